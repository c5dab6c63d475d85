// Other spellings of names, from the authority files: a query that has one of them finds the others too.

import { evidence } from '../arabic/analysis-evidence.ts'
import { spellingsOf } from '../archive/names.ts'
import type { Article } from '../model.ts'
import { distance } from './corrections.ts'
import type { Alike } from './format.ts'
import { keyOf } from './tokens.ts'

/** Share of its letters in which a word of four letters or more may be spelled otherwise: غورباتشوف, جورباتشوف. */
const DIFFERENT = 1 / 3

const isAlike = (one: string, other: string): boolean => {
  const longer = Math.max(one.length, other.length)
  const most = Math.floor(longer * DIFFERENT)
  return Math.min(one.length, other.length) >= 4 && distance(one, other, most) <= most
}

/** What is left of two spellings without the words that they begin and end with alike. */
function differing(one: readonly string[], other: readonly string[]): readonly [string[], string[]] {
  let from = 0
  while (from < one.length && from < other.length && one[from] === other[from]) from++
  let end = 0
  while (end < one.length - from && end < other.length - from && one.at(-1 - end) === other.at(-1 - end))
    end++
  return [one.slice(from, one.length - end), other.slice(from, other.length - end)]
}

/**
 * The stems of some words of a name; null when a single one of them is a common word (الرئيس), which has no other
 * spellings, or is read as something else (بيونس as ب and يونس).
 */
function stemsOf(words: readonly string[]): string | null {
  const { isWord, isVerb } = evidence()
  const read = words.map((word) => ({ stem: keyOf(word).stem, bare: word.replace(/^ال/, '') }))
  const isName = ({ stem, bare }: (typeof read)[number]) =>
    bare.startsWith(stem.slice(0, 2)) && !isWord(stem) && !isVerb(stem)
  if (read.some(({ stem }) => stem === '') || (read.length === 1 && !read.every(isName))) return null
  return read.map(({ stem }) => stem).join(' ')
}

/** The stems of two spellings that stand for each other: a word for a word, or one word for two. */
function pairOf(one: readonly string[], other: readonly string[]): readonly [string, string] | null {
  const [a, b] = differing(one, other)
  const sameWord = a.length === 1 && b.length === 1 && isAlike(a[0] as string, b[0] as string)
  const sameLetters = a.length + b.length === 3 && a.join('') === b.join('')
  if (!sameWord && !sameLetters) return null
  const [first, second] = [stemsOf(a), stemsOf(b)]
  return first === null || second === null || first === second ? null : [first, second]
}

/** Two stems that stand for each other. */
export type AlikePair = readonly [string, string]

/** The pairs of stems that spell the same name, of all names that the articles mention but topics. */
export function alikePairs(articles: readonly Article[]): AlikePair[] {
  const names = new Map<string, readonly string[]>()
  for (const mention of new Set(articles.flatMap(({ mentions }) => mentions))) {
    const { kind, id, name, variants } = mention
    if (kind !== 'topics') names.set(`${kind} ${id}`, [name, ...variants])
  }
  const pairs: AlikePair[] = []
  for (const all of names.values()) {
    const spellings = all.flatMap((name) => spellingsOf(name))
    const own = all.flatMap((name) => spellingsOf(name).slice(0, 1))
    for (const one of own) {
      for (const other of spellings) {
        const pair = pairOf(one, other)
        if (pair !== null) pairs.push(pair)
      }
    }
  }
  return pairs
}

/**
 * The other spellings of names, by stem, both ways.
 * @param has says whether the index has a stem: what no article has need not be asked for.
 */
export function alikeOf(pairs: readonly AlikePair[], has: (stem: string) => boolean): Alike {
  const found = new Map<string, Set<string>>()
  const add = (from: string, to: string) => {
    if (to.split(' ').every(has)) found.set(from, (found.get(from) ?? new Set()).add(to))
  }
  for (const [one, other] of pairs) {
    add(one, other)
    add(other, one)
  }
  return Object.fromEntries(
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([stem, others]) => [stem, [...others].sort()]),
  )
}
