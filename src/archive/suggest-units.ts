// Cuts sentences into the units of names, and tells names from ordinary words by how the archive writes them.
import { fold, foldLine } from '../arabic/letters.ts'
import type { Authority } from './authority.ts'
import {
  BODY_HEADS,
  JOINS_LAST,
  JOINS_NEXT,
  PLACE_FIRSTS,
  PLACE_HEADS,
  SAYING,
  STOPS,
  TITLES,
} from './suggest-words.ts'

/** A word of a sentence, or several that are one part of a name («عبد الله»، «بن سلمان»). */
export interface Unit {
  readonly text: string
  readonly folded: string
  /** A sign that ends a phrase stands before it. */
  readonly fresh: boolean
}

/** What is known before the sentences are read. */
export interface Lists {
  readonly given: ReadonlySet<string>
  /** Given names that are ordinary words as well. */
  readonly doubtful: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  /** How often a folded word stands in the archive. */
  readonly count: (folded: string) => number
}

/** An ordinary noun or adjective stands with the article at least so often; a name without it hardly ever does. */
const DEFINITE = 0.12
const PARTICLE = 2
/** The article behind particles. */
const ARTICLE_RE = /^(?:[وف]?[بك]ال|[وف]ال|[وف]?لل)(?=..)/u
const WORD_RE = /([.،,؛;:؟?!()[\]\n/|]|(?<=\s)[-–—]|[-–—](?=\s))|[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu

export function listsOf(authority: Authority, texts: readonly string[]): Lists {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const written of foldLine(text).split(' ')) {
      const word = written.replace(ARTICLE_RE, 'ال')
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const count = (folded: string) => counts.get(folded) ?? 0
  const doubtfulPlaces = new Set(authority.doubtfulPlaces.map(foldLine))
  return {
    given: new Set(
      authority.givenNames
        .map(foldLine)
        .filter((name) => !JOINS_NEXT.has(name) && !JOINS_LAST.has(name) && name.length > 2),
    ),
    doubtful: new Set(authority.givenNames.map(foldLine).filter((name) => definite(name, count) > DEFINITE)),
    places: new Set(authority.gazetteer.map(foldLine).filter((place) => !doubtfulPlaces.has(place))),
    count,
  }
}

/** The words of a sentence, parts of names that belong together joined. */
export function unitsOf(sentence: string): readonly Unit[] {
  const units: Unit[] = []
  let fresh = true
  let open = false
  for (const [text, sign] of sentence.matchAll(WORD_RE)) {
    if (sign !== undefined) {
      fresh = true
      open = false
      continue
    }
    const folded = fold(text)
    const last = units.at(-1)
    if (last && !fresh && (open || JOINS_LAST.has(folded))) {
      units[units.length - 1] = { ...last, text: `${last.text} ${text}`, folded: `${last.folded} ${folded}` }
    } else {
      units.push({ text, folded, fresh })
    }
    open = JOINS_NEXT.has(folded)
    fresh = false
  }
  return units
}

/** A head word without particle and article. */
export function bare(folded: string): string {
  for (const particle of ['', 'و', 'ب', 'ل', 'ف', 'وب', 'ول', 'ك']) {
    const rest = folded.slice(particle.length)
    if (
      folded.startsWith(particle) &&
      (BODY_HEADS.has(rest) || PLACE_HEADS.has(rest) || PLACE_FIRSTS.has(rest) || TITLES.has(rest))
    )
      return rest
  }
  return folded
}

/** Share of a word's occurrences that have the article. */
export function definite(folded: string, count: Lists['count']): number {
  const withArticle = count(`ال${folded}`)
  return withArticle / Math.max(1, withArticle + count(folded))
}

/** Whether a word without the article looks like a name: it hardly ever has one. */
export function isName(folded: string, count: Lists['count']): boolean {
  if (folded.includes(' ')) return true
  if (
    folded.length < 3 ||
    /\d/.test(folded) ||
    STOPS.has(folded) ||
    SAYING.has(folded) ||
    folded.startsWith('ال')
  )
    return false
  return definite(folded, count) <= DEFINITE && !hasParticle(folded, count)
}

/** Whether a word is another one behind a particle: without its first letter the archive has it more often. */
function hasParticle(folded: string, count: Lists['count']): boolean {
  if (/^(?:لل|[وبفك]ال)/.test(folded)) return true
  return /^[وبلفك]/.test(folded) && folded.length > 3 && count(folded.slice(1)) > PARTICLE * count(folded)
}

/** One key for the spellings of a name: no spaces, غ as ج, no double letters, no ending ة. */
export function keyOf(name: string): string {
  return foldLine(name)
    .replaceAll(' ', '')
    .replaceAll('غ', 'ج')
    .replace(/([^ل])\1/g, '$1')
    .replace(/ه$/, 'ا')
}
