// Datelines at the beginning of a paragraph: «القاهرة (أ ش أ) - …»، «دمشق-سانا …»، «كتب - فلان: …».
import { measureLines } from '../lines.ts'
import { type PartReader, tidy } from './byline-parts.ts'
import { partsOf } from './byline-split.ts'
import { type DatelineReading, tellParts } from './byline-tell.ts'
import { type Undated, withoutDates } from './dateline-date.ts'
import { opensAsProse } from './prose.ts'

const MAX_HEAD = 130
/** Where a dateline has to end, in characters; further on with a date in it. */
const MAX_INLINE = 70
const MAX_AFTER_DATE = 45
const DATE_REACH = 45
const MAX_AGENCY_WORDS = 4
/** Characters of a sentence, as far as it is looked at. */
const LEAST_SENTENCE = 80
/** Where a dateline at the beginning of a paragraph can end. */
const INLINE_END_RE =
  /\s*[)）]\s*[-–—:ـ]*\s*(?=\S)|\s*[:：]\s*(?=\S)|\s[-–—ـ]+\s(?=\S)|[-–—ـ]+\s(?=\S)|\s*\/+\s*(?=\S)|[)）]-+(?=\S)/gu

/** The dateline that a paragraph begins with, ended by a colon, a dash, a bracket, or by the sentence that begins. */
export function readOpening(text: string, names: PartReader): DatelineReading | null {
  const head = text.slice(0, MAX_HEAD)
  const dated = /\p{Nd}/u.test(head.slice(0, DATE_REACH))
    ? withoutDates(head)
    : { rest: head, date: null, end: 0 }
  const near = dated.date === null || dated.date.start <= DATE_REACH
  const { rest, date, end: dateEnd } = near ? dated : { rest: head, date: null, end: 0 }
  const limit = date ? dateEnd + MAX_AFTER_DATE : MAX_INLINE
  let best: DatelineReading | null = null
  for (const end of rest.matchAll(INLINE_END_RE)) {
    if (end.index > limit) break
    const printed = printedTo(head, end.index + end[0].trimEnd().length)
    const parts = partsOf(rest.slice(0, end.index + end[0].trimEnd().length), names)
    const [first] = parts
    if (!first || (parts.length === 1 && first.kind !== 'agency' && first.label === null)) continue
    const reading = tellParts(parts, printed, names, { dated: date, loose: false })
    const { place = null, agency = null } = reading?.dateline ?? {}
    if (
      reading &&
      (agency || (reading.author && (place || first.label)) || (place && date && end.index >= dateEnd))
    )
      best = { ...reading, date }
  }
  const whole = best && (best.author !== null || (best.dateline?.place && best.dateline.agency))
  return whole ? best : (readOpen(head, { rest, date, end: dateEnd }, names) ?? best)
}

/** A dateline that only the beginning of the sentence ends: «دمشق-سانا أعلنت …»، «بيروت ـ فلان الفلاني قال …». */
function readOpen(head: string, { rest, date, end }: Undated, names: PartReader): DatelineReading | null {
  const match = rest.match(/^([^-–—:/()]{2,40}?)(?:\s*[-–—:/]+|\s+ـ+\s)[\s\-–—:/]*/u)
  const first = tidy(match?.[1] ?? '')
  if (!match || first === '') return null
  const kind = names(first)
  const words = [...rest.slice(match[0].length).matchAll(/\S+/gu)]
  const upTo = (n: number) => {
    const last = words[n - 1]
    return last ? match[0].length + last.index + last[0].length : 0
  }
  const text = (n: number) => rest.slice(match[0].length, upTo(n)).replace(/[.:،,\s]+$/u, '')
  const printed = (n: number) => printedTo(head, n === 0 ? match[0].length : upTo(n))
  const begins = (n: number) => opensProse(rest.slice(n === 0 ? match[0].length : upTo(n)))
  const longest = (fits: (n: number) => boolean, atLeast: number) => {
    for (let n = Math.min(MAX_AGENCY_WORDS, words.length - 1); n >= atLeast; n -= 1) if (fits(n)) return n
    return 0
  }
  const found = (
    n: number,
    place: string | null,
    agency: string | null,
    author: string | null,
  ): DatelineReading => ({
    dateline: { text: author && !agency && place ? place : printed(n), place, agency },
    author,
    date,
    known: true,
  })
  /** Short codes and papers that are common words need the verb of a sentence after them. */
  const isAgency = (n: number) =>
    names(text(n)) === 'agency'
      ? date !== null || !names.isWeakAgency(text(n)) || begins(n)
      : kind === 'place' && names.isPaper(text(n)) && begins(n)
  const colon = /:/.test(match[0])
  if (kind === 'place' || (date && first.split(/\s+/).length <= 3)) {
    const agency = longest(isAgency, 1)
    if (agency > 0) return found(agency, first, text(agency), null)
    const person = longest((n) => names(text(n)) === 'person' && begins(n), 2)
    if (person > 0) return found(person, first, null, text(person))
    // «القاهرة في 5 مايو شهدت …» is a sentence: after a date the dash has to be printed.
    const sure = date ? /^[\s]*[-–—:ـ]/u.test(head.slice(end)) : kind === 'place' && !names.isDoubtful(first)
    // «صنعاء - عثر عمال …»: a whole sentence after the dash, whatever its verb.
    const goesOn = / [-–—ـ]+\s*$/u.test(match[0]) && rest.length - match[0].length >= LEAST_SENTENCE
    return sure && !colon && (begins(0) || (!date && goesOn && names(text(1)) === 'unknown'))
      ? found(0, first, null, null)
      : null
  }
  const place = longest((n) => names(text(n)) === 'place' && begins(n), 1)
  if (kind === 'agency') {
    if (place > 0) return found(place, text(place), first, null)
    return begins(0) && (!colon || !names.isWeakAgency(first)) ? found(0, null, first, null) : null
  }
  return kind === 'person' && place > 0 ? found(place, text(place), null, first) : null
}

/** A dateline as printed, without the marks that end it; a stroke that closes another stays («/وكالة/»). */
function printedTo(head: string, end: number): string {
  const text = head.slice(0, end).replace(/[\s:：\-–—ـ.]+$/u, '')
  return (text.match(/\//g)?.length ?? 0) === 1 ? text.replace(/[\s/]+$/u, '') : text
}

function opensProse(text: string): boolean {
  const [line] = measureLines([text])
  return line !== undefined && opensAsProse(line)
}
