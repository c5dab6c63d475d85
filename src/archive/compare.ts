// Compares the texts of two records word by word: the one door to diff, which finds the words that two lists share.
import { diffArrays } from 'diff'
import { fold } from '../arabic/letters.ts'
import type { ArticleRecord, ComparedParagraph, Comparison, ComparisonRow } from '../model.ts'
import { align, type Band } from './compare-align.ts'
import { type Part, partsOf } from './compare-words.ts'
import { paragraphs } from './markdown.ts'

/** What of a record is compared. */
export type Comparable = Pick<ArticleRecord, 'body' | 'dateline'>

interface Paragraph {
  readonly isHeading: boolean
  readonly text: string
  readonly parts: readonly Part[]
}

/** Words that differ in a row, in both of its sides together; where more do, all of the row counts as different. */
const MOST_EDITS = 2000
/** Squares of the edits of all rows together: time grows with them, some 0.1 s a million. */
const MOST_STEPS = 8_000_000

/**
 * The rows of two texts side by side. The same texts give the same rows; 60,000 words with nothing in common take some
 * tenths of a second, and texts that differ too much for their length are different as a whole.
 */
export function compareTexts(a: Comparable, b: Comparable): Comparison {
  const [first, second] = [textOf(a), textOf(b)]
  let left = MOST_STEPS
  const count = { both: 0, first: 0, second: 0 }
  const alone = { first: 0, second: 0 }
  const rows: ComparisonRow[] = []
  for (const band of align(first.map(alignedBy), second.map(alignedBy))) {
    const [own, other] = [at(first, band.first), at(second, band.second)]
    const shared = sharedParts(own, other, Math.min(MOST_EDITS, Math.floor(Math.sqrt(left))))
    left -= shared.steps
    const words = wordsOf(own, shared.first)
    count.both += words.both
    count.first += words.only
    count.second += wordsOf(other, shared.second).only
    if (band.second.length === 0) alone.first += own.length
    if (band.first.length === 0) alone.second += other.length
    rows.push({ first: marked(own, shared.first), second: marked(other, shared.second) })
  }
  const isSame = (side: readonly ComparedParagraph[]) =>
    side.every(({ runs }) => runs.every(({ only }) => !only))
  const identical = rows.every((row) => isSame(row.first) && isSame(row.second))
  return { rows, identical, words: count, paragraphs: alone }
}

/** Paragraphs of a text as its page shows them: a dateline that has a line of its own stands before the first one. */
function textOf({ body, dateline }: Comparable): readonly Paragraph[] {
  const found = paragraphs(body).map(({ kind, text }) => ({ isHeading: kind === 'heading', text }))
  const lede = found[0]
  if (dateline !== null && !lede?.text.startsWith(dateline)) {
    if (lede && !lede.isHeading) found[0] = { ...lede, text: `${dateline} ${lede.text}` }
    else found.unshift({ isHeading: false, text: dateline })
  }
  return found.map((paragraph) => ({ ...paragraph, parts: partsOf(paragraph.text) }))
}

/** Spelling does not decide which paragraphs belong together; a row of signs goes by its signs. */
function alignedBy({ parts }: Paragraph): readonly string[] {
  const words = parts.filter(({ isWord }) => isWord)
  return words.length > 0 ? words.map(({ key }) => fold(key)) : [parts.map(({ key }) => key).join('')]
}

const at = (text: readonly Paragraph[], numbers: Band['first']): readonly Paragraph[] =>
  numbers.flatMap((n) => text[n] ?? [])

interface Shared {
  /** For each part of a side, in order, 1 where the other side has it too. */
  readonly first: Uint8Array
  readonly second: Uint8Array
  readonly steps: number
}

/** The parts that both sides of a row have in the same order, as many as can be; none beyond `limit` edits. */
function sharedParts(own: readonly Paragraph[], other: readonly Paragraph[], limit: number): Shared {
  const keys = (side: readonly Paragraph[]) => side.flatMap(({ parts }) => parts.map(({ key }) => key))
  const [left, right] = [keys(own), keys(other)]
  const [first, second] = [new Uint8Array(left.length), new Uint8Array(right.length)]
  if (left.length === 0 || right.length === 0) return { first, second, steps: 0 }
  const changes = diffArrays(left, right, { maxEditLength: limit })
  let [i, j, edits] = [0, 0, 0]
  for (const { added, removed, count = 0 } of changes ?? []) {
    if (!added && !removed) {
      first.fill(1, i, i + count)
      second.fill(1, j, j + count)
    } else edits += count
    if (!added) i += count
    if (!removed) j += count
  }
  return { first, second, steps: (changes ? edits : limit) ** 2 }
}

function wordsOf(side: readonly Paragraph[], shared: Uint8Array): { both: number; only: number } {
  const count = { both: 0, only: 0 }
  for (const [n, { isWord }] of side.flatMap(({ parts }) => parts).entries()) {
    if (!isWord) continue
    if (shared[n] === 1) count.both += 1
    else count.only += 1
  }
  return count
}

/** The paragraphs of a side in runs of words that both have or only this one; nothing of their text is lost. */
function marked(side: readonly Paragraph[], shared: Uint8Array): readonly ComparedParagraph[] {
  let n = 0
  return side.map(({ isHeading, text, parts }) => {
    const cuts = [{ from: 0, only: false }]
    let only = false
    let end = 0
    for (const part of parts) {
      const own = shared[n] === 0
      // White space between the two kinds stays unmarked.
      if (own !== only) cuts.push({ from: own ? part.start : end, only: own })
      only = own
      end = part.end
      n += 1
    }
    if (only) cuts.push({ from: end, only: false })
    const runs = cuts.map((cut, i) => ({ text: text.slice(cut.from, cuts[i + 1]?.from), only: cut.only }))
    return { isHeading, runs: runs.filter((run) => run.text !== '') }
  })
}
