// Indexes the archive: Pagefind lays out the word index, the fragments get the documents' own spelling back.

import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createIndex } from 'pagefind'
import { ANALYSIS_VERSION } from '../arabic/analysis.ts'
import type { Article, Site } from '../model.ts'
import { alikeOf } from './alike.ts'
import { daysOf } from './days.ts'
import { type Indexed, indexedOf, placeIds } from './entry.ts'
import { ENTRY, type Entry, FORMAT, type Fragment, PAGEFIND_VERSION, type SegmentEntry } from './format.ts'
import { namesOf } from './names.ts'
import { MAGIC } from './packed.ts'
import { pageTable } from './table.ts'
import { keyOfToken } from './tokens.ts'
import { vocabularyOf } from './vocabulary.ts'

/** A file to publish; `path` is below the search folder. */
export interface SearchFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface IndexOptions {
  readonly site: Site
  /** Called with the number of articles that Pagefind has read so far. */
  readonly onProgress?: (done: number) => void
}

/** gzip with the same bytes on every system: no time, no operating system in the header (RFC 1952). */
function pack(bytes: string | Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 })
  packed[9] = 255
  return packed
}

/** A file whose name says what it holds, so that it can be cached for ever. */
function hashedFile(name: string, contents: unknown): SearchFile {
  const text = JSON.stringify(contents)
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return { path: `${name}.${digest}.json.gz`, bytes: pack(text) }
}

/** Dated articles from the oldest to the newest, then those without a full year; ties by id. */
function inOrder(articles: readonly Article[]): Article[] {
  const keyed = articles.map((article) => ({ article, days: daysOf(article.record.published) }))
  keyed.sort(
    (a, b) =>
      (a.days?.from ?? Number.MAX_SAFE_INTEGER) - (b.days?.from ?? Number.MAX_SAFE_INTEGER) ||
      (a.days?.to ?? 0) - (b.days?.to ?? 0) ||
      (a.article.record.id < b.article.record.id ? -1 : 1),
  )
  return keyed.map(({ article }) => article)
}

/** Gives the articles to Pagefind and takes its files; throws what Pagefind reports. */
async function runPagefind(
  indexed: readonly Indexed[],
  onProgress: (done: number) => void,
): Promise<readonly SearchFile[]> {
  const refuse = (errors: readonly string[]) => {
    if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`)
  }
  const { index, errors } = await createIndex({})
  refuse(errors)
  if (!index) throw new Error('Pagefind: no index was created')
  try {
    for (const [n, { key, tokens, filters }] of indexed.entries()) {
      // `und`: no stemmer; the words are stems already.
      const added = await index.addCustomRecord({ url: key, content: tokens, language: 'und', filters })
      refuse(added.errors)
      onProgress(n + 1)
    }
    const written = await index.getFiles()
    refuse(written.errors)
    return written.files.map(({ path, content }) => ({ path, bytes: content }))
  } finally {
    await index.deleteIndex()
  }
}

/** Puts the documents' own words and our metadata into a fragment; Pagefind's file holds the index tokens. */
function rewrite(file: SearchFile, byKey: ReadonlyMap<string, Indexed>): SearchFile {
  const fragment = JSON.parse(gunzipSync(file.bytes).subarray(MAGIC.length).toString()) as Fragment
  const indexed = byKey.get(fragment.url)
  if (!indexed) throw new Error(`Pagefind: fragment ${file.path} belongs to no article`)
  return { path: file.path, bytes: pack(MAGIC + JSON.stringify({ ...fragment, ...indexed.fragment })) }
}

/** Files of Pagefind that the page needs; its own browser engine, worker and interfaces are not among them. */
const KEPT_RE = /\.pf_(?:meta|index|filter|fragment)$|^pagefind-entry\.json$/

async function indexSegment(
  articles: readonly Article[],
  onProgress: (done: number) => void,
): Promise<{ entry: SegmentEntry; files: readonly SearchFile[]; stems: ReadonlySet<string> }> {
  const places = placeIds(articles)
  const cache = new Map<string, string>()
  const indexed = articles.map((article) => indexedOf(article, places, cache))
  const made = (await runPagefind(indexed, onProgress)).filter(({ path }) => KEPT_RE.test(path))
  const byKey = new Map(indexed.map((one) => [one.key, one]))
  const files = made.map((file) => (file.path.endsWith('.pf_fragment') ? rewrite(file, byKey) : file))
  const { table, names } = pageTable(
    articles,
    indexed.map(({ aside }) => aside),
    files,
    (some) => hashedFile('fragments', some),
  )
  const pages = hashedFile('pages', table)
  return {
    entry: { base: '', pages: pages.path, count: articles.length },
    files: [...files, ...names, pages],
    stems: new Set([...cache.values()].flatMap((token) => keyOfToken(token)?.stem ?? [])),
  }
}

/**
 * Every file of the search folder for these articles, in the order in which it is safe to publish them: the entry
 * comes last. The bytes depend on the articles alone, not on their order.
 */
export async function indexArchive(
  articles: readonly Article[],
  { site, onProgress = () => {} }: IndexOptions,
): Promise<readonly SearchFile[]> {
  const ordered = inOrder(articles)
  const segment = ordered.length > 0 ? await indexSegment(ordered, onProgress) : null
  const files = segment?.files ?? []
  const names = hashedFile('names', namesOf(ordered))
  const vocabulary = hashedFile('vocabulary', vocabularyOf(files))
  const entry: Entry = {
    format: FORMAT,
    pagefind: PAGEFIND_VERSION,
    analysis: ANALYSIS_VERSION,
    site: { language: site.language, months: site.months, digits: site.digits },
    total: ordered.length,
    names: names.path,
    vocabulary: vocabulary.path,
    alike: alikeOf(ordered, (stem) => segment?.stems.has(stem) ?? false),
    segments: segment ? [segment.entry] : [],
  }
  const last = (path: string) => Number(path === 'pagefind-entry.json')
  return [
    ...[...files, names, vocabulary].sort(
      (a, b) => last(a.path) - last(b.path) || (a.path < b.path ? -1 : 1),
    ),
    { path: ENTRY, bytes: new TextEncoder().encode(JSON.stringify(entry)) },
  ]
}
