// Puts the pages found in order: by relevance, or by date.

import type { Standing } from './narrow.ts'
import type { Sort } from './reader.ts'
import { proximity, type Scores } from './score.ts'
import type { Segment } from './segment.ts'
import type { Term } from './terms.ts'

/** A page found. */
export interface Hit {
  readonly segment: number
  readonly page: number
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
/** Words up to which pages with all of them come first whatever their score. */
const FEW_WORDS = 3
/** In longer queries, what having all words adds: a share of the weight of the query. Such words may stand far apart. */
const ALL_WORDS = 0.2

/** What lies between a page with some of the words and one with all of them. */
function stepOf(weights: readonly number[]): number {
  if (weights.length <= FEW_WORDS) return ABOVE_ALL
  return ALL_WORDS * weights.reduce((sum, weight) => sum + weight, 0)
}

type Slice = (offset: number, limit: number) => readonly Hit[]

/** Pages that are shown, as segment and page: by date, those without a year at the end either way. */
function shownByDate({ segments, grades, standings, lowest }: Ranking, newest: boolean): [number, number][] {
  const dated: [number, number][] = []
  const undated: [number, number][] = []
  for (const [n, segment] of segments.entries()) {
    const grade = grades[n] as Uint8Array
    const { fails } = standings[n] as Standing
    for (let page = 0; page < segment.count; page++) {
      if ((grade[page] as number) < lowest || fails[page] !== 0) continue
      if (page < segment.dated) dated.push([n, page])
      else undated.push([n, page])
    }
  }
  return [...(newest ? dated.reverse() : dated), ...undated]
}

/** Oldest or newest first. */
function byDate(ranking: Ranking, newest: boolean): Slice {
  const places = shownByDate(ranking, newest)
  const scoreOf = (segment: number, page: number) => ranking.scores[segment]?.score[page] ?? 0
  return (offset, limit) =>
    places
      .slice(offset, offset + limit)
      .map(([segment, page]) => ({ segment, page, score: scoreOf(segment, page) }))
}

/** The `count`-th largest of some numbers. */
function threshold(keys: Float64Array, count: number): number {
  return keys.length <= count
    ? Number.NEGATIVE_INFINITY
    : (keys.slice().sort()[keys.length - count] as number)
}

/** Pages with all words before pages with some; the best first, of equals the newest. */
function byRelevance(ranking: Ranking): Slice {
  const { grades, scores, terms, weights } = ranking
  const places = shownByDate(ranking, true)
  const step = stepOf(weights)
  const keys = Float64Array.from(
    places,
    ([segment, page]) => (grades[segment]?.[page] ?? 0) * step + (scores[segment]?.score[page] ?? 0),
  )
  const inOrder = (some: readonly number[], rank: Float64Array) =>
    [...some].sort((a, b) => (rank[b] as number) - (rank[a] as number) || a - b)
  const least = threshold(keys, LOOKED_AT)
  const best: number[] = []
  const rest: number[] = []
  for (let n = 0; n < keys.length; n++)
    ((keys[n] as number) >= least && best.length < 2 * LOOKED_AT ? best : rest).push(n)
  const ranks = keys.slice()
  for (const n of best) {
    const [segment, page] = places[n] as [number, number]
    ranks[n] = (ranks[n] as number) + proximity(segment, page, terms, weights)
  }
  let order: readonly number[] = inOrder(best, ranks)
  let whole = false
  return (offset, limit) => {
    if (!whole && offset + limit > order.length) {
      order = [...order, ...inOrder(rest, keys)]
      whole = true
    }
    return order.slice(offset, offset + limit).map((n) => {
      const [segment, page] = places[n] as [number, number]
      return { segment, page, score: (ranks[n] as number) - (grades[segment]?.[page] ?? 0) * step }
    })
  }
}

/** Gives the pages of a ranking in order, some at a time. */
export function orderHits(ranking: Ranking, sort: Sort): Slice {
  return sort === 'relevance' ? byRelevance(ranking) : byDate(ranking, sort === 'newest')
}
