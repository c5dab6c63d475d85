// Bases of nouns: which letters are an attested word, and which word they belong to.

import type { Evidence } from './analysis-evidence.ts'
import { canonical } from './analysis-letters.ts'

/** What a base that only the dictionary attests costs more than one of our own lists. */
export const RARE = 2
/** What an ending behind a base of two letters costs more. */
export const SHORT = 0.4
/** How what stands before an ending is read: as it is, with ه for its ت (سيارتها), as a relative adjective (ي). */
export type How = 'as' | 'te' | 'ya'

/** No dictionary word of any use ends so; a yes would be a false one. */
const FALSE_RE = /^.{3,}(?:ها|هم|هما|هن|ات|[^ا]يه|ته|تين|تان|يين|يون)$|^[وفبك]?ال.{3,}$|^لل.{3,}$/

/** What an affix is taken off from, and what it costs more than a base of our own lists. */
export type Base = { readonly stem: string; readonly cost: number }

/** A base that is attested as it stands. */
export function base(letters: string, exact: string, known: Evidence): Base | null {
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
export function named(letters: string, isPrefixed: boolean, known: Evidence): Base | null {
  const word = canonical(letters)
  if (known.isName(word)) return { stem: word, cost: 0 }
  return isPrefixed && word.length === 3 && known.isVerb(word) ? { stem: word, cost: 0.8 } : null
}

/** What may stand before an ending. */
export function inflected(
  left: string,
  exact: string,
  ending: string,
  how: How,
  known: Evidence,
): Base | null {
  const whole = afterPlural(left, ending) ? base(left, exact, known) : noPlural(left, exact, known)
  if (how === 'te') return cheaper(base(`${left}ه`, `${exact}ة`, known), more(whole, 0.1))
  if (how === 'as') return whole
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

/** A base that is read as a broken plural only where that cannot be another word: مرضية is of مرضي, not of مرضى. */
function noPlural(left: string, exact: string, known: Evidence): Base | null {
  const word = canonical(left)
  if (!known.singular.has(word)) return base(left, exact, known)
  return known.isWord(word) ? { stem: word, cost: 0 } : null
}

/** Behind a broken plural stands tanween, or ات behind one like رسوم (رسومات): أسرية is not of أسرى. */
const afterPlural = (left: string, ending: string): boolean =>
  ending === 'ا' || (ending === 'ات' && /^..و.$/.test(left))

/** What may stand before a pronoun: ة as ت, ى as ا, a final hamza on a seat (أبنائه), a plural of its own (مسؤوليها). */
export function possessed(left: string, exact: string, known: Evidence): Base | null {
  const less = left.slice(0, -1)
  const shorter = exact.slice(0, -1)
  // Among equals the first wins: قوته is of قوة rather than of قوت.
  const options: (Base | null)[] = [
    left.endsWith('ت') ? base(`${less}ه`, `${shorter}ة`, known) : null,
    left.length > 2 ? base(left, exact, known) : more(base(left, exact, known), SHORT),
  ]
  if (exact.endsWith('ا'))
    options.push(base(`${less}ي`, `${shorter}ي`, known), more(base(less, shorter, known), 0.8))
  if (/ا[يو]$/.test(left)) options.push(base(less, shorter, known))
  if (/[يو]$/.test(left) && known.isPerson(canonical(less)))
    options.push({ stem: canonical(less), cost: 0.05 })
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
