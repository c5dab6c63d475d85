// Turns what an expression states into EDTF, with the help of an anchor where one is given.

import {
  dayNumber,
  daysInMonth,
  gregorianDay,
  hijriDay,
  hijriDayNumber,
  hijriSpan,
  isGregorianDay,
  isoDay,
  weekdayOf,
} from '../calendar.ts'
import { readShift } from './shift.ts'
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
  readonly order: 'dmy' | 'mdy' | 'ymd' | null
  /** First and last year of the candidates; two-digit years end with the last. */
  readonly span: readonly [number, number]
  /** Words nearby speak of what is still to come. */
  readonly future: boolean
}

export interface Resolved {
  readonly edtf: string | null
  readonly precision: Precision | null
  readonly flags: readonly string[]
  readonly candidates: readonly string[]
  /** Day number, when it is one day. */
  readonly day: number | null
}

export function refused(flags: readonly string[], candidates: readonly string[] = []): Resolved {
  return { edtf: null, precision: null, flags, candidates, day: null }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function value(
  edtf: string,
  precision: Precision,
  flags: readonly string[],
  day: number | null = null,
): Resolved {
  return { edtf, precision, flags, candidates: [], day }
}

/** The year of four digits, within the hundred years that end with the span. */
function expandYear(stated: Stated, last: number): Stated {
  if (stated.year === null || !stated.flags.includes('two_digit_year')) return stated
  const end = stated.calendar === 'hijri' ? hijriDay(dayNumber(last, 12, 31)).year : last
  return { ...stated, year: end - ((((end - stated.year) % 100) + 100) % 100) }
}

/** Day number of a complete day; null when there is no such day. */
export function dayOf(stated: Stated, month = stated.month, day = stated.day): number | null {
  const { year, calendar } = stated
  if (year === null || month === null || day === null) return null
  if (calendar === 'hijri') return hijriDayNumber(year, month, day)
  return isGregorianDay(year, month, day) ? dayNumber(year, month, day) : null
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

/** Days ahead from which on a future cue nearby is more likely to speak of something else. */
const FAR_AHEAD = 270

/** The day nearest to the anchor, before it unless a cue says otherwise; a weekday must agree. */
function nearestYear(stated: Stated, context: Context, anchor: number): number | null {
  const { year } = stated.calendar === 'hijri' ? hijriDay(anchor) : gregorianDay(anchor)
  const days = [-1, 0, 1, 2].map((by) => dayOf({ ...stated, year: year + by })).filter((day) => day !== null)
  const past = days.filter((day) => day <= anchor).at(-1)
  const future = days.find((day) => day > anchor || (context.future && day === anchor))
  const order = context.future ? [future, past] : [past, future]
  const fitting = order.filter((day) => day !== undefined)
  if (stated.weekday === null && context.future && (future ?? anchor) - anchor > FAR_AHEAD) return null
  return fitting.find((day) => stated.weekday === null || weekdayOf(day) === stated.weekday) ?? null
}

function dayWithoutYear(stated: Stated, context: Context): Resolved {
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
  const by = context.future ? (month < now.month ? 1 : 0) : month > now.month ? -1 : 0
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

/** Last day of a month that holds a day number, for clamping. */
export function monthLength(day: number): number {
  const { year, month } = gregorianDay(day)
  return daysInMonth(year, month)
}

/** A span from one point to another; the first must come first. */
export function resolveRange(from: Stated, to: Stated, context: Context): Resolved {
  const last = resolve(to, context)
  const turns =
    from.year === null && to.year === null && from.month !== null && (from.month ?? 0) > (to.month ?? 0)
  const year =
    from.year === null && last.day !== null && from.shift === null ? gregorianDay(last.day).year : from.year
  const first = resolve({ ...from, year: year === null ? null : year - (turns ? 1 : 0) }, context)
  const flags = [...new Set([...first.flags, ...last.flags])]
  if (first.edtf === null || last.edtf === null) return refused(flags.length > 0 ? flags : ['invalid'])
  const [start, end] = [first.edtf.split('/')[0] ?? '', last.edtf.split('/').at(-1) ?? '']
  const open = start.startsWith('XXXX')
  if (start.length !== end.length || open !== end.startsWith('XXXX') || (!open && start >= end))
    return refused([...flags, 'invalid'])
  const precision = to.part?.precision ?? 'range'
  return { edtf: `${start}/${end}`, precision, flags, candidates: [], day: null }
}
