// The small files of ours beside Pagefind's: what the index writes and the reader reads.

import type { EntityKind, Site } from '../model.ts'

/** Version of these files; the reader refuses another one. */
export const FORMAT = 4

/** The version of Pagefind whose files the reader knows. */
export const PAGEFIND_VERSION = '1.6.0'

/** Folder of the search files below the site root, and the one file in it that is read first and never cached. */
export const FOLDER = 'pagefind/'
export const ENTRY = 'warraq.json'

/** Word position at which the body begins: a word before it stands in the headline. */
export const BODY_START = 48

/** The facets that are filters of Pagefind; `year` is read off the dates. */
export const FILTERS = ['source', 'place', 'person', 'organisation', 'topic', 'language'] as const
export type Filter = (typeof FILTERS)[number]
export type Facet = Filter | 'year'

export const FACET_OF_KIND: Readonly<Record<EntityKind, Filter>> = {
  people: 'person',
  places: 'place',
  organisations: 'organisation',
  topics: 'topic',
}

/** `warraq.json`. Paths are below the search folder. */
export interface Entry {
  readonly format: number
  readonly pagefind: string
  /** Version of the analysis that made the tokens. */
  readonly analysis: string
  readonly site: Pick<Site, 'language' | 'months' | 'digits'>
  /** Articles in all segments. */
  readonly total: number
  readonly names: string
  readonly vocabulary: string
  /** Path of the other spellings of names (`Alike`). */
  readonly alike: string
  /** The directory of stems, in order: first stem of a file, its path. */
  readonly stems: readonly (readonly [string, string])[]
  /** From the oldest to the newest, those without a date last. */
  readonly segments: readonly SegmentEntry[]
}

/**
 * Other spellings of names, by stem; two stems with a space between them stand side by side: غورباتشوف, جورباتشوف;
 * ابوظبي, ابو ظبي.
 */
export type Alike = Readonly<Record<string, readonly string[]>>

/** One Pagefind bundle. */
export interface SegmentEntry {
  /** Folder of its files below the search folder, with a slash at its end; its name is a digest of them. */
  readonly folder: string
  readonly count: number
  /** Words of all its pages as `PageTable` counts them. */
  readonly words: number
  /** Days since 1970-01-01, from the first to the last that a date of it may mean; null when no page has a full year. */
  readonly days: readonly [number, number] | null
}

/** The page table of a segment (`pages.json.gz`): columns by page number. Pages stand in the order of their dates. */
export interface PageTable {
  /** Version of Pagefind that wrote the bundle. */
  readonly version: string
  /** Length of each page, a character each (`lengthCode`): what ranking needs to know of it. */
  readonly lengths: string
  /** Days since 1970-01-01: the first page's day, then steps; as many as there are pages with a full year. */
  readonly days: readonly number[]
  /** Days after its first day that a date may also mean, by page number: 29 for a June without a day. */
  readonly spans: Readonly<Record<number, number>>
  /** Chunks of the word index (`chunkPath`) in order: the beginning of its first stem that tells it from the one before. */
  readonly chunks: readonly string[]
}

/** Names of the files in a segment's folder. */
export const PAGES = 'pages.json.gz'
/** The pages of a filter's values (`FilterPages`): a reader asks for the filters that are chosen or counted, not for all. */
export const filterPath = (filter: Filter): string => `${filter}.json.gz`
export const chunkPath = (chunk: number): string => `${chunk}.pf_index`
/** Names of the fragments of some pages (`FragmentNames`), `NAMES_A_FILE` a file. */
export const namesPath = (n: number): string => `names-${n}.json.gz`

/** The pages of each value of a filter in a segment: the first one, then steps. */
export type FilterPages = Readonly<Record<string, readonly number[]>>

/** Pages whose fragment names stand in one file: a reader asks for the names of the results that are shown, not for all. */
export const NAMES_A_FILE = 128

/** Steps of a length to its double: lengths within a twentieth of each other are one. */
const STEPS = 8
/** The first printable character that JSON writes as it is. */
const FIRST = 0x23

/** Words of a page as a character; half the bytes of the number. */
export const lengthCode = (words: number): string =>
  String.fromCharCode(FIRST + Math.round(STEPS * Math.log2(Math.max(1, words))))

/** Words of a page, out of its character: right to a twentieth. */
export const lengthOfCode = (code: number): number => 2 ** ((code - FIRST) / STEPS)

/** Names of the fragments of consecutive pages. */
export type FragmentNames = readonly string[]

/** Path of a fragment, whose name is a digest of it: segments that are made anew keep the fragments that did not change. */
export const fragmentPath = (name: string): string =>
  `fragment/${name.slice(0, 2)}/${name.slice(2)}.pf_fragment`

/**
 * Names and counts of every value of every facet, without a query: id, name, count, other names. Of a source the name
 * is its short one and the first of the others its full one, even where they are the same.
 */
export type Names = Readonly<Record<Filter, readonly (readonly [string, string, number, ...string[]])[]>>

/** Stems of the archive for typing errors, sorted, one a line: common letters with the line before, rest, pages. */
export interface Vocabulary {
  readonly stems: string
}

/** What a fragment's `meta` holds. */
export interface FragmentMeta {
  readonly id: string
  /** Headline, or the opening words. */
  readonly title: string
  /** Says that `title` is the opening words: they are part of the body. */
  readonly opening?: '1'
  /** Outlet id and short name. */
  readonly source?: string
  readonly sourceName?: string
  readonly date?: string
  readonly place?: string
  /** For citations alone: byline, and the address of first publication. */
  readonly author?: string
  readonly original?: string
  readonly language: string
  /** Path below `content/documents/`. */
  readonly document: string
}

/** A fragment: laid out as Pagefind's own, with the words as the document spells them in place of the index tokens. */
export interface Fragment {
  readonly url: string
  /** The body, then removed and related lines: the positions from `BODY_START` on count through its words. */
  readonly content: string
  readonly word_count: number
  readonly meta: FragmentMeta
}
