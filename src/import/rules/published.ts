// The publication date: from a line of its own, from the dateline, or partly from the opening paragraph.

import { type DateReading, readDates } from '../../arabic/dates.ts'
import { foldLine } from '../../arabic/letters.ts'
import type { Basis, PublishedDate } from '../../model.ts'
import type { LineShape } from '../lines.ts'

/** Words that may stand beside the date on a date line. */
const DATE_LINE_WORDS = new Set(
  foldLine(
    `نشر نشرت نشرة ينشر تم النشر في يوم بتاريخ تاريخ التاريخ تاريخ النشر وقت الوقت الساعة الساعه عند توقيت بتوقيت
     غرينتش جرينتش مكة المكرمة القاهرة دمشق بيروت تونس الرباط الجزائر طرابلس بغداد المحلي كتب أضيف أضيفت بواسطة العدد
     السنة الموافق الموافقة هـ م ه ص مساء صباحا ظهرا من pm am gmt published on posted date at time last update`,
  ).split(' '),
)
/** A page that says when it was changed does not say when the story was published. */
const UPDATED_RE =
  /^(?:اخر تحديث|تاريخ التحديث|تحديث|حدث|تم التحديث|تم تحديث|حدثت|updated|last updated|last update|modified)(?: |$)/u
/** Archive and crawl stamps are about the copy. */
const CRAWLED_RE = /(?:ارشف|حفظ|محفوظ|ارشيف|retrieved|archived|crawled|accessed|captured)/u
/** Years in which Arabic news has stood on the web, until this was written: the clock of the machine has no say. */
const FIRST_WEB_YEAR = 2000
const LAST_WEB_YEAR = 2026
const MAX_WORDS_OF_DATE_LINE = 24
const MAX_STRANGE_WORDS = 3

export type DateLine = { readonly kind: 'published' | 'updated' | 'crawled'; readonly reading: DateReading }
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** Years in which the candidates of a date without a year lie: up to the day of collection where it is given. */
export function webYears(anchor: string | null): readonly [number, number] {
  return [FIRST_WEB_YEAR, anchor === null ? LAST_WEB_YEAR : Number(anchor.slice(0, 4))]
}

/** Reads a line that holds a date and little else; null for prose with a date in it. */
export function readDateLine(line: LineShape, order: DateOrder, anchor: string | null): DateLine | null {
  if (line.words === 0 || line.words > MAX_WORDS_OF_DATE_LINE || !/[\d٠-٩۰-۹]/u.test(line.trimmed))
    return null
  const readings = readDates(line.trimmed, { order, anchor, span: webYears(anchor) })
  const reading = readings.find((found) => isDay(found)) ?? readings[0]
  if (!reading || reading.edtf === null || reading.kind === 'relative' || reading.kind === 'range')
    return null
  if (!isDay(reading) && !(reading.precision === 'month' && reading.text.length >= line.trimmed.length - 2))
    return null
  const label = foldLine(line.trimmed.slice(0, reading.start))
  const rest = readings.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    line.trimmed,
  )
  const strange = foldLine(rest)
    .split(' ')
    .filter((word) => word !== '' && !/^\d{1,4}$/.test(word) && !DATE_LINE_WORDS.has(word))
  if (UPDATED_RE.test(label))
    return strange.length <= MAX_STRANGE_WORDS + 2 ? { kind: 'updated', reading } : null
  if (CRAWLED_RE.test(label))
    return strange.length <= MAX_STRANGE_WORDS + 4 ? { kind: 'crawled', reading } : null
  return strange.length <= MAX_STRANGE_WORDS && !line.stop ? { kind: 'published', reading } : null
}

function isDay(reading: DateReading): boolean {
  return reading.precision === 'day' || reading.precision === 'minute' || reading.precision === 'month-day'
}

/**
 * The day that an opening paragraph ties its news to: a weekday with a day and a month. Without a year it is a partial
 * date; with one it is the publication date only where "today" stands before it, since a day that is merely told may
 * be any day of the story.
 */
export function readLede(
  line: LineShape,
  anchor: string | null,
): { readonly reading: DateReading; readonly rule: string } | null {
  const opening = line.trimmed.slice(0, 400)
  const reading = readDates(opening, { span: webYears(anchor) }).find(
    (found) =>
      isDay(found) &&
      found.edtf !== null &&
      /(?:الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت)/u.test(found.text),
  )
  if (!reading) return null
  if (reading.precision === 'month-day') return { reading, rule: 'date/lede-partial' }
  return /اليوم\s*[،,]?\s*$/u.test(opening.slice(0, reading.start)) || reading.text.startsWith('اليوم')
    ? { reading, rule: 'date/lede-today' }
    : null
}

/** A reading as the record's field. */
export function toPublished(
  reading: DateReading,
  line: number | null,
  rule: string,
  basis: Basis,
  confidence: number,
): PublishedDate {
  return {
    value: reading.edtf ?? '',
    basis,
    text: reading.text,
    line,
    rule,
    confidence: reading.flags.some((flag) => flag.endsWith('conflict'))
      ? Math.min(confidence, 0.6)
      : confidence,
    candidates: reading.candidates,
    flags: reading.flags,
    time: null,
    zone: null,
  }
}
