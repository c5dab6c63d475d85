// Offers a query with its mistyped words corrected, in the archive's own spelling.

import type { Correction } from './corrections.ts'
import type { Found } from './find.ts'
import type { Segment } from './segment.ts'
import { plainForm, shownForm } from './tokens.ts'

/** A word of the query and what it may have been meant to be. */
export interface DidYouMean {
  /** As typed. */
  readonly word: string
  readonly to: string
  /** The whole query with this word corrected. */
  readonly query: string
}

/** The spelling of a stem that most articles use; one that is an error away from the typed word comes first. */
async function spellingOf(
  segments: readonly Segment[],
  { stem, forms }: Correction,
  typed: string,
): Promise<string> {
  const counts = new Map<string, number>()
  for (const segment of segments) {
    for (const { form, pages } of (await segment.posting(stem))?.forms ?? []) {
      const isAlike = form.slice(0, 2) === typed.slice(0, 2) && form.at(-1) === typed.at(-1)
      const bonus = forms.has(plainForm(form)) ? 1e9 : isAlike ? 1e6 : 0
      counts.set(form, (counts.get(form) ?? bonus) + pages.length)
    }
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return shownForm(best?.[0] ?? stem)
}

/** Finds a word of the query, and not the same letters inside another one; of signs a word holds a full stop at most (3.5). */
const wholeWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'u')

/** The best correction of every word that has one. */
export async function didYouMean(
  { segments, terms }: Pick<Found, 'segments' | 'terms'>,
  text: string,
): Promise<DidYouMean[]> {
  const corrected = terms.filter(({ corrections }) => corrections.length > 0)
  const all = await Promise.all(
    corrected.map(async ({ word, corrections }) => {
      const to = await spellingOf(segments, corrections[0] as Correction, word.form)
      return { word: word.text, to, query: text.replace(wholeWord(word.text), () => to) }
    }),
  )
  return all.filter(({ query }) => query !== text)
}
