// The search of the archive over its published files: the same code in the browser and in the terminal.

import { ANALYSIS_VERSION } from '../arabic/analysis.ts'
import type { Edtf } from '../model.ts'
import { findPages } from './ask.ts'
import { chosenOf } from './chosen.ts'
import { openVocabulary } from './corrections.ts'
import { daysOf } from './days.ts'
import { type DidYouMean, didYouMean } from './did-you-mean.ts'
import { excerptOf, markedTitle, type Piece, spellingsOf } from './excerpts.ts'
import { ALL_FACETS, countFacets, type FacetCounts } from './facets.ts'
import type { Shown } from './find.ts'
import {
  type Alike,
  ENTRY,
  type Entry,
  type Facet,
  FORMAT,
  type Fragment,
  type Names,
  type Vocabulary,
} from './format.ts'
import type { DayRange } from './narrow.ts'
import { IndexBroken, type Read, readJson } from './packed.ts'
import { type ParsedQuery, parseQuery, type QueryWord } from './query.ts'
import { once } from './remembered.ts'
import { openShelf, segmentsIn } from './shelf.ts'
import { pagesOfWord } from './terms.ts'

export type Sort = 'relevance' | 'newest' | 'oldest'

export interface Query {
  readonly text: string
  /** Values by facet; a result has one value of each facet. */
  readonly filters?: Readonly<Partial<Record<Facet, readonly string[]>>>
  /** Days, months or years, both ends included. */
  readonly from?: Edtf
  readonly to?: Edtf
  /** With a range of dates: show articles whose year is not known, too. */
  readonly undated?: boolean
  readonly sort?: Sort
  readonly limit?: number
  readonly offset?: number
  /** Facets to count; all when left out, none loads nothing. */
  readonly facets?: readonly Facet[]
  /** The reader may still be typing: a last word that no article has is left out, and neither told nor corrected. */
  readonly unfinished?: boolean
}

export interface Result {
  readonly id: string
  /** Address from the site root. */
  readonly url: string
  readonly title: string
  /** True when `title` is the opening words of an article without a headline. */
  readonly opening: boolean
  readonly titlePieces: readonly Piece[]
  readonly source: string | null
  readonly sourceName: string | null
  readonly date: Edtf | null
  readonly place: string | null
  readonly author: string | null
  /** Address of first publication, as the record has it. */
  readonly original: string | null
  readonly language: string
  /** Path below `content/documents/`. */
  readonly document: string
  readonly score: number
  readonly excerpt: readonly Piece[]
  /** Words of the page that match, as the page spells them. */
  readonly matched: readonly string[]
}

export interface Answer {
  /** Articles found, over all pages of results. */
  readonly total: number
  /** Of these, articles with all words; the others have some of them. Of queries of up to three words they come last. */
  readonly whole: number
  readonly results: readonly Result[]
  readonly facets: FacetCounts
  /** Words that no article has, as typed. */
  readonly unknown: readonly string[]
  /** What the query may have meant; its articles are among the results. */
  readonly suggestions: readonly DidYouMean[]
  /** True when articles with only some of the words are among the results. */
  readonly partial: boolean
  /** Filters of the query text whose value the archive does not know, as typed: `مصدر:كذا`. */
  readonly unknownFilters: readonly string[]
  /** True when the last word was left out because it may not be typed to its end. */
  readonly unfinished: boolean
  /** Why there is nothing to look for: no words, or more words than are asked. */
  readonly notice: 'empty' | 'shortened' | null
}

export interface Search {
  readonly entry: Entry
  search(query: Query): Promise<Answer>
  /** Names and counts of all facet values, without a query. */
  names(): Promise<Names>
}

const PAGE = 10
/** Letters of a word that are told when it is unknown. */
const MOST_TOLD = 60

const shortened = (word: string): string => (word.length > MOST_TOLD ? `${word.slice(0, MOST_TOLD)}…` : word)

const NOTHING: Answer = {
  total: 0,
  whole: 0,
  results: [],
  facets: {},
  unknown: [],
  suggestions: [],
  partial: false,
  unknownFilters: [],
  unfinished: false,
  notice: null,
}

/** Opens the search; throws `IndexBroken` when the folder is missing, incomplete or of another version. */
export async function openSearch(read: Read): Promise<Search> {
  const entry = await readJson<Entry>(read, ENTRY)
  // Tokens of another analysis would be asked for in vain.
  if (entry.format !== FORMAT || entry.analysis !== ANALYSIS_VERSION) throw new IndexBroken(ENTRY)
  const names = once(() => readJson<Names>(read, entry.names))
  const vocabulary = once(async () => openVocabulary(await readJson<Vocabulary>(read, entry.vocabulary)))
  const alike = await readJson<Alike>(read, entry.alike)
  const shelf = openShelf(read, entry, vocabulary)

  return {
    entry,
    names,
    async search(query) {
      const parsed = parseQuery(query.text, alike)
      const range = rangeOf(query)
      const asked = await wordsOf(parsed, query, range)
      const { chosen, unknownFilters } = await chosenOf(parsed.fields, query.filters ?? {}, names)
      const isUnfinished = asked !== parsed.words
      const read = [...parsed.words, ...parsed.without, ...parsed.fields]
      const isEmpty = read.length === 0 && query.text.trim() !== ''
      // Signs alone ask for nothing; without filters that is no question for all articles.
      if ((isEmpty || isUnfinished) && asked.length === 0 && chosen.size === 0 && !range)
        return { ...NOTHING, unfinished: isUnfinished, notice: isEmpty ? 'empty' : null }
      const { facets: counted = ALL_FACETS } = query
      const found = await findPages(shelf, {
        parsed: { ...parsed, words: asked },
        chosen,
        range,
        sort: query.sort ?? 'relevance',
        facets: counted,
      })
      const offset = query.offset ?? 0
      const limit = query.limit ?? PAGE
      const hits = limit > 0 ? await found.hits(offset, limit) : []
      const [results, facets] = await Promise.all([
        Promise.all(hits.map(resultOf)),
        countFacets(found, counted),
      ])
      return {
        total: found.total,
        whole: found.whole,
        results,
        facets,
        unknown: found.terms.filter(({ isUnknown }) => isUnknown).map(({ word }) => shortened(word.text)),
        suggestions: await didYouMean(shelf, found, query.text),
        partial: found.total > found.whole,
        unknownFilters,
        unfinished: isUnfinished,
        notice: isEmpty ? 'empty' : parsed.shortened ? 'shortened' : null,
      }
    },
  }

  /** The words of a query; without the last one where that may not be typed to its end and is on no page. */
  async function wordsOf(
    { words }: ParsedQuery,
    { text, unfinished = false }: Query,
    range: DayRange | null,
  ): Promise<readonly QueryWord[]> {
    const last = words.at(-1)
    if (!unfinished || last === undefined || !text.endsWith(last.text)) return words
    if ((await pagesOfWord(shelf, last, segmentsIn(shelf, range, null))) > 0) return words
    // Of «عبد الر» the first word is whole.
    return [...words.slice(0, -1), ...(last.parts?.slice(0, 1) ?? [])]
  }
}

async function resultOf({ segment, page, score, positions }: Shown): Promise<Result> {
  return toResult(await segment.fragment(page), positions, score)
}

function toResult(fragment: Fragment, positions: readonly (readonly number[])[], score: number): Result {
  const { meta } = fragment
  return {
    id: meta.id,
    url: fragment.url,
    title: meta.title,
    opening: meta.opening === '1',
    titlePieces: markedTitle(fragment, positions),
    source: meta.source ?? null,
    sourceName: meta.sourceName ?? null,
    date: meta.date ?? null,
    place: meta.place ?? null,
    author: meta.author ?? null,
    original: meta.original ?? null,
    language: meta.language,
    document: meta.document,
    score,
    excerpt: excerptOf(fragment, positions),
    matched: spellingsOf(fragment, positions),
  }
}

/** The days that `from` and `to` span; a bound that is no date is none. */
function rangeOf({ from, to, undated }: Query): DayRange | null {
  const first = daysOf(from ?? null)
  const last = daysOf(to ?? null)
  if (first === null && last === null)
    return undated === false ? { from: -1e9, to: 1e9, undated: false } : null
  return { from: first?.from ?? -1e9, to: last?.to ?? 1e9, undated: undated ?? false }
}
