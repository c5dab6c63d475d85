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
    const isFront = i === pages - 1
    const part = articles.slice(i * PAGE_SIZE, isFront ? undefined : (i + 1) * PAGE_SIZE)
    return {
      kind: 'listing',
      ...listing,
      // What changes with every article stands on the front page alone.
      profile: isFront ? listing.profile : null,
      calendars: isFront ? listing.calendars : [],
      path: own,
      total: isFront ? articles.length : null,
      articles: part.toReversed(),
      pager: pages === 1 ? null : pagerOf(paths, i),
    }
  })
}

/** Numbers shown on either side of the page one is on. */
const REACH = 2

/** @param at index of the page. */
function pagerOf(paths: readonly string[], at: number): Pager {
  const isFront = at === paths.length - 1
  const shown: Pager['numbers'][number][] = []
  for (let i = isFront ? at : Math.min(at + REACH, paths.length - 1); i >= 0; i -= 1) {
    const path = paths[i] as string
    if (i === 0 || Math.abs(i - at) <= REACH) shown.push({ page: i + 1, path })
    else {
      shown.push(null)
      i = 1
    }
  }
  return {
    page: at + 1,
    pages: isFront ? paths.length : null,
    numbers: shown,
    newer: paths[at + 1] ?? null,
    older: paths[at - 1] ?? null,
    newest: isFront ? null : (paths.at(-1) ?? null),
  }
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
