// Counts the values of each facet among the pages found, each facet under the filters of the others.

import type { Found } from './find.ts'
import { type Facet, FILTERS } from './format.ts'
import { yearsOn } from './narrow.ts'

/** Facet to value to number of articles; values without any are left out. */
export type FacetCounts = Readonly<Partial<Record<Facet, Readonly<Record<string, number>>>>>

export const ALL_FACETS: readonly Facet[] = [...FILTERS, 'year']

/** Counts some facets. */
export async function countFacets(found: Found, facets: readonly Facet[]): Promise<FacetCounts> {
  const counts: Partial<Record<Facet, Record<string, number>>> = {}
  for (const facet of facets) {
    const values: Record<string, number> = Object.create(null)
    for (const [n, segment] of found.segments.entries()) {
      const { facets: narrowed, fails, failed } = found.standings[n] as Found['standings'][number]
      const place = narrowed.indexOf(facet)
      const counted = (page: number) =>
        found.isShown(n, page) && (fails[page] === 0 || (fails[page] === 1 && failed[page] === place))
      if (facet === 'year') {
        for (let page = 0; page < segment.dated; page++) {
          if (counted(page)) for (const year of yearsOn(segment, page)) values[year] = (values[year] ?? 0) + 1
        }
        continue
      }
      for (const [value, pages] of await segment.filter(facet)) {
        let count = 0
        for (const page of pages) if (counted(page)) count++
        if (count > 0) values[value] = (values[value] ?? 0) + count
      }
    }
    counts[facet] = values
  }
  return counts
}
