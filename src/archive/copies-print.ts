// Makes the fingerprint of a text that copies are found by: hashes of runs of its folded words.
import { createHash } from 'node:crypto'
import { foldLine } from '../arabic/letters.ts'
import { mix } from './hashes.ts'

/** What is kept of a text to find its copies; made from the text alone, so that it can be stored by record id. */
export interface Print {
  /** Number of words. */
  readonly words: number
  /** Of all words in their order: texts with the same digest are the same words. */
  readonly digest: string
  /** Sampled hashes of the text's shingles, ascending; the same shingle is in the sample of every text or of none. */
  readonly sample: Uint32Array
}

/** Words in a shingle. */
const RUN = 3
/** One hash in so many is in the sample. */
const SAMPLED = 4
/** More hashes than these are not kept of one text: the smallest of them. */
const MOST_SAMPLED = 4096
const WORD_SEED = 0x811c9dc5
const RUN_SEED = 0x9747b28c

/** What `foldLine` makes of a UTF-16 unit that stands alone: a unit, nothing, a space, or more than a table can say. */
const NOTHING = 0xffff
const UNTOLD = 0xfffe
const SPACE = 0x20
const table = new Uint16Array(0x10000).fill(0xfffd)

function foldedUnit(unit: number): number {
  const known = table[unit] as number
  if (known !== 0xfffd) return known
  const char = String.fromCharCode(unit)
  const folded = foldLine(`ا${char}ا`)
  let told = UNTOLD
  if (folded === 'ا ا') told = SPACE
  else if (folded === 'اا') told = NOTHING
  else if (folded.length === 3 && !/\p{M}|[\ud800-\udfff]/u.test(char)) told = folded.charCodeAt(1)
  table[unit] = told
  return told
}

/** `foldLine` as UTF-16 units: unit by unit where that is the same, which it is for nearly all text. */
function foldedUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  let end = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = foldedUnit(text.charCodeAt(i))
    if (unit === UNTOLD) return Uint16Array.from(foldLine(text), (char) => char.charCodeAt(0))
    if (unit === NOTHING || (unit === SPACE && (end === 0 || units[end - 1] === SPACE))) continue
    units[end] = unit
    end += 1
  }
  return units.subarray(0, units[end - 1] === SPACE ? end - 1 : end)
}

/** A hash for each word of a folded text: FNV-1a over its UTF-16 units, spread. */
function wordHashes(units: Uint16Array): Int32Array {
  const hashes: number[] = []
  let hash = WORD_SEED
  for (let i = 0; i <= units.length; i += 1) {
    const unit = units[i]
    if (unit !== undefined && unit !== SPACE) {
      hash = Math.imul(hash ^ unit, 0x01000193)
      continue
    }
    if (i > 0) hashes.push(mix(hash))
    hash = WORD_SEED
  }
  return Int32Array.from(hashes)
}

/** Hashes of the runs of three words that pass, each once, ascending; a text of fewer words has one run. */
function runsOf(hashes: Int32Array, passes: (hash: number) => boolean): Uint32Array {
  const runs = new Uint32Array(hashes.length === 0 ? 0 : Math.max(1, hashes.length - RUN + 1))
  let kept = 0
  for (let i = 0; i < runs.length; i += 1) {
    let run = RUN_SEED
    for (let j = i; j < Math.min(i + RUN, hashes.length); j += 1)
      run = Math.imul((run << 13) | (run >>> 19), 5) ^ (hashes[j] as number)
    const hash = mix(run)
    if (!passes(hash)) continue
    runs[kept] = hash
    kept += 1
  }
  return unique(runs.subarray(0, kept).sort())
}

function unique(sorted: Uint32Array): Uint32Array {
  let kept = 0
  for (const [i, value] of sorted.entries()) {
    if (i > 0 && value === sorted[i - 1]) continue
    sorted[kept] = value
    kept += 1
  }
  return sorted.slice(0, kept)
}

/** All shingles of a text, for an exact comparison; ascending. */
export function shinglesOf(text: string): Uint32Array {
  return runsOf(wordHashes(foldedUnits(text)), () => true)
}

/** The fingerprint of a text; the same for spellings that fold alike (harakat, hamza, digits, punctuation). */
export function printOf(text: string): Print {
  const units = foldedUnits(text)
  const hashes = wordHashes(units)
  const digest = createHash('sha256').update(units).digest('base64url').slice(0, 24)
  const sample = runsOf(hashes, (hash) => hash % SAMPLED === 0)
  return { words: hashes.length, digest, sample: sample.slice(0, MOST_SAMPLED) }
}

/** The values that two ascending lists share. */
export function shared(a: Uint32Array, b: Uint32Array): readonly number[] {
  const both: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number
    const y = b[j] as number
    if (x === y) both.push(x)
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return both
}
