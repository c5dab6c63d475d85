// Draws for the generator: numbers from a seed, ranks as frequent as words are (Zipf), choices with shares.

import { random } from '../search/corpus.ts'

/** Numbers in [0, 1), one a call. */
export type Random = () => number

/** A sequence of its own for each of some whole numbers: that of a document does not depend on those before it. */
export function seeded(...numbers: readonly number[]): Random {
  return random(mixed(numbers))
}

/** A whole number of 32 bits from whole numbers (FNV-1a over them, then mixed). */
export function mixed(numbers: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x01000193)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Sums of the weights 1/(rank + shift)^exponent, scaled to end with 1. */
export function zipf(count: number, exponent: number, shift = 0): Float64Array {
  return summed(Array.from({ length: count }, (_, i) => 1 / (i + 1 + shift) ** exponent))
}

export function summed(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (const [i, weight] of weights.entries()) {
    sum += weight
    sums[i] = sum
  }
  return sums.map((one) => one / sum)
}

/** Index of the first sum above `at`, which is in [0, 1). */
export function indexAt(sums: Float64Array, at: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 1) > at) high = middle
    else low = middle + 1
  }
  return low
}

/** One of some values, each as often as its weight says. */
export function chooser<T>(shares: readonly (readonly [T, number])[]): (random: Random) => T {
  const sums = summed(shares.map(([, weight]) => weight))
  return (random) => (shares[indexAt(sums, random())] as readonly [T, number])[0]
}

export function oneOf<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T
}

/** A whole number from `least` to `most`. */
export function between(least: number, most: number, random: Random): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** The values in an order of their own for each seed. */
export function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  const order = [...values]
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i] as T
    order[i] = order[j] as T
    order[j] = held
  }
  return order
}
