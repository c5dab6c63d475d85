// The words of a query with what the segments know of them: postings, document frequency, spelling corrections.

import { fold } from '../arabic/letters.ts'
import type { Correction } from './corrections.ts'
import { mergePostings, type Posting } from './postings.ts'
import type { QueryWord } from './query.ts'
import type { Segment, StemPosting } from './segment.ts'
import { type Asked, pagesOf, type Shelf, segmentsWith } from './shelf.ts'
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
  /** Pages that have this stem, in all segments. */
  readonly pages: number
  /** True for what is not the word itself: removed and related lines, corrections of a word that the archive has. */
  readonly aside: boolean
  /** True for the word and other spellings of it, false for corrections. */
  readonly isOwn: boolean
}

export interface Term {
  readonly word: QueryWord
  /** Pages that have the word itself, in all segments. */
  readonly pages: number
  /** Pages that have it in the form of the query, and pages that spell it so. */
  readonly sameFormPages: number
  readonly exactPages: number
  /** Pages that have the word; when none has, pages that have its commonest correction. */
  readonly reach: number
  /** What the word may have been meant as, whether asked for or not; null where nothing is offered. */
  readonly offered: Correction | null
  /** By segment: the word, then its corrections. */
  readonly sources: readonly (readonly Source[])[]
  /** Whether no page has the word, not even in removed lines. */
  readonly isUnknown: boolean
}

/** What a word in a removed or related line counts. */
const ASIDE = 0.1

/** A form without its clitics, in folded letters: what الكتاب، وكتاب and بكتاب share, and كتب does not. */
const bareForm = (form: string): string =>
  fold(form.replace(SPELLED_MARKS_RE, '')).replace(/^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل])(?=..)/u, '')

type Likeness = Pick<Source, 'sameForm' | 'exact'>

/** What was worked out before, by posting and form. */
const known = new WeakMap<StemPosting, Map<string, Likeness>>()

function likeness(found: StemPosting, form: string | null): Likeness {
  if (form === null) return { sameForm: null, exact: null }
  const likenesses = known.get(found) ?? new Map<string, Likeness>()
  known.set(found, likenesses)
  const before = likenesses.get(form)
  if (before !== undefined) return before
  const bare = bareForm(form)
  const same = found.forms.filter((posting) => bareForm(posting.form) === bare)
  const made = {
    sameForm: same.length > 0 ? mergePostings(same) : null,
    exact: same.find((posting) => posting.form === form) ?? null,
  }
  likenesses.set(form, made)
  return made
}

/** A stem as it stands in one segment: the word of the query (`form` as typed), or a correction of it (null). */
function sourcesOf(
  found: StemPosting | null,
  form: string | null,
  rest: Pick<Source, 'factor' | 'pages' | 'aside' | 'isOwn'>,
): Source[] {
  if (found === null) return []
  const { all, aside } = found
  const source = { posting: all, ...likeness(found, form), ...rest }
  if (aside === null) return [source]
  return [
    source,
    { posting: aside, sameForm: null, exact: null, ...rest, factor: rest.factor * ASIDE, aside: true },
  ]
}

/** What a name in another spelling counts, against 1 for the spelling of the query. */
const ALIKE = 0.9

/** Number of pages of a word, in whatever spelling of a name; of several at least those of the commonest. */
export async function pagesOfWord(
  shelf: Shelf,
  { stem, alike }: Pick<QueryWord, 'stem' | 'alike'>,
  asked: Asked,
): Promise<number> {
  return Math.max(...(await Promise.all([stem, ...alike].map((one) => pagesOf(shelf, one, asked)))))
}

/** A word with the corrections that are asked for beside it. */
export interface Wanted {
  readonly word: QueryWord
  readonly corrections: readonly Correction[]
  readonly offered: Correction | null
}

/** The stems that are asked for: the word, its other spellings, its corrections. */
export const stemsOfWanted = ({ word, corrections }: Wanted): string[] => [
  word.stem,
  ...word.alike,
  ...corrections.map(({ stem }) => stem),
]

/**
 * Loads the postings of a word, of its other spellings and of its corrections in some segments. How common they are
 * counts over the whole archive; how common the spelling of the query is, is estimated where not all segments that
 * have the word are among these.
 */
export async function loadTerm(
  shelf: Shelf,
  asked: Asked,
  segments: readonly Segment[],
  wanted: Wanted,
): Promise<Term> {
  const { word, corrections, offered } = wanted
  const spellings = [word.stem, ...word.alike].map((stem, n) => ({ stem, factor: n === 0 ? 1 : ALIKE }))
  const stems = [...spellings, ...corrections]
  const counts = await Promise.all(stems.map(({ stem }) => pagesOf(shelf, stem, asked)))
  const holders = await Promise.all(
    spellings.map(({ stem }) => (stem.includes(' ') ? [] : segmentsWith(shelf, stem, asked, true))),
  )
  const own = Math.max(...counts.slice(0, spellings.length))
  const loaded = new Array<number>(spellings.length).fill(0)
  const sources = await Promise.all(
    segments.map(async (segment) => {
      const found = await Promise.all(stems.map(({ stem }) => segment.posting(stem)))
      return stems.flatMap(({ factor }, n) => {
        const isOwn = n < spellings.length
        if (isOwn) loaded[n] = (loaded[n] as number) + (found[n]?.all.pages.length ?? 0)
        // A rare spelling weighs what the name weighs, or it would go before the one that was typed.
        const rest = { factor, pages: isOwn ? own : (counts[n] ?? 0), aside: !isOwn && own > 0, isOwn }
        return sourcesOf(found[n] ?? null, n === 0 ? word.form : null, rest)
      })
    }),
  )
  const share = own / Math.max(1, ...loaded)
  const pagesIn = (kind: 'sameForm' | 'exact') =>
    share * sources.flat().reduce((sum, source) => sum + (source[kind]?.pages.length ?? 0), 0)
  return {
    word,
    pages: own,
    sameFormPages: pagesIn('sameForm'),
    exactPages: pagesIn('exact'),
    reach: own > 0 ? own : Math.max(...counts),
    offered,
    sources,
    isUnknown: holders.every(({ length }) => length === 0) && !sources.flat().some(({ isOwn }) => isOwn),
  }
}
