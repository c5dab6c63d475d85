// One generated news story: a headline, its paragraphs and the names in it. Word after word, without any sense.

import { between, indexAt, type Random, seeded, zipf } from './draw.ts'
import type { Lexicon } from './lexicon.ts'
import { openWords, type Placed, type Subject, type Words } from './words.ts'

/** Names that stories are about, the most frequent first, and words that are a name of the archive by themselves. */
export interface Names extends Readonly<Record<NameKind, readonly string[]>> {
  readonly single: readonly string[]
}

type NameKind = 'people' | 'places' | 'organisations' | 'topics'

export interface Story {
  readonly title: string
  readonly paragraphs: readonly string[]
}

const SAYING = ['قال', 'وقال', 'وأضاف', 'وأوضح', 'وأكد', 'وذكر', 'وأشار', 'وتابع']
/** Sentences of a story and words of a sentence: some 300 words a story. */
const SENTENCES = [8, 25] as const
const SENTENCE_WORDS = [10, 24] as const
const TITLE_WORDS = [5, 8] as const
const PARAGRAPH_SENTENCES = [1, 3] as const
/** Shares of sentences that quote somebody, and of words that are a name. */
const QUOTES = 0.14
const NAMED = 0.035
const COMMA = 0.07

/** Tells stories by number: the same number, lexicon and names give the same story. */
export function storyTeller(lexicon: Lexicon, names: Names, seed: number): (n: number) => Story {
  const words = openWords(lexicon, seed)
  const ranks = {
    people: zipf(names.people.length, 0.8),
    places: zipf(names.places.length, 0.9),
    organisations: zipf(names.organisations.length, 0.8),
    topics: zipf(names.topics.length, 0.6),
  }
  const some = (kind: NameKind, most: number, random: Random) =>
    Array.from({ length: between(0, most, random) }, () => names[kind][indexAt(ranks[kind], random())] ?? '')
  return (n) => {
    const random = seeded(seed, 4, n)
    const subject = words.subject(random)
    const people = some('people', 2, random)
    const named = [
      ...people,
      ...some('places', 5, random),
      ...some('organisations', 1, random),
      ...some('topics', 1, random),
    ]
    return tell(words, { subject, people, named }, random)
  }
}

interface About {
  readonly subject: Subject
  readonly people: readonly string[]
  readonly named: readonly string[]
}

function tell(words: Words, about: About, random: Random): Story {
  const heading = Array.from({ length: between(...TITLE_WORDS, random) }, (_, i) =>
    words.ofSubject(about.subject, random, i),
  )
  // Newspapers take the words of the headline up in the first sentence.
  const opening = [words.verb(random), ...heading.filter(() => random() < 0.8)]
  const sentences = Array.from({ length: between(...SENTENCES, random) }, (_, i) =>
    i === 0 ? sentence(words, about, opening, random) : laterSentence(words, about, random),
  )
  const paragraphs: string[] = []
  for (let at = 0; at < sentences.length; ) {
    const count = between(...PARAGRAPH_SENTENCES, random)
    paragraphs.push(sentences.slice(at, at + count).join(' '))
    at += count
  }
  return { title: [words.verb(random), ...heading].join(' '), paragraphs }
}

function laterSentence(words: Words, about: About, random: Random): string {
  if (random() >= QUOTES || about.people.length === 0)
    return sentence(words, about, [words.verb(random)], random)
  const speaker = about.people[between(0, about.people.length - 1, random)] ?? ''
  const verb = SAYING[between(0, SAYING.length - 1, random)] ?? ''
  const said = run(words, about, between(8, 18, random), random)
  return `${verb} ${speaker}: «${said.join(' ')}».`
}

function sentence(words: Words, about: About, opening: readonly string[], random: Random): string {
  const more = run(words, about, between(...SENTENCE_WORDS, random) - opening.length + 1, random)
  return `${[...opening, ...more].join(' ')}.`
}

/** Some words in a row, with commas after a few of them. */
function run(words: Words, { subject, named }: About, count: number, random: Random): string[] {
  const texts: string[] = []
  let previous: Placed | null = null
  for (let i = 0; i < Math.max(4, count); i += 1) {
    const isName = named.length > 0 && random() < NAMED
    previous = isName
      ? { text: named[between(0, named.length - 1, random)] ?? '', at: -1 }
      : words.next(subject, previous, random)
    texts.push(random() < COMMA && i > 2 && i < count - 2 ? `${previous.text}،` : previous.text)
  }
  return texts
}
