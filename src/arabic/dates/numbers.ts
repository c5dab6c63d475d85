// Reads days, counts and years that are written in digits or in words.

import { fold } from '../letters.ts'
import { bare } from './lexicon.ts'
import { at, isMark, plays, type Token } from './tokens.ts'

export interface Value {
  readonly value: number
  readonly next: number
  /** Written in words, not in digits. */
  readonly words: boolean
}

const SUFFIX_RE = /^(?:er|st|nd|rd|th)$/u

/** Whether the number at a place is a piece of a longer one: a decimal, a version, a clock, a percentage. */
export function isPiece(ts: readonly Token[], i: number): boolean {
  const before =
    at(ts, i).glued && isMark(ts, i - 1, '.٫٬:') && at(ts, i - 1).glued && at(ts, i - 2).kind === 'number'
  const after =
    isMark(ts, i + 1, '.٫٬,:') &&
    at(ts, i + 1).glued &&
    at(ts, i + 2).glued &&
    at(ts, i + 2).kind === 'number'
  return before || after || (isMark(ts, i + 1, '%٪') && at(ts, i + 1).glued)
}

/** الثانية، الأولى: hours, rounds and sessions, never days. */
const FEMININE_RE = /(?:ه|اولي)$/u

/** Two numerals that one ordinal is made of: الحادي عشر، الثاني والعشرين. */
export function readOrdinal(ts: readonly Token[], i: number): Value | null {
  const { ordinal, cardinal } = at(ts, i).sense
  const second = at(ts, i + 1).sense
  const unit = ordinal ?? (cardinal !== null && cardinal <= 9 ? cardinal : null)
  if (unit !== null) {
    if (second.cardinal === 10 && !second.and) return { value: 10 + unit, next: i + 2, words: true }
    if (second.and && (second.cardinal === 20 || second.cardinal === 30))
      return { value: second.cardinal + unit, next: i + 2, words: true }
    return bare(at(ts, i).key) === 'حادي' ? null : { value: unit, next: i + 1, words: true }
  }
  return cardinal !== null && [10, 20, 30].includes(cardinal)
    ? { value: cardinal, next: i + 1, words: true }
    : null
}

/** A day of a month: one or two digits, an ordinal in words, or غرة and الفاتح for the first. Its value may be impossible. */
export function readDay(ts: readonly Token[], i: number): Value | null {
  const token = at(ts, i)
  if (token.kind === 'number') {
    if (token.key.length > 2 || isPiece(ts, i)) return null
    const suffixed = at(ts, i + 1).glued && SUFFIX_RE.test(at(ts, i + 1).key)
    return { value: token.value, next: suffixed ? i + 2 : i + 1, words: false }
  }
  if (plays(ts, i, 'dayOne')) return { value: 1, next: i + 1, words: true }
  const feminine = token.sense.ordinal !== null && FEMININE_RE.test(token.key)
  return token.kind === 'word' && !feminine ? readOrdinal(ts, i) : null
}

/** A count in digits, or in words below a hundred: `3`، `خمسة`، `خمسة عشر`، `واحد وعشرين`. */
export function readCount(ts: readonly Token[], i: number): Value | null {
  const token = at(ts, i)
  if (token.kind === 'number')
    return token.value > 0 && !isPiece(ts, i) ? { value: token.value, next: i + 1, words: false } : null
  const words = readNumberWords(ts, i)
  return words && words.value < 100 ? words : null
}

/** وأحد, which folds to the same letters as واحد. */
const AND_ONE = fold('وأحد')

/** A number in words, its parts joined by و: ألف وتسعمئة وسبعة وستين. */
export function readNumberWords(ts: readonly Token[], i: number): Value | null {
  let value = 0
  let next = i
  for (; next < i + 8; next++) {
    const { cardinal } = at(ts, next).sense
    if (cardinal === null) break
    const and = at(ts, next).sense.and || (next > i && at(ts, next).key === AND_ONE)
    const hundreds = cardinal === 100 && !and && value % 100 >= 3 && value % 100 <= 9
    const teen = cardinal === 10 && !and && value % 10 > 0
    if (next > i && !and && !hundreds && !teen) break
    value += hundreds ? (value % 100) * 99 : cardinal
  }
  return next > i ? { value, next, words: true } : null
}
