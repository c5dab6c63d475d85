// Plans what the pages say of copies: those of each article, and a page for each two of them that are compared.
import { type CopyPair, copiesById, groupCopies } from '../archive/copies.ts'
import type { Article, ComparePlan, Copy } from '../model.ts'

/** Copies of an article that get a page beside it, the most alike first. */
const COMPARED = 6

export interface CopyPlan {
  /** Copies of an article, most alike first. */
  readonly of: (article: Article) => readonly Copy[]
  /** A page for each pair, in the order of the articles. */
  readonly pages: readonly ComparePlan[]
}

/** Address of the page of two articles: whichever of them is asked for, it is one page. */
export function comparePath(a: string, b: string): string {
  const [first, second] = [a, b].sort()
  return `compare/${first}-${second}.html`
}

/**
 * Groups the copies once. An article is compared with its most alike copies, and with those whose most alike copy it
 * is; each pair has one page. Nothing of the comparison itself is worked out here.
 * @param articles in the order of the archive, by which the first of a pair is told.
 * @param pairs what is a copy of what among them.
 */
export function copyPlan(
  articles: readonly Article[],
  pairs: readonly CopyPair[] = groupCopies(articles.map(({ record }) => record)).pairs,
): CopyPlan {
  const copies = copiesById(pairs)
  const places = new Map(articles.map(({ record }, at) => [record.id, at]))
  const pages = new Map<string, ComparePlan>()
  for (const [at, article] of articles.entries()) {
    for (const { id, kind, similarity } of (copies.get(article.record.id) ?? []).slice(0, COMPARED)) {
      const place = places.get(id)
      const other = place === undefined ? undefined : articles[place]
      const path = comparePath(article.record.id, id)
      if (place === undefined || !other || pages.has(path)) continue
      const [first, second] = place < at ? [other, article] : [article, other]
      pages.set(path, { kind: 'compare', path, first, second, copy: kind, similarity })
    }
  }
  const of = ({ record }: Article) =>
    (copies.get(record.id) ?? []).flatMap(({ id, kind, similarity }): Copy[] => {
      const article = articles[places.get(id) ?? -1]
      const path = comparePath(record.id, id)
      return article ? [{ article, kind, similarity, comparison: pages.has(path) ? path : null }] : []
    })
  return { of, pages: [...pages.values()] }
}
