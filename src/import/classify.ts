// Gives every line of a document its role: what stands alone first, then head, running text and tail by their order.
import type { DateReading } from '../arabic/dates.ts'
import { foldLine } from '../arabic/letters.ts'
import type { Dateline, LineRole } from '../model.ts'
import { pickHeadline, sharedWords } from './headline.ts'
import type { LineShape } from './lines.ts'
import type { DatelineReader } from './rules/dateline.ts'
import type { FurnitureHit, FurnitureReader } from './rules/furniture.ts'
import { isProse, MAX_HEADLINE_WORDS, opensAsProse } from './rules/prose.ts'
import type { DateLine } from './rules/published.ts'
import { isInitials } from './rules/shapes.ts'
import { settleSurroundings } from './surroundings.ts'

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
  counters: 'boilerplate:other',
  comments: 'boilerplate:share',
  tags: 'boilerplate:nav',
  contact: 'boilerplate:other',
  signoff: 'boilerplate:other',
} as const satisfies Record<FurnitureHit['kind'], LineRole>

const SEPARATOR_RE = /^[-–—_=*•·.#~\s\u0640]{3,}$/u
const SUBHEAD_MAX_WORDS = 26
/** A byline below the text, with the names of writer and editor. */
const MAX_BYLINE_WORDS = 12
/** With a dateline right below it, a line of this length can still be a headline. */
const MAX_LONG_HEADLINE_WORDS = 80
/** A mark of a list, or of a column's paragraphs, at the beginning of a line. */
const BULLET_RE = /^[*•·▪■●○◄►_–—-]/u
const MAX_KICKER_WORDS = 12
/** Lines among which headline, date and byline are looked for. */
const MAX_HEAD_LINES = 80
/** Words of a line that looks like a name and may be a headline. */
const LEAST_TOLD = 4
/** Paragraphs of a story are longer than what is written below it. */
const SOLID_WORDS = 10
/** A paragraph of this length is no comment: the page's own lines stood among those of the story. */
const LONG_PARAGRAPH = 25
/** Furniture that no story goes on below. */
const ENDING_KINDS: ReadonlySet<FurnitureHit['kind']> = new Set([
  'share',
  'comments',
  'tags',
  'copyright',
  'cookie',
  'contact',
  'promo',
])
/** A section's name, or a line above the headline. */
const MAX_LABEL_WORDS = 5
/** A verb in the past plural: no headline begins with it, lines above headlines do. */
const PLURAL_VERB_RE = /^\p{L}{2,}وا\s/u
/** A heading with the title that it leads to on the same line. */
const INLINE_LINK_RE = /[:：]\s*\S+\s+\S/u
/** Figures in columns. */
const TABLE_RE = /\t\S|(?:[\p{Nd}.,%+-]{2,}\s+){2}/u
const BRACKETED_RE = /^[([].{2,60}[)\]]$/u

type Draft = { -readonly [Key in keyof ReadLine]: ReadLine[Key] } & {
  /** Not settled yet. */
  open: boolean
  readonly index: number
  /** Nearest lines that are not blank. */
  previous: Draft | null
  next: Draft | null
}

/**
 * @param title headline that the container of the document gives: a line that repeats it is the headline, none else is.
 * @returns the lines in order, each with exactly one role.
 */
export function classify(
  shapes: readonly LineShape[],
  rules: LineRules,
  title: string | null = null,
): readonly ReadLine[] {
  const drafts = shapes.map((shape, index) => readAlone(shape, index, rules))
  linkNeighbours(drafts)
  if (title !== null) return classifyTitled(drafts, foldLine(title), rules)
  const prose = drafts.findIndex(({ open, shape }) => open && isProse(shape))
  settleSurroundings(drafts, {
    first: prose < 0 ? drafts.length : prose,
    last: drafts.findLastIndex(({ open, shape }) => open && isProse(shape) && !isInitials(shape)),
    isProse,
    isByline: (shape) => rules.dateline.line(shape.trimmed)?.known === true || rules.credit(shape) !== null,
  })
  let labels = true
  const first = drafts.findIndex((draft) => {
    if (!draft.open) return false
    const isText = isProse(draft.shape) && !(labels && isHeadlineAbove(draft, drafts, rules))
    // Only short labels may stand above a headline that is as long as a sentence.
    labels &&= draft.shape.words <= MAX_LABEL_WORDS
    return isText
  })
  const start = readHead(drafts, first < 0 ? lastOpen(drafts) : first, first < 0, rules)
  readText(drafts, start, rules)
  return drafts.map(({ open, index, previous, next, ...line }) => line)
}

/** The text of an item whose headline stands beside it: datelines and bylines above the text, then the text. */
function classifyTitled(drafts: Draft[], title: string, rules: LineRules): readonly ReadLine[] {
  const again = drafts.find(({ open, shape }) => open && shape.folded === title)
  if (again) settle(again, 'title')
  for (const draft of drafts) {
    if (draft.open && !asDateline(draft, rules, true)) break
  }
  readText(drafts, 0, rules)
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
  if (date)
    return withByline({ ...draft, role: date.kind === 'crawled' ? 'boilerplate:crawl' : 'date', date }, rules)
  return { ...draft, open: true }
}

/** A line with a date can say who reported, too: «الرياض 5 رجب … واس»، «نشر بواسطة فلان في 14 مارس 2018». */
function withByline(draft: Draft, rules: LineRules): Draft {
  const { date, shape } = draft
  if (date?.kind !== 'published' || date.reading.text.length + 3 >= shape.trimmed.length) return draft
  const reading = rules.dateline.line(shape.trimmed)
  if (!reading?.known) return draft
  const { dateline, author } = reading
  return { ...draft, role: author === null ? 'dateline' : 'byline', dateline, author }
}

/** The first line can be a headline although it asks («هل تنجح …؟»), or is long and a dateline or byline comes before the text. */
function isHeadlineAbove(draft: Draft, drafts: readonly Draft[], rules: LineRules): boolean {
  const { shape, next } = draft
  if (!next) return false
  const headEnds = next.date !== null || next.hit !== null || (next.open && asDateline(next, rules, false))
  // «كم كوبا يكفي؟ دراسة تجيب» is a headline where the head goes on below it.
  if (shape.sentences) return !shape.stop && shape.words <= MAX_HEADLINE_WORDS && headEnds
  if (/[؟?!]["”»]?$/u.test(shape.trimmed))
    return shape.words <= MAX_HEADLINE_WORDS && drafts.filter((other) => other.open).length > 1
  return !shape.stop && shape.words <= MAX_LONG_HEADLINE_WORDS && headEnds
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
  const above = drafts.slice(0, first).filter((draft) => draft.open)
  const head = noProse ? above.slice(0, MAX_HEAD_LINES) : above.slice(-MAX_HEAD_LINES)
  const headline =
    head.find((draft) => !asDateline(draft, rules, false) && canBeHeadline(draft.shape, noProse)) ??
    nameAsHeadline(head, rules, drafts.slice(first))
  for (const draft of head) {
    if (draft === headline) continue
    asDateline(draft, rules, true)
  }
  const left = withoutPageTitle(head.filter((draft) => draft.open && draft.shape.words > 0))
  const candidates = left.filter(
    (draft) =>
      !(left.length > 1 && isPictureCredit(draft, rules)) &&
      (canBeHeadline(draft.shape, noProse) || isProse(draft.shape)),
  )
  const title = noProse ? firstHeadline(candidates) : bestHeadline(candidates, drafts.slice(first))
  if (title) settle(title, 'title')
  const before = title ? title.index : -1
  for (const draft of left) {
    if (!draft.open) continue
    if (draft.index < before) settle(draft, isKicker(draft, title) ? 'kicker' : 'boilerplate:nav')
    else if (noProse) break
    else
      settle(
        draft,
        looksLikeDate(draft.shape)
          ? 'date'
          : asByline(draft, drafts, rules)
            ? 'byline'
            : rules.caption(draft.shape) || draft.shape.folded === title?.shape.folded
              ? 'caption'
              : 'subhead',
      )
  }
  const text = drafts.findIndex((draft) => draft.open)
  return text < 0 ? drafts.length : text
}

/**
 * Of two lines that hold a name and nothing else, the first is a headline: «فلان الفلاني» above «علان العلاني». A line
 * that only looks like a name is one where the text takes its words up: «ختام مهرجان الصمغ العربي».
 */
function nameAsHeadline(
  head: readonly Draft[],
  rules: LineRules,
  below: readonly Draft[],
): Draft | undefined {
  const [first, ...more] = head
  const isName = ({ shape }: Draft) => {
    const reading = rules.dateline.line(shape.trimmed)
    return reading !== null && reading.dateline === null && reading.author === shape.trimmed
  }
  if (!first || !isName(first)) return undefined
  const byline = more.some(({ shape }) => rules.dateline.line(shape.trimmed)?.author)
  const text = below.filter(({ open, shape }) => open && isProse(shape)).map(({ shape }) => shape)
  const told = first.shape.words >= LEAST_TOLD && sharedWords(first.shape, text) >= 2
  return byline || told ? first : undefined
}

/** «من مباراة كذا (عدسة: فلان)» above the headline. */
function isPictureCredit({ shape }: Draft, rules: LineRules): boolean {
  return /[)©]$/u.test(shape.trimmed) && rules.caption(shape)
}

/** «صحيفة - عنوان - قسم» above «عنوان» is the name of the page in its window, not the headline. */
function withoutPageTitle(head: readonly Draft[]): readonly Draft[] {
  const isPageTitle = ({ shape }: Draft, at: number) =>
    head.slice(at + 1).some(({ shape: below }) => {
      if (below.words < 4 || shape.words <= below.words) return false
      if (!` ${shape.folded} `.includes(` ${below.folded} `)) return false
      const rest = shape.trimmed.replace(below.trimmed, '')
      return rest === shape.trimmed || /[-–—|:»«/\\]/u.test(rest)
    })
  for (const draft of head.filter(isPageTitle)) settle(draft, 'boilerplate:nav')
  return head.filter(({ open }) => open)
}

function canBeHeadline(shape: LineShape, noProse: boolean): boolean {
  if (BULLET_RE.test(shape.trimmed)) return false
  return (
    shape.words >= 1 && shape.words <= MAX_HEADLINE_WORDS && (noProse || !shape.ellipsis || shape.words > 2)
  )
}

/** Without running text to hold the lines against: the first one, or the longer one below it. */
function firstHeadline(candidates: readonly Draft[]): Draft | null {
  const [top, below] = candidates
  const longer =
    top &&
    below &&
    top.shape.words <= MAX_LABEL_WORDS &&
    below.shape.words >= top.shape.words + 2 &&
    below.shape.words <= MAX_LONG_HEADLINE_WORDS &&
    !/[:：]$/u.test(below.shape.trimmed)
  return (longer ? below : top) ?? null
}

function bestHeadline(candidates: readonly Draft[], below: readonly Draft[]): Draft | null {
  // «طالبوا بتحويل السوق» above or below a headline says what those of the headline did.
  const able = candidates.filter(({ shape }) => !PLURAL_VERB_RE.test(shape.trimmed))
  const from = able.length > 0 ? able : candidates
  const text = below.filter(({ open, shape }) => open && isProse(shape)).map(({ shape }) => shape)
  const shapes = from.map(({ shape }) => shape)
  return from[pickHeadline(shapes, text)] ?? null
}

/** A short line right above the headline; words further up are the page's. */
function isKicker({ shape, next }: Draft, title: Draft | null): boolean {
  return next === title && shape.words > 1 && shape.words <= MAX_KICKER_WORDS
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

/** A line of two to four words between headline and text, where nothing else says who wrote: somebody's name. */
function asByline(draft: Draft, drafts: readonly Draft[], rules: LineRules): boolean {
  const { shape } = draft
  if (drafts.some(({ author, dateline }) => author !== null || dateline?.agency)) return false
  if (
    shape.words < 2 ||
    shape.words > 4 ||
    /[\p{N}:،؛«"“؟?!()[\]/]|\.\.|…|\s[-–—ـ]|[-–—ـ]\s/u.test(shape.trimmed)
  )
    return false
  if (!rules.dateline.names.couldBeName(shape.trimmed.replace(/[\s·•|,،\-–—]+$/u, ''))) return false
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
  const last = lastOfStory(drafts, prose, punctuated)
  let related = false
  let seenText = false
  // Below the story, once the page's own lines have begun.
  let closed = false
  for (let i = start; i < drafts.length; i += 1) {
    const draft = drafts[i]
    if (!draft) continue
    if (draft.role === 'related:heading') {
      // «اقرأ أيضا: عنوان» between paragraphs leads away by itself.
      related = !(more[i] && INLINE_LINK_RE.test(draft.shape.trimmed))
      if (!related) draft.role = 'related:title'
    }
    // The day of another story.
    if (related && seenText && draft.role === 'date')
      Object.assign(draft, { role: 'related:teaser', date: null })
    if (i > last && draft.hit !== null && ENDING_KINDS.has(draft.hit.kind)) {
      closed = true
      related = false
    }
    if (!draft.open) continue
    if (closed && prose[i] && draft.shape.words >= LONG_PARAGRAPH) closed = false
    if (closed && !related) {
      settle(draft, roleOfPage(draft.shape))
      continue
    }
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

/** Index of the last paragraph of some length; what readers and the page write below it is shorter. */
function lastOfStory(drafts: readonly Draft[], prose: readonly boolean[], punctuated: boolean): number {
  const solid = drafts.findLastIndex(
    ({ shape }, i) => prose[i] && shape.words >= SOLID_WORDS && (shape.stop || !punctuated),
  )
  return solid >= 0 ? solid : prose.lastIndexOf(true)
}

/** A line among the page's own below the story: a headline leads away, everything else is the page's or its readers'. */
function roleOfPage(shape: LineShape): LineRole {
  const headline = shape.words >= 5 && shape.words <= 20 && !shape.stop && !isProse(shape)
  return headline ? 'related:title' : 'boilerplate:other'
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
  // «إعداد: فلان» below the text names its author; «إعداد: قسم الأخبار» is a credit.
  if (!more && rules.credit(shape) && rules.dateline.line(shape.trimmed)?.author)
    return roleInTail(draft, rules)
  if (rules.credit(shape)) return 'source_credit'
  if (!more) return roleInTail(draft, rules)
  if (shape.words <= 6 && rules.dateline.line(shape.trimmed)?.known) return 'dateline'
  if (opensAsProse(shape) && shape.words > 4) return 'body'
  if (rules.caption(shape) || (BRACKETED_RE.test(shape.trimmed) && shape.words <= 8)) return 'caption'
  if (
    shape.stop ||
    shape.ellipsis ||
    shape.words > SUBHEAD_MAX_WORDS ||
    TABLE_RE.test(`${shape.trimmed} `) ||
    /^(?:[-–—•\d(«"“]|\*(?!\*\s?\p{L})|\*\*\s?\*)|[،؛]$/u.test(shape.trimmed)
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
  const reading = shape.words <= MAX_BYLINE_WORDS ? rules.dateline.line(shape.trimmed) : null
  if (reading?.known) {
    draft.author = reading.author
    return 'byline'
  }
  if (isAmongPromotion(draft)) return 'boilerplate:promo'
  if (opensAsProse(shape) || shape.words > MAX_HEADLINE_WORDS || /^[-–—•*\d(«"“]/u.test(shape.trimmed))
    return 'body'
  if (!shape.afterBlank && previous?.role === 'body') return 'body'
  // A section's name or a link; the last words of a text stand with their sentence.
  // What stands right below a name says who that is: «رئيس المجلس المحلي».
  if (shape.words < 4 && previous?.role === 'byline') return 'byline'
  if (shape.words < 4) return previous?.role === 'body' ? 'body' : 'boilerplate:nav'
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
