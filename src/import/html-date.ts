// Finds the day of publication of a page: the line that it shows, the moment in its markup, its address, its dateline.
import { readDates } from '../arabic/dates.ts'
import { foldLine } from '../arabic/letters.ts'
import type { PublishedDate } from '../model.ts'
import { PUBLISHED_RE, UPDATED_RE } from './html-hints.ts'
import { named, type PageBlock, type PageView } from './html-page.ts'
import { inZone, isDoubtful, readStamp } from './html-zone.ts'
import { measureLines } from './lines.ts'
import { type DateOrder, readDateLine, toPublished, webYears } from './rules/published.ts'

export interface DateQuestion {
  readonly view: PageView
  /** Block of the headline, -1 when none shows it. */
  readonly title: number
  /** First and last block of the story. */
  readonly first: number
  readonly last: number
  readonly order: DateOrder
  /** Day that the user says the pages were collected. */
  readonly anchor: string | null
  /** IANA zone of the outlet. */
  readonly zone: string | null
  /** What the text itself says: a dateline's day, or the opening paragraph's. */
  readonly told: PublishedDate | null
}

export interface DateAnswer {
  readonly published: PublishedDate | null
  /** A moment late in the evening UTC that no known zone makes a day of. */
  readonly doubtful: string | null
}

interface Claim {
  readonly day: string
  readonly date: PublishedDate
  /** With its zone where one is written. */
  readonly moment: string
  /** Day and month may be the other way round. */
  readonly other: string | null
  /** Written by hand for .NET's American default: month first. */
  readonly american: boolean
}

const FIRST_YEAR = 1995
const ABOVE = 12
const BELOW = 3
const PART_RE =
  /(?=(?:تاريخ النشر|نشرت? (?:في|يوم|بتاريخ)|نُشر|آخر تحديث|اخر تحديث|أخر تحديث|تاريخ التحديث|تم التحديث|تم تحديث|Published|Updated|Last [Uu]pdate))/u
const CHANGED_RE = /(?:تحديث|تعديل|حدثت|updated?|modified)\s*(?:في|يوم|بتاريخ|on|at)?$/iu
const DELIMITED_BEFORE_RE = /(?:^|[|\-–—•·,،؛()/\]])\s*$|(?:^|\s)(?:في|يوم|بتاريخ|النشر|اليوم|on)\s*:?\s*$/u
const DELIMITED_AFTER_RE =
  /^\s*(?:$|[|\-–—•·,،:؛()/[]|م(?:\s|$)|هـ|\d{1,2}[:.]\d\d|(?:ال)?ساعة|GMT|KSA|العدد)/u

export function readPublishedOn(question: DateQuestion): DateAnswer {
  const { view, told } = question
  const shown = shownDates(question)
  const claims = view.meta.claims.flatMap((text) => claimOf(text, question, 'date/meta', 0.95) ?? [])
  const inUrl = dateInUrl(view.meta.url)
  const [best] = shown
  const [claim] = claims
  if (claim) return settle(claim, shown, inUrl, question)
  if (best && !isPartial(best)) return answer(best)
  const stamped = stampsNear(question)
  if (stamped) return settle(stamped, shown, inUrl, question)
  if (best) return answer(best)
  if (told?.rule === 'date/dateline') return answer(told)
  if (inUrl) return answer(inUrl)
  return answer(told?.rule.startsWith('date/lede') ? told : null)
}

const answer = (published: PublishedDate | null): DateAnswer => ({ published, doubtful: null })
const isPartial = ({ value }: PublishedDate) => !/^\d{4}-\d\d-\d\d$/.test(value)
const daysApart = (a: string, b: string) =>
  (Date.parse(`${a}T00:00Z`) - Date.parse(`${b}T00:00Z`)) / 86_400_000

/** The markup's moment held against what a reader sees. */
function settle(
  claim: Claim,
  shown: readonly PublishedDate[],
  inUrl: PublishedDate | null,
  question: DateQuestion,
): DateAnswer {
  const same = shown.find(({ value }) => value === claim.day || value === claim.other)
  if (same) return answer(same)
  const [best] = shown
  if (best && !isPartial(best) && best.candidates.length === 0) {
    const later = daysApart(best.value, claim.day)
    // A moment in UTC may be the day before; a page that was moved or printed again has a later moment than its line.
    if (later <= 1) return answer(best)
    if (inUrl?.value === best.value || best.rule === 'date/labelled') return answer(best)
  }
  if (claim.other !== null) {
    if (inUrl && (inUrl.value === claim.day || inUrl.value === claim.other)) return answer(inUrl)
    if (claim.american) return answer({ ...claim.date, value: claim.other, confidence: 0.7 })
    return answer(question.order === 'dmy' ? null : claim.date)
  }
  if (!isUtc(claim.moment)) return answer(claim.date)
  if (inUrl && Math.abs(daysApart(inUrl.value, claim.day)) <= 1) return answer({ ...inUrl, confidence: 0.95 })
  const local = question.zone ? inZone(claim.moment, question.zone) : offsetOf(claim.moment, question.view)
  if (local)
    return answer({
      ...claim.date,
      ...local,
      value: local.day,
      flags: [...claim.date.flags, 'zone_converted'],
    })
  return isDoubtful(claim.moment) ? { published: null, doubtful: claim.moment } : answer(claim.date)
}

const isUtc = (moment: string) => /Z$/i.test(moment)

/** The zone that the page writes its other moments in, for one in UTC. */
function offsetOf(moment: string, view: PageView) {
  const { claims, modified } = view.meta
  const offset = [...claims, modified ?? ''].flatMap(
    (text) => text.match(/T\d\d:\d\d.*([+-])(\d\d):?(\d\d)$/) ?? [],
  )
  if (offset.length === 0 || (offset[2] === '00' && offset[3] === '00')) return null
  const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1)
  const at = new Date(Date.parse(moment) + minutes * 60_000).toISOString()
  return { day: at.slice(0, 10), time: at.slice(11, 16), zone: `${offset[1]}${offset[2]}:${offset[3]}` }
}

function claimOf(
  text: string,
  { order, anchor }: DateQuestion,
  rule: string,
  confidence: number,
): Claim | null {
  const reading = readStamp(text, order, anchor)
  if (!reading?.edtf || reading.kind === 'relative' || reading.kind === 'range') return null
  if (reading.precision !== 'day' && reading.precision !== 'minute') return null
  if (Number(reading.edtf.slice(0, 4)) < FIRST_YEAR) return null
  const date: PublishedDate = { ...toPublished(reading, null, rule, 'meta', confidence), text }
  const [year, month, day] = reading.edtf.split('-')
  const swapped = Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : null
  const open = reading.flags.some((flag) => flag.startsWith('order_assumed')) ? swapped : null
  const moment = (reading.dateTime ?? reading.edtf).replace(/[+-]00:?00$/, 'Z')
  return { day: reading.edtf, date, moment, other: open, american: /\d:\d\d:\d\d [AP]M$/.test(text.trim()) }
}

/** A `<time>` near the headline whose words are no date («three days ago»). */
function stampsNear(question: DateQuestion): Claim | null {
  for (const block of zoneOf(question)) {
    if (!block.stamp || block.index > question.first || isChanged(block, question.view)) continue
    const claim = claimOf(block.stamp, question, 'date/time-element', 0.9)
    if (claim) return claim
  }
  return null
}

/** Blocks round the headline in the order in which they count: below it, above it, below the text. */
function zoneOf({ view, title, first, last }: DateQuestion): readonly PageBlock[] {
  const usable = (index: number) => {
    const block = view.blocks[index]
    return block && !view.outs[index] && index !== title && block.tag !== 'title' ? [block] : []
  }
  const top = title >= 0 && title <= first ? title : first
  const below = range(top, Math.max(first + BELOW, top)).flatMap(usable)
  const above: PageBlock[] = []
  for (let i = top - 1, links = 0; i >= 0 && top - i <= ABOVE; i -= 1) {
    links = (view.blocks[i]?.linked ?? 0) > 0.5 ? links + 1 : 0
    // A menu parts the masthead, with the clock of the day, from the story.
    if (links > 2 || view.outs[i] === 'nav') break
    above.push(...usable(i).filter(({ text }) => !/^اليوم(?:\s|:|،)/u.test(text)))
  }
  return [...below, ...above, ...range(last, last + BELOW).flatMap(usable)]
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** Days that stand on lines of their own near the headline, best first; days of change and of the copy are left out. */
function shownDates(question: DateQuestion): readonly PublishedDate[] {
  const { view, order, anchor, title, first } = question
  const found: PublishedDate[] = []
  for (const block of zoneOf(question)) {
    if (isChanged(block, view)) continue
    const near = block.index <= first && block.index >= Math.min(title, first) - 3
    const below = block.index > first
    for (const part of block.text.split(PART_RE)) {
      const date =
        lineDate(part, block, order, anchor) ?? (near ? delimitedDate(part, block, order, anchor) : null)
      if (!date) continue
      // Above the headline a day that is also that of the copy is the clock of the masthead.
      const copied = date.value === view.meta.captured || date.value === anchor
      if (block.index < title && copied) continue
      // Below the first paragraph stand answers and other stories: only a day that says what it is counts there.
      if (below && date.rule !== 'date/labelled') continue
      found.push(date)
    }
  }
  const whole = found.filter((date) => !isPartial(date))
  return [...whole, ...found.filter(isPartial)]
}

/** By its class, or by the label in the block before it: the day of a change. */
function isChanged(block: PageBlock, view: PageView): boolean {
  if (named(block, UPDATED_RE, 2) && !named(block, PUBLISHED_RE, 2)) return true
  const before = view.blocks[block.index - 1]
  return before !== undefined && before.shape.words <= 4 && CHANGED_RE.test(foldLine(before.text))
}

function lineDate(
  text: string,
  block: PageBlock,
  order: DateOrder,
  anchor: string | null,
): PublishedDate | null {
  const [shape] = measureLines([text])
  const date = shape && readDateLine(shape, order, anchor)
  if (date?.kind !== 'published') return null
  const labelled = /(?:نشر|published|posted)/iu.test(foldLine(text.slice(0, date.reading.start)))
  return toPublished(date.reading, block.line, labelled ? 'date/labelled' : 'date/line', 'stated', 0.9)
}

/** A day between other things on one line: writer, city, section, number of readers. */
function delimitedDate(
  text: string,
  block: PageBlock,
  order: DateOrder,
  anchor: string | null,
): PublishedDate | null {
  if (block.prose && block.shape.stop) return null
  if (block.shape.words > 30 || block.heading > 0 || !/[\d٠-٩]{4}/u.test(text)) return null
  const readings = readDates(text, { order, anchor, span: webYears(anchor) })
  for (const reading of readings) {
    if (reading.kind !== 'absolute' || !reading.edtf || !/^\d{4}-\d\d-\d\d$/.test(reading.edtf)) continue
    const before = text.slice(0, reading.start)
    if (CHANGED_RE.test(foldLine(before))) continue
    if (DELIMITED_BEFORE_RE.test(before) && DELIMITED_AFTER_RE.test(text.slice(reading.end)))
      return toPublished(reading, block.line, 'date/delimited', 'stated', 0.85)
  }
  return null
}

/** Whether a line tells writer, section or city round a day, and nothing else. */
export function isDated(block: PageBlock): boolean {
  return delimitedDate(block.text, block, 'dmy', null) !== null
}

/** `/2015/06/11/`, `/2015-06-11-` and the like. */
function dateInUrl(url: string | null): PublishedDate | null {
  const path = url ? url.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '') : ''
  const whole = path.match(
    /[/_-]((?:19|20)\d\d)(?:\/[a-z]{2,20})?([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/i,
  )
  const [, year, , month, day] = whole ?? []
  if (!whole || !year || !month || !day) return null
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (Number(year) < FIRST_YEAR || Number.isNaN(Date.parse(`${value}T00:00Z`))) return null
  return {
    value,
    basis: 'url',
    text: whole[0].slice(1),
    line: null,
    rule: 'date/url',
    confidence: 0.85,
    candidates: [],
    flags: [],
    time: null,
    zone: null,
  }
}
