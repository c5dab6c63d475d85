// Marks each article with a hash of everything that lists of related articles take from it.
import { mix, textHash } from '../archive/hashes.ts'
import type { Entity } from '../model.ts'
import type { Closeness, Comparable } from './closeness.ts'

const SEEDS: readonly [number, number] = [0x2545f491, 0x8f1bbcdc]

/**
 * Two hashes of 32 bits for each article: of its key, the distinctive words with their weights, the names with theirs,
 * and its copies. As long as they stay, so does all that the article adds to any list.
 */
export function marksOf(
  articles: readonly (Comparable & { readonly key: string })[],
  { keywords, nameWeight }: Closeness,
  copiesOf: (at: number) => readonly number[],
): Uint32Array {
  const marks = new Uint32Array(articles.length * 2)
  const ids = articles.map(({ id }) => textHash(id))
  const entities = new Map<Entity, readonly number[]>()
  const weightBits = new Uint32Array(keywords.weights.buffer)
  const weight = new Float64Array(1)
  const halves = new Uint32Array(weight.buffer)
  let parts = new Uint32Array(256)
  for (const [at, { key, mentions, traits }] of articles.entries()) {
    const copies = copiesOf(at)
    const [start, end] = [keywords.starts[at] as number, keywords.starts[at + 1] as number]
    const room = 4 + 2 * (end - start) + 4 * mentions.length + copies.length
    if (room > parts.length) parts = new Uint32Array(2 * room)
    parts[0] = textHash(key, SEEDS[0])
    parts[1] = textHash(key, SEEDS[1])
    parts[2] = end - start
    parts[3] = mentions.length
    let length = 4
    for (let i = start; i < end; i += 1) {
      parts[length++] = traits.stems[keywords.places[i] as number] as number
      parts[length++] = weightBits[i] as number
    }
    for (const entity of mentions) {
      const hashes = entities.get(entity) ?? entityHashes(entity)
      entities.set(entity, hashes)
      weight[0] = nameWeight(entity)
      parts[length++] = hashes[0] as number
      parts[length++] = hashes[1] as number
      parts[length++] = halves[0] as number
      parts[length++] = halves[1] as number
    }
    for (const copy of copies) parts[length++] = ids[copy] as number
    setMark(marks, at, parts, length)
  }
  return marks
}

function setMark(marks: Uint32Array, at: number, parts: Uint32Array, length: number): void {
  let [one, other]: readonly [number, number] = SEEDS
  for (let i = 0; i < length; i += 1) {
    const part = parts[i] as number
    one = Math.imul(one ^ part, 0x01000193)
    one = (one << 13) | (one >>> 19)
    other = (mix(other ^ part) + 0x9e3779b9) | 0
  }
  marks[2 * at] = mix(one)
  marks[2 * at + 1] = mix(other)
}

/** Of its key, and of its spellings, whose words are not told as words. */
function entityHashes({ kind, id, name, variants }: Entity): readonly number[] {
  const text = JSON.stringify([kind, id, name, variants])
  return SEEDS.map((seed) => textHash(text, seed))
}
