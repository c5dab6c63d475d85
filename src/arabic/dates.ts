// Finds and reads the dates of Arabic news text: every calendar, family of month names and set of digits that it uses.

import { dayNumber, gregorianDay, parseIsoDay } from './calendar.ts'
import { writeDateTime } from './dates/datetime.ts'
import { type Expression, readExpression } from './dates/expression.ts'
import { futureCue } from './dates/future.ts'
import { resolve } from './dates/resolve.ts'
import { resolveRange } from './dates/resolve-range.ts'
import { type Context, dayOf, type Precision, type Resolved, refused } from './dates/resolved.ts'
import type { Stated } from './dates/stated.ts'
import { at, type Token, tokenize } from './dates/tokens.ts'

export interface DateReading {
  /** EDTF (levels 0 and 1, and unspecified digits): `2015-06-11`, `XXXX-06-11`, `199X`, `a/b`. Null when refused; `flags` says why. */
  readonly edtf: string | null
  /** ISO 8601 with the time where one is stated: `2015-08-11T13:03Z`, `…+03:00`, or without a zone. */
  readonly dateTime: string | null
  readonly precision: Precision | null
  /** UTF-16 offsets of the expression in the text. */
  readonly start: number
  readonly end: number
  /** The expression as the text spells it. */
  readonly text: string
  readonly flags: readonly string[]
  /** Full dates that fit a partial or conflicting one. */
  readonly candidates: readonly string[]
  readonly kind: 'absolute' | 'relative' | 'partial' | 'range'
}

export interface DateOptions {
  /** ISO 8601 day or time that relative words and missing years count from; without it they stay open. */
  readonly anchor?: string | null
  /** Order of figures that could be read both ways; day first by default. */
  readonly order?: 'dmy' | 'mdy' | 'ymd'
  /** First and last year for candidates; two-digit years lie in the hundred years up to the last. Default 1990 to 2030. */
  readonly span?: readonly [number, number]
}

const SPAN = [1990, 2030] as const

/** Most words that may stand around a date in a text that is one date expression. */
const MAX_WORDS_AROUND = 8

/** A Gregorian date with its Hijri counterpart: the Gregorian one counts, the other must be the same day. */
function resolveBoth(a: Stated, b: Stated, context: Context): Resolved {
  const [gregorian, hijri] = a.calendar === 'gregorian' ? [a, b] : [b, a]
  const day = dayOf(hijri)
  const dated =
    gregorian.year === null && day !== null ? { ...gregorian, year: nearYear(gregorian, day) } : gregorian
  const found = resolve(dated, context)
  if (found.day === null || day === null || day === found.day) return found
  return { ...found, flags: [...found.flags, 'hijri_gregorian_conflict'] }
}

/** The year in which a day and month lie nearest to a day. */
function nearYear(stated: Stated, day: number): number {
  const { year } = gregorianDay(day)
  const distance = (by: number) => Math.abs(dayNumber(year + by, stated.month ?? 1, stated.day ?? 1) - day)
  return year + [0, -1, 1].reduce((best, by) => (distance(by) < distance(best) ? by : best))
}

function resolveExpression(found: Expression, context: Context): Resolved {
  if (found.refused !== null) return refused([found.refused])
  if (found.to) return resolveRange(found.from, found.to, context)
  return found.counterpart
    ? resolveBoth(found.from, found.counterpart, context)
    : resolve(found.from, context)
}

function kindOf(found: Expression, precision: Precision | null): DateReading['kind'] {
  if (found.to) return 'range'
  if (found.from.shift) return 'relative'
  const day = precision === 'day' || precision === 'minute' || (precision === null && found.from.day !== null)
  return day ? 'absolute' : 'partial'
}

/** Offset of a token without the letters attached to it. */
function startOf(token: Token, text: string): number {
  let start = token.start
  for (let n = 0; n < token.sense.clitic; n++)
    start += 1 + (/^\p{M}*/u.exec(text.slice(start + 1, start + 5))?.[0].length ?? 0)
  return start
}

function reading(
  ts: readonly Token[],
  i: number,
  found: Expression,
  text: string,
  options: Context,
): DateReading {
  const context = { ...options, cue: futureCue(ts, i, found.next) }
  const resolved = resolveExpression(found, context)
  const dateTime = found.clock && resolved.day !== null ? writeDateTime(resolved.day, found.clock) : null
  const precision = dateTime === null ? resolved.precision : 'minute'
  const start = startOf(at(ts, i), text)
  const { end } = at(ts, found.next - 1)
  return {
    edtf: resolved.edtf,
    dateTime,
    precision,
    start,
    end,
    text: text.slice(start, end),
    flags: [...new Set(resolved.flags)],
    candidates: resolved.candidates,
    kind: kindOf(found, precision),
  }
}

function scan(ts: readonly Token[], text: string, options: DateOptions, alone: boolean): DateReading[] {
  const { anchor = null, order = null, span = SPAN } = options
  const time = /T(\d\d):(\d\d)/u.exec(anchor ?? '')
  const anchorMinute = time ? Number(time[1]) * 60 + Number(time[2]) : null
  const context = {
    anchor: anchor === null ? null : parseIsoDay(anchor),
    anchorMinute,
    order,
    span,
    cue: null,
  }
  const readings: DateReading[] = []
  for (let i = 0; i < ts.length; ) {
    const found = readExpression(ts, i, alone)
    if (found) readings.push(reading(ts, i, found, text, context))
    i = found ? Math.max(found.next, i + 1) : i + 1
  }
  return readings
}

/** All date expressions of a text, in order, not overlapping; refused ones too. */
export function readDates(text: string, options: DateOptions = {}): DateReading[] {
  return scan(tokenize(text), text, options, false)
}

/**
 * The reading of a text that is one date expression with at most a few words around it, such as «نُشر في:», or null.
 * Where several are found, one that has a value counts before refused ones; two different values are none.
 */
export function readDate(text: string, options: DateOptions = {}): DateReading | null {
  const ts = tokenize(text)
  const readings = scan(ts, text, options, true)
  const inside = (token: Token) => readings.some(({ start, end }) => token.start < end && token.end > start)
  if (ts.filter((token) => token.kind === 'word' && !inside(token)).length > MAX_WORDS_AROUND) return null
  const valued = readings.filter(({ edtf }) => edtf !== null)
  const [first] = valued.length > 0 ? valued : readings
  return first && valued.every(({ edtf }) => edtf === first.edtf) ? first : null
}
