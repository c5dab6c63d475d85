// Which pages a search may show: filters, dates, phrases that must stand there, words that must not.

import { yearOf } from './days.ts'
import type { Facet } from './format.ts'
import { indexOfPage, mergePostings, type Posting, positionsOn } from './postings.ts'
import type { QueryWord } from './query.ts'
import type { Segment } from './segment.ts'

/** Values asked for by facet: a page must have one value of each facet. */
export type Chosen = ReadonlyMap<Facet, ReadonlySet<string>>

/** Days asked for, both ends included. */
export interface DayRange {
  readonly from: number
  readonly to: number
  /** Keep pages whose year is not known. */
  readonly undated: boolean
}

/** How each page of a segment stands to the facets. */
export interface Standing {
  /** 1 where dates, phrases and -words let a page through. */
  readonly open: Uint8Array
  /** Facets that a page fails. */
  readonly fails: Uint8Array
  /** One of the facets that it fails, as its place in `facets`. */
  readonly failed: Uint8Array
  readonly facets: readonly Facet[]
}

/** Years that a page's date may mean, as facet values. */
export function yearsOn(segment: Segment, page: number): string[] {
  const years: string[] = []
  if (page >= segment.dated) return years
  for (let year = yearOf(segment.from[page] ?? 0); year <= yearOf(segment.to[page] ?? 0); year++)
    years.push(String(year))
  return years
}

async function pagesWith(segment: Segment, facet: Facet, values: ReadonlySet<string>): Promise<Uint8Array> {
  const has = new Uint8Array(segment.count)
  if (facet === 'year') {
    for (let page = 0; page < segment.dated; page++)
      has[page] = Number(yearsOn(segment, page).some((year) => values.has(year)))
    return has
  }
  const filter = await segment.filter(facet)
  for (const value of values) for (const page of filter.get(value) ?? []) has[page] = 1
  return has
}

/** Where a word of a phrase stands. */
interface Placed {
  readonly posting: Posting
  /** Whether it may be a name of two words, which takes two places of the text. */
  readonly isName: boolean
}

/** Whether the words stand side by side on a page, in order. */
function hasPhrase(phrase: readonly Placed[], page: number): boolean {
  /** Places of the word before, the last one of a name. */
  let ends: readonly number[] | null = null
  for (const { posting, isName } of phrase) {
    const here = new Set(positionsOn(posting, page))
    const starts: Iterable<number> = ends === null ? here : ends.map((end) => end + 1)
    const next: number[] = []
    for (const at of starts) {
      if (!here.has(at)) continue
      next.push(at)
      if (isName && here.has(at + 1)) next.push(at + 1)
    }
    if (next.length === 0) return false
    ends = next
  }
  return ends !== null
}

/** Where a word stands, in whatever spelling of a name. */
async function placedIn(segment: Segment, { stem, alike }: QueryWord): Promise<Placed> {
  const stems = [stem, ...alike]
  const found = await Promise.all(stems.map((one) => segment.posting(one)))
  return {
    posting: mergePostings(found.flatMap((posting) => posting?.all ?? [])),
    isName: stems.some((one) => one.includes(' ')),
  }
}

/** Pages on which all words stand side by side; pages with the word, for one word. */
async function pagesWithPhrase(segment: Segment, phrase: readonly QueryWord[]): Promise<number[]> {
  const placed = await Promise.all(phrase.map((word) => placedIn(segment, word)))
  const all = placed.map(({ posting }) => posting)
  if (all.some(({ pages }) => pages.length === 0)) return []
  const rarest = all.reduce((least, posting) => (posting.pages.length < least.pages.length ? posting : least))
  return [...rarest.pages].filter(
    (page) => all.every((posting) => indexOfPage(posting, page) >= 0) && hasPhrase(placed, page),
  )
}

function closeOutside(segment: Segment, open: Uint8Array, { from, to, undated }: DayRange): void {
  for (let page = 0; page < segment.count; page++) {
    const inside =
      page < segment.dated ? (segment.to[page] ?? 0) >= from && (segment.from[page] ?? 0) <= to : undated
    if (!inside) open[page] = 0
  }
}

/** What a segment's pages pass and fail. */
export async function standingOf(
  segment: Segment,
  chosen: Chosen,
  range: DayRange | null,
  phrases: readonly (readonly QueryWord[])[],
  without: readonly (readonly QueryWord[])[],
): Promise<Standing> {
  const open = new Uint8Array(segment.count).fill(1)
  if (range !== null) closeOutside(segment, open, range)
  for (const phrase of phrases) {
    const has = new Set(await pagesWithPhrase(segment, phrase))
    for (let page = 0; page < open.length; page++) if (!has.has(page)) open[page] = 0
  }
  for (const phrase of without) for (const page of await pagesWithPhrase(segment, phrase)) open[page] = 0
  const fails = new Uint8Array(segment.count)
  const failed = new Uint8Array(segment.count)
  const facets = [...chosen.keys()]
  for (const [n, facet] of facets.entries()) {
    const has = await pagesWith(segment, facet, chosen.get(facet) ?? new Set())
    for (let page = 0; page < fails.length; page++) {
      if (has[page] === 1) continue
      fails[page] = (fails[page] ?? 0) + 1
      failed[page] = n
    }
  }
  return { open, fails, failed, facets }
}
