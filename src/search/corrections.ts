// Corrects unknown and rare words of a query: stems of the archive that are one or two typing errors away.

import { fold } from '../arabic/letters.ts'
import type { Vocabulary } from './format.ts'
import { keyOf, plainForm } from './tokens.ts'
import { oneErrorAway } from './typing.ts'

/** A stem to ask for in place of a mistyped one. */
export interface Correction {
  readonly stem: string
  /** What a match of it counts, against 1 for the word itself. */
  readonly factor: number
  /** Spellings of it that are one error away from what was typed, as `plainForm` gives them. */
  readonly forms: ReadonlySet<string>
}

/** The stems of the vocabulary, opened: with their steps of frequency and the letters that they have. */
export interface OpenVocabulary {
  readonly stems: readonly string[]
  /** Place of each stem. */
  readonly places: ReadonlyMap<string, number>
  readonly steps: Uint8Array
  readonly letters: Uint32Array
  /** What was worked out before: a page of results asks twice. */
  readonly corrected: Map<string, readonly Correction[]>
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
    places: new Map(all.map((one, n) => [one, n])),
    steps: Uint8Array.from(lines, (line) => Number.parseInt(line.at(-1) ?? '0', 36)),
    letters: Uint32Array.from(all, lettersOf),
    corrected: new Map(),
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

/** How often a stem stands in the archive, in half powers of two: 0 for one page, 2 for two, 3 for three, 4 for four … */
export const stepOf = (pages: number): number => Math.min(35, Math.floor(2 * Math.log2(pages)))
/** Eight times as common. */
const CLEARLY = 6

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

/** Words that are asked for in place of a mistyped one: each may cost the reader a file. */
const MOST = 4
/** What a correction counts, by its errors. */
const ONE_ERROR = 0.7
const TWO_ERRORS = 0.45
const NO_FORMS: ReadonlySet<string> = new Set()

/** A word of the query, as its key has it. */
interface Typed {
  readonly stem: string
  readonly form: string
  /** Letters as typed. */
  readonly letters: string
}

interface Candidate {
  readonly stem: string
  readonly step: number
  readonly forms: ReadonlySet<string>
}

/** Steps by which a form is taken to be rarer than its stem, for each letter that is not the stem's own; and for a broken plural or a verb. */
const FOR_A_LETTER = 3
const FOR_CHANGED = 4

/** How much rarer, in steps, a form is than its stem; the article costs nothing. */
function doubt(form: string, stem: string): number {
  const bare = form.replace(/^[وف]?(?:[بك]?ال|لل)/, '')
  return FOR_A_LETTER * Math.max(0, bare.length - stem.length) + (bare.includes(stem) ? 0 : FOR_CHANGED)
}

/** Stems of the words that are one error away. */
function nearest({ letters, stem: own }: Typed, leastStep: number, vocabulary: OpenVocabulary): Candidate[] {
  const found = new Map<string, { step: number; forms: Set<string> }>()
  if (errorsFor(letters.length) === 0) return []
  for (const spelling of oneErrorAway(letters)) {
    const { stem, form } = keyOf(spelling)
    const place = vocabulary.places.get(stem)
    if (place === undefined || stem === own) continue
    const step = vocabulary.steps[place] as number
    if (step < leastStep) continue
    const plain = plainForm(form)
    const likely = step - doubt(fold(plain), stem)
    const candidate = found.get(stem) ?? { step: likely, forms: new Set() }
    if (likely > candidate.step) candidate.step = likely
    candidate.forms.add(plain)
    found.set(stem, candidate)
  }
  return [...found].map(([stem, { step, forms }]) => ({ stem, step, forms }))
}

/** Stems that are two errors away from the stem of the word, or from the word whole: its clitics may be mistyped. */
function farther({ stem: own, form }: Typed, leastStep: number, vocabulary: OpenVocabulary): Candidate[] {
  const tried = [...new Set([own, form])]
    .map((word) => ({ word, letters: lettersOf(word), most: errorsFor(word.length) }))
    .filter(({ most }) => most > 1)
  const found: Candidate[] = []
  for (const [n, stem] of vocabulary.stems.entries()) {
    const step = vocabulary.steps[n] ?? 0
    if (step < leastStep || stem === own) continue
    const isNear = tried.some(
      ({ word, letters, most }) =>
        Math.abs(word.length - stem.length) <= most &&
        !tooFar(letters, vocabulary.letters[n] ?? 0, most) &&
        distance(word, stem, most) <= most,
    )
    if (isNear) found.push({ stem, step, forms: NO_FORMS })
  }
  return found
}

/**
 * Stems that a mistyped word may have been meant as, commonest first: those of words one error away, or else stems two
 * errors away. `pages` of the word itself: a correction of a rare word must be clearly commoner.
 */
export function correct(typed: Typed, pages: number, vocabulary: OpenVocabulary): readonly Correction[] {
  const key = `${typed.letters} ${pages}`
  const before = vocabulary.corrected.get(key)
  if (before !== undefined) return before
  const made = corrections(typed, pages, vocabulary)
  vocabulary.corrected.set(key, made)
  return made
}

function corrections(typed: Typed, pages: number, vocabulary: OpenVocabulary): Correction[] {
  const leastStep = pages === 0 ? 0 : stepOf(pages) + CLEARLY
  const near = nearest(typed, leastStep, vocabulary)
  const found = near.length > 0 ? near : farther(typed, leastStep, vocabulary)
  const factor = near.length > 0 ? ONE_ERROR : TWO_ERRORS
  return found
    .sort((a, b) => b.step - a.step || (a.stem < b.stem ? -1 : 1))
    .slice(0, MOST)
    .map(({ stem, forms }) => ({ stem, forms, factor }))
}
