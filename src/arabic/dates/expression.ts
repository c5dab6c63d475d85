// Puts the pieces of one date expression together: lead, date, second calendar, weekday behind it, time.

import { type ClockHit, inDayPart, readClock } from './clock.ts'
import { readLead, skipJoints } from './lead.ts'
import { NO_SENSE } from './lexicon.ts'
import { dayMonth, monthDay, monthYear, partOfMonth, shiftedMonth, yearMonthDay } from './named.ts'
import { compact, numberedMonth, numeric, numericMonth } from './numeric.ts'
import { bareYear, decade, quarter, season, year } from './partial.ts'
import { range } from './ranges.ts'
import { countedUnits, week } from './relative.ts'
import { type Clock, type Hit, hit, refusal, type Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { readWhen, readYearNumber } from './years.ts'

export interface Expression extends Hit {
  /** The same day in the other calendar. */
  readonly counterpart: Stated | null
  readonly clock: Clock | null
}

/** In order; of two that reach equally far the first one counts. */
const RULES = [
  range,
  (ts: readonly Token[], i: number) => numeric(ts, i),
  compact,
  numericMonth,
  numberedMonth,
  dayMonth,
  monthDay,
  yearMonthDay,
  monthYear,
  partOfMonth,
  shiftedMonth,
  year,
  bareYear,
  quarter,
  season,
  decade,
  countedUnits,
  week,
] as const

/** Letters that open a short form (ك2، ت1، Q1) and mean nothing else. */
const SHORT_RE = /^[qكت]$/u

function readCore(ts: readonly Token[], i: number, alone: boolean): Hit | null {
  if (at(ts, i).kind === 'break' || at(ts, i).kind === 'mark') return null
  let best: Hit | null = null
  for (const rule of RULES) {
    const found = rule(ts, i, alone)
    if (found && (!best || found.next > best.next)) best = found
  }
  if (!best || best.refused || best.from.year !== null || best.from.shift) return best
  if (plays(ts, best.next, 'of') && plays(ts, best.next + 1, 'every'))
    return refusal(best.next, 'recurring', best.from)
  return best.from.day !== null && plays(ts, i - 1, 'nameCue') ? refusal(best.next, 'name', best.from) : best
}

/** A weekday of every week, or the second of a pair of them. */
function everyOne(ts: readonly Token[], i: number): boolean {
  const second = at(ts, i).sense.and && at(ts, i - 1).sense.weekday !== null
  return plays(ts, i - 1, 'everyDay') || (second && plays(ts, i - 2, 'everyDay'))
}

/** A weekday or a relative word with nothing more: "last Thursday", "yesterday". */
function leadAlone(ts: readonly Token[], i: number, lead: NonNullable<ReturnType<typeof readLead>>): Hit {
  const { end, weekday, shift, dayPart } = lead
  const stated = { weekday, dayPart, shift: shift ?? ({ unit: 'nearest', by: 0 } as const) }
  if (plays(ts, end, 'of') && plays(ts, end + 1, 'week'))
    return refusal(readWhen(ts, end + 2)?.next ?? end + 2, 'week_unclear', stated)
  if (shift === null && (plays(ts, end, 'namedDay') || everyOne(ts, i))) return refusal(end, 'name', stated)
  return hit(end, stated)
}

/** Lead and date, or what there is of them. */
function readHead(ts: readonly Token[], i: number, alone: boolean): Hit | null {
  const lead = readLead(ts, i)
  if (!lead) return readCore(ts, i, alone)
  const core = readCore(ts, lead.next, alone)
  if (!core || core.from.day === null || core.from.weekday !== null) return leadAlone(ts, i, lead)
  const near = lead.shift?.unit === 'nearest' && core.from.year === null ? lead.shift : null
  // «يومي الجمعة والسبت 3 و4 مايو»: the second weekday is not the first day's.
  const second = core.to !== null && at(ts, i).sense.and && at(ts, i - 1).sense.weekday !== null
  const weekday = lead.pair || second ? null : lead.weekday
  const from = { ...core.from, weekday, dayPart: lead.dayPart, shift: core.from.shift ?? near }
  const bracket = isMark(ts, lead.next - 1, '(') && isMark(ts, core.next, ')') ? 1 : 0
  return { ...core, from, next: core.next + bracket }
}

function grain(stated: Stated): string {
  return `${stated.day !== null}${stated.month !== null}`
}

/** The same date in the other calendar, behind الموافق, a sign or an opening bracket. */
function readCounterpart(
  ts: readonly Token[],
  i: number,
  from: Stated,
): { stated: Stated; next: number } | null {
  const sign = at(ts, i).key === '=' ? i + 1 : i
  const place = skipJoints(ts, sign)
  const { weekday } = at(ts, place).sense
  const start = weekday === null ? place : skipJoints(ts, place + 1)
  const core = readCore(ts, start, false)
  const number = core || grain(from) !== 'falsefalse' ? null : readYearNumber(ts, start)
  const plain = number ? hit(number.next, { year: number.year, calendar: number.era ?? 'gregorian' }) : core
  if (!plain || plain.refused || plain.to || plain.from.shift || plain.from.part) return null
  if (plain.from.calendar === from.calendar || grain(plain.from) !== grain(from)) return null
  if (start === i && from.day === null) return null
  const closes = isMark(ts, plain.next, ')') && isMark(ts, start - 1, '(') ? 1 : 0
  return { stated: { ...plain.from, weekday }, next: plain.next + closes }
}

/** A weekday behind its date: `11/8/2015 (الثلاثاء)`, `11 أغسطس 2015، الثلاثاء`. */
function readWeekdayAfter(ts: readonly Token[], i: number): { weekday: number; next: number } | null {
  const open = isMark(ts, i, ',-(|') ? 1 : 0
  const j = i + open + (plays(ts, i + open, 'day') ? 1 : 0)
  const { weekday } = at(ts, j).sense
  if (weekday === null || at(ts, j).sense.clitic > 0) return null
  const ends = isMark(ts, j + 1, '.,)-|؛؟!') || at(ts, j + 1).kind !== 'word' || plays(ts, j + 1, 'hour')
  if (!ends || readCore(ts, skipJoints(ts, j + 1), false)) return null
  return { weekday, next: isMark(ts, j + 1, ')') && isMark(ts, i, '(') ? j + 2 : j + 1 }
}

/** A time behind its date, with the signs or words between. */
function readClockAfter(ts: readonly Token[], i: number): ClockHit | null {
  let j = i
  for (let n = 0; n < 3 && (isMark(ts, j, ',-|@(:/•·') || plays(ts, j, 'in', 'onHour')); n++) j++
  if (plays(ts, j, 'evening', 'morning') && plays(ts, j + 1, 'hour')) j++
  const found = readClock(ts, j)
  if (!found) return null
  const closes = j > i && isMark(ts, j - 1, '(') && isMark(ts, found.next, ')') ? 1 : 0
  return { ...found, next: found.next + closes }
}

/** `Tue May 03 14:05:00 +0300 2016`: the year of a weekday, day and month that have their time before it. */
function readYearBehindTime(ts: readonly Token[], i: number, from: Stated): Hit | null {
  if (from.year !== null || from.month === null || from.weekday === null || from.shift !== null) return null
  const found = readYearNumber(ts, i)
  if (!found || at(ts, found.next).kind === 'word' || found.era === 'hijri') return null
  return hit(found.next, { ...from, year: found.year })
}

/** A second time in brackets or behind a sign, in a zone that is named: it replaces one without. */
function zoned(ts: readonly Token[], first: ClockHit): ClockHit {
  const second = first.clock.zone === null ? readClockAfter(ts, first.next) : null
  return second?.clock.zone ? second : first
}

function isDay(found: Hit): boolean {
  return found.from.day !== null || found.from.weekday !== null || found.from.shift?.unit === 'day'
}

function withTail(ts: readonly Token[], head: Hit, first: Clock | null): Expression {
  let found = head
  let counterpart: Stated | null = null as Stated | null
  let clock = first
  for (let n = 0; n < 3 && !found.refused && !found.to; n++) {
    const other: { stated: Stated; next: number } | null =
      counterpart || clock !== first ? null : readCounterpart(ts, found.next, found.from)
    const after =
      found.from.weekday === null && found.from.day !== null ? readWeekdayAfter(ts, found.next) : null
    const time = clock === null && isDay(found) ? readClockAfter(ts, found.next) : null
    if (other !== null) {
      const weekday: number | null = found.from.weekday ?? other.stated.weekday
      counterpart = { ...other.stated, weekday }
      found = { ...found, next: other.next, from: { ...found.from, weekday } }
    } else if (after) {
      found = { ...found, next: after.next, from: { ...found.from, weekday: after.weekday } }
      if (counterpart) counterpart = { ...counterpart, weekday: after.weekday }
    } else if (time) {
      const best = zoned(ts, time)
      clock = best.half ? best.clock : inDayPart(best.clock, found.from.dayPart)
      const year = readYearBehindTime(ts, best.next, found.from)
      found = year ?? { ...found, next: best.next }
    } else break
  }
  return { ...found, counterpart, clock }
}

/** The date expression that starts at a token, or null. `alone`: the text is meant to be one date. */
export function readExpression(ts: readonly Token[], i: number, alone: boolean): Expression | null {
  const { kind, sense, key } = at(ts, i)
  if (kind !== 'number' && sense === NO_SENSE && !SHORT_RE.test(key)) return null
  const head = readHead(ts, i, alone)
  if (head) return withTail(ts, head, null)
  if (at(ts, i).kind !== 'number' && !plays(ts, i, 'hour')) return null
  const first = readClock(ts, i)
  const time = first && zoned(ts, first)
  if (!time) return null
  const dated = readHead(ts, skipJoints(ts, time.next), alone)
  const clock = dated && !time.half ? inDayPart(time.clock, dated.from.dayPart) : time.clock
  return dated && !dated.refused && !dated.to && isDay(dated) ? withTail(ts, dated, clock) : null
}
