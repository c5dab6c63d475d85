// Scores the pages of a segment: BM25 of each word, the spelling of the query, the headline, words side by side.

import { idf, saturated } from './bm25.ts'
import { BODY_START } from './format.ts'
import { type Posting, positionsOn } from './postings.ts'
import type { QueryWord } from './query.ts'
import type { Segment } from './segment.ts'
import type { Term } from './terms.ts'

/**
 * Weights of the ranking: found by coordinate search on 600 known items of each kind of one corpus, held against other
 * items of it and against other newspapers (`bench/search/marks.ts`).
 */
export const WEIGHTS = {
  /** A word that stands once says nearly all: news texts are short, and their long ones are lists. */
  k1: 0.62,
  b: 0.8,
  /** For a page that spells a word as the query does: a share of what that spelling would score alone. */
  exact: 0.08,
  /** For a page that spells all words of a short query so, times the fourth power of the share that it does. */
  allExact: 0.8,
  /** For a page that has a word in the form of the query, with any clitics: a share as above. */
  sameForm: 0.8,
  /** For words in the headline, times the square of the share of the query that it holds. */
  title: 2,
  /** For two words of the query side by side, in their order. */
  beside: 0.6,
  /** For the same a few words apart, or the other way round. */
  near: 0.5,
  /** For a word at the very beginning of the body, where news puts what matters; it falls off by `LEAD_LENGTH`. */
  lead: 1,
}

/** Words up to which a query is short: of longer ones some stand in other forms in the very page that is meant. */
export const FEW_WORDS = 3

/** Words after which what a word near the beginning adds has fallen to 1/e. */
const LEAD_LENGTH = 40

/** Words apart at which two words are no longer near each other. */
const NEAR = 8

/** Pages of a segment that have any word of the query. */
export interface Scores {
  readonly score: Float64Array
  /** Bit n is set when the page has the n-th word or a correction of it. */
  readonly mask: Uint32Array
  /** The same for removed and related lines. */
  readonly aside: Uint32Array
}

/** Numbers over all segments. */
export interface Totals {
  readonly pages: number
  readonly averageLength: number
}

/** Stop words that are asked for all the same (nothing else was typed, or a phrase has them) weigh little. */
const shareOf = ({ stop }: QueryWord): number => (stop ? 0.3 : 1)

/** Weight of every word: how rare it is. */
export function weightsOf(terms: readonly Term[], totals: Totals): number[] {
  return terms.map(({ reach, word }) => idf(totals.pages, reach) * shareOf(word))
}

/** Adds `gain` for the words of the query that `masks` has for a page, times a power of their share of the query. */
function addShares(
  score: Float64Array,
  masks: Uint32Array,
  weights: readonly number[],
  gain: number,
  power: number,
): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length < 2 || total === 0) return
  for (let page = 0; page < masks.length; page++) {
    const mask = masks[page] as number
    if (mask === 0) continue
    let held = 0
    for (let n = 0; n < weights.length; n++) if (mask & (1 << n)) held += weights[n] as number
    score[page] = (score[page] as number) + gain * held * (held / total) ** power
  }
}

const LEADS = Float64Array.from({ length: 10 * LEAD_LENGTH }, (_, words) => Math.exp(-words / LEAD_LENGTH))

/** What the first place of a word in the body adds. */
function addLeads(score: Float64Array, { pages, starts, positions }: Posting, weight: number): void {
  for (let i = 0; i < pages.length; i++) {
    const end = starts[i + 1] as number
    let at = starts[i] as number
    while (at < end && (positions[at] as number) < BODY_START) at++
    if (at === end) continue
    const page = pages[i] as number
    const words = (positions[at] as number) - BODY_START
    score[page] = (score[page] as number) + weight * (LEADS[words] ?? 0)
  }
}

/** Scores one segment; words that are not there add nothing. */
export function scoreSegment(
  segment: Segment,
  n: number,
  terms: readonly Term[],
  weights: readonly number[],
  totals: Totals,
): Scores {
  const score = new Float64Array(segment.count)
  const mask = new Uint32Array(segment.count)
  const aside = new Uint32Array(segment.count)
  const titles = new Uint32Array(segment.count)
  const spelled = new Uint32Array(segment.count)
  const { lengths } = segment
  const add = ({ pages, starts }: Posting, weight: number) => {
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i] as number
      const count = (starts[i + 1] as number) - (starts[i] as number)
      const gain = saturated(count, lengths[page] as number, totals.averageLength, WEIGHTS.k1, WEIGHTS.b)
      score[page] = (score[page] as number) + weight * gain
    }
  }
  for (const [t, { word, sources, exactPages, sameFormPages }] of terms.entries()) {
    const exactWeight = WEIGHTS.exact * idf(totals.pages, exactPages)
    const sameFormWeight = WEIGHTS.sameForm * idf(totals.pages, sameFormPages)
    const bit = 1 << t
    for (const { posting, exact, sameForm, factor, pages: known, aside: isAside } of sources[n] ?? []) {
      const weight = idf(totals.pages, known) * shareOf(word) * factor
      add(posting, weight)
      if (!isAside) addLeads(score, posting, weight * WEIGHTS.lead)
      if (exact !== null) {
        add(exact, exactWeight)
        for (const page of exact.pages) spelled[page] = (spelled[page] as number) | bit
      }
      if (sameForm !== null) add(sameForm, sameFormWeight)
      const { pages, starts, positions } = posting
      const bits = isAside ? aside : mask
      for (let i = 0; i < pages.length; i++) {
        const page = pages[i] as number
        bits[page] = (bits[page] as number) | bit
        if ((positions[starts[i] as number] as number) < BODY_START)
          titles[page] = (titles[page] as number) | bit
      }
    }
  }
  addShares(score, titles, weights, WEIGHTS.title, 2)
  if (weights.length <= FEW_WORDS) addShares(score, spelled, weights, WEIGHTS.allExact, 4)
  return { score, mask, aside }
}

/** Distance and order of the nearest pair of two lists of positions; the sign says the order. */
function nearest(first: Uint32Array, second: Uint32Array): number {
  let best = Number.POSITIVE_INFINITY
  let i = 0
  let j = 0
  while (i < first.length && j < second.length) {
    const gap = (second[j] as number) - (first[i] as number)
    if (Math.abs(gap) < Math.abs(best) || (gap === -best && gap > 0)) best = gap
    if (gap > 0) i++
    else j++
  }
  return best
}

/** What words side by side or near each other add to a page; terms in the order of the query. */
export function proximity(
  n: number,
  page: number,
  terms: readonly Term[],
  weights: readonly number[],
): number {
  let gain = 0
  for (let t = 0; t + 1 < terms.length; t++) {
    const first = terms[t]?.sources[n]?.[0]
    const second = terms[t + 1]?.sources[n]?.[0]
    if (!first || !second || first.aside || second.aside) continue
    const gap = nearest(positionsOn(first.posting, page), positionsOn(second.posting, page))
    const pair = Math.min(weights[t] ?? 0, weights[t + 1] ?? 0)
    if (gap === 1) gain += WEIGHTS.beside * pair
    else if (Math.abs(gap) < NEAR) gain += (WEIGHTS.near * pair * (NEAR - Math.abs(gap))) / NEAR
  }
  return gain
}
