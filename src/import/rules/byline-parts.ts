// Takes a byline apart («جدة - فلان»، «فلان (القاهرة)»، «لندن: «وكالة»») and tells which part is place, agency or person.
import { foldLine } from '../../arabic/letters.ts'
import type { Authority } from '../../archive/authority.ts'
import { foldAll } from '../lines.ts'

export type PartKind = 'place' | 'agency' | 'person' | 'unknown'

export interface Part {
  /** Without quotation marks and separators at its edges. */
  readonly text: string
  readonly kind: PartKind
  /** What stood before it: a colon promises that a person or agency follows. */
  readonly after: 'start' | 'colon' | 'dash' | 'bracket' | 'from'
}

/** Tells what a few words name; compiled once from the lists. */
export interface PartReader {
  (text: string): PartKind
  /** Whether a place's name is a paper's name too («الجزيرة»). */
  readonly isPaper: (text: string) => boolean
  /** Whether a place's name is a common word or a person's name too («صور»). */
  readonly isDoubtful: (text: string) => boolean
}

/** A word of a name: letters, at most one full stop at its end («د.»). */
const WORD_RE = /^[\p{L}\p{M}'’ـ]+\.?$/u
/** They stand in headlines, never in names; compared as they are spelt, since «على» folds to a given name. */
const FUNCTION_WORDS = new Set(
  'في على من إلى الى عن مع بين لا لم لن ما هل كل بعد قبل ضد أو ثم حتى الذي التي هو هي'.split(' '),
)
/** A family name after a place or tribe: «الفلاني». */
const NISBA_RE = /^ال\p{L}{2,}ي$/u
const MAX_NAME_WORDS = 6
const MAX_PLACE_WORDS = 4
const EDGES_RE = /^[\s:：\-–—ـ_/|،,·•()[\]«»"“”*]+|[\s:：\-–—ـ_/|،,·•()[\]«»"“”*]+$/gu

/** Without separators, quotation marks and white space at the edges. */
export function tidy(text: string): string {
  return text.replace(EDGES_RE, '')
}

export function partReader(authority: Authority): PartReader {
  const entities = authority.entities.filter(({ kind }) => kind === 'places')
  const places = foldAll([
    ...entities.flatMap(({ name, variants }) => [name, ...variants]),
    ...authority.gazetteer,
  ])
  const agencies = foldAll([
    ...authority.agencies.flat(),
    ...authority.outlets.flatMap(({ name, short, aliases }) => [name, short, ...aliases]),
  ])
  const given = foldAll(authority.givenNames)
  const titles = foldAll(authority.personTitles)
  const isPerson = (words: readonly string[]) => {
    const rest = titles.has(words[0] ?? '') ? words.slice(1) : words
    if (rest.length < (rest === words ? 2 : 1) || rest.length > MAX_NAME_WORDS) return false
    const [first = ''] = rest
    const known = rest !== words || given.has(first) || (rest.length === 2 && NISBA_RE.test(rest[1] ?? ''))
    // Between the first word and the last stand names of fathers, particles and family names with the article.
    return known && rest.slice(1, -1).every((word) => given.has(word) || word.startsWith('ال'))
  }
  const papers = foldAll([
    ...authority.doubtfulPapers,
    ...authority.outlets.flatMap(({ name, short }) => [
      short,
      name.replace(/^(?:صحيفة|جريدة|وكالة|قناة|موقع)\s+/u, ''),
    ]),
  ])
  const doubtful = foldAll(authority.doubtfulPlaces)
  const kindOf = (text: string): PartKind => {
    const folded = foldLine(text)
    if (folded === '') return 'unknown'
    if (agencies.has(folded)) return 'agency'
    const words = folded.split(' ')
    if (words.length <= MAX_PLACE_WORDS && (places.has(folded) || isPlaces(words, places))) return 'place'
    if (!text.split(/\s+/).every((word) => WORD_RE.test(word) && !FUNCTION_WORDS.has(word))) return 'unknown'
    return persons(words).every(isPerson) ? 'person' : 'unknown'
  }
  return Object.assign(kindOf, {
    isPaper: (text: string) => papers.has(foldLine(text)),
    isDoubtful: (text: string) => doubtful.has(foldLine(text)),
  })
}

/** «الرياض وجدة»: every word a place, those after the first with و. */
function isPlaces(words: readonly string[], places: ReadonlySet<string>): boolean {
  return (
    words.length > 1 &&
    words.every((word, i) => places.has(word) || (i > 0 && word.startsWith('و') && places.has(word.slice(1))))
  )
}

/** «فلان الفلاني وعلان العلاني» as the words of each; a و begins a new person only where three words or more are there. */
function persons(words: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [[]]
  for (const [i, word] of words.entries()) {
    const current = found.at(-1) as string[]
    if (i > 1 && current.length >= 2 && word.length > 3 && word.startsWith('و') && words.length - i > 1)
      found.push([word.slice(1)])
    else current.push(word)
  }
  return found
}

/** Tatweel divides only between spaces: inside a word it is part of the word. */
const SEPARATORS_RE = /\s*[:：]\s*|\s*[(（]\s*|\s+[-–—_/|،]+\s*|\s*[-–—_/|،]+\s+|\s+ـ+\s+|\s*[)）]\s*/gu
const TIGHT_RE = /[-–—/|]/gu

/** The parts of a line with their kinds; a hyphen without spaces divides only where nothing else does. */
export function partsOf(line: string, kindOf: PartReader): readonly Part[] {
  const cut = (pattern: RegExp): Part[] => {
    const parts: Part[] = []
    let from = 0
    let after: Part['after'] = 'start'
    const push = (end: number) => {
      const printed = line.slice(from, end)
      const text = tidy(printed)
      if (text !== '') parts.push({ text, kind: kindOfPrinted(printed, text, kindOf), after })
    }
    for (const match of line.matchAll(pattern)) {
      push(match.index)
      after = /[:：]/.test(match[0]) ? 'colon' : /[()（）]/.test(match[0]) ? 'bracket' : 'dash'
      from = match.index + match[0].length
    }
    push(line.length)
    return parts
  }
  const parts = cut(SEPARATORS_RE)
  const tight = parts.length === 1 ? cut(TIGHT_RE) : parts
  return tight.length === 1 ? fromParts(line, kindOf) : tight
}

/** What stands in quotation marks in a byline is the name of a paper or agency. */
function kindOfPrinted(printed: string, text: string, kindOf: PartReader): PartKind {
  const kind = kindOf(text)
  return kind === 'unknown' && /^\s*[«"“].*[»"”]\s*$/u.test(printed) ? 'agency' : kind
}

/** «فلان من جدة», «الجريدة من الرياض». */
function fromParts(line: string, kindOf: PartReader): readonly Part[] {
  const match = line.match(/^(.+?)\s+من\s+(.+)$/u)
  const whole: Part = { text: tidy(line), kind: kindOf(tidy(line)), after: 'start' }
  if (!match?.[1] || !match[2] || kindOf(tidy(match[2])) !== 'place') return [whole]
  const who: Part = {
    text: tidy(match[1]),
    kind: kindOfPrinted(match[1], tidy(match[1]), kindOf),
    after: 'start',
  }
  return [who, { text: tidy(match[2]), kind: 'place', after: 'from' }]
}
