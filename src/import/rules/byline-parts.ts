// Tells what a few words of a byline name: a place, an agency or paper, a person, a label («بقلم») or a note («خاص»).
import { foldLine } from '../../arabic/letters.ts'
import type { Authority } from '../../archive/authority.ts'
import { foldAll } from '../lines.ts'

export type PartKind = 'place' | 'agency' | 'person' | 'note' | 'unknown'
/** `report`: a label that headlines begin with too («تقرير: …»). */
export type LabelKind = 'author' | 'report' | 'editor' | 'photographer'

/** Tells what a few words name; compiled once from the lists. */
export interface PartReader {
  (text: string): PartKind
  /** Whether a name is a paper's that is a place or a common word too («الجزيرة»). */
  readonly isPaper: (text: string) => boolean
  /** Whether an agency's name is short or a common word, and needs a place or a person beside it («معا»). */
  readonly isWeakAgency: (text: string) => boolean
  /** Whether a name is that of a paper or site, which prints what agencies report. */
  readonly isPublisher: (text: string) => boolean
  /** Whether a place's name is a common word or a person's name too («صور»). */
  readonly isDoubtful: (text: string) => boolean
  /** Whether words that no list has could be somebody's name. */
  readonly couldBeName: (text: string) => boolean
  /** The same where no label says so: «مهرجان الربيع» is built as a name is, «… الربيعي» is one sooner. */
  readonly looksLikeName: (text: string) => boolean
  /** Whether a name is made of common words, the last a plural: «أسماء الفائزين». */
  readonly isCommon: (text: string) => boolean
  /** Whether a text holds words alone, and none that stand in sentences only. */
  readonly isPlain: (text: string) => boolean
  /** The label that a text begins with, and what follows it. */
  readonly labelOf: (text: string) => { readonly kind: LabelKind; readonly rest: string } | null
}

/** A word of a name: letters, at most one full stop at its end («د.»). */
const WORD_RE = /^[\p{L}\p{M}'’ـ-]+\.?$/u
/** They stand in headlines, never in names; compared as they are spelt, since «على» folds to a given name. */
const FUNCTION_WORDS = new Set(
  'في على من إلى الى عن مع بين لا لم لن ما هل كل بعد قبل ضد أو ثم حتى الذي التي هو هي هذا هذه كيف لماذا متى أين منذ خلال عبر بلا دون بدون غير حول ضمن نحو وسط رغم بسبب أمام قرب تحت فوق وراء عند لدى قد سوف إن أن لأن كما عقب إثر وفق حسب إزاء لدعم لبحث لقاء'.split(
    ' ',
  ),
)
/** The code of an agency that no list has: «و م أ». */
const CODE_RE = /^\p{Script=Arabic} \p{Script=Arabic} \p{Script=Arabic}$/u
/** A family name after a place or tribe: «الفلاني». */
const NISBA_RE = /^ال\p{L}{2,}ي$/u
/** Folded words that are no part of a name: verbal nouns («ارتفاع»، «استقبال»), feminine adjectives and plurals. */
const COMMON_WORD_RE =
  /^(?:ا[نسفجخحرشقكع]ت\p{L}{1,3}ا\p{L}|ان\p{L}{2}ا\p{L}|است\p{L}{2,4}ا\p{L}|تا?\p{L}{2}ي\p{L}|ال\p{L}{2,}يه|\p{L}{3,}ات|لل\p{L}+|بال\p{L}+|وال\p{L}+|كال\p{L}+)$/u
/** A paper's site: «الجريدة أون لاين». */
const ONLINE_RE = /\s*(?:أون ?لاين|اون ?لاين|نت|\.نت|الإلكترونية?|الالكترونية?|دوت كوم)$/u
/** «… رئيسا للبلدية» is no name. */
const PREPOSITION_RE = /^لل\p{L}/u
/** «أسماء الفائزين» is no name. */
const PLURAL_RE = /^ال\p{L}{4,}(?:ين|ون|ات)$/u
const MAX_OUTLET_WORDS = 6
const MAX_NAME_WORDS = 9
const MAX_PLACE_WORDS = 5
const MAX_UNKNOWN_NAME_WORDS = 4
const EDGES_RE = /^[\s:：\-–—ـ_/|\\،,·•()[\]{}«»"“”*+]+|[\s:：\-–—ـ_/|\\،,·•()[\]{}«»"“”*+]+$/gu

/** Without separators, brackets, quotation marks and white space at the edges. */
export function tidy(text: string): string {
  return text.replace(EDGES_RE, '')
}

/** Words as names have them: a title's full stop divides («د.فلان» is two words). */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{L}\.)(?=\p{L})/gu, '$1 ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '.')
}

export function partReader(authority: Authority): PartReader {
  const words = authority.bylineWords
  const places = foldAll([
    ...authority.entities
      .filter(({ kind }) => kind === 'places')
      .flatMap(({ name, variants }) => [name, ...variants]),
    ...authority.gazetteer,
  ])
  const common = foldAll(authority.doubtfulPapers)
  const coded = foldAll(authority.agencies.flat())
  const named = foldAll(authority.outlets.flatMap(({ name, short, aliases }) => [name, short, ...aliases]))
  const agencies = new Set([...coded, ...[...named].filter((name) => !common.has(name))])
  const papers = foldAll([
    ...authority.doubtfulPapers,
    ...authority.outlets.flatMap(({ name, short }) => [
      short,
      name.replace(/^(?:صحيفة|جريدة|وكالة|قناة|موقع)\s+/u, ''),
    ]),
  ])
  const publishers = foldAll(
    authority.outlets
      .filter(({ id }) => !authority.agencyOutlets.has(id))
      .flatMap(({ name, short, aliases }) => [name, short, ...aliases]),
  )
  const given = foldAll(authority.givenNames)
  const commonNames = foldAll(authority.doubtfulNames)
  const titles = foldAll(authority.personTitles)
  const doubtful = foldAll(authority.doubtfulPlaces)
  const notes = foldAll(words.notes)
  const desks = foldAll(words.desks)
  const adjectives = foldAll(words.adjectives)
  const labels = labelReader(words)
  const starts = foldAll(words.outletStarts)
  const ends = foldAll(words.outletEnds)

  /** The words of a name after its titles; null when the words are no name. */
  const nameOf = (folded: readonly string[]): { rest: readonly string[]; titled: boolean } | null => {
    let at = 0
    while (at < folded.length - 1 && titles.has(folded[at] ?? '')) at += 1
    const rest = folded.slice(at)
    const titled = at > 0
    if (rest.length < (titled ? 1 : 2) || rest.length > MAX_NAME_WORDS) return null
    const [first = ''] = rest
    const last = rest.at(-1) ?? ''
    const byNisba =
      rest.length === 2 && !first.startsWith('ال') && NISBA_RE.test(last) && !COMMON_WORD_RE.test(first)
    if (!(titled || given.has(first) || byNisba)) return null
    if (rest.length > 2 && rest.some((word) => PREPOSITION_RE.test(word))) return null
    if (adjectives.has(last) && !(given.has(first) && !commonNames.has(first))) return null
    // Between the first word and the last stand names of fathers, particles, what follows those, and family names.
    const fits = rest.every(
      (word, i) =>
        i === 0 ||
        i === rest.length - 1 ||
        given.has(word) ||
        word.startsWith('ال') ||
        given.has(rest[i - 1] ?? '') ||
        word.length === 1,
    )
    return fits ? { rest, titled } : null
  }
  const foldedWords = (text: string): readonly string[] | null => {
    const printed = wordsOf(text)
    return printed.every((word) => WORD_RE.test(word) && /\p{L}/u.test(word) && !FUNCTION_WORDS.has(word))
      ? foldLine(printed.join(' ')).split(' ')
      : null
  }
  const isPersons = (text: string) => {
    const folded = foldedWords(text)
    return folded !== null && persons(folded, given).every((name) => nameOf(name) !== null)
  }
  const isInitialled = (text: string) => /^\p{L}\.\s*\p{L}{3,}$/u.test(text)
  const isAgencies = (folded: readonly string[]) =>
    folded.some((_, i) => {
      const [head, tail] = [folded.slice(0, i).join(' '), folded.slice(i).join(' ')]
      return (
        i > 0 && (agencies.has(head) || common.has(head)) && (coded.has(tail) || coded.has(tail.slice(1)))
      )
    })
  const kindOf = (text: string): PartKind => {
    const folded = foldLine(text)
    if (folded === '') return 'unknown'
    if (agencies.has(folded) || CODE_RE.test(folded)) return 'agency'
    if (notes.has(folded)) return 'note'
    const list = folded.split(' ')
    if (list.length <= MAX_PLACE_WORDS && (places.has(folded) || arePlaces(text, list, places)))
      return 'place'
    if (list.length > 1 && list.length < 6 && isAgencies(list)) return 'agency'
    if (list.length > 1 && desks.has(list[0] ?? '')) return 'note'
    return isPersons(text) || isInitialled(text) ? 'person' : 'unknown'
  }
  /** «وكالة كذا»، «كذا برس»: a name as only papers, agencies and sites have it. */
  const isOutletShaped = (text: string) => {
    const folded = foldLine(text).split(' ')
    if (folded.length < 2 || folded.length > MAX_OUTLET_WORDS) return false
    const end = folded.at(-1) ?? ''
    return starts.has(folded[0] ?? '') || ends.has(end) || ends.has(folded.slice(-2).join(' '))
  }
  const couldBeName = (text: string) => {
    const folded = foldedWords(text)
    return (
      folded !== null &&
      folded.length >= 2 &&
      folded.length <= MAX_UNKNOWN_NAME_WORDS &&
      !adjectives.has(folded.at(-1) ?? '') &&
      (!folded[0]?.startsWith('ال') || folded.slice(1).some((word) => given.has(word))) &&
      folded.every((word) => given.has(word) || !COMMON_WORD_RE.test(word))
    )
  }
  return Object.assign(kindOf, {
    isPaper: (text: string) =>
      papers.has(foldLine(text)) || papers.has(foldLine(text.replace(ONLINE_RE, ''))) || isOutletShaped(text),
    isWeakAgency: (text: string) => {
      const folded = foldLine(text)
      return (
        common.has(folded) ||
        given.has(folded) ||
        (folded.length <= 3 && /^\p{Script=Arabic}+$/u.test(folded))
      )
    },
    isPublisher: (text: string) => publishers.has(foldLine(text)),
    isDoubtful: (text: string) => doubtful.has(foldLine(text)),
    couldBeName,
    looksLikeName: (text: string) => {
      const folded = foldedWords(text) ?? []
      const last = folded.at(-1) ?? ''
      const built = folded.length === 2 && last.startsWith('ال') && !NISBA_RE.test(last) && !given.has(last)
      return couldBeName(text) && !built
    },
    isCommon: (text: string) => {
      const [first = '', last = '', ...more] = foldLine(text).split(' ')
      return commonNames.has(first) && more.length === 0 && PLURAL_RE.test(last)
    },
    isPlain: (text: string) => foldedWords(text) !== null,
    labelOf: labels,
  })
}

/** «الرياض وجدة»، «رام الله/غزة»: nothing but places, those after the first with و or a separator. */
function arePlaces(text: string, folded: readonly string[], places: ReadonlySet<string>): boolean {
  const parts = text.split(/\s*[/،,]\s*|\s+و\s*(?=\p{L}{2})/u).map(foldLine)
  return (
    (parts.length > 1 && parts.every((part) => places.has(part))) ||
    (folded.length > 1 &&
      folded.every(
        (word, i) => places.has(word) || (i > 0 && word.startsWith('و') && places.has(word.slice(1))),
      ))
  )
}

/**
 * «فلان الفلاني وعلان العلاني» as the words of each. A و begins a new person where a name of two words stands before
 * it and another word after it, and where it is no part of a given name («وليد»).
 */
function persons(words: readonly string[], given: ReadonlySet<string>): readonly (readonly string[])[] {
  const found: string[][] = [[]]
  for (const [i, word] of words.entries()) {
    const current = found.at(-1) as string[]
    const joins = current.length >= 2 && words.length - i > 1 && word.startsWith('و')
    if (joins && word === 'و') found.push([])
    else if (joins && word.length > 3 && !given.has(word)) found.push([word.slice(1)])
    else current.push(word)
  }
  return found
}

/** Labels by their folded words, the longest first. */
function labelReader(words: Authority['bylineWords']): PartReader['labelOf'] {
  const kinds = new Map<string, { kind: LabelKind; bare: boolean }>()
  const add = (list: readonly string[], kind: LabelKind, bare: boolean) => {
    for (const label of foldAll(list)) kinds.set(label, { kind, bare })
  }
  add(words.photographers, 'photographer', false)
  add(words.editors, 'editor', false)
  add(words.reports, 'report', false)
  add(words.authors, 'author', true)
  return (text) => {
    const match = text.match(/^([^:：\-–—/|]{1,24}?)\s*[:：\-–—/|]\s*[:：\-–—/|]*\s*(\S.*)$/u)
    const marked = match?.[1] && match[2] ? kinds.get(foldLine(match[1])) : undefined
    if (marked) return { kind: marked.kind, rest: match?.[2] ?? '' }
    const printed = text.split(/\s+/)
    for (let n = Math.min(3, printed.length - 1); n > 0; n -= 1) {
      const found = kinds.get(foldLine(printed.slice(0, n).join(' ')))
      if (found?.bare) return { kind: found.kind, rest: printed.slice(n).join(' ') }
    }
    return null
  }
}
