// Reads the directory of stems (`stems.ts`): which segments to ask for a word, and on how many pages they have it.

import type { Entry } from './format.ts'
import { IndexBroken, type Read, readPacked } from './packed.ts'
import { remembered } from './remembered.ts'

/**
 * Pages by the number of the segment. Below zero where only removed and related lines have the stem: -3 for three pages
 * with such lines.
 */
export type Held = ReadonlyMap<number, number>

/** Gives the segments that have a stem; none for a stem that no article has. */
export type Directory = (stem: string) => Promise<Held>

const NOWHERE: Held = new Map()
const utf8 = new TextDecoder()

function decode(bytes: Uint8Array): ReadonlyMap<string, Held> {
  const rows = new Map<string, Held>()
  let at = 0
  const next = (): number => {
    const byte = bytes[at++]
    if (byte === undefined) throw new Error('cut off')
    return byte
  }
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = next()
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }
  let stem = ''
  while (at < bytes.length) {
    const common = next()
    const length = next()
    stem = stem.slice(0, common) + utf8.decode(bytes.subarray(at, at + length))
    at += length
    const held = new Map<number, number>()
    let segment = 0
    for (let left = number(); left > 0; left--) {
      segment += number()
      const pages = number()
      held.set(segment, pages === 0 ? -number() : pages)
    }
    rows.set(stem, held)
  }
  return rows
}

/** Index of the last bound at or before `stem` in a sorted list; 0 when all come after it. */
export function placeBefore<T>(bounds: readonly T[], stem: string, boundOf: (bound: T) => string): number {
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (boundOf(bounds[middle] as T) <= stem) low = middle
    else high = middle - 1
  }
  return low
}

/** Opens the directory; its files are read as words are asked for. */
export function openDirectory(read: Read, { stems }: Pick<Entry, 'stems'>): Directory {
  const file = remembered(async (path: string) => {
    const bytes = await readPacked(read, path)
    try {
      return decode(bytes)
    } catch (cause) {
      throw new IndexBroken(path, { cause })
    }
  })
  return async (stem) => {
    const bound = stems[placeBefore(stems, stem, ([first]) => first)]
    return bound === undefined ? NOWHERE : ((await file(bound[1])).get(stem) ?? NOWHERE)
  }
}
