// Finds and orders the pages of a query over all segments.

import { spelled } from '../arabic/analysis-letters.ts'
import { correct, mayBeMistyped, type OpenVocabulary } from './corrections.ts'
import type { Entry } from './format.ts'
import { type Chosen, type DayRange, type Standing, standingOf } from './narrow.ts'
import { type Hit, orderHits } from './order.ts'
import { askedWords, MOST_WORDS, once, type ParsedQuery, type QueryWord } from './query.ts'
import type { Sort } from './reader.ts'
import { FEW_WORDS, type Scores, scoreSegment, type Totals, weightsOf } from './score.ts'
import type { Segment } from './segment.ts'
import { loadTerm, pagesOfWord, type Term } from './terms.ts'

/** What is open of a search folder. */
export interface Shelf {
  readonly entry: Entry
  readonly segments: readonly Segment[]
  readonly totals: Totals
  /** Read when a word of a query may be mistyped. */
  readonly vocabulary: () => Promise<OpenVocabulary>
}

export interface Found {
  readonly terms: readonly Term[]
  readonly total: number
  /** Pages with all words. */
  readonly whole: number
  readonly standings: readonly Standing[]
  /** Whether the words find a page of a segment, whatever the filters say. */
  isShown(segment: number, page: number): boolean
  /** Some of the pages found, in order. */
  hits(offset: number, limit: number): readonly Hit[]
}

/** Fewer pages with all words than this are followed by pages with some of them: a page of results. */
const ENOUGH = 10
/** The same for queries of more words, where having all of them says less. */
const ENOUGH_OF_MANY = 30
/** Share of the query's weight that a page with some words must hold. */
const LEAST_SHARE = 0.5

/** Words of a query that are corrected: each takes milliseconds. */
const MOST_CORRECTED = 6

/** The words to ask for: two that were read as one name are two again when no article has that name. */
async function knownWords({ segments }: Shelf, words: readonly QueryWord[]): Promise<QueryWord[]> {
  const isThere = async ({ stem, alike }: QueryWord): Promise<boolean> => {
    const stems = [stem, ...alike]
    const found = await Promise.all(segments.flatMap((segment) => stems.map((one) => segment.posting(one))))
    return found.some((posting) => posting !== null)
  }
  const known = await Promise.all(
    words.map(async (word) => (word.parts === undefined || (await isThere(word)) ? [word] : word.parts)),
  )
  return once(known.flat()).slice(0, MOST_WORDS)
}

async function termsOf(shelf: Shelf, asked: readonly QueryWord[]): Promise<Term[]> {
  const words = await knownWords(shelf, asked)
  const counts = await Promise.all(words.map((word) => pagesOfWord(shelf.segments, word)))
  const doubtful = words
    .map((_, n) => n)
    .filter((n) => mayBeMistyped(counts[n] ?? 0, shelf.entry.total))
    .slice(0, MOST_CORRECTED)
  const vocabulary = doubtful.length > 0 ? await shelf.vocabulary() : null
  return Promise.all(
    words.map((word, n) => {
      const corrections =
        vocabulary && doubtful.includes(n)
          ? correct({ ...word, letters: spelled(word.text) }, counts[n] ?? 0, vocabulary)
          : []
      return loadTerm(shelf.segments, word, corrections)
    }),
  )
}

/**
 * For every set of words that a page can have: 2 when it is all of them, 1 when it is enough, else 0. Words that no page
 * has are told to the reader and ask nothing of a page; when no word is known, no page is found.
 */
function gradeOf(
  terms: readonly Term[],
  weights: readonly number[],
  least: number,
): (mask: number) => number {
  const known = terms.map(({ reach }, n) => (reach > 0 ? (weights[n] as number) : 0))
  const all = terms.reduce((mask, { reach }, n) => (reach > 0 ? mask | (1 << n) : mask), 0)
  const total = known.reduce((sum, weight) => sum + weight, 0)
  const grades = new Map<number, number>([[0, terms.length === 0 ? 2 : 0]])
  return (mask) => {
    let grade = grades.get(mask)
    if (grade === undefined) {
      const held = known.reduce((sum, weight, n) => sum + (mask & (1 << n) ? weight : 0), 0)
      grade = mask === all ? 2 : held >= least * total ? 1 : 0
      grades.set(mask, grade)
    }
    return grade
  }
}

/** Grades of all pages of a segment, with what dates, phrases and -words close; lines aside are never all words. */
function gradesOf({ mask, aside }: Scores, { open }: Standing, grade: (mask: number) => number): Uint8Array {
  const grades = new Uint8Array(mask.length)
  const bare = grade(0)
  for (let page = 0; page < mask.length; page++) {
    if (open[page] !== 1) continue
    const words = mask[page] as number
    const others = aside[page] as number
    if (words === 0 && others === 0) grades[page] = bare
    else
      grades[page] = others === 0 ? grade(words) : Math.max(grade(words), Math.min(1, grade(words | others)))
  }
  return grades
}

/** Pages with all words, and pages with enough of them, that pass the filters. */
function countGrades(
  grades: readonly Uint8Array[],
  standings: readonly Standing[],
): { whole: number; some: number } {
  let whole = 0
  let some = 0
  for (const [n, list] of grades.entries()) {
    const { fails } = standings[n] as Standing
    for (let page = 0; page < list.length; page++) {
      if (list[page] === 0 || fails[page] !== 0) continue
      if (list[page] === 2) whole++
      else some++
    }
  }
  return { whole, some }
}

/** Finds the pages of a query. */
export async function findPages(
  shelf: Shelf,
  parsed: ParsedQuery,
  chosen: Chosen,
  range: DayRange | null,
  sort: Sort,
): Promise<Found> {
  const { segments, totals } = shelf
  const terms = await termsOf(shelf, askedWords(parsed))
  const standings = await Promise.all(
    segments.map((segment) => standingOf(segment, chosen, range, parsed.phrases, parsed.without)),
  )
  const weights = weightsOf(terms, totals)
  const scores = segments.map((segment, n) => scoreSegment(segment, n, terms, weights, totals))
  const graded = (least: number) => {
    const grade = gradeOf(terms, weights, least)
    return scores.map((some, n) => gradesOf(some, standings[n] as Standing, grade))
  }
  let grades = graded(LEAST_SHARE)
  let counts = countGrades(grades, standings)
  const { whole } = counts
  if (whole === 0 && counts.some === 0) {
    grades = graded(0)
    counts = countGrades(grades, standings)
  }
  // Sorted by date, articles with some of the words would stand between those with all of them.
  const enough = sort !== 'relevance' ? 1 : terms.length > FEW_WORDS ? ENOUGH_OF_MANY : ENOUGH
  const some = whole < enough ? counts.some : 0
  const lowest = some > 0 ? 1 : 2
  const hits = () => orderHits({ segments, scores, grades, standings, lowest, terms, weights }, sort)
  let ordered: ((offset: number, limit: number) => readonly Hit[]) | undefined
  return {
    terms,
    total: whole + some,
    whole,
    standings,
    isShown: (segment, page) => (grades[segment]?.[page] ?? 0) >= lowest,
    hits(offset, limit) {
      ordered ??= hits()
      return ordered(offset, limit)
    },
  }
}
