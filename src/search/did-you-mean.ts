// Offers a query with its mistyped words corrected, in the archive's own spelling.

import type { Correction } from './corrections.ts'
import type { Found } from './find.ts'
import type { Shelf } from './shelf.ts'
import { plainForm, shownForm } from './tokens.ts'

/** A word of the query and what it may have been meant to be. */
export interface DidYouMean {
  /** As typed. */
  readonly word: string
  readonly to: string
  /** The whole query with this word corrected. */
  readonly query: string
}

/**
 * The spelling of a stem that most articles use, in the segment that has it most often; one that is an error away from
 * the typed word comes first.
 */
async function spellingOf(shelf: Shelf, { stem, forms }: Correction, typed: string): Promise<string> {
  const counts = new Map<string, number>()
  const [most] = [...(await shelf.directory(stem))].sort(([a, m], [b, n]) => n - m || b - a)
  const posting = most ? await (await shelf.open(most[0])).posting(stem) : null
  for (const { form, pages } of posting?.forms ?? []) {
    const isAlike = form.slice(0, 2) === typed.slice(0, 2) && form.at(-1) === typed.at(-1)
    const bonus = forms.has(plainForm(form)) ? 1e9 : isAlike ? 1e6 : 0
    counts.set(form, bonus + pages.length)
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return shownForm(best?.[0] ?? stem)
}

/** Finds a word of the query, and not the same letters inside another one; of signs a word holds a full stop at most (3.5). */
const wholeWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'u')

/** The best correction of every word that has one. */
export async function didYouMean(
  shelf: Shelf,
  { terms }: Pick<Found, 'terms'>,
  text: string,
): Promise<DidYouMean[]> {
  const corrected = terms.flatMap(({ word, offered }) => (offered ? [{ word, offered }] : []))
  const all = await Promise.all(
    corrected.map(async ({ word, offered }) => {
      const to = await spellingOf(shelf, offered, word.form)
      return { word: word.text, to, query: text.replace(wholeWord(word.text), () => to) }
    }),
  )
  return all.filter(({ query }) => query !== text)
}
