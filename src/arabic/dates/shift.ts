// Applies words that count from an anchor ("last", "two days ago") to what an expression states.

import { dayNumber, gregorianDay, hijriDay, isoDay, weekdayOf } from '../calendar.ts'
import type { Context, Resolved } from './resolved.ts'
import type { Shift, Stated } from './stated.ts'

type Answer = Stated | Resolved

const MINUTES_PER_DAY = 1440

function point(
  edtf: string,
  precision: Resolved['precision'],
  flags: readonly string[],
  day: number | null,
): Resolved {
  return { edtf, precision, flags, candidates: [], day }
}

function unresolved(flags: readonly string[]): Resolved {
  return { edtf: null, precision: null, flags, candidates: [], day: null }
}

/** A day counted from the anchor. A weekday that is named with it must agree: the anchor may be a day off. */
function shiftDay(stated: Stated, day: number): Resolved {
  if (stated.weekday === null || stated.weekday === weekdayOf(day))
    return point(isoDay(day), 'day', stated.flags, day)
  return { ...unresolved([...stated.flags, 'weekday_conflict']), candidates: [isoDay(day)] }
}

/** A weekday before or after the anchor; without a word for which, the latest one up to the anchor, or the next where a cue says so. */
function shiftWeekday(
  stated: Stated,
  weekday: number,
  by: number,
  context: Context,
  anchor: number,
): Resolved {
  const back = (weekdayOf(anchor) - weekday + 7) % 7
  const near = context.cue === 'likely' ? (7 - back) % 7 : -back
  const past = -(back || 7) + (by + 1) * 7
  const future = 7 - back + (by - 1) * 7
  const day = anchor + (by === 0 ? near : by < 0 ? past : future)
  return point(isoDay(day), 'day', stated.flags, day)
}

/** A month or a day of one, in the nearest year on the side that the word names. */
function shiftMonth(stated: Stated, by: number, anchor: number): Stated | Resolved {
  const now = stated.calendar === 'hijri' ? hijriDay(anchor) : gregorianDay(anchor)
  const month = stated.month ?? 0
  const exact = stated.day === null ? month === now.month : month === now.month && stated.day === now.day
  const later = stated.day === null ? month > now.month : month * 32 + stated.day > now.month * 32 + now.day
  if (by === 0) return { ...stated, shift: null, year: now.year }
  const step = by < 0 ? (exact || later ? by : by + 1) : exact || !later ? by : by - 1
  return { ...stated, shift: null, year: now.year + step }
}

/** A season on the side that the word names, when it lies within one year. */
function shiftSeason(stated: Stated, by: number, anchor: number): Stated | Resolved {
  const now = gregorianDay(anchor)
  const part = stated.part
  if (!part || part.first > part.last) return unresolved([...stated.flags, 'year_missing'])
  if (by === 0) return { ...stated, shift: null, year: now.year }
  const step = by < 0 ? (now.month > part.last ? by + 1 : by) : now.month < part.first ? by - 1 : by
  return { ...stated, shift: null, year: now.year + step }
}

/** Hours and minutes need the time of the anchor: without it the day may be the one before. */
function shiftMinutes(stated: Stated, minutes: number, context: Context, anchor: number): Resolved {
  if (context.anchorMinute === null) return unresolved([...stated.flags, 'anchor_without_time'])
  const day = anchor + Math.floor((context.anchorMinute + minutes) / MINUTES_PER_DAY)
  return point(isoDay(day), 'day', stated.flags, day)
}

function shiftUnits(stated: Stated, shift: Shift, context: Context, anchor: number): Answer {
  if (shift.unit === 'minute') return shiftMinutes(stated, shift.by, context, anchor)
  if (shift.unit === 'hour') return shiftMinutes(stated, shift.by * 60, context, anchor)
  if (shift.unit === 'day') return shiftDay(stated, anchor + shift.by)
  if (shift.unit === 'week') return shiftDay(stated, anchor + shift.by * 7)
  const now = stated.calendar === 'hijri' ? hijriDay(anchor) : gregorianDay(anchor)
  if (shift.unit === 'year') return { ...stated, shift: null, year: now.year + shift.by }
  const month = gregorianDay(dayNumber(now.year, now.month + shift.by, 1))
  return { ...stated, shift: null, year: month.year, month: month.month }
}

/** Fields filled in from the anchor, or a value where the words leave nothing to fill in. */
export function readShift(stated: Stated, shift: Shift, context: Context): Answer {
  const { anchor } = context
  if (anchor === null) {
    const partial = stated.month !== null && stated.calendar === 'gregorian' && stated.weekday === null
    if (partial && shift.unit !== 'month')
      return { ...stated, shift: null, flags: [...stated.flags, 'no_anchor'] }
    return unresolved([...stated.flags, 'no_anchor'])
  }
  if (shift.unit !== 'nearest') return shiftUnits(stated, shift, context, anchor)
  if (stated.part) return shiftSeason(stated, shift.by, anchor)
  if (stated.month !== null) return shiftMonth(stated, shift.by, anchor)
  if (stated.weekday !== null) return shiftWeekday(stated, stated.weekday, shift.by, context, anchor)
  return unresolved([...stated.flags, 'no_anchor'])
}
