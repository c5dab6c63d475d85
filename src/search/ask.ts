// Answers a question from the segments that it is about, and from no more of them than it takes.

import { findByDate } from './by-date.ts'
import { type Found, findIn, type Question } from './find.ts'
import { type Shelf, segmentsIn } from './shelf.ts'
import { wantedWords } from './wanted.ts'

/** Finds the pages of a question. */
export async function findPages(shelf: Shelf, question: Question): Promise<Found> {
  const { range, chosen, facets, parsed } = question
  // A year that is chosen leaves out others unless they are counted.
  const inRange = segmentsIn(shelf, range, null)
  const years = facets.length === 0 ? (chosen.get('year') ?? null) : null
  const asked = years === null ? inRange : segmentsIn(shelf, range, years)
  const isByDate = question.sort !== 'relevance'
  const wanted = await wantedWords(shelf, parsed, asked, inRange, isByDate)
  const [word, ...others] = wanted
  if (isByDate && word !== undefined && others.length === 0) return findByDate(shelf, question, word, asked)
  return findIn(shelf, question, wanted, asked)
}
