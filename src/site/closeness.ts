// Compiles what articles share, rare names and distinctive words, and scores how much that is.
import type { Entity } from '../model.ts'
import { bestFirst, type Scored } from './best-first.ts'
import { keywordPlaces } from './keyword-places.ts'
import { KEYWORDS, type Keywords, keywordsOf, rarityIn } from './keywords.ts'
import { nameStems, type Traits } from './traits.ts'

/** What articles are compared by; `bench/related.ts` measures each by itself. */
export interface SimilarBy {
  readonly names: boolean
  readonly words: boolean
}

/** What is compared of an article. */
export interface Comparable {
  readonly id: string
  readonly mentions: readonly Entity[]
  readonly traits: Traits
}

export interface Limits {
  /** Names that more articles have bring nobody together. */
  readonly named: number
  /** Names that more articles than this share say nothing about any two of them. */
  readonly share: number
  /** Distinctive words of an article. */
  readonly keywords: number
  /** When more than this share of the articles has changed, all lists are worked out anew (`relate`). */
  readonly changed: number
}
export const LIMITS: Limits = { named: 200, share: 0.3, keywords: KEYWORDS, changed: 0.25 }
const LEAST_NAMED = 3
/** The rarest of names, against 1 for two articles whose distinctive words are all the same. */
const NAME = 0.07
/** Names are as rare as powers of sixteen say: what a name adds moves seldom. */
const NAME_BITS = 4

/** A stem that two articles have: its place among the traits of either, and what it adds to their score. */
export interface SharedStem {
  readonly place: number
  readonly theirs: number
  readonly weight: number
}

/** Articles by their places, which are the order of their ids. */
export interface Closeness {
  readonly keywords: Keywords
  /** What a name adds to the score of two articles; 0 for one that is not telling. */
  readonly nameWeight: (entity: Entity) => number
  /** Calls for each article that comes to `least`: with the same score from either side, but for rounding. */
  readonly eachScore: (at: number, least: number, visit: (other: number, score: number) => void) => void
  /** The same, best first, ties by id. */
  readonly best: (at: number, least: number) => Iterable<Scored>
  /** Telling names that both have, by their places among the article's. */
  readonly sharedNames: (at: number, other: number) => readonly number[]
  /** Stems that both have, heaviest first, but for those of the words of `names`, which are places as above. */
  readonly sharedStems: (at: number, other: number, names: readonly number[]) => readonly SharedStem[]
}

/** @param articles ascending by id. */
export function closeness(
  articles: readonly Comparable[],
  by: SimilarBy = { names: true, words: true },
  limits = LIMITS,
): Closeness {
  const keywords = keywordsOf(by.words ? articles.map(({ traits }) => traits) : [], limits.keywords)
  const { starts, at: holders, weights } = keywordPlaces(keywords)
  const names = nameHolders(by.names ? articles : [], limits)
  const scores = new Float64Array(articles.length)
  const range = (at: number) => [keywords.starts[at] ?? 0, keywords.starts[at + 1] ?? 0] as const

  const touched = new Uint32Array(articles.length)
  const eachScore: Closeness['eachScore'] = (at, least, visit) => {
    let count = 0
    const [start, end] = range(at)
    for (let i = start; i < end; i += 1) {
      const stem = keywords.stems[i] as number
      const weight = keywords.weights[i] as number
      const last = starts[stem + 1] as number
      for (let j = starts[stem] as number; j < last; j += 1) {
        const other = holders[j] as number
        const score = scores[other] as number
        if (score === 0) touched[count++] = other
        scores[other] = score + weight * (weights[j] as number)
      }
    }
    for (const entity of by.names ? (articles[at]?.mentions ?? []) : []) {
      const weight = names.weight(entity)
      if (weight === 0) continue
      for (const other of names.holders(entity)) {
        if (scores[other] === 0) touched[count++] = other
        scores[other] = (scores[other] as number) + weight
      }
    }
    for (let i = 0; i < count; i += 1) {
      const other = touched[i] as number
      const score = scores[other] as number
      scores[other] = 0
      if (score >= least && other !== at) visit(other, score)
    }
  }

  const best: Closeness['best'] = (at, least) => {
    const [places, found]: [number[], number[]] = [[], []]
    eachScore(at, least, (other, score) => {
      places.push(other)
      found.push(score)
    })
    return bestFirst(places, found)
  }

  const sharedNames: Closeness['sharedNames'] = (at, other) => {
    const own = articles[at]?.mentions ?? []
    const theirs = (articles[other]?.mentions ?? []).map(names.keyOf)
    return [...own.keys()].filter((i) => {
      const entity = own[i] as Entity
      return theirs.includes(names.keyOf(entity)) && names.isTelling(entity)
    })
  }

  /** Places of one article's stems, plus 1, by number of the stem. */
  const slots = new Uint32Array(keywords.size)
  const sharedStems: Closeness['sharedStems'] = (at, other, both) => {
    const own = articles[at]?.mentions ?? []
    const said = both.flatMap((i) => names.stems(own[i] as Entity).map((hash) => keywords.known(hash)))
    const [start, end] = range(other)
    for (let j = start; j < end; j += 1) slots[keywords.stems[j] as number] = j + 1
    const stems: SharedStem[] = []
    for (let i = range(at)[0]; i < range(at)[1]; i += 1) {
      const stem = keywords.stems[i] as number
      const j = (slots[stem] as number) - 1
      if (j < 0 || said.includes(stem)) continue
      const weight = (keywords.weights[i] as number) * (keywords.weights[j] as number)
      stems.push({ place: keywords.places[i] as number, theirs: keywords.places[j] as number, weight })
    }
    for (let j = start; j < end; j += 1) slots[keywords.stems[j] as number] = 0
    return stems.sort((a, b) => b.weight - a.weight || a.place - b.place)
  }

  return { keywords, nameWeight: names.weight, eachScore, best, sharedNames, sharedStems }
}

const keyOf = ({ kind, id }: Entity): string => `${kind} ${id}`

/** Which articles have each name, and what that is worth; entities of one kind and id are one name. */
function nameHolders(articles: readonly Comparable[], limits: Limits) {
  const holders = new Map<string, number[]>()
  const keys = new Map<Entity, string>()
  const key = (entity: Entity): string => {
    const known = keys.get(entity) ?? keyOf(entity)
    keys.set(entity, known)
    return known
  }
  for (const [at, { mentions }] of articles.entries()) {
    for (const entity of mentions) {
      const held = holders.get(key(entity))
      if (held) held.push(at)
      else holders.set(key(entity), [at])
    }
  }
  const stems = new Map<Entity, readonly number[]>()
  const stemsOf = (entity: Entity): readonly number[] => {
    const known = stems.get(entity) ?? [entity.name, ...entity.variants].flatMap(nameStems)
    stems.set(entity, known)
    return known
  }
  const all = articles.length
  const most = Math.min(limits.named, Math.max(LEAST_NAMED, all * limits.share))
  const bits = Math.max(1, rarityIn(all)(1))
  const held = (entity: Entity): readonly number[] => holders.get(key(entity)) ?? []
  const isTelling = (entity: Entity): boolean => held(entity).length > 0 && held(entity).length <= most
  const weight = (entity: Entity): number => {
    if (!isTelling(entity)) return 0
    const rarity = bits - Math.floor(Math.log2(held(entity).length) / NAME_BITS) * NAME_BITS
    return (NAME * Math.max(0, rarity)) / bits
  }
  return { keyOf: key, holders: held, isTelling, weight, stems: stemsOf }
}
