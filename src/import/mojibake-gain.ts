// Says whether undoing a misreading makes Arabic of a text, and whether it would spoil words that are spelt so.
import { readArabic } from './encoding-letters.ts'
import { type Kind, undo } from './mojibake-kinds.ts'

export const ARABIC_PAIR_RE = /[\u0620-\u064A\u066E-\u06D3\u06D5\uFB50-\uFDFF\uFE70-\uFEFC]{2}/
/** windows-1256 is what news was written in; ISO-8859-6 has to read better by so much (natural logarithm). */
const COMMON = 0.5
/** A single accented letter in a word of ASCII letters: nothing is glued there, it is spelt so. */
const ACCENT_RE = /(?<=[A-Za-z])[\u00C0-\u00FF](?=[A-Za-z])|(?<![\u00C0-\u00FF])[\u00C0-\u00FF](?=[a-z])/g

/** True when the text has a word of a European language that the kind would spoil. */
export function hasEuropeanWord(text: string, kind: Kind): boolean {
  return (text.match(ACCENT_RE) ?? []).some((letter) => undo(letter, kind) !== letter)
}

/** Words of letters beyond ASCII alone, and those that mix them with ASCII letters as European languages do. */
const FOREIGN_WORD_RE = /[A-Za-z]*[^\x00-\x7F\u00A0\u2010-\u2027]+[A-Za-z]*/g
const MIXED_RE = /[A-Za-z]/

/** How much better the second text reads as Arabic than the first; 0 when it is not clearly Arabic. */
export function gainOf(before: string, after: string, kind: Kind): number {
  const reading = readArabic(after)
  if (reading.letters < 3 || reading.mean < -4.5 || !ARABIC_PAIR_RE.test(after)) return 0
  const words = before.match(FOREIGN_WORD_RE) ?? []
  const mixed = words.filter((word) => MIXED_RE.test(word)).length
  if (mixed * 4 > words.length) return 0
  const gain = reading.total - readArabic(before).total
  if (gain <= 8 || gain <= reading.letters) return 0
  return gain + (kind.was === 'windows-1256' ? COMMON : 0)
}

/** True when a word of the text has letters of both sorts; a line of a European language does. */
export function mixesAscii(text: string): boolean {
  return (text.match(FOREIGN_WORD_RE) ?? []).some((word) => MIXED_RE.test(word))
}
