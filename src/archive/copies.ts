// Finds the records that tell the same text: word for word, edited, or printed by another outlet.
import type { ArticleRecord, Copy } from '../model.ts'
import { type SampleIndex, sampleIndex } from './copies-index.ts'
import { type Print, printOf, shared } from './copies-print.ts'
import { type Compared, type Verdict, type Verdicts, verdictReader } from './copies-verdict.ts'

/** What of a record decides whether another is its copy. */
export type Copyable = Pick<ArticleRecord, 'id' | 'title' | 'body' | 'outlet' | 'published'>

/** Two records that tell the same text. */
export interface CopyPair {
  readonly a: string
  readonly b: string
  readonly kind: Copy['kind']
  /** Jaccard similarity of their shingles, 0 to 1. */
  readonly similarity: number
}

export interface CopyGroups {
  /** Ids of records that tell one text, ascending; groups of two and more, by their first id. */
  readonly groups: readonly (readonly string[])[]
  readonly pairs: readonly CopyPair[]
  /** Of all texts that were compared: to be given to the next run. */
  readonly verdicts: Verdicts
}

/** Shorter texts are copies only when they are the same words under the same headline. */
const LEAST_WORDS = 20
/** Edited texts share at least this much (Jaccard of all shingles). */
const LEAST_ALIKE = 0.4
/** A text cut short stands in the longer one at least this much, when it has enough words to tell. */
const LEAST_CONTAINED = 0.8
const LEAST_WORDS_CUT = 40
/** What two copies share is at least this part of what is peculiar to the shorter one: no formula, no furniture. */
const LEAST_PECULIAR = 0.35
/** Texts that share less than this must also give the same figures: bulletins of two days differ in those alone. */
const SURELY_ALIKE = 0.6
/** A shingle of more texts than this does not bring each two of them together, only neighbours. */
const MOST_TEXTS = 40
const NEIGHBOURS = 3
/** Members of a group that each one is compared with, at most. */
const MOST_COMPARED = 64
/** One text, with all records that hold the same words. */
interface Text {
  readonly at: number
  readonly records: readonly Copyable[]
  readonly print: Print
}

/**
 * Groups records whose texts are the same, nearly the same, or cut out of one another. A group joins what its pairs
 * join: an article made of two others brings all three together, and the pairs say which are alike. Nothing depends on
 * the order of the records, nor on what is known already; time and memory grow with their number.
 * @param prints fingerprints by record id that were made before, by `printOf(record.body)`.
 * @param known verdicts of an earlier run: a body is read only for a text that is compared with another one anew.
 */
export function groupCopies(
  records: readonly Copyable[],
  prints: ReadonlyMap<string, Print> = new Map(),
  known: Verdicts = new Map(),
): CopyGroups {
  const texts = textsOf(records, prints)
  const index = sampleIndex(texts)
  const { verdict, used } = verdictReader(known)
  const compare = comparer(texts, index, verdict)
  const joined = unions(texts.length)
  for (const [a, b] of candidates(index)) {
    if (joined.find(a) !== joined.find(b) && compare(a, b) !== null) joined.union(a, b)
  }
  const groups: string[][] = []
  const pairs: CopyPair[] = []
  for (const group of joined.groups()) {
    const ids = group.flatMap((at) => texts[at]?.records.map(({ id }) => id) ?? [])
    if (ids.length < 2) continue
    groups.push(ids.sort())
    for (const [i, a] of group.entries()) {
      pairs.push(...sameWords(texts[a]?.records ?? []))
      for (const b of group.slice(i + 1, i + MOST_COMPARED)) {
        const similarity = compare(a, b)
        if (similarity !== null) pairs.push(...across(texts[a], texts[b], similarity))
      }
    }
  }
  const order = (x: CopyPair, y: CopyPair) => (x.a < y.a || (x.a === y.a && x.b < y.b) ? -1 : 1)
  groups.sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1))
  return { groups, pairs: pairs.sort(order), verdicts: used }
}

/** For each record's id its copies, most alike first, ties by id. */
export function copiesById(
  pairs: readonly CopyPair[],
): ReadonlyMap<
  string,
  readonly { readonly id: string; readonly kind: Copy['kind']; readonly similarity: number }[]
> {
  const byId = new Map<string, { id: string; kind: Copy['kind']; similarity: number }[]>()
  const add = (of: string, id: string, { kind, similarity }: CopyPair) => {
    const held = byId.get(of)
    if (held) held.push({ id, kind, similarity })
    else byId.set(of, [{ id, kind, similarity }])
  }
  for (const pair of pairs) {
    add(pair.a, pair.b, pair)
    add(pair.b, pair.a, pair)
  }
  for (const copies of byId.values())
    copies.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
  return byId
}

/** Records with the same words together; a short text counts as the same under the same headline only. */
function textsOf(records: readonly Copyable[], prints: ReadonlyMap<string, Print>): readonly Text[] {
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
  const byWords = new Map<string, { records: Copyable[]; print: Print }>()
  for (const record of sorted) {
    const print = prints.get(record.id) ?? printOf(record.body)
    const short = print.words < LEAST_WORDS
    const key = short
      ? `${print.digest} ${record.title === null ? record.id : printOf(record.title).digest}`
      : print.digest
    const held = byWords.get(print.words === 0 ? record.id : key)
    if (held) held.records.push(record)
    else byWords.set(print.words === 0 ? record.id : key, { records: [record], print })
  }
  return [...byWords.values()].map((text, at) => ({ at, ...text }))
}

/** Pairs of texts worth comparing, by what their samples share; the earlier one first. */
function* candidates(index: SampleIndex): Generator<readonly [number, number]> {
  const { holders, starts, totals } = index
  const weights = new Float64Array(totals.length)
  /** Holders of each list that have had their turn. */
  const passed = new Uint32Array(starts.length)
  for (let at = 0; at < totals.length; at += 1) {
    const touched: number[] = []
    for (const list of index.listsOf(at)) {
      const weight = index.weight(list)
      const start = starts[list] as number
      const end = start + (passed[list] as number)
      for (let i = end - start < MOST_TEXTS ? start : end - NEIGHBOURS; i < end; i += 1) {
        const other = holders[i] as number
        if (weights[other] === 0) touched.push(other)
        weights[other] = (weights[other] as number) + weight
      }
      passed[list] = (passed[list] as number) + 1
    }
    for (const other of touched) {
      if ((weights[other] as number) >= LEAST_PECULIAR * index.lesser(at, other)) yield [other, at]
      weights[other] = 0
    }
  }
}

/** Compares two texts: Jaccard similarity where they are copies, else null. */
function comparer(
  texts: readonly Text[],
  index: SampleIndex,
  verdict: (a: Compared, b: Compared) => Verdict,
): (a: number, b: number) => number | null {
  const compared = texts.map(
    ({ print, records }): Compared => ({ digest: print.digest, body: () => records[0]?.body ?? '' }),
  )
  return (a, b) => {
    const [one, other] = [compared[a], compared[b]]
    if (!one || !other) return null
    const words = Math.min(texts[a]?.print.words ?? 0, texts[b]?.print.words ?? 0)
    if (words < LEAST_WORDS) return null
    const { alike, contained, sameFigures } = verdict(one, other)
    if (alike < LEAST_ALIKE && (words < LEAST_WORDS_CUT || contained < LEAST_CONTAINED)) return null
    if (alike < SURELY_ALIKE && contained < LEAST_CONTAINED && !sameFigures) return null
    const peculiar = shared(index.listsOf(a), index.listsOf(b)).reduce(
      (sum, list) => sum + index.weight(list),
      0,
    )
    return peculiar >= LEAST_PECULIAR * index.lesser(a, b) ? alike : null
  }
}

/** Every two records that hold the same words. */
function sameWords(records: readonly Copyable[]): readonly CopyPair[] {
  return records.flatMap((a, i) =>
    records.slice(i + 1).map(({ id }): CopyPair => ({ a: a.id, b: id, kind: 'exact', similarity: 1 })),
  )
}

/** Every record of one text with every one of another. */
function across(a: Text | undefined, b: Text | undefined, similarity: number): readonly CopyPair[] {
  return (a?.records ?? []).flatMap((left) =>
    (b?.records ?? []).map((right): CopyPair => {
      const [first, second] = left.id < right.id ? [left, right] : [right, left]
      const elsewhere = left.outlet !== null && right.outlet !== null && left.outlet !== right.outlet
      return { a: first.id, b: second.id, kind: elsewhere ? 'wire' : 'near', similarity }
    }),
  )
}

/** Disjoint sets of the numbers from 0. */
function unions(size: number) {
  const parents = Uint32Array.from({ length: size }, (_, at) => at)
  const find = (at: number): number => {
    let root = at
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] as number] as number
      root = parents[root] as number
    }
    return root
  }
  const union = (a: number, b: number) => {
    const [x, y] = [find(a), find(b)]
    parents[Math.max(x, y)] = Math.min(x, y)
  }
  const groups = () => {
    const byRoot = new Map<number, number[]>()
    for (let at = 0; at < size; at += 1) {
      const root = find(at)
      const group = byRoot.get(root)
      if (group) group.push(at)
      else byRoot.set(root, [at])
    }
    return byRoot.values()
  }
  return { find, union, groups }
}
