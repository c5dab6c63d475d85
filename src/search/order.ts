// Puts the pages found in order: by relevance, or by date.

import type { Standing } from './narrow.ts'
import type { Sort } from './reader.ts'
import { FEW_WORDS, proximity, type Scores } from './score.ts'
import type { Segment } from './segment.ts'
import type { Term } from './terms.ts'

interface Place {
  readonly segment: number
  readonly page: number
}

/** A page found. */
export interface Hit extends Place {
  readonly score: number
}

export interface Ranking {
  readonly segments: readonly Segment[]
  readonly scores: readonly Scores[]
  /** By segment and page: 2 for all words, 1 for enough of them. */
  readonly grades: readonly Uint8Array[]
  readonly standings: readonly Standing[]
  /** Least grade of a page that is shown. */
  readonly lowest: number
  readonly terms: readonly Term[]
  readonly weights: readonly number[]
}

/** Pages that are looked at for words side by side: the best by their words alone. */
const LOOKED_AT = 200
/** More than any score: sets pages with all words above those with some. */
const ABOVE_ALL = 1e6
/**
 * What having all words of a longer query adds, as a share of the weight of the query: such words may stand far apart.
 * Of a short query, pages with all words come first whatever their score.
 */
const ALL_WORDS = 0.15

/** What lies between a page with some of the words and one with all of them. */
function stepOf(weights: readonly number[]): number {
  if (weights.length <= FEW_WORDS) return ABOVE_ALL
  return ALL_WORDS * weights.reduce((sum, weight) => sum + weight, 0)
}

type Slice = (offset: number, limit: number) => readonly Hit[]

/** Pages as one list: a page's number is its own, past all pages of the segments before its own. */
function placesOf(segments: readonly Segment[]) {
  const firsts: number[] = []
  let pages = 0
  for (const { count } of segments) {
    firsts.push(pages)
    pages += count
  }
  const segmentOf = (number: number): number => {
    let segment = firsts.length - 1
    while (segment > 0 && (firsts[segment] as number) > number) segment--
    return segment
  }
  const placeOf = (number: number): Place => {
    const segment = segmentOf(number)
    return { segment, page: number - (firsts[segment] as number) }
  }
  return { firsts, pages, segmentOf, placeOf }
}

/** Numbers of the pages that are shown: by date, those without a year at the end either way. */
function shownByDate({ segments, grades, standings, lowest }: Ranking, newest: boolean): Uint32Array {
  const { firsts, pages } = placesOf(segments)
  const shown = new Uint32Array(pages)
  let count = 0
  const add = (from: (segment: Segment) => number, to: (segment: Segment) => number) => {
    for (const [n, segment] of segments.entries()) {
      const grade = grades[n] as Uint8Array
      const { fails } = standings[n] as Standing
      const first = firsts[n] as number
      for (let page = from(segment); page < to(segment); page++) {
        if ((grade[page] as number) >= lowest && fails[page] === 0) shown[count++] = first + page
      }
    }
  }
  add(
    () => 0,
    ({ dated }) => dated,
  )
  if (newest) shown.subarray(0, count).reverse()
  add(
    ({ dated }) => dated,
    ({ count: all }) => all,
  )
  return shown.subarray(0, count)
}

/** Oldest or newest first. */
function byDate(ranking: Ranking, newest: boolean): Slice {
  const { placeOf } = placesOf(ranking.segments)
  const shown = shownByDate(ranking, newest)
  return (offset, limit) =>
    Array.from(shown.subarray(offset, offset + limit), (number) => {
      const { segment, page } = placeOf(number)
      return { segment, page, score: ranking.scores[segment]?.score[page] ?? 0 }
    })
}

/** The `count`-th largest of some numbers, by quickselect: most of them need no order. */
export function threshold(keys: Float64Array, count: number): number {
  if (keys.length <= count) return Number.NEGATIVE_INFINITY
  const left = keys.slice()
  const wanted = keys.length - count
  let from = 0
  let to = left.length - 1
  while (from < to) {
    const middle = left[(from + to) >> 1] as number
    let low = from
    let high = to
    while (low <= high) {
      while ((left[low] as number) < middle) low++
      while ((left[high] as number) > middle) high--
      if (low > high) break
      const kept = left[low] as number
      left[low++] = left[high] as number
      left[high--] = kept
    }
    if (wanted <= high) to = high
    else if (wanted >= low) from = low
    else return left[wanted] as number
  }
  return left[wanted] as number
}

/** The best first, of equals the newest; pages with all of a few words before pages with some. */
function byRelevance(ranking: Ranking): Slice {
  const { segments, grades, scores, terms, weights } = ranking
  const { firsts, segmentOf, placeOf } = placesOf(segments)
  const shown = shownByDate(ranking, true)
  const step = stepOf(weights)
  const gradeOf = ({ segment, page }: Place) => (grades[segment]?.[page] ?? 0) * step
  const keys = new Float64Array(shown.length)
  for (const [n, number] of shown.entries()) {
    const segment = segmentOf(number)
    const page = number - (firsts[segment] as number)
    const grade = (grades[segment] as Uint8Array)[page] as number
    keys[n] = grade * step + ((scores[segment] as Scores).score[page] as number)
  }
  const inOrder = (some: readonly number[]) =>
    [...some].sort((a, b) => (keys[b] as number) - (keys[a] as number) || a - b)
  const least = threshold(keys, LOOKED_AT)
  const best: number[] = []
  const rest: number[] = []
  for (let n = 0; n < keys.length; n++) {
    const isBest = (keys[n] as number) >= least && best.length < 2 * LOOKED_AT
    ;(isBest ? best : rest).push(n)
  }
  for (const n of best) {
    const { segment, page } = placeOf(shown[n] as number)
    keys[n] = (keys[n] as number) + proximity(segment, page, terms, weights)
  }
  let order: readonly number[] = inOrder(best)
  let whole = false
  return (offset, limit) => {
    if (!whole && offset + limit > order.length) {
      order = [...order, ...inOrder(rest)]
      whole = true
    }
    return order.slice(offset, offset + limit).map((n) => {
      const place = placeOf(shown[n] as number)
      return { ...place, score: (keys[n] as number) - gradeOf(place) }
    })
  }
}

/** Gives the pages of a ranking in order, some at a time. */
export function orderHits(ranking: Ranking, sort: Sort): Slice {
  return sort === 'relevance' ? byRelevance(ranking) : byDate(ranking, sort === 'newest')
}
