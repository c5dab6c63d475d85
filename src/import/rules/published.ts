// The publication date: from a line of its own, from the dateline, or partly from the opening paragraph.

import {
  COUNTER_WORDS,
  CRAWLED_RE,
  EVENT_WORDS,
  INNER_WORDS,
  LABEL_WORDS,
  PAPER_WORDS,
  PERSON_WORDS,
  PUBLISHED_WORDS,
  RIGHTS_RE,
  SAYING_WORDS,
  UPDATED_RE,
} from '../../arabic/dates/labels.ts'
import { type DateReading, readDates } from '../../arabic/dates.ts'
import { fold, foldLine } from '../../arabic/letters.ts'
import type { Basis, PublishedDate } from '../../model.ts'
import type { LineShape } from '../lines.ts'

export { offsetOf } from '../../arabic/dates/zones.ts'

/** Years in which Arabic news has stood on the web, until this was written: the clock of the machine has no say. */
const FIRST_WEB_YEAR = 2000
const LAST_WEB_YEAR = 2026
const MAX_WORDS_OF_DATE_LINE = 24
const MAX_CHARS_OF_DATE_LINE = 300
/** Words beside the date of an update or a copy that are no label. */
const MAX_STRANGE_WORDS = 7
/** Names, sections and papers that may stand beside the date, each a part of its own. */
const MAX_NAMES = 3

export type DateLine = { readonly kind: 'published' | 'updated' | 'crawled'; readonly reading: DateReading }
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** First and last capture of a page in a web archive: «9 Jul 08 - 3 Mar 12». */
const CAPTURES_RE = /^\d{1,2} [A-Z][a-z]{2} \d{2,4} [-–] \d{1,2} [A-Z][a-z]{2} \d{2,4}$/
/** Stands for a date in a line whose dates are taken out. */
const DATE = '\uE000'
const PARTS_RE = /[|•·»«/\\()[\]\t]|\s[-–—ـ]+(?=\s|$)|(?<=\s)[-–—ـ]+\s|\s{3,}/u

/** Years in which the candidates of a date without a year lie: up to the day of collection where it is given. */
export function webYears(anchor: string | null): readonly [number, number] {
  return [FIRST_WEB_YEAR, anchor === null ? LAST_WEB_YEAR : Number(anchor.slice(0, 4))]
}

type Kind = DateLine['kind'] | 'event'
interface Labelled {
  readonly reading: DateReading
  readonly kind: Kind
  /** A label says that it is the day of publication. */
  readonly sure: boolean
}

/**
 * Reads a line that holds a date and little else; null for prose with a date in it, and for a line whose words say
 * that the date is of something else: an event, a picture, a birth, a rule. Where a line has two, the first one that
 * is labelled as published counts; two that nothing tells apart are none.
 */
export function readDateLine(line: LineShape, order: DateOrder, anchor: string | null): DateLine | null {
  const text = line.trimmed
  if (line.words === 0 || line.words > MAX_WORDS_OF_DATE_LINE || text.length > MAX_CHARS_OF_DATE_LINE)
    return null
  if (!/[\d٠-٩۰-۹]/u.test(text) || RIGHTS_RE.test(text) || CAPTURES_RE.test(text)) return null
  const readings = readDates(text, { order, anchor, span: webYears(anchor) })
  const dates = labelled(text, readings)
  if (dates.length === 0) return null
  const masked = readings.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${DATE} ${rest.slice(end)}`,
    text,
  )
  const copy = dates.find(({ kind }) => kind === 'crawled')
  const first = dates.some(({ kind }) => kind === 'published') ? choose(dates) : null
  if (copy || !first) {
    const found = copy ?? dates.find(({ kind }) => kind === 'updated')
    const told = found && found.kind !== 'event' && strangeWords(masked).length <= MAX_STRANGE_WORDS
    return told ? { kind: found.kind as DateLine['kind'], reading: found.reading } : null
  }
  return isBeside(masked, first, line) ? { kind: 'published', reading: first } : null
}

/** The dates of a line with what the words before each make of it. */
function labelled(text: string, readings: readonly DateReading[]): Labelled[] {
  return readings.flatMap((reading, index) => {
    if (reading.edtf === null || reading.kind === 'relative' || reading.kind === 'range') return []
    if (!isDay(reading) && reading.precision !== 'month') return []
    const before = foldLine(text.slice(readings[index - 1]?.end ?? 0, reading.start))
    const words = before.split(' ')
    const kind: Kind = CRAWLED_RE.test(before)
      ? 'crawled'
      : UPDATED_RE.test(before)
        ? 'updated'
        : words.some((word) => EVENT_WORDS.has(word))
          ? 'event'
          : 'published'
    return [{ reading, kind, sure: words.some((word) => PUBLISHED_WORDS.has(word)) }]
  })
}

/** The one date of publication: a labelled one, the Gregorian one of two calendars, or the only one. */
function choose(dates: readonly Labelled[]): DateReading | null {
  const published = dates.filter(({ kind }) => kind === 'published')
  const sure = published.find((date) => date.sure)
  if (sure) return sure.reading
  const gregorian = published.filter(({ reading }) => !reading.flags.includes('hijri'))
  const [first, ...others] = gregorian.length > 0 ? gregorian : published
  const agree = others.every(({ reading }) => reading.edtf === first?.reading.edtf)
  return first && agree ? first.reading : null
}

/** Words that are neither a date nor a label nor a counter; figures count as none. */
function strangeWords(part: string): string[] {
  return foldLine(part)
    .split(' ')
    .filter(
      (word) => word !== '' && !/^\d+$/.test(word) && !LABEL_WORDS.has(word) && !COUNTER_WORDS.has(word),
    )
}

/** Whether what stands beside the date is what stands on date lines: labels, counters, a section, a name, a paper. */
function isBeside(masked: string, reading: DateReading, line: LineShape): boolean {
  const all = strangeWords(masked)
  if (all.length === 0) return !isLetterhead(masked, reading)
  if (line.stop || !isDay(reading) || reading.precision === 'month-day') return false
  if (
    foldLine(masked)
      .split(' ')
      .some((word) => EVENT_WORDS.has(word))
  )
    return false
  const parts = masked.split(PARTS_RE).filter((part) => foldLine(part) !== '' || part.includes(DATE))
  const names = parts.filter((part) => !part.includes(DATE) && strangeWords(part).length > 0)
  const own = parts.filter((part) => part.includes(DATE) && strangeWords(part).length > 0)
  if (names.length > MAX_NAMES || !names.every((part) => isName(part, masked))) return false
  // A weekday and a time of day make a stamp: «الأربعاء 3 مايو 2016 الساعة 10:12 تربية وثقافة».
  if (names.length === 0 && isStamp(reading) && own.length === 1 && own.every(isSection)) return true
  // «مدينة 3 مايو 2016 (وكالة)» is a dateline; between bars a section stands.
  return own.length === 0 || ((names.length === 0 || /\s\|\s/u.test(masked)) && own.every(stands))
}

function isStamp({ text, precision }: DateReading): boolean {
  return precision === 'minute' && WEEKDAY_RE.test(foldLine(text))
}

/** One or two sections beside the date. */
function isSection(part: string): boolean {
  const strange = strangeWords(part)
  return strange.length <= 3 && !strange.some((word) => INNER_WORDS.has(word)) && !/[:،؟!.]\s/u.test(part)
}

/** A section, a person or a paper: few words, no figures, nothing of a sentence. */
function isName(part: string, line: string): boolean {
  const words = foldLine(part).split(' ')
  const strange = strangeWords(part)
  if (words.some((word) => COUNTER_WORDS.has(word)) && strange.length <= 2) return true
  if (/\p{N}/u.test(part) || strange.some((word) => INNER_WORDS.has(word))) return false
  const told = words.some((word) => PERSON_WORDS.has(word) || PAPER_WORDS.has(word))
  return strange.length <= (told ? 5 : /[|•·»]/u.test(line) ? 3 : 2)
}

/** Strange words in one part with the date: a person or a paper that is called one, else a single place. */
function stands(part: string): boolean {
  const words = foldLine(part).split(' ')
  const strange = strangeWords(part)
  if (strange.some((word) => INNER_WORDS.has(word))) return false
  if (words.some((word) => PERSON_WORDS.has(word) || PAPER_WORDS.has(word))) return strange.length <= 4
  const label = new RegExp(`([\\p{L}\\p{M}\\u0640]+)\\s*[:：]\\s*${DATE}`, 'u').exec(part)?.[1]
  return strange.length === 1 && (label === undefined || !strange.includes(foldLine(label)))
}

/** «التاريخ: 9/10/1436هـ» heads letters and decrees that a story quotes. */
function isLetterhead(masked: string, reading: DateReading): boolean {
  return foldLine(masked.replace(DATE, '')) === 'التاريخ' && reading.flags.includes('hijri')
}

function isDay(reading: DateReading): boolean {
  return reading.precision === 'day' || reading.precision === 'minute' || reading.precision === 'month-day'
}

/** Behind the day the sentence goes on with what was said, or ends. */
const SAID_RE = /^\s*[،,]?\s*(?:إن|ان|أن|بأن|بان|إنه|انه|أنه|بأنه|إنها|انها|أنها|بأنها|إنهم|أنهم)\s/u
/** Words right before a day that make it another one than the day of the speech. */
const TIED_RE =
  /(?:^|\s)(?:\S*(?:يوم|ليوم|اليوم|أمس|غدا|غداً)|في|من|منذ|حتى|قبل|بعد|إلى|حول|بشأن|اعتبارا|اعتباراً|خلال|لغاية)\s*[،,(]?\s*$/u
/** A clause between verb and day: the day may belong to it. */
const INNER_CLAUSE_RE = /\s(?:إن|أن|بأن|إنه|أنه|الذي|التي|الذين|عن|حيث|بعدما|عندما)\s/u
const SENTENCE_END_RE = /[.؟!?]["”»]?\s/u
const WEEKDAY_RE = /^ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)/u
const PAIR_RE = /\p{L}\s?\/\s?\p{L}/u
/** Subject and verb before the day: longer ones have clauses of their own. */
const MAX_WORDS_BEFORE_DAY = 14

/**
 * The day that an opening sentence ties its news to, as a partial date: «قال الوزير فلان الخميس 11 يونيو/حزيران إن …».
 * Only where a verb of saying opens the text, the weekday, day and both names of the month (as sites write them that
 * do not say «اليوم») follow its subject without any word that ties them to something else, and what was said follows.
 * Every other day of a story is a day of the story, one with a year and «اليوم» before it too: of 37 days in the
 * opening sentences of 13,000 stories, 28 were not the day of the paper.
 */
export function readLede(
  line: LineShape,
  anchor: string | null,
): { readonly reading: DateReading; readonly rule: string } | null {
  const opening = line.trimmed.slice(0, 400)
  if (!SAYING_WORDS.has(fold(opening.slice(0, opening.search(/\s|$/u))))) return null
  const [reading] = readDates(opening, { span: webYears(anchor) })
  if (reading?.precision !== 'month-day' || reading.edtf === null || reading.candidates.length === 0)
    return null
  if (!PAIR_RE.test(reading.text) || !WEEKDAY_RE.test(fold(reading.text))) return null
  const before = opening.slice(0, reading.start)
  if (SENTENCE_END_RE.test(before) || before.split(/\s+/u).length > MAX_WORDS_BEFORE_DAY) return null
  if (TIED_RE.test(before) || INNER_CLAUSE_RE.test(before)) return null
  return SAID_RE.test(opening.slice(reading.end)) ? { reading, rule: 'date/lede-partial' } : null
}

/** Time of day and zone of a reading, as the record keeps them; both null where no time is printed. */
export function timeOf(dateTime: string | null): Pick<PublishedDate, 'time' | 'zone'> {
  const parts = /T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?$/.exec(dateTime ?? '')
  return { time: parts?.[1] ?? null, zone: parts?.[2] ?? null }
}

/** A date with the time of another find of the same day (that of the markup, say), where it has none of its own. */
export function withTime(date: PublishedDate, other: PublishedDate): PublishedDate {
  const { time, zone } = other
  return date.time === null && date.value === other.value ? { ...date, time, zone } : date
}

/** A reading as the record's field, with its time where one is printed. */
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
    ...timeOf(reading.dateTime),
  }
}
