// What is open of a search folder, and which of its segments a question is about.

import type { OpenVocabulary } from './corrections.ts'
import { yearOf } from './days.ts'
import { type Directory, openDirectory } from './directory.ts'
import type { Entry, SegmentEntry } from './format.ts'
import type { DayRange } from './narrow.ts'
import type { Read } from './packed.ts'
import { remembered } from './remembered.ts'
import type { Totals } from './score.ts'
import { openSegment, type Segment } from './segment.ts'

export interface Shelf {
  readonly entry: Entry
  readonly totals: Totals
  readonly directory: Directory
  /** Opens a segment, by its place in the entry. */
  readonly open: (segment: number) => Promise<Segment>
  /** Read when a word of a query may be mistyped. */
  readonly vocabulary: () => Promise<OpenVocabulary>
}

/** Opens a shelf; segments are opened when they are asked. */
export function openShelf(read: Read, entry: Entry, vocabulary: Shelf['vocabulary']): Shelf {
  const words = entry.segments.reduce((sum, segment) => sum + segment.words, 0)
  const directory = openDirectory(read, entry)
  return {
    entry,
    totals: { pages: entry.total, averageLength: words / Math.max(1, entry.total) },
    directory,
    open: remembered(async (n) => {
      const segment = await openSegment(read, entry.segments[n] as SegmentEntry)
      return {
        ...segment,
        // A chunk would be read to find that a stem is not in it.
        async posting(stem) {
          const held = await Promise.all(stem.split(' ').map((one) => directory(one)))
          return held.every((segments) => segments.has(n)) ? segment.posting(stem) : null
        },
      }
    }),
    vocabulary,
  }
}

/** Numbers of the segments that a question is about, rising: those that its dates touch. */
export type Asked = readonly number[]

/** @param years those that are chosen alone; null when others are counted too. */
export function segmentsIn(
  { entry }: Shelf,
  range: DayRange | null,
  years: ReadonlySet<string> | null,
): Asked {
  return [...entry.segments.keys()].filter((n) => {
    const { days } = entry.segments[n] as SegmentEntry
    if (days === null) return (range?.undated ?? true) && years === null
    const [first, last] = days
    if (range && (last < range.from || first > range.to)) return false
    if (years === null) return true
    for (let year = yearOf(first); year <= yearOf(last); year++) if (years.has(String(year))) return true
    return false
  })
}

/** Those that may have a stem, or both of two; `anywhere` also those that the question is not about. */
export async function segmentsWith(
  { directory, entry }: Shelf,
  stem: string,
  asked: Asked,
  anywhere = false,
): Promise<number[]> {
  const held = await Promise.all(stem.split(' ').map((one) => directory(one)))
  const all = anywhere ? [...entry.segments.keys()] : asked
  return all.filter((n) => held.every((segments) => segments.has(n)))
}

/** Number of pages of a stem in the whole archive; of two side by side in the segments that the question is about. */
export async function pagesOf(shelf: Shelf, stem: string, asked: Asked): Promise<number> {
  if (!stem.includes(' ')) {
    let sum = 0
    for (const pages of (await shelf.directory(stem)).values()) sum += Math.max(0, pages)
    return sum
  }
  const found = await Promise.all(
    (await segmentsWith(shelf, stem, asked)).map(async (n) => (await shelf.open(n)).posting(stem)),
  )
  return found.reduce((sum, posting) => sum + (posting?.all.pages.length ?? 0), 0)
}

/** Number of pages with a stem in removed and related lines, of the segments in which no page's own text has it. */
export async function asidePagesOf({ directory }: Shelf, stem: string): Promise<number> {
  if (stem.includes(' ')) return 0
  let sum = 0
  for (const pages of (await directory(stem)).values()) sum += Math.max(0, -pages)
  return sum
}
