// Datelines and bylines: where a story was filed, by which agency, by whom, and the date that some of them carry.
import { type DateReading, readDates } from '../../arabic/dates.ts'
import { foldLine } from '../../arabic/letters.ts'
import type { Authority } from '../../archive/authority.ts'
import type { Dateline } from '../../model.ts'
import { foldAll } from '../lines.ts'
import { WEB_YEARS } from './published.ts'

/** What a dateline or byline says. */
export interface DatelineReading {
  readonly dateline: Dateline | null
  readonly author: string | null
  /** The date that stands in it («الكويت في 6 أيلول /كونا/»). */
  readonly date: DateReading | null
  /** True when a place, an agency or a byline's label is in it; without, only its shape speaks for it. */
  readonly known: boolean
}

export interface DatelineReader {
  /** The whole line as a dateline or byline. */
  readonly line: (text: string) => DatelineReading | null
  /** A dateline at the beginning of a paragraph, ended by a colon, a dash or a bracket. */
  readonly inline: (text: string) => DatelineReading | null
}

interface Names {
  readonly isPlace: (words: string) => boolean
  readonly isAgency: (words: string) => boolean
}

const DASH = '[-–—ـ/|،]'
const MAX_LINE = 90
const MAX_INLINE = 70
const MAX_DATED = 120
/** Words that say that a person is named: «كتب:», «بقلم», «تقرير». */
const BYLINE_RE =
  /^(?:كتبت?|بقلم|تقرير|تحقيق|حوار|متابعة|تغطية|إعداد|اعداد|أعد التقرير|مراسلنا في|مراسل)(?:\s*[:：]\s*|\s+)(\S.*)$/u
const NAME_RE = /^[\p{L}\p{M}.'’ـ]+(?:\s+[\p{L}\p{M}.'’ـ]+){1,4}$/u
/** Where a dateline at the beginning of a paragraph can end. */
const INLINE_END_RE = /\s*[)）]\s*[-–—:ـ]?\s*(?=\S)|\s*[:：]\s*(?=\S)|\s[-–—ـ]+\s(?=\S)|[-–—ـ]\s(?=\S)/gu
const EDGES_RE = /^[\s:：\-–—ـ/|،,·•()[\]]+|[\s:：\-–—ـ/|،,·•()[\]]+$/gu

/** Compiles the names of places, agencies and outlets that datelines are made of. */
export function datelineReader(authority: Authority): DatelineReader {
  const { entities, outlets } = authority
  const places = foldAll(
    entities.filter(({ kind }) => kind === 'places').flatMap(({ name, variants }) => [name, ...variants]),
  )
  const agencies = foldAll([
    ...authority.agencies.flat(),
    ...outlets.flatMap(({ short, aliases }) => [short, ...aliases]),
  ])
  const names: Names = {
    isPlace: (words) => places.has(foldLine(words)),
    isAgency: (words) => agencies.has(foldLine(words)),
  }
  return {
    line: (text) => readLine(text, names),
    inline: (text) => readDated(text, names)?.reading ?? readInline(text, names),
  }
}

function readLine(text: string, names: Names): DatelineReading | null {
  const dated = readDated(text, names)
  if (dated) return dated.length === text.length ? dated.reading : null
  if (text.length > MAX_LINE || /[.؟!…]["”»)]*$/u.test(text)) return null
  const byline = text.match(BYLINE_RE)?.[1]
  if (byline)
    return readParts(byline, names) ?? { dateline: null, author: tidy(byline), date: null, known: true }
  if (names.isAgency(text) && text.split(/\s+/).length <= 3) {
    return { dateline: { text, place: null, agency: text }, author: null, date: null, known: true }
  }
  return readParts(text, names)
}

function readParts(text: string, names: Names): DatelineReading | null {
  const bracket = text.match(/^([^()]{2,40}?)\s*[(（]([^()]{2,40})[)）]\s*[-–—:]?$/u)
  if (bracket?.[1] && bracket[2]) return tellParts([tidy(bracket[1]), tidy(bracket[2])], text, names, false)
  const parts = splitParts(text)
  return parts.length < 2 || parts.length > 3 ? null : tellParts(parts, text, names, true)
}

/** Tells what the two or three parts of a dateline are; with `loose`, by their shape alone when none is known. */
function tellParts(
  parts: readonly string[],
  text: string,
  names: Names,
  loose: boolean,
): DatelineReading | null {
  const place = parts.find((part) => names.isPlace(part)) ?? null
  const agency = parts.find((part) => part !== place && names.isAgency(part)) ?? null
  const rest = parts.filter((part) => part !== place && part !== agency)
  if (rest.some((part) => part.split(/\s+/).length > 4)) return null
  if (!place && !agency) return loose ? tellByShape(parts, text) : null
  const author = place === null ? null : (rest.find((part) => NAME_RE.test(part)) ?? null)
  const where = place ?? rest[0] ?? null
  const printed = author !== null && agency === null && place !== null ? place : text
  return { dateline: { text: printed, place: where, agency }, author, date: null, known: true }
}

/** «س - ص» with nothing known in it: the first part is the place; two words or more after it are a person. */
function tellByShape(parts: readonly string[], text: string): DatelineReading | null {
  const [first, second] = parts
  if (!first || !second || parts.length !== 2 || first.split(/\s+/).length > 2) return null
  return NAME_RE.test(second)
    ? {
        dateline: { text: first, place: first, agency: null },
        author: tidy(second),
        date: null,
        known: false,
      }
    : { dateline: { text, place: first, agency: second }, author: null, date: null, known: false }
}

function readInline(text: string, names: Names): DatelineReading | null {
  const head = text.slice(0, MAX_INLINE)
  for (const end of head.matchAll(INLINE_END_RE)) {
    const printed = head.slice(0, end.index + end[0].trimEnd().length)
    const parts = splitParts(printed.replace(/[:：)\s\-–—ـ]+$/u, '').replace(/[(（]/gu, '-'))
    if (parts.length < 2 || parts.length > 3) continue
    const reading = tellParts(parts, printed.replace(/[\s:：\-–—ـ]+$/u, ''), names, false)
    if (reading?.dateline?.agency || (reading?.dateline?.place && reading.author)) return reading
  }
  return null
}

/** «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس», «مدينة في 6 أيلول /وكالة/»: place, date, agency, in this order. */
function readDated(text: string, names: Names): { reading: DatelineReading; length: number } | null {
  const head = text.slice(0, MAX_DATED)
  const dates = readDates(head, { span: WEB_YEARS }).filter(
    ({ kind, edtf }) => edtf !== null && kind !== 'relative' && kind !== 'range',
  )
  const date = dates.find(({ precision }) => precision === 'day' || precision === 'month-day')
  if (!date || date.start > 40) return null
  const place = tidy(head.slice(0, date.start).replace(/\s(?:في|يوم|بتاريخ)\s*$/u, ''))
  if (place === '' || place.split(/\s+/).length > 4) return null
  const after = head.slice((dates.findLast(({ start }) => start <= date.end + 14) ?? date).end)
  const match = after.match(
    /^(?:\s*(?:م|هـ|ه)(?!\p{L}))?[\s/(\-–—،:.]*(?<agency>\p{L}[\p{L}. ]{1,30}?)(?<end>\s*[/)]+\s*[-–—:.]*|\s*[-–—:]+\s|\s*$|\s(?=\S))/u,
  )
  const agency = match?.groups?.agency?.trim()
  if (!match || !agency || !names.isAgency(agency)) return null
  const length = head.length - after.length + match[0].length
  const printed = text.slice(0, length).replace(/[\s:：\-–—ـ]+$/u, '')
  return { reading: { dateline: { text: printed, place, agency }, author: null, date, known: true }, length }
}

/** «موسكو-سانا», «القاهرة / أ ش أ», «جدة - فلان»: parts between dashes, slashes or bars; a hyphen inside a name stays where spaces stand round the others. */
function splitParts(text: string): readonly string[] {
  const spaced = text.split(new RegExp(`\\s+${DASH}\\s*|\\s*${DASH}\\s+`, 'u'))
  const parts = spaced.length > 1 ? spaced : text.split(new RegExp(DASH, 'u'))
  return parts.map((part) => tidy(part.replace(/^[\s«"“]+|[\s»"”]+$/gu, ''))).filter((part) => part !== '')
}

/** Without separators and white space at the edges. */
function tidy(text: string): string {
  return text.replace(EDGES_RE, '')
}
