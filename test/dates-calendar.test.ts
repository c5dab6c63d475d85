// Calendar arithmetic against Intl and against itself, on every day that the reader may meet.

import { describe, expect, it } from 'vitest'
import {
  dayNumber,
  daysInMonth,
  gregorianDay,
  hijriDay,
  hijriDayNumber,
  hijriSpan,
  isGregorianDay,
  isoDay,
  parseIsoDay,
  weekdayOf,
} from '../src/arabic/calendar.ts'

const FIRST = dayNumber(1882, 11, 12)

describe('Gregorian calendar', () => {
  it('numbers days from 1970 and back', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0)
    for (let day = -30_000; day < 40_000; day += 7) {
      const { year, month, day: date } = gregorianDay(day)
      expect(dayNumber(year, month, date)).toBe(day)
      expect(parseIsoDay(isoDay(day))).toBe(day)
    }
  })

  it('keeps years below 100 apart from the last century', () => {
    expect(isoDay(dayNumber(15, 1, 1))).toBe('0015-01-01')
  })

  it('knows weekdays before and after 1970', () => {
    expect(weekdayOf(dayNumber(1967, 6, 5))).toBe(1)
    expect(weekdayOf(dayNumber(2020, 2, 29))).toBe(6)
  })

  it('knows leap years', () => {
    expect(daysInMonth(1900, 2)).toBe(28)
    expect(daysInMonth(2000, 2)).toBe(29)
    expect(isGregorianDay(2015, 2, 29)).toBe(false)
    expect(isGregorianDay(null, 2, 29)).toBe(true)
    expect(isGregorianDay(2015, 13, 1)).toBe(false)
  })

  it('reads no day from what is none', () => {
    expect(parseIsoDay('2015-02-30')).toBeNull()
    expect(parseIsoDay('2015-2-3')).toBeNull()
    expect(parseIsoDay('2015-02-03T10:00Z')).toBe(dayNumber(2015, 2, 3))
  })
})

describe('Umm al-Qura calendar', () => {
  it('gives every day of 1300 to 1500 back, in order and without gaps', () => {
    let before = hijriDay(FIRST - 1)
    let faults = 0
    for (let number = FIRST; number < FIRST + 71_228; number++) {
      const { year, month, day } = hijriDay(number)
      const follows = day === before.day + 1 ? month === before.month : day === 1 && before.day >= 29
      if (!follows || hijriDayNumber(year, month, day) !== number) faults++
      before = { year, month, day }
    }
    expect(before).toEqual({ year: 1500, month: 12, day: 30 })
    expect(faults).toBe(0)
  })

  it('agrees with dates that the Saudi calendar prints', () => {
    expect(isoDay(hijriDayNumber(1441, 9, 1) ?? 0)).toBe('2020-04-24')
    expect(isoDay(hijriDayNumber(1445, 12, 9) ?? 0)).toBe('2024-06-15')
    expect(hijriDay(dayNumber(2015, 10, 14))).toEqual({ year: 1437, month: 1, day: 1 })
  })

  it('has no day 30 in a month of 29 days, and no year outside its tables', () => {
    const short = [1, 2, 3, 4, 5, 6].filter((month) => hijriDayNumber(1437, month, 30) === null)
    expect(short.length).toBeGreaterThan(0)
    expect(hijriDayNumber(1437, 13, 1)).toBeNull()
    expect(hijriDayNumber(1299, 1, 1)).toBeNull()
    expect(hijriDayNumber(1601, 1, 1)).toBeNull()
  })

  it('spans a year of 354 or 355 days and months of 29 or 30', () => {
    for (let year = 1300; year <= 1500; year++) {
      const [first, last] = hijriSpan(year, null) ?? [0, 0]
      expect([354, 355]).toContain(last - first + 1)
      const months = Array.from({ length: 12 }, (_, index) => hijriSpan(year, index + 1) ?? [0, 0])
      expect(months.reduce((sum, [from, to]) => sum + to - from + 1, 0)).toBe(last - first + 1)
    }
  })
})
