// Answers a question from the segments that it is about, and from no more of them than it takes.

import { findByDate } from './by-date.ts'
import { type Found, findIn, type Question } from './find.ts'
import { type Shelf, segmentsIn } from './shelf.ts'
import { wantedWords } from './wanted.ts'

/** Finds the pages of a question. */
export async function findPages(shelf: Shelf, question: Question): Promise<Found> {
  const { range, chosen, facets, parsed } = question
  // A year that is chosen leaves out others unless they are counted.
  const asked = segmentsIn(shelf, range, facets.length === 0 ? (chosen.get('year') ?? null) : null)
  const wanted = await wantedWords(shelf, parsed, asked)
  return (await findByDate(shelf, question, wanted, asked)) ?? findIn(shelf, question, wanted, asked)
}
