// Pairs quotation marks: nested, mixed, of the wrong direction, over paragraphs, and those that never close.
import type { TextLine } from '../../model.ts'

/** What stands between two marks, these included. */
export interface Span {
  /** Index of its first paragraph. */
  readonly from: number
  /** Place of its opening mark in that paragraph. */
  readonly start: number
  readonly to: number
  /** Place after its closing mark in the last paragraph. */
  readonly end: number
  readonly text: string
  readonly words: number
}

type Family = 'guillemet' | 'bracket' | 'quote' | 'single'
interface Mark {
  readonly index: number
  readonly length: number
  readonly family: Family
  /** What its shape says; straight marks say nothing. */
  readonly hint: 'open' | 'close' | null
}
interface Pair {
  readonly start: number
  readonly end: number
}

const MARK_RE = /''|<<|>>|\(\(|\)\)|[«»“”„‟"″＂‘’‹›]/gu
const FAMILIES: readonly (readonly [Family, string, string])[] = [
  ['guillemet', '« << ‹', '» >> ›'],
  ['bracket', '((', '))'],
  ['quote', '“ „', '”'],
  ['single', '‘', '’'],
]
const KINDS = new Map<string, readonly [Family, Mark['hint']]>()
for (const [family, open, close] of FAMILIES) {
  for (const mark of open.split(' ')) KINDS.set(mark, [family, 'open'])
  for (const mark of close.split(' ')) KINDS.set(mark, [family, 'close'])
}
for (const mark of ['"', '″', '＂', "''", '‟']) KINDS.set(mark, ['quote', null])

/** A quotation that does not close within so many paragraphs, none of which opens it again, was never closed. */
const MAX_PARAGRAPHS = 4
const MAX_REOPENED = 40
/** Marks left open in a paragraph that are tried, and characters before a mark that are looked at. */
const MAX_OPEN = 12
const MAX_CUE = 60
/** Particles that are written together with a quoted word. */
const CLITIC_RE = /(?:^|[^\p{L}\p{M}\p{N}])(?:[وفبلك]|ال|[وفبلك]ال|لل|و[بل]|\p{L}{1,3}ـ+)$/u
const OPENS_BEFORE_RE = /[\p{L}\p{M}\p{N}«“„"'‘(<[#@…]/u
const WORD_RE = /[\p{L}\p{M}\p{N}]/u
const CUE_RE = /[:：]\s*$|\.\.\s*$/u

/**
 * The outermost spans between quotation marks, in order.
 * @param says whether the words before a mark (the last ones of its paragraph so far) introduce speech.
 */
export function findSpans(body: readonly TextLine[], says: (before: string) => boolean): readonly Span[] {
  const spans: Span[] = []
  const marks = body.map(({ text }) => marksOf(text))
  const told = new Map<string, boolean>()
  const cue = (paragraph: number, index: number) => {
    const key = `${paragraph} ${index}`
    const known = told.get(key)
    if (known !== undefined) return known
    const before = (body[paragraph]?.text ?? '').slice(Math.max(0, index - MAX_CUE), index)
    const answer = CUE_RE.test(before) || says(before)
    told.set(key, answer)
    return answer
  }
  let resume = 0
  for (let p = 0; p < body.length; p += 1) {
    const text = body[p]?.text ?? ''
    const { pairs, open } = pair(text, marks[p] ?? [], resume, [])
    resume = 0
    const left = open.slice(0, MAX_OPEN).find(({ index }) => cue(p, index)) ?? open.at(-1)
    const running = left && runOn(body, marks, p, left, cue)
    const kept = running ? pairs.filter(({ end }) => end <= left.index) : pairs
    for (const { start, end } of outermost(withUnclosed(kept, running ? undefined : left, p, cue)))
      spans.push(spanOf(body, p, start, p, end))
    if (running) {
      spans.push(spanOf(body, p, left.index, running.to, running.end))
      resume = running.end
      p = running.to - 1
    }
  }
  return spans
}

function spanOf(body: readonly TextLine[], from: number, start: number, to: number, end: number): Span {
  const text = body
    .slice(from, to + 1)
    .map((line, i, all) => line.text.slice(i === 0 ? start : 0, i === all.length - 1 ? end : undefined))
    .join('\n')
  return { from, start, to, end, text, words: text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0 }
}

function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = []
  for (const match of text.matchAll(MARK_RE)) {
    const kind = KINDS.get(match[0])
    if (kind) marks.push({ index: match.index, length: match[0].length, family: kind[0], hint: kind[1] })
  }
  return marks
}

/** Pairs the marks of one paragraph from `from` on; `held` is what stands open from before. */
function pair(text: string, marks: readonly Mark[], from: number, held: readonly Mark[]) {
  const stack: Mark[] = [...held]
  const waiting = { guillemet: 0, bracket: 0, quote: 0, single: 0 }
  for (const { family } of held) waiting[family] += 1
  const pairs: Pair[] = []
  for (const mark of marks) {
    if (mark.index < from) continue
    const side = sideOf(text, mark, waiting[mark.family] > 0)
    if (side === 'open') {
      stack.push(mark)
      waiting[mark.family] += 1
    } else if (side === 'close' && stack.length > 0) {
      // A mark of another family closes what its own cannot («text").
      while (waiting[mark.family] > 0 && stack.at(-1)?.family !== mark.family) {
        const dropped = stack.pop()
        if (dropped) waiting[dropped.family] -= 1
      }
      if (mark.family === 'single' && stack.at(-1)?.family !== 'single') continue
      if (mark.family === 'bracket' && stack.at(-1)?.family !== 'bracket') continue
      const opening = stack.pop()
      if (!opening) continue
      waiting[opening.family] -= 1
      if (held.includes(opening)) return { pairs, open: stack, closed: mark.index + mark.length }
      pairs.push({ start: opening.index, end: mark.index + mark.length })
    }
  }
  return { pairs, open: stack, closed: null }
}

/** By what stands round it first, by its shape where that leaves both open. */
function sideOf(text: string, mark: Mark, waiting: boolean): 'open' | 'close' | null {
  const before = text[mark.index - 1] ?? ' '
  const after = text[mark.index + mark.length] ?? ' '
  const glued = WORD_RE.test(before) || before === 'ـ'
  const clitic = glued && CLITIC_RE.test(text.slice(Math.max(0, mark.index - 6), mark.index))
  if (mark.family === 'single' && glued && WORD_RE.test(after)) return null
  const opens = OPENS_BEFORE_RE.test(after) && (!glued || clitic)
  const closes =
    !/[\s([<«“„:：]/u.test(before) &&
    !clitic &&
    !(WORD_RE.test(after) && !glued && !/[.؟!،…»”"')\]]/u.test(before))
  if (opens && !closes) return 'open'
  if (closes && !opens) return 'close'
  if (mark.hint) return mark.hint
  if (/[:：]/u.test(before)) return 'open'
  return waiting ? 'close' : opens ? 'open' : null
}

/** Where a quotation that is left open at the end of a paragraph closes: further on, with or without marks that open it again. */
function runOn(
  body: readonly TextLine[],
  marks: readonly (readonly Mark[])[],
  start: number,
  opening: Mark,
  cue: Cue,
): { to: number; end: number } | null {
  let reopened = 0
  for (let p = start + 1; p < body.length; p += 1) {
    const text = body[p]?.text ?? ''
    const [first] = marks[p] ?? []
    const again = first !== undefined && first.index <= 1 && first.family === opening.family
    if (again) reopened += 1
    if (reopened > 0 && !again && p > start + reopened) break
    if (reopened > MAX_REOPENED || (reopened === 0 && p - start >= MAX_PARAGRAPHS)) break
    const { pairs, closed } = pair(text, marks[p] ?? [], again ? first.index + first.length : 0, [opening])
    if (closed !== null) {
      if (!again && anyCue(p, pairs, cue)) return null
      return { to: p, end: closed }
    }
    if (!again && (anyCue(p, pairs, cue) || (marks[p] ?? []).some((mark) => cue(p, mark.index)))) break
  }
  // Opened again and again, never closed: it ends with the last paragraph that did so.
  if (reopened === 0) return null
  const to = start + reopened
  return { to, end: (body[to]?.text ?? '').length }
}

/** A quotation whose last mark closed a word inside it («“… “كذا”.») goes to that mark. */
function withUnclosed(
  pairs: readonly Pair[],
  opening: Mark | undefined,
  paragraph: number,
  cue: Cue,
): readonly Pair[] {
  if (!opening || !cue(paragraph, opening.index)) return pairs
  const inside = pairs.filter(({ start }) => start > opening.index)
  const last = inside.at(-1)
  if (!last || anyCue(paragraph, inside, cue)) return pairs
  return [...pairs, { start: opening.index, end: last.end }]
}

type Cue = (paragraph: number, index: number) => boolean

function anyCue(paragraph: number, pairs: readonly Pair[], cue: Cue): boolean {
  return pairs.slice(0, MAX_OPEN).some(({ start }) => cue(paragraph, start))
}

function outermost(pairs: readonly Pair[]): readonly Pair[] {
  const kept: Pair[] = []
  for (const one of pairs.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}
