// Sitemaps: full addresses of all pages that are worth finding, in files of which a new article changes few.
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import type { PlannedPage, Site } from '../src/model.ts'
import { planPages } from '../src/site/pages.ts'
import { planSitemaps } from '../src/site/sitemap.ts'
import { archiveOf, articleOf, SITE } from './archive-cases.ts'

const URL_ = 'https://archive.example/'

async function filesOf(pages: readonly PlannedPage[], site: Partial<Site> = { url: URL_ }, size?: number) {
  const files = new Map<string, string>()
  for (const { path, write } of planSitemaps(pages, { ...SITE, ...site }, size))
    files.set(path, await write())
  return files
}

/** The addresses of a sitemap or an index of them, and the names of all its elements. */
function read(xml: string | undefined) {
  const locations: string[] = []
  const names = new Set<string>()
  let open = ''
  const parser = new Parser(
    {
      onopentag: (name) => {
        names.add(name)
        open = name
      },
      ontext: (text) => {
        if (open === 'loc') locations.push(text.trim())
      },
      onclosetag: () => {
        open = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(xml ?? '')
  return { locations, names: [...names] }
}

const ARTICLES = [
  articleOf('a', { published: '2015-06-11' }),
  articleOf('b', { published: '2015-06' }),
  articleOf('c', { published: '2016' }),
  articleOf('d', { published: null }),
  articleOf('e', { published: 'XXXX-02-03' }),
]
const PAGES = planPages(archiveOf(ARTICLES))

describe('a site with an address', () => {
  test('lists every page but the search, the not-found page and the documents line by line once, in the file of its year', async () => {
    const files = await filesOf(PAGES)
    expect([...files.keys()]).toEqual([
      'sitemap-2015.xml',
      'sitemap-2016.xml',
      'sitemap-lists.xml',
      'sitemap-undated.xml',
      'sitemap.xml',
      'robots.txt',
    ])
    const parts = [...files].filter(([path]) => path.startsWith('sitemap-'))
    const listed = parts.flatMap(([, text]) => read(text).locations)
    const expected = PAGES.filter(
      ({ kind }) => !['search', 'not-found', 'source', 'compare'].includes(kind),
    ).map(({ path }) => URL_ + (path === 'index.html' ? '' : path))
    expect([...listed].sort()).toEqual([...expected].sort())
    expect(read(files.get('sitemap-2015.xml')).locations).toContain(`${URL_}dates/2015/06/11.html`)
    expect(read(files.get('sitemap-undated.xml')).locations).toHaveLength(2)
    expect(read(files.get('sitemap.xml')).locations).toEqual(parts.map(([path]) => URL_ + path))
  })

  test('says nothing of when pages changed, how often or how much they matter', async () => {
    const names = [...(await filesOf(PAGES)).values()].flatMap((text) => read(text).names)
    expect(new Set(names)).toEqual(new Set(['urlset', 'url', 'loc', 'sitemapindex', 'sitemap']))
  })

  test('keeps the files of other years when an article comes', async () => {
    const before = await filesOf(PAGES)
    const after = await filesOf(
      planPages(archiveOf([...ARTICLES, articleOf('f', { published: '2016-08-01' })])),
    )
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)
    expect(changed).toEqual(['sitemap-2016.xml'])
  })

  test('divides a year that is too long by months, days and at last in runs', async () => {
    const articles = [
      ...Array.from({ length: 7 }, (_, i) => articleOf(`x${i}`, { published: '2015-06-11' })),
      articleOf('y', { published: '2015-06-12' }),
      articleOf('z', { published: '2015-07' }),
      ...Array.from({ length: 5 }, (_, i) => articleOf(`u${i}`, { published: null })),
    ]
    const pages = planPages(archiveOf(articles)).filter(
      ({ kind, path }) => kind === 'article' || path === 'dates/2015.html',
    )
    const files = await filesOf(pages, { url: URL_ }, 3)
    const counts = [...files]
      .filter(([path]) => path.startsWith('sitemap-'))
      .map(([path, text]) => [path, read(text).locations.length])
    expect(counts).toEqual([
      ['sitemap-2015.xml', 1],
      ['sitemap-20150611-1.xml', 3],
      ['sitemap-20150611-2.xml', 3],
      ['sitemap-20150611-3.xml', 1],
      ['sitemap-20150612.xml', 1],
      ['sitemap-201507.xml', 1],
      ['sitemap-undated-1.xml', 3],
      ['sitemap-undated-2.xml', 2],
    ])
  })
})

describe('robots.txt', () => {
  test('names the sitemap where the site has its host to itself', async () => {
    const robots = (await filesOf(PAGES)).get('robots.txt')
    expect(robots).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${URL_}sitemap.xml\n`)
  })

  test('is the host keeper’s where the site lies below a path', async () => {
    const files = await filesOf(PAGES, { url: `${URL_}news/` })
    expect(files.has('robots.txt')).toBe(false)
    expect(read(files.get('sitemap.xml')).locations[0]).toBe(`${URL_}news/sitemap-2015.xml`)
  })
})

test('a site without an address has neither', async () => {
  expect([...(await filesOf(PAGES, { url: null })).keys()]).toEqual([])
})
