// Rules for spans of time: من 15 إلى 18 أغسطس 2015، 27 و28 نيسان، 2011-2015، بين أغسطس وأكتوبر 2015.

import { isGregorianDay } from '../calendar.ts'
import { dayMonth, monthDay, monthYear, shiftedMonth } from './named.ts'
import { readMonth } from './names.ts'
import { readDay } from './numbers.ts'
import { numeric } from './numeric.ts'
import { year } from './partial.ts'
import { type Hit, hit, NOTHING, type Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { readYearNumber } from './years.ts'

/** One end of a range: how much of a date it states. */
interface End {
  readonly grain: 'date' | 'month' | 'year' | 'day'
  readonly stated: Stated
  readonly next: number
}

/** How the two ends are tied: a sign, a word such as إلى, or و. */
interface Tie {
  readonly next: number
  readonly kind: 'sign' | 'slash' | 'to' | 'and'
}

function end(grain: End['grain'], found: Hit | null): End | null {
  return found && !found.refused && !found.to ? { grain, stated: found.from, next: found.next } : null
}

function longest(ends: readonly (End | null)[]): End | null {
  return ends.reduce((best, found) => (found && (!best || found.next > best.next) ? found : best), null)
}

/** A month without a year, as the first end of a range. */
function loneMonth(ts: readonly Token[], i: number): End | null {
  const month = readMonth(ts, plays(ts, i, 'month') ? i + 1 : i, false)
  if (!month || month.other !== null || month.need === 'day-year') return null
  return end('month', hit(month.next, { calendar: month.calendar, month: month.month }))
}

function loneYear(ts: readonly Token[], i: number): End | null {
  const found = readYearNumber(ts, i)
  const fits = found && found.year >= 1800 && found.era !== 'hijri'
  return fits ? end('year', hit(found.next, { year: found.year })) : null
}

function loneDay(ts: readonly Token[], i: number): End | null {
  const day = readDay(ts, i)
  return day && day.value >= 1 && day.value <= 31 ? end('day', hit(day.next, { day: day.value })) : null
}

/** A day of the month of the anchor; the month alone is no end. */
function withDay(found: Hit | null): Hit | null {
  return found?.from.day ? found : null
}

/** `28/5` as the first end of a range whose second end states the year: `28/5 - 3/6/2013`. */
function loneFigures(ts: readonly Token[], i: number): End | null {
  const [day, month] = [at(ts, i), at(ts, i + 2)]
  const figures = [day, month].every(({ kind, key }) => kind === 'number' && key.length <= 2)
  if (!figures || !isMark(ts, i + 1, '/') || !at(ts, i + 1).glued || !month.glued) return null
  if (isMark(ts, i + 3, '/.') || !isGregorianDay(null, month.value, day.value)) return null
  const swap = day.value <= 12 && day.value !== month.value
  return end('date', hit(i + 3, { day: day.value, month: month.value, swap }))
}

/** An end, with a weekday or يوم before it; `tied`: the sign before it ties it to the first one. */
function readEnd(ts: readonly Token[], i: number, tied: boolean): End | null {
  const named = plays(ts, i, 'day', 'days') ? i + 1 : i
  const { weekday } = at(ts, named).sense
  const comma = weekday !== null && isMark(ts, named + 1, ',') ? 1 : 0
  const j = weekday === null ? named : named + 1 + comma
  const dates = longest([
    end('date', dayMonth(ts, j)),
    end('date', numeric(ts, j, tied)),
    end('date', monthDay(ts, j)),
    end('date', withDay(shiftedMonth(ts, j))),
  ])
  const months = longest([end('month', monthYear(ts, j)), loneMonth(ts, j)])
  const found = dates ?? months ?? end('year', year(ts, j)) ?? loneYear(ts, j) ?? loneDay(ts, j)
  return found && { ...found, stated: { ...found.stated, weekday } }
}

function readTie(ts: readonly Token[], i: number): Tie | null {
  if (isMark(ts, i, '-')) return { next: i + 1, kind: 'sign' }
  if (isMark(ts, i, '/')) return { next: i + 1, kind: 'slash' }
  const and = plays(ts, i, 'and') ? 1 : 0
  const to = at(ts, i + and)
  if (plays(ts, i + and, 'to')) return { next: i + and + (plays(ts, i + and + 1, 'to') ? 2 : 1), kind: 'to' }
  if (and) return { next: i + 1, kind: 'and' }
  return to.sense.and ? { next: i, kind: 'and' } : null
}

/** What both ends say, the first with what only the second spells out; null when they are no range. */
function join(a: End, b: End): [Stated, Stated] | null {
  const { calendar, month, year: last } = b.stated
  if (a.grain === 'day')
    return b.grain === 'date' && (month || b.stated.shift)
      ? [{ ...b.stated, ...pick(a), calendar }, b.stated]
      : null
  if (a.grain !== b.grain || a.stated.calendar !== calendar) return null
  if (a.grain === 'date' && a.stated.year !== null && last === null) return null
  if (a.stated.year !== null || a.grain === 'year') return [a.stated, b.stated]
  const shifted = { ...a.stated, shift: a.stated.shift ?? b.stated.shift }
  const turns = (a.stated.month ?? 0) > (month ?? 0)
  return [{ ...shifted, year: last === null ? null : last - (turns ? 1 : 0) }, b.stated]
}

function pick({ stated }: End): Pick<Stated, 'day' | 'weekday' | 'swap'> {
  return { day: stated.day, weekday: stated.weekday, swap: false }
}

/** Whether one end follows directly on the other: what و and a slash may tie without بين. */
function neighbours(a: Stated, b: Stated, grain: End['grain']): boolean {
  if (grain === 'year') return (b.year ?? 0) - (a.year ?? 0) === 1
  if (grain === 'month') return ((b.month ?? 0) + 12 - (a.month ?? 0)) % 12 === 1
  return a.month === b.month && (b.day ?? 0) - (a.day ?? 0) === 1
}

const COUNTED_RE = /^[\p{L}]/u

function allowed(
  a: End,
  b: End,
  [from, to]: [Stated, Stated],
  tie: Tie,
  lead: 'from' | 'between' | null,
): boolean {
  const both = a.grain === 'day' ? 'date' : a.grain
  if (tie.kind === 'to') return lead !== null || a.grain !== 'month' || b.stated.year !== null
  if (tie.kind === 'and') return lead === 'between' || neighbours(from, to, both)
  if (tie.kind === 'slash')
    return (a.grain === 'date' && !a.stated.swap && !b.stated.swap) || neighbours(from, to, both)
  return a.grain !== 'month' || b.stated.year !== null
}

/** Whether another number follows, tied by و or a comma, that is one more than the one at a place. */
function continues(ts: readonly Token[], i: number): boolean {
  const [one, more] = [at(ts, i), at(ts, i + 2)]
  const tied = isMark(ts, i + 1, ',') || plays(ts, i + 1, 'and')
  return tied && one.kind === 'number' && more.kind === 'number' && more.value === one.value + 1
}

/** Index of the last number but one of a list in which each follows on the one before: `27، 28 و29 نيسان`. */
function skipList(ts: readonly Token[], i: number): number {
  let j = i
  while (j < i + 12 && continues(ts, j) && continues(ts, j + 2)) j += 2
  return j
}

/** Whether one more number follows behind و or a comma: a list with gaps, not a span. */
function goesOn(ts: readonly Token[], i: number): boolean {
  return (
    (plays(ts, i, 'and') || isMark(ts, i, ',')) &&
    at(ts, i + 1).key.length === 4 &&
    at(ts, i + 1).kind === 'number'
  )
}

/** One day written twice: «25 July 2016 / 25 يوليو 2016». */
function isSame(a: Stated, b: Stated): boolean {
  return a.day !== null && a.year !== null && a.year === b.year && a.month === b.month && a.day === b.day
}

/** Two ends tied to one span. */
export function range(ts: readonly Token[], i: number): Hit | null {
  const what = plays(ts, i, 'between') ? 'between' : plays(ts, i, 'from', 'since') ? 'from' : null
  const dual = plays(ts, what ? i + 1 : i, 'years', 'days', 'months') && !plays(ts, what ? i + 1 : i, 'day')
  const start = (what ? i + 1 : i) + (dual ? 1 : 0)
  if (at(ts, start).kind === 'number' && isMark(ts, start - 1, '-/.:') && at(ts, start - 2).kind === 'number')
    return null
  const list = skipList(ts, start)
  const whole = readEnd(ts, list, false)
  const figures = whole?.grain === 'day' ? loneFigures(ts, list) : null
  const a = figures && readTie(ts, figures.next) ? figures : whole
  const tie = a && readTie(ts, a.next)
  const b = tie && readEnd(ts, tie.next, true)
  if (figures && a === figures && (b?.stated.year == null || b.stated.day === null)) return null
  if (!a || !b || a.stated.part || b.stated.part) return null
  if (tie.kind === 'and' && what !== 'between' && goesOn(ts, b.next)) return null
  if (a.grain === 'year' && tie.kind === 'and' && !what && !dual && !plays(ts, i, 'year')) return null
  if (a.grain === 'year' && !what && !dual && tie.kind === 'sign' && COUNTED_RE.test(at(ts, b.next).key)) {
    if (!plays(ts, i, 'year') && !plays(ts, i - 1, 'during', 'year')) return null
  }
  const ends = join(a, b)
  if (ends && isSame(...ends)) return null
  if (a.grain === 'year' && plays(ts, i - 1, 'numberCue')) return null
  if (!ends || !allowed(a, b, ends, tie, what)) return null
  const opening = { [a.grain === 'year' ? 'year' : 'day']: at(ts, start).value }
  const first = list > start ? { ...ends[0], ...opening } : ends[0]
  if (isMark(ts, b.next, '-/') && at(ts, b.next).glued && at(ts, b.next + 1).kind === 'number') return null
  return { ...hit(b.next, { ...NOTHING, ...first }, ends[1]) }
}
