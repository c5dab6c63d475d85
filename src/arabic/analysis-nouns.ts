// Readings of a word as a noun, adjective or name: what stays when article, prepositions and endings are taken off.

import type { Evidence } from './analysis-evidence.ts'
import { canonical } from './analysis-letters.ts'

/** One way to read a word; the one with the lowest cost wins, and among equals the one with the longest base. */
export interface Reading {
  readonly stem: string
  readonly cost: number
  /** Letters of the base that the stem was found by. */
  readonly length: number
}

/** What an ending behind a base of two letters costs more. */
const SHORT = 0.4
/** What a base that only the dictionary attests costs more than one of our own lists. */
export const RARE = 2
/** What a base costs that nothing attests. */
export const UNKNOWN = 6

// Prefix, cost; `true` for those that hold the article.
const PREFIXES: readonly (readonly [string, number, boolean])[] = [
  ['', 0, false],
  ['ال', 0.1, true],
  ['بال', 0.3, true],
  ['كال', 0.4, true],
  ['فال', 0.4, true],
  ['لل', 0.3, true],
  ['ب', 1, false],
  ['ل', 1, false],
  ['ك', 1.4, false],
]

// Ending, cost, and how what is left is read: `as` it is, with ه for a ت (سيارتها), as a relative adjective (ي).
/** What a hamza on alef after it makes a one-letter prefix cheaper by. */
export const HAMZA = 1.1

type How = 'as' | 'te' | 'ya'
const PRONOUNS: readonly (readonly [string, number])[] = [
  ['ه', 0.5],
  ['ها', 0.5],
  ['هم', 0.5],
  ['هما', 0.6],
  ['هن', 0.6],
  ['نا', 0.8],
  ['كم', 0.9],
]
const ENDINGS: readonly (readonly [string, number, How])[] = [
  ['ات', 0.3, 'te'],
  ['ان', 0.6, 'as'],
  ['ين', 0.4, 'as'],
  ['ون', 0.3, 'as'],
  ['تان', 0.5, 'te'],
  ['تين', 0.4, 'te'],
  ['يه', 0.9, 'ya'],
  ['يون', 0.9, 'ya'],
  ['يين', 0.9, 'ya'],
  ['يات', 0.9, 'ya'],
  ['ي', 0.9, 'ya'],
]
// Endings that the article rules out: tanween, and dual or plural before what they belong to.
const OPEN_ENDINGS: readonly (readonly [string, number, How])[] = [
  ['ا', 0.6, 'as'],
  ['تا', 0.9, 'te'],
  ['تي', 0.9, 'te'],
]

/** Readings of `word` (folded) as a noun; `exact` has the same letters as they are spelled. */
export function nounReadings(word: string, exact: string, known: Evidence): Reading[] {
  const readings: Reading[] = []
  for (const [prefix, cost, definite] of PREFIXES) {
    if (!word.startsWith(prefix) || word.length - prefix.length < 2) continue
    if (prefix.length === 1 && word.length === 3 && !known.isWord(word.slice(1))) continue
    const rest = word.slice(prefix.length)
    if (prefix === 'ل' && rest.startsWith('ال')) continue
    // للجنة is written for ل + لجنة too: of two attested readings the longer one wins, so neither may be dearer.
    const joint = prefix === 'ل' && rest.startsWith('ل') ? 0.3 : cost
    // A hamza after the first letter shows that the letter was put before (لأزمة is not لازمة).
    const clitic = prefix.length === 1 && /[أإآ]/.test(exact[1] ?? '') ? joint - HAMZA : joint
    endings(rest, exact.slice(prefix.length), clitic, definite, known, readings)
  }
  return readings
}

function endings(
  rest: string,
  exact: string,
  cost: number,
  definite: boolean,
  known: Evidence,
  into: Reading[],
): void {
  const add = (stem: string | null, more: number, length: number): void => {
    if (stem !== null) into.push({ stem, cost: cost + more, length })
  }
  const whole = base(rest, exact, known) ?? named(rest, cost > 0, known)
  if (whole !== null) add(whole.stem, whole.cost, rest.length)
  else if (definite && rest.length >= 3) add(unknownReading(rest).stem, UNKNOWN - 1.5, rest.length)
  const cut = (ending: string, more: number, how: How): void => {
    const left = rest.slice(0, -ending.length)
    if (left.length < 2 || (left.length < 3 && /^(?:ون|ين|ان)$/.test(ending))) return
    if (/^(?:ون|ين)$/.test(ending) && left.endsWith('ه') && left.length > 2) return
    const found = inflected(left, exact.slice(0, left.length), how, known)
    if (found !== null) add(found.stem, more + found.cost + (left.length < 3 ? SHORT : 0), left.length)
  }
  for (const [ending, more, how] of ENDINGS) if (rest.endsWith(ending)) cut(ending, more, how)
  if (rest.endsWith('ه')) cut('ه', 0.55, 'as')
  if (definite) return
  for (const [ending, more, how] of OPEN_ENDINGS) if (rest.endsWith(ending)) cut(ending, more, how)
  if (/[يو]$/.test(rest) && rest.length > 4) {
    const left = canonical(rest.slice(0, -1))
    if (known.isPerson(left)) add(left, 0.5, rest.length - 1)
  }
  for (const [pronoun, more] of PRONOUNS) {
    if (!rest.endsWith(pronoun) || rest.length - pronoun.length < 2) continue
    const left = rest.slice(0, -pronoun.length)
    const letters = exact.slice(0, left.length)
    const found = possessed(left, letters, known)
    if (found !== null) add(found.stem, more + found.cost, left.length)
  }
}

/** No dictionary word of any use ends so; a yes would be a false one. */
const FALSE_RE = /^.{3,}(?:ها|هم|هما|هن|ات|[^ا]يه|ته|تين|تان|يين|يون)$|^ال.{3,}$/

type Base = { readonly stem: string; readonly cost: number }

/** A base that is attested as it stands. */
function base(letters: string, exact: string, known: Evidence): Base | null {
  const word = canonical(letters)
  const singular = known.singular.get(word)
  // علما may be علماء without its hamza and طلبه may be طلبة, but علم with tanween and طلب with a pronoun rather.
  if (singular !== undefined && !exact.startsWith('إ') && (!known.closed.has(word) || /^[أآ]|ؤ/.test(exact)))
    return { stem: singular, cost: known.ended.has(word) && /[اأه]$/.test(exact) ? 0.7 : 0 }
  const variant = known.variant.get(word)
  if (variant !== undefined) return { stem: variant, cost: 0 }
  if (known.isWord(word)) return { stem: word, cost: 0 }
  return word.length >= 4 && !FALSE_RE.test(word) && known.isRareWord(word)
    ? { stem: word, cost: RARE }
    : null
}

/** A name, or behind a prefix the verbal noun that is spelled as its verb (لأخذ). */
function named(letters: string, isPrefixed: boolean, known: Evidence): Base | null {
  const word = canonical(letters)
  if (known.isName(word)) return { stem: word, cost: 0 }
  return isPrefixed && word.length === 3 && known.isVerb(word) ? { stem: word, cost: 0.8 } : null
}

function inflected(left: string, exact: string, how: How, known: Evidence): Base | null {
  if (how === 'te') return cheaper(base(`${left}ه`, `${exact}ة`, known), more(base(left, exact, known), 0.1))
  if (how === 'as') return base(left, exact, known)
  // A relative adjective of a noun: حكومي of حكومة, سوري of سوريا.
  const word = canonical(left)
  if (word.length < 3) return null
  const found =
    base(left, exact, known) ??
    named(left, false, known) ??
    base(`${left}ه`, `${exact}ة`, known) ??
    base(`${left}ا`, `${exact}ا`, known) ??
    named(`${left}ا`, false, known)
  return found && { stem: `${word}ي`, cost: found.cost }
}

/** What may stand before a pronoun: ة as ت, ى as ا, a final hamza on a seat (أبنائه), a plural of its own (مسؤوليها). */
function possessed(left: string, exact: string, known: Evidence): Base | null {
  const options: (Base | null)[] = [
    left.length > 2 ? base(left, exact, known) : more(base(left, exact, known), SHORT),
  ]
  const less = left.slice(0, -1)
  const shorter = exact.slice(0, -1)
  if (left.endsWith('ت')) options.push(base(`${less}ه`, `${shorter}ة`, known))
  if (left.endsWith('ا'))
    options.push(base(`${less}ي`, `${shorter}ي`, known), more(base(less, shorter, known), 0.8))
  if (/ا[يو]$/.test(left)) options.push(base(less, shorter, known))
  if (/[يو]$/.test(left) && known.isPerson(canonical(less)))
    options.push({ stem: canonical(less), cost: 0.2 })
  if (left.endsWith('ات') && left.length > 4)
    options.push(
      base(`${left.slice(0, -2)}ه`, `${exact.slice(0, -2)}ة`, known),
      more(base(left.slice(0, -2), exact.slice(0, -2), known), 0.1),
    )
  return options.reduce(cheaper, null)
}

function cheaper(one: Base | null, other: Base | null): Base | null {
  return one === null || (other !== null && other.cost < one.cost) ? other : one
}

const more = (found: Base | null, cost: number): Base | null =>
  found && { stem: found.stem, cost: found.cost + cost }

/** The reading of a word that nothing attests: itself, or without an ending that hardly any base has. */
export function unknownReading(word: string): Reading {
  const relative = /^(.{3,}ي)(?:ه|ون|ين|ات)$/.exec(word)?.[1]
  const plural = /^(.{4,})(?:ات|ها)$/.exec(word)?.[1]
  const feminine = /^(.{4,})ه$/.exec(word)?.[1]
  const stem = relative ?? plural ?? feminine ?? word
  return { stem: canonical(stem), cost: UNKNOWN, length: stem.length }
}
