// The page table: what the reader needs of Pagefind's `pf_meta` for a first query, at half its size.

import { gunzipSync } from 'node:zlib'
import type { Article } from '../model.ts'
import { type CborCursor, cborCursor } from './cbor.ts'
import { daysOf } from './days.ts'
import {
  BODY_START,
  type FragmentNames,
  lengthCode,
  NAMES_A_FILE,
  PAGEFIND_VERSION,
  type PageTable,
} from './format.ts'
import type { SearchFile } from './index.ts'
import { MAGIC } from './packed.ts'

const PREFIX = 'und_'

const bytesOf = (file: SearchFile): Uint8Array => gunzipSync(file.bytes)

/** Rows of an array of arrays; `read` takes the first `fields` of a row, the rest (1.6.0 has a third one for pages) is passed over. */
function rowsOf<T>(cursor: CborCursor, fields: number, read: () => T): T[] {
  return Array.from({ length: cursor.array() }, () => {
    const length = cursor.array()
    const row = read()
    for (let field = fields; field < length; field++) cursor.skip()
    return row
  })
}

/** The first word of a chunk of the word index. */
function firstToken(file: SearchFile): string {
  const cursor = cborCursor(bytesOf(file), MAGIC.length)
  cursor.array()
  cursor.array()
  cursor.array()
  return cursor.text()
}

/** What the reader gets in place of `pf_meta`. */
export interface PageFiles {
  readonly table: PageTable
  readonly names: readonly SearchFile[]
}

/**
 * Reads `pf_meta` and the first words of the chunks (`pf_meta` cuts its own bounds short) into the page table.
 * @param nameFile makes the file of some fragment names.
 */
export function pageTable(
  articles: readonly Article[],
  aside: readonly number[],
  files: readonly SearchFile[],
  nameFile: (names: FragmentNames) => SearchFile,
): PageFiles {
  const metaFile = files.find(({ path }) => path.endsWith('.pf_meta'))
  if (!metaFile) throw new Error('Pagefind: no pf_meta was written')
  const cursor = cborCursor(bytesOf(metaFile), MAGIC.length)
  cursor.array()
  const version = cursor.text()
  if (version !== PAGEFIND_VERSION) {
    throw new Error(`Pagefind ${version} wrote the index; the reader knows ${PAGEFIND_VERSION}`)
  }
  const pages = rowsOf(cursor, 2, () => ({ hash: cursor.text().slice(PREFIX.length), words: cursor.int() }))
  if (pages.length !== articles.length)
    throw new Error(`Pagefind: ${pages.length} pages for ${articles.length} articles`)
  const chunks = rowsOf(cursor, 3, () => [cursor.text(), cursor.text(), cursor.text()] as const)
  const filters = rowsOf(cursor, 2, () => [cursor.text(), cursor.text()] as const)
  const byPath = new Map(files.map((file) => [file.path, file]))
  const names = Array.from({ length: Math.ceil(pages.length / NAMES_A_FILE) }, (_, n) =>
    nameFile(pages.slice(n * NAMES_A_FILE, (n + 1) * NAMES_A_FILE).map(({ hash }) => hash)),
  )
  const table = {
    version,
    fragments: names.map(({ path }) => path),
    lengths: pages.map(({ words }, n) => lengthCode(words - BODY_START - (aside[n] ?? 0))).join(''),
    limits: aside.some((count) => count > 0)
      ? pages.map(({ words }, n) => (aside[n] ? words - aside[n] : 0))
      : [],
    ...dates(articles),
    chunks: chunks.flatMap(([, , hash]) => {
      const file = byPath.get(`index/${hash}.pf_index`)
      return file ? [[firstToken(file), hash] as const] : []
    }),
    filters: Object.fromEntries(filters.map(([name, hash]) => [name, `filter/${hash}.pf_filter`])),
  }
  return { table, names }
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
