// The index that candidates for copies come from: which texts share which sampled shingle, in arrays of numbers.
import type { Print } from './copies-print.ts'
import { hashNumbers } from './hashes.ts'

/** A small archive says little of what is common: its words count as those of one of this size. */
const LEAST_TEXTS = 1024

/** A text with its number among all, from 0. */
interface Sampled {
  readonly at: number
  readonly print: Print
}

/** Which texts hold a sampled shingle: a list for each one that two texts and more hold, in arrays of numbers. */
export interface SampleIndex {
  /** The texts of all lists, one list after the other, ascending in each. */
  readonly holders: Uint32Array
  /** Where each list begins in `holders`, and where the last one ends. */
  readonly starts: Uint32Array
  /** Lists that a text stands in, ascending. */
  readonly listsOf: (at: number) => Uint32Array
  /** Of a list: the fewer texts, the heavier. */
  readonly weight: (list: number) => number
  /** Weight of all sampled shingles of each text. */
  readonly totals: Float64Array
  /** The lesser weight of two texts. */
  readonly lesser: (a: number, b: number) => number
}

/** @param texts by their number; the samples ascending. */
export function sampleIndex(texts: readonly Sampled[]): SampleIndex {
  const { numbers, counts } = countShingles(texts)
  const weigh = weigher(texts.length)
  const starts = listStarts(counts)
  const totals = new Float64Array(texts.length)
  const firsts = new Uint32Array(texts.length + 1)
  const holders = new Uint32Array(starts.ends.at(-1) ?? 0)
  const filled = starts.ends.slice()
  const single = weigh(1)
  let row = 0
  for (const { at, print } of texts) {
    let total = 0
    let held = 0
    for (let i = 0; i < print.sample.length; i += 1, row += 1) {
      const number = numbers[row] as number
      total += number === ALONE ? single : weigh(counts[number] as number)
      const list = number === ALONE ? 0 : (starts.listOf[number] as number)
      if (list === 0) continue
      held += 1
      holders[filled[list - 1] as number] = at
      filled[list - 1] = (filled[list - 1] as number) + 1
    }
    totals[at] = total
    firsts[at + 1] = (firsts[at] as number) + held
  }
  const lists = listsByText(holders, starts.ends, firsts)
  return {
    holders,
    starts: starts.ends,
    listsOf: (at) => lists.subarray(firsts[at], firsts[at + 1]),
    weight: (list) => weigh((starts.ends[list + 1] as number) - (starts.ends[list] as number)),
    totals,
    lesser: (a, b) => Math.min(totals[a] ?? 0, totals[b] ?? 0),
  }
}

/** The lists of each text, ascending, one text after the other. */
function listsByText(holders: Uint32Array, ends: Uint32Array, firsts: Uint32Array): Uint32Array {
  const lists = new Uint32Array(holders.length)
  const filled = firsts.slice()
  for (let list = 0; list + 1 < ends.length; list += 1) {
    for (let i = ends[list] as number; i < (ends[list + 1] as number); i += 1) {
      const at = holders[i] as number
      const place = filled[at] as number
      lists[place] = list
      filled[at] = place + 1
    }
  }
  return lists
}

/** A shingle of one text alone. */
const ALONE = 0xffffffff

/** Shingles of two texts and more by number, text by text, those of one as `ALONE`; how many texts have each. */
function countShingles(texts: readonly Sampled[]) {
  const rows = texts.reduce((sum, { print }) => sum + print.sample.length, 0)
  const mayRepeat = repeatFilter(texts, rows)
  const known = hashNumbers(rows >>> 3)
  const numbers = new Uint32Array(rows).fill(ALONE)
  const counts = new Uint32Array(rows)
  let row = 0
  for (const { print } of texts) {
    for (let i = 0; i < print.sample.length; i += 1, row += 1) {
      const hash = spread(print.sample[i] as number)
      if (!mayRepeat(hash)) continue
      const number = known.number(hash)
      numbers[row] = number
      counts[number] = (counts[number] as number) + 1
    }
  }
  return { numbers, counts: counts.subarray(0, known.size()) }
}

/** Sampled hashes are multiples of a power of two: turned, so that their lower bits differ. */
const spread = (hash: number): number => ((hash >>> 8) | (hash << 24)) >>> 0

/** Tells of a shingle that no other text has it, which is so of most, and which a table would be slow to tell. */
function repeatFilter(texts: readonly Sampled[], rows: number): (hash: number) => boolean {
  const bits = 2 ** Math.min(30, Math.ceil(Math.log2(rows * 8 + 256)))
  const [once, twice] = [new Uint32Array(bits / 32), new Uint32Array(bits / 32)]
  for (const { print } of texts) {
    for (let i = 0; i < print.sample.length; i += 1) {
      const at = spread(print.sample[i] as number) & (bits - 1)
      const [slot, bit] = [at >>> 5, 1 << (at & 31)]
      if (((once[slot] as number) & bit) !== 0) twice[slot] = (twice[slot] as number) | bit
      else once[slot] = (once[slot] as number) | bit
    }
  }
  return (hash) => {
    const at = hash & (bits - 1)
    return ((twice[at >>> 5] as number) & (1 << (at & 31))) !== 0
  }
}

/**
 * What a shingle of so many texts weighs. The archive counts by powers of two, so that what is a copy of what does not
 * hang on how many other texts there are.
 */
function weigher(texts: number): (count: number) => number {
  const size = 2 ** Math.floor(Math.log2(Math.max(texts, LEAST_TEXTS)))
  const known: number[] = []
  return (count) => {
    known[count] ??= Math.log1p(size / count) ** 2
    return known[count]
  }
}

/** A list for each shingle of two texts and more (its number plus 1, else 0); where the lists begin and end. */
function listStarts(counts: Uint32Array) {
  const listOf = new Uint32Array(counts.length)
  const begins: number[] = [0]
  let end = 0
  for (const [number, count] of counts.entries()) {
    if (count < 2) continue
    listOf[number] = begins.length
    end += count
    begins.push(end)
  }
  return { listOf, ends: Uint32Array.from(begins) }
}
