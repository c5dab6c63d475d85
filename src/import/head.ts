// Reads the lines above a text: headline and kicker, datelines, bylines, what stands between them and the text.
import { asDateline, type Draft, type LineRules, settle } from './drafts.ts'
import { pickHeadline, sharedWords } from './headline.ts'
import type { LineShape } from './lines.ts'
import { isProse, MAX_HEADLINE_WORDS } from './rules/prose.ts'

/** With a dateline right below it, a line of this length can still be a headline. */
const MAX_LONG_HEADLINE_WORDS = 80

/** A mark of a list, or of a column's paragraphs, at the beginning of a line. */
const BULLET_RE = /^[*•·▪■●○◄►_–—-]/u

const MAX_KICKER_WORDS = 12

/** Lines among which headline, date and byline are looked for. */
const MAX_HEAD_LINES = 80

/** Words of a line that looks like a name and may be a headline. */
const LEAST_TOLD = 4

/** A section's name, or a line above the headline. */
export const MAX_LABEL_WORDS = 5

/** A verb in the past plural: no headline begins with it, lines above headlines do. */
const PLURAL_VERB_RE = /^\p{L}{2,}وا\s/u

/** The first line can be a headline although it asks («هل تنجح …؟»), or is long and a dateline or byline comes before the text. */
export function isHeadlineAbove(draft: Draft, drafts: readonly Draft[], rules: LineRules): boolean {
  const { shape, next } = draft
  if (!next) return false
  const headEnds = next.date !== null || next.hit !== null || (next.open && asDateline(next, rules, false))
  // «كم كوبا يكفي؟ دراسة تجيب» is a headline where the head goes on below it.
  if (shape.sentences) return !shape.stop && shape.words <= MAX_HEADLINE_WORDS && headEnds
  if (/[؟?!]["”»]?$/u.test(shape.trimmed))
    return shape.words <= MAX_HEADLINE_WORDS && drafts.filter((other) => other.open).length > 1
  return !shape.stop && shape.words <= MAX_LONG_HEADLINE_WORDS && headEnds
}

/**
 * The lines above the text: datelines, bylines, then the headline and what stands round it.
 * @returns index of the first line of the text.
 */
export function readHead(drafts: Draft[], first: number, noProse: boolean, rules: LineRules): number {
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
    if (draft.index < before) {
      if (isKicker(draft, title)) settle(draft, 'kicker')
      else settle(draft, 'boilerplate:nav', 'place/above-headline')
    } else if (noProse) break
    else if (looksLikeDate(draft.shape)) settle(draft, 'date', 'shape/unread-date')
    else if (asByline(draft, drafts, rules)) settle(draft, 'byline')
    else if (rules.caption(draft.shape)) settle(draft, 'caption', 'shape/caption')
    else if (draft.shape.folded === title?.shape.folded) settle(draft, 'caption', 'place/headline-again')
    else settle(draft, 'subhead')
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
  for (const draft of head.filter(isPageTitle)) settle(draft, 'boilerplate:nav', 'shape/page-title')
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
