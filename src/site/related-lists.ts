// Keeps the lists of related articles in arrays of numbers, by the places of the articles.
import { type CloseEntry, LEAST_SCORE, MOST, MOST_REASONS } from './similar.ts'

/** The lists of all articles in arrays: `MOST` entries an article, `MOST_REASONS` names and words an entry, -1 for none. */
export interface Lists {
  readonly entries: Int32Array
  readonly names: Int16Array
  readonly words: Int16Array
  /** Of each article: what another must come to, to be of any concern to its list. */
  readonly least: Float64Array
}

export function emptyLists(articles: number): Lists {
  return {
    entries: new Int32Array(articles * MOST).fill(-1),
    names: new Int16Array(articles * MOST * MOST_REASONS).fill(-1),
    words: new Int16Array(articles * MOST * MOST_REASONS).fill(-1),
    least: new Float64Array(articles),
  }
}

const REASONS = MOST * MOST_REASONS

/** Copies a list from the places of one outcome to those of another. */
export function moveList(from: Lists, old: number, to: Lists, at: number, now: Int32Array): void {
  for (let i = 0; i < MOST; i += 1) {
    const other = from.entries[old * MOST + i] as number
    to.entries[at * MOST + i] = other < 0 ? -1 : (now[other] as number)
  }
  for (let i = 0; i < REASONS; i += 1) {
    to.names[at * REASONS + i] = from.names[old * REASONS + i] as number
    to.words[at * REASONS + i] = from.words[old * REASONS + i] as number
  }
  to.least[at] = from.least[old] as number
}

/** Stores a list that was worked out. */
export function setList(lists: Lists, at: number, entries: readonly CloseEntry[]): void {
  lists.entries.fill(-1, at * MOST, (at + 1) * MOST)
  lists.names.fill(-1, at * REASONS, (at + 1) * REASONS)
  lists.words.fill(-1, at * REASONS, (at + 1) * REASONS)
  lists.least[at] = entries.length === MOST ? (entries.at(-1)?.score ?? 0) : LEAST_SCORE
  for (const [i, entry] of entries.entries()) {
    lists.entries[at * MOST + i] = entry.at
    lists.names.set(entry.names, at * REASONS + i * MOST_REASONS)
    lists.words.set(entry.words, at * REASONS + i * MOST_REASONS)
  }
}

/** A list as it was stored, but for the scores. */
export function entriesOf(lists: Lists, at: number): readonly Omit<CloseEntry, 'score'>[] {
  const reasons = (of: Int16Array, i: number) =>
    [...of.subarray(i * MOST_REASONS, (i + 1) * MOST_REASONS)].filter((reason) => reason >= 0)
  return [...lists.entries.subarray(at * MOST, (at + 1) * MOST)].flatMap((other, i) =>
    other < 0
      ? []
      : { at: other, names: reasons(lists.names, at * MOST + i), words: reasons(lists.words, at * MOST + i) },
  )
}
