// Names for the ids of the facets, with how many articles stand behind each.

import type { Article } from '../model.ts'
import { filtersOf, placeIds } from './entry.ts'
import { FACET_OF_KIND, FILTERS, type Filter, type Names } from './format.ts'

/** Id, name, count and other names of every value of every facet; most articles first, then by id. */
export function namesOf(articles: readonly Article[]): Names {
  const places = placeIds(articles)
  const spellings = new Map<string, readonly string[]>()
  const counts = new Map<Filter, Map<string, number>>(FILTERS.map((filter) => [filter, new Map()]))
  for (const article of articles) {
    const { outlet } = article
    if (outlet) spellings.set(`source ${outlet.id}`, [outlet.short, outlet.name, ...outlet.aliases])
    for (const { kind, id, name, variants } of article.mentions) {
      spellings.set(`${FACET_OF_KIND[kind]} ${id}`, [name, ...variants])
    }
    for (const [filter, ids] of Object.entries(filtersOf(article, places))) {
      const count = counts.get(filter as Filter)
      for (const id of ids) count?.set(id, (count.get(id) ?? 0) + 1)
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
