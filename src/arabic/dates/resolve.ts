// Turns what an expression states into EDTF, with the help of an anchor where one is given.

import { dayNumber, gregorianDay, hijriDay, hijriSpan, isoDay, weekdayOf } from '../calendar.ts'
import { type Context, dayOf, FAR_AHEAD, type Resolved, refused, two, value } from './resolved.ts'
import { readShift } from './shift.ts'
import type { Stated } from './stated.ts'
import { dayWithoutYear } from './yearless.ts'

/** The year of four digits, within the hundred years that end with the span. */
function expandYear(stated: Stated, last: number): Stated {
  if (stated.year === null || !stated.flags.includes('two_digit_year')) return stated
  const end = stated.calendar === 'hijri' ? hijriDay(dayNumber(last, 12, 31)).year : last
  return { ...stated, year: end - ((((end - stated.year) % 100) + 100) % 100) }
}

/** Settles day and month of figures: the order given, else the one that the weekday bears out, else day first. */
function orderDay(stated: Stated, context: Context): Stated {
  if (context.order === 'ymd' && stated.flags.includes('two_digit_year') && stated.calendar === 'gregorian') {
    const turned = { ...stated, year: stated.day, day: stated.year, swap: false }
    return dayOf(expandYear(turned, context.span[1])) === null ? stated : turned
  }
  if (!stated.swap) return stated
  const turned = { ...stated, day: stated.month, month: stated.day }
  const [first, second] = context.order === 'mdy' ? [turned, stated] : [stated, turned]
  const fits = (side: Stated) => {
    const day = dayOf(expandYear(side, context.span[1]))
    return day !== null && weekdayOf(day) === stated.weekday
  }
  if (fits(first) !== fits(second))
    return { ...(fits(first) ? first : second), flags: [...stated.flags, 'order_from_weekday'] }
  return {
    ...first,
    flags: [...stated.flags, context.order === 'mdy' ? 'order_assumed_mdy' : 'order_assumed_dmy'],
  }
}

/** A pair of months that disagree: a weekday may settle it, nothing else does. */
function conflicting(stated: Stated, other: number): Resolved {
  const months = [stated.month, other]
  const days = months.map((month) => dayOf(stated, month)).filter((day) => day !== null)
  const fitting = days.filter((day) => weekdayOf(day) === stated.weekday)
  const flags = [...stated.flags, 'month_pair_conflict']
  if (fitting.length === 1 && fitting[0] !== undefined)
    return value(isoDay(fitting[0]), 'day', flags, fitting[0])
  if (days.length > 0) return refused(flags, days.map(isoDay))
  const year = stated.year === null ? 'XXXX' : String(stated.year)
  const day = stated.day === null ? '' : `-${two(stated.day)}`
  return refused(
    flags,
    stated.calendar === 'hijri' ? [] : months.map((month) => `${year}-${two(month ?? 0)}${day}`),
  )
}

function fullDay(stated: Stated, flags: readonly string[]): Resolved {
  const day = dayOf(stated)
  if (day === null) return refused([...flags, 'invalid'])
  const conflict = stated.weekday !== null && stated.weekday !== weekdayOf(day)
  return value(isoDay(day), 'day', conflict ? [...flags, 'weekday_conflict'] : flags, day)
}

function partOfYear(stated: Stated, year: number): Resolved {
  const { part, flags } = stated
  if (part === null || part.precision === 'season')
    return value(String(year), part ? 'season' : 'year', flags)
  return value(`${year}-${two(part.first)}/${year}-${two(part.last)}`, part.precision, flags)
}

function withoutDay(stated: Stated, context: Context): Resolved {
  const { year, month, calendar, flags } = stated
  if (calendar === 'hijri') {
    const span = year === null ? null : hijriSpan(year, month)
    if (!span) return refused([...flags, year === null ? 'year_missing' : 'invalid'])
    return value(`${isoDay(span[0])}/${isoDay(span[1])}`, month === null ? 'year' : 'month', flags)
  }
  if (month === null) return year === null ? refused([...flags, 'no_anchor']) : partOfYear(stated, year)
  if (year !== null) return value(`${year}-${two(month)}`, 'month', flags)
  if (context.anchor === null) return value(`XXXX-${two(month)}`, 'month', [...flags, 'year_missing'])
  const now = gregorianDay(context.anchor)
  const by = context.cue === 'likely' ? (month < now.month ? 1 : 0) : month > now.month ? -1 : 0
  if (by > 0 && (month + 12 - now.month) * 30 > FAR_AHEAD)
    return value(`XXXX-${two(month)}`, 'month', [...flags, 'year_missing'])
  return value(`${now.year + by}-${two(month)}`, 'month', [...flags, 'year_from_anchor'])
}

/** One point of time: a day, or less. */
export function resolve(raw: Stated, context: Context): Resolved {
  if (raw.decade !== null) return value(`${raw.decade}X`, 'decade', raw.flags)
  const shifted = raw.shift ? readShift(raw, raw.shift, context) : raw
  if ('edtf' in shifted) return shifted
  const hijri = shifted.calendar === 'hijri'
  const flagged = hijri ? { ...shifted, flags: [...shifted.flags, 'hijri'] } : shifted
  const stated = expandYear(orderDay(flagged, context), context.span[1])
  if (stated.otherMonth !== null) return conflicting(stated, stated.otherMonth)
  if (stated.day === null) return withoutDay(stated, context)
  return stated.year === null ? dayWithoutYear(stated, context) : fullDay(stated, stated.flags)
}
