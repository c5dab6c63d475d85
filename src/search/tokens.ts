// How a word stands in Pagefind's index: its stem, a terminator, and its own spelling where that differs.

import { analyse } from '../arabic/analysis.ts'

/**
 * Ends the stem. Pagefind keeps U+0640 (tatweel), the analysis never leaves one in a stem, and so `كتابـ` is a prefix
 * of every form of كتاب and of nothing else: all forms of a stem lie side by side in the index.
 */
export const TERMINATOR = '\u0640'

/** Stands for a word that cannot be indexed; Pagefind counts it as a word and indexes nothing. */
export const PLACEHOLDER = '.'

/** Combining marks that tell spellings apart, as letters that Pagefind keeps (it drops combining marks). */
const MARK_LETTERS: Readonly<Record<string, string>> = {
  '\u0653': '\u0674',
  '\u0654': '\u06e5',
  '\u0655': '\u06e6',
}
const LETTER_MARKS: Readonly<Record<string, string>> = {
  '\u0674': '\u0653',
  '\u06e5': '\u0654',
  '\u06e6': '\u0655',
}
/** The letters that stand for hamza and madda in a form. */
export const SPELLED_MARKS_RE = /[\u0674\u06e5\u06e6]/gu
const LONGEST = 40

/** A word's stem and its spelling in the index's own letters. */
export interface Key {
  readonly stem: string
  readonly form: string
}

/**
 * Letters and digits only, decomposed, so that Pagefind's own normaliser (NFD, marks dropped) changes nothing; without
 * the compatibility forms above U+E000, so that JavaScript orders tokens as Pagefind does (UTF-16 against UTF-8).
 */
function indexLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0653-\u0655]/gu, (mark) => MARK_LETTERS[mark] ?? '')
    .replace(/[^\p{L}\p{N}]|[\u0640\ue000-\uffff]/gu, '')
    .slice(0, LONGEST)
}

/** The key of a word; an empty stem when there is nothing to index. */
export function keyOf(word: string): Key {
  const { stem, exact } = analyse(word)
  const key = indexLetters(stem)
  return { stem: key, form: indexLetters(exact) || key }
}

/** A key as it stands in the index. */
export interface IndexKey extends Key {
  /** True for a word of removed and related lines. */
  readonly aside: boolean
}

/** The index token of a key. */
export function tokenOf({ stem, form }: Key): string {
  if (stem === '') return PLACEHOLDER
  return stem + TERMINATOR + (form === stem ? '' : form)
}

/** The token of a word in removed and related lines: it has a second terminator. */
export const asideToken = (token: string): string => token.replace(TERMINATOR, TERMINATOR + TERMINATOR)

/** The key of an index token; null for words that Pagefind made itself. */
export function keyOfToken(token: string): IndexKey | null {
  const end = token.indexOf(TERMINATOR)
  if (end < 1) return null
  const stem = token.slice(0, end)
  const aside = token[end + 1] === TERMINATOR
  return { stem, form: token.slice(end + (aside ? 2 : 1)) || stem, aside }
}

/** A form in letters that can be shown. */
export function shownForm(form: string): string {
  return form.replace(SPELLED_MARKS_RE, (letter) => LETTER_MARKS[letter] ?? '').normalize('NFC')
}

/** A form without the letters that stand for hamza and madda: spellings that differ in these alone are one. */
export const plainForm = (form: string): string => form.replace(SPELLED_MARKS_RE, '')
