// What one build leaves for the next about related articles: their lists, what these came from, which texts were compared.
import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { Verdict, Verdicts } from '../archive/copies-verdict.ts'
import type { Lists } from './related-lists.ts'

export interface RelatedState {
  /** Ascending. */
  readonly ids: readonly string[]
  /** Two hashes for each article, of everything about it that lists come from. */
  readonly marks: Uint32Array
  readonly lists: Lists
  readonly verdicts: Verdicts
}

const NUMBERS = 3
const SUM = 32

/** Some 170 bytes an article. @param version of all that the lists depend on beside the articles. */
export function writeState(version: string, { ids, verdicts, ...rest }: RelatedState): Buffer {
  const numbers = new Float64Array(verdicts.size * NUMBERS)
  for (const [i, { alike, contained, sameFigures }] of [...verdicts.values()].entries())
    numbers.set([alike, contained, sameFigures ? 1 : 0], i * NUMBERS)
  // Strings, since the engine writes one array of strings in two ways.
  const [names, pairs] = [ids.join(' '), [...verdicts.keys()].join(' ')]
  const body = serialize({ version, ...rest, names, pairs, numbers })
  return Buffer.concat([sumOf(body), body])
}

/** @returns null for a state of another version, and for a damaged one. */
export function readState(version: string, state: Buffer): RelatedState | null {
  const body = state.subarray(SUM)
  if (state.length <= SUM || !sumOf(body).equals(state.subarray(0, SUM))) return null
  let read: ReturnType<typeof deserialize>
  try {
    read = deserialize(body)
  } catch {
    return null
  }
  if (read.version !== version) return null
  const verdicts = new Map<string, Verdict>()
  for (const [i, pair] of listed(read.pairs).entries()) {
    const [alike = 0, contained = 0, same] = read.numbers.subarray(i * NUMBERS, (i + 1) * NUMBERS)
    verdicts.set(pair, { alike, contained, sameFigures: same === 1 })
  }
  return { ids: listed(read.names), marks: read.marks, lists: read.lists, verdicts }
}

const listed = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))
const sumOf = (body: Buffer): Buffer => createHash('sha256').update(body).digest()
