// The words of a query with what the segments know of them: postings, document frequency, spelling corrections.

import { fold } from '../arabic/letters.ts'
import type { Correction } from './corrections.ts'
import { mergePostings, type Posting } from './postings.ts'
import type { QueryWord } from './query.ts'
import type { Segment, StemPosting } from './segment.ts'
import { SPELLED_MARKS_RE } from './tokens.ts'

/** A stem that stands for a word of the query in one segment. */
export interface Source {
  readonly posting: Posting
  /** Places where it stands in the form of the query, whatever its clitics and its spelling; null when there are none. */
  readonly sameForm: Posting | null
  /** Places where it is spelled as in the query; null when there are none. */
  readonly exact: Posting | null
  /** 1 for the word itself, less for a correction and for lines aside. */
  readonly factor: number
  /** True for places in removed and related lines. */
  readonly aside: boolean
}

export interface Term {
  readonly word: QueryWord
  /** Pages that have the word itself, in all segments. */
  readonly pages: number
  /** Pages that have it in the form of the query, and pages that spell it so. */
  readonly sameFormPages: number
  readonly exactPages: number
  /** Pages that have the word or a correction of it. */
  readonly reach: number
  readonly corrections: readonly Correction[]
  /** By segment: the word, then its corrections. */
  readonly sources: readonly (readonly Source[])[]
}

/** What a word in a removed or related line counts. */
const ASIDE = 0.1

/** A form without its clitics, in folded letters: what الكتاب، وكتاب and بكتاب share, and كتب does not. */
const bareForm = (form: string): string =>
  fold(form.replace(SPELLED_MARKS_RE, '')).replace(/^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل])(?=..)/u, '')

function likeness({ forms }: StemPosting, form: string | null): Pick<Source, 'sameForm' | 'exact'> {
  if (form === null) return { sameForm: null, exact: null }
  const bare = bareForm(form)
  const same = forms.filter((posting) => bareForm(posting.form) === bare)
  return {
    sameForm: same.length > 0 ? mergePostings(same) : null,
    exact: same.find((posting) => posting.form === form) ?? null,
  }
}

/** The word or a correction of it in one segment; corrections have no exact spelling. */
function sourceOf(found: StemPosting | null, form: string | null, factor: number): Source[] {
  if (found === null) return []
  const { all, aside } = found
  const source = { posting: all, ...likeness(found, form), factor, aside: false }
  if (aside === null) return [source]
  return [source, { posting: aside, sameForm: null, exact: null, factor: factor * ASIDE, aside: true }]
}

async function sourcesIn(
  segment: Segment,
  { stem, form }: QueryWord,
  corrections: readonly Correction[],
): Promise<readonly Source[]> {
  const others = corrections.map(async (other) =>
    sourceOf(await segment.posting(other.stem), null, other.factor),
  )
  return [sourceOf(await segment.posting(stem), form, 1), ...(await Promise.all(others))].flat()
}

/** Number of pages of a stem over all segments. */
export async function pagesOf(segments: readonly Segment[], stem: string): Promise<number> {
  const found = await Promise.all(segments.map((segment) => segment.posting(stem)))
  return found.reduce((sum, posting) => sum + (posting?.all.pages.length ?? 0), 0)
}

/** Loads the postings of a word and of its corrections. */
export async function loadTerm(
  segments: readonly Segment[],
  word: QueryWord,
  corrections: readonly Correction[],
): Promise<Term> {
  const sources = await Promise.all(segments.map((segment) => sourcesIn(segment, word, corrections)))
  const stems = [word.stem, ...corrections.map(({ stem }) => stem)]
  const counts = await Promise.all(stems.map((stem) => pagesOf(segments, stem)))
  const pagesIn = (kind: 'sameForm' | 'exact') =>
    sources.flat().reduce((sum, source) => sum + (source[kind]?.pages.length ?? 0), 0)
  return {
    word,
    pages: counts[0] ?? 0,
    sameFormPages: pagesIn('sameForm'),
    exactPages: pagesIn('exact'),
    reach: Math.max(...counts),
    corrections,
    sources,
  }
}

/** Whether no page has the word, not even in removed lines. */
export const isUnknown = ({ pages, sources }: Term): boolean =>
  pages === 0 && !sources.some((some) => some.some(({ aside, factor }) => aside && factor === ASIDE))
