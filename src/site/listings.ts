// Plans the pages that list articles: cut into pages from the oldest, so that a new article changes the newest only.
import type { Article, ListingPage, Pager } from '../model.ts'

/** Articles of a full page; the front page holds between this many and one less than twice as many. */
export const PAGE_SIZE = 50

type Listing = Omit<ListingPage, 'kind' | 'path' | 'total' | 'articles' | 'pager'>

/**
 * @param path of the front page, `sources/x.html`; the pages before it are `sources/x/p1.html` (the oldest) and on.
 * @param articles oldest first.
 */
export function listingPages(
  path: string,
  articles: readonly Article[],
  listing: Listing,
): readonly ListingPage[] {
  const pages = Math.max(1, Math.floor(articles.length / PAGE_SIZE))
  const paths = Array.from({ length: pages }, (_, i) =>
    i === pages - 1 ? path : path.replace(/\.html$/, `/p${i + 1}.html`),
  )
  return paths.map((own, i) => {
    const part = articles.slice(i * PAGE_SIZE, i === pages - 1 ? undefined : (i + 1) * PAGE_SIZE)
    const pager: Pager | null = pages === 1 ? null : { page: i + 1, pages, paths }
    return {
      kind: 'listing',
      ...listing,
      // What is known of a name changes with every article: it stands on the newest page alone.
      profile: i === pages - 1 ? listing.profile : null,
      path: own,
      total: articles.length,
      articles: part.toReversed(),
      pager,
    }
  })
}

/** Articles by a key, in the order in which the keys first come up. */
export function groupBy<K, V>(
  values: Iterable<V>,
  keyOf: (value: V) => K | null,
): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const key = keyOf(value)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
