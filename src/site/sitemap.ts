// Lists the site's pages for search engines (https://www.sitemaps.org/protocol.html): the only file that imports sitemap.
import { Readable } from 'node:stream'
import { absolute } from '../../layouts/url.ts'
import type { Page, PlannedPage, Site } from '../model.ts'
import { whenOf } from './dates.ts'
import { groupBy } from './listings.ts'

/** Addresses of a file at most; the protocol allows 50,000. */
export const SITEMAP_SIZE = 10_000
export const SITEMAP_INDEX = 'sitemap.xml'

/** Pages that are worth finding. */
const LISTED: ReadonlySet<Page['kind']> = new Set([
  'home',
  'timeline',
  'article',
  'listing',
  'index',
  'prose',
])
const NAMESPACES = { news: false, xhtml: false, image: false, video: false }

/** A page's address with what it is sorted by: year, month, day; `undated`; `lists`. */
interface Entry {
  readonly path: string
  readonly keys: readonly string[]
}

/** A sitemap before it is written, with the addresses that it lists. */
export interface PlannedSitemap {
  readonly path: string
  readonly urls: readonly string[]
  readonly write: () => Promise<string>
}

/**
 * The sitemaps, then their index, then `robots.txt`; nothing for a site without an address of its own, since the
 * protocol knows full addresses only. Articles and pages of dates lie in the file of their year (of their month or day
 * where a year has too many), so that a new article leaves the other years' files as they are. When a page last
 * changed is not known, and not said.
 */
export function planSitemaps(
  pages: readonly PlannedPage[],
  site: Site,
  size = SITEMAP_SIZE,
): readonly PlannedSitemap[] {
  const { url } = site
  if (url === null) return []
  const parts = parted(pages, size).map(({ name, entries }): PlannedSitemap => {
    const urls = entries.map((entry) => absolute(url, entry.path))
    return { path: `sitemap-${name}.xml`, urls, write: () => writtenBy('pages', urls) }
  })
  const written = parts.map(({ path }) => absolute(url, path))
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${absolute(url, SITEMAP_INDEX)}\n`
  return [
    ...parts,
    { path: SITEMAP_INDEX, urls: written, write: () => writtenBy('sitemaps', written) },
    // Robots look for it at the host's root alone.
    ...(new URL(url).pathname === '/'
      ? [{ path: 'robots.txt', urls: [url], write: async () => robots }]
      : []),
  ]
}

/** The package is loaded when a sitemap is due. */
async function writtenBy(of: 'pages' | 'sitemaps', urls: readonly string[]): Promise<string> {
  const { ErrorLevel, SitemapIndexStream, SitemapStream, streamToPromise } = await import('sitemap')
  const level = ErrorLevel.THROW
  const stream =
    of === 'pages' ? new SitemapStream({ level, xmlns: NAMESPACES }) : new SitemapIndexStream({ level })
  return `${await streamToPromise(Readable.from(urls).pipe(stream))}\n`
}

interface Part {
  readonly name: string
  readonly entries: readonly Entry[]
}

/** What each file lists, by its name: the entries of one key while they fit, else of one key more, else runs of them. */
function parted(pages: readonly PlannedPage[], size: number): readonly Part[] {
  const entries = pages
    .filter(({ kind }) => LISTED.has(kind))
    .map((page): Entry => ({ path: page.path, keys: keysOf(page) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const divide = ({ name, entries }: Part, depth: number): readonly Part[] => {
    if (depth > 0 && entries.length <= size) return [{ name, entries }]
    if (!entries.some(({ keys }) => keys.length > depth)) return runs({ name, entries }, size)
    return [...groupBy(entries, ({ keys }) => keys[depth] ?? '')]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, below]) => divide({ name: name + key, entries: below }, depth + 1))
  }
  return divide({ name: '', entries }, 0)
}

function runs({ name, entries }: Part, size: number): readonly Part[] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, i) => ({
    name: `${name}-${i + 1}`,
    entries: entries.slice(i * size, (i + 1) * size),
  }))
}

function keysOf(page: PlannedPage): readonly string[] {
  if (page.kind === 'article') {
    const when = whenOf(page.article)
    return when ? [when.year, when.month, when.day].filter((part) => part !== null) : ['undated']
  }
  const date = /^dates\/(\d{4})(?:\/(\d{2}))?(?:\/(\d{2}))?[/.]/.exec(page.path)
  return date ? date.slice(1).filter((part) => part !== undefined) : ['lists']
}
