// Dates in words, for pages and excerpts: EDTF in, Arabic (or English) out.

import type { Edtf, Site } from '../model.ts'
import { ENGLISH_MONTHS, MONTHS } from './month-names.ts'

export interface DateStyle {
  readonly months: Site['months']
  readonly digits: Site['digits']
  /** Language of the words; Arabic when it is left out. */
  readonly language?: 'ar' | 'en'
  /** Put the day of the week before a full date. */
  readonly weekday?: boolean
}

/** Phrases for what a date leaves open; `m` month, `d` day, `y` year. */
interface Phrases {
  readonly seasons: readonly string[]
  readonly year: (y: string) => string
  readonly between: (from: string, to: string) => string
  readonly noYear: (date: string) => string
  readonly noMonth: (d: string, y: string) => string
  readonly dayOnly: (d: string) => string
  readonly nothing: string
  readonly range: (from: string, to: string) => string
  readonly since: (from: string) => string
  readonly until: (to: string) => string
  readonly uncertain: (date: string) => string
  readonly approximate: (date: string) => string
}

const ARABIC: Phrases = {
  seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  year: (y) => `عام ${y}`,
  between: (from, to) => `بين عامي ${from} و${to}`,
  noYear: (date) => `${date}، والسنة غير مذكورة`,
  noMonth: (d, y) => `اليوم ${d} من ${y}، والشهر غير مذكور`,
  dayOnly: (d) => `اليوم ${d}، والشهر والسنة غير مذكورين`,
  nothing: 'غير معلوم',
  range: (from, to) => `من ${from} إلى ${to}`,
  since: (from) => `منذ ${from}`,
  until: (to) => `حتى ${to}`,
  uncertain: (date) => `${date} (غير مؤكد)`,
  approximate: (date) => `نحو ${date}`,
}

const LATIN: Phrases = {
  seasons: ['spring', 'summer', 'autumn', 'winter'],
  year: (y) => y,
  between: (from, to) => `between ${from} and ${to}`,
  noYear: (date) => `${date}, year not stated`,
  noMonth: (d, y) => `day ${d} of ${y}, month not stated`,
  dayOnly: (d) => `day ${d}, month and year not stated`,
  nothing: 'unknown',
  range: (from, to) => `from ${from} to ${to}`,
  since: (from) => `since ${from}`,
  until: (to) => `until ${to}`,
  uncertain: (date) => `${date} (uncertain)`,
  approximate: (date) => `about ${date}`,
}

const EDTF_RE = /^(?<year>[\dX]{4})(?:-(?<month>[\dX]{2}))?(?:-(?<day>[\dX]{2}))?(?<doubt>[?~%]?)$/

/** A date taken apart; null for what it leaves open. `from` and `to` are the years that it may lie in. */
interface Parts {
  readonly from: string | null
  readonly to: string | null
  readonly month: number | null
  readonly day: number | null
  readonly doubt: string
}

/**
 * `edtf` in words: «الأربعاء 27 نيسان/أبريل 2016», «11 حزيران/يونيو، والسنة غير مذكورة», «من 11 إلى 13 حزيران/يونيو 2015».
 * What is no EDTF of levels 0 to 1 comes back as it is.
 */
export function dateInWords(edtf: Edtf, style: DateStyle): string {
  const phrases = style.language === 'en' ? LATIN : ARABIC
  const [first = '', second] = edtf.split('/')
  const words =
    second === undefined ? pointWords(edtf, phrases, style) : rangeWords(first, second, phrases, style)
  return words === null ? edtf : localDigits(words, style.digits)
}

/**
 * The same day in the calendar of Umm al-Qura: «20 رجب 1437 هـ»; null when `edtf` is no full date, or outside 1882 to
 * 2174, for which that calendar has tables. A sighting elsewhere may differ by a day.
 */
export function hijriInWords(edtf: Edtf, style: Pick<DateStyle, 'digits' | 'language'>): string | null {
  const date = fullDate(edtf)
  if (date === null || edtf < '1882-11-12' || edtf > '2174-11-25') return null
  const locale = `${style.language === 'en' ? 'en-GB' : 'ar-SA'}-u-ca-islamic-umalqura-nu-latn`
  return localDigits(
    formatter(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(date),
    style.digits,
  )
}

/**
 * The Hijri months that a Gregorian month lies in: «جمادى الآخرة ورجب 1437 هـ»; null outside of the calendar's tables.
 * @param edtf `YYYY-MM`.
 */
export function hijriMonthsInWords(edtf: Edtf, style: Pick<DateStyle, 'digits' | 'language'>): string | null {
  const ends = [`${edtf}-01`, lastDayOf(edtf)]
  const isEnglish = style.language === 'en'
  const locale = `${isEnglish ? 'en-GB' : 'ar-SA'}-u-ca-islamic-umalqura-nu-latn`
  const months: { month: string; year: string; era: string }[] = []
  for (const end of [ends[0], `${edtf}-15`, ends[1]]) {
    const date = fullDate(end ?? '')
    if (date === null || hijriInWords(end ?? '', style) === null) return null
    const parts = formatter(locale, { month: 'long', year: 'numeric' }).formatToParts(date)
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
    const month = { month: part('month'), year: part('year'), era: part('era') }
    if (months.at(-1)?.month !== month.month) months.push(month)
  }
  const and = isEnglish ? ' and ' : ' و'
  const words = months.map(({ month, year }, i) =>
    months[i + 1]?.year === year ? month : `${month} ${year}`,
  )
  return localDigits(`${words.join(and)} ${months[0]?.era ?? ''}`.trim(), style.digits)
}

function lastDayOf(month: Edtf): Edtf {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + 1, 0)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

/** Name of a month, 1 to 12, in the site's family: «نيسان/أبريل». */
export function monthName(month: number, style: Pick<DateStyle, 'months' | 'language'>): string {
  return (style.language === 'en' ? ENGLISH_MONTHS : MONTHS[style.months])[month - 1] ?? ''
}

/** ASCII digits of `text` in the site's digits. */
export function localDigits(text: string, digits: Site['digits']): string {
  return digits === 'latn' ? text : text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
}

/** Name of the weekday of a full date, or null: «الأربعاء». */
export function weekdayName(edtf: Edtf, language: 'ar' | 'en' = 'ar'): string | null {
  const date = fullDate(edtf)
  return date === null
    ? null
    : formatter(`${language}-u-ca-gregory-nu-latn`, { weekday: 'long' }).format(date)
}

function takeApart(edtf: Edtf): Parts | null {
  const groups = EDTF_RE.exec(edtf)?.groups
  if (groups === undefined) return null
  const { year = '', month = 'XX', day = 'XX', doubt = '' } = groups
  const open = year === 'XXXX'
  return {
    from: open ? null : year.replaceAll('X', '0'),
    to: open ? null : year.replaceAll('X', '9'),
    month: month.includes('X') ? null : Number(month),
    day: day.includes('X') ? null : Number(day),
    doubt,
  }
}

function pointWords(edtf: Edtf, phrases: Phrases, style: DateStyle, short = false): string | null {
  const parts = takeApart(edtf)
  if (parts === null) return null
  const name =
    parts.month === null ? null : (phrases.seasons[parts.month - 21] ?? monthName(parts.month, style))
  if (name === '') return null
  const words = phrase(parts, name, phrases, short)
  const weekday = style.weekday === true && parts.doubt === '' ? weekdayName(edtf, style.language) : null
  const dated = weekday === null ? words : `${weekday} ${words}`
  const about = parts.doubt === '~' || parts.doubt === '%' ? phrases.approximate(dated) : dated
  return parts.doubt === '?' || parts.doubt === '%' ? phrases.uncertain(about) : about
}

function phrase({ from, to, day }: Parts, name: string | null, phrases: Phrases, short: boolean): string {
  if (from === null || to === null) {
    if (name !== null) return phrases.noYear(day === null ? name : `${day} ${name}`)
    return day === null ? phrases.nothing : phrases.dayOnly(String(day))
  }
  const year = from === to ? from : phrases.between(from, to)
  if (name !== null) return day === null ? `${name} ${year}` : `${day} ${name} ${year}`
  const alone = from === to && !short ? phrases.year(year) : year
  return day === null ? alone : phrases.noMonth(String(day), alone)
}

function rangeWords(first: Edtf, last: Edtf, phrases: Phrases, style: DateStyle): string | null {
  const plain = { ...style, weekday: false }
  const isOpen = (end: Edtf) => end === '' || end === '..'
  const to = isOpen(last) ? null : pointWords(last, phrases, plain, true)
  const from = isOpen(first) ? null : pointWords(first, phrases, plain, true)
  if (isOpen(last)) return from === null ? null : phrases.since(from)
  if (isOpen(first)) return to === null ? null : phrases.until(to)
  if (from === null || to === null) return null
  return phrases.range(withoutShared(first, last, from, plain), to)
}

/** The words of a range's first day without the month and year that its last day repeats. */
function withoutShared(first: Edtf, last: Edtf, words: string, style: DateStyle): string {
  const [a, b] = [fullDate(first), fullDate(last)]
  if (a === null || b === null || first.slice(0, 4) !== last.slice(0, 4)) return words
  const day = String(a.getUTCDate())
  return first.slice(0, 7) === last.slice(0, 7) ? day : `${day} ${monthName(a.getUTCMonth() + 1, style)}`
}

/** Midnight UTC of a full date that exists, else null. */
function fullDate(edtf: Edtf): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return null
  const date = new Date(`${edtf}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(edtf) ? date : null
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(options).join(' ')}`
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, made)
  return made
}
