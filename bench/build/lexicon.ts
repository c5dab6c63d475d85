// The words of the generated news: the project's own lists, and roots put into patterns for the long tail of rare words.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded, shuffled } from './draw.ts'

export interface Lexeme {
  readonly text: string
  readonly of: 'noun' | 'verb' | 'name'
}

export interface Lexicon {
  /** Words too common to mean much, most frequent first. */
  readonly common: readonly string[]
  /** Words that mean something, most frequent first. */
  readonly lexemes: readonly Lexeme[]
}

const FOLDER = join(import.meta.dirname, '../../src/arabic/evidence')
/** Headings of lists that are not used: names of real people, and letters that make too many words by chance. */
const LEFT_OUT = ['families', 'short words']

/**
 * @param seed of the order of frequency, which the lists do not tell.
 * @param names words that are a name of the archive by themselves: stories hold those they are about, not one a line.
 */
export function loadLexicon(seed: number, names: Iterable<string>): Lexicon {
  const common = wordsOf('stops.txt')
  const known = new Set([...common, ...[...names].flatMap((name) => [name, name.replace(/^ال/, '')])])
  const lexemes = new Map<string, Lexeme>()
  const add = (of: Lexeme['of'], words: readonly string[]) => {
    for (const text of words)
      if (text.length > 1 && !known.has(text) && !lexemes.has(text)) lexemes.set(text, { text, of })
  }
  add('name', [...wordsOf('names.txt'), ...wordsOf('territories.txt')])
  add('verb', wordsOf('verbs.txt'))
  add('noun', [...wordsOf('words.txt'), ...wordsOf('plurals.txt'), ...wordsOf('variants.txt')])
  const frequent = new Set(wordsOf('common.txt'))
  const order = shuffled([...lexemes.values()], seeded(seed, 1))
  // Words that the search takes for very common ones are so here.
  const isFrequent = ({ text }: Lexeme) => frequent.has(text)
  return {
    common,
    lexemes: [...order.filter(isFrequent), ...order.filter((lexeme) => !isFrequent(lexeme))],
  }
}

function wordsOf(file: string): readonly string[] {
  let heading = ''
  const words: string[] = []
  for (const line of readFileSync(join(FOLDER, file), 'utf8').split('\n')) {
    if (line.startsWith('[')) heading = line.slice(1, line.indexOf(']'))
    else if (!line.startsWith('#') && !LEFT_OUT.includes(heading))
      words.push(...line.split(/[\s=/]+/).filter((word) => /^\p{Script=Arabic}+$/u.test(word)))
  }
  return [...new Set(words)]
}

const LETTERS = [...'بتثجحخدذرزسشصضطظعغفقكلمنهوي']
/** Patterns of nouns and verbs; the digits stand for the letters of the root. */
const PATTERNS =
  '1ا23 م12و3 ت12ي3 12ا3 12ي3 12و3 12ا3ة ا1ت2ا3 ان12ا3 است12ا3 ت1ا23 م1ا23ة 123ان م123 ي123 ت123 1ا2و3 123ي 12ي3ي م12ا3 أ12ا3 م123ة 123ل 1و23 1ي23ان'.split(
    ' ',
  )

/** How many words `rareWord` knows. */
export const RARE_WORDS = LETTERS.length ** 3 * PATTERNS.length

/** A word made of a root and a pattern, for each number below `RARE_WORDS` another (a few look the same). */
export function rareWord(n: number): string {
  const pattern = PATTERNS[n % PATTERNS.length] ?? ''
  let root = Math.floor(n / PATTERNS.length)
  return pattern.replace(/\d/g, () => {
    const letter = LETTERS[root % LETTERS.length] ?? ''
    root = Math.floor(root / LETTERS.length)
    return letter
  })
}
