// Rules for dates with the name of a month: 11 يونيو/حزيران 2015، الأول من أيار، آب 2015، ديسمبر 25, 2020.

import { daysInMonth } from '../calendar.ts'
import type { Calendar, MonthNeed } from '../months.ts'
import { type MonthHit, readMonth } from './names.ts'
import { readDay } from './numbers.ts'
import { type Hit, hit, refusal, type Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { HIJRI_NEWS_YEARS, isYear, readWhen, readYearAfter, readYearShift, type YearHit } from './years.ts'

type Rule = (ts: readonly Token[], i: number) => Hit | null

/** Year, or words that lead to one, behind a month; `next` is `i` when there is none. */
interface Tail {
  readonly next: number
  readonly year: YearHit | null
  readonly shift: Stated['shift']
}

function readTail(ts: readonly Token[], i: number): Tail {
  const year = readYearAfter(ts, i)
  if (year) return { next: year.next, year, shift: null }
  const when = readWhen(ts, i)
  if (when) return { next: when.next, year: null, shift: { unit: 'nearest', by: when.by } }
  const shifted = readYearShift(ts, i)
  return shifted
    ? { next: shifted.next, year: null, shift: shifted.shift }
    : { next: i, year: null, shift: null }
}

/** The year fits the calendar of the month; one of our Hijri years fits no Gregorian month, nor do Libyan names go with old years. */
function agrees(calendar: Calendar, year: YearHit | null, need: MonthNeed): boolean {
  if (!year) return true
  if (year.era !== null && year.era !== calendar) return false
  const [first, last] = need === 'day-year' ? [1300, 1500] : HIJRI_NEWS_YEARS
  if (calendar === 'gregorian' && year.era === null && year.year >= first && year.year <= last) return false
  return year.twoDigits || isYear(year.year, calendar)
}

function state(month: MonthHit, day: number | null, tail: Tail): Partial<Stated> {
  return {
    calendar: month.calendar,
    month: month.month,
    otherMonth: month.other,
    day,
    year: tail.year?.year ?? null,
    shift: tail.shift,
    flags: tail.year?.twoDigits ? ['two_digit_year'] : [],
  }
}

function complete(month: MonthHit, day: number, tail: Tail): Hit {
  const stated = state(month, day, tail)
  if (!agrees(month.calendar, tail.year, month.need)) return refusal(tail.next, 'calendar_unclear', stated)
  const longest = month.calendar === 'hijri' ? 30 : daysInMonth(2000, month.month)
  return day < 1 || day > longest ? refusal(tail.next, 'invalid', stated) : hit(tail.next, stated)
}

/** Where the month may stand behind a day: directly, behind من, شهر or («أول أيام رمضان») أيام, or behind a sign without spaces. */
function monthPlace(ts: readonly Token[], i: number, ordinal: boolean): number {
  const sign = isMark(ts, i, '-/._') && (at(ts, i).glued || isMark(ts, i, '-/')) ? 1 : 0
  const of = sign || !(plays(ts, i, 'of') || (ordinal && at(ts, i).key === 'ايام')) ? sign : 1
  return i + of + (plays(ts, i + of, 'month') && at(ts, i + of).key !== 'الشهر' ? 1 : 0)
}

/** Before an ordinal: it counts parts of a month. */
const PARTS = ['half', 'third', 'quarter', 'week'] as const

/** `11 يونيو 2015`، `الثلاثين من حزيران`، `1 الفاتح 1999`. */
export const dayMonth: Rule = (ts, i) => {
  const day = readDay(ts, i)
  if (!day) return null
  if (plays(ts, i - 1, ...(day.words ? PARTS : (['issueCue'] as const)))) return null
  const place = monthPlace(ts, day.next, at(ts, i).sense.ordinal !== null)
  const month = readMonth(ts, place, true)
  if (!month) return null
  const tail = readTail(ts, month.next)
  const dated = tail.year !== null || tail.shift !== null
  if (month.need === 'day-year' && !dated) return null
  if (month.need === 'company' && day.words && place === day.next && !dated) return null
  return complete(month, day.value, tail)
}

/** `ديسمبر 25, 2020`، `November 9, 2020`. */
export const monthDay: Rule = (ts, i) => {
  const month = readMonth(ts, i, false)
  if (!month) return null
  const sign =
    isMark(ts, month.next, '-/') && at(ts, month.next).glued && at(ts, month.next + 1).glued ? 1 : 0
  const day = readDay(ts, month.next + sign)
  if (!day || day.words) return null
  const year = readYearAfter(ts, day.next)
  if (!year && !(month.latin && month.month !== 5)) return null
  if (year?.twoDigits && !month.latin) return null
  return complete(month, day.value, { next: year?.next ?? day.next, year, shift: null })
}

/** `2015 أغسطس 11`. */
export const yearMonthDay: Rule = (ts, i) => {
  const token = at(ts, i)
  if (token.kind !== 'number' || token.key.length !== 4) return null
  const sign = isMark(ts, i + 1, '-/,.') ? 1 : 0
  const month = readMonth(ts, i + 1 + sign, false)
  if (!month || !isYear(token.value, month.calendar)) return null
  const place = month.next + (isMark(ts, month.next, '-/,.') ? 1 : 0)
  const day = readDay(ts, place)
  if (!day || day.words || readYearAfter(ts, day.next)) return null
  const year: YearHit = { year: token.value, era: null, twoDigits: false, next: day.next }
  return complete(month, day.value, { next: day.next, year, shift: null })
}

/** `آب 2015`، `شهر رمضان 1436`، `أغسطس الماضي`، `شهر مارس`. */
export const monthYear: Rule = (ts, i) => {
  const named = plays(ts, i, 'month')
  const month = readMonth(ts, named ? i + 1 : i, false)
  const counted = at(ts, i - 1).kind === 'number' && !at(ts, i).sense.and
  if (!month || counted) return null
  const tail = readTail(ts, month.next)
  if (month.need === 'day-year' || tail.year?.twoDigits) return null
  if (!agrees(month.calendar, tail.year, month.need))
    return refusal(tail.next, 'calendar_unclear', state(month, null, tail))
  if (tail.year || tail.shift || named) return hit(tail.next, state(month, null, tail))
  const spoken = month.need === 'none' && plays(ts, i - 1, 'during', 'part', 'since')
  return spoken ? hit(tail.next, state(month, null, tail)) : null
}

/** `النصف الأول من تموز 2006`، `الأسبوع الأخير من رمضان 1436`: some of a month, of which the month is said. */
export const partOfMonth: Rule = (ts, i) => {
  const counted = at(ts, i + 1).sense.ordinal !== null || plays(ts, i + 1, 'last')
  if (!counted || !plays(ts, i, 'half', 'third', 'quarter', 'week') || !plays(ts, i + 2, 'of')) return null
  return monthYear(ts, i + 3)
}

/** `15 من الشهر الجاري`، `الخامس عشر من هذا الشهر`، `يوم 15 الجاري`; or the month alone: `الشهر الماضي`. */
export const shiftedMonth: Rule = (ts, i) => {
  const day = readDay(ts, i)
  const of = day && plays(ts, day.next, 'of') ? 1 : 0
  const place = day ? day.next + of : i
  const led = plays(ts, i - 1, 'day', 'in') || at(ts, i - 1).sense.weekday !== null
  const short = day && (of ? plays(ts, place, 'current') : led) ? readWhen(ts, place) : null
  const here = plays(ts, place, 'this') && plays(ts, place + 1, 'month')
  const month = plays(ts, place, 'month') ? readWhen(ts, place + 1) : null
  const when = here ? { by: 0, next: place + 2 } : (month ?? short)
  if (!when || (day && (day.value < 1 || day.value > 31 || (!of && !short)))) return null
  return hit(when.next, { day: day?.value ?? null, shift: { unit: 'month', by: when.by } })
}
