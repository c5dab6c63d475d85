// A set of words as a sorted list of hash differences (Golomb-Rice): a few bits a word, and now and then a false yes.

/** FNV-1a over UTF-16 units with a final mix (the 32-bit one of MurmurHash3), as an unsigned 32-bit number. */
export function hash(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Place of a hash in a filter of `count` words with `bits` bits of certainty: 0 … count × 2^bits − 1. */
export function place(word: string, count: number, bits: number): number {
  return Math.floor((hash(word) / 2 ** 32) * count * 2 ** bits)
}

/** Answers whether a word is in the filter that `packed` holds: `count`, `bits`, then the differences in base64. */
export function readFilter(count: number, bits: number, packed: string): (word: string) => boolean {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  let at = 0
  const bit = (): number => {
    const value = ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1
    at++
    return value
  }
  const places = new Uint32Array(count)
  let last = 0
  for (let i = 0; i < count; i++) {
    let difference = 0
    while (bit() === 1) difference++
    for (let b = 0; b < bits; b++) difference = difference * 2 + bit()
    last += difference
    places[i] = last
  }
  return (word) => {
    const wanted = place(word, count, bits)
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return places[low] === wanted
  }
}
