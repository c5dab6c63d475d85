// Tells place, agency and author from the parts of a byline: what is known first, what is unknown by its order.
import type { DateReading } from '../../arabic/dates.ts'
import type { Dateline } from '../../model.ts'
import type { PartReader } from './byline-parts.ts'
import type { Part } from './byline-split.ts'

/** What a dateline or byline says. */
export interface DatelineReading {
  readonly dateline: Dateline | null
  readonly author: string | null
  /** The date that stands in it («الكويت في 6 أيلول /كونا/»). */
  readonly date: DateReading | null
  /** True when a place, an agency, a given name or a byline's label is in it; without, only its shape speaks for it. */
  readonly known: boolean
}

const MAX_PARTS = 9
const MAX_PART_WORDS = 6
/** Several persons may be named in one part. */
const MAX_PERSONS_WORDS = 16
const MAX_UNKNOWN_PLACE_WORDS = 3
const MAX_UNKNOWN_AGENCY_WORDS = 3
const WORDS_RE = /^[\p{L}\p{M}\s'’.ـ-]+$/u

const wordsIn = (text: string): number => text.split(/\s+/).length
const joinTexts = (parts: readonly Part[]): string | null =>
  parts.length === 0 ? null : parts.map(({ text }) => text).join('، ')

/**
 * @param parts of the line, in order.
 * @param dated whether a date stood beside them: a place and a date are a dateline without more.
 * @param loose whether parts of which nothing is known may be told by their order.
 */
export function tellParts(
  parts: readonly Part[],
  printed: string,
  names: PartReader,
  { dated, loose }: { readonly dated: DateReading | null; readonly loose: boolean },
): DatelineReading | null {
  if (parts.length === 0 || parts.length > MAX_PARTS || parts.some(isTooLong)) return null
  const [only] = parts
  if (parts.length === 1 && only && !dated) return tellOne(only, printed, names)
  const paper = paperOf(parts, names)
  const places = parts.filter((part) => part.kind === 'place' && part !== paper)
  const agencies = parts.filter(
    (part, i) => part.kind === 'agency' || part === paper || isListedPaper(part, parts[i + 1], names),
  )
  const people = parts.filter(({ kind, label }) => kind === 'person' && label !== 'photographer')
  const unknown = parts.filter(
    (part) => part.kind === 'unknown' && !agencies.includes(part) && part.label !== 'photographer',
  )
  if (unknown.length > 1 || unknown.some(({ text }) => !WORDS_RE.test(text) || text.includes('..')))
    return null
  const [place] = places
  const sureAgency = agencies.some(({ text }) => !names.isWeakAgency(text))
  const sure = Boolean(
    sureAgency ||
      people.length > 0 ||
      (place && !names.isDoubtful(place.text)) ||
      (place && (dated || agencies.length > 0)) ||
      (agencies.length > 0 && dated),
  )
  const guess = unknown[0] ? guessUnknown(unknown[0], parts, { place, agencies, people, dated }, names) : null
  if (unknown[0] && !guess) return null
  if (!sure && !guess?.labelled) return loose ? tellByShape(parts, printed, names) : null
  const authors = authorsOf(
    guess?.person ? [...people, guess.person].sort((a, b) => a.start - b.start) : people,
  )
  const author = joinTexts(authors)
  const where = place?.text ?? guess?.place?.text ?? null
  const agency = guess?.agency?.text ?? agencyOf(agencies, names)
  // A place beside another or alone is a headline's as well («الجزائر - المغرب»).
  const alone = !agency && !author && !dated && !parts.some(({ kind }) => kind === 'note')
  const known = sure && !alone && guess?.known !== false
  if (!loose && !known) return null
  if (!where && !agency) return author ? { dateline: null, author, date: dated, known } : null
  const text = author !== null && !agency && where !== null ? where : printed
  return { dateline: { text, place: where, agency }, author, date: dated, known }
}

/** «اليوم، وكالات»: a paper's name before an agency's in a list. */
function isListedPaper(part: Part, next: Part | undefined, names: PartReader): boolean {
  return (
    part.kind === 'unknown' && next?.kind === 'agency' && next.after === 'comma' && names.isPaper(part.text)
  )
}

function isTooLong({ text, kind }: Part): boolean {
  return wordsIn(text) > (kind === 'person' || kind === 'place' ? MAX_PERSONS_WORDS : MAX_PART_WORDS)
}

/** Beside a sure place or a person, a name that is a paper's too is the paper: «جدة - الجزيرة»، «اليوم - الدمام». */
function paperOf(parts: readonly Part[], names: PartReader): Part | undefined {
  if (parts.some(({ kind }) => kind === 'agency')) return undefined
  const person = parts.some(({ kind }) => kind === 'person')
  const places = parts.filter(({ kind }) => kind === 'place')
  const candidates = parts.filter(
    (part) =>
      names.isPaper(part.text) &&
      (part.kind === 'unknown'
        ? person || places.length > 0
        : part.kind === 'place' && places.length > 1 && !person),
  )
  // Of two, that which is the less likely a place: «المدينة - الرياض».
  return (
    candidates.find((part) => part.kind === 'unknown' || names.isDoubtful(part.text)) ?? candidates.at(-1)
  )
}

interface Guess {
  readonly person?: Part
  readonly agency?: Part
  readonly place?: Part
  /** Whether a headline could not look the same. */
  readonly known: boolean
  readonly labelled?: boolean
}

/** What a part that no list knows may be, by what stands beside it; null when the line is no byline for it. */
function guessUnknown(
  part: Part,
  parts: readonly Part[],
  {
    place,
    agencies,
    people,
    dated,
  }: Record<'agencies' | 'people', readonly Part[]> & {
    readonly place: Part | undefined
    readonly dated: DateReading | null
  },
  names: PartReader,
): Guess | null {
  if (part === parts[0] && part.beforeColon && part.label === null && place) return null
  const name = names.looksLikeName(part.text)
  if (part.label)
    return names.couldBeName(part.text)
      ? { person: part, known: part.label === 'author', labelled: true }
      : null
  if (place && agencies.length > 0)
    return wordsIn(part.text) <= MAX_UNKNOWN_PLACE_WORDS ? { known: true } : null
  if (place && people.length > 0) return name ? { person: part, known: true } : null
  if (place) {
    const first = place.after === 'start'
    // «مسقط في 3 مايو /كذا/»، «الدوحة - المدرّج:»: a code or a paper that no list knows.
    if (dated && first && wordsIn(part.text) <= MAX_UNKNOWN_AGENCY_WORDS && !name)
      return { agency: part, known: true }
    if (first && part.after === 'dash' && wordsIn(part.text) === 1 && part === parts.at(-1))
      return { agency: part, known: false }
    if (name) return { person: part, known: part.after !== 'colon' && first }
    return first && part.after === 'dash' && names.couldBeName(part.text)
      ? { person: part, known: false }
      : null
  }
  if (part.after === 'colon') return null
  if (agencies.some(({ text }) => !names.isWeakAgency(text))) {
    if (names.isPaper(part.text)) return { known: true }
    return isPlaceShaped(part, parts, names) ? { place: part, known: true } : null
  }
  if (people.length === 0) return null
  if (part.after === 'comma' && name) return { person: part, known: true }
  return isPlaceShaped(part, parts, names) ? { place: part, known: true } : null
}

/** An unknown place is short: one word or two, three before a colon or dash. */
function isPlaceShaped(part: Part, parts: readonly Part[], names: PartReader): boolean {
  const [first, words] = [part === parts[0], wordsIn(part.text)]
  return names.isPlain(part.text) && words <= (first ? MAX_UNKNOWN_PLACE_WORDS : 2)
}

/** Translators and editors are the authors where nobody else is. */
function authorsOf(people: readonly Part[]): readonly Part[] {
  const writers = people.filter(({ label }) => label !== 'editor')
  return writers.length > 0 ? writers : people
}

/** A paper that prints what an agency reports names both («الجريدة - رويترز»): the agency reported. A list stays as it is. */
function agencyOf(agencies: readonly Part[], names: PartReader): string | null {
  const [first, ...more] = agencies
  if (!first) return null
  if (more.every(({ after }) => after === 'comma')) return joinTexts(agencies)
  return (agencies.find(({ text }) => !names.isPublisher(text)) ?? more[0] ?? first).text
}

/** An agency or a person alone on its line. */
function tellOne(part: Part, line: string, names: PartReader): DatelineReading | null {
  const { text, kind, label } = part
  // In quotation marks alone stands a headline as well: the lists have to know it.
  if (kind === 'agency' && names(text) === 'agency' && wordsIn(text) <= 4)
    return { dateline: { text: line, place: null, agency: text }, author: null, date: null, known: true }
  if (label === 'photographer' || /[«"“؟?!]|\.\./u.test(line)) return null
  if (kind === 'person' && (label !== null || !names.isCommon(text)))
    return { dateline: null, author: text, date: null, known: true }
  if (kind === 'place' && label === 'report')
    return { dateline: { text: line, place: text, agency: null }, author: null, date: null, known: false }
  return label !== null && kind === 'unknown' && names.couldBeName(text)
    ? { dateline: null, author: text, date: null, known: label === 'author' }
    : null
}

/** «س - ص» with nothing known in it: the first part is the place; a name of two words or more after it is a person. */
function tellByShape(parts: readonly Part[], printed: string, names: PartReader): DatelineReading | null {
  const [first, second] = parts
  if (!first || !second || parts.length !== 2 || second.after !== 'dash') return null
  if (
    wordsIn(first.text) > 2 ||
    !WORDS_RE.test(printed.replace(/[-–—]/g, '')) ||
    !names.looksLikeName(second.text)
  )
    return null
  return {
    dateline: { text: first.text, place: first.text, agency: null },
    author: second.text,
    date: null,
    known: false,
  }
}
