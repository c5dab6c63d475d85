// Finds and orders the pages of a question over some segments.

import type { Facet } from './format.ts'
import { type Chosen, type DayRange, type Standing, standingOf } from './narrow.ts'
import { type Hit, orderHits } from './order.ts'
import { positionsOn } from './postings.ts'
import type { ParsedQuery } from './query.ts'
import type { Sort } from './reader.ts'
import { FEW_WORDS, type Scores, scoreSegment, weightsOf } from './score.ts'
import type { Segment } from './segment.ts'
import { type Asked, type Shelf, segmentsWith } from './shelf.ts'
import { loadTerm, stemsOfWanted, type Term, type Wanted } from './terms.ts'

/** What is asked of the shelf. */
export interface Question {
  readonly parsed: ParsedQuery
  readonly chosen: Chosen
  readonly range: DayRange | null
  readonly sort: Sort
  /** Facets that are counted. */
  readonly facets: readonly Facet[]
}

/** A page found, with what shows it. */
export interface Shown {
  readonly segment: Segment
  readonly page: number
  readonly score: number
  /** Places of each word of the query. */
  readonly positions: readonly (readonly number[])[]
}

export interface Found {
  /** Those that were asked; `terms`, `standings` and `isShown` go by their place here. */
  readonly segments: readonly Segment[]
  readonly terms: readonly Term[]
  readonly total: number
  /** Pages with all words. */
  readonly whole: number
  readonly standings: readonly Standing[]
  /** Whether the words find a page of a segment, whatever the filters say. */
  isShown(segment: number, page: number): boolean
  /** Some of the pages found, in order. */
  hits(offset: number, limit: number): Promise<readonly Shown[]>
}

/** Fewer pages with all words than this are followed by pages with some of them: a page of results. */
const ENOUGH = 10
/** The same for queries of more words, where having all of them says less. */
const ENOUGH_OF_MANY = 30
/** Share of the query's weight that a page with some words must hold. */
const LEAST_SHARE = 0.5

/** The segments that have any of the words; all that are asked when there are none. */
async function holdersOf(shelf: Shelf, wanted: readonly Wanted[], asked: Asked): Promise<Asked> {
  if (wanted.length === 0) return asked
  const stems = wanted.flatMap(stemsOfWanted)
  const holders = new Set((await Promise.all(stems.map((stem) => segmentsWith(shelf, stem, asked)))).flat())
  return asked.filter((n) => holders.has(n))
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

/** Finds the pages of a question in some segments. */
export async function findIn(
  shelf: Shelf,
  { parsed, chosen, range, sort }: Question,
  wanted: readonly Wanted[],
  asked: Asked,
): Promise<Found> {
  const { totals } = shelf
  const segments = await Promise.all((await holdersOf(shelf, wanted, asked)).map(shelf.open))
  const terms = await Promise.all(wanted.map((one) => loadTerm(shelf, asked, segments, one)))
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
    segments,
    terms,
    total: whole + some,
    whole,
    standings,
    isShown: (segment, page) => (grades[segment]?.[page] ?? 0) >= lowest,
    async hits(offset, limit) {
      ordered ??= hits()
      return ordered(offset, limit).map(({ segment, page, score }) => ({
        segment: segments[segment] as Segment,
        page,
        score,
        positions: terms.map(({ sources }) =>
          (sources[segment] ?? []).flatMap(({ posting }) => [...positionsOn(posting, page)]),
        ),
      }))
    },
  }
}
