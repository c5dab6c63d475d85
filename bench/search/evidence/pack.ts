// Packs a set of words into the filter that `src/arabic/analysis-filter.ts` reads.

import { place } from '../../../src/arabic/analysis-filter.ts'

/** The filter of `words` with `bits` bits of certainty: one word in 2^bits that is not in the set is taken for one that is. */
export function packFilter(
  words: readonly string[],
  bits: number,
): { count: number; bits: number; packed: string } {
  const count = words.length
  const places = words.map((word) => place(word, count, bits)).sort((a, b) => a - b)
  const out: number[] = []
  let at = 0
  const put = (bit: number): void => {
    if ((at & 7) === 0) out.push(0)
    out[out.length - 1] = (out.at(-1) ?? 0) | (bit << (at & 7))
    at++
  }
  let last = 0
  for (const next of places) {
    const difference = next - last
    for (let i = difference >> bits; i > 0; i--) put(1)
    put(0)
    for (let b = bits - 1; b >= 0; b--) put((difference >> b) & 1)
    last = next
  }
  return { count, bits, packed: Buffer.from(out).toString('base64') }
}
