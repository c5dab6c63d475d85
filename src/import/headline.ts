// Tells the headline among the lines above a text: menus and labels are short, and the text does not take their words up.
import type { LineShape } from './lines.ts'

/** Words of the text that a headline's words are looked for in. */
const MAX_TEXT_WORDS = 150
/** Letters that are compared: inflection changes a word's end. */
const KEY_LETTERS = 4
/** What is written onto a word. */
const PREFIX_RE = /^(?:[وف]?(?:ال|[بك]ال|لل)|[وفبلك])(?=\p{L}{3,})/u
/** A later line must be better by so much to be the headline: below it stand decks and captions with the same words. */
const MARGIN = 1.3
const OVERLAP_WEIGHT = 4
/** For a line of which the text has no word. */
const STRANGE_PENALTY = 1.2
/** Several lines of no more words, one below the other, are a menu. */
const MAX_MENU_WORDS = 2
/** A label's colon, the bracket of a picture's credit, a paper and a place. */
const ENDS_OTHERWISE_RE = /[:：]$|\([^()]{2,30}\)$|^\S+(?:\s\S+){0,3}\s[-–—|/]\s\S+(?:\s\S+){0,3}$/u
const MAX_KICKER_WORDS = 5
const MAX_BELOW_KICKER = 24
const KICKER_MARGIN = 2.5

/** Weight of a headline's length, in words: menu entries are of one to three. */
function lengthWeight(words: number): number {
  if (words <= 3) return words * 0.5 - 0.25
  if (words <= 4) return 1.8
  return words <= 20 ? 2.5 : words <= 30 ? 2 : 1
}

function keysOf(folded: string): readonly string[] {
  return folded
    .split(' ')
    .map((word) => word.replace(PREFIX_RE, ''))
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, KEY_LETTERS))
}

/** Beginnings of the words of a text, as far as it is looked at. */
function wordsOf(text: readonly LineShape[]): ReadonlySet<string> {
  const words = new Set<string>()
  let count = 0
  for (const line of text) {
    if (count > MAX_TEXT_WORDS) break
    for (const key of keysOf(line.folded)) words.add(key)
    count += line.words
  }
  return words
}

/** How many words of a line the text below it takes up. */
export function sharedWords(line: LineShape, text: readonly LineShape[]): number {
  const words = wordsOf(text)
  return keysOf(line.folded).filter((key) => words.has(key)).length
}

/**
 * Index of the headline among the lines above a text, -1 when there are none.
 * @param lines candidates in order, as they stand. @param text lines of running text below them.
 */
export function pickHeadline(lines: readonly LineShape[], text: readonly LineShape[]): number {
  if (lines.length < 2) return lines.length - 1
  const words = wordsOf(text)
  if (lines.every((line) => line.words <= MAX_MENU_WORDS)) return -1
  const scores = lines.map((line) => {
    const keys = keysOf(line.folded)
    const shared = keys.filter((key) => words.has(key)).length
    const overlap = keys.length === 0 ? 0 : shared / Math.max(keys.length, 2)
    const strange = shared === 0 && keys.length > 1 ? STRANGE_PENALTY : 0
    const otherwise = ENDS_OTHERWISE_RE.test(line.trimmed) ? 1.5 : 0
    return lengthWeight(line.words) + OVERLAP_WEIGHT * overlap - otherwise - strange
  })
  const best = Math.max(...scores)
  const picked = scores.findIndex((score) => score >= best - MARGIN)
  const [line, below] = [lines[picked], lines[picked + 1]]
  // «انتخابات المجلس» above «فلان أول …»: a kicker's words stand in the text too.
  const isKicker =
    line &&
    below &&
    line.words <= MAX_KICKER_WORDS &&
    below.words >= line.words + 2 &&
    below.words <= MAX_BELOW_KICKER &&
    !/[:：.]$/u.test(below.trimmed) &&
    (scores[picked + 1] ?? 0) >= best - KICKER_MARGIN
  return isKicker ? picked + 1 : picked
}
