// Marks each article with a hash of everything that lists of related articles take from it.
import { mix, textHash } from '../archive/hashes.ts'
import type { Entity } from '../model.ts'
import type { Closeness, Comparable } from './closeness.ts'

const SEEDS = [0x2545f491, 0x8f1bbcdc] as const
const END = 0x7fffffff

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
  const weight = new Float64Array(1)
  const halves = new Uint32Array(weight.buffer)
  for (const [at, { key, mentions, traits }] of articles.entries()) {
    let [one, other]: readonly [number, number] = SEEDS as readonly [number, number]
    const add = (value: number) => {
      one = Math.imul(one ^ value, 0x01000193)
      one = (one << 13) | (one >>> 19)
      other = mix(other ^ value) + 0x9e3779b9
    }
    const addWeight = (value: number) => {
      weight[0] = value
      add(halves[0] as number)
      add(halves[1] as number)
    }
    add(textHash(key, SEEDS[0]))
    add(textHash(key, SEEDS[1]))
    for (let i = keywords.starts[at] as number; i < (keywords.starts[at + 1] as number); i += 1) {
      add(traits.stems[keywords.places[i] as number] as number)
      addWeight(keywords.weights[i] as number)
    }
    add(END)
    for (const entity of mentions) {
      const hashes = entities.get(entity) ?? entityHashes(entity)
      entities.set(entity, hashes)
      for (const hash of hashes) add(hash)
      addWeight(nameWeight(entity))
    }
    add(END)
    for (const copy of copiesOf(at)) add(ids[copy] as number)
    marks[2 * at] = mix(one)
    marks[2 * at + 1] = mix(other)
  }
  return marks
}

/** Of its key, and of its spellings, whose words are not told as words. */
function entityHashes({ kind, id, name, variants }: Entity): readonly number[] {
  const text = JSON.stringify([kind, id, name, variants])
  return SEEDS.map((seed) => textHash(text, seed))
}
