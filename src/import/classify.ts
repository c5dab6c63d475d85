// Gives every line of a document its role: what stands alone first, then head, running text and tail by their order.
import { foldLine } from '../arabic/letters.ts'
import {
  asDateline,
  type Draft,
  type LineRules,
  linkNeighbours,
  type ReadLine,
  readAlone,
  settle,
} from './drafts.ts'
import { isHeadlineAbove, MAX_LABEL_WORDS, readHead } from './head.ts'
import type { LineShape } from './lines.ts'
import { isProse } from './rules/prose.ts'
import { isInitials } from './rules/shapes.ts'
import { readText } from './running-text.ts'
import { settleSurroundings } from './surroundings.ts'

export type { LineRules, ReadLine } from './drafts.ts'

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

/** Without any prose, the last open line is the text and those before it are its head. */
function lastOpen(drafts: readonly Draft[]): number {
  for (let i = drafts.length - 1; i >= 0; i -= 1) if (drafts[i]?.open) return i
  return drafts.length
}
