// Rules for less than a day: عام 2006، الربع الأول من 2015، صيف 2015، التسعينيات.

import type { Hit, Stated, YearPart } from './stated.ts'
import { hit, refusal } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { HIJRI_NEWS_YEARS, readNamedYear, readWhen, readYearNumber, readYearShift } from './years.ts'

type Rule = (ts: readonly Token[], i: number, alone?: boolean) => Hit | null

/** Hijri years of our own age; without its era such a number may also be a Gregorian year of the Middle Ages. */
const UNCLEAR_YEARS = [1300, 1500] as const

/** `عام 2006`، `سنة 1436 هـ`، `هذا العام 2015`، `العام الماضي`. */
export const year: Rule = (ts, i) => {
  const found = readNamedYear(ts, plays(ts, i, 'this') ? i + 1 : i)
  const shifted = found || plays(ts, i, 'of') ? null : readYearShift(ts, i)
  if (shifted) return hit(shifted.next, { shift: shifted.shift })
  if (!found) return null
  const within = ([first, last]: readonly [number, number]) => found.year >= first && found.year <= last
  if (found.era !== null || !within(UNCLEAR_YEARS))
    return hit(found.next, { year: found.year, calendar: found.era ?? 'gregorian' })
  if (!within(HIJRI_NEWS_YEARS)) return refusal(found.next, 'calendar_unclear')
  return hit(found.next, { year: found.year, calendar: 'hijri', flags: ['calendar_assumed'] })
}

/** `1436هـ` with its era (`2013` and `2013م` where they are all), `في 2015` where nothing counted follows. */
export const bareYear: Rule = (ts, i, alone) => {
  const found = readYearNumber(ts, i)
  if (!found || isMark(ts, i - 1, '-/.:') || at(ts, i - 1).kind === 'number') return null
  if (found.era === 'hijri') return hit(found.next, { year: found.year, calendar: 'hijri' })
  const after = at(ts, found.next)
  const whole = alone && at(ts, i - 1).kind === 'break' && after.kind === 'break'
  if (whole && found.year >= 1900) return hit(found.next, { year: found.year })
  const ends = after.kind === 'break' || isMark(ts, found.next, '.,؛؟)»"')
  const recent = found.year >= 1900 && found.year < 2100
  const named = plays(ts, i - 1, 'part') || (ends && plays(ts, i - 1, 'during'))
  return named && recent && found.era === null ? hit(found.next, { year: found.year }) : null
}

/** The year that a part belongs to: `من 2015`، `لعام 2015`، `2015`، `من العام الماضي`. */
function readOwner(ts: readonly Token[], i: number): { stated: Partial<Stated>; next: number } | null {
  const j = plays(ts, i, 'of') ? i + 1 : i
  const found = readNamedYear(ts, j) ?? readYearNumber(ts, j)
  if (found && found.era !== 'hijri') return { stated: { year: found.year }, next: found.next }
  const shifted = readYearShift(ts, i)
  return shifted && { stated: { shift: shifted.shift }, next: shifted.next }
}

function quarterOf(ts: readonly Token[], i: number): YearPart | null {
  const { ordinal } = at(ts, i).sense
  const last = plays(ts, i, 'last')
  if (plays(ts, i - 1, 'quarter')) {
    const n = last ? 4 : ordinal
    return n && n <= 4 ? { precision: 'quarter', first: n * 3 - 2, last: n * 3 } : null
  }
  const n = last ? 2 : ordinal
  return n && n <= 2 ? { precision: 'range', first: n * 6 - 5, last: n * 6 } : null
}

/** `الربع الأول من عام 2015`، `النصف الثاني من 2015`، Q1 2015. */
export const quarter: Rule = (ts, i) => {
  const latin = /^q$/u.test(at(ts, i).key) && at(ts, i + 1).glued ? at(ts, i + 1).value : 0
  const short = latin >= 1 && latin <= 4
  if (!short && !plays(ts, i, 'quarter', 'half')) return null
  const part: YearPart | null = short
    ? { precision: 'quarter', first: latin * 3 - 2, last: latin * 3 }
    : quarterOf(ts, i + 1)
  const owner = part && readOwner(ts, i + 2)
  return owner && hit(owner.next, { ...owner.stated, part })
}

const SEASONS = [
  ['winter', 12, 2],
  ['spring', 3, 5],
  ['summer', 6, 8],
  ['autumn', 9, 11],
] as const

/** `صيف 2015`، `شتاء عام 2015-2016`، `الصيف الماضي`. */
export const season: Rule = (ts, i) => {
  const found = SEASONS.find(([role]) => plays(ts, i, role))
  if (!found || at(ts, i).sense.months.some((name) => name.rest === at(ts, i + 1).key)) return null
  const part: YearPart = { precision: 'season', first: found[1], last: found[2] }
  const when = readWhen(ts, i + 1)
  if (when) return hit(when.next, { part, shift: { unit: 'nearest', by: when.by } })
  const owner = readOwner(ts, i + 1)
  if (!owner) return null
  const second = isMark(ts, owner.next, '-/') ? readYearNumber(ts, owner.next + 1) : null
  const twoYears = second && second.year === (owner.stated.year ?? 0) + 1
  return twoYears
    ? hit(second.next, { ...owner.stated, part }, { year: second.year, part })
    : hit(owner.next, { ...owner.stated, part })
}

const CENTURIES: Readonly<Record<string, number>> = {
  الماضي: 19,
  المنصرم: 19,
  الفائت: 19,
  العشرين: 19,
  'التاسع عشر': 18,
  'الثامن عشر': 17,
}

/** `التسعينيات`، `ثمانينيات القرن الماضي`; ages ("in her fifties") are none. */
export const decade: Rule = (ts, i) => {
  const { decade: tens } = at(ts, i).sense
  if (tens === null) return null
  const of = plays(ts, i + 1, 'of') ? 1 : 0
  if (plays(ts, i + 1 + of, 'age') || plays(ts, i - 2, 'person')) return refusal(i + 1, 'age')
  if (plays(ts, i + 1 + of, 'century')) {
    const name = at(ts, i + 2 + of).key
    const two = CENTURIES[`${name} ${at(ts, i + 3 + of).key}`]
    const century = two ?? CENTURIES[name]
    return century
      ? hit(i + (two ? 4 : 3) + of, { decade: century * 10 + tens / 10 })
      : refusal(i + 1, 'century')
  }
  return tens >= 50 ? hit(i + 1, { decade: 190 + tens / 10 }) : refusal(i + 1, 'century')
}
