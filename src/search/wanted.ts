// The words that a question asks for: names of two words put together or not, and corrections of what may be mistyped.

import { spelled } from '../arabic/analysis-letters.ts'
import { type Correction, correct, mayBeMistyped } from './corrections.ts'
import { askedWords, MOST_WORDS, once, type ParsedQuery, type QueryWord } from './query.ts'
import { type Asked, asidePagesOf, type Shelf, segmentsWith } from './shelf.ts'
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

/**
 * Segments that are asked for corrections of a single word; the commonest one of an unknown word is asked for everywhere.
 * Beside other words all are asked for: which of them is meant is known only where those stand, and with a limit 1.7 of
 * 62.7 points of mistyped headlines were lost over 177 segments (`E typos` of `bench/search/marks.ts`).
 */
const MOST_ASKED = 80
/** The same for a single word by date, of which the directory counts the commonest correction, and no two together. */
const MOST_ASKED_BY_DATE = 16

interface Limits {
  /** Segments at most. */
  readonly most: number
  /** Whether the commonest correction is asked for in any case. */
  readonly first: boolean
}

/** The first corrections of a word, as many as a reader may be asked to load. */
async function affordable(
  shelf: Shelf,
  all: readonly Correction[],
  asked: Asked,
  { most, first }: Limits,
): Promise<readonly Correction[]> {
  let sum = 0
  for (const [n, { stem }] of all.entries()) {
    sum += (await segmentsWith(shelf, stem, asked)).length
    if (sum > most) return all.slice(0, first ? Math.max(1, n) : n)
  }
  return all
}

/**
 * The words that a question asks for, with corrections of those that may be mistyped: words that no or few pages have,
 * removed lines included.
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
  const aside = await Promise.all(words.map(({ stem }) => asidePagesOf(shelf, stem)))
  const known = words.map((_, n) => (counts[n] ?? 0) + (aside[n] ?? 0))
  const doubtful = words
    .map((_, n) => n)
    .filter((n) => mayBeMistyped(known[n] ?? 0, shelf.entry.total))
    .slice(0, MOST_CORRECTED)
  const vocabulary = doubtful.length > 0 ? await shelf.vocabulary() : null
  const isAlone = words.length === 1
  return Promise.all(
    words.map(async (word, n) => {
      if (vocabulary === null || !doubtful.includes(n)) return { word, corrections: [], offered: null }
      const all = correct({ ...word, letters: spelled(word.text) }, counts[n] ?? 0, vocabulary)
      const corrections = isAlone
        ? await affordable(shelf, all, inRange, {
            most: isByDate ? MOST_ASKED_BY_DATE : MOST_ASKED,
            // One that some pages have is answered by those.
            first: known[n] === 0,
          })
        : all
      return { word, corrections, offered: all[0] ?? null }
    }),
  )
}
