// Pages of recent years, and pages as other tools keep them: AMP, Next.js, paywalls, web archives, saved files.

import { CMS } from './cms.ts'
import { PAPERS } from './papers.ts'
import {
  also,
  alsoBox,
  between,
  clock,
  comments,
  cookie,
  footer,
  full,
  head,
  ld,
  list,
  menu,
  meta,
  open,
  share,
  side,
} from './parts.ts'
import {
  escapeHtml as e,
  long,
  type Page,
  type Story,
  slashed,
  type Template,
  utc,
  weekOff,
} from './story.ts'

const p = (text: string) => `<p>${text}</p>`
const stamp = (day: string) => `${day.replaceAll('-', '')}101112`

/** The Wayback Machine's copy of a page: toolbar, comments, rewritten addresses. */
function replayed(s: Story, page: Page): Page {
  const prefix = `http://web.archive.org/web/${stamp(s.captured)}`
  const toolbar = `<!-- BEGIN WAYBACK TOOLBAR INSERT -->\n<script>__wm.init()</script><div id="wm-ipp-base" lang="en" style="display:block"><div id="wm-ipp"><div id="wm-ipp-inside"><a href="/web/">Wayback Machine</a><table><tr><td>${long(s.captured)}</td><td>${s.captured.slice(0, 4)}</td></tr></table><a href="#">12 captures</a><p>${slashed(s.captured)} - ${slashed(weekOff(s.captured, 90))}</p></div></div></div><!-- END WAYBACK TOOLBAR INSERT -->`
  return {
    ...page,
    html: `${page.html
      .replace(/(href|content)=(["'])(https?:\/\/)/g, `$1=$2${prefix}/$3`)
      .replace(
        /<body([^>]*)>/i,
        `<body$1>${toolbar}`,
      )}\n<!--\n     FILE ARCHIVED ON 10:11:12 ${s.captured} AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 01:02:03 ${weekOff(s.captured, 100)}.\n-->`,
  }
}

export const MODERN: Readonly<Record<string, Template>> = {
  amp: (s) => ({
    html: `<!doctype html><html ⚡ lang="ar" dir="rtl">${head(s, s.title, [ld({ '@context': 'http://schema.org', '@type': 'NewsArticle', mainEntityOfPage: `https://${s.host}/${s.path}`, headline: s.title, datePublished: `${s.day}T${s.time}:00+02:00`, author: [{ '@type': 'Person', name: s.author }] }), '<style amp-custom>.a{}</style>'])}<body><amp-sidebar id="sb">${menu(s)}</amp-sidebar><article class="amp-wp-article"><header><h1 class="amp-wp-title">${e(s.title)}</h1><div class="amp-wp-byline">${s.author}</div><time class="amp-wp-posted-on">${s.pick(['منذ سنتين', 'قبل 3 أيام', long(s.day)])}</time></header><amp-img src="x.jpg"></amp-img><div class="amp-wp-article-content">${between(s.paragraphs, p, ['<amp-ad width=300></amp-ad>'], s)}</div></article><amp-list>${list(s, 3)}</amp-list></body></html>`,
    date: s.day,
    author: s.author,
  }),

  // A React app: classes without meaning, the page's state as JSON; the day only in a <time> in UTC and its words.
  'next-js': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title)])}<body><div id="__next"><div class="sc-1a2b">${menu(s)}</div><div class="sc-9f8e"><div class="sc-77aa"><h1 class="sc-aXZVg">${e(s.title)}</h1><div class="sc-meta1"><div class="sc-ab12"><a href="#">${s.author}</a></div><time class="sc-ti" datetime="${utc(s.day, s.time, 3)}">${long(s.day, 'egypt', false)}</time></div></div><div class="sc-bb01">${between(s.paragraphs, (text) => `<div class="sc-p">${text}</div>`, [`<div class="sc-re"><a href="#"><div>${e(s.others[0]?.title ?? '')}</div></a></div>`], s)}</div></div><div class="sc-side">${s.others
      .slice(3, 8)
      .map(
        (o) =>
          `<a href="#"><div class="sc-c">${e(o.title)}</div><div>${long(o.day, 'egypt', false)}</div></a>`,
      )
      .join(
        '',
      )}</div></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { article: { title: s.title, publishedAt: utc(s.day, s.time, 3), body: s.paragraphs.map((text) => `<p>${text}</p>`).join('') }, latest: s.others } } })}</script></body></html>`,
    date: s.day,
  }),

  // A wall after the first paragraph; the whole text stands in JSON-LD.
  paywall: (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title), ld({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: s.title, isAccessibleForFree: false, datePublished: `${s.day}T${s.time}:00+03:00`, articleBody: s.paragraphs.join(s.pick(['\n', '\n\n', '\r\n'])), author: { name: s.author } })])}<body>${menu(s)}<article><h1>${e(s.title)}</h1><p class="meta">${s.author} | ${long(s.day)}</p><p>${e(s.paragraphs[0] ?? '')}</p><div class="paywall"><h3>هذا المحتوى للمشتركين فقط</h3><p>اشترك الآن لمتابعة القراءة والاطلاع على جميع المقالات والتقارير.</p><button>اشترك</button></div></article>${side(s)}${footer(s)}</body></html>`,
    date: s.day,
    author: s.author,
  }),

  // An empty shell: the text stands in the state of the app alone.
  'app-shell': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title), meta(s, 'article:published_time', `${s.day}T${s.time}:00+03:00`)])}<body><div id="__next"><div class="loader">جاري التحميل</div></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { data: { id: 12, headline: s.title, content: s.paragraphs.map((text) => `<p>${e(text)}</p>`).join('\n') } } }, page: '/[slug]' })}</script></body></html>`,
    date: s.day,
    author: null,
  }),

  'wayback-channel': (s) => replayed(s, (PAPERS['updated-line'] as Template)(s)),
  'wayback-wp': (s) => replayed(s, (CMS['wp-sahifa'] as Template)(s)),
  'wayback-daily': (s) => replayed(s, (PAPERS['saudi-daily'] as Template)(s)),

  // A page saved from the browser: the address as a comment, everything on one line.
  'saved-as': (s) => {
    const page = (PAPERS['gulf-paper'] as Template)(s)
    return {
      ...page,
      html: `<!DOCTYPE html>\n<!-- saved from url=(0040)https://${s.host}/${s.path} -->\n${page.html.replace(/<!doctype html>/i, '').replace(/\n/g, ' ')}`,
    }
  },

  // SingleFile: styles inlined, pictures as data.
  'single-file': (s) => {
    const page = (CMS['wp-newspaper'] as Template)(s)
    return {
      ...page,
      html: page.html
        .replace(
          '<head>',
          `<!--\n Page saved with SingleFile \n url: https://${s.host}/${s.path} \n saved date: ${new Date(`${s.captured}T10:00Z`).toUTCString()}\n--><head><style>${'.a1{color:#000}'.repeat(800)}</style>`,
        )
        .replaceAll('x.jpg', `data:image/png;base64,${'iVBORw0K'.repeat(200)}`),
    }
  },

  // Teasers without a label inside the article's own column, as plain links and as headed openings.
  'column-teasers': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title)])}<body>${menu(s)}<div class="main-col"><h1>${e(s.title)}</h1><div class="byline">${long(s.day)}</div>${between(s.paragraphs, p, [`<div class="b1"><a href="#">${e(s.others[0]?.title ?? '')}</a></div>`, `<div class="b2"><a href="#"><img><h3>${e(s.others[1]?.title ?? '')}</h3></a></div>`], s)}${s.others
      .slice(2, 5)
      .map((o) => `<div class="b3"><h4><a href="#">${e(o.title)}</a></h4><p>${e(o.text)}...</p></div>`)
      .join('')}</div>${footer(s)}</body></html>`,
    date: s.day,
    author: null,
  }),

  // A live site of 2022: article elements for every teaser, microdata, two moments.
  'many-articles': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', `${s.title} | ${s.site}`), `<meta itemprop="datePublished" content="${s.day}T${s.time}:00+04:00">`])}<body><header>${menu(s)}<div>${clock(s)}</div></header><main><article class="single"><p class="category">${s.section}</p><h1 itemprop="headline">${e(s.title)}</h1><h2 class="sub">${e(s.others[9]?.title ?? '')}</h2><div class="info"><span itemprop="author">${s.author}</span> <time itemprop="datePublished" datetime="${s.day}T${s.time}:00+04:00">${long(s.day)} ${s.time}</time></div><div class="body" itemprop="articleBody">${between(s.paragraphs, p, [alsoBox(s, 'inline-related'), `<blockquote class="twitter-tweet"><p>تغريدة</p>— حساب (@x) <a href="#">${long(s.day)}</a></blockquote>`], s)}</div></article>${s.others
      .slice(0, 6)
      .map(
        (o) =>
          `<article class="card"><h3><a href="#">${e(o.title)}</a></h3><p>${e(o.text)}</p><time datetime="${o.day}">${long(o.day)}</time></article>`,
      )
      .join('')}</main>${cookie(s)}${footer(s)}</body></html>`,
    date: s.day,
    author: s.author,
  }),

  // The day stands in the address alone.
  'day-in-url': (s) => ({
    html: `${open(s)}${head(s, full(s), [`<link rel="canonical" href="https://${s.host}/${s.pick([s.day.replaceAll('-', '/'), `${s.section === 'رياضة' ? 'a' : 'b'}/${s.day.replaceAll('-', '/')}`, s.day])}/${s.path}">`])}<body>${menu(s)}<div class="c"><div class="t"><h1>${e(s.title)}</h1></div>${share(s)}<div class="x">${between(s.paragraphs, p, [], s)}</div><div class="bio"><img><b>${s.author}</b> كاتب وصحفي من مواليد عام 1975 يعمل في الصحافة منذ عشرين عاما.</div></div><div class="also">${also(s)}<ul>${list(s, 4, 'dated')}</ul></div>${comments(s)}${footer(s)}</body></html>`,
    date: s.day,
  }),
}
