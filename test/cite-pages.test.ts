// Citations on the pages: the box of an article, the files of a list, the heads, and all of it in a browser.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ArchiveView, renderPage } from '../layouts/render.ts'
import { renderMarkdown } from '../src/archive/markdown.ts'
import { citedArticle } from '../src/cite/cited.ts'
import { CITATION_FORMATS } from '../src/cite/formats.ts'
import { citationLine } from '../src/cite/line.ts'
import type { Article, ArticleRecord, Page, Site } from '../src/model.ts'
import { buildReadingScript } from '../src/search/bundle.ts'
import { bodyAnchors, bodyHtml } from '../src/site/body.ts'
import { citationPaths, citationText } from '../src/site/citations.ts'
import { planPages } from '../src/site/pages.ts'
import { SITE } from './archive-cases.ts'
import { launch, serveFolder } from './browser.ts'
import { article, entity, MARSA, OUTLETS } from './fixtures/search/articles.ts'
import { temporaryFolder } from './folder.ts'

const ONLINE: Site = { ...SITE, url: 'https://marsa.example/archive/' }
const PORTS = { ...entity('organisations', 'ports', 'هيئة الموانئ'), wikidata: 'Q1' }

const withRecord = (given: Parameters<typeof article>[0], record: Partial<ArticleRecord> = {}): Article => {
  const made = article(given)
  return { ...made, record: { ...made.record, ...record } }
}

const BODY = 'فتحت السوق أبوابها صباح اليوم أمام الصيادين والزوار في حفل قصير حضره أهل المدينة كلهم تقريبًا.'
const DATED: Article = {
  ...withRecord(
    {
      id: 'fish00000001',
      title: 'سوق السمك يفتح أبوابه',
      body: BODY,
      date: '2016-04-27',
      outlet: 'fanar',
      mentions: [MARSA, PORTS],
    },
    {
      author: 'ربيع الحلواني, مرسى',
      time: '14:20+03:00',
      place: 'مرسى الريح',
      dateline: 'مرسى الريح – الفنار',
      url: 'https://fanar.example/fish?a=1&b=%D9%81#x',
    },
  ),
  author: { id: 'rabi', name: 'ربيع الحلواني', variants: [], wikidata: 'Q2' },
}
const HOSTILE = '</script><script>alert(1)</script><!-- "\'& 100% #1'
const EVIL = withRecord(
  { id: 'evil00000001', title: HOSTILE, body: BODY, date: '2016-04-28' },
  { author: HOSTILE },
)
const YEARLESS = withRecord({
  id: 'year00000001',
  title: 'الجسر يُغلق ليلًا',
  body: BODY,
  date: 'XXXX-06-11',
  outlet: 'fanar',
})
const UNDATED = withRecord({ id: 'none00000001', body: BODY, outlet: 'shati' })
const DAYS = withRecord({
  id: 'days00000001',
  title: 'مهرجان الليمون',
  body: BODY,
  date: '2016-06-11/2016-06-13',
  outlet: 'fanar',
})
const DOUBTFUL = withRecord({ id: 'maybe0000001', title: 'سباق القوارب', body: BODY, date: '2016-06-20?' })
const ARTICLES = [DATED, EVIL, DAYS, DOUBTFUL, YEARLESS, UNDATED]

const view = (site: Site): ArchiveView => ({
  site,
  assets: {
    css: 'assets/a.css',
    search: 'assets/s.js',
    engine: 'assets/engine-1.js',
    reading: 'assets/r.js',
    icon: 'assets/i.svg',
    fonts: [],
  },
  footer: [],
  markdown: renderMarkdown,
  body: (one) => bodyHtml(one, { namePlaces: () => [], entityAddress: () => null }),
  anchors: bodyAnchors,
  authorPath: (author) => `authors/${author.id}.html`,
  outletPath: (outlet) => `sources/${outlet.id}.html`,
  entityPath: (one) => `${one.kind}/${one.id}.html`,
})
const pagesOf = (site: Site): readonly Page[] =>
  planPages({
    site,
    articles: ARTICLES,
    outlets: Object.values(OUTLETS),
    entities: [MARSA, PORTS],
    quarantine: [],
    prose: [],
    issues: [],
  }).flatMap((page) => (page.kind === 'source' || page.kind === 'compare' ? [] : [page]))
const PAGES = pagesOf(SITE)

function printed(path: string, site: Site = SITE): string {
  const page = PAGES.find((one) => one.path === path)
  if (page === undefined) throw new Error(`no page at ${path}`)
  return renderPage(page, view(site))
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Contents of the head's `<meta>`, by name or property. */
const metas = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(
      ([, name = '', content = '']) => [name, plain(content)],
    ),
  )

/** Things of the page's data block, by type. */
function things(html: string): Readonly<Record<string, Record<string, unknown>>> {
  const [block = '', ...more] = [
    ...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g),
  ].map(([, json = '']) => json)
  expect(more).toEqual([])
  const graph = JSON.parse(block) as { readonly '@graph': readonly Record<string, unknown>[] }
  return Object.fromEntries(graph['@graph'].map((thing) => [thing['@type'], thing]))
}

describe('the box of an article', () => {
  it('holds the line, and each file in its link and to read', () => {
    const html = printed(DATED.path)
    const box = html.match(/<section class="box cite">[\s\S]*?<\/section>/)?.[0] ?? ''
    const cited = citedArticle(DATED, SITE)
    expect(plain(box.match(/id="citation">(.*)<\/p>/)?.[1] ?? '').replace(/<[^>]+>/g, '')).toBe(
      citationLine(cited, SITE),
    )
    for (const { ending, mediaType, write } of CITATION_FORMATS) {
      const [, address = ''] =
        box.match(new RegExp(`download="fish00000001\\.${ending}" href="([^"]+)"`)) ?? []
      const [, type, data = ''] = /^data:([^,]+),(.*)$/.exec(plain(address)) ?? []
      expect(type).toBe(`${mediaType};charset=utf-8`)
      expect(decodeURIComponent(data)).toBe(write([cited], SITE))
      // In an address only code points that a URL may hold: nothing that a browser strips or cuts at.
      expect(address).not.toMatch(/[\s"<>#[\]{}|\\^`]/)
    }
    expect(box.match(/<pre dir="ltr">/g)).toHaveLength(CITATION_FORMATS.length)
  })

  it('offers no button that would do nothing without a script', () => {
    expect(printed(DATED.path)).toMatch(
      /<button type="button" data-copies="citation" data-told="نُسخ" hidden>/,
    )
  })

  it('adds less than 2 KB to the page', () => {
    const html = printed(DATED.path, ONLINE)
    const without = html
      .replace(/<section class="box cite">[\s\S]*?<\/section>/, '')
      .replace(/<meta (?:name="(?:citation_|DC\.|prism|dcterms)|property="article:)[^>]+>/g, '')
      .replace(/<script type="application\/ld\+json">.*?<\/script>/, '')
    expect(without.length).toBeLessThan(html.length - 4000)
    expect(gzipSync(html).length - gzipSync(without).length).toBeLessThan(2048)
  })
})

describe('the head of an article', () => {
  it('tells reference managers what they read', () => {
    expect(metas(printed(DATED.path, ONLINE))).toMatchObject({
      citation_title: 'سوق السمك يفتح أبوابه',
      // A comma at the end: Zotero takes the name as it is.
      citation_author: 'ربيع الحلواني، مرسى,',
      citation_publication_date: '2016/04/27',
      citation_language: 'ar',
      citation_public_url: `https://marsa.example/archive/${DATED.path}`,
      'prism.publicationName': 'صحيفة الفنار اليومية',
      'DC.type': 'newspaperArticle',
      'DC.title': 'سوق السمك يفتح أبوابه',
      'DC.creator': 'ربيع الحلواني، مرسى',
      'DC.date': '2016-04-27',
      'DC.publisher': 'صحيفة الفنار اليومية',
      'DC.language': 'ar',
      'DC.identifier': 'fish00000001',
      'dcterms.spatial': 'مرسى الريح',
      'article:published_time': '2016-04-27',
      'article:author': 'ربيع الحلواني, مرسى',
      'og:locale': 'ar_AR',
      'og:site_name': 'ديوان مرسى',
      'twitter:card': 'summary',
    })
  })

  it.each([
    ['no year', YEARLESS, undefined, '11 حزيران/يونيو، والسنة غير مذكورة', undefined],
    ['no date', UNDATED, undefined, 'د.ت.', undefined],
    ['a range', DAYS, '2016/06', '2016-06-11/2016-06-13', '2016-06'],
    ['a doubtful day', DOUBTFUL, undefined, '2016-06-20?', undefined],
  ])('tells no more of a date than is known: %s', (_, { path }, highwire, dublin, schema) => {
    const html = printed(path)
    const found = metas(html)
    expect(found.citation_publication_date).toBe(highwire)
    expect(found['DC.date']).toBe(dublin)
    expect(found['article:published_time']).toBeUndefined()
    expect(things(html).NewsArticle?.datePublished).toBe(schema)
  })

  it('never names a journal, nor an address that the site does not have, nor the archive as an unknown newspaper', () => {
    const html = printed(EVIL.path)
    expect(html).not.toMatch(/citation_journal_title|citation_public_url|og:site_name|prism\./)
  })

  it('describes the article and the way to it in JSON-LD', () => {
    const { NewsArticle, BreadcrumbList } = things(printed(DATED.path, ONLINE))
    expect(NewsArticle).toEqual({
      '@type': 'NewsArticle',
      identifier: 'fish00000001',
      headline: 'سوق السمك يفتح أبوابه',
      inLanguage: 'ar',
      datePublished: '2016-04-27T14:20+03:00',
      author: {
        '@type': 'Person',
        name: 'ربيع الحلواني, مرسى',
        sameAs: 'https://www.wikidata.org/wiki/Q2',
      },
      publisher: { '@type': 'NewsMediaOrganization', name: 'صحيفة الفنار اليومية' },
      dateline: 'مرسى الريح – الفنار',
      contentLocation: { '@type': 'Place', name: 'مرسى الريح' },
      isBasedOn: 'https://fanar.example/fish?a=1&b=%D9%81#x',
      url: `https://marsa.example/archive/${DATED.path}`,
      isPartOf: { '@type': 'WebSite', name: 'ديوان مرسى', url: 'https://marsa.example/archive/' },
      mentions: [
        { '@type': 'Place', name: 'مرسى الريح' },
        { '@type': 'Organization', name: 'هيئة الموانئ', sameAs: 'https://www.wikidata.org/wiki/Q1' },
      ],
    })
    const items = BreadcrumbList?.itemListElement as readonly { readonly item: { readonly '@id': string } }[]
    expect(items.map(({ item }) => item['@id'])).toEqual([
      'https://marsa.example/archive/',
      'https://marsa.example/archive/dates/2016.html',
      'https://marsa.example/archive/dates/2016/04.html',
      'https://marsa.example/archive/dates/2016/04/27.html',
    ])
  })

  it('has relative addresses in the way to it when the site has none', () => {
    const { BreadcrumbList, NewsArticle } = things(printed(DATED.path))
    expect(JSON.stringify(BreadcrumbList)).toContain('"../../dates/2016.html"')
    expect(NewsArticle).not.toHaveProperty('url')
  })

  it('has a name and no headline where none was printed', () => {
    const { NewsArticle } = things(printed(UNDATED.path))
    expect(NewsArticle).not.toHaveProperty('headline')
    expect(NewsArticle?.name).toMatch(/^\[.+\]$/)
  })

  it('is not ended by what a headline holds', () => {
    const html = printed(EVIL.path)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<!--')
    expect(things(html).NewsArticle?.headline).toBe(HOSTILE)
    expect(metas(html).citation_title).toBe(HOSTILE)
  })
})

describe('a list', () => {
  const files = new Map(
    PAGES.flatMap((page) =>
      page.kind === 'listing'
        ? citationPaths(page).map((path) => [path, citationText(path, page, SITE)] as const)
        : [],
    ),
  )

  it('of any kind has the citations of its articles beside it, and links to them', () => {
    const lists = PAGES.flatMap((page) => (page.kind === 'listing' && page.articles.length > 0 ? [page] : []))
    expect(new Set(lists.map((page) => page.of))).toEqual(
      new Set(['year', 'month', 'day', 'undated', 'source', 'authors', 'places', 'organisations']),
    )
    expect(files.size).toBe(lists.length * CITATION_FORMATS.length)
    for (const page of lists) {
      for (const { ending, write } of CITATION_FORMATS) {
        const path = page.path.replace(/html$/, ending)
        expect(files.get(path)).toBe(
          write(
            page.articles.map((one) => citedArticle(one, SITE)),
            SITE,
          ),
        )
        expect(printed(page.path)).toContain(`<a download href="${path.split('/').at(-1)}"`)
      }
    }
    expect(files.get('sources/fanar.csl.json')).toMatch(/^\[\n\{\n "id": "year00000001"/)
  })

  it('says in JSON-LD what it is', () => {
    const { CollectionPage, BreadcrumbList } = things(printed('sources/fanar.html', ONLINE))
    expect(CollectionPage).toMatchObject({
      name: 'صحيفة الفنار اليومية',
      url: 'https://marsa.example/archive/sources/fanar.html',
    })
    expect(BreadcrumbList).toBeDefined()
  })
})

describe('the front page', () => {
  it('tells how to search the site when it has an address', () => {
    expect(things(printed('index.html', ONLINE)).WebSite).toMatchObject({
      url: 'https://marsa.example/archive/',
      potentialAction: {
        target: { urlTemplate: 'https://marsa.example/archive/search.html?q={words}' },
        'query-input': 'required name=words',
      },
    })
    expect(printed('index.html')).not.toContain('ld+json')
  })
})

describe('in a browser', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serveFolder>>
  let folder: string
  beforeAll(async () => {
    folder = await temporaryFolder()
    for (const { path } of PAGES) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), printed(path))
    }
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'assets/r.js'), await buildReadingScript())
    browser = await launch()
    server = await serveFolder(folder)
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  async function saved(tab: Tab, ending: string): Promise<{ readonly name: string; readonly text: string }> {
    await tab.locator('.cite summary').click()
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.locator(`.cite a[download$=".${ending}"]`).click(),
    ])
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }

  it.each([
    ['served', true],
    ['served', false],
    ['from disk', true],
    ['from disk', false],
  ])('files are saved %s, scripts allowed: %s', async (from, javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled })
    const root = from === 'served' ? server.address : pathToFileURL(`${folder}/`).href
    for (const one of [DATED, EVIL]) {
      for (const { ending, write } of CITATION_FORMATS) {
        const tab = await context.newPage()
        await tab.goto(root + one.path)
        expect(await saved(tab, ending)).toEqual({
          name: `${one.record.id}.${ending}`,
          text: write([citedArticle(one, SITE)], SITE),
        })
        await tab.close()
      }
    }
    await context.close()
  })

  it.each([
    ['by the clipboard, on a page that is served', 'served', true],
    ['by the clipboard, on a page from disk', 'from disk', true],
    ['by a selection, where there is no clipboard', 'served', false],
  ])('the button copies the line %s, and says so', async (_, from, hasClipboard) => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    const tab = await context.newPage()
    if (!hasClipboard)
      await tab.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('no clipboard'))
      })
    await tab.goto((from === 'served' ? server.address : pathToFileURL(`${folder}/`).href) + DATED.path)
    await tab.locator('.cite button').click()
    await tab.locator('.cite [role="status"]', { hasText: 'نُسخ' }).waitFor()
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(
      citationLine(citedArticle(DATED, SITE), SITE),
    )
    await context.close()
  })

  it('nothing that a headline holds runs', async () => {
    const tab = await browser.newPage()
    const said: string[] = []
    tab.on('dialog', (dialog) => said.push(dialog.message()))
    tab.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) said.push(message.text())
    })
    await tab.goto(server.address + EVIL.path)
    expect(await tab.locator('script:not([src])').count()).toBe(1)
    expect(said).toEqual([])
    await tab.close()
  })
})
