// Feeds: well formed whatever the articles hold, no more of a date than is known, names that stay.
import fc from 'fast-check'
import { parseFeed } from 'htmlparser2'
import type { Browser, Page as BrowserPage } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPage } from '../layouts/render.ts'
import { renderMarkdown } from '../src/archive/markdown.ts'
import type { Archive, ArticleRecord, Site } from '../src/model.ts'
import { atomFeed } from '../src/site/feed-atom.ts'
import { jsonFeed } from '../src/site/feed-json.ts'
import { FEED_SIZE, type Feed, feedFiles, planFeeds } from '../src/site/feeds.ts'
import { planPages } from '../src/site/pages.ts'
import { allowed } from '../src/site/xml.ts'
import { archiveOf, articleOf, OUTLET } from './archive-cases.ts'
import { launch } from './browser.ts'

const feedsOf = (records: readonly Partial<ArticleRecord>[], site: Partial<Site> = {}) =>
  planFeeds(
    archiveOf(
      records.map((record, i) => articleOf(`k${i}`, record)),
      site,
    ),
  )
const only = (feeds: readonly Feed[], page = 'index.html'): Feed => {
  const feed = feeds.find((candidate) => candidate.page === page)
  if (!feed) throw new Error(`no feed of ${page}`)
  return feed
}
const atomOf = (record: Partial<ArticleRecord>, site?: Partial<Site>) =>
  atomFeed(only(feedsOf([record], site)))
const jsonOf = (record: Partial<ArticleRecord>, site?: Partial<Site>) =>
  JSON.parse(jsonFeed(only(feedsOf([record], site))))
/** Contents of the elements of that name, in order. */
const valuesOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value]) => value)

describe('the feeds of an archive', () => {
  const archive = archiveOf([
    ...Array.from({ length: FEED_SIZE + 5 }, (_, i) => articleOf(`n${i}`, { published: `20${10 + i}` })),
    articleOf('undated', { published: null }),
    articleOf('no-year', { published: 'XXXX-06-11' }),
    articleOf('nobody', { outlet: null, body: 'كلام.' }),
  ])

  test('are one for the archive, for each source and for each topic', () => {
    expect(planFeeds(archive).map(({ files }) => files.atom)).toEqual([
      'feed.xml',
      'sources/manara.xml',
      'topics/fishing.xml',
    ])
  })

  test('tell the newest dated articles, newest first, and never one without a year', () => {
    const { articles } = only(planFeeds(archive))
    expect(articles).toHaveLength(FEED_SIZE)
    expect(articles[0]?.record.published).toBe(`20${10 + FEED_SIZE + 4}`)
    expect(articles.every(({ record }) => /^\d{4}/.test(record.published ?? ''))).toBe(true)
  })

  test('are none where nothing is dated', () => {
    expect(feedsOf([{ published: null }])).toEqual([])
  })

  test('are linked from the head and the text of the pages that they follow, and from the foot of all', () => {
    const feeds = planFeeds(archive)
    const render = (path: string) => {
      const page = planPages(archive).find((candidate) => candidate.path === path)
      if (!page || page.kind === 'source' || page.kind === 'compare') throw new Error(`no page ${path}`)
      return renderPage(page, viewOf(archive, feedFiles(feeds)))
    }
    for (const [path, prefix] of [
      ['index.html', 'feed'],
      ['sources/manara.html', 'manara'],
      ['sources/manara/p1.html', '../manara'],
    ] as const) {
      const html = path.includes('/p1') ? renderLong(path) : render(path)
      expect(html).toMatch(
        new RegExp(`<link rel="alternate" type="application/atom\\+xml" title="[^"]+" href="${prefix}.xml">`),
      )
      expect(html).toMatch(
        new RegExp(
          `<link rel="alternate" type="application/feed\\+json" title="[^"]+" href="${prefix}.json">`,
        ),
      )
      expect(html).toContain(`خلاصات: <a href="${prefix}.xml"`)
    }
    expect(render('dates/index.html')).not.toContain('rel="alternate"')
    expect(render('dates/index.html')).toContain('خلاصات الأرشيف: <a href="../feed.xml"')
    expect(renderPage({ kind: 'search', path: 'search.html' }, viewOf(archive))).not.toContain('خلاصات')
  })

  /** A page of a listing that runs over several. */
  function renderLong(path: string): string {
    const long = archiveOf(Array.from({ length: 120 }, (_, i) => articleOf(`l${i}`)))
    const page = planPages(long).find((candidate) => candidate.path === path)
    if (!page || page.kind === 'source' || page.kind === 'compare') throw new Error(`no page ${path}`)
    return renderPage(page, viewOf(long, feedFiles(planFeeds(long))))
  }
})

function viewOf({ site }: Archive, feeds?: ReturnType<typeof feedFiles>) {
  return {
    site,
    assets: {
      css: 'a.css',
      search: 'a.js',
      engine: 'assets/engine-1.js',
      reading: 'b.js',
      icon: 'a.svg',
      fonts: [],
    },
    footer: [],
    ...(feeds && { feeds }),
    markdown: renderMarkdown,
    body: () => '',
    anchors: () => ({ quotes: new Map(), headings: [] }),
    authorPath: () => 'authors/x.html',
    outletPath: () => null,
    entityPath: () => null,
  }
}

describe('dates', () => {
  test.each([
    ['a day', '2016-04-27', null, '2016-04-27T00:00:00Z', '2016-04-27T00:00:00Z'],
    ['a day and a time', '2016-04-27', '14:20', '2016-04-27T00:00:00Z', '2016-04-27T00:00:00Z'],
    ['a minute', '2016-04-27', '14:20+03:00', '2016-04-27T14:20:00+03:00', '2016-04-27T14:20:00+03:00'],
    ['a month', '2016-04', '14:20+03:00', '2016-04-01T00:00:00Z', undefined],
    ['a year', '2016', null, '2016-01-01T00:00:00Z', undefined],
    ['a day of an unknown month', '2016-XX-27', null, '2016-01-01T00:00:00Z', undefined],
    ['days', '2016-04-27/2016-04-29', null, '2016-04-27T00:00:00Z', undefined],
  ])(
    '%s: the first moment where the format wants one, no day that nobody knows',
    (_, published, time, updated, day) => {
      const atom = atomOf({ published, time })
      expect(valuesOf(atom, 'updated')).toEqual([updated, updated])
      expect(valuesOf(atom, 'published')).toEqual(day === undefined ? [] : [day])
      expect(valuesOf(atom, 'dc:date')).toEqual([published])
      const [item] = jsonOf({ published, time }).items
      expect(item.date_published).toBe(day)
      expect(item._warraq).toMatchObject({ published, time })
    },
  )

  test('of the feed is the latest of its articles, whatever the zones', () => {
    const feed = only(
      feedsOf([
        { published: '2016-04-28', time: '01:00+03:00' },
        { published: '2016-04-27', time: '23:00Z' },
      ]),
    )
    expect(valuesOf(atomFeed(feed), 'updated')[0]).toBe('2016-04-27T23:00:00Z')
  })
})

describe('names for good', () => {
  const ids = (archive: Archive) => {
    const feed = only(planFeeds(archive))
    const atom = valuesOf(atomFeed(feed), 'id')
    const json = JSON.parse(jsonFeed(feed)).items.map(({ id }: { id: string }) => id)
    expect(atom.slice(1)).toEqual(json)
    return atom
  }
  const before = ids(archiveOf([articleOf('a'), articleOf('b', { published: '2016' })]))

  test('are absolute addresses, each of one thing', () => {
    expect(new Set(before).size).toBe(3)
    expect(before[0]).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    for (const id of before.slice(1)) expect(id).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/)
    const feeds = planFeeds(archiveOf([articleOf('a')]))
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(feeds.length)
  })

  test('are the RFC 6920 name of the document', () => {
    // The RFC's own example: the document `Hello World!`.
    const [, name] = ids(archiveOf([articleOf('Hello World!')]))
    expect(name).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk')
  })

  test('stay when headline, date and text are corrected and when the site moves', () => {
    const corrected = archiveOf(
      [articleOf('a', { title: 'عنوان آخر', body: 'نص آخر.' }), articleOf('b', { published: '2014-01-02' })],
      { url: 'https://archive.example/news/' },
    )
    expect(ids(corrected)).toEqual(before)
  })
})

describe('addresses', () => {
  const record = { url: 'http://almanara.example/خبر؟ 1' }

  test('are in full where the site has one', () => {
    const url = 'https://archive.example/news/'
    const [id] = planPages(archiveOf([articleOf('k0')])).flatMap(({ kind, path }) =>
      kind === 'article' ? path : [],
    )
    expect(atomOf(record, { url })).toContain(`href="${url}${id}"`)
    const { home_page_url, feed_url, items } = jsonOf(record, { url })
    expect({ home_page_url, feed_url, item: items[0].url }).toEqual({
      home_page_url: url,
      feed_url: `${url}feed.json`,
      item: `${url}${id}`,
    })
  })

  test('lead from the feed to the page where it has none', () => {
    const feed = only(feedsOf([record]), 'sources/manara.html')
    const path = feed.articles[0]?.path
    expect(atomFeed(feed)).toContain(`href="../${path}"`)
    expect(JSON.parse(jsonFeed(feed)).items[0].url).toBe(`../${path}`)
  })

  test('of the original are followed where they can be', () => {
    const href = 'http://almanara.example/%D8%AE%D8%A8%D8%B1%D8%9F%201'
    expect(atomOf(record)).toContain(`<link rel="via" href="${href}"/>`)
    expect(jsonOf(record).items[0].external_url).toBe(href)
    expect(atomOf({ url: 'javascript:alert(1)' })).not.toContain('rel="via"')
    expect(jsonOf({ url: 'almanara.example/x' }).items[0].external_url).toBeUndefined()
  })
})

describe('an entry', () => {
  test('says what is known: author, topics, language, the text with its direction', () => {
    const record = { author: 'ليلى المرساوي', language: 'fa', dateline: 'مرسى – المنارة' }
    const atom = atomOf(record)
    expect(valuesOf(atom, 'name')).toEqual(['ليلى المرساوي'])
    expect(atom).toContain('<entry xml:lang="fa">')
    expect(atom).toContain('<category term="fishing" label="الصيد"/>')
    const [item] = jsonOf(record).items
    expect(item).toMatchObject({ authors: [{ name: 'ليلى المرساوي' }], tags: ['الصيد'], language: 'fa' })
    expect(item.content_html).toMatch(/^<div lang="fa" dir="rtl">\n<p>مرسى – المنارة<\/p>\n<p>قال أهل/)
    expect(item.content_html).toContain('<h2>ميزان واحد</h2>')
  })

  test('falls back to the outlet, and names nobody where nobody is known', () => {
    expect(valuesOf(atomOf({}), 'name')).toEqual([OUTLET.name])
    expect(valuesOf(atomOf({ outlet: null }), 'name')).toEqual(['مصدر غير معلوم'])
    expect(jsonOf({ outlet: null }).items[0].authors).toBeUndefined()
  })

  test('without a headline has its opening words where a title must be', () => {
    expect(valuesOf(atomOf({ title: null }), 'title')[1]).toMatch(/^قال أهل الصيد/)
    expect(jsonOf({ title: null }).items[0].title).toBeUndefined()
  })

  test('says that the archive is invented where it says so', () => {
    const notice = 'كل ما هنا متخيّل.'
    expect(valuesOf(atomOf({}, { notice }), 'subtitle')[0]).toContain(notice)
    expect(jsonOf({}, { notice }).description).toContain(notice)
  })
})

test('a JSON Feed has what version 1.1 asks for, and nothing that is empty', () => {
  const feed = jsonOf({ title: null, author: null, outlet: null, published: '2016' })
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: expect.any(String),
    language: 'ar',
    items: [{ id: expect.any(String), content_html: expect.any(String) }],
  })
  const { _warraq, ...item } = feed.items[0]
  for (const value of Object.values({ ...feed, ...item })) expect(value).not.toBeNull()
  expect(Object.keys(_warraq)).toEqual(['id', 'published', 'time', 'outlet', 'article'])
})

test('another program reads a feed back', () => {
  const feed = only(
    feedsOf([{ title: 'الأول & الأخير' }, { title: 'وصل <b>المركب</b>', published: '2017-01-02' }]),
  )
  const read = parseFeed(atomFeed(feed))
  expect(read).toMatchObject({ type: 'atom', title: feed.title, link: 'index.html' })
  expect(read?.updated?.toISOString()).toBe('2017-01-02T00:00:00.000Z')
  expect(read?.items?.map(({ title, link }) => ({ title, link }))).toEqual(
    feed.articles.map(({ headline, path }) => ({ title: headline, link: path })),
  )
})

describe('hostile articles', () => {
  let browser: Browser
  let page: BrowserPage
  beforeAll(async () => {
    browser = await launch()
    page = await browser.newPage()
  })
  afterAll(() => browser?.close())

  /** Chromium's strict XML parser: the title and the text of the first entry, or the parser's complaint. */
  const read = (sources: readonly string[]) =>
    page.evaluate(
      (texts) =>
        texts.map((source) => {
          const document = new DOMParser().parseFromString(source, 'application/xml')
          const complaint = document.querySelector('parsererror')?.textContent ?? null
          const entry = document.querySelector('entry')
          return {
            complaint,
            title: entry?.querySelector('title')?.textContent,
            content: entry?.querySelector('content')?.textContent,
            via: entry?.querySelector('link[rel=via]')?.getAttribute('href') ?? null,
          }
        }),
      sources,
    )
  const HOSTILE = [
    ']]>',
    'a ]]> b ]]><entry/>',
    '<script>alert(1)</script>',
    '</title></entry></feed>',
    '<![CDATA[ x',
    '<!-- x',
    '&amp; &lt; &nope; &#0;',
    `"'`,
    ...Array.from({ length: 0x21 }, (_, code) => `م${String.fromCharCode(code)}م`),
    'م\u007Fم\u0085م\u009Fم',
    'م\uD800م',
    'م\uDC00م',
    'م\uFFFEم\uFFFFم',
    '\u{1F41F} م\u202Eم',
  ]

  test('give well-formed Atom with the words that they hold', async () => {
    const titles = [
      ...HOSTILE,
      ...fc.sample(fc.string({ unit: 'binary', minLength: 1 }), { numRuns: 300, seed: 1 }),
    ]
    const read_ = await read(titles.map((title) => atomOf({ title, author: title, body: title })))
    for (const [i, title] of titles.entries()) {
      expect(read_[i]?.complaint, JSON.stringify(title)).toBeNull()
      expect(read_[i]?.title).toBe(allowed(title))
      expect(read_[i]?.content).not.toMatch(/<script/)
    }
  })

  test('give well-formed Atom in its attributes too', async () => {
    const names = HOSTILE.map((name) => `${name}x`)
    const feeds = names.map((name) => {
      const [feed] = feedsOf([{}])
      const article = feed?.articles[0]
      if (!feed || !article) throw new Error('no feed')
      const topic = { id: name, kind: 'topics', name, variants: [], wikidata: null } as const
      return atomFeed({ ...feed, title: name, subtitle: name, articles: [{ ...article, mentions: [topic] }] })
    })
    expect((await read(feeds)).map(({ complaint }) => complaint)).toEqual(feeds.map(() => null))
  })

  test('give JSON without lone surrogates', () => {
    for (const title of HOSTILE) {
      const text = jsonFeed(only(feedsOf([{ title, body: title }])))
      expect(text).not.toMatch(/\p{Surrogate}|\\ud[89a-f]/iu)
      expect(JSON.parse(text).items[0].title).toBe(title.replace(/\p{Surrogate}/gu, '\uFFFD'))
    }
  })
})
