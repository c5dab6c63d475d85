// Lays the paragraphs of two texts side by side: which of the one stand for which of the other.

/** What a paragraph is aligned by: its words in one spelling, in their order. */
export type AlignedBy = readonly string[]

/**
 * Paragraphs that stand side by side, by their numbers, both ascending; one list is empty where the other text alone
 * has the paragraph, and a list holds several where a paragraph was divided or several were joined.
 */
export interface Band {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

/** What two paragraphs share weighs at least this part of the lighter one. */
const LEAST_SHARED = 0.4
/** Fewer shared words than these must also be that part of the heavier one: a sub-headline is no part of a paragraph. */
const LEAST_WORDS = 4
/** Words of more paragraphs than these say nothing of any two. */
const COMMON = 50
/** Paragraphs of the one times those of the other; with more, no two are laid side by side. */
const MOST_CELLS = 16_000_000

/**
 * The bands of two texts from top to bottom; each paragraph stands in exactly one, in its text's order. Paragraphs
 * belong together when they share words that stand in few others. Among all ways to go down both texts, the one on
 * which most is shared counts, so that a paragraph that moved stands alone at both places. Memory: a byte a cell, at
 * most `MOST_CELLS`.
 */
export function align(first: readonly AlignedBy[], second: readonly AlignedBy[]): readonly Band[] {
  const alone = (list: readonly unknown[], from: number) => list.map((_, i) => from + i)
  if (first.length * second.length > MOST_CELLS)
    return [
      ...alone(first, 0).map((i) => ({ first: [i], second: [] })),
      ...alone(second, 0).map((j) => ({ first: [], second: [j] })),
    ]
  return bandsOf(pathOf(linksOf(first, second), first.length, second.length), first.length, second.length)
}

/** By paragraph of the first text: what it shares with those of the second that it could stand for. */
function linksOf(
  first: readonly AlignedBy[],
  second: readonly AlignedBy[],
): readonly ReadonlyMap<number, number>[] {
  const counts = [first, second].map(paragraphCounts) as [Map<string, number>, Map<string, number>]
  const weightOf = (word: string): number => {
    const held = Math.max(counts[0].get(word) ?? 0, counts[1].get(word) ?? 0)
    return held > COMMON ? 0 : 1 / held
  }
  const total = (words: AlignedBy) => [...new Set(words)].reduce((sum, word) => sum + weightOf(word), 0)
  const totals = second.map(total)
  const holders = new Map<string, number[]>()
  for (const [j, words] of second.entries()) {
    for (const word of new Set(words)) {
      if (weightOf(word) === 0) continue
      const held = holders.get(word)
      if (held) held.push(j)
      else holders.set(word, [j])
    }
  }
  return first.map((words) => {
    const own = total(words)
    const shares = new Map<number, { weight: number; words: number }>()
    for (const word of new Set(words)) {
      for (const j of holders.get(word) ?? []) {
        const share = shares.get(j) ?? { weight: 0, words: 0 }
        share.weight += weightOf(word)
        share.words += 1
        shares.set(j, share)
      }
    }
    const links = new Map<number, number>()
    for (const [j, share] of shares) {
      const other = totals[j] ?? 0
      const least = LEAST_SHARED * (share.words < LEAST_WORDS ? Math.max(own, other) : Math.min(own, other))
      if (share.weight >= least) links.set(j, share.weight)
    }
    return links
  })
}

/** Number of paragraphs that have each word. */
function paragraphCounts(paragraphs: readonly AlignedBy[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of paragraphs)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The links on the way down both texts on which most is shared, from the top. */
function pathOf(
  links: readonly ReadonlyMap<number, number>[],
  rows: number,
  columns: number,
): readonly (readonly [number, number])[] {
  const fromLeft = new Uint8Array(rows * columns)
  let above = new Float64Array(columns)
  for (let i = 0; i < rows; i += 1) {
    const own = new Float64Array(columns)
    for (let j = 0; j < columns; j += 1) {
      const up = above[j] as number
      const left = j === 0 ? -1 : (own[j - 1] as number)
      if (left > up) fromLeft[i * columns + j] = 1
      own[j] = Math.max(up, left) + (links[i]?.get(j) ?? 0)
    }
    above = own
  }
  const path: (readonly [number, number])[] = []
  for (let i = rows - 1, j = columns - 1; i >= 0 && j >= 0; ) {
    if (links[i]?.has(j)) path.push([i, j])
    if (fromLeft[i * columns + j] === 1) j -= 1
    else i -= 1
  }
  return path.reverse()
}

/** Links that touch make one band; what they leave out stands alone, that of the first text before that of the second. */
function bandsOf(
  path: readonly (readonly [number, number])[],
  rows: number,
  columns: number,
): readonly Band[] {
  const bands: { first: number[]; second: number[] }[] = []
  let [i, j] = [0, 0]
  const fill = (toRow: number, toColumn: number) => {
    for (; i < toRow; i += 1) bands.push({ first: [i], second: [] })
    for (; j < toColumn; j += 1) bands.push({ first: [], second: [j] })
  }
  for (const [row, column] of path) {
    const last = bands.at(-1)
    if (last && (last.first.includes(row) || last.second.includes(column))) {
      for (; i <= row; i += 1) last.first.push(i)
      for (; j <= column; j += 1) last.second.push(j)
      continue
    }
    fill(row, column)
    bands.push({ first: [row], second: [column] })
    i = row + 1
    j = column + 1
  }
  fill(rows, columns)
  return bands
}
