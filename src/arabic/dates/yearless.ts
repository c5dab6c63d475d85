// Finds the year of a day and month that stand without one.

import { dayNumber, gregorianDay, hijriDay, isGregorianDay, isoDay, weekdayOf } from '../calendar.ts'
import { type Context, dayOf, FAR_AHEAD, type Resolved, refused, two, value } from './resolved.ts'
import type { Stated } from './stated.ts'

/** Years of the span in which a day and month exist and fall on the weekday. */
function yearsThatFit(
  month: number,
  day: number,
  weekday: number,
  [first, last]: readonly [number, number],
): string[] {
  const found: string[] = []
  for (let year = first; year <= last && found.length < 400; year++) {
    if (!isGregorianDay(year, month, day)) continue
    const number = dayNumber(year, month, day)
    if (weekdayOf(number) === weekday) found.push(isoDay(number))
  }
  return found
}

/** Days ahead up to which a deadline ("until", "before") is taken as one still to come. */
const NEAR_AHEAD = 120

/** The day nearest to the anchor, before it unless a cue says otherwise; a weekday must agree. */
function nearestYear(stated: Stated, context: Context, anchor: number): number | null {
  const { year } = stated.calendar === 'hijri' ? hijriDay(anchor) : gregorianDay(anchor)
  const days = [-1, 0, 1, 2].map((by) => dayOf({ ...stated, year: year + by })).filter((day) => day !== null)
  const past = days.filter((day) => day <= anchor).at(-1)
  const ahead = context.cue === 'likely'
  const future = days.find((day) => day > anchor || (ahead && day === anchor))
  const near = (future ?? anchor) - anchor <= (ahead ? FAR_AHEAD : NEAR_AHEAD)
  const order = ahead || (context.cue === 'possible' && near) ? [future, past] : [past, future]
  const fitting = order.filter((day) => day !== undefined)
  if (stated.weekday === null && ahead && !near) return null
  return fitting.find((day) => stated.weekday === null || weekdayOf(day) === stated.weekday) ?? null
}

/** The day nearest to the anchor, or a date with an open year and, where a weekday is known, the days that fit. */
export function dayWithoutYear(stated: Stated, context: Context): Resolved {
  const { anchor, span } = context
  const { month, day, weekday } = stated
  if (month === null || day === null) return refused(['year_missing'])
  const found = anchor === null ? null : nearestYear(stated, context, anchor)
  if (found !== null) return value(isoDay(found), 'day', [...stated.flags, 'year_from_anchor'], found)
  const flags = [
    ...stated.flags,
    'year_missing',
    ...(anchor === null || weekday === null ? [] : ['weekday_conflict']),
  ]
  if (stated.calendar === 'hijri') return refused(flags)
  const candidates = weekday === null ? [] : yearsThatFit(month, day, weekday, span)
  return { edtf: `XXXX-${two(month)}-${two(day)}`, precision: 'month-day', flags, candidates, day: null }
}
