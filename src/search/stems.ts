// The directory of stems: which segments have a stem, on how many pages, in files by the beginning of the alphabet.

import type { Indexed } from './entry.ts'
import { hashedFile, type SearchFile } from './packing.ts'
import { keyOfToken } from './tokens.ts'

/** The stems of a segment, sorted, with their pages: those whose own text has it, and those with lines aside too. */
export interface SegmentStems {
  /** One a line. */
  readonly stems: string
  readonly pages: readonly number[]
  readonly withAside: readonly number[]
}

/** Counts the pages of every stem. */
export function stemsOf(indexed: readonly Indexed[]): SegmentStems {
  const keys = new Map<string, ReturnType<typeof keyOfToken>>()
  const counts = new Map<string, { pages: number; withAside: number; page: number; any: number }>()
  for (const [page, { tokens }] of indexed.entries()) {
    for (const token of tokens) {
      const key = keys.get(token) ?? keyOfToken(token)
      if (key === null) continue
      keys.set(token, key)
      const count = counts.get(key.stem) ?? { pages: 0, withAside: 0, page: -1, any: -1 }
      if (count.any === -1) counts.set(key.stem, count)
      if (count.any !== page) {
        count.withAside += 1
        count.any = page
      }
      if (key.aside || count.page === page) continue
      count.pages += 1
      count.page = page
    }
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    stems: sorted.map(([stem]) => stem).join('\n'),
    pages: sorted.map(([, { pages }]) => pages),
    withAside: sorted.map(([, { withAside }]) => withAside),
  }
}

/** A stem of the archive. */
export interface StemRow {
  /** Segment, pages of it whose own text has the stem, or below zero those with lines aside alone; by segment. */
  readonly held: readonly number[]
  /** Pages of all segments that have it anywhere. */
  readonly pages: number
}

/** All stems of all segments, sorted. */
export function mergeStems(segments: readonly SegmentStems[]): ReadonlyMap<string, StemRow> {
  const rows = new Map<string, { held: number[]; pages: number }>()
  for (const [segment, { stems, pages, withAside }] of segments.entries()) {
    if (stems === '') continue
    for (const [n, stem] of stems.split('\n').entries()) {
      const row = rows.get(stem)
      const [own = 0, any = 0] = [pages[n], withAside[n]]
      const held = own > 0 ? own : -any
      if (row === undefined) rows.set(stem, { held: [segment, held], pages: any })
      else {
        row.held.push(segment, held)
        row.pages += any
      }
    }
  }
  return new Map([...rows.keys()].sort().map((stem) => [stem, rows.get(stem) as StemRow]))
}

/** Bytes of a file before packing. */
const FILE = 32_000

/** Seven bits a byte, the lowest first, a bit on top where more follow. */
function writeNumber(bytes: number[], value: number): void {
  let left = value
  for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128)
  bytes.push(left)
}

const utf8 = new TextEncoder()

/**
 * The files of the directory, with the first stem of each. A row: letters that it has in common with the row before,
 * bytes of the rest, the rest, number of segments; for each the step to it from the one before and its pages; where no
 * page's own text has the stem 0, then the pages with lines aside.
 */
export function stemFiles(rows: ReadonlyMap<string, StemRow>): {
  readonly bounds: readonly (readonly [string, string])[]
  readonly files: readonly SearchFile[]
} {
  const made: { first: string; file: SearchFile }[] = []
  let bytes: number[] = []
  let first = ''
  let before = ''
  const end = () => {
    if (bytes.length > 0) made.push({ first, file: hashedFile('stems', Uint8Array.from(bytes), 'bin.gz') })
    bytes = []
    before = ''
  }
  for (const [stem, { held }] of rows) {
    if (bytes.length > FILE) end()
    if (bytes.length === 0) first = stem
    let common = 0
    while (common < stem.length && common < before.length && stem[common] === before[common]) common++
    const rest = utf8.encode(stem.slice(common))
    bytes.push(common, rest.length)
    for (const byte of rest) bytes.push(byte)
    writeNumber(bytes, held.length / 2)
    for (let n = 0; n < held.length; n += 2) {
      writeNumber(bytes, (held[n] as number) - (n === 0 ? 0 : (held[n - 2] as number)))
      const pages = held[n + 1] as number
      if (pages < 0) bytes.push(0)
      writeNumber(bytes, Math.abs(pages))
    }
    before = stem
  }
  end()
  return {
    bounds: made.map(({ first: stem, file }) => [stem, file.path]),
    files: made.map(({ file }) => file),
  }
}
