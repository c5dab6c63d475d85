// Readings of a word as a noun, adjective or name: what stays when article, prepositions and endings are taken off.

import { base, type How, inflected, named, possessed, SHORT } from './analysis-bases.ts'
import type { Evidence } from './analysis-evidence.ts'
import { canonical } from './analysis-letters.ts'

/** One way to read a word; the one with the lowest cost wins, and among equals the one with the longest base. */
export interface Reading {
  readonly stem: string
  readonly cost: number
  /** Letters of the base that the stem was found by. */
  readonly length: number
}

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
  ['ب', 0.85, false],
  ['ل', 0.85, false],
  ['ك', 1.4, false],
]

/** What a very common word behind it makes a prefix cheaper by. */
export const COMMON = 0.45
/** What a hamza on alef after it makes a one-letter prefix cheaper by. */
export const HAMZA = 1.1

const PRONOUNS: readonly (readonly [string, number])[] = [
  ['ه', 0.5],
  ['ها', 0.5],
  ['هم', 0.5],
  ['هما', 0.6],
  ['هن', 0.6],
  ['نا', 0.8],
  ['كم', 0.9],
]
// Ending, cost, and how what is left is read: `as` it is, with ه for a ت (سيارتها), as a relative adjective (ي).
const ENDINGS: readonly (readonly [string, number, How])[] = [
  ['ات', 0.3, 'te'],
  ['ان', 0.45, 'as'],
  ['ين', 0.4, 'as'],
  ['ون', 0.3, 'as'],
  ['تان', 0.5, 'te'],
  ['تين', 0.4, 'te'],
  ['يه', 0.9, 'ya'],
  ['يون', 0.9, 'ya'],
  ['يين', 0.9, 'ya'],
  ['يات', 0.9, 'ya'],
  ['ي', 0.9, 'ya'],
  ['ه', 0.55, 'as'],
]
// Endings that the article rules out: tanween, and dual or plural before what they belong to.
const ALL_ENDINGS: readonly (readonly [string, number, How])[] = [
  ...ENDINGS,
  ['ا', 0.45, 'as'],
  ['تا', 0.9, 'te'],
  ['تي', 0.9, 'te'],
]

/** Readings of `word` (folded) as a noun; `exact` has the same letters as they are spelled. */
export function nounReadings(word: string, exact: string, known: Evidence): Reading[] {
  const readings: Reading[] = []
  for (const [prefix, cost, definite] of PREFIXES) {
    if (!word.startsWith(prefix) || word.length - prefix.length < 2) continue
    if (prefix.length === 1 && word.length === 3 && !known.isWord(word.slice(1))) continue
    // The article has no hamza: ألغاز is not ال and غاز.
    if (prefix.endsWith('ال') && /[أإآ]/.test(exact[prefix.length - 2] ?? '')) continue
    const rest = word.slice(prefix.length)
    // لال… is no way to write ل and the article; لآلاف and لألوان are something else.
    if (prefix === 'ل' && rest.startsWith('ال') && !/^.[أإآ]/.test(exact)) continue
    // للجنة is written for ل + لجنة too: of two attested readings the longer one wins, so neither may be dearer.
    const joint = prefix === 'ل' && rest.startsWith('ل') ? 0.3 : cost
    // A hamza after the first letter shows that the letter was put before (لأزمة is not لازمة).
    const clitic = prefix.length === 1 && /[أإآ]/.test(exact[1] ?? '') ? joint - HAMZA : joint
    const isPrefixed = prefix !== ''
    bases(
      { text: rest, exact: exact.slice(prefix.length), cost: clitic, isDefinite: definite, isPrefixed },
      known,
      readings,
    )
  }
  return readings
}

/** A word in ة (وجبة): a pronoun turns that to ت, and so none stands right behind it (وجبهة is و and جبهة). */
const FEMININE_RE = /.{2}[^اي]ه$/

/** What stands behind a prefix. */
interface Rest {
  readonly text: string
  readonly exact: string
  /** Cost of the prefix. */
  readonly cost: number
  readonly isDefinite: boolean
  readonly isPrefixed: boolean
}

/** Whether a letter before the word is a clitic for certain; not before an alef that may have had its hamza (لازمة). */
export const isCommonWord = (word: string, known: Evidence): boolean =>
  !word.startsWith('ا') && known.common.has(canonical(word))

/** The rest as a base, and with each ending that it may have taken off. */
function bases(rest: Rest, known: Evidence, into: Reading[]): void {
  const { text, exact, cost } = rest
  // ة is certainly an ending, ه may be a pronoun (قوته).
  const feminine = exact.endsWith('ة') ? 0.05 : 0
  // سورية is سوريا, السورية the adjective.
  const isAdjective = rest.isDefinite && /يه$/.test(text) && known.variant.get(text)?.endsWith('ا') === true
  const whole = isAdjective ? null : (base(text, exact, known) ?? named(text, rest.isPrefixed, known))
  const isCommon = rest.isPrefixed && isCommonWord(text, known)
  if (whole !== null)
    into.push({ stem: whole.stem, cost: cost + whole.cost - (isCommon ? COMMON : 0), length: text.length })
  else if (rest.isDefinite && text.length >= 3)
    into.push({ ...unknownReading(text), cost: cost + UNKNOWN - 1.5 })
  for (const [ending, more, how] of rest.isDefinite ? ENDINGS : ALL_ENDINGS) {
    if (!text.endsWith(ending)) continue
    const left = text.slice(0, -ending.length)
    if (left.length < 2 || (ending === 'ه' && FEMININE_RE.test(left))) continue
    // Behind ة tanween has no alef: كتابها is not of كتابة.
    if (ending === 'ا' && left.endsWith('ه')) continue
    if (/^(?:ون|ين|ان)$/.test(ending) && (left.length < 3 || left.endsWith('ه'))) continue
    // A letter before and ي behind a short word are more often a name (كلباني is not ك and لباني).
    if (how === 'ya' && left.length < 4 && rest.isPrefixed && !rest.isDefinite) continue
    const found = inflected(left, exact.slice(0, left.length), ending, how, known)
    const short = left.length < 3 ? SHORT : 0
    // ون is of persons and of adjectives in ي: وعيون is و and عيون.
    const unlikely = ending === 'ون' && !/.{3}ي$/.test(left) && !known.isPerson(canonical(left)) ? 0.5 : 0
    if (found !== null)
      into.push({
        stem: found.stem,
        cost: cost + more + found.cost + short + unlikely - (ending === 'ه' ? feminine : 0),
        length: left.length,
      })
  }
  if (!rest.isDefinite) possessedBases(rest, known, into)
}

/** The rest with a pronoun taken off, or the ending of a plural before what it belongs to (مسؤولو, مسؤولي). */
function possessedBases({ text, exact, cost }: Rest, known: Evidence, into: Reading[]): void {
  const person = canonical(text.slice(0, -1))
  if (/.{4}[يو]$/.test(text) && known.isPerson(person))
    into.push({ stem: person, cost: cost + 0.5, length: text.length - 1 })
  // محامو is of محامون, whose singular has its ي.
  const weak = `${person}ي`
  if (/.{4}و$/.test(text) && known.isPerson(weak))
    into.push({ stem: weak, cost: cost + 0.5, length: text.length })
  for (const [pronoun, more] of PRONOUNS) {
    if (!text.endsWith(pronoun)) continue
    const left = text.slice(0, -pronoun.length)
    // ة is no pronoun: وعودة is not of وعود.
    if (left.length < 2 || FEMININE_RE.test(left) || exact.endsWith('ة')) continue
    const found = possessed(left, exact.slice(0, left.length), known)
    if (found !== null) into.push({ stem: found.stem, cost: cost + more + found.cost, length: left.length })
  }
}

/** The reading of a word that nothing attests: itself, or without an ending that hardly any base has. */
export function unknownReading(word: string): Reading {
  const relative = /^(.{3,}ي)(?:ه|ون|ين|ات)$/.exec(word)?.[1]
  const plural = /^(.{4,})(?:ات|ها)$/.exec(word)?.[1]
  const feminine = /^(.{4,})ه$/.exec(word)?.[1]
  const stem = relative ?? plural ?? feminine ?? word
  return { stem: canonical(stem), cost: UNKNOWN, length: stem.length }
}
