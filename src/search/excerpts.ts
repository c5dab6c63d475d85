// Excerpts in the document's own spelling, whole words marked.

import { type Word, words } from '../arabic/words.ts'
import { BODY_START, type Fragment } from './format.ts'

/** A stretch of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly mark: boolean
}

/** The words of texts that were shown before: a text is taken apart once. */
const known = new WeakMap<Fragment, { readonly title: readonly Word[]; readonly body: readonly Word[] }>()

function wordsOf(fragment: Fragment): { readonly title: readonly Word[]; readonly body: readonly Word[] } {
  const found = known.get(fragment) ?? { title: words(fragment.meta.title), body: words(fragment.content) }
  known.set(fragment, found)
  return found
}

/** Words before the first hit of a window, and in a window. */
const LEAD = 6
const WINDOW = 22
const OPENING = 30
const MOST_WINDOWS = 3

/** `text` from one offset to another, its marked words apart; white space is made single. */
function piecesOf(text: string, start: number, end: number, marked: readonly Word[]): Piece[] {
  const pieces: Piece[] = []
  const add = (from: number, to: number, mark: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to).replace(/\s+/g, ' '), mark })
  }
  let at = start
  for (const word of marked) {
    add(at, word.start, false)
    add(word.start, word.end, true)
    at = word.end
  }
  add(at, end, false)
  return pieces
}

/** A headline with its marked words; `positions` are the places of the query's words on the page. */
export function markedTitle(fragment: Fragment, positions: readonly (readonly number[])[]): Piece[] {
  const { title, opening } = fragment.meta
  // The opening words stand at the beginning of the body, not in the places of the headline.
  const offset = opening === '1' ? BODY_START : 0
  const places = new Set(positions.flat())
  const marked = wordsOf(fragment).title.filter(
    (_, n) => places.has(n + offset) && (offset > 0 || n < BODY_START),
  )
  return piecesOf(title, 0, title.length, marked)
}

/** The window that holds most of the words that are still to be shown. */
function bestWindow(
  hits: readonly { at: number; term: number }[],
  shown: ReadonlySet<number>,
  taken: readonly number[],
): number | null {
  let best: number | null = null
  let most = 0
  for (const [n, { at }] of hits.entries()) {
    if (taken.some((start) => Math.abs(start - at) < WINDOW)) continue
    const inside = new Set<number>()
    let count = 0
    for (let m = n; m < hits.length && (hits[m]?.at ?? 0) < at + WINDOW - LEAD; m++) {
      const term = hits[m]?.term ?? 0
      if (!shown.has(term)) inside.add(term)
      count++
    }
    const worth = inside.size * 100 + Math.min(count, 9)
    if (inside.size > 0 && worth > most) {
      most = worth
      best = at
    }
  }
  return best
}

/** The text of some words, with the punctuation that belongs to the last of them. */
function windowOf(text: string, some: readonly Word[], marked: ReadonlySet<Word>): Piece[] {
  const start = some[0]?.start ?? 0
  const end = some.at(-1)?.end ?? 0
  const punctuation = /^[^\s\p{L}\p{N}]*/u.exec(text.slice(end, end + 4))?.[0] ?? ''
  return piecesOf(
    text,
    start,
    end + punctuation.length,
    some.filter((word) => marked.has(word)),
  )
}

/**
 * Pieces of the body around the words of the query, several windows when one does not show all words; the opening of
 * the body when none is there. `positions` holds, for each word of the query, its places on the page.
 */
export function excerptOf(fragment: Fragment, positions: readonly (readonly number[])[]): Piece[] {
  const text = fragment.content
  const found = wordsOf(fragment).body
  const hits = positions
    .flatMap((places, term) =>
      places.filter((at) => at >= BODY_START).map((at) => ({ at: at - BODY_START, term })),
    )
    .filter(({ at }) => at < found.length)
    .sort((a, b) => a.at - b.at)
  const marked = new Set(hits.map(({ at }) => found[at] as Word))
  const starts: number[] = []
  const shown = new Set<number>()
  while (starts.length < MOST_WINDOWS) {
    const start = bestWindow(hits, shown, starts)
    if (start === null) break
    starts.push(start)
    for (const { at, term } of hits) if (at >= start && at < start + WINDOW - LEAD) shown.add(term)
  }
  const windows = starts.length > 0 ? starts.sort((a, b) => a - b).map((at) => Math.max(0, at - LEAD)) : [0]
  const length = starts.length > 0 ? WINDOW : OPENING
  const pieces: Piece[] = []
  let end = 0
  for (const window of windows) {
    const from = Math.max(window, end)
    if (from > end) pieces.push({ text: pieces.length > 0 ? '\u00a0… ' : '… ', mark: false })
    else if (pieces.length > 0) pieces.push({ text: ' ', mark: false })
    end = Math.min(found.length, window + length)
    pieces.push(...windowOf(text, found.slice(from, end), marked))
  }
  if (end < found.length) pieces.push({ text: '\u00a0…', mark: false }) // U+00A0: the dots stay on the line of the last word
  return pieces
}

/** All spellings that the words of the query have in an article, each once, in the order of the text. */
export function spellingsOf(fragment: Fragment, positions: readonly (readonly number[])[]): string[] {
  const { title, body } = wordsOf(fragment)
  const inTitle = fragment.meta.opening === '1' ? [] : title.slice(0, BODY_START)
  const places = [...new Set(positions.flat())].sort((a, b) => a - b)
  const found = places.flatMap((at) => (at < BODY_START ? inTitle[at] : body[at - BODY_START]) ?? [])
  return [...new Set(found.map(({ text }) => text))]
}
