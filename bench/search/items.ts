// Known items: queries taken from an article's own words, and the same queries spelled in other ways.

import { isStopWord } from '../../src/arabic/analysis.ts'
import { fold } from '../../src/arabic/letters.ts'
import { words } from '../../src/arabic/words.ts'
import { random } from './corpus.ts'

/** A text to find again. */
export interface Text {
  readonly title: string
  readonly body: string
}

/** A query with the article that it was made of. */
export interface Item {
  readonly target: number
  /** Place of the unchanged query in its set. */
  readonly of: number
  readonly words: readonly string[]
}

/** How the words of a query are changed; null when the change does not touch it. */
export type Change = (words: readonly string[], random: () => number) => readonly string[] | null

export type Vocabulary = ReadonlyMap<string, number>

const ARABIC_RE = /^[\u0621-\u064a]{3,}$/u

/** Number of articles that hold each word, as it is spelled. */
export function vocabularyOf(texts: readonly Text[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const { title, body } of texts) {
    for (const word of new Set(words(`${title}\n${body}`).map(({ text }) => text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}

/** Some of the words, in their order. */
function draw(all: readonly string[], count: number, next: () => number): string[] {
  const left = all.map((word, at) => ({ word, at, key: next() }))
  return left
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
}

const telling = (text: string): string[] => [
  ...new Set(
    words(text).flatMap(({ text: word }) => (ARABIC_RE.test(word) && !isStopWord(word) ? [word] : [])),
  ),
]

function items(
  texts: readonly Text[],
  count: number,
  seed: number,
  of: (text: Text, next: () => number) => string[] | null,
): Item[] {
  const next = random(seed)
  const found: Item[] = []
  const tried = new Set<number>()
  while (found.length < count && tried.size < texts.length) {
    const target = Math.floor(next() * texts.length)
    if (tried.has(target)) continue
    tried.add(target)
    const drawn = of(texts[target] as Text, next)
    if (drawn !== null) found.push({ target, of: found.length, words: drawn })
  }
  return found
}

const bare = (word: string): string => fold(word).replace(/^(?:[وف]?[بك]?ال|[وف]?لل)/, '')

/** Four words of a headline that stand together in no other one: many papers print the same agency's headline. */
export function titleItems(texts: readonly Text[], count: number, seed: number): Item[] {
  const titles = texts.map(({ title }) => new Set(words(title).map(({ text }) => bare(text))))
  return items(texts, count, seed, ({ title }, next) => {
    const all = telling(title)
    if (all.length < 4) return null
    const drawn = draw(all, 4, next)
    const others = titles.filter((other) => drawn.every((word) => other.has(bare(word))))
    return others.length === 1 ? drawn : null
  })
}

/** Three words of a body that few articles have, and more than one. */
export const bodyItems = (
  texts: readonly Text[],
  vocabulary: Vocabulary,
  count: number,
  seed: number,
): Item[] =>
  items(texts, count, seed, ({ body }, next) => {
    const rare = telling(body).filter((word) => {
      const articles = vocabulary.get(word) ?? 0
      return articles >= 2 && articles <= texts.length / 100
    })
    return rare.length < 3 ? null : draw(rare, 3, next)
  })

const mapped =
  (change: (word: string, next: () => number) => string): Change =>
  (all, next) => {
    const changed = all.map((word) => change(word, next))
    return changed.some((word, n) => word !== all[n]) ? changed : null
  }

const MARKS = ['\u064e', '\u064f', '\u0650', '\u0652', '\u0651'] // fatha, damma, kasra, sukun, shadda
const pick = <T>(all: readonly T[], next: () => number): T => all[Math.floor(next() * all.length)] as T
const PERSIAN: Readonly<Record<string, string>> = { ي: 'ی', ك: 'ک', ى: 'ی' }

/** Changes of spelling that mean nothing to a reader; `vocabulary` keeps out words that nobody writes. */
export function spellings(vocabulary: Vocabulary): Readonly<Record<string, Change>> {
  const known = (word: string, other: string) => ((vocabulary.get(word) ?? 0) > 1 ? word : other)
  return {
    'hamza dropped': mapped((word) => word.replace(/[أإآ]/g, 'ا').replace(/ؤ/g, 'و').replace(/ئ/g, 'ي')),
    'ة as ه': mapped((word) => word.replace(/ة$/, 'ه')),
    'final ى and ي': mapped((word) => word.replace(/[ىي]$/, (letter) => (letter === 'ى' ? 'ي' : 'ى'))),
    tashkeel: mapped((word, next) =>
      [...word].map((letter) => letter + (next() < 0.6 ? pick(MARKS, next) : '')).join(''),
    ),
    tatweel: mapped((word) => word.replace(/(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=\p{L})/u, 'ـ')),
    'Persian letters': mapped((word) => word.replace(/[يكى]/g, (letter) => PERSIAN[letter] ?? letter)),
    'ال dropped': mapped((word) => word.replace(/^ال(?=\p{L}{3})/u, '')),
    'ال added': mapped((word) => (/^ال|^لل|^[وفبك]ال/.test(word) ? word : known(`ال${word}`, word))),
    // Only what is a clitic for certain: و in واحد and ب in بطاقة are not.
    'clitic dropped': mapped((word) => {
      const bare = word.replace(/^[وف]?[بك]?ال(?=\p{L}{3})|^[وف]?لل(?=\p{L}{3})/u, '')
      return known(bare, word)
    }),
    'و added': mapped((word) => (/^[وف]/.test(word) ? word : `و${word}`)),
    'ب or ل added': mapped((word, next) => {
      const joined = word.startsWith('ال')
        ? pick([`ب${word}`, `لل${word.slice(2)}`], next)
        : pick([`ب${word}`, `ل${word}`], next)
      return known(joined, word)
    }),
  }
}

/** The query with its clitics taken off, where what is left is a word. */
export const withoutClitics = (vocabulary: Vocabulary): Change =>
  spellings(vocabulary)['clitic dropped'] as Change

const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي']

/** One typing error in one word of five letters or more: a letter dropped, doubled, changed, or swapped with the next. */
export const typingError: Change = (all, next) => {
  const long = all.flatMap((word, n) => (word.length >= 5 ? [n] : []))
  if (long.length === 0) return null
  const at = pick(long, next)
  const word = all[at] as string
  const i = 1 + Math.floor(next() * (word.length - 2))
  const made = pick(
    [
      word.slice(0, i) + word.slice(i + 1),
      word.slice(0, i) + word[i] + word.slice(i),
      word.slice(0, i) + pick(LETTERS, next) + word.slice(i + 1),
      word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
    ],
    next,
  )
  return made === word ? null : all.map((one, n) => (n === at ? made : one))
}
