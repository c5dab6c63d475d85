// Pages in the manner of large Arabic news sites of 2008 to 2020, each with its way with headline, date and text.
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
  arabicDigits,
  escapeHtml as e,
  hijri,
  long,
  slashed,
  type Template,
  utc,
  weekday,
  weekOff,
} from './story.ts'

const p = (text: string) => `<p>${text}</p>`
const american = (day: string, time: string) => {
  const [year, month, date] = day.split('-')
  return `${Number(month)}/${Number(date)}/${year} ${Number(time.slice(0, 2)) % 12 || 12}:${time.slice(3)}:00 ${Number(time.slice(0, 2)) < 12 ? 'AM' : 'PM'}`
}

export const PAPERS: Readonly<Record<string, Template>> = {
  // Egyptian daily: «كتب» above the text, the day with its time, read-also lines between paragraphs, tags.
  'egypt-daily': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', full(s)), meta(s, 'og:image', 'x.jpg'), meta(s, 'article:published_time', american(s.day, s.time))])}<body><div class="date-time">${clock(s)}</div>${menu(s)}<div class="articleHeader"><h1>${e(s.title)}</h1><span class="newsStoryDate">${weekday(s.day)}، ${long(s.day, 'egypt', false)} ${s.time} ${s.pick(['م', 'ص'])}</span><div class="breadcumb"><a href="#">${s.section}</a></div></div>
<div class="img-cont"><img src="x.jpg"><span class="img-cap">${s.captions[0]}</span></div><span class="writeBy">${s.pick(['كتب', 'كتبت', 'كتب -'])} ${s.author}</span>
<div id="articleBody">${between(s.paragraphs, p, s.chance(0.5) ? [`<p><strong>${also(s)}: <a href="#">${e(s.others[1]?.title ?? '')}</a></strong></p>`] : [], s)}</div>
<div class="tags"><h3>الموضوعات المتعلقة</h3>${s.tags.map((tag) => `<a href="#">${tag}</a>`).join(' ')}</div><div class="relatedNews">${list(s, 5, 'dated')}</div>${comments(s)}${footer(s)}</body></html>`,
    date: s.day,
    author: s.author,
    captions: [s.captions[0] ?? ''],
  }),

  // A channel's site: JSON-LD with a moment in UTC, the day shown in figures, lists and related boxes inside the text.
  'channel-utc': (s) => ({
    html: `${open(s)}${head(s, full(s), [ld({ '@type': 'NewsArticle', headline: s.title, datePublished: utc(s.day, s.time, 3), dateModified: utc(weekOff(s.day, 1), s.time, 3), author: { '@type': 'Organization', name: s.site } }), meta(s, 'og:title', s.title)])}<body><div id="root"><div class="site-header">${menu(s)}</div><main id="main-content-area"><div class="article-header"><div class="topics"><a href="#">${s.section}</a></div><h1>${e(s.title)}</h1><div class="article-dates"><div class="date-simple"><span class="screen-reader-text">نشر في ${slashed(s.day)}</span><span aria-hidden="true">${slashed(s.day)}</span></div></div>${share(s, 'div', 'article-social-share')}</div>
<figure class="article-featured-image"><img src="x.jpg"><figcaption>${s.captions[0]}</figcaption></figure><div class="wysiwyg wysiwyg--all-content">${between(s.paragraphs, p, [`<div class="container container--ads"><p class="ads__title">إعلان</p></div>`, s.chance(0.6) ? `<div class="more-on"><h2 class="more-on__heading">${also(s)}</h2><ul class="more-on__list">${list(s, 3)}</ul></div>` : ''], s)}</div>
<div class="article-source"><span>المصدر : </span><span>${s.pick(['وكالات', 'رويترز', s.site])}</span></div></main><div class="trending-articles"><h2>الأكثر قراءة</h2><ol>${list(s, 5)}</ol></div>${footer(s)}</div></body></html>`,
    date: s.day,
    author: null,
    captions: [s.captions[0] ?? ''],
  }),

  // A broadcaster's page of 2012 to 2018: story-body__inner, the day in data attributes, captions with hidden words.
  'broadcaster-2015': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', full(s)), meta(s, 'og:site_name', s.site)])}<body>${menu(s)}<div class="story-body" property="articleBody"><h1 class="story-body__h1">${e(s.title)}</h1><div class="with-extracted-share-icons"><div class="story-body__mini-info-list"><ul class="mini-info-list"><li class="mini-info-list__item"><div class="date date--v2" data-seconds="${Math.floor(Date.parse(`${s.day}T${s.time}Z`) / 1000)}" data-datetime="${long(s.day, 'both', false)}">${long(s.day, 'both', false)}</div></li></ul></div></div>${share(s)}
<div class="story-body__inner" property="articleBody"><figure class="media-landscape has-caption full-width lead"><span class="image-and-copyright-container"><img src="x.jpg"><span class="off-screen">مصدر الصورة</span><span class="story-image-copyright">Getty Images</span></span><figcaption class="media-caption"><span class="off-screen">Image caption</span><span class="media-caption__text">${s.captions[0]}</span></figcaption></figure>
${between(
  s.paragraphs,
  p,
  [
    `<ul class="story-body__unordered-list">${s.others
      .slice(0, 2)
      .map(
        (o) =>
          `<li class="story-body__list-item"><a href="#" class="story-body__link">${e(o.title)}</a></li>`,
      )
      .join('')}</ul>`,
  ],
  s,
)}</div></div><div class="column--secondary"><h2>اخترنا لكم</h2>${list(s, 4, 'teasers')}</div></body></html>`,
    date: s.day,
    author: null,
    captions: [s.captions[0] ?? ''],
  }),

  // An American channel's Arabic site in 2013: only "last updated" is shown; the true day is in the address.
  'updated-line': (s) => ({
    html: `${open(s)}${head(s, full(s), [`<link rel="canonical" href="http://${s.host}/${s.day.slice(0, 4)}/${s.section === 'رياضة' ? 'sport' : 'world'}/${Number(s.day.slice(5, 7))}/${Number(s.day.slice(8))}/story.title/index.html">`, meta(s, 'og:title', s.title)])}<body><div id="cnnhdr"><div class="date">${clock(s)}</div>${menu(s)}</div><div id="cnn_content"><div class="lastUpdated">آخر تحديث ${long(weekOff(s.day, s.number(1, 9)))}؛ ${s.time} (GMT+0400)</div><h1>${e(s.title)}</h1>
<div class="box300"><img src="x.jpg"><p class="cap">${s.captions[0]}</p></div>${between(s.paragraphs, p, [], s)}
<div class="cnnStryTeaser">${s.others
      .slice(0, 4)
      .map((o) => `<div><a href="#">${e(o.title)}</a></div>`)
      .join('')}</div></div><div id="rightcol">${list(s, 5, 'teasers', 6)}</div></body></html>`,
    date: s.day,
    author: null,
    captions: [s.captions[0] ?? ''],
  }),

  // A Gulf channel: the day with «نشر في» and «آخر تحديث» beside one another, share counts, an intro.
  'gulf-channel': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title), meta(s, 'article:modified_time', `${weekOff(s.day, 4)}T10:00:00Z`)])}<body>${menu(s)}<div class="article-wrapper"><h1 class="headline">${e(s.title)}</h1><div class="timestamp"><span class="caption">نشر في: <time datetime="${s.day}T${s.time}:00+03:00">${long(s.day, 'egypt', false)}: ${s.time} ${s.pick(['م', 'ص'])} GST</time></span><span class="caption">آخر تحديث: <time datetime="${weekOff(s.day, 1)}T10:00:00+03:00">${long(weekOff(s.day, 1), 'egypt', false)}: 10:00 ص GST</time></span></div><div class="author">${s.site}</div>${share(s)}
<div class="article-body"><figure><img src="x.jpg"><div class="media-caption">${s.captions[0]}</div></figure>${between(s.paragraphs, p, [`<div class="read-more-inline"><span>${also(s)}</span><a href="#">${e(s.others[2]?.title ?? '')}</a></div>`], s)}</div><div class="tags">${s.tags.map((tag) => `<a href="#">#${tag}</a>`).join(' ')}</div></div>${side(s, 'most-popular')}${footer(s)}</body></html>`,
    date: s.day,
    author: null,
    captions: [s.captions[0] ?? ''],
  }),

  // A Russian channel's Arabic site: «تاريخ النشر», the summary as a lead, captions below pictures, source at the end.
  'rt-like': (s) => ({
    html: `${open(s)}${head(s, `${s.title} - ${s.site}`, [meta(s, 'og:title', `${s.title}`), meta(s, 'mediator_published_time', `${s.day}T${s.time}:00`)])}<body>${menu(s)}<div class="article"><h1 class="heading">${e(s.title)}</h1><div class="news-date"><span class="date">تاريخ النشر:&nbsp;<b>${slashed(s.day, '.', true)}</b> | ${s.time} GMT</span></div><div class="media"><div class="media__title">${s.captions[0]}<div class="media__copyright">Sputnik</div></div></div>
<div class="article__text text js-mediator-article">${between(s.paragraphs, p, [`<p><strong>${also(s)}:</strong></p><p><a href="#">${e(s.others[3]?.title ?? '')}</a></p>`], s)}<p><b>المصدر: ${s.pick(['رويترز', 'أ ف ب', 'وكالات'])}</b></p></div><div class="short-news">${list(s, 5, 'dated')}</div><div class="subscribe">تابعوا ${s.site} على <a href="#">تيليجرام</a></div></div></body></html>`,
    date: s.day,
    author: null,
    captions: [s.captions[0] ?? ''],
  }),

  // A Moroccan site: writer and day above the text, comments without end below it.
  'moroccan-site': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title)])}<body><div class="header-date">${clock(s)}</div>${menu(s)}<div class="post"><h1 class="post-title">${e(s.title)}</h1><figure class="post-thumbnail"><img src="x.jpg"><span class="legend">${s.captions[0]}</span></figure><div class="post-infos"><span class="author"><a href="#">${s.author}</a></span><span class="date-post">${long(s.day)} - ${s.time}</span></div>${share(s)}
<div class="article-content">${between(s.paragraphs, p, [], s)}</div><section class="tags">${s.tags.map((tag) => `<a href="#">${tag}</a>`).join('')}</section></div>
<div class="comments-area"><h3>تعليقات الزوار</h3><ul class="comment-list">${Array.from({ length: 20 }, (_, i) => `<li class="even"><div class="comment-body"><div class="comment-head">${i + 1} - قارئ</div><div class="comment-date-ltr">${long(weekOff(s.day, 1))} - 10:${i + 10}</div><div class="comment-text"><p>${e(s.comments[i % s.comments.length] ?? '')} ${e(s.others[i % 14]?.text ?? '')}</p></div></div></li>`).join('\n')}</ul></div>${side(s)}</body></html>`,
    date: s.day,
    author: s.author,
    captions: [s.captions[0] ?? ''],
  }),

  // A state agency: only the dateline inside the text has the day, in both calendars.
  'agency-dateline': (s) => {
    const line = `${s.pick(['الرياض', 'جدة', 'الدمام'])} ${hijri(s.day)} الموافق ${long(s.day, 'egypt', false)} م واس`
    return {
      html: `${open(s)}${head(s, s.pick([s.title, full(s)]), [])}<body><div class="topbar">${clock(s)}</div>${menu(s)}<div class="container"><div class="divNewsTitle"><h3>${e(s.section)}/ ${e(s.title)}</h3></div><div class="divNewsDetails"><div class="NewsText"><p>${line}<br>${s.paragraphs.map(e).join('<br>')}<br>// انتهى //<br>${s.time} ت م<br>${s.number(100, 400)}</p></div><div class="newsLink">www.${s.host}/${s.number(1_000_000, 2_000_000)}</div></div></div>${side(s, 'latest-news')}${footer(s)}</body></html>`,
      date: s.day,
      title: `${s.section}/ ${s.title}`,
      author: null,
    }
  },

  // A Lebanese channel: no paragraphs, nested spans and divs; the day in figures beside the time.
  'nested-spans': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', full(s)), meta(s, 'og:description', s.paragraphs[0]?.slice(0, 120) ?? '')])}<body><div class="wrap"><div class="hdr"><span class="clock">${clock(s)}</span>${menu(s)}</div><div class="LeftCol"><div class="NewsDetails"><div class="DetailsTitle"><span><span>${e(s.title)}</span></span></div><div class="DetailsDate"><span>${s.day}</span> | <span>${s.time}</span></div>${share(s, 'div', 'ShareNews')}
<div class="LongDesc"><div><span style="font-size:16px"><div><span>${s.paragraphs.map((text) => `<span dir="rtl">${e(text)}</span>`).join('</span></div><div><span>')}</span></div></span></div></div></div>
<div class="OtherNews"><div class="OtherTitle">أخبار أخرى</div>${s.others
      .slice(0, 6)
      .map(
        (o) =>
          `<div class="row"><span class="d">${o.day}</span><a href="#"><span>${e(o.title)}</span></a></div>`,
      )
      .join('')}</div></div></div></body></html>`,
    date: s.day,
    author: null,
  }),

  // A Saudi daily: both calendars and the issue's number above the headline, writer and city below it.
  'saudi-daily': (s) => ({
    html: `${open(s)}${head(s, full(s), [])}<body>${menu(s)}<div class="issue">${weekday(s.day)} ${hijri(s.day)} - ${long(s.day, 'egypt', false)}م - العدد ${s.number(10_000, 18_000)}</div><div class="content"><h5 class="kicker">${s.section}</h5><h1>${e(s.title)}</h1><div class="writer">${s.author} - الرياض</div><div class="pic"><img src="x.jpg"><div class="pic-title">${s.captions[0]}</div></div>
<div class="story">${between(s.paragraphs, p, [`<div class="extra"><a href="#">${e(s.others[0]?.title ?? '')}</a></div>`], s)}</div>${share(s)}</div><div class="menu-left">${list(s, 6)}</div>${comments(s, 'reader-comments')}${footer(s, 'div')}</body></html>`,
    date: s.day,
    author: s.author,
    captions: [s.captions[0] ?? ''],
  }),

  // A Gulf paper: headline as h2, Arabic digits, a gallery with captions, day only in an Arabic line.
  'gulf-paper': (s) => ({
    html: `${open(s)}${head(s, `${s.site} | ${s.title}`, [meta(s, 'og:title', s.title), meta(s, 'og:type', 'article')])}<body><header><div class="date-today">${clock(s)}</div>${menu(s)}</header><section class="details"><div class="details-title"><h2>${e(s.title)}</h2></div><div class="details-date"><i class="icon"></i> ${arabicDigits(long(s.day))}</div>
<div class="gallery"><div class="item"><img><div class="desc">${s.captions[0]}</div></div><div class="item"><img><div class="desc">${s.captions[1]}</div></div></div><div class="details-text">${s.paragraphs.map((text) => `<div>${e(text)}</div>`).join('<div>&nbsp;</div>')}</div>${share(s)}</section><section class="more">${alsoBox(s, 'box')}</section>${side(s, 'latest')}${cookie(s)}${footer(s)}</body></html>`,
    date: s.day,
    author: null,
    captions: [s.captions[0] ?? '', s.captions[1] ?? ''],
  }),

  // No day at all but that of the last change, and the days of other stories.
  'modified-only': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title), meta(s, 'article:modified_time', `${weekOff(s.day, 40)}T09:00:00+03:00`), meta(s, 'og:updated_time', `${weekOff(s.day, 40)}T09:00:00+03:00`)])}<body><div class="masthead">${clock(s)}</div>${menu(s)}<article><h1>${e(s.title)}</h1><div class="meta">${s.section} | آخر تحديث: ${long(weekOff(s.day, 40))}</div><div class="content">${between(s.paragraphs, p, [alsoBox(s, 'related')], s)}</div></article>${side(s)}${comments(s)}${footer(s)}</body></html>`,
    date: null,
    author: null,
  }),
}
