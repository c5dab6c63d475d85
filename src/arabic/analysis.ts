// The Arabic analysis that the index, the query and the highlighting share: one token for each word.

import { type Evidence, evidence } from './analysis-evidence.ts'
import { canonical, folded, spelled } from './analysis-letters.ts'
import {
  COMMON,
  HAMZA,
  isCommonWord,
  nounReadings,
  type Reading,
  UNKNOWN,
  unknownReading,
} from './analysis-nouns.ts'
import { verbReadings } from './analysis-verbs.ts'
import { EVIDENCE_VERSION } from './evidence/data.ts'
import { DICTIONARY_VERSION } from './evidence/dictionary.ts'

/** What a word is searched by. */
export interface Token {
  /** What all spellings and forms of the word share. */
  readonly stem: string
  /** The letters as they are spelled, without marks and invisible characters. */
  readonly exact: string
}

/** Version of the analysis; it changes whenever any output can change. */
export const ANALYSIS_VERSION = `7-${EVIDENCE_VERSION}-${DICTIONARY_VERSION}`

/** A number with what is written together with it: الـ11, و2015, عام2015; 2015م, 1436هـ. */
const NUMBER_RE = /^(?:[وف]?(?:ال|بال|لل|[بلك])?|عام)(\p{N}.*)$/u
const ERA_RE = /^(\d{4})[مه]$/
/** Arabic clitics before a foreign word. */
const FOREIGN_RE = /^\p{Script=Arabic}{1,5}(?=\p{Script=Latin}+$)/u
const ARABIC_RE = /^\p{Script=Arabic}+$/u
/** Words repeat, in a text and from one pass over the archive to the next: the tokens of so many to twice as many. */
const REMEMBERED = 150_000
let remembered = new Map<string, Token>()
let older: ReadonlyMap<string, Token> = new Map()
/** Longer than any word: what comes after is left out of the search for affixes. */
const LONGEST = 40

/** Readings that cost less rest on a word of our own lists and a common ending. */
const CERTAIN = 1
const SEAT_RE = /[ئؤ]/
const SEATED_STOPS = new Set(['هولاء', 'اوليك', 'ليلا'])
const CONJUNCTIONS: readonly (readonly [string, number])[] = [
  ['و', 0.5],
  ['ف', 1.4],
]

/** One token for a word: deterministic, the same at index and query time; never empty for a word that has a letter or digit. */
export function analyse(word: string): Token {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const token = older.get(word) ?? tokenOf(word)
  if (remembered.size >= REMEMBERED) {
    older = remembered
    remembered = new Map()
  }
  remembered.set(word, token)
  return token
}

function tokenOf(word: string): Token {
  const letters = spelled(word)
  const exact = letters.replace(/[.,:٫٬]/g, '') || word
  const text = folded(letters)
  if (/\p{N}/u.test(text)) return { stem: number(text), exact }
  const plain = text.replace(/[.,:٫٬]/g, '')
  if (!ARABIC_RE.test(plain)) return { stem: foreign(plain) || word, exact }
  if (plain.length > LONGEST) return { stem: plain, exact }
  return { stem: arabic(plain, exact), exact }
}

/** Whether a word carries too little meaning to be required of a result. */
export function isStopWord(word: string): boolean {
  const exact = spelled(word)
  const text = folded(exact)
  const { stops } = evidence()
  return isStop(text, exact, stops) || (/^[وف]/.test(text) && isStop(text.slice(1), exact.slice(1), stops))
}

/** Whether a folded word is a particle; one with a seated hamza is not, though it folds to one (فئة to فيه). */
function isStop(text: string, exact: string, stops: ReadonlySet<string>): boolean {
  return stops.has(text) && (!SEAT_RE.test(exact) || SEATED_STOPS.has(text))
}

function number(text: string): string {
  const bare = text.replace(/(?<=\d)[,٬](?=\d{3}(?!\d))/g, '')
  // One sign between digits becomes a letter, so that 3.5 stays one token and apart from 35.
  return (NUMBER_RE.exec(bare)?.[1] ?? bare).replace(ERA_RE, '$1').replace(/[.,:٫٬]/g, 'x')
}

function foreign(text: string): string {
  return text.replace(FOREIGN_RE, '').normalize('NFD').replace(/\p{M}/gu, '')
}

function arabic(word: string, exact: string): string {
  const known = evidence()
  if (
    (word.length <= 2 && !known.variant.has(word)) ||
    (isStop(word, exact, known.stops) && !known.form.has(word))
  )
    return canonical(word)
  const alone = cheapest(readings(word, exact, known), unknownReading(word))
  // والX is و and الX, whatever X is, unless a word of our own lists begins so (والد, فالح).
  // والدين is و and الدين, since two parents are الوالدين.
  const isDual = /^وال.*ين$/.test(word) && alone.length < word.length
  if (/^[وف]ال.{2}/.test(word) && (alone.cost >= CERTAIN || isDual))
    return arabic(word.slice(1), exact.slice(1))
  let best = alone
  for (const [conjunction, cost] of CONJUNCTIONS) {
    const rest = word.slice(1)
    if (!word.startsWith(conjunction) || (rest.length < 3 && !known.stops.has(rest))) continue
    const found = cheapest(readings(rest, exact.slice(1), known), unknownReading(rest))
    // و before a word that nothing attests is the conjunction more often than a part of it.
    const isKnown = found.cost < UNKNOWN
    const isCommon = isCommonWord(rest, known)
    const joint = cost - (/[أإآ]/.test(exact[1] ?? '') ? HAMZA : isCommon ? COMMON : 0)
    const sum = isKnown
      ? found.cost + joint
      : conjunction === 'و' && rest.length >= 4
        ? UNKNOWN - 0.1
        : UNKNOWN
    if (sum < best.cost || (sum === best.cost && isKnown && found.length > best.length))
      best = { ...found, cost: sum }
  }
  return SEAT_RE.test(exact) && known.stops.has(best.stem) ? best.stem.replace('ي', 'يي') : best.stem
}

function cheapest(list: readonly Reading[], first: Reading): Reading {
  let best = first
  for (const next of list)
    if (next.cost < best.cost || (next.cost === best.cost && next.length > best.length)) best = next
  return best
}

function readings(rest: string, exact: string, known: Evidence): Reading[] {
  if (isStop(rest, exact, known.stops) && !known.form.has(rest))
    return [{ stem: canonical(rest), cost: 0, length: rest.length }]
  return [...nounReadings(rest, exact, known), ...verbReadings(rest, exact, known)]
}
