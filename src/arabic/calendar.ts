// Gregorian and Umm al-Qura calendar arithmetic on day numbers: no clock, no time zone.

/** A day of either calendar; months and days count from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Hijri years that the Umm al-Qura tables of ICU cover; outside them ICU answers from another calendar. */
export const HIJRI_YEARS: readonly [number, number] = [1300, 1600]

const MS_PER_DAY = 86_400_000
/** Mean lengths of the Islamic year and month, in days. */
const HIJRI_YEAR = 354.36667
const HIJRI_MONTH = 29.530589
/** Day number of 1 Muharram 1 AH in the arithmetical calendar: the start of the search, a few days off at most. */
const HIJRI_EPOCH = -492_148

const UMALQURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

/** Days from 1970-01-01 to a Gregorian day. Days outside their month run over, as with `Date.UTC`. */
export function dayNumber(year: number, month: number, day: number): number {
  return new Date(Date.UTC(2000, month - 1, day)).setUTCFullYear(year, month - 1, day) / MS_PER_DAY
}

/** The Gregorian day of a day number. */
export function gregorianDay(number: number): CalendarDay {
  const date = new Date(number * MS_PER_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Days in a Gregorian month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1)
}

/** Whether a Gregorian day exists; without a year, whether some year has it. */
export function isGregorianDay(year: number | null, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2000, month)
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

/** `2015-06-11` of a day number. */
export function isoDay(number: number): string {
  const { year, month, day } = gregorianDay(number)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Day number of an ISO 8601 day, or of the day that opens an ISO 8601 time; null when it is none. */
export function parseIsoDay(iso: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(iso)
  if (!parts) return null
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return isGregorianDay(year, month, day) ? dayNumber(year, month, day) : null
}

/** The Umm al-Qura day of a day number, as the calendar of Saudi Arabia has it; announced sightings may differ by a day. */
export function hijriDay(number: number): CalendarDay {
  const [month, day, year] = UMALQURA.format(number * MS_PER_DAY)
    .split(/\D+/)
    .map(Number) as [number, number, number]
  return { year, month, day }
}

/** Day number of an Umm al-Qura day; null when the month has no such day or the year lies outside `HIJRI_YEARS`. */
export function hijriDayNumber(year: number, month: number, day: number): number | null {
  if (year < HIJRI_YEARS[0] || year > HIJRI_YEARS[1] || month < 1 || month > 12 || day < 1 || day > 30)
    return null
  let number = Math.floor(HIJRI_EPOCH + (year - 1) * HIJRI_YEAR + (month - 1) * HIJRI_MONTH + day - 1)
  for (let step = 0; step < 8; step++) {
    const found = hijriDay(number)
    const months = (year - found.year) * 12 + month - found.month
    if (months === 0 && found.day === day) return number
    const move = Math.round(months * HIJRI_MONTH + day - found.day)
    if (move === 0) return null
    number += move
  }
  return null
}

/** First and last day number of an Umm al-Qura year, or of one of its months; null outside `HIJRI_YEARS`. */
export function hijriSpan(year: number, month: number | null): readonly [number, number] | null {
  const first = hijriDayNumber(year, month ?? 1, 1)
  const next =
    month === null || month === 12 ? hijriDayNumber(year + 1, 1, 1) : hijriDayNumber(year, month + 1, 1)
  return first === null || next === null ? null : [first, next - 1]
}
