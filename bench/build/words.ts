// Running words: function words, words of the article's subject, words that often follow one another, numbers, rare ones.

import { between, indexAt, mixed, type Random, seeded, zipf } from './draw.ts'
import { formOf } from './forms.ts'
import { type Lexeme, type Lexicon, RARE_WORDS, rareWord } from './lexicon.ts'

/**
 * Shares of running words. With them and the exponents below, different words grow with the number of articles as in
 * newspapers (`vocabulary.ts` counts them).
 */
const SHARE = { common: 0.25, number: 0.012, rare: 0.009, subject: 0.22, following: 0.5 }
const COMMON_EXPONENT = 0.95
const LEXEME_EXPONENT = 1.2
const LEXEME_SHIFT = 25
const RARE_EXPONENT = 0.9
const SUBJECT_EXPONENT = 0.8
/** Words that each word is often followed by. */
const FOLLOWERS = 6
export const SUBJECT_WORDS = 36

/** What an article is about: places in the lexicon, the most frequent first. */
export type Subject = readonly number[]

export interface Words {
  subject(random: Random): Subject
  /** A form of a word of the subject; `at` picks which, at random without it. */
  ofSubject(subject: Subject, random: Random, at?: number): string
  verb(random: Random): string
  /** The next word of a text; `previous` is what this function gave before, null at the beginning of a sentence. */
  next(subject: Subject, previous: Placed | null, random: Random): Placed
}

/** A word with its place in the lexicon; -1 for what has none. */
export interface Placed {
  readonly text: string
  readonly at: number
}

export function openWords({ common, lexemes }: Lexicon, seed: number): Words {
  const commonRanks = zipf(common.length, COMMON_EXPONENT)
  const ranks = zipf(lexemes.length, LEXEME_EXPONENT, LEXEME_SHIFT)
  const rareRanks = zipf(RARE_WORDS, RARE_EXPONENT)
  const subjectRanks = zipf(SUBJECT_WORDS, SUBJECT_EXPONENT)
  const verbs = lexemes.filter(({ of }) => of === 'verb')
  const verbRanks = zipf(verbs.length, LEXEME_EXPONENT, LEXEME_SHIFT)
  const followers = new Map<number, Placed>()

  const form = (at: number, random: Random): Placed => ({ text: formOf(lexemes[at] as Lexeme, random), at })
  const follower = (previous: number, random: Random): Placed => {
    const key = previous * FOLLOWERS + between(0, FOLLOWERS - 1, random)
    const known = followers.get(key)
    if (known) return known
    const own = seeded(seed, 2, key)
    const made = form(indexAt(ranks, own()), own)
    followers.set(key, made)
    return made
  }
  const rare = (random: Random): Placed => {
    // Ranks are spread over roots and patterns, so that neighbours in frequency do not look alike.
    const n = mixed([seed, 3, indexAt(rareRanks, random())]) % RARE_WORDS
    return { text: formOf({ text: rareWord(n), of: 'noun' }, random), at: -1 }
  }
  const ofSubject = (subject: Subject, random: Random, at = indexAt(subjectRanks, random())) =>
    form(subject[at] ?? 0, random)

  return {
    subject: (random) => Array.from({ length: SUBJECT_WORDS }, () => indexAt(ranks, random())),
    ofSubject: (subject, random, at) => ofSubject(subject, random, at).text,
    verb: (random) => formOf(verbs[indexAt(verbRanks, random())] as Lexeme, random),
    next: (subject, previous, random) => {
      const kind = random()
      if (kind < SHARE.common) return { text: common[indexAt(commonRanks, random())] ?? 'في', at: -1 }
      if (kind < SHARE.common + SHARE.number) return { text: number(random), at: -1 }
      if (kind < SHARE.common + SHARE.number + SHARE.rare) return rare(random)
      const rest = random()
      if (rest < SHARE.subject) return ofSubject(subject, random)
      if (rest < SHARE.subject + SHARE.following && previous !== null && previous.at >= 0)
        return follower(previous.at, random)
      return form(indexAt(ranks, random()), random)
    },
  }
}

/** Small ones far more often than large ones. */
function number(random: Random): string {
  return String(Math.floor(10 ** (random() * random() * 5.5)))
}
