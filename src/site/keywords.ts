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
  readonly weights: Float32Array
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
  const { numbers, holders, known } = numberStems(articles)
  const rarities = Int8Array.from(holders, rarityIn(articles.length))
  const starts = new Uint32Array(articles.length + 1)
  const stems = new Uint32Array(Math.min(numbers.length, articles.length * most))
  const weights = new Float32Array(stems.length)
  const places = new Uint8Array(stems.length)
  let end = 0
  let row = 0
  for (const [at, { tallies }] of articles.entries()) {
    const start = end
    const isForeign = tallies.length > 0 && kindOf(tallies[0] as number) === FOREIGN
    const order = isForeign ? foreignOrder(tallies, rarities, numbers, row) : null
    let norm = 0
    for (let i = 0; i < (order ?? tallies).length && end - start < most; i += 1) {
      const place = order ? (order[i] as number) : i
      const stem = numbers[row + place] as number
      const weight = weightOf(tallies[place] as number, rarities[stem] as number)
      if (weight === 0) continue
      stems[end] = stem
      weights[end] = weight
      places[end] = place
      norm += weight ** 2
      end += 1
    }
    for (let i = start; i < end; i += 1) weights[i] = (weights[i] as number) / Math.sqrt(norm)
    starts[at + 1] = end
    row += tallies.length
  }
  return { starts, stems, weights, places, size: holders.length, known }
}

/** Stems by number, article by article, and how many articles have each. */
function numberStems(articles: readonly Traits[]) {
  const rows = articles.reduce((sum, { stems }) => sum + stems.length, 0)
  const known = hashNumbers(Math.min(rows, articles.length * 8))
  const numbers = new Uint32Array(rows)
  const holders = new Uint32Array(rows)
  let row = 0
  for (const { stems } of articles) {
    for (let i = 0; i < stems.length; i += 1, row += 1) {
      const number = known.number(stems[i] as number)
      numbers[row] = number
      holders[number] = (holders[number] as number) + 1
    }
  }
  return { numbers, holders: holders.subarray(0, known.size()), known: known.known }
}

/** What a stem weighs in its article; 0 where the archive is full of it. */
function weightOf(tally: number, rarity: number): number {
  if (rarity < LEAST_RARITY) return 0
  const weight = STEM_WEIGHTS[tally] as number
  if (kindOf(tally) !== FOREIGN) return weight
  for (const [least, part] of FOREIGN_WEIGHTS) if (rarity >= least) return weight * part
  return 0
}

/** Places of the stems of an article in another language, the heaviest first: the traits have Arabic ones so already. */
function foreignOrder(
  tallies: Uint8Array,
  rarities: Int8Array,
  numbers: Uint32Array,
  row: number,
): readonly number[] {
  const weights = Array.from(tallies, (tally, i) =>
    weightOf(tally, rarities[numbers[row + i] as number] as number),
  )
  return [...weights.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)
}

/**
 * How rare what `held` of `all` articles have is, in bits: log2 of their share, both numbers rounded down to powers of
 * two, so that what articles are known by changes only when one of them has doubled.
 */
export function rarityIn(all: number): (held: number) => number {
  const bits = Math.floor(Math.log2(all))
  return (held) => Math.max(0, bits - Math.floor(Math.log2(held)))
}
