// Readings of a word as a verb: past and present, their persons, future س and the pronouns after them.

import { RARE } from './analysis-bases.ts'
import type { Evidence } from './analysis-evidence.ts'
import type { Reading } from './analysis-nouns.ts'

const PRONOUN_RE = /(?:هما|ها|هم|هن|كم|نا|ني|ه)$/
const PAST: readonly (readonly [string, number])[] = [
  ['', 0.05],
  ['ت', 0.3],
  ['وا', 0.3],
  ['ا', 0.8],
  ['تا', 0.6],
  ['نا', 0.9],
  ['ن', 0.9],
  ['تم', 1],
]
const PRESENT: readonly (readonly [string, number])[] = [
  ['', 0],
  ['ون', 0.1],
  ['وا', 0.1],
  ['ان', 0.2],
  ['ا', 0.5],
  ['ين', 0.6],
  ['ن', 0.6],
]
const PERSONS: Readonly<Record<string, number>> = { ي: 0.3, ت: 0.5, ن: 0.9, ا: 1.5 }

/** Readings of `word` (folded) as a verb. */
export function verbReadings(word: string, exact: string, known: Evidence): Reading[] {
  const readings: Reading[] = []
  // رأى with its ى is the verb, رأي is not; الحق without hamza is the noun rather than ألحق.
  const form = known.form.get(word)
  if (form !== undefined && exact.endsWith('ى'))
    readings.push({ stem: form, cost: -0.1, length: word.length })
  conjugated(word, exact, /^ال/.test(exact) ? 0.2 : 0, known, readings)
  const pronoun = exact.endsWith('ة') ? undefined : PRONOUN_RE.exec(word)?.[0]
  if (pronoun !== undefined && word.length - pronoun.length >= 3) {
    const left = word.slice(0, -pronoun.length)
    conjugated(left, exact, 0.5, known, readings)
    // Before a pronoun وا loses its alef and ى becomes one.
    if (left.endsWith('و')) conjugated(`${left}ا`, exact, 1, known, readings)
    if (left.endsWith('ا')) conjugated(`${left.slice(0, -1)}ي`, exact, 0.5, known, readings)
  }
  return readings
}

function conjugated(word: string, exact: string, cost: number, known: Evidence, into: Reading[]): void {
  const form = known.form.get(word)
  if (form !== undefined) into.push({ stem: form, cost: cost + 0.1, length: word.length })
  for (const [ending, more] of PAST) {
    if (!word.endsWith(ending)) continue
    const left = word.slice(0, word.length - ending.length)
    const found = past(left, ending, known)
    if (found !== null) into.push({ stem: found.stem, cost: cost + more + found.cost, length: left.length })
  }
  const future = (/^[سل][يتن]/.test(word) || /^س[أآ]/.test(exact)) && word.length > 3
  for (const [rest, extra] of future
    ? [[word, 0] as const, [word.slice(1), word[0] === 'س' ? 0.1 : 0.8] as const]
    : [[word, 0] as const]) {
    const person = PERSONS[rest[0] ?? '']
    // The first person is written أ; without hamza it is more often a part of the word (اطار), and إ never is it.
    if (person === undefined || (rest[0] === 'ا' && exact.startsWith('إ'))) continue
    const doubt = rest[0] === 'ا' && exact.startsWith('ا') ? 1.1 : 0
    for (const [ending, more] of PRESENT) {
      if (!rest.endsWith(ending)) continue
      const left = rest.slice(1, rest.length - ending.length)
      const found = present(left, ending, known)
      if (found !== null)
        into.push({
          stem: found.stem,
          cost: cost + extra + person + doubt + more + found.cost,
          length: left.length,
        })
    }
  }
}

type Verb = { readonly stem: string; readonly cost: number }

function attested(stem: string, known: Evidence): Verb | null {
  if (stem.length >= 2 && known.isVerb(stem)) return { stem, cost: 0 }
  return stem.length >= 4 && known.isRareVerb(stem) ? { stem, cost: RARE } : null
}

function weak(left: string, known: Evidence): Verb | null {
  const stem = [`${left}ي`, `${left}ا`].find(known.isVerb)
  return stem === undefined ? null : { stem, cost: 0 }
}

function past(left: string, ending: string, known: Evidence): Verb | null {
  if (left.length < 2) return null
  const plain = attested(left, known)
  // Two letters and an ending are more often something else (عضوا).
  if (plain !== null) {
    if (left.length <= 2 && ending !== '') return { stem: plain.stem, cost: plain.cost + 0.4 }
    // تحقق is she of حقق rather than he of تحقق.
    const isAmbiguous = /^ت.{2,}[^اي]$/.test(left) && known.isVerb(left.slice(1))
    return isAmbiguous && ending === '' ? { stem: plain.stem, cost: plain.cost + 0.6 } : plain
  }
  // أصيبت, أقيمت: the passive of أصاب, أقام has the letters of its present.
  const passive = /^ا.{1,3}ي.$/.test(left) ? known.present.get(left.slice(1)) : undefined
  if (passive?.startsWith('ا')) return { stem: passive, cost: 0.1 }
  // دعت of دعا, ألقت and ألقوا of ألقى
  return /^(?:ت|تا|وا)$/.test(ending) ? weak(left, known) : null
}

/** The verb of our lists whose present has these letters: listed, as the past, with its alef, with the hamza on و. */
function regular(left: string, known: Evidence): string | null {
  const listed = known.present.get(left)
  if (listed !== undefined && (left.length > 2 || !known.isVerb(left))) return listed
  const options =
    left.length > 2 ? [left, left.startsWith('و') ? `ا${left.slice(1)}` : left, `ا${left}`] : [left]
  return options.find(known.isVerb) ?? null
}

function present(left: string, ending: string, known: Evidence): Verb | null {
  if (left.length < 2) return null
  const own = regular(left, known)
  if (own !== null) return { stem: own, cost: 0 }
  if (/^(?:ون|وا|ين)$/.test(ending)) {
    const full = `${left}ي`
    const options = [full, left.startsWith('و') ? `ا${full.slice(1)}` : full, `ا${full}`]
    const stem = options.find(known.isVerb) ?? known.present.get(`${left}و`)
    if (stem !== undefined) return { stem, cost: 0.1 }
  }
  if (left.length < 3) return null
  const rare = attested(left, known) ?? attested(`ا${left}`, known)
  return rare !== null && rare.cost === RARE ? rare : null
}
