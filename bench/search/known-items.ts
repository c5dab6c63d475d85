// Draws the known items of a corpus and scores engines on them: A0 to A3, spelling changes (B, E) and typing errors.

import { fold } from '../../src/arabic/letters.ts'
import { words as wordsOf } from '../../src/arabic/words.ts'
import { random } from './corpus.ts'
import type { Ask } from './engines.ts'
import {
  bodyItems,
  type Change,
  type Item,
  spellings,
  type Text,
  titleItems,
  typingError,
  vocabularyOf,
  withoutClitics,
} from './items.ts'

/** A list of queries with their targets; `titles` says whether headlines are in the index. */
export interface QuerySet {
  readonly name: string
  readonly titles: boolean
  readonly items: readonly Item[]
}

export interface Score {
  /** Mean reciprocal rank of the target among the first ten. */
  readonly mrr: number
  /** The same when a copy of the target, another paper's print of the story, counts as it. */
  readonly copies: number
  /** Share of queries without any result. */
  readonly empty: number
  readonly queries: number
  /** Reciprocal rank by the place of the unchanged query. */
  readonly ranks: ReadonlyMap<number, number>
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function changed(items: readonly Item[], change: Change, seed: number): Item[] {
  const next = random(seed)
  return items.flatMap((item) => {
    const words = change(item.words, next)
    return words === null ? [] : [{ ...item, words }]
  })
}

/** All query sets of a corpus; another seed draws other items. */
export function querySets(texts: readonly Text[], count: number, seed: number): QuerySet[] {
  const vocabulary = vocabularyOf(texts)
  const titled = titleItems(texts, count, seed)
  const bare = withoutClitics(vocabulary)
  const next = random(seed)
  const sets: QuerySet[] = [
    { name: 'A0', titles: true, items: titled },
    {
      name: 'A1',
      titles: true,
      items: titled.map((item) => ({ ...item, words: bare(item.words, next) ?? item.words })),
    },
    { name: 'A2', titles: false, items: titled },
    { name: 'A3', titles: true, items: bodyItems(texts, vocabulary, count, seed + 1) },
  ]
  for (const [n, [name, change]] of Object.entries(spellings(vocabulary)).entries()) {
    const items = changed(titled, change, seed + n)
    sets.push({ name: `B ${name}`, titles: true, items }, { name: `E ${name}`, titles: false, items })
  }
  const typed = changed(titled, typingError, seed)
  sets.push({ name: 'B typos', titles: true, items: typed }, { name: 'E typos', titles: false, items: typed })
  return sets
}

/** Runs of three folded words that a text must share with another, of the shorter one's, to be its copy. */
const COPY = 0.5

/** Says of two articles, by number, whether one is a copy of the other. */
export function copyTest(texts: readonly Text[]): (one: number, other: number) => boolean {
  const known = new Map<number, Set<string>>()
  const runsOf = (n: number): Set<string> => {
    const found = known.get(n)
    if (found) return found
    const all = wordsOf(texts[n]?.body ?? '').map(({ text }) => fold(text))
    const runs = new Set(all.slice(2).map((_, i) => all.slice(i, i + 3).join(' ')))
    known.set(n, runs)
    return runs
  }
  return (one, other) => {
    const [few, many] = [runsOf(one), runsOf(other)].sort((a, b) => a.size - b.size) as [
      Set<string>,
      Set<string>,
    ]
    let shared = 0
    for (const run of few) if (many.has(run)) shared++
    return few.size > 0 && shared / few.size >= COPY
  }
}

/** Asks every query of a set. */
export async function scoreSet(
  ask: Ask,
  { items }: QuerySet,
  isCopy: (one: number, other: number) => boolean,
): Promise<Score> {
  const ranks = new Map<number, number>()
  const copies: number[] = []
  let empty = 0
  for (const { target, of, words } of items) {
    const found = await ask(words.join(' '))
    const rank = found.indexOf(target)
    ranks.set(of, rank < 0 ? 0 : 1 / (rank + 1))
    const copy = rank === 0 ? 0 : found.findIndex((other) => other === target || isCopy(target, other))
    copies.push(copy < 0 ? 0 : 1 / (copy + 1))
    if (found.length === 0) empty++
  }
  return {
    mrr: mean([...ranks.values()]),
    copies: mean(copies),
    empty: empty / items.length,
    queries: items.length,
    ranks,
  }
}

/** The marks out of the scores: A0 to A3, the share of B and E that spelling changes leave, typing errors. */
export function marksOf(scores: ReadonlyMap<string, Score>): Record<string, number> {
  const mrr = (name: string) => scores.get(name)?.mrr ?? Number.NaN
  // Each change is held against the unchanged queries of the items that it touches.
  const ratio = (letter: 'B' | 'E') => {
    const base = scores.get(letter === 'B' ? 'A0' : 'A2')?.ranks
    const changes = [...scores].filter(([name]) => name.startsWith(`${letter} `) && !name.endsWith('typos'))
    const kept = changes.flatMap(([, { ranks }]) => [...ranks.values()])
    const unchanged = changes.flatMap(([, { ranks }]) =>
      [...ranks.keys()].map((of) => base?.get(of) ?? Number.NaN),
    )
    return mean(kept) / mean(unchanged)
  }
  return {
    A0: mrr('A0'),
    A1: mrr('A1'),
    A2: mrr('A2'),
    'A2, copies': scores.get('A2')?.copies ?? Number.NaN,
    'A2 empty': scores.get('A2')?.empty ?? Number.NaN,
    A3: mrr('A3'),
    'B ratio': ratio('B'),
    'E ratio': ratio('E'),
    'B typos': mrr('B typos'),
    'E typos': mrr('E typos'),
  }
}
