// Hashes of 32 bits: made from words, and numbered from 0 so that arrays can be indexed by them.

/** Spreads 32 bits evenly (the last step of MurmurHash3). */
export function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Hash of a text's UTF-16 units (FNV-1a, spread); the same on every machine. */
export function textHash(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** Numbers evenly spread hashes in the order in which they first come; a Map takes several times as long. */
export function hashNumbers(expected: number) {
  let room = 1 << Math.max(8, Math.ceil(Math.log2(expected * 2 + 1)))
  let slots = new Uint32Array(room)
  let hashes = new Uint32Array(room >>> 1)
  let size = 0
  const slotOf = (hash: number): number => {
    let slot = hash & (room - 1)
    for (let held = slots[slot] as number; held !== 0; held = slots[slot] as number) {
      if (hashes[held - 1] === hash) break
      slot = (slot + 1) & (room - 1)
    }
    return slot
  }
  const grow = () => {
    room *= 2
    slots = new Uint32Array(room)
    const wider = new Uint32Array(room >>> 1)
    wider.set(hashes)
    hashes = wider
    for (let number = 0; number < size; number += 1) slots[slotOf(hashes[number] as number)] = number + 1
  }
  return {
    /** The number of a hash, a new one where it has none. */
    number: (hash: number): number => {
      const slot = slotOf(hash)
      if (slots[slot] !== 0) return (slots[slot] as number) - 1
      hashes[size] = hash
      size += 1
      slots[slot] = size
      if (size === hashes.length) grow()
      return size - 1
    },
    /** The number of a hash, -1 where it has none. */
    known: (hash: number): number => (slots[slotOf(hash)] as number) - 1,
    size: () => size,
  }
}
