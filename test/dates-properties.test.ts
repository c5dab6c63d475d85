// Properties of the date reader: what is written in any family, digits and order is read back; nothing throws.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayNumber,
  gregorianDay,
  hijriDay,
  hijriDayNumber,
  isoDay,
  weekdayOf,
} from '../src/arabic/calendar.ts'
import { dateInWords, hijriInWords } from '../src/arabic/date-words.ts'
import { readExpression } from '../src/arabic/dates/expression.ts'
import { type Token, tokenize } from '../src/arabic/dates/tokens.ts'
import { readDate, readDates } from '../src/arabic/dates.ts'
import { MONTHS } from '../src/arabic/months.ts'

const WEEKDAYS = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت']
const ORDINALS = [
  ...['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع', 'العاشر'],
  ...['الحادي عشر', 'الثاني عشر', 'الثالث عشر', 'الرابع عشر', 'الخامس عشر', 'السادس عشر', 'السابع عشر'],
  ...['الثامن عشر', 'التاسع عشر', 'العشرين', 'الحادي والعشرين', 'الثاني والعشرين', 'الثالث والعشرين'],
  ...['الرابع والعشرين', 'الخامس والعشرين', 'السادس والعشرين', 'السابع والعشرين', 'الثامن والعشرين'],
  ...['التاسع والعشرين', 'الثلاثين', 'الحادي والثلاثين'],
]

const ZEROS = [0x30, 0x660, 0x6f0, 0xff10]
/** Figures in the digits that begin at a code point. */
const inDigits = (text: string, zero: number) =>
  text.replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)))

const day = fc.integer({ min: dayNumber(1950, 1, 1), max: dayNumber(2030, 12, 31) })
const hijri = fc.integer({ min: dayNumber(1882, 11, 12), max: dayNumber(2077, 11, 16) })
const zero = fc.constantFrom(...ZEROS)
const index = fc.nat()

function namesOf(calendar: 'gregorian' | 'hijri', month: number): string[] {
  return MONTHS.filter((row) => row.calendar === calendar && row.month === month).flatMap((row) => row.names)
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

const UNITS = 'واحد|اثنين|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة'.split('|')
const FEMININE_UNITS = 'إحدى|اثنتين|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع'.split('|')
const TENS = 'عشرين|ثلاثين|أربعين|خمسين|ستين|سبعين|ثمانين|تسعين'.split('|')

/** A number below a hundred as it follows «و», masculine or feminine. */
function belowHundred(value: number, feminine: boolean): string {
  const units = feminine ? FEMININE_UNITS : UNITS
  const unit = units[(value % 10) - 1] ?? ''
  if (value === 10) return feminine ? 'عشر' : 'عشرة'
  if (value < 10) return unit
  if (value >= 20) return [unit, TENS[Math.floor(value / 10) - 2]].filter(Boolean).join(' و')
  const teen =
    value === 11 ? (feminine ? 'إحدى' : 'أحد') : value === 12 ? (feminine ? 'اثنتي' : 'اثني') : unit
  return `${teen} ${feminine ? 'عشرة' : 'عشر'}`
}

/** `ألف وتسعمئة وسبعة وستين`, `ألفين وست عشرة`. */
function yearInWords(year: number, feminine: boolean): string {
  const thousand = year < 2000 ? 'ألف وتسعمئة' : 'ألفين'
  return year % 100 === 0 ? thousand : `${thousand} و${belowHundred(year % 100, feminine)}`
}

const padded = (value: number) => String(value).padStart(2, '0')

describe('what is written is read back', () => {
  it('with the month named in any family, in any digits, behind its weekday', () => {
    const notation = fc.constantFrom(
      'D M Y',
      'D من M Y',
      'D M عام Y',
      'W D M Y',
      'W، D M Yم',
      'D-M-Y',
      'M D, Y',
      'D M، Y',
    )
    fc.assert(
      fc.property(day, notation, index, zero, (number, form, name, digits) => {
        const { year, month, day: date } = gregorianDay(number)
        const filled: Record<string, string> = {
          D: inDigits(String(date), digits),
          M: pick(namesOf('gregorian', month), name),
          Y: inDigits(String(year), digits),
          W: pick(WEEKDAYS, weekdayOf(number)),
        }
        const text = form.replace(/[DMYW]/gu, (letter) => filled[letter] ?? '')
        expect([text, readDate(text)?.edtf]).toEqual([text, isoDay(number)])
      }),
      { numRuns: 1500 },
    )
  })

  it('with two names of one month in either order', () => {
    const sign = fc.constantFrom('/', ' / ', '/ ', ' /', ' - ', ' ')
    fc.assert(
      fc.property(day, sign, index, index, (number, between, one, two) => {
        const { year, month, day: date } = gregorianDay(number)
        const names = namesOf('gregorian', month).filter((name) => !/[a-zéû]/u.test(name))
        const text = `${date} ${pick(names, one)}${between}${pick(names, two)} ${year}`
        expect([text, readDate(text)?.edtf]).toEqual([text, isoDay(number)])
      }),
      { numRuns: 1000 },
    )
  })

  it('with the day in words', () => {
    fc.assert(
      fc.property(day, index, fc.boolean(), (number, name, of) => {
        const { year, month, day: date } = gregorianDay(number)
        const text = `${ORDINALS[date - 1]} ${of ? 'من ' : ''}${pick(namesOf('gregorian', month), name)} ${year}`
        expect([text, readDate(text)?.edtf]).toEqual([text, isoDay(number)])
      }),
      { numRuns: 1000 },
    )
  })

  it('in figures: year first, and year last with its weekday', () => {
    const sign = fc.constantFrom('/', '-', '.', ' / ', ' - ')
    fc.assert(
      fc.property(day, sign, zero, fc.boolean(), (number, between, digits, pad) => {
        const { year, month, day: date } = gregorianDay(number)
        const [m, d] = pad ? [padded(month), padded(date)] : [String(month), String(date)]
        const first = inDigits([year, m, d].join(between), digits)
        const last = `${pick(WEEKDAYS, weekdayOf(number))} ${inDigits([d, m, year].join(between), digits)}`
        expect([first, readDate(first)?.edtf]).toEqual([first, isoDay(number)])
        expect([last, readDate(last)?.edtf]).toEqual([last, isoDay(number)])
      }),
      { numRuns: 1000 },
    )
  })

  it('in the Hijri calendar, named and in figures', () => {
    fc.assert(
      fc.property(hijri, index, zero, (number, name, digits) => {
        const { year, month, day: date } = hijriDay(number)
        const named = inDigits(`${date} ${pick(namesOf('hijri', month), name)} ${year}هـ`, digits)
        const figures = inDigits(`${year}/${month}/${date} هـ`, digits)
        expect([named, readDate(named)?.edtf]).toEqual([named, isoDay(number)])
        expect([figures, readDate(figures)?.edtf]).toEqual([figures, isoDay(number)])
      }),
      { numRuns: 1000 },
    )
  })

  it('in both calendars at once, a conflict being flagged', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2, max: 2 }), index, (number, off, name) => {
        const { year, month, day: date } = gregorianDay(number)
        const other = hijriDay(number + off)
        const text = `${other.day} ${pick(namesOf('hijri', other.month), name)} ${other.year}هـ الموافق ${date}/${month}/${year}م`
        const found = readDate(text, { order: 'dmy' })
        expect(hijriDayNumber(other.year, other.month, other.day)).toBe(number + off)
        expect([text, found?.edtf]).toEqual([text, isoDay(number)])
        expect(found?.flags.includes('hijri_gregorian_conflict')).toBe(off !== 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('with the year in words, of either gender', () => {
    fc.assert(
      fc.property(day, index, fc.boolean(), fc.boolean(), (number, name, feminine, named) => {
        const { year, month, day: date } = gregorianDay(number)
        const words = yearInWords(year, feminine)
        const bare = named || !words.includes(' ') ? 'عام ' : ''
        const text = `${ORDINALS[date - 1]} من ${pick(namesOf('gregorian', month), name)} ${bare}${words}`
        expect([text, readDate(text)?.edtf]).toEqual([text, isoDay(number)])
      }),
      { numRuns: 1000 },
    )
  })

  it('with its time, in every notation and zone', () => {
    const zones = fc.constantFrom(
      ...[
        ' بتوقيت غرينتش Z',
        ' GMT Z',
        ' (ت غ) Z',
        ' بتوقيت مكة المكرمة +03:00',
        ' ت م +03:00',
        ' GMT+3 +03:00',
      ],
      ...[' بتوقيت أبو ظبي +04:00', ' +0530 +05:30', ' حسب توقيت تونس +01:00', ' EST -05:00', ' '],
    )
    const minute = fc.integer({ min: 0, max: 1439 })
    const clock = fc.constantFrom('24', 'ص', 'صباحا')
    // Tunis had summer time until 2008.
    const recent = fc.integer({ min: dayNumber(2009, 1, 1), max: dayNumber(2026, 12, 31) })
    fc.assert(
      fc.property(recent, minute, clock, zones, zero, (number, minutes, form, zone, digits) => {
        const [hour, rest] = [Math.floor(minutes / 60), padded(minutes % 60)]
        const half = form === '24' ? '' : hour < 12 ? ` ${form}` : form === 'ص' ? ' م' : ' مساء'
        const shown = form === '24' ? `${padded(hour)}:${rest}` : `${hour % 12 || 12}:${rest}${half}`
        const [printed = '', offset = ''] = zone.split(/ (?=\S*$)/u)
        const text = inDigits(`${isoDay(number)} - ${shown}`, digits) + printed
        const written = `${isoDay(number)}T${padded(hour)}:${rest}${offset}`
        expect([text, readDate(text)?.dateTime]).toEqual([text, written])
      }),
      { numRuns: 1000 },
    )
  })

  it('as the pages of an archive write it, in every family of months', () => {
    const families = fc.constantFrom('both', 'levant', 'egypt', 'maghreb')
    const grain = fc.constantFrom('day', 'weekday', 'month', 'year', 'range', 'open')
    const digitSet = fc.constantFrom('latn', 'arab')
    fc.assert(
      fc.property(day, families, digitSet, grain, (number, months, digits, kind) => {
        const iso = isoDay(number)
        const values: Record<string, string> = {
          month: iso.slice(0, 7),
          year: iso.slice(0, 4),
          range: `${iso}/${isoDay(number + 20)}`,
          open: `XXXX-${iso.slice(5)}`,
        }
        const edtf = values[kind] ?? iso
        const words = dateInWords(edtf, { months, digits, weekday: kind === 'weekday' })
        expect([words, readDate(words)?.edtf]).toEqual([words, edtf])
        const inHijri = hijriInWords(iso, { digits })
        expect([inHijri, readDate(inHijri ?? '')?.edtf]).toEqual([inHijri, iso])
      }),
      { numRuns: 1500 },
    )
  })

  it('without its year, up to a year before the anchor', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 364 }), index, (anchor, back, name) => {
        const { month, day: date } = gregorianDay(anchor - back)
        const names = MONTHS.filter(
          (row) => row.calendar === 'gregorian' && row.month === month && row.need !== 'day-year',
        )
        const text = `${date} ${pick(
          names.flatMap((row) => row.names),
          name,
        )}`
        const found = readDate(text, { anchor: isoDay(anchor) })
        if (month !== 2) expect([text, found?.edtf]).toEqual([text, isoDay(anchor - back)])
      }),
      { numRuns: 1000 },
    )
  })
})

const word = fc.oneof(
  fc.constantFrom(...MONTHS.flatMap((row) => row.names), ...WEEKDAYS, ...ORDINALS),
  fc.constantFrom(
    'من',
    'إلى',
    'بين',
    'و',
    'عام',
    'الماضي',
    'المقبل',
    'قبل',
    'أمس',
    'اليوم',
    'الساعة',
    'هـ',
    'م',
    'ص',
  ),
  fc.constantFrom(
    'الربع',
    'النصف',
    'الموافق',
    'يومي',
    'الأسبوع',
    'بتوقيت',
    'غرينتش',
    'GMT',
    '+03:00',
    'T',
    'شهر',
    'التسعينيات',
  ),
  fc.constantFrom('/', '-', ':', '.', '،', '(', ')', '\n', '\u200f', '\u0640'),
  fc.integer({ min: 0, max: 2200 }).map(String),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const soup = fc
  .array(fc.tuple(word, fc.constantFrom('', ' ')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''))
const EDTF_RE = /^(?:\d{3}X|(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?(?:\/(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?)?)$/u

describe('any text', () => {
  it('is read without a throw, in order, without overlap, with offsets that hold', () => {
    const anchor = fc.constantFrom(null, '2015-08-11', '2015-08-11T10:00Z', 'nonsense')
    fc.assert(
      fc.property(soup, anchor, (text, since) => {
        let end = 0
        for (const reading of readDates(text, { anchor: since })) {
          expect(reading.start).toBeGreaterThanOrEqual(end)
          expect(reading.end).toBeGreaterThan(reading.start)
          expect(text.slice(reading.start, reading.end)).toBe(reading.text)
          expect(reading.text).not.toMatch(/\n/u)
          if (reading.edtf === null) expect(reading.flags.length).toBeGreaterThan(0)
          else expect(reading.edtf).toMatch(EDTF_RE)
          end = reading.end
        }
        readDate(text, { anchor: since })
      }),
      { numRuns: 1000 },
    )
  })

  it('is cut into tokens that leave out nothing seen', () => {
    fc.assert(
      fc.property(soup, (text) => {
        let end = 0
        for (const token of tokenize(text)) {
          expect(text.slice(end, token.start)).toMatch(/^[\p{Z}\p{Cf}\p{M}\t]*$/u)
          end = token.end
        }
        expect(text.slice(end)).toMatch(/^[\p{Z}\p{Cf}\p{M}\t]*$/u)
      }),
    )
  })

  it('gives the same readings a line at a time', () => {
    const shape = (text: string) => readDates(text).map(({ text: words, edtf }) => `${words} ${edtf}`)
    fc.assert(
      fc.property(soup, soup, (a, b) => {
        expect(shape(`${a}\n${b}`)).toEqual([...shape(a), ...shape(b)])
      }),
    )
  })
})

describe('long lines', () => {
  /** How often tokens are looked at while a text is read, which time follows. */
  function looks(text: string): number {
    let count = 0
    const tokens: readonly Token[] = new Proxy(tokenize(text), {
      get(target, key) {
        count++
        return Reflect.get(target, key)
      },
    })
    for (let i = 0; i < tokens.length; ) i = Math.max(readExpression(tokens, i, false)?.next ?? 0, i + 1)
    return count
  }

  const pieces = [
    ...[
      '11/8/2015/',
      '1 ',
      '27، 28 و',
      '3-',
      'يونيو/',
      'يونيو (',
      'الربع الأول من ',
      'يوم ',
      'مساء ',
      'من ',
      'بين 3 و',
    ],
    ...[
      'الحادي والعشرين ',
      'خمسة و',
      'الساعة ',
      'أمس ',
      'الخميس، ',
      'الموافق ',
      'عام ',
      '(',
      'قبل ',
      '2014 و2015 و',
    ],
    ...['11 أغسطس 2015 - ', '11 أغسطس 2015 الموافق ', 'T13:03+03:00', '\u200f', 'نص عادي بلا تواريخ '],
  ]

  for (const piece of pieces) {
    it(`are read in one pass: ${JSON.stringify(piece)}`, () => {
      const [once, twice] = [looks(piece.repeat(500)), looks(piece.repeat(1000))]
      expect(twice).toBeLessThan(once * 2.2 + 100)
    })
  }
})
