// Lines on their way to a role: what each is wherever it stands, and what it has for neighbours.
import type { DateReading } from '../arabic/dates.ts'
import type { Dateline, LineRole } from '../model.ts'
import type { LineShape } from './lines.ts'
import type { DatelineReader } from './rules/dateline.ts'
import type { FurnitureHit, FurnitureReader } from './rules/furniture.ts'
import type { LineRule } from './rules/line-rules.ts'
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
  /** Why it is no part of the story; null for lines that are. */
  readonly rule: LineRule | null
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
  counters: 'boilerplate:other',
  comments: 'boilerplate:share',
  tags: 'boilerplate:nav',
  contact: 'boilerplate:other',
  signoff: 'boilerplate:other',
} as const satisfies Record<FurnitureHit['kind'], LineRole>

/** The rule of a line that holds a date and little else. */
export const DATE_RULE = {
  published: 'date/line',
  updated: 'date/updated',
  crawled: 'date/crawled',
} as const satisfies Record<DateLine['kind'], LineRule>

const SEPARATOR_RE = /^[-–—_=*•·.#~\s\u0640]{3,}$/u

export type Draft = { -readonly [Key in keyof ReadLine]: ReadLine[Key] } & {
  /** Not settled yet. */
  open: boolean
  readonly index: number
  /** Nearest lines that are not blank. */
  previous: Draft | null
  next: Draft | null
}

/** What a line is wherever it stands; `open` when that is not settled by the line alone. */
export function readAlone(shape: LineShape, index: number, rules: LineRules): Draft {
  const draft: Draft = {
    shape,
    role: 'body',
    rule: null,
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
    return SEPARATOR_RE.test(shape.trimmed)
      ? { ...draft, role: 'separator', rule: 'shape/separator' }
      : { ...draft, open: true }
  const hit = rules.furniture(shape)
  if (hit) return { ...draft, role: KIND_TO_ROLE[hit.kind], rule: hit.rule, hit }
  const date = rules.date(shape)
  if (date)
    return withByline(
      {
        ...draft,
        role: date.kind === 'crawled' ? 'boilerplate:crawl' : 'date',
        rule: DATE_RULE[date.kind],
        date,
      },
      rules,
    )
  return { ...draft, open: true }
}

/** A line with a date can say who reported, too: «الرياض 5 رجب … واس»، «نشر بواسطة فلان في 14 مارس 2018». */
function withByline(draft: Draft, rules: LineRules): Draft {
  const { date, shape } = draft
  if (date?.kind !== 'published' || date.reading.text.length + 3 >= shape.trimmed.length) return draft
  const reading = rules.dateline.line(shape.trimmed)
  if (!reading?.known) return draft
  const { dateline, author } = reading
  return { ...draft, role: author === null ? 'dateline' : 'byline', rule: null, dateline, author }
}

export function asDateline(draft: Draft, rules: LineRules, take: boolean): boolean {
  const credit = rules.credit(draft.shape)
  const reading = rules.dateline.line(draft.shape.trimmed)
  if (!reading) {
    if (credit && take) {
      draft.credit = credit
      settle(draft, 'source_credit', 'credit/labelled')
    }
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

/** Gives a line its role; `rule` for one that is no part of the story. */
export function settle(
  draft: Pick<Draft, 'role' | 'rule' | 'open'>,
  role: LineRole,
  rule: LineRule | null = null,
): void {
  draft.role = role
  draft.rule = rule
  draft.open = false
}

export function linkNeighbours(drafts: readonly Draft[]): void {
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
