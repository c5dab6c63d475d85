// The page table: what the reader needs of Pagefind's `pf_meta` for a first query, at a fraction of its size.

import { gunzipSync } from 'node:zlib'
import type { Article } from '../model.ts'
import { type CborCursor, cborCursor } from './cbor.ts'
import { daysOf } from './days.ts'
import type { Indexed } from './entry.ts'
import { lengthCode, PAGEFIND_VERSION, type PageTable } from './format.ts'
import { MAGIC } from './packed.ts'
import type { SearchFile } from './packing.ts'

/** Rows of an array of arrays; `read` takes the first `fields` of a row, the rest (1.6.0 has a third one for pages) is passed over. */
function rowsOf<T>(cursor: CborCursor, fields: number, read: () => T): T[] {
  return Array.from({ length: cursor.array() }, () => {
    const length = cursor.array()
    const row = read()
    for (let field = fields; field < length; field++) cursor.skip()
    return row
  })
}

/** Throws when Pagefind is another version, or counts pages or their words otherwise than we do. */
function checkPages(files: readonly SearchFile[], indexed: readonly Indexed[]): void {
  const metaFile = files.find(({ path }) => path.endsWith('.pf_meta'))
  if (!metaFile) throw new Error('Pagefind: no pf_meta was written')
  const cursor = cborCursor(gunzipSync(metaFile.bytes), MAGIC.length)
  cursor.array()
  const version = cursor.text()
  if (version !== PAGEFIND_VERSION) {
    throw new Error(`Pagefind ${version} wrote the index; the reader knows ${PAGEFIND_VERSION}`)
  }
  const pages = rowsOf(cursor, 2, () => ({ hash: cursor.text(), words: cursor.int() }))
  if (pages.length !== indexed.length)
    throw new Error(`Pagefind: ${pages.length} pages for ${indexed.length} articles`)
  for (const [n, { tokens, fragment }] of indexed.entries()) {
    if (pages[n]?.words !== tokens.length)
      throw new Error(`Pagefind: ${pages[n]?.words} words for ${tokens.length} of ${fragment.url}`)
  }
}

/**
 * The page table of some articles in order.
 * @param files those that Pagefind made. @param chunks first stems of the chunks.
 */
export function pageTable(
  articles: readonly Article[],
  indexed: readonly Indexed[],
  files: readonly SearchFile[],
  chunks: readonly string[],
): PageTable {
  checkPages(files, indexed)
  return {
    version: PAGEFIND_VERSION,
    lengths: indexed.map(({ length }) => lengthCode(length)).join(''),
    ...dates(articles),
    chunks,
  }
}

function dates(articles: readonly Article[]): Pick<PageTable, 'days' | 'spans'> {
  const days: number[] = []
  const spans: Record<number, number> = {}
  let before = 0
  for (const [n, { record }] of articles.entries()) {
    const range = daysOf(record.published)
    if (range === null) break
    days.push(range.from - before)
    before = range.from
    if (range.to > range.from) spans[n] = range.to - range.from
  }
  return { days, spans }
}

/** The first and the last day that the dates of some articles may mean; null when none has a full year. */
export function daysSpanned(articles: readonly Article[]): readonly [number, number] | null {
  const ranges = articles.flatMap(({ record }) => daysOf(record.published) ?? [])
  const [first] = ranges
  return first ? [first.from, ranges.reduce((last, { to }) => Math.max(last, to), first.to)] : null
}
