// Finds where a document goes on with another story: a headline with a dateline, date or lede of its own.
import { foldLine } from '../arabic/letters.ts'
import type { Story } from '../model.ts'
import type { ReadLine } from './classify.ts'
import type { DatelineReader } from './rules/dateline.ts'
import { isProse, opensAsProse } from './rules/prose.ts'
import { bare } from './speech/words.ts'

const MIN_HEADLINE_WORDS = 4
/** With a byline below it, a shorter line is a headline. */
const MIN_BYLINED_WORDS = 2
const MAX_BYLINE_WORDS = 6
const MAX_HEADLINE_WORDS = 26
/** A lede repeats so much of its headline; a paragraph below a sub-headline mostly goes on from what came before. */
const RESTATES = 0.6
/** A paragraph that repeats so much of the first headline goes back to the first story. */
const RETURNS = 0.6
const RETURN_RE = /^(?:هذا و|هذا وقد|يذكر ان|تجدر|وكان|وكانت|يشار الي|الي ذلك)/u

/**
 * Stories after the first one, in order. A sub-headline of the same story is none: a story of its own has a dateline,
 * byline or date between headline and text, or one at the beginning of its text, or a lede that tells its headline
 * again without a word that ties it to what came before («من جهته»، «وأكد»).
 * @param read all lines of the document in order.
 * @param dateline reads datelines at the beginning of a paragraph.
 */
export function readStories(read: readonly ReadLine[], dateline: DatelineReader): readonly Story[] {
  const lines = read.filter(({ role }) => role !== 'blank')
  const first = lines.findIndex(({ role }) => role === 'body')
  if (first < 0) return []
  const title = lines.find(({ role }) => role === 'title') ?? null
  const starts: number[] = []
  for (let i = first + 1; i + 1 < lines.length; i += 1) {
    if (i > (starts.at(-1) ?? first - 1) + 1 && opensStory(lines, i, dateline)) starts.push(i)
  }
  return starts.map((start, n) => {
    const end = endOf(lines, start, starts[n + 1] ?? lines.length, n === 0 ? title : null)
    return { title: lines[start]?.shape.trimmed ?? null, line: lines[start]?.shape.n ?? 0, endLine: end }
  })
}

function opensStory(lines: readonly ReadLine[], i: number, reader: DatelineReader): boolean {
  const headline = lines[i]
  if (!headline || !canBeHeadline(headline)) return false
  let at = i + 1
  let dated = false
  while (at < Math.min(lines.length, i + 4) && isByline(lines[at], reader)) {
    dated = true
    at += 1
  }
  const lede = lines[at]
  if (lede?.role !== 'body' || !isProse(lede.shape)) return false
  if (dated) return true
  if (headline.shape.words < MIN_HEADLINE_WORDS) return false
  if (hasDateline(lede, reader)) return true
  return !headline.shape.stop && restates(headline, lede)
}

function canBeHeadline({ role, shape }: ReadLine): boolean {
  if (role !== 'subhead' && role !== 'body') return false
  if (shape.words < MIN_BYLINED_WORDS || shape.words > MAX_HEADLINE_WORDS) return false
  return !shape.ellipsis && !shape.sentences && !/[:：،؛.]$/u.test(shape.trimmed)
}

/** A line that says where, when or by whom, between headline and text. */
function isByline(line: ReadLine | undefined, reader: DatelineReader): boolean {
  if (!line) return false
  if (line.role === 'dateline' || line.role === 'byline') return true
  if (line.role === 'date') return line.date?.kind === 'published'
  if (line.role !== 'subhead' && line.role !== 'body') return false
  const reading = line.shape.words <= MAX_BYLINE_WORDS ? reader.line(line.shape.trimmed) : null
  if (!reading?.known || !reading.dateline) return false
  return reading.dateline.agency !== null || (reading.dateline.place !== null && reading.author !== null)
}

function hasDateline({ shape }: ReadLine, reader: DatelineReader): boolean {
  const dateline = reader.inline(shape.trimmed)?.dateline
  return dateline !== null && dateline !== undefined && dateline.place !== null && dateline.agency !== null
}

/** A lede opens with its own verb and tells most of the headline again. */
function restates(headline: ReadLine, lede: ReadLine): boolean {
  if (headline.role !== 'subhead' || /^[وف]/u.test(lede.shape.folded)) return false
  if (!opensAsProse(lede.shape) || RETURN_RE.test(lede.shape.folded) || TIE_RE.test(lede.shape.folded))
    return false
  return share(headline.shape.folded, lede.shape.folded) >= RESTATES
}

/** Openings that carry the story on. */
const TIE_RE =
  /^(?:من (?:جهت|جانب|ناحيت)|بدور|هذا|كما|فيما|بينما|في حين|حيث|لكن|الا ان|غير ان|تابع|اضاف|اردف|واصل)/u

/** How many of the words that say something in one line stand in another. */
function share(some: string, other: string): number {
  const wanted = contentWords(some)
  const there = new Set(contentWords(other))
  return wanted.length < MIN_HEADLINE_WORDS
    ? 0
    : wanted.filter((word) => there.has(word)).length / wanted.length
}

function contentWords(folded: string): readonly string[] {
  return folded
    .split(' ')
    .filter((word) => word.length > 2 && !/^(?:علي|الي|هذا|هذه|التي|الذي|بعد|قبل|خلال)$/u.test(word))
    .map(bare)
}

/** Last line of a story's text: before the next story, or before the paragraph that goes back to the first one. */
function endOf(lines: readonly ReadLine[], start: number, limit: number, title: ReadLine | null): number {
  const headline = foldLine(title?.shape.trimmed ?? '')
  let end = lines[start]?.shape.n ?? 0
  for (let i = start + 1; i < limit; i += 1) {
    const line = lines[i]
    if (line?.role !== 'body') continue
    if (
      headline !== '' &&
      i > start + 1 &&
      RETURN_RE.test(line.shape.folded) &&
      share(headline, line.shape.folded) >= RETURNS
    )
      break
    end = line.shape.n
  }
  return end
}
