// Names for the ids of the facets, with how many articles stand behind each.

import type { Article, Entity, Outlet } from '../model.ts'
import { FACET_OF_KIND, FILTERS, type Filter, type Names } from './format.ts'
import type { SegmentFacetCounts } from './segment-files.ts'

/** Names of ids by `filter id`: the outlets of the articles, and what they mention. */
function spellingsOf(articles: readonly Article[]): Map<string, readonly string[]> {
  const spellings = new Map<string, readonly string[]>()
  const seen = new Set<Outlet | Entity>()
  for (const { outlet, mentions } of articles) {
    if (outlet && !seen.has(outlet)) {
      seen.add(outlet)
      spellings.set(`source ${outlet.id}`, [outlet.short, outlet.name, ...outlet.aliases])
    }
    for (const mention of mentions) {
      if (seen.has(mention)) continue
      seen.add(mention)
      const { kind, id, name, variants } = mention
      spellings.set(`${FACET_OF_KIND[kind]} ${id}`, [name, ...variants])
    }
  }
  return spellings
}

/**
 * Id, name, count and other names of every value of every facet; most articles first, then by id.
 * @param segments articles of each value, by segment.
 */
export function namesOf(articles: readonly Article[], segments: readonly SegmentFacetCounts[]): Names {
  const spellings = spellingsOf(articles)
  const counts = new Map<Filter, Map<string, number>>(FILTERS.map((filter) => [filter, new Map()]))
  for (const segment of segments) {
    for (const [filter, count] of counts) {
      for (const [id, n] of Object.entries(segment[filter] ?? {})) count.set(id, (count.get(id) ?? 0) + n)
    }
  }
  const listed = (filter: Filter) =>
    [...(counts.get(filter) ?? [])]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([id, count]) => {
        const [name = id, ...others] = spellings.get(`${filter} ${id}`) ?? []
        return [id, name, count, ...new Set(others)] as const
      })
  return Object.fromEntries(FILTERS.map((filter) => [filter, listed(filter)])) as unknown as Names
}
