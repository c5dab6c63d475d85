// The pages: escaping, links, words, dates, every layout, the style sheet and the fonts.

import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { html, join as joined, type Printable, safeUrl } from '../layouts/html.ts'
import { languageOf } from '../layouts/language.ts'
import { weeksOf } from '../layouts/parts/calendar.ts'
import { type ArchiveView, renderPage } from '../layouts/render.ts'
import ar from '../layouts/strings/ar.json' with { type: 'json' }
import en from '../layouts/strings/en.json' with { type: 'json' }
import { stringsFor } from '../layouts/strings.ts'
import { fromHostRoot, relative } from '../layouts/url.ts'
import { type DateStyle, dateInWords, hijriInWords } from '../src/arabic/date-words.ts'
import { compareTexts } from '../src/archive/compare.ts'
import { renderMarkdown } from '../src/archive/markdown.ts'
import type {
  Article,
  ArticlePage,
  ArticleRecord,
  Entity,
  Evidence,
  Outlet,
  Page,
  Site,
  SourceText,
} from '../src/model.ts'
import { bodyAnchors, bodyHtml } from '../src/site/body.ts'
import { buildFonts } from '../src/site/fonts.ts'
import { BASE, type Letters, textOf, WHOLE } from '../src/site/repertoire.ts'
import { buildStyles, readStyles } from '../src/site/styles.ts'

const LAYOUTS = new URL('../layouts/', import.meta.url)
const sources = readdirSync(LAYOUTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('assets'))
  .map((name) => ({ name, text: readFileSync(new URL(name, LAYOUTS), 'utf8') }))
const css = await readStyles()

const SITE: Site = {
  name: 'ديوان مرسى',
  description: 'أخبار مدينة لا وجود لها',
  language: 'ar',
  interface: 'ar',
  url: null,
  months: 'both',
  digits: 'latn',
  hijri: true,
  notice: 'كل ما هنا متخيّل.',
  suggestions: ['سوق السمك'],
}
const OUTLET: Outlet = {
  id: 'manara',
  name: 'صحيفة المنارة اليومية',
  short: 'المنارة',
  aliases: [],
  marks: [],
  furniture: [],
  hosts: [],
  tails: [],
  dateOrder: 'dmy',
  zone: null,
  language: 'ar',
}
const TOWN: Entity = { id: 'marsa', kind: 'places', name: 'مرسى', variants: [], wikidata: null }
const HARBOUR: Entity = {
  id: 'port',
  kind: 'organisations',
  name: 'هيئة الميناء',
  variants: [],
  wikidata: null,
}

function found(value: string, rest: Partial<Evidence> = {}): Evidence {
  return {
    value,
    basis: 'stated',
    text: value,
    line: 6,
    rule: 'a/b',
    confidence: 1,
    candidates: [],
    flags: [],
    ...rest,
  }
}

const RECORD: ArticleRecord = {
  id: 'k2v8x0q4m1zt',
  language: 'ar',
  title: 'سوق السمك الجديد يفتح أبوابه',
  kicker: 'شؤون المدينة',
  published: '2016-04-27',
  dateline: 'مرسى – المنارة.',
  place: 'مرسى',
  agency: null,
  outlet: 'manara',
  author: null,
  credit: null,
  photographer: null,
  time: null,
  stories: [],
  quotes: [],
  url: 'https://almanara.example/2016/04/27/fish',
  body: 'فتحت السوق أبوابها صباح اليوم.\n\n## ميزان واحد\n\nقال الصيادون إن السعر سيُعلن.',
  related: ['العاصفة تؤخر الافتتاح'],
  removed: [{ line: 9, role: 'boilerplate:share', rule: 'furniture/outlet', text: 'تابعوا المنارة' }],
  evidence: {
    published: found('2016-04-27', { text: 'الأربعاء ٢٧ نيسان ٢٠١٦' }),
    outlet: found('manara', { basis: 'inferred', text: 'تابعوا المنارة', line: 9 }),
  },
  document: {
    path: 'a/سوق #1.txt',
    sha256: 'ab'.repeat(32),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    size: 4178,
    repaired: null,
  },
  path: 'articles/2016/04/x.md',
  edited: false,
}

function articleOf(record: Partial<ArticleRecord> = {}, rest: Partial<Article> = {}): Article {
  const full = { ...RECORD, ...record }
  return {
    record: full,
    path: `articles/k2/${full.id}.html`,
    documentPath: `documents/${full.document.path}`,
    sourcePath: `source/k2/${full.id}.html`,
    headline: full.title ?? 'فتحت السوق أبوابها',
    headlineIsOpening: full.title === null,
    excerpt: 'فتحت السوق أبوابها صباح اليوم.',
    outlet: full.outlet === null ? null : OUTLET,
    author:
      full.author === null ? null : { id: 'k9author0000', name: full.author, variants: [], wikidata: null },
    mentions: [TOWN, HARBOUR],
    reading: '',
    ...rest,
  }
}

function archiveView(site: Partial<Site> = {}): ArchiveView {
  return {
    site: { ...SITE, ...site },
    assets: {
      css: 'assets/site-1.css',
      search: 'assets/search-1.js',
      engine: 'assets/engine-1.js',
      reading: 'assets/reading-1.js',
      icon: 'assets/icon-1.svg',
      fonts: [{ path: 'assets/naskh-1.woff2', preload: true }],
    },
    footer: [{ path: 'organisations/index.html', text: 'الهيئات' }],
    markdown: renderMarkdown,
    body: (article) => bodyHtml(article, { namePlaces: () => [], entityAddress: () => null }),
    anchors: bodyAnchors,
    authorPath: (author) => `authors/${author.id}.html`,
    outletPath: (outlet) => `sources/${outlet.id}.html`,
    entityPath: (entity) => (entity.kind === 'organisations' ? null : `${entity.kind}/${entity.id}.html`),
  }
}

function articlePage(article: Article): ArticlePage {
  const near = articleOf({ id: 'another00000', title: 'الجسر القديم يُغلق ليلًا' })
  return {
    kind: 'article',
    path: article.path,
    article,
    previous: near,
    next: null,
    inSource: { previous: near, next: null },
    copies: [],
    similar: [{ article: near, shared: [TOWN], words: ['السوق', 'الصيادون'] }],
    trail: [{ path: 'dates/2016.html', text: '2016' }],
  }
}

const render = (article: Article, site: Partial<Site> = {}) =>
  renderPage(articlePage(article), archiveView(site))

const YEAR = { path: 'dates/2016.html', text: '2016', count: 12 }
const MONTH = { path: 'dates/2016/04.html', text: 'نيسان/أبريل', count: 1 }
const CALENDAR = {
  year: 2016,
  month: 4,
  path: MONTH.path,
  days: [{ day: 27, count: 2, path: 'dates/2016/04/27.html' }],
}
const LISTING = {
  kind: 'listing',
  path: MONTH.path,
  of: 'month',
  heading: 'نيسان/أبريل 2016',
  note: null,
  profile: null,
  trail: [],
  total: 40,
  articles: [articleOf(), articleOf({ title: null, published: 'XXXX-06-11' })],
  pager: {
    page: 2,
    pages: 2,
    numbers: [
      { page: 2, path: MONTH.path },
      { page: 1, path: 'dates/2016/04-1.html' },
    ],
    newer: null,
    older: 'dates/2016/04-1.html',
    newest: null,
  },
  calendars: [CALENDAR],
  previous: { path: 'dates/2016/03.html', text: 'آذار/مارس 2016' },
  next: null,
} as const
const BODY = { kind: 'shown', role: 'body', rule: null, text: null } as const
const MARKUP = { kind: 'markup', role: 'markup', rule: null, text: null } as const
const SOURCE: SourceText = {
  pieces: [
    { from: 1, to: 4, lines: [] },
    { line: { n: 5, text: 'فتحت السوق\u202E أبوابها', left: 0, fates: [BODY], fields: ['dateline'] } },
    {
      line: {
        n: 6,
        text: 'تابعونا المنارة',
        left: 4,
        fates: [
          { ...BODY, kind: 'removed', role: 'boilerplate:share', rule: 'x/y', text: 'تابعونا' },
          { ...BODY, kind: 'unused', role: 'byline', text: 'المنارة' },
        ],
        fields: [],
      },
    },
    { from: 7, to: 7, lines: [{ n: 7, text: '</p>', left: 0, fates: [MARKUP], fields: [] }] },
  ],
  total: 9,
  counts: [{ kind: 'shown', role: 'body', lines: 1 }],
  elsewhere: [
    { field: 'published', basis: 'meta', value: '2016-04-27' },
    { field: 'outlet', basis: 'url', value: 'manara' },
  ],
  reading: '',
}
const PAGES: readonly Page[] = [
  {
    kind: 'home',
    path: 'index.html',
    lead: articleOf(),
    leadText: [articleOf().excerpt],
    recent: [articleOf({ language: 'en', title: 'Fish market opens' })],
    calendar: CALENDAR,
    years: [YEAR, { ...YEAR, path: 'dates/2012.html', text: '2012', count: 1 }],
    sources: [{ path: 'sources/manara.html', text: OUTLET.name, count: 2 }],
    places: [{ path: 'places/marsa.html', text: TOWN.name, count: 1640 }],
    people: [],
    total: 13,
  },
  articlePage(articleOf()),
  articlePage(articleOf({ id: 'opening00000', title: null, outlet: null, published: null, evidence: {} })),
  {
    kind: 'compare',
    path: 'compare/another00000-k2v8x0q4m1zt.html',
    first: articleOf(),
    second: articleOf({ id: 'another00000', language: 'fa', body: 'فتحت السوق أبوابها مساء أمس.' }),
    copy: 'near',
    similarity: 0.5,
    comparison: compareTexts(articleOf().record, { dateline: null, body: 'فتحت السوق أبوابها مساء أمس.' }),
  },
  LISTING,
  { ...LISTING, path: 'dates/undated.html', of: 'undated', calendars: [], pager: null },
  {
    ...LISTING,
    path: 'places/marsa.html',
    of: 'places',
    heading: TOWN.name,
    calendars: [],
    pager: null,
    profile: {
      years: [
        { year: 2014, count: 1 },
        { year: 2015, count: 0 },
        { year: 2016, count: 12 },
      ],
      together: [{ of: 'places', counts: [{ path: 'places/marsa.html', text: TOWN.name, count: 2 }] }],
      wikidata: 'Q1',
      alsoAs: null,
    },
  },
  {
    kind: 'timeline',
    path: 'timeline.html',
    trail: [],
    years: [
      { year: 2014, count: 1, path: 'dates/2014.html', months: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0] },
      { year: 2015, count: 0, path: null, months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      { year: 2016, count: 12, path: 'dates/2016.html', months: [0, 3, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    ],
    undated: { path: 'dates/undated.html', text: 'غير مؤرخة', count: 3 },
    sources: [
      {
        source: { path: 'sources/manara.html', text: OUTLET.name, count: 2 },
        years: [{ year: 2016, count: 2 }],
      },
    ],
  },
  {
    kind: 'index',
    path: 'dates/index.html',
    of: 'dates',
    heading: 'التاريخ',
    note: null,
    trail: [],
    counts: [{ path: 'dates/undated.html', text: 'غير مؤرخة', count: 3 }],
    letters: [],
    years: [{ year: YEAR, months: [MONTH] }],
  },
  {
    kind: 'index',
    path: 'topics/index.html',
    of: 'topics',
    heading: 'الموضوعات',
    note: null,
    trail: [],
    counts: [],
    letters: [{ path: 'topics/letters/0645.html', text: 'م' }],
    years: [],
  },
  {
    kind: 'source',
    path: 'source/k2/k2v8x0q4m1zt.html',
    article: articleOf({ language: 'fa' }),
    trail: [],
    differs: true,
    source: SOURCE,
  },
  { kind: 'search', path: 'search.html' },
  {
    kind: 'prose',
    path: 'about.html',
    prose: { name: 'about', title: 'عن الأرشيف', body: 'نص **مهم**' },
    trail: [],
    quarantine: [
      { path: 'a.bin', sha256: null, size: null, rule: 'read/binary', message: 'ليس نصًا', hint: '' },
    ],
  },
  { kind: 'not-found', path: '404.html' },
]

describe('html', () => {
  it('escapes what is interpolated, in text and in attributes', () => {
    const evil = `<script>&"'`
    expect(String(html`<a title="${evil}">${evil}</a>`)).toBe(
      '<a title="&lt;script&gt;&amp;&quot;&#39;">&lt;script&gt;&amp;&quot;&#39;</a>',
    )
  })

  it('prints nothing for null, undefined and false, and arrays in order', () => {
    const values: readonly Printable[] = [null, [undefined, [false, 'أ', [html`<b>${'<'}</b>`, 0]]], 'ب']
    expect(String(html`${values}`)).toBe('أ<b>&lt;</b>0ب')
    expect(String(joined(['أ', null, '', 'ب'], ' · '))).toBe('أ · ب')
  })

  it('refuses an attribute without quotes', () => {
    expect(() => html`<a href=${'x'}>`).toThrow('attribute without quotes')
    expect(String(html`<p>${'1='}${'2'}</p>`)).toBe('<p>1=2</p>')
  })

  it('lets no markup or forbidden control through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(String(html`${text}`)).not.toMatch(/[<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/)
      }),
    )
  })

  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['../a/b.html?q=x:y', '../a/b.html?q=x:y'],
    ['javascript:alert(1)', null],
    [' JaVa\tscript:alert(1)', null],
    ['\u200Bjavascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//a.example/x', null],
    ['\\\\a.example', null],
  ])('safeUrl(%j) is %j', (url, expected) => {
    expect(safeUrl(url)).toBe(expected)
  })

  it('is got round in one file only', () => {
    const callers = sources.filter(({ name, text }) => name !== 'html.ts' && /\braw\(/.test(text))
    expect(callers.map(({ name }) => name)).toEqual([join('parts', 'body.ts')])
  })
})

describe('the layouts as code', () => {
  it('import the model, src/arabic, src/cite and each other, and two packages in one file each', () => {
    const packages: Readonly<Record<string, string>> = {
      'rtl-detect': 'language.ts',
      'schema-dts': 'linked-data.ts',
    }
    for (const { name, text } of sources) {
      for (const [, from = ''] of text.matchAll(/(?:from|import) '([^']+)'/g)) {
        const isOwn =
          /^\.\.?\/(?!.*\bsrc\/)/.test(from) || /\.\.\/src\/(model\.ts|arabic\/|cite\/)/.test(from)
        expect(isOwn || packages[from] === name, `${name} imports ${from}`).toBe(true)
      }
    }
  })
})

describe('links', () => {
  it.each([
    ['index.html', 'assets/a.css', 'assets/a.css'],
    ['articles/ab/x.html', 'assets/a.css', '../../assets/a.css'],
    ['articles/ab/x.html', 'articles/ab/y.html', 'y.html'],
    ['articles/ab/x.html', 'articles/cd/y.html', '../cd/y.html'],
    ['dates/2016.html', 'dates/2016/04.html', '2016/04.html'],
    ['a/b.html', 'a/b.html', 'b.html'],
    ['index.html', 'documents/سوق #1?.txt', 'documents/%D8%B3%D9%88%D9%82%20%231%3F.txt'],
    ['index.html', 'a:b.html', 'a%3Ab.html'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(relative(from, to)).toBe(expected)
  })

  it('lead to their target from anywhere', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[/\\\t\n\r]|^\.\.?$|\p{Surrogate}/u.test(text))
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'))
    fc.assert(
      fc.property(path, path, (from, to) => {
        const base = new URL(relative('index.html', from), 'https://a.example/base/')
        const target = new URL(relative(from, to), base)
        expect(decodeURIComponent(target.pathname)).toBe(`/base/${to}`)
      }),
    )
  })

  it('start at the root of the host on the not-found page, below the path of the site', () => {
    expect(fromHostRoot(null, 'index.html')).toBe('/index.html')
    expect(fromHostRoot('https://a.example/archive/', 'assets/a.css')).toBe('/archive/assets/a.css')
    const page = renderPage(
      { kind: 'not-found', path: '404.html' },
      archiveView({ url: 'https://a.example/archive/' }),
    )
    expect(page).toContain('href="/archive/index.html"')
    expect(page).toContain('name="robots" content="noindex"')
  })

  it.each(PAGES.filter(({ kind }) => kind !== 'not-found'))(
    'of $path are relative and lead to real files',
    (page) => {
      const printed = renderPage(page, archiveView())
      for (const [, address = ''] of printed.matchAll(/(?:href|src|action)="([^"]*)"/g)) {
        if (
          /^(?:#|data:)/.test(address) ||
          address === RECORD.url ||
          address.endsWith('wikidata.org/wiki/Q1')
        )
          continue
        const target = new URL(address.replaceAll('&amp;', '&'), `https://a.example/base/${page.path}`)
        expect(address).not.toMatch(/^(?:[a-z]+:|\/)/)
        expect(target.href).toMatch(
          /^https:\/\/a\.example\/base\/.*\.(?:html|css|js|json|svg|txt|bib|ris|woff2)(?:\?q=.*|#l\d+)?$/,
        )
      }
    },
  )
})

describe('languages', () => {
  it.each([
    ['ar', 'ar', 'rtl'],
    ['ar-SY', 'ar-SY', 'rtl'],
    ['fa', 'fa', 'rtl'],
    ['arz', 'arz', 'rtl'],
    ['az-Arab', 'az-Arab', 'rtl'],
    ['ar-Latn', 'ar-Latn', 'ltr'],
    ['en', 'en', 'ltr'],
    ['', 'und', 'auto'],
    ['ar_SY', 'und', 'auto'],
    ['und', 'und', 'auto'],
  ])('%j is lang=%s dir=%s', (code, lang, dir) => {
    expect(languageOf(code)).toEqual({ lang, dir })
  })
})

describe('strings', () => {
  const keysOf = (table: object) =>
    Object.entries(table).map(([section, words]) => [section, Object.keys(words).sort()])

  it('exist in both languages under the same keys, with the same places to fill', () => {
    expect(keysOf(en)).toEqual(keysOf(ar))
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [key, text] of Object.entries(ar.words)) {
      expect(places(en.words[key as keyof typeof en.words]), key).toEqual(places(text))
    }
  })

  it.each([['ar', ar] as const, ['en', en] as const])('have every plural form of %s', (language, table) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const forms of Object.values(table.counts))
      expect(Object.keys(forms).sort()).toEqual([...categories].sort())
  })

  it.each([
    [0, 'لا مواد'],
    [1, 'مادة واحدة'],
    [2, 'مادتان'],
    [3, '3 مواد'],
    [10, '10 مواد'],
    [11, '11 مادة'],
    [100, '100 مادة'],
    [103, '103 مواد'],
    [12345, '12,345 مادة'],
  ])('count %d as «%s»', (n, words) => {
    expect(stringsFor(SITE).count('articles', n)).toBe(words)
  })

  it('use the digits of the site', () => {
    const strings = stringsFor({ interface: 'ar', digits: 'arab' })
    expect(strings.count('lines', 11)).toBe('١١ سطرًا')
    expect(strings.fill('lineNumber', { line: 1024 })).toBe('السطر ١٠٢٤')
  })
})

describe('dates in words', () => {
  const style: DateStyle = { months: 'both', digits: 'latn', weekday: true }

  it.each([
    ['2016-04-27', 'الأربعاء 27 نيسان/أبريل 2016'],
    ['2015-06', 'حزيران/يونيو 2015'],
    ['2015', 'عام 2015'],
    ['XXXX-06-11', '11 حزيران/يونيو، والسنة غير مذكورة'],
    ['XXXX-XX-11', 'اليوم 11، والشهر والسنة غير مذكورين'],
    ['2015-XX-11', 'اليوم 11 من عام 2015، والشهر غير مذكور'],
    ['199X', 'بين عامي 1990 و1999'],
    ['2015-06-11/2015-06-13', 'من 11 إلى 13 حزيران/يونيو 2015'],
    ['2015-06-30/2015-07-02', 'من 30 حزيران/يونيو إلى 2 تموز/يوليو 2015'],
    ['2008/2016', 'من 2008 إلى 2016'],
    ['2015-06-11/..', 'منذ 11 حزيران/يونيو 2015'],
    ['2015~', 'نحو عام 2015'],
    ['2015-06-11?', '11 حزيران/يونيو 2015 (غير مؤكد)'],
    ['2015-02-30', '30 شباط/فبراير 2015'],
    ['2015-13', '2015-13'],
    ['لا تاريخ', 'لا تاريخ'],
  ])('%s is «%s»', (edtf, words) => {
    expect(dateInWords(edtf, style)).toBe(words)
  })

  it('put the day before the month in both calendars and languages', () => {
    expect(dateInWords('2015-06-11', { months: 'both', digits: 'latn', language: 'en' })).toBe('11 June 2015')
    expect(hijriInWords('2015-06-11', { digits: 'latn', language: 'en' })).toMatch(/^24 \S+ 1436 AH$/)
  })

  it('follow the months and digits of the site, and its language', () => {
    expect(dateInWords('2015-06-11', { months: 'levant', digits: 'arab' })).toBe('١١ حزيران ٢٠١٥')
    expect(dateInWords('2015-06-11', { months: 'egypt', digits: 'latn' })).toBe('11 يونيو 2015')
    expect(dateInWords('2015-06-11', { months: 'maghreb', digits: 'latn' })).toBe('11 جوان 2015')
    expect(dateInWords('2016-04-27', { ...style, language: 'en' })).toBe('Wednesday 27 April 2016')
  })

  it('give the day of Umm al-Qura for full dates within its tables', () => {
    expect(hijriInWords('2016-04-27', { digits: 'latn' })).toBe('20 رجب 1437 هـ')
    expect(hijriInWords('2015-06-11', { digits: 'arab' })).toBe('٢٤ شعبان ١٤٣٦ هـ')
    expect(hijriInWords('1882-11-12', { digits: 'latn' })).toBe('1 محرم 1300 هـ')
    for (const edtf of ['2015-06', 'XXXX-06-11', '2015-02-30', '1850-01-01', 'x']) {
      expect(hijriInWords(edtf, { digits: 'latn' })).toBeNull()
    }
  })
})

describe('parts', () => {
  it('set a month in weeks from Saturday', () => {
    expect(weeksOf(2016, 4)[0]).toEqual([null, null, null, null, null, null, 1])
    expect(weeksOf(2016, 4).at(-1)).toEqual([30, null, null, null, null, null, null])
    expect(weeksOf(2016, 2).flat().filter(Number)).toHaveLength(29)
  })
})

describe('every page', () => {
  /** Headlines are as long as they are printed; a search page's templates are inert until the script fills them. */
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off' },
  })
  const TEMPLATE_RE = /<template[\s\S]*?<\/template>/g

  it.each(PAGES)('$kind at $path is valid HTML', async (page) => {
    const printed = renderPage(page, archiveView()).replace(TEMPLATE_RE, '')
    const { results } = await validator.validateString(printed)
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([])
  })

  it.each(PAGES)('$kind at $path is valid HTML in English', async (page) => {
    const printed = renderPage(page, archiveView({ interface: 'en' })).replace(TEMPLATE_RE, '')
    const { results } = await validator.validateString(printed)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([])
    // The archive's own name and description stay in its language.
    expect(printed).toContain('<html lang="en" dir="ltr" ')
    expect(printed).toContain(`<span lang="ar" dir="rtl">${SITE.name}</span>`)
  })

  it.each(PAGES)('$kind at $path has no inline style or script, a policy, the notice and one h1', (page) => {
    // Data blocks are no scripts: browsers do not run them, and the policy lets them be.
    const printed = renderPage(page, archiveView()).replace(
      /<script type="application\/ld\+json">.*?<\/script>/g,
      '',
    )
    expect(printed).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/)
    expect(printed.match(/<script/g) ?? []).toHaveLength(page.kind === 'search' ? 2 : 1)
    expect(printed).toContain(`content="default-src &#39;none&#39;; script-src &#39;self&#39;`)
    expect(printed).toContain(SITE.notice)
    expect(printed.match(/<h1/g)).toHaveLength(1)
    expect(printed).toContain('<html lang="ar" dir="rtl" ')
  })

  it('has its address and its fonts announced when the site has an address, and not from disk', () => {
    const page = articlePage(articleOf())
    const online = renderPage(page, archiveView({ url: 'https://a.example/' }))
    expect(online).toContain(`<link rel="canonical" href="https://a.example/${page.path}">`)
    expect(online).toContain('rel="preload" href="../../assets/naskh-1.woff2"')
    const carried = renderPage(page, archiveView())
    expect(carried).not.toMatch(/canonical|preload|og:url|crossorigin/)
    expect(carried).toContain('rel="prefetch" href="../../assets/naskh-1.woff2"')
  })

  it('speaks English on an English site', () => {
    const printed = render(articleOf(), { language: 'en', interface: 'en' })
    expect(printed).toContain('<html lang="en" dir="ltr" ')
    expect(printed).toContain('<article lang="ar" dir="rtl">')
    expect(printed).toContain('Provenance')
  })
})

describe('words of a document among those of an English interface', () => {
  it('are marked as in their language', () => {
    const printed = render(
      articleOf({ evidence: { published: found('2016-04-27', { text: 'الأربعاء ٢٧ نيسان' }) } }),
      { interface: 'en' },
    )
    expect(printed).toContain('<q dir="auto" lang="ar">الأربعاء ٢٧ نيسان</q>')
    expect(printed).toContain('“<bdi lang="ar">الأربعاء ٢٧ نيسان</bdi>”')
    expect(printed).toContain('<q dir="auto" lang="ar">تابعوا المنارة</q>')
    expect(printed).toContain('<li dir="auto" lang="ar">العاصفة تؤخر الافتتاح</li>')
    expect(render(articleOf())).not.toContain('dir="auto" lang="ar"')
  })

  it('are marked line by line on the page of the document', () => {
    const { pieces } = SOURCE
    const page = (language: string): Page => ({
      ...{ kind: 'source', path: 'source/k2/x.html', article: articleOf({ language }), trail: [] },
      ...{ source: { ...SOURCE, pieces }, differs: false },
    })
    const line = '<div class="line" dir="auto" lang="ar">'
    expect(renderPage(page('ar'), archiveView({ interface: 'en' }))).toContain(line)
    expect(renderPage(page('ar'), archiveView())).not.toContain(line)
    expect(renderPage(page('en'), archiveView({ interface: 'en' }))).not.toContain(
      'class="line" dir="auto" lang',
    )
  })
})

describe('the navigation', () => {
  it.each([
    ['day', 'dates/2016/04/27.html', 'dates/index.html'],
    ['undated', 'dates/undated.html', 'dates/index.html'],
    ['source', 'sources/manara.html', 'sources/index.html'],
    ['people', 'people/x.html', 'people/index.html'],
    ['authors', 'authors/x.html', null],
    ['organisations', 'organisations/x.html', null],
  ] as const)('of a list of %s marks the section that it is in', (of, path, section) => {
    const printed = renderPage({ ...LISTING, of, path }, archiveView())
    const marked = [...printed.matchAll(/href="([^"]*)" aria-current="true"/g)].map(([, href]) => href)
    expect(marked).toEqual(section === null ? [] : [relative(path, section)])
  })

  it('of the names of one letter marks the section that they are in', () => {
    const path = 'people/letters/0627.html'
    const index = { path, trail: [], counts: [], letters: [], years: [], note: null, heading: 'ا' }
    const printed = renderPage({ kind: 'index', of: 'people', ...index }, archiveView())
    expect(printed).toContain('href="../index.html" aria-current="true"')
  })
})

describe('the article', () => {
  it('sets the dateline off, in the words of the document, once', () => {
    expect(render(articleOf())).toContain('<p><b class="dateline">مرسى – المنارة.</b> فتحت السوق')
    const inside = (dateline: string, body: string) => render(articleOf({ dateline, body }))
    expect(inside('مرسى (م "أ")', 'مرسى (م "أ") – فتحت')).toContain(
      '<p><b class="dateline">مرسى (م &quot;أ&quot;)</b> – فتحت',
    )
    expect(inside('مرسى', 'مرسىون في السوق')).toContain('<p><b class="dateline">مرسى</b> مرسىون')
    expect(inside('مرسى', '> قال')).toMatch(/<p><b class="dateline">مرسى<\/b><\/p>\s*<blockquote>/)
  })

  it('dates in both month families and in Hijri', () => {
    const printed = render(articleOf())
    expect(printed).toContain('<time datetime="2016-04-27">الأربعاء 27 نيسان/أبريل 2016</time>')
    expect(printed).toContain('الموافق 20 رجب 1437 هـ')
    expect(render(articleOf({ published: null }))).toContain('تاريخ النشر غير معلوم')
    expect(render(articleOf({ published: 'XXXX-06-11' }))).toContain('<time datetime="06-11">')
  })

  it('says so when its headline is the opening words', () => {
    expect(render(articleOf({ title: null }))).toContain('بلا عنوان في الأصل؛ هذه أول كلماته')
    expect(render(articleOf())).not.toContain('بلا عنوان في الأصل')
    // The name of a document stands for one without any words.
    expect(render(articleOf({ title: null, body: '' }))).toMatch(/>بلا عنوان في الأصل</)
  })

  it('keeps the language of a text that is not in the language of the site', () => {
    const printed = render(articleOf({ language: 'fa' }))
    expect(printed).toContain('<article lang="fa" dir="rtl">')
    expect(printed).toContain('<p class="meta" lang="ar" dir="rtl">')
  })

  it('tells for each field how it is known', () => {
    const printed = render(articleOf())
    expect(printed).toContain('مذكور في النص، <a href="../../source/k2/k2v8x0q4m1zt.html#l6">السطر 6</a>')
    expect(printed).toContain('نصّه: «<bdi>الأربعاء ٢٧ نيسان ٢٠١٦</bdi>»')
    expect(printed).toContain('مستنتج، <a href="../../source/k2/k2v8x0q4m1zt.html#l9">السطر 9</a>')
    expect(printed).toContain('<dt>الكاتب</dt><dd><bdi>غير معلوم</bdi></dd>')
  })

  it('gives the candidates of a partial date', () => {
    const published = found('XXXX-06-11', {
      candidates: ['2009-06-11', '2015-06-11'],
      flags: ['year_missing', 'odd'],
    })
    const printed = render(articleOf({ published: 'XXXX-06-11', evidence: { published } }))
    expect(printed).toContain('يحتمل أن يكون: الخميس 11 حزيران/يونيو 2009، الخميس 11 حزيران/يونيو 2015')
    expect(printed).toContain('السنة غير مذكورة')
    expect(printed).toContain('<code>odd</code>')
  })

  it('says what a person edited, and what was read before', () => {
    const printed = render(
      articleOf({ edited: true, author: 'ربيع', evidence: { author: found('ربيع الحلوانى') } }),
    )
    expect(printed).toContain('حرّر إنسان هذا السجل')
    expect(printed).toContain('حرّره إنسان، قُرئ قبل التحرير: «<bdi>ربيع الحلوانى</bdi>»')
  })

  it('lists what was removed, line by line, and links the document', () => {
    const printed = render(articleOf())
    expect(printed).toContain('ما حُذف: سطر واحد')
    expect(printed).toContain('السطر 9</a>، دعوة إلى المتابعة أو المشاركة: سطر ثابت في صفحات هذا المصدر')
    expect(printed).toContain('<a href="../../source/k2/k2v8x0q4m1zt.html">النص كما ورد، سطرًا سطرًا</a>')
    expect(printed).toContain('<q dir="auto">تابعوا المنارة</q>')
    expect(printed).toContain('href="../../documents/a/%D8%B3%D9%88%D9%82%20%231.txt"')
    expect(printed).toContain(RECORD.document.sha256)
    const missing = render(articleOf({}, { documentPath: null, sourcePath: null }))
    expect(missing).toContain('الوثيقة مفقودة من الأرشيف')
    expect(missing).toContain('مستنتج، السطر 9')
    expect(missing).not.toContain('source/')
  })

  it('does not run what a document brings with it', () => {
    const evil = '<img src=x onerror=alert(1)>'
    const record = {
      title: evil,
      kicker: evil,
      dateline: evil,
      author: evil,
      body: evil,
      related: [evil],
      url: 'javascript:alert(1)',
    }
    const printed = render(articleOf({ ...record, removed: [{ line: 1, role: 'markup', text: evil }] }))
    expect(printed).not.toContain('<img')
    expect(printed).not.toContain('href="javascript')
  })
})

describe('the style sheet', () => {
  it('leaves to screen readers the years that have no room for their label', () => {
    expect(css).toMatch(/\.unlabelled \{\s*opacity: 0;\s*\}/)
    expect(css).not.toMatch(/\.unlabelled \{[^}]*(?:visibility|display)/)
  })

  it('tears no letters apart and knows no left or right', () => {
    expect(css).not.toMatch(/letter-spacing|font-style:\s*italic|@layer|text-align:\s*(?:left|right|justify)/)
    expect(css).not.toMatch(
      /(?:margin|padding|border)-(?:left|right|top|bottom)|^\s*(?:left|right|top|bottom|width|height):/m,
    )
    expect(css).toContain('font-synthesis: none')
  })

  it('weighs at most 7 KB, with a rule for each font', () => {
    const font = {
      name: 'x-400-1.woff2',
      family: 'Warraq Naskh',
      weight: 400,
      preload: true,
      range: null,
      bytes: new Uint8Array(),
    } as const
    const built = buildStyles(css, [font])
    const text = Buffer.from(built).toString()
    expect(gzipSync(built).length).toBeLessThan(7 * 1024)
    expect(text).toMatch(/@font-face\{[^}]*font-display:fallback[^}]*url\(x-400-1\.woff2\)/)
    expect(text).toContain('counter(pages)')
    expect(text).toContain('prefers-color-scheme:dark')
  })

  it('names the fonts that are built', async () => {
    for (const family of [
      'Warraq Naskh',
      'Warraq Naskh Whole',
      'Warraq Amiri',
      'Warraq Amiri Whole',
      'Warraq Ruqaa',
    ])
      expect(css).toContain(`"${family}"`)
  })
})

describe('the fonts', () => {
  it('are the same bytes for the same order, small, and kept in the cache', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'warraq-fonts-'))
    const order = { nameplate: SITE.name, cache }
    const first = await buildFonts({ ...order, cache: null })
    expect(await buildFonts(order)).toEqual(first)
    expect(await readdir(cache)).toHaveLength(11)
    expect((await buildFonts(order)).map(({ name }) => name)).toEqual(first.map(({ name }) => name))
    const weight = (of: typeof first) => of.reduce((sum, { bytes }) => sum + bytes.length, 0)
    expect(weight(first.filter(({ preload }) => preload))).toBeLessThan(65 * 1024)
    expect(
      weight(first.filter(({ family, range }) => range === null && !family.endsWith('Whole'))),
    ).toBeLessThan(100 * 1024)
    for (const { bytes, name } of first) {
      expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe('wOF2')
      expect(name).toMatch(/^[a-z-]+-[47]00-[0-9a-f]{8}\.woff2$/)
    }
    expect(first.filter(({ preload }) => preload).map(({ family }) => family)).toEqual([
      'Warraq Naskh',
      'Warraq Amiri',
    ])
  }, 60_000)

  it('are asked for by ranges that share no letter with the file of every page', async () => {
    const built = await buildFonts({ nameplate: SITE.name, cache: null })
    const base = textOf(BASE)
    const ranged = built.filter(({ name, range }) => range !== null && !name.startsWith('amiri-latin'))
    expect(ranged).toHaveLength(3)
    for (const { range } of ranged) {
      const inRange = (range ?? '').split(',').flatMap((part) => {
        const [from = 0, to = from] = part
          .slice(2)
          .split('-')
          .map((digits) => Number.parseInt(digits, 16))
        return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
      })
      expect(inRange.filter((letter) => base.includes(letter))).toEqual([])
      expect(inRange).toEqual(expect.arrayContaining(['é', '•', 'ڕ']))
    }
  }, 60_000)

  it.each<[string, Letters, string]>([
    ['every page', BASE, 'مرحبًا بكم في «بغداد» ٢٠١٥ — گچپژک'],
    ['Urdu', WHOLE, 'یہ ایک خبر ہے، ڈاکٹر نے لاہور میں بڑے پیمانے پر ٹیکے لگائے۔'],
    ['Sorani', WHOLE, 'هەواڵێکی نوێ لە شارەکە بڵاوکرایەوە، ڕۆژنامەی ژمارە گەورە'],
    ['Pashto', WHOLE, 'د ښار په بازار کې ډېرې نوې پوښتنې شته، ځینې ګټورې دي'],
    ['Uyghur', WHOLE, 'بۈگۈن شەھەردە يېڭى خەۋەر ئېلان قىلىندى'],
  ])('hold the letters of %s in one file', (_, letters, text) => {
    const held = textOf(letters)
    expect([...text].filter((letter) => !held.includes(letter))).toEqual([])
  })
})
