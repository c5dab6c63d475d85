// Datelines and bylines: where a story was filed, by which agency, by whom, and the date that some of them carry.
import { type DateReading, readDates } from '../../arabic/dates.ts'
import type { Authority } from '../../archive/authority.ts'
import type { Dateline } from '../../model.ts'
import { type Part, type PartReader, partReader, partsOf, tidy } from './byline-parts.ts'
import { webYears } from './published.ts'

/** What a dateline or byline says. */
export interface DatelineReading {
  readonly dateline: Dateline | null
  readonly author: string | null
  /** The date that stands in it («الكويت في 6 أيلول /كونا/»). */
  readonly date: DateReading | null
  /** True when a place, an agency, a given name or a byline's label is in it; without, only its shape speaks for it. */
  readonly known: boolean
}

export interface DatelineReader {
  /** The whole line as a dateline or byline. */
  readonly line: (text: string) => DatelineReading | null
  /** A dateline at the beginning of a paragraph, ended by a colon, a dash or a bracket. */
  readonly inline: (text: string) => DatelineReading | null
}

const MAX_LINE = 110
const MAX_INLINE = 70
const MAX_DATED = 120
const MAX_PARTS = 4
const MAX_PART_WORDS = 5
/** Several persons may be named in one part. */
const MAX_PERSONS_WORDS = 16
/** Words that say that a person is named; those that headlines begin with too need a colon or dash. */
const BYLINE_RE =
  /^(?:(?:كتبت?|بقلم|مراسلنا في)(?:\s*[:：\-–]\s*|\s+)|(?:تقرير|تحقيق|حوار|حاوره|حاورته|متابعة|تغطية|ترجمة|إعداد|اعداد|أعد التقرير|مراسل)\s*[:：\-–]\s*)(\S.*)$/u
const NAME_RE = /^[\p{L}\p{M}'’ـ]+\.?(?:\s+[\p{L}\p{M}'’ـ]+){1,3}$/u
/** Where a dateline at the beginning of a paragraph can end. */
const INLINE_END_RE = /\s*[)）]\s*[-–—:ـ]?\s*(?=\S)|\s*[:：]\s*(?=\S)|\s[-–—ـ]+\s(?=\S)|[-–—ـ]\s(?=\S)/gu

/** Compiles the names of places, agencies, outlets and persons that datelines are made of. */
export function datelineReader(authority: Authority): DatelineReader {
  const kindOf = partReader(authority)
  return {
    line: (text) => readLine(text, kindOf),
    inline: (text) => readDated(text, kindOf)?.reading ?? readInline(text, kindOf),
  }
}

function readLine(text: string, kindOf: PartReader): DatelineReading | null {
  const dated = readDated(text, kindOf)
  if (dated) return dated.length === text.length ? dated.reading : null
  if (text.length > MAX_LINE || /[.؟?!…]["”»)]*$/u.test(text)) return null
  const byline = text.match(BYLINE_RE)?.[1]
  if (byline && byline.split(/\s+/).length <= MAX_PERSONS_WORDS) {
    return (
      tellParts(partsOf(byline, kindOf), byline, kindOf, true) ?? {
        dateline: null,
        author: tidy(byline),
        date: null,
        known: true,
      }
    )
  }
  return tellParts(partsOf(text, kindOf), text, kindOf, true)
}

/** Tells what the parts are, those that are known first; with `loose`, by their order alone when none is. */
function tellParts(
  parts: readonly Part[],
  text: string,
  names: PartReader,
  loose: boolean,
): DatelineReading | null {
  if (parts.length > MAX_PARTS || parts.some(isTooLong)) return null
  const [only] = parts
  if (parts.length === 1) return only ? tellOne(only, text) : null
  const persons = parts.filter(({ kind }) => kind === 'person')
  const places = parts.filter(({ kind }) => kind === 'place')
  const [person] = persons
  // Beside a sure place or a person, a name that is a paper's too is the paper: «جدة - الجزيرة», «اليوم - الدمام».
  const paper = parts.findLast(
    (part) =>
      names.isPaper(part.text) &&
      (part.kind === 'unknown' ? person || places.length > 0 : places.includes(part) && places.length > 1),
  )
  const place = places.find((part) => part !== paper)
  const agency = parts.find(({ kind }) => kind === 'agency') ?? paper
  const unknown = parts.filter((part) => part.kind === 'unknown' && part !== paper)
  if (unknown.some((part) => !/^[\p{L}\p{M}\s'’.ـ]+$/u.test(part.text) || part.text.includes('..')))
    return null
  const sure = agency || person || (place && !names.isDoubtful(place.text))
  if (!sure) return loose ? tellByShape(parts, text) : null
  if (
    unknown.some(({ after }) => after === 'colon') ||
    (unknown.length > 0 && parts[1]?.after === 'colon' && !agency && !person)
  )
    return null
  const unknownName = unknown.find((part) => NAME_RE.test(part.text))
  const author =
    (person && persons.map(({ text }) => text).join('، ')) ?? (place ? (unknownName?.text ?? null) : null)
  const left = unknown.filter((part) => part.text !== author)
  const where =
    place?.text ??
    (agency || person ? (left.find((part) => part.text.split(/\s+/).length <= 3)?.text ?? null) : null)
  if (!where && !agency)
    return person && unknown.length === 0
      ? { dateline: null, author: tidy(text), date: null, known: true }
      : null
  const printed = author !== null && !agency && where !== null ? where : text.replace(/[\s:：\-–—]+$/u, '')
  return {
    dateline: { text: printed, place: where, agency: agency?.text ?? null },
    author,
    date: null,
    known: true,
  }
}

function isTooLong({ text, kind }: Part): boolean {
  return text.split(/\s+/).length > (kind === 'person' ? MAX_PERSONS_WORDS : MAX_PART_WORDS)
}

/** An agency or a person alone on its line. */
function tellOne({ text, kind }: Part, line: string): DatelineReading | null {
  if (kind === 'agency' && text.split(/\s+/).length <= 4) {
    return { dateline: { text: line, place: null, agency: text }, author: null, date: null, known: true }
  }
  return kind === 'person' && !/[«»"“”؟?!]/u.test(line)
    ? { dateline: null, author: text, date: null, known: true }
    : null
}

/** «س - ص» with nothing known in it: the first part is the place; two words or more after it are a person. */
function tellByShape(parts: readonly Part[], text: string): DatelineReading | null {
  const [first, second] = parts
  if (
    !first ||
    !second ||
    parts.length !== 2 ||
    first.text.split(/\s+/).length > 2 ||
    second.after !== 'dash'
  )
    return null
  return NAME_RE.test(second.text)
    ? {
        dateline: { text: first.text, place: first.text, agency: null },
        author: second.text,
        date: null,
        known: false,
      }
    : { dateline: { text, place: first.text, agency: second.text }, author: null, date: null, known: false }
}

function readInline(text: string, kindOf: PartReader): DatelineReading | null {
  const head = text.slice(0, MAX_INLINE)
  for (const end of head.matchAll(INLINE_END_RE)) {
    const printed = head.slice(0, end.index + end[0].trimEnd().length).replace(/[\s:：\-–—ـ]+$/u, '')
    const parts = partsOf(printed, kindOf)
    if (parts.length < 2) continue
    const reading = tellParts(parts, printed, kindOf, false)
    if (reading?.dateline?.agency || (reading?.dateline?.place && reading.author)) return reading
  }
  return null
}

/** «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس», «مدينة في 6 أيلول /وكالة/»: place, date, agency, in this order. */
function readDated(text: string, kindOf: PartReader): { reading: DatelineReading; length: number } | null {
  const head = text.slice(0, MAX_DATED)
  if (!/[\p{Nd}]/u.test(head.slice(0, 45))) return null
  const dates = readDates(head, { span: webYears(null) }).filter(
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
  if (!match || !agency || kindOf(agency) !== 'agency') return null
  const length = head.length - after.length + match[0].length
  const printed = text.slice(0, length).replace(/[\s:：\-–—ـ]+$/u, '')
  return { reading: { dateline: { text: printed, place, agency }, author: null, date, known: true }, length }
}
