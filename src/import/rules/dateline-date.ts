// Takes the date out of a dateline, so that place, agency and author are left.
import { type DateReading, readDates } from '../../arabic/dates.ts'
import { webYears } from './published.ts'

const MAX_DATE_GAP = 14
/** What stands round a date and belongs to it. */
const BEFORE_DATE_RE = /(?:[\s/(\-–—،,|]*(?<!\p{L})(?:في|يوم|اليوم|بتاريخ|الموافق|ل|لـ)\s*)?[\s\-–—،,|]*$/u
const AFTER_DATE_RE =
  /^(?:\s*(?:م|هـ|ه)(?![\p{L}\p{M}]))?(?:[\s\-–—،,|/]*(?:الساعة\s*)?\d{1,2}:\d{2}(?:\s*[صم](?!\p{L}))?)?/u
/** «الكويت - 8 - 2 (كونا)»: day and month without a year. */
const BARE_DAY_RE = /\s*-\s*\d{1,2}\s*-\s*\d{1,2}(?=\s*\()/gu

/** A text without its date. */
export interface Undated {
  /** As long as the text: a dash has taken the place of the date and of what belongs to it. */
  readonly rest: string
  /** The first full date, or day and month. */
  readonly date: DateReading | null
  /** Offset at which the date ends. */
  readonly end: number
}

/** Of several dates side by side («5 رجب 1436 الموافق 24 أبريل 2015») the first that is a full one counts. */
export function withoutDates(text: string): Undated {
  const none = { rest: text, date: null, end: 0 }
  if (!/\p{Nd}/u.test(text)) return none
  const blank = (from: number, to: number, whole: string) =>
    `${whole.slice(0, from)}${' - '.padEnd(to - from, ' ').slice(0, to - from)}${whole.slice(to)}`
  const dates = readDates(text, { span: webYears(null) }).filter(
    ({ kind, edtf }) => edtf !== null && kind !== 'relative' && kind !== 'range',
  )
  const date = dates.find(
    ({ precision }) => precision === 'day' || precision === 'month-day' || precision === 'minute',
  )
  if (!date) {
    const bare = [...text.matchAll(BARE_DAY_RE)][0]
    return bare ? { ...none, rest: blank(bare.index, bare.index + bare[0].length, text) } : none
  }
  let { start, end } = date
  for (const other of dates) {
    if (other.start > end && other.start - end <= MAX_DATE_GAP) end = other.end
    if (other.end < start && start - other.end <= MAX_DATE_GAP) start = other.start
  }
  start -= text.slice(0, start).match(BEFORE_DATE_RE)?.[0].length ?? 0
  end += text.slice(end).match(AFTER_DATE_RE)?.[0].length ?? 0
  return { rest: blank(start, end, text), date, end }
}
