// Makes the files of one segment out of its articles, and what later builds need to know of it.

import type { Article } from '../model.ts'
import { cutChunks } from './chunks.ts'
import { type Indexed, indexedOf, type PlaceIds, type TokenCache } from './entry.ts'
import {
  FILTERS,
  type Filter,
  type FilterPages,
  filterPath,
  fragmentPath,
  NAMES_A_FILE,
  namesPath,
  PAGES,
  type SegmentEntry,
} from './format.ts'
import { digestOf, pack, packPagefind, type SearchFile } from './packing.ts'
import { runPagefind } from './pagefind.ts'
import { type SegmentStems, stemsOf } from './stems.ts'
import { daysSpanned, pageTable } from './table.ts'

/** What is kept of a segment beside its files, so that the archive's own files can be made without them. */
export interface KeptSegment {
  readonly entry: SegmentEntry
  /** Paths of all its files, those of its fragments too. */
  readonly paths: readonly string[]
  readonly stems: SegmentStems
  /** Articles of each value of each filter. */
  readonly counts: SegmentFacetCounts
}

export type SegmentFacetCounts = Readonly<Partial<Record<Filter, Readonly<Record<string, number>>>>>

export interface MadeSegment {
  readonly kept: KeptSegment
  /** Its files but for the fragments that were known. */
  readonly files: readonly SearchFile[]
}

export interface SegmentOptions {
  readonly places: PlaceIds
  /** Paths of fragments that need not be made. */
  readonly known: ReadonlySet<string>
  /** Called for every article. */
  readonly onArticle: () => void
}

/** Digits of a digest that names a folder among hundreds, and one that names a fragment among millions. */
const FOLDER_DIGITS = 12
const FRAGMENT_DIGITS = 14

/** The pages of every value of every filter, as steps; filters and values in order. */
function facetsOf(indexed: readonly Indexed[]): Readonly<Record<Filter, FilterPages>> {
  const pages = new Map<Filter, Map<string, number[]>>(FILTERS.map((filter) => [filter, new Map()]))
  for (const [page, { filters }] of indexed.entries()) {
    for (const [filter, values] of pages) {
      for (const id of filters[filter] ?? []) {
        const known = values.get(id)
        if (known) known.push(page)
        else values.set(id, [page])
      }
    }
  }
  const steps = (all: readonly number[]) =>
    all.map((page, n) => page - (n === 0 ? 0 : (all[n - 1] as number)))
  const sorted = (values: ReadonlyMap<string, readonly number[]>) =>
    [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, all]) => [id, steps(all)] as const)
  const all = [...pages].map(([filter, values]) => [filter, Object.fromEntries(sorted(values))])
  return Object.fromEntries(all) as Record<Filter, FilterPages>
}

const countsOf = (facets: Readonly<Record<Filter, FilterPages>>): SegmentFacetCounts =>
  Object.fromEntries(
    Object.entries(facets).map(([filter, values]) => [
      filter,
      Object.fromEntries(Object.entries(values).map(([id, pages]) => [id, pages.length])),
    ]),
  )

function fragmentsOf(
  indexed: readonly Indexed[],
  known: ReadonlySet<string>,
): { names: readonly string[]; files: readonly SearchFile[] } {
  const files: SearchFile[] = []
  const names = indexed.map(({ fragment }) => {
    const text = JSON.stringify(fragment)
    const name = digestOf([text], FRAGMENT_DIGITS)
    const path = fragmentPath(name)
    if (!known.has(path)) files.push({ path, bytes: packPagefind(text) })
    return name
  })
  return { names, files }
}

/**
 * Indexes some articles.
 * @param articles in the order of their pages. @param cache tokens of words that were met before.
 */
export async function indexSegment(
  articles: readonly Article[],
  { places, known, onArticle }: SegmentOptions,
  cache: TokenCache,
): Promise<MadeSegment> {
  const indexed: Indexed[] = []
  function* pages() {
    for (const article of articles) {
      const one = indexedOf(article, places, cache)
      indexed.push(one)
      yield { url: one.fragment.url, tokens: one.tokens }
      onArticle()
    }
  }
  const made = await runPagefind(pages())
  const { chunks, files: chunkFiles } = cutChunks(made)
  const fragments = fragmentsOf(indexed, known)
  const facets = facetsOf(indexed)
  const json = (path: string, contents: unknown) => ({ path, bytes: pack(JSON.stringify(contents)) })
  const own = [
    ...chunkFiles,
    ...Array.from({ length: Math.ceil(articles.length / NAMES_A_FILE) }, (_, n) =>
      json(namesPath(n), fragments.names.slice(n * NAMES_A_FILE, (n + 1) * NAMES_A_FILE)),
    ),
    ...FILTERS.map((filter) => json(filterPath(filter), facets[filter])),
    json(PAGES, pageTable(articles, indexed, made, chunks)),
  ]
  const digest = digestOf(
    own.flatMap(({ path, bytes }) => [path, bytes]),
    FOLDER_DIGITS,
  )
  const folder = `index/${digest}/`
  const files = own.map(({ path, bytes }) => ({ path: folder + path, bytes }))
  return {
    kept: {
      entry: {
        folder,
        count: articles.length,
        words: indexed.reduce((sum, { length }) => sum + length, 0),
        days: daysSpanned(articles),
      },
      paths: [...files.map(({ path }) => path), ...fragments.names.map(fragmentPath)],
      stems: stemsOf(indexed),
      counts: countsOf(facets),
    },
    files: [...files, ...fragments.files],
  }
}
