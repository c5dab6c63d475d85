// What a date resolves to, and what it is resolved with.

import { dayNumber, hijriDayNumber, isGregorianDay } from '../calendar.ts'
import type { Cue } from './future.ts'
import type { Stated } from './stated.ts'

export type Precision =
  | 'minute'
  | 'day'
  | 'month'
  | 'year'
  | 'season'
  | 'quarter'
  | 'decade'
  | 'range'
  | 'month-day'

export interface Context {
  /** Day number of the anchor, or null. */
  readonly anchor: number | null
  /** Minutes of the anchor since its midnight, where it has a time. */
  readonly anchorMinute: number | null
  readonly order: 'dmy' | 'mdy' | 'ymd' | null
  /** First and last year of the candidates; two-digit years end with the last. */
  readonly span: readonly [number, number]
  /** Whether words nearby speak of what is still to come. */
  readonly cue: Cue
}

export interface Resolved {
  readonly edtf: string | null
  readonly precision: Precision | null
  readonly flags: readonly string[]
  readonly candidates: readonly string[]
  /** Day number, when it is one day. */
  readonly day: number | null
}

/** Days ahead from which on a future cue nearby is more likely to speak of something else. */
export const FAR_AHEAD = 270

export function refused(flags: readonly string[], candidates: readonly string[] = []): Resolved {
  return { edtf: null, precision: null, flags, candidates, day: null }
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}

export function value(
  edtf: string,
  precision: Precision,
  flags: readonly string[],
  day: number | null = null,
): Resolved {
  return { edtf, precision, flags, candidates: [], day }
}

/** Day number of a complete day; null when there is no such day. */
export function dayOf(stated: Stated, month = stated.month, day = stated.day): number | null {
  const { year, calendar } = stated
  if (year === null || month === null || day === null) return null
  if (calendar === 'hijri') return hijriDayNumber(year, month, day)
  return isGregorianDay(year, month, day) ? dayNumber(year, month, day) : null
}
