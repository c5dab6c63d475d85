// Newest or oldest first, a single word is looked for in the segments of the page of results alone: the directory counts the others.

import { type Found, findIn, type Question } from './find.ts'
import type { SegmentEntry } from './format.ts'
import type { DayRange } from './narrow.ts'
import { type Asked, type Shelf, segmentsWith } from './shelf.ts'
import { loadTerm, pagesOfWord, type Wanted } from './terms.ts'

/** Whether all pages of a segment are in a range. */
function isInside({ days }: SegmentEntry, range: DayRange | null): boolean {
  if (range === null) return true
  return days === null ? range.undated : days[0] >= range.from && days[1] <= range.to
}

/**
 * The stems whose pages the directory can count for a word; null when it cannot: something but dates narrows the
 * question, or pages with one of several corrections are looked for.
 */
async function countedStems(
  shelf: Shelf,
  { parsed, chosen, facets }: Question,
  wanted: Wanted,
  asked: Asked,
): Promise<readonly string[] | null> {
  if (chosen.size + parsed.phrases.length + parsed.without.length + facets.length > 0) return null
  const { word, corrections } = wanted
  if (corrections.length === 0) return [word.stem, ...word.alike]
  const [only, ...others] = corrections
  // Beside a word that other pages have, lines aside count as much as a correction.
  if (only === undefined || others.length > 0 || (await pagesOfWord(shelf, word, asked)) > 0) return null
  return [only.stem]
}

/** Pages of a segment: with the word in their own text, and with it in removed and related lines alone if none has. */
interface Counted {
  readonly own: number
  readonly aside: number
}

/** Pages of each segment that have one of some stems; those that are not known before the segment is asked are counted there. */
async function pagesBySegment(
  shelf: Shelf,
  stems: readonly string[],
  range: DayRange | null,
  asked: Asked,
  count: (segment: number) => Promise<Counted>,
): Promise<ReadonlyMap<number, Counted>> {
  const pages = new Map<number, Counted | null>()
  for (const stem of stems) {
    const held = stem.includes(' ') ? null : await shelf.directory(stem)
    for (const n of await segmentsWith(shelf, stem, asked)) {
      // A page may have the word in two spellings.
      const known = pages.has(n) || !isInside(shelf.entry.segments[n] as SegmentEntry, range) ? null : held
      const here = known?.get(n) ?? 0
      pages.set(n, known && { own: Math.max(0, here), aside: Math.max(0, -here) })
    }
  }
  return new Map(
    await Promise.all([...pages].map(async ([n, known]) => [n, known ?? (await count(n))] as const)),
  )
}

/** The segments from the first that is shown to the last, those without dates at the end either way. */
function inOrder(shelf: Shelf, asked: Asked, sort: Question['sort']): Asked {
  const isDated = (n: number) => shelf.entry.segments[n]?.days !== null
  const dated = asked.filter(isDated)
  return [...(sort === 'newest' ? dated.reverse() : dated), ...asked.filter((n) => !isDated(n))]
}

/** Finds pages of some stems that the directory counts; segments in which the page of results does not lie are not opened. */
async function findCounted(
  shelf: Shelf,
  question: Question,
  wanted: Wanted,
  stems: readonly string[],
  asked: Asked,
): Promise<Found> {
  const pages = await pagesBySegment(shelf, stems, question.range, asked, async (n) => {
    const { total, whole } = await findIn(shelf, question, [wanted], [n])
    return { own: whole, aside: total - whole }
  })
  const sum = (kind: keyof Counted) => [...pages.values()].reduce((all, counted) => all + counted[kind], 0)
  const whole = sum('own')
  const kind = whole > 0 ? 'own' : 'aside'
  return {
    segments: [],
    terms: [],
    total: sum(kind),
    whole,
    standings: [],
    isShown: () => false,
    async hits(offset, limit) {
      let before = 0
      let first: number | undefined
      const shown: number[] = []
      for (const n of inOrder(shelf, asked, question.sort)) {
        const count = pages.get(n)?.[kind] ?? 0
        if (count > 0 && before < offset + limit && before + count > offset) {
          first ??= before
          shown.push(n)
        }
        before += count
      }
      const found = await findIn(
        shelf,
        question,
        [wanted],
        shown.sort((a, b) => a - b),
      )
      return found.hits(offset - (first ?? 0), limit)
    },
  }
}

/**
 * Finds the pages of a single word, sorted by date: those with the word in their own text; if there are none, those with
 * it in removed and related lines; if there are none either, those of its corrections. By date nothing would tell them
 * apart.
 */
export async function findByDate(
  shelf: Shelf,
  question: Question,
  wanted: Wanted,
  asked: Asked,
): Promise<Found> {
  const find = async (one: Wanted): Promise<Found> => {
    const stems = await countedStems(shelf, question, one, asked)
    return stems === null
      ? findIn(shelf, question, [one], asked)
      : findCounted(shelf, question, one, stems, asked)
  }
  const itself = await find({ ...wanted, corrections: [] })
  const isThere = itself.total > 0
  const found = isThere || wanted.corrections.length === 0 ? itself : await find(wanted)
  const term = await loadTerm(shelf, asked, [], wanted)
  return { ...found, terms: [{ ...term, isUnknown: term.isUnknown && !isThere }] }
}
