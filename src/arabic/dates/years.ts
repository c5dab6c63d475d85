// Reads what follows a day and a month: a year with its era, or words that point to one ("of last year").

import type { Calendar } from '../months.ts'
import { isPiece, readNumberWords } from './numbers.ts'
import type { Shift } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'

export interface YearHit {
  readonly year: number
  /** Calendar that the era names; null when no era stands there. */
  readonly era: Calendar | null
  readonly twoDigits: boolean
  readonly next: number
}

/** Gregorian years that a news text may speak of. */
const YEARS: readonly [number, number] = [1000, 2100]
/** Hijri years that it may speak of; larger numbers behind a month are counts. */
const HIJRI: readonly [number, number] = [1300, 1500]

/** Years that news stories mean as Hijri years, whatever they stand by. */
export const HIJRI_NEWS_YEARS = [1400, 1450] as const

export function isYear(value: number, calendar: Calendar): boolean {
  const [first, last] = calendar === 'hijri' ? HIJRI : YEARS
  return value >= first && value <= last
}

/** The era behind a year and where it ends; null before Christ and in the Libyan era («و.ر»), which are refused. */
function readEra(ts: readonly Token[], i: number): { era: Calendar | null; next: number } | null {
  const { key } = at(ts, i)
  if (key === 'ق' && (at(ts, i + 1).key === 'م' || at(ts, i + 2).key === 'م')) return null
  if (key === 'قبل' && plays(ts, i + 1, 'era')) return null
  if (key === 'و' && isMark(ts, i + 1, '.') && at(ts, i + 2).key === 'ر') return null
  if (key === 'قبل' && at(ts, i + 1).key === 'الميلاد') return null
  if (plays(ts, i, 'hijri')) return { era: 'hijri', next: i + 1 }
  if (plays(ts, i, 'era') && !isMark(ts, i + 1, ':')) return { era: 'gregorian', next: i + 1 }
  return { era: null, next: i }
}

/** A year of four digits at a place, with its era. */
export function readYearNumber(ts: readonly Token[], i: number): YearHit | null {
  const token = at(ts, i)
  if (token.kind !== 'number' || token.key.length !== 4 || isPiece(ts, i)) return null
  const era = readEra(ts, i + 1)
  if (!era || !isYear(token.value, era.era ?? 'gregorian')) return null
  return { year: token.value, era: era.era, twoDigits: false, next: era.next }
}

/** `عام 2015`, `سنة ألفين وخمس عشرة`, `العام الميلادي 2015`: a year behind the word for it. */
export function readNamedYear(ts: readonly Token[], i: number): YearHit | null {
  if (!plays(ts, i, 'year')) return null
  const when = readWhen(ts, i + 1)
  const open = isMark(ts, when?.next ?? i, '(') ? 1 : 0
  const number = readYearNumber(ts, when ? when.next + open : i + 1)
  if (number && open && !isMark(ts, number.next, ')')) return null
  if (number || when) return number && { ...number, next: number.next + open }
  if (plays(ts, i + 1, 'era', 'hijri')) {
    const found = readYearNumber(ts, i + 2)
    return found && { ...found, era: plays(ts, i + 1, 'hijri') ? 'hijri' : 'gregorian' }
  }
  const words = readNumberWords(ts, i + 1)
  if (!words) return null
  const era = readEra(ts, words.next)
  if (!era || !isYear(words.value, era.era ?? 'gregorian')) return null
  return { year: words.value, era: era.era, twoDigits: false, next: era.next }
}

/** The year that belongs to the month before it: ` 2015`، `, 2015`، `-2015`، ` من عام 2015`. */
export function readYearAfter(ts: readonly Token[], i: number): YearHit | null {
  const stuck = at(ts, i).glued && at(ts, i + 1).glued
  const marked = isMark(ts, i, stuck ? ',-/._' : ',-/')
  const open = isMark(ts, i, '(') ? 1 : 0
  const article = at(ts, i).key === 'ال' && at(ts, i + 1).glued
  const j = marked || open || article || plays(ts, i, 'of') ? i + 1 : i
  const found = readNamedYear(ts, j) ?? readYearNumber(ts, j)
  if (open) return found && isMark(ts, found.next, ')') ? { ...found, next: found.next + 1 } : null
  if (found) return found
  const spoken = marked ? null : readSpokenYear(ts, j)
  if (spoken) return spoken
  const cut = isMark(ts, i, APOSTROPHES) && at(ts, i + 1).glued
  if (!isShort(ts, cut ? i + 1 : j) || !(cut || (marked && stuck))) return null
  return { year: at(ts, i + 1).value, era: null, twoDigits: true, next: i + 2 }
}

/** Signs that stand for the century: '13. */
const APOSTROPHES = "'\u2018\u2019"

function isShort(ts: readonly Token[], i: number): boolean {
  const { kind, key } = at(ts, i)
  return kind === 'number' && key.length === 2 && !isMark(ts, i + 1, ':')
}

/** A year in words behind its month without عام: `ألفين وأحد عشر`; where a noun follows it is a count. */
function readSpokenYear(ts: readonly Token[], i: number): YearHit | null {
  const words = readNumberWords(ts, i)
  if (!words || words.next < i + 2 || words.value < 1900 || words.value > 2100) return null
  const era = readEra(ts, words.next)
  if (!era || era.era === 'hijri' || (era.era === null && at(ts, era.next).kind === 'word')) return null
  return { year: words.value, era: era.era, twoDigits: false, next: era.next }
}

/** `الماضي`، `قبل الماضي`، `المقبل`، `الجاري` at a place. */
export function readWhen(ts: readonly Token[], i: number): { by: number; next: number } | null {
  const twice = plays(ts, i, 'before', 'after') ? 1 : 0
  const by = twice + 1
  const j = i + twice
  if (plays(ts, j, 'past')) return plays(ts, i, 'after') && twice ? null : { by: -by, next: j + 1 }
  if (plays(ts, j, 'next')) return plays(ts, i, 'before') && twice ? null : { by, next: j + 1 }
  return plays(ts, j, 'current') && !twice ? { by: 0, next: j + 1 } : null
}

/** `العام الماضي`، `هذا العام`، `من العام الجاري`: a year counted from the anchor. */
export function readYearShift(ts: readonly Token[], i: number): { shift: Shift; next: number } | null {
  const j = plays(ts, i, 'of') ? i + 1 : i
  if (plays(ts, j, 'this') && plays(ts, j + 1, 'year')) return { shift: { unit: 'year', by: 0 }, next: j + 2 }
  if (!plays(ts, j, 'year')) return null
  const when = readWhen(ts, j + 1)
  return when && { shift: { unit: 'year', by: when.by }, next: when.next }
}
