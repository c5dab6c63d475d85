// What an expression states about a date, before any calendar or anchor is asked.

import type { Calendar } from '../months.ts'

/** A time of day. */
export interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** `Z`, `+03:00`, an IANA zone whose offset depends on the day, or null when none is named. */
  readonly zone: string | null
}

/** A distance from the anchor: whole units, or the nearest one that fits before (-1) or after (1) it. */
export interface Shift {
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'nearest'
  readonly by: number
}

/** Months of a part of a year, first and last. */
export interface YearPart {
  readonly precision: 'season' | 'quarter' | 'range'
  readonly first: number
  readonly last: number
}

export interface Stated {
  readonly calendar: Calendar
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  /** The other month of a pair that disagrees. */
  readonly otherMonth: number | null
  /** Day and month may stand the other way round. */
  readonly swap: boolean
  readonly shift: Shift | null
  readonly part: YearPart | null
  /** First three digits of the years of a decade. */
  readonly decade: number | null
  readonly weekday: number | null
  /** Part of the day named before the date, which a time without one belongs to. */
  readonly dayPart: 'am' | 'pm' | 'night' | null
  readonly flags: readonly string[]
}

/** What a rule found: where it ends and what it states; `refused` says why it is not a date although it looks like one. */
export interface Hit {
  readonly next: number
  readonly from: Stated
  /** End of a range. */
  readonly to: Stated | null
  readonly refused: string | null
}

export const NOTHING: Stated = {
  calendar: 'gregorian',
  year: null,
  month: null,
  day: null,
  otherMonth: null,
  swap: false,
  shift: null,
  part: null,
  decade: null,
  weekday: null,
  dayPart: null,
  flags: [],
}

export function hit(next: number, from: Partial<Stated>, to: Partial<Stated> | null = null): Hit {
  return { next, from: { ...NOTHING, ...from }, to: to && { ...NOTHING, ...to }, refused: null }
}

export function refusal(next: number, reason: string, from: Partial<Stated> = {}): Hit {
  return { next, from: { ...NOTHING, ...from }, to: null, refused: reason }
}
