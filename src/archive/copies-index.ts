// The index that candidates for copies come from: which texts share which sampled shingle, in arrays of numbers.
import type { Print } from './copies-print.ts'

/** A small archive says little of what is common: its words count as those of one of this size. */
const LEAST_TEXTS = 1000

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

/** Room for the number of a text beside 32 bits of hash in a double. */
const TEXTS = 2 ** 21

/** @param texts by their number; the samples ascending. */
export function sampleIndex(texts: readonly Sampled[]): SampleIndex {
  const rows = sortedRows(texts)
  const size = Math.max(texts.length, LEAST_TEXTS)
  const weigh = (count: number) => Math.log1p(size / count) ** 2
  const totals = new Float64Array(texts.length)
  const counts = new Uint32Array(texts.length + 1)
  const holders: Uint32Array = new Uint32Array(rows.length)
  const begins: number[] = []
  let kept = 0
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const hash = Math.floor((rows[from] as number) / TEXTS)
    while (to < rows.length && Math.floor((rows[to] as number) / TEXTS) === hash) to += 1
    if (to - from > 1) begins.push(kept)
    for (let i = from; i < to; i += 1) {
      const at = (rows[i] as number) % TEXTS
      totals[at] = (totals[at] as number) + weigh(to - from)
      if (to - from === 1) continue
      holders[kept] = at
      counts[at + 1] = (counts[at + 1] as number) + 1
      kept += 1
    }
  }
  const starts = Uint32Array.from([...begins.keys(), begins.length], (list) => begins[list] ?? kept)
  for (let at = 0; at < texts.length; at += 1)
    counts[at + 1] = (counts[at + 1] as number) + (counts[at] as number)
  const lists = new Uint32Array(kept)
  const filled = counts.slice()
  for (let list = 0; list < begins.length; list += 1) {
    for (let i = starts[list] as number; i < (starts[list + 1] as number); i += 1) {
      const at = holders[i] as number
      lists[filled[at] as number] = list
      filled[at] = (filled[at] as number) + 1
    }
  }
  return {
    holders,
    starts,
    listsOf: (at) => lists.subarray(counts[at], counts[at + 1]),
    weight: (list) => weigh((starts[list + 1] as number) - (starts[list] as number)),
    totals,
    lesser: (a, b) => Math.min(totals[a] ?? 0, totals[b] ?? 0),
  }
}

/** Every sampled shingle with its text, hash and text in one number, ascending. */
function sortedRows(texts: readonly Sampled[]): Float64Array {
  if (texts.length > TEXTS) throw new Error(`more than ${TEXTS} texts cannot be compared at once`)
  const rows = new Float64Array(texts.reduce((sum, { print }) => sum + print.sample.length, 0))
  let end = 0
  for (const { at, print } of texts) {
    for (const hash of print.sample) {
      rows[end] = hash * TEXTS + at
      end += 1
    }
  }
  return rows.sort()
}
