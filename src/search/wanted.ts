// The words that a question asks for: names of two words put together or not, and corrections of what may be mistyped.

import { spelled } from '../arabic/analysis-letters.ts'
import { type Correction, correct, mayBeMistyped } from './corrections.ts'
import { askedWords, MOST_WORDS, once, type ParsedQuery, type QueryWord } from './query.ts'
import { type Asked, type Shelf, segmentsWith } from './shelf.ts'
import { pagesOfWord, type Wanted } from './terms.ts'

/** Words of a query that are corrected: each takes milliseconds. */
const MOST_CORRECTED = 6

/** The words to ask for: two that were read as one name are two again when no article has that name. */
async function knownWords(shelf: Shelf, words: readonly QueryWord[], asked: Asked): Promise<QueryWord[]> {
  const isThere = async ({ stem, alike }: QueryWord): Promise<boolean> => {
    const found = await Promise.all(
      [stem, ...alike].map(async (one) => {
        const isPair = one.includes(' ')
        const segments = await segmentsWith(shelf, one, asked, !isPair)
        if (!isPair) return segments.length > 0
        const postings = await Promise.all(segments.map(async (n) => (await shelf.open(n)).posting(one)))
        return postings.some((posting) => posting !== null)
      }),
    )
    return found.includes(true)
  }
  const known = await Promise.all(
    words.map(async (word) => (word.parts === undefined || (await isThere(word)) ? [word] : word.parts)),
  )
  return once(known.flat()).slice(0, MOST_WORDS)
}

/** Segments that are asked for corrections of a word; the commonest one is asked for everywhere. */
const MOST_ASKED = 80
/** The same for a single word by date, of which the directory counts the commonest correction, and no two together. */
const MOST_ASKED_BY_DATE = 16

/** The first corrections of a word, as many as a reader may be asked to load: the commonest, and others up to a limit. */
async function affordable(
  shelf: Shelf,
  all: readonly Correction[],
  asked: Asked,
  most: number,
): Promise<readonly Correction[]> {
  let sum = 0
  for (const [n, { stem }] of all.entries()) {
    sum += (await segmentsWith(shelf, stem, asked)).length
    if (sum > most) return all.slice(0, Math.max(1, n))
  }
  return all
}

/**
 * The words that a question asks for, with corrections of those that may be mistyped.
 * @param inRange segments of its dates, those of years that are not chosen too: results and their counts are of the same
 * corrections.
 */
export async function wantedWords(
  shelf: Shelf,
  parsed: ParsedQuery,
  asked: Asked,
  inRange: Asked,
  isByDate: boolean,
): Promise<Wanted[]> {
  const words = await knownWords(shelf, askedWords(parsed), asked)
  const counts = await Promise.all(words.map((word) => pagesOfWord(shelf, word, asked)))
  const doubtful = words
    .map((_, n) => n)
    .filter((n) => mayBeMistyped(counts[n] ?? 0, shelf.entry.total))
    .slice(0, MOST_CORRECTED)
  const vocabulary = doubtful.length > 0 ? await shelf.vocabulary() : null
  return Promise.all(
    words.map(async (word, n) => {
      if (vocabulary === null || !doubtful.includes(n)) return { word, corrections: [] }
      const all = correct({ ...word, letters: spelled(word.text) }, counts[n] ?? 0, vocabulary)
      const most = isByDate && words.length === 1 ? MOST_ASKED_BY_DATE : MOST_ASKED
      return { word, corrections: await affordable(shelf, all, inRange, most) }
    }),
  )
}
