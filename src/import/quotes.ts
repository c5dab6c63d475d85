// Finds what the text quotes, over paragraphs too, and who speaks.
import type { Quote, TextLine } from '../model.ts'
import { MIN_WORDS, readSpeakers } from './speakers.ts'
import { findSpans, type Span } from './speech/marks.ts'
import { foldedWords, type SpeechWords, speechWords } from './speech/words.ts'

/** A verb of saying so many words before a mark introduces what the mark opens. */
const NEAR = 5
/** Paragraphs that are read from the last quotation on. */
const AFTER = 2
const QUANTITIES: ReadonlySet<string> = new Set([
  'عدد',
  'بعض',
  'احد',
  'احدي',
  'احدهم',
  'كثير',
  'معظم',
  'جميع',
  'اخرون',
])
/** No story is so long: of a longer text the quotations are told, in characters, not who speaks. */
const MAX_READ = 500_000

/**
 * Quotations of a body in order: spans between quotation marks of five words or more, and shorter ones right after a
 * verb of saying; names of works, slogans and so-called words are none.
 * @param words the verbs and titles that speakers are told by; the program's own lists when not given.
 */
export function readQuotes(body: readonly TextLine[], words: SpeechWords = speechWords()): readonly Quote[] {
  const says = (before: string) =>
    foldedWords(before)
      .slice(-NEAR)
      .some((word) => words.verbs.has(word) || words.verbs.has(word.replace(/^[وف]/u, '')))
  const spans = findSpans(body, says)
  const last = spans.at(-1)
  if (!last) return []
  // What follows the last quotation tells nothing of who spoke, but for the sentence behind it.
  const read = body.slice(0, last.to + AFTER)
  if (body.reduce((sum, { text }) => sum + text.length, 0) > MAX_READ)
    return spans.filter((span) => span.words >= MIN_WORDS).map((span) => toQuote(body, span, null, null))
  return readSpeakers(read, spans, words).map(({ span, person, attribution }) =>
    person && isSomebody(person.name, words)
      ? toQuote(body, span, person.name, attribution)
      : toQuote(body, span, null, null),
  )
}

/** «عدد»، «تحته»: a lone word of quantity, place or reference is nobody's name. */
function isSomebody(name: string, words: SpeechWords): boolean {
  const [only, ...more] = foldedWords(name)
  if (only === undefined || more.length > 0) return true
  return !(QUANTITIES.has(only) || words.back.has(only) || /^(?:تحت|فوق|عند|لدي|قرب)/u.test(only))
}

function toQuote(
  body: readonly TextLine[],
  span: Span,
  speaker: string | null,
  attribution: Quote['attribution'],
): Quote {
  const line = body[span.from]?.line ?? 0
  return { text: span.text, line, endLine: body[span.to]?.line ?? 0, speaker, attribution }
}
