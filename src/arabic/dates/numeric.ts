// Rules for dates in figures: 11/8/2015، ٢٠١٥/٠٨/١١، 11.08.2015، ١٤٣٦/١٠/٢٦ هـ, 20150811T130300Z.

import { isGregorianDay } from '../calendar.ts'
import { type Hit, hit, refusal, type Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { isYear, readYearAfter } from './years.ts'

type Three = readonly [Token, Token, Token]

/** Signs between figures; a full stop only without spaces. */
const SIGNS = '-/._'

/** An Arabic word, with the sign behind it a label or a place: «تاريخ النشر:15/8/2017»، «دمشق-15/8/2017». */
function isLabel(ts: readonly Token[], i: number): boolean {
  return at(ts, i).kind === 'word' && !/[a-z]/u.test(at(ts, i).key) && isMark(ts, i + 1, ':-')
}

/** Whether figures run on before or behind: part of an address, a version, a longer number. */
function runsOn(ts: readonly Token[], i: number, sign: string, tied: boolean): boolean {
  const first = at(ts, i)
  const before = at(ts, i - 1)
  if (!tied && first.glued && before.kind === 'word' && /[a-z]/u.test(before.key)) return true
  if (
    !tied &&
    first.glued &&
    isMark(ts, i - 1, `${SIGNS}:#+@=&?`) &&
    before.glued &&
    at(ts, i - 2).kind !== 'break' &&
    !isLabel(ts, i - 2)
  )
    return true
  const after = at(ts, i + 5)
  if (!after.glued) return false
  if (after.kind === 'word') return /[a-z]/u.test(after.key) && after.key !== 't'
  const behind = at(ts, i + 6)
  if (after.key !== sign || !behind.glued) return false
  return (behind.kind === 'number' && !isMark(ts, i + 7, ':')) || /[a-z]/u.test(behind.key)
}

function readThree(ts: readonly Token[], i: number): { three: Three; sign: string } | null {
  const sign = at(ts, i + 1)
  const same = at(ts, i + 3)
  const three = [at(ts, i), at(ts, i + 2), at(ts, i + 4)] as const
  if (three.some((token) => token.kind !== 'number') || sign.key !== same.key || !isMark(ts, i + 1, SIGNS))
    return null
  const glued = sign.glued && three[1].glued && same.glued && three[2].glued
  const spaced = !sign.glued && !three[1].glued && !same.glued && !three[2].glued
  const slashed = isMark(ts, i + 1, '/-')
  const full = three.some((token) => token.key.length === 4)
  if (!glued && !(slashed && (spaced || full))) return null
  return { three, sign: sign.key }
}

/** Year first: the month comes next, except where only the other order exists. */
function yearFirst([a, b, c]: Three): Partial<Stated> {
  const turned = b.value > 12 && c.value <= 12
  return { year: a.value, month: turned ? c.value : b.value, day: turned ? b.value : c.value }
}

/** Year last: day and month as `swap` leaves them, to be settled by order, weekday or a value above 12. */
function yearLast([a, b, c]: Three): Partial<Stated> {
  if (b.value > 12 && a.value <= 12)
    return { year: c.value, month: a.value, day: b.value, flags: ['order_from_value'] }
  const swap = a.value <= 12 && b.value <= 12 && a.value !== b.value
  return { year: c.value, month: b.value, day: a.value, swap }
}

function arrange(three: Three, sign: string): Partial<Stated> | null {
  const shape = three.map((token) => token.key.length).join('')
  if (/^4[12][12]$/u.test(shape)) return yearFirst(three)
  if (/^[12][12]4$/u.test(shape)) return yearLast(three)
  if (!(sign === '.' ? /^222$/u : /^[12][12]2$/u).test(shape)) return null
  const [a, , c] = three
  const stated = a.value > 31 && c.value <= 31 ? yearFirst(three) : yearLast(three)
  return { ...stated, flags: ['two_digit_year', ...(stated.flags ?? [])] }
}

function isPossible(stated: Partial<Stated>): boolean {
  const { year = null, month, day } = stated
  if (!month || !day) return false
  if (stated.calendar === 'hijri') return month <= 12 && day <= 30
  const full = stated.flags?.includes('two_digit_year') ? null : year
  return isGregorianDay(full, month, day)
}

/** Three figures with one sign between them; `tied`: the sign before them belongs to a range. */
export function numeric(ts: readonly Token[], i: number, tied = false): Hit | null {
  if (at(ts, i).kind !== 'number') return null
  const found = readThree(ts, i)
  if (!found || runsOn(ts, i, found.sign, tied)) return null
  const stated = arrange(found.three, found.sign)
  if (!stated) return null
  const hijri = plays(ts, i + 5, 'hijri')
  const next = hijri || (plays(ts, i + 5, 'era') && !isMark(ts, i + 6, ':')) ? i + 6 : i + 5
  const short = stated.flags?.includes('two_digit_year') ?? false
  const year = stated.year ?? 0
  const calendar = hijri || (!short && next === i + 5 && year >= 1300 && year <= 1500) ? 'hijri' : 'gregorian'
  const cue = i - (isMark(ts, i - 1, ':#(') ? 2 : 1)
  // «رقم الملف 5/7/2019»
  const owned =
    at(ts, cue).key.startsWith('ال') && !plays(ts, cue, 'in', 'day') && at(ts, cue - 1).key === 'رقم'
  if (owned || plays(ts, cue, 'numberCue')) return refusal(next, 'number', stated)
  if (!short && !isYear(year, calendar)) return refusal(next, 'invalid', stated)
  const dated = { ...stated, calendar } as const
  return isPossible(dated) ? hit(next, dated) : refusal(next, 'invalid', dated)
}

/** ISO 8601 without signs, only with its time: eight figures alone are a number. */
export function compact(ts: readonly Token[], i: number): Hit | null {
  const { key, kind } = at(ts, i)
  if (kind !== 'number' || key.length !== 8 || at(ts, i + 1).key !== 't' || !at(ts, i + 1).glued) return null
  const [year, month, day] = [key.slice(0, 4), key.slice(4, 6), key.slice(6)].map(Number) as [
    number,
    number,
    number,
  ]
  return isGregorianDay(year, month, day) && isYear(year, 'gregorian')
    ? hit(i + 1, { year, month, day })
    : null
}

/** `شهر 5 من عام 2015`، `شهر 5 2015`. */
export function numberedMonth(ts: readonly Token[], i: number): Hit | null {
  const month = at(ts, i)
  const fits = month.kind === 'number' && month.key.length <= 2 && month.value >= 1 && month.value <= 12
  if (!fits || !plays(ts, i - 1, 'month') || isMark(ts, i + 1, '/-')) return null
  const year = readYearAfter(ts, i + 1)
  return year && !year.twoDigits && year.era !== 'hijri' && year.year >= 1900
    ? hit(year.next, { year: year.year, month: month.value })
    : null
}

/** `08/2015` and `2015-08` where nothing else is said, `شهر 8/2015`; anywhere else they are numbers. */
export function numericMonth(ts: readonly Token[], i: number, alone: boolean): Hit | null {
  const [a, sign, b] = [at(ts, i), at(ts, i + 1), at(ts, i + 2)]
  if (a.kind !== 'number' || b.kind !== 'number' || !sign.glued || !b.glued || !isMark(ts, i + 1, '-/'))
    return null
  const named = plays(ts, i - 1, 'month') && b.key.length === 4
  const lone = alone && at(ts, i - 1).kind === 'break' && at(ts, i + 3).kind === 'break'
  const [year, month] = a.key.length === 4 ? [a, b] : [b, a]
  if (year.key.length !== 4 || month.value < 1 || month.value > 12 || !isYear(year.value, 'gregorian'))
    return null
  const season = year === a && month.value > year.value % 100
  const spelled = month.key.length === 2 || (year === b && isMark(ts, i + 1, '/'))
  if (!named && !(lone && spelled && !season)) return null
  return hit(i + 3, { year: year.value, month: month.value })
}
