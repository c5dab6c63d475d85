// Finds the distinctive words of each article: stems that say much by themselves and that the archive is not full of.
import { hashNumbers } from '../archive/hashes.ts'
import { KINDS, kindOf, STEM_WEIGHTS, type Traits } from './traits.ts'

/** Distinctive words of an article, at most. */
export const KEYWORDS = 32
const FOREIGN = KINDS.indexOf('foreign')
/** Stems that as much of the archive has say nothing; in bits. */
const LEAST_RARITY = 2
/** Of other languages no list says what is common, so the archive does: least rarity in bits, weight. */
const FOREIGN_WEIGHTS: readonly (readonly [number, number])[] = [
  [6, 1],
  [4, 0.7],
  [LEAST_RARITY, 0.4],
]

/** The distinctive stems of all articles in arrays, article by article; the squares of one's weights add up to 1. */
export interface Keywords {
  /** Where the stems of each article begin, by its place, and where the last ones end. */
  readonly starts: Uint32Array
  /** Number of the stem, from 0; an article's heaviest first. */
  readonly stems: Uint32Array
  readonly weights: Float64Array
  /** Place of the stem among those of the article's traits. */
  readonly places: Uint8Array
  /** Number of stems. */
  readonly size: number
  /** Number of the stem with a hash, -1 where no article has it. */
  readonly known: (hash: number) => number
}

/**
 * Chooses the distinctive stems. What an Arabic stem weighs is the same in every archive; the archive only leaves out
 * those that a quarter of it and more has, counted in powers of two. Nothing but the numbers of the stems depends on
 * the order of the articles.
 */
export function keywordsOf(articles: readonly Traits[], most = KEYWORDS): Keywords {
  const rows = articles.reduce((sum, { stems }) => sum + stems.length, 0)
  const numbers = new Uint32Array(rows)
  const known = hashNumbers(Math.min(rows, articles.length * 8))
  const holders: number[] = []
  let row = 0
  for (const { stems } of articles) {
    for (let i = 0; i < stems.length; i += 1, row += 1) {
      const number = known.number(stems[i] as number)
      numbers[row] = number
      holders[number] = (holders[number] ?? 0) + 1
    }
  }
  const rarity = rarityIn(articles.length)
  const rarities = Int8Array.from(holders, rarity)
  const starts = new Uint32Array(articles.length + 1)
  const stems = new Uint32Array(Math.min(rows, articles.length * most))
  const weights = new Float64Array(stems.length)
  const places = new Uint8Array(stems.length)
  let end = 0
  row = 0
  for (const [at, { tallies }] of articles.entries()) {
    const chosen = choose(tallies, (i) => rarities[numbers[row + i] as number] as number, most)
    const norm = Math.sqrt(chosen.reduce((sum, { weight }) => sum + weight ** 2, 0))
    for (const { i, weight } of chosen) {
      stems[end] = numbers[row + i] as number
      weights[end] = weight / norm
      places[end] = i
      end += 1
    }
    starts[at + 1] = end
    row += tallies.length
  }
  return { starts, stems, weights, places, size: holders.length, known: known.known }
}

/** The heaviest stems, ties as the traits have them. */
function choose(tallies: Uint8Array, rarityOf: (i: number) => number, most: number) {
  const chosen: { readonly i: number; readonly weight: number }[] = []
  let isForeign = false
  for (let i = 0; i < tallies.length && (isForeign || chosen.length < most); i += 1) {
    const tally = tallies[i] as number
    const rarity = rarityOf(i)
    if (rarity < LEAST_RARITY) continue
    let weight = STEM_WEIGHTS[tally] as number
    if (kindOf(tally) === FOREIGN) {
      isForeign = true
      weight *= FOREIGN_WEIGHTS.find(([least]) => rarity >= least)?.[1] ?? 0
    }
    chosen.push({ i, weight })
  }
  return isForeign ? chosen.sort((a, b) => b.weight - a.weight || a.i - b.i).slice(0, most) : chosen
}

/**
 * How rare what `held` of `all` articles have is, in bits: log2 of their share, both numbers rounded down to powers of
 * two, so that what articles are known by changes only when one of them has doubled.
 */
export function rarityIn(all: number): (held: number) => number {
  const bits = Math.floor(Math.log2(all))
  return (held) => Math.max(0, bits - Math.floor(Math.log2(held)))
}
