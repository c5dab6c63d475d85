// Corrects unknown and rare words of a query: stems of the archive that are one or two typing errors away.

import type { Vocabulary } from './format.ts'

/** A stem to ask for in place of a mistyped one. */
export interface Correction {
  readonly stem: string
  /** What a match of it counts, against 1 for the word itself. */
  readonly factor: number
}

/** The stems of the vocabulary, opened: with their steps of frequency and the letters that they have. */
export interface OpenVocabulary {
  readonly stems: readonly string[]
  readonly steps: Uint8Array
  readonly letters: Uint32Array
}

/** A bit for each letter of a word; some letters share one. */
function lettersOf(word: string): number {
  let bits = 0
  for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31)
  return bits >>> 0
}

/** Opens a vocabulary. */
export function openVocabulary({ stems }: Vocabulary): OpenVocabulary {
  const lines = stems === '' ? [] : stems.split('\n')
  let stem = ''
  const all = lines.map((line) => {
    stem = stem.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1, -1)
    return stem
  })
  return {
    stems: all,
    steps: Uint8Array.from(lines, (line) => Number(line.at(-1))),
    letters: Uint32Array.from(all, lettersOf),
  }
}

/** Whether two sets of letters differ in more than an error a letter explains: each changes two bits at most. */
function tooFar(a: number, b: number, errors: number): boolean {
  let bits = a ^ b
  for (let left = 2 * errors; bits !== 0; left--) {
    if (left === 0) return true
    bits &= bits - 1
  }
  return false
}

/** Words of the query that are looked up in the vocabulary: those on no page, or on very few of a big archive. */
export function mayBeMistyped(pages: number, total: number): boolean {
  return pages === 0 || pages <= total / 5000
}

/**
 * Damerau-Levenshtein distance (letters added, dropped, changed, neighbours swapped), or `limit + 1` when it is more
 * than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? limit + 1
}

/** Errors that a word of this length may have: a short word with two errors is another word. */
const errorsFor = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2)

const MOST = 3
const FACTORS = [1, 0.7, 0.45]

/**
 * Stems near any of `spellings` (the stem of the word, and the word whole: its clitics may be what was mistyped),
 * nearest and then commonest first. `pages` of the word itself: a correction of a rare word must be clearly commoner.
 */
export function correct(
  spellings: readonly string[],
  pages: number,
  vocabulary: OpenVocabulary,
): Correction[] {
  const [own = ''] = spellings
  const leastStep = pages === 0 ? 0 : Math.floor(Math.log2(pages)) + 3
  const tried = [...new Set(spellings)]
    .map((word) => ({ word, letters: lettersOf(word), most: errorsFor(word.length) }))
    .filter(({ most }) => most > 0)
  const found: { stem: string; errors: number; step: number }[] = []
  for (const [n, stem] of vocabulary.stems.entries()) {
    const step = vocabulary.steps[n] ?? 0
    if (step < leastStep || stem === own) continue
    let errors = Number.POSITIVE_INFINITY
    for (const { word, letters, most } of tried) {
      if (Math.abs(word.length - stem.length) > most || tooFar(letters, vocabulary.letters[n] ?? 0, most))
        continue
      const apart = distance(word, stem, most)
      if (apart <= most) errors = Math.min(errors, apart)
    }
    if (errors < Number.POSITIVE_INFINITY) found.push({ stem, errors, step })
  }
  // With one error at most, words with two are not asked for.
  const fewest = Math.min(...found.map(({ errors }) => errors))
  return found
    .filter(({ errors }) => errors === fewest)
    .sort((a, b) => b.step - a.step || (a.stem < b.stem ? -1 : 1))
    .slice(0, MOST)
    .map(({ stem, errors }) => ({ stem, factor: FACTORS[errors] ?? 0 }))
}
