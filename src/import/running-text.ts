// Reads running text and what follows it: paragraphs, sub-headlines, captions, links to other stories, the page's own lines.
import type { LineRole } from '../model.ts'
import { type Draft, type LineRules, settle } from './drafts.ts'
import type { LineShape } from './lines.ts'
import type { FurnitureHit } from './rules/furniture.ts'
import type { LineRule } from './rules/line-rules.ts'
import { isProse, MAX_HEADLINE_WORDS, opensAsProse } from './rules/prose.ts'

const SUBHEAD_MAX_WORDS = 26

/** A byline below the text, with the names of writer and editor. */
const MAX_BYLINE_WORDS = 12

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

/** A heading with the title that it leads to on the same line. */
const INLINE_LINK_RE = /[:：]\s*\S+\s+\S/u

/** Figures in columns. */
const TABLE_RE = /\t\S|(?:[\p{Nd}.,%+-]{2,}\s+){2}/u

const BRACKETED_RE = /^[([].{2,60}[)\]]$/u

/** A role, with the rule where it is none of the story's. */
type Role = readonly [role: LineRole, rule?: LineRule]

/** Running text and tail: what follows the last sentence leads elsewhere, what stands between sentences divides them. */
export function readText(drafts: Draft[], start: number, rules: LineRules): void {
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
    if (related && seenText && draft.role === 'date') {
      draft.date = null
      settle(draft, 'related:teaser', 'place/date-after-see-also')
    }
    if (i > last && draft.hit !== null && ENDING_KINDS.has(draft.hit.kind)) {
      closed = true
      related = false
    }
    if (!draft.open) continue
    if (closed && prose[i] && draft.shape.words >= LONG_PARAGRAPH) closed = false
    if (closed && !related) {
      settle(draft, roleOfPage(draft.shape), 'place/after-page-lines')
      continue
    }
    if (related && !resumes(draft.shape, rules)) {
      const teaser = draft.shape.ellipsis || isProse(draft.shape)
      settle(draft, teaser ? 'related:teaser' : 'related:title', 'place/after-see-also')
      continue
    }
    related = false
    const [role, rule] =
      prose[i] || !seenText ? BODY : roleOfShortLine(draft, more[i] === true, punctuated, rules)
    if (role === 'source_credit') draft.credit = rules.credit(draft.shape)
    settle(draft, role, rule)
    if (role === 'body') seenText = true
  }
}

const BODY: Role = ['body']

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

function roleOfShortLine(draft: Draft, more: boolean, punctuated: boolean, rules: LineRules): Role {
  const { shape, previous, next } = draft
  // «إعداد: فلان» below the text names its author; «إعداد: قسم الأخبار» is a credit.
  if (!more && rules.credit(shape) && rules.dateline.line(shape.trimmed)?.author)
    return roleInTail(draft, rules)
  if (rules.credit(shape)) return ['source_credit', 'credit/labelled']
  if (!more) return roleInTail(draft, rules)
  if (shape.words <= 6 && rules.dateline.line(shape.trimmed)?.known) return ['dateline']
  if (opensAsProse(shape) && shape.words > 4) return BODY
  if (rules.caption(shape)) return ['caption', 'shape/caption']
  if (BRACKETED_RE.test(shape.trimmed) && shape.words <= 8) return ['caption', 'shape/bracketed']
  if (
    shape.stop ||
    shape.ellipsis ||
    shape.words > SUBHEAD_MAX_WORDS ||
    TABLE_RE.test(`${shape.trimmed} `) ||
    /^(?:[-–—•\d(«"“]|\*(?!\*\s?\p{L})|\*\*\s?\*)|[،؛]$/u.test(shape.trimmed)
  )
    return BODY
  if (next && (!next.open || !(isProse(next.shape) || rules.dateline.line(next.shape.trimmed)?.known)))
    return BODY
  if (punctuated) return ['subhead']
  const neighbours = Math.min(previous?.shape.words ?? 0, next?.shape.words ?? 0)
  return shape.words <= 10 && shape.words * 2 <= neighbours ? ['subhead'] : BODY
}

/** Below the last sentence: titles of other stories, captions of videos, or a last line that lost its full stop. */
function roleInTail(draft: Draft, rules: LineRules): Role {
  const { shape, previous } = draft
  // «تصوير: فلان» below the text.
  if (shape.words <= MAX_BYLINE_WORDS && rules.dateline.names.labelOf(shape.trimmed)?.kind === 'photographer')
    return ['caption', 'shape/photographer']
  const reading = shape.words <= MAX_BYLINE_WORDS ? rules.dateline.line(shape.trimmed) : null
  if (reading?.known) {
    draft.author = reading.author
    return ['byline']
  }
  if (isAmongPromotion(draft)) return ['boilerplate:promo', 'place/among-promotion']
  if (opensAsProse(shape) || shape.words > MAX_HEADLINE_WORDS || /^[-–—•*\d(«"“]/u.test(shape.trimmed))
    return BODY
  if (!shape.afterBlank && previous?.role === 'body') return BODY
  // A section's name or a link; the last words of a text stand with their sentence.
  // What stands right below a name says who that is: «رئيس المجلس المحلي».
  if (shape.words < 4 && previous?.role === 'byline') return ['byline']
  if (shape.words < 4) return previous?.role === 'body' ? BODY : ['boilerplate:nav', 'place/label-below-text']
  if (shape.ellipsis) return ['related:teaser', 'place/teaser-below-text']
  return ['related:video_caption', 'place/headline-below-text']
}

/** A line between two lines of promotion is one of them, whatever its words. */
function isAmongPromotion({ previous, next }: Draft): boolean {
  const promotes = (draft: Draft | null) => draft !== null && /^boilerplate:(?:promo|other)/.test(draft.role)
  return promotes(previous) && promotes(next)
}
