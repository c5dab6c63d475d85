// Relates articles: which are copies of each other, which are close; from an earlier outcome only what can have changed.
import { type Copyable, type CopyPair, groupCopies } from '../archive/copies.ts'
import type { Article, Entity } from '../model.ts'
import { type Closeness, closeness, LIMITS } from './closeness.ts'
import { emptyLists, entriesOf, type Lists, moveList, setList } from './related-lists.ts'
import { marksOf } from './related-marks.ts'
import { type RelatedState, readState, writeState } from './related-state.ts'
import { closeList, LEAST_SCORE, MOST } from './similar.ts'
import { extractTraits, spellingsOf, TRAITS_VERSION, type Traits } from './traits.ts'

/** An article as it is related to others. */
export interface RelatedInput {
  /** Its body may be a getter: it is asked for only where a text is compared with another that is new to it. */
  readonly record: Copyable
  /** Changes whenever the record does, or the names found in it. */
  readonly key: string
  readonly mentions: readonly Entity[]
  readonly traits: Traits
}

export interface RelatedEntry {
  readonly id: string
  /** Names that both have. */
  readonly shared: readonly Entity[]
  /** Distinctive words that both have, as the article of the list spells them most often. */
  readonly words: readonly string[]
}

export interface Related {
  /** The articles close to one, closest first. */
  readonly of: (id: string) => readonly RelatedEntry[]
  readonly copies: readonly CopyPair[]
  /** For the next build. */
  readonly state: Buffer
  /** Lets go of what `of` is told from: it gives nothing afterwards. */
  readonly release: () => void
  /** How many lists were worked out anew. */
  readonly recomputed: number
}

/** Changes with the rules of this file and of those that it asks. */
const VERSION = `1-${TRAITS_VERSION}`
/** Scores from the two sides of a pair differ by less: they add up the same numbers in another order. */
const ROUNDING = 1e-9

/**
 * Gives the same whatever `previous` is, and whatever the order of the articles.
 * @param previous the state of an earlier outcome, of whatever articles; null to work everything out.
 */
export function relate(articles: readonly RelatedInput[], previous: Buffer | null, limits = LIMITS): Related {
  const version = `${VERSION} ${JSON.stringify(limits)}`
  const before = previous === null ? null : readState(version, previous)
  const sorted = articles
    .map((article) => ({ ...article, id: article.record.id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const places = new Map(sorted.map(({ id }, at) => [id, at]))
  const prints = new Map(sorted.map(({ id, traits }) => [id, traits.print]))
  const { pairs, verdicts } = groupCopies(
    sorted.map(({ record }) => record),
    prints,
    before?.verdicts,
  )
  const copiesOf = copyPlaces(pairs, places)
  const close = closeness(sorted, undefined, limits)
  const marks = marksOf(sorted, close, copiesOf)
  const lists = emptyLists(sorted.length)
  const stale = before
    ? carryOver(before, marks, places, lists, close, limits.changed)
    : new Uint8Array(sorted.length).fill(1)
  let recomputed = 0
  for (const [at, isStale] of stale.entries()) {
    if (isStale === 0) continue
    setList(lists, at, closeList(at, sorted, close, copiesOf))
    recomputed += 1
  }
  const ids = sorted.map(({ id }) => id)
  let held: { readonly sorted: typeof sorted; readonly lists: Lists } | null = { sorted, lists }
  const of = (id: string): readonly RelatedEntry[] => {
    const at = places.get(id)
    const article = at === undefined ? undefined : held?.sorted[at]
    if (at === undefined || !article) return []
    const entries = entriesOf((held as NonNullable<typeof held>).lists, at)
    const spellings = entries.some(({ words }) => words.length > 0) ? spellingsOf(article.traits) : []
    return entries.map(({ at: other, names, words }) => ({
      id: ids[other] as string,
      shared: names.flatMap((i) => article.mentions[i] ?? []),
      words: words.map((place) => spellings[place] ?? ''),
    }))
  }
  const state = writeState(version, { ids, marks, lists, verdicts })
  const release = () => {
    held = null
  }
  return { of, copies: pairs, state, release, recomputed }
}

/** Relates articles that nothing is known of. */
export function relateArticles(articles: readonly Article[]): Related {
  const inputs = articles.map(
    ({ record, mentions }): RelatedInput => ({ record, key: '', mentions, traits: extractTraits(record) }),
  )
  return relate(inputs, null)
}

function copyPlaces(
  pairs: readonly CopyPair[],
  places: ReadonlyMap<string, number>,
): (at: number) => readonly number[] {
  const copies = new Map<number, number[]>()
  const add = (at: number, other: number) => {
    const held = copies.get(at)
    if (held) held.push(other)
    else copies.set(at, [other])
  }
  for (const { a, b } of pairs) {
    const [one, other] = [places.get(a) as number, places.get(b) as number]
    add(one, other)
    add(other, one)
  }
  return (at) => copies.get(at) ?? []
}

/**
 * Copies the lists that stand as they were. A list can change only if its article has, or one that it holds, or if one
 * that has changed now comes to as much as its last entry: what was passed over without a place in it decided nothing.
 * @returns 1 for each list that has to be worked out.
 */
function carryOver(
  before: RelatedState,
  marks: Uint32Array,
  places: ReadonlyMap<string, number>,
  lists: Lists,
  close: Closeness,
  most: number,
): Uint8Array {
  const now = Int32Array.from(before.ids, (id) => places.get(id) ?? -1)
  const stale = new Uint8Array(places.size).fill(1)
  for (const [old, at] of now.entries())
    if (at >= 0 && marks[2 * at] === before.marks[2 * old] && marks[2 * at + 1] === before.marks[2 * old + 1])
      stale[at] = 0
  const changed = [...stale.keys()].filter((at) => stale[at] === 1)
  if (changed.length > most * stale.length) return stale.fill(1)
  const hasChanged = stale.slice()
  const gone = (other: number) => other < 0 || hasChanged[other] === 1
  for (const [old, at] of now.entries()) {
    if (at < 0 || hasChanged[at] === 1) continue
    moveList(before.lists, old, lists, at, now)
    for (let i = 0; i < MOST; i += 1)
      if (before.lists.entries[old * MOST + i] !== -1 && gone(lists.entries[at * MOST + i] as number))
        stale[at] = 1
  }
  for (const one of changed) {
    close.eachScore(one, LEAST_SCORE - ROUNDING, (at, score) => {
      if (stale[at] === 0 && score >= (lists.least[at] as number) - ROUNDING) stale[at] = 1
    })
  }
  return stale
}
