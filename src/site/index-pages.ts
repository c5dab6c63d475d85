// Plans the indexes of names: one page, or the most frequent names and a page for each first letter.

import type { Strings } from '../../layouts/strings.ts'
import { fold } from '../arabic/letters.ts'
import type { Count, IndexPage, Target } from '../model.ts'
import { groupBy } from './listings.ts'

/** More names than this are divided by first letter. */
export const MOST_NAMES = 200
/** Names on the front page of a divided index. */
const MOST_FREQUENT = 100
const ARTICLE_RE = /^ال(?=\p{L}{2})/u

type Of = Exclude<IndexPage['of'], 'dates'>

/** @param counts names with their articles, most articles first. */
export function indexPages(
  of: Of,
  counts: readonly Count[],
  trail: readonly Target[],
  strings: Strings,
): readonly IndexPage[] {
  const heading = strings.words[of]
  const page: IndexPage = {
    kind: 'index',
    path: `${of}/index.html`,
    of,
    heading,
    note: null,
    trail,
    counts,
    letters: [],
    years: [],
  }
  if (counts.length <= MOST_NAMES) return [page]
  const byLetter = [...groupBy(counts, ({ text }) => initialOf(text))].sort(([a], [b]) => (a < b ? -1 : 1))
  const pathOf = (letter: string) =>
    `${of}/letters/${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}.html`
  const letters = byLetter.map(([letter]) => ({ path: pathOf(letter), text: letter }))
  const up = [...trail, { path: page.path, text: heading }]
  return [
    {
      ...page,
      note: strings.fill('mostFrequent', { total: counts.length, shown: MOST_FREQUENT }),
      counts: counts.slice(0, MOST_FREQUENT),
      letters,
    },
    ...byLetter.map(
      ([letter, group]): IndexPage => ({
        ...page,
        path: pathOf(letter),
        heading: strings.fill('letterHeading', { heading, letter }),
        trail: up,
        counts: [...group].sort((a, b) => compareNames(a.text, b.text) || (a.path < b.path ? -1 : 1)),
        letters,
      }),
    ),
  ]
}

/** First letter as Arabic indexes have it: without the article, hamzas and vowel signs; `#` for what has no letter. */
export function initialOf(name: string): string {
  const letter = fold(name)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(ARTICLE_RE, '')[0]
  return letter && /\p{L}/u.test(letter) ? letter.toUpperCase().charAt(0) : '#'
}

function compareNames(a: string, b: string): number {
  const [x, y] = [fold(a).replace(ARTICLE_RE, ''), fold(b).replace(ARTICLE_RE, '')]
  return x === y ? 0 : x < y ? -1 : 1
}
