// Newest or oldest first, a single word is looked for in the segments of the page of results alone: the directory counts the others.

import { type Found, findIn, type Question } from './find.ts'
import type { SegmentEntry } from './format.ts'
import type { DayRange } from './narrow.ts'
import { type Asked, type Shelf, segmentsWith } from './shelf.ts'
import { loadTerm, type Wanted } from './terms.ts'

/** Whether all pages of a segment are in a range. */
function isInside({ days }: SegmentEntry, range: DayRange | null): boolean {
  if (range === null) return true
  return days === null ? range.undated : days[0] >= range.from && days[1] <= range.to
}

/** Whether the directory alone can say what a question finds: one word, and nothing that narrows it but dates. */
function isCounted({ parsed, chosen, sort, facets }: Question, wanted: readonly Wanted[]): boolean {
  const narrows = chosen.size + parsed.phrases.length + parsed.without.length + facets.length
  return sort !== 'relevance' && narrows === 0 && wanted.length === 1
}

/** Pages of each segment that have a word; null where that is not known before the segment is asked. */
async function pagesBySegment(
  shelf: Shelf,
  { word }: Wanted,
  range: DayRange | null,
  asked: Asked,
): Promise<Map<number, number | null>> {
  const pages = new Map<number, number | null>()
  for (const stem of [word.stem, ...word.alike]) {
    const held = stem.includes(' ') ? null : await shelf.directory(stem)
    for (const n of await segmentsWith(shelf, stem, asked)) {
      // A page may have the word in two spellings.
      const isKnown =
        held !== null && !pages.has(n) && isInside(shelf.entry.segments[n] as SegmentEntry, range)
      pages.set(n, isKnown ? (held.get(n) ?? 0) : null)
    }
  }
  return pages
}

/**
 * Finds the pages of a single word, sorted by date; null for other questions, and when no page has the word in its own
 * text. Segments in which the page of results does not lie are not opened.
 */
export async function findByDate(
  shelf: Shelf,
  question: Question,
  wanted: readonly Wanted[],
  asked: Asked,
): Promise<Found | null> {
  const [word] = wanted
  if (word === undefined || !isCounted(question, wanted)) return null
  // Where a page has the word itself, none is shown for a correction of it.
  const itself = [{ word: word.word, corrections: [] }]
  const pages = await pagesBySegment(shelf, word, question.range, asked)
  const counts = new Map<number, number>()
  await Promise.all(
    [...pages].map(async ([n, known]) => {
      counts.set(n, known ?? (await findIn(shelf, question, itself, [n])).whole)
    }),
  )
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const isDated = (n: number) => shelf.entry.segments[n]?.days !== null
  const dated = asked.filter(isDated)
  const inOrder = [
    ...(question.sort === 'newest' ? dated.reverse() : dated),
    ...asked.filter((n) => !isDated(n)),
  ]
  return {
    segments: [],
    terms: [await loadTerm(shelf, asked, [], word)],
    total,
    whole: total,
    standings: [],
    isShown: () => false,
    async hits(offset, limit) {
      let before = 0
      let first: number | undefined
      const shown: number[] = []
      for (const n of inOrder) {
        const count = counts.get(n) ?? 0
        if (count > 0 && before < offset + limit && before + count > offset) {
          first ??= before
          shown.push(n)
        }
        before += count
      }
      const found = await findIn(
        shelf,
        question,
        itself,
        shown.sort((a, b) => a - b),
      )
      return found.hits(offset - (first ?? 0), limit)
    },
  }
}
