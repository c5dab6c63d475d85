// Gives every line of a document its role: what stands alone first, then head, running text and tail by their order.
import type { DateReading } from '../arabic/dates.ts'
import type { Dateline, LineRole } from '../model.ts'
import type { LineShape } from './lines.ts'
import type { DatelineReader } from './rules/dateline.ts'
import type { FurnitureHit, FurnitureReader } from './rules/furniture.ts'
import { isProse, MAX_HEADLINE_WORDS, opensAsProse } from './rules/prose.ts'
import type { DateLine } from './rules/published.ts'

export interface LineRules {
  readonly furniture: FurnitureReader
  readonly credit: (line: LineShape) => string | null
  readonly caption: (line: LineShape) => boolean
  readonly date: (line: LineShape) => DateLine | null
  readonly dateline: DatelineReader
}

/** What the rules made of one line. */
export interface ReadLine {
  readonly shape: LineShape
  readonly role: LineRole
  readonly hit: FurnitureHit | null
  readonly date: DateLine | null
  readonly dateline: Dateline | null
  /** The date that stands in the dateline. */
  readonly filed: DateReading | null
  readonly author: string | null
  readonly credit: string | null
}

const KIND_TO_ROLE = {
  nav: 'boilerplate:nav',
  share: 'boilerplate:share',
  promo: 'boilerplate:promo',
  cookie: 'boilerplate:cookie',
  copyright: 'boilerplate:copyright',
  crawl: 'boilerplate:crawl',
  url: 'boilerplate:promo_url',
  outlet: 'boilerplate:other',
  related: 'related:heading',
  caption: 'caption',
  credit: 'source_credit',
} as const satisfies Record<FurnitureHit['kind'], LineRole>

const SEPARATOR_RE = /^[-–—_=*•·.#~\s\u0640]{3,}$/u
const SUBHEAD_MAX_WORDS = 26
/** With a dateline right below it, a line of this length can still be a headline. */
const MAX_LONG_HEADLINE_WORDS = 80
/** A mark of a list, or of a column's paragraphs, at the beginning of a line. */
const BULLET_RE = /^[*•·▪■●○◄►_–—-]/u
const BRACKETED_RE = /^[([].{2,60}[)\]]$/u

type Draft = { -readonly [Key in keyof ReadLine]: ReadLine[Key] } & {
  /** Not settled yet. */
  open: boolean
  readonly index: number
  /** Nearest lines that are not blank. */
  previous: Draft | null
  next: Draft | null
}

/** @returns the lines in order, each with exactly one role. */
export function classify(shapes: readonly LineShape[], rules: LineRules): readonly ReadLine[] {
  const drafts = shapes.map((shape, index) => readAlone(shape, index, rules))
  linkNeighbours(drafts)
  const firstOpen = drafts.find((draft) => draft.open) ?? null
  const first = drafts.findIndex(
    (draft) =>
      draft.open && isProse(draft.shape) && !(draft === firstOpen && isHeadlineAbove(draft, drafts, rules)),
  )
  const start = readHead(drafts, first < 0 ? lastOpen(drafts) : first, first < 0, rules)
  readText(drafts, start, rules)
  return drafts.map(({ open, index, previous, next, ...line }) => line)
}

/** What a line is wherever it stands; `open` when that is not settled by the line alone. */
function readAlone(shape: LineShape, index: number, rules: LineRules): Draft {
  const draft: Draft = {
    shape,
    role: 'body',
    hit: null,
    date: null,
    dateline: null,
    filed: null,
    author: null,
    credit: null,
    open: false,
    index,
    previous: null,
    next: null,
  }
  if (shape.trimmed === '') return { ...draft, role: 'blank' }
  if (shape.words === 0)
    return {
      ...draft,
      role: SEPARATOR_RE.test(shape.trimmed) ? 'separator' : 'body',
      open: !SEPARATOR_RE.test(shape.trimmed),
    }
  const hit = rules.furniture(shape)
  if (hit) return { ...draft, role: KIND_TO_ROLE[hit.kind], hit }
  const date = rules.date(shape)
  if (date) return { ...draft, role: date.kind === 'crawled' ? 'boilerplate:crawl' : 'date', date }
  return { ...draft, open: true }
}

/** The first line can be a headline although it asks («هل تنجح …؟»), or is long and a dateline or byline comes before the text. */
function isHeadlineAbove(draft: Draft, drafts: readonly Draft[], rules: LineRules): boolean {
  const { shape, next } = draft
  if (shape.sentences || !next) return false
  if (/[؟?!]["”»]?$/u.test(shape.trimmed))
    return shape.words <= MAX_HEADLINE_WORDS && drafts.filter((other) => other.open).length > 1
  return (
    !shape.stop &&
    shape.words <= MAX_LONG_HEADLINE_WORDS &&
    (next.role === 'date' || (next.open && asDateline(next, rules, false)))
  )
}

/** Without any prose, the last open line is the text and those before it are its head. */
function lastOpen(drafts: readonly Draft[]): number {
  for (let i = drafts.length - 1; i >= 0; i -= 1) if (drafts[i]?.open) return i
  return drafts.length
}

/**
 * The lines above the text: datelines, bylines, then the headline and what stands round it.
 * @returns index of the first line of the text.
 */
function readHead(drafts: Draft[], first: number, noProse: boolean, rules: LineRules): number {
  const head = drafts.slice(0, first).filter((draft) => draft.open)
  const headline = head.find(
    (draft) => !asDateline(draft, rules, false) && canBeHeadline(draft.shape, noProse),
  )
  for (const draft of head) {
    if (draft === headline) continue
    asDateline(draft, rules, true)
  }
  const left = head.filter((draft) => draft.open && draft.shape.words > 0)
  const [top, below] = left
  const kicker = top && below && isKicker(top.shape, below.shape) ? top : null
  const title = kicker ? below : top && (canBeHeadline(top.shape, noProse) || isProse(top.shape)) ? top : null
  if (kicker) settle(kicker, 'kicker')
  if (title) settle(title, 'title')
  const before = title ? title.index : -1
  for (const draft of left) {
    if (!draft.open) continue
    if (draft.index < before) settle(draft, 'kicker')
    else if (noProse) break
    else
      settle(
        draft,
        looksLikeDate(draft.shape)
          ? 'date'
          : asByline(draft)
            ? 'byline'
            : rules.caption(draft.shape)
              ? 'caption'
              : 'subhead',
      )
  }
  const text = drafts.findIndex((draft) => draft.open)
  return text < 0 ? drafts.length : text
}

function canBeHeadline(shape: LineShape, noProse: boolean): boolean {
  if (BULLET_RE.test(shape.trimmed)) return false
  return (
    shape.words >= 1 && shape.words <= MAX_HEADLINE_WORDS && (noProse || !shape.ellipsis || shape.words > 2)
  )
}

/** A short line right above a longer one, with the dateline not between them. */
function isKicker(top: LineShape, below: LineShape): boolean {
  return (
    top.words <= 5 &&
    below.words >= top.words + 2 &&
    below.words <= MAX_HEADLINE_WORDS &&
    !/[:：]$/u.test(below.trimmed)
  )
}

function asDateline(draft: Draft, rules: LineRules, take: boolean): boolean {
  const credit = rules.credit(draft.shape)
  const reading = rules.dateline.line(draft.shape.trimmed)
  if (!reading) {
    if (credit && take) Object.assign(draft, { role: 'source_credit', credit, open: false })
    return credit !== null
  }
  if (!reading.known && draft.shape.words > 5) return false
  if (!take) return reading.known
  draft.dateline = reading.dateline
  draft.filed = reading.date
  draft.author = reading.author
  settle(draft, reading.author === null ? 'dateline' : 'byline')
  return true
}

/** A line of two to four words between headline and text: somebody's name. */
function asByline(draft: Draft): boolean {
  const { shape } = draft
  if (shape.words < 2 || shape.words > 4 || /[\p{N}:،؛«"“]/u.test(shape.trimmed)) return false
  draft.author = shape.trimmed.replace(/[\s·•|,،\-–—]+$/u, '')
  return true
}

/** A short line with a year and a day in it: a date in a calendar or language that is not read. */
function looksLikeDate(shape: LineShape): boolean {
  return (
    shape.words <= 6 &&
    !shape.stop &&
    /(?<!\d)[12]\d{3}(?!\d)/.test(shape.folded) &&
    /(?<!\d)\d{1,2}(?!\d)/.test(shape.folded)
  )
}

function settle(draft: Draft, role: LineRole): void {
  draft.role = role
  draft.open = false
}

/** Running text and tail: what follows the last sentence leads elsewhere, what stands between sentences divides them. */
function readText(drafts: Draft[], start: number, rules: LineRules): void {
  const prose = drafts.map((draft, i) => i >= start && draft.open && isProse(draft.shape))
  const stops = drafts.filter((draft, i) => prose[i] && draft.shape.stop).length
  const punctuated = stops >= prose.filter(Boolean).length * 0.6
  const more = textAfter(drafts, prose, rules)
  let related = false
  let seenText = false
  for (let i = start; i < drafts.length; i += 1) {
    const draft = drafts[i]
    if (!draft) continue
    if (draft.role === 'related:heading') related = true
    if (!draft.open) continue
    if (related && !resumes(draft.shape, rules)) {
      settle(draft, draft.shape.ellipsis || isProse(draft.shape) ? 'related:teaser' : 'related:title')
      continue
    }
    related = false
    const role = prose[i] || !seenText ? 'body' : roleOfShortLine(draft, more[i] === true, punctuated, rules)
    if (role === 'source_credit') draft.credit = rules.credit(draft.shape)
    settle(draft, role)
    if (role === 'body') seenText = true
  }
}

/** After a "see also" only a whole sentence without a teaser's marks is text again. */
function resumes(shape: LineShape, rules: LineRules): boolean {
  return shape.stop && isProse(shape) && shape.words >= 12 && rules.dateline.inline(shape.trimmed) === null
}

function textAfter(
  drafts: readonly Draft[],
  prose: readonly boolean[],
  rules: LineRules,
): readonly boolean[] {
  const after: boolean[] = new Array(drafts.length).fill(false)
  // Below: some sentence takes the story up again; some sentence stands before the next "see also".
  let resumed = false
  let before = false
  for (let i = drafts.length - 1; i >= 0; i -= 1) {
    const draft = drafts[i] as Draft
    after[i] = resumed || before
    if (draft.role === 'related:heading') before = false
    if (prose[i]) {
      before = true
      resumed ||= resumes(draft.shape, rules)
    }
  }
  return after
}

function roleOfShortLine(draft: Draft, more: boolean, punctuated: boolean, rules: LineRules): LineRole {
  const { shape, previous, next } = draft
  if (rules.credit(shape)) return 'source_credit'
  if (shape.words <= 6 && rules.dateline.line(shape.trimmed)?.known) return 'dateline'
  if (!more) return roleInTail(draft, rules)
  if (opensAsProse(shape) && shape.words > 4) return 'body'
  if (rules.caption(shape) || (BRACKETED_RE.test(shape.trimmed) && shape.words <= 8)) return 'caption'
  if (
    shape.stop ||
    shape.ellipsis ||
    shape.words > SUBHEAD_MAX_WORDS ||
    /^[-–—•*\d(«"“]/u.test(shape.trimmed)
  )
    return 'body'
  if (next && (!next.open || !(isProse(next.shape) || rules.dateline.line(next.shape.trimmed)?.known)))
    return 'body'
  if (punctuated) return 'subhead'
  const neighbours = Math.min(previous?.shape.words ?? 0, next?.shape.words ?? 0)
  return shape.words <= 10 && shape.words * 2 <= neighbours ? 'subhead' : 'body'
}

/** Below the last sentence: titles of other stories, captions of videos, or a last line that lost its full stop. */
function roleInTail(draft: Draft, rules: LineRules): LineRole {
  const { shape, previous } = draft
  const reading = shape.words <= 6 ? rules.dateline.line(shape.trimmed) : null
  if (reading?.known) return 'byline'
  if (isAmongPromotion(draft)) return 'boilerplate:promo'
  if (opensAsProse(shape) || shape.words > MAX_HEADLINE_WORDS || /^[-–—•*\d(«"“]/u.test(shape.trimmed))
    return 'body'
  if (!shape.afterBlank && previous?.role === 'body') return 'body'
  if (shape.words < 3) return 'body'
  if (shape.ellipsis) return 'related:teaser'
  return 'related:video_caption'
}

/** A line between two lines of promotion is one of them, whatever its words. */
function isAmongPromotion({ previous, next }: Draft): boolean {
  const promotes = (draft: Draft | null) => draft !== null && /^boilerplate:(?:promo|other)/.test(draft.role)
  return promotes(previous) && promotes(next)
}

function linkNeighbours(drafts: readonly Draft[]): void {
  let last: Draft | null = null
  for (const draft of drafts) {
    draft.previous = last
    if (draft.role !== 'blank') last = draft
  }
  last = null
  for (const draft of drafts.toReversed()) {
    draft.next = last
    if (draft.role !== 'blank') last = draft
  }
}
