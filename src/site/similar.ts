// Finds for each article those that name the same people, places and bodies, the rarer the name the closer.
import type { Article, ArticlePage, Entity } from '../model.ts'

const MOST = 4
/** Names that more articles than this share say nothing about any two of them. */
const COMMON_SHARE = 0.3
const MAX_ARTICLES_OF_NAME = 200
const LEAST_SCORE = 1.5

/**
 * Compiles the names once; the function gives the closest articles of one, best first, ties by id. Those of `without`
 * (its copies, which stand in a list of their own) are left out.
 */
export function similarFinder(
  articles: readonly Article[],
): (article: Article, without?: ReadonlySet<Article>) => ArticlePage['similar'] {
  const byEntity = new Map<Entity, Article[]>()
  for (const article of articles) {
    for (const entity of article.mentions) {
      const group = byEntity.get(entity)
      if (group) group.push(article)
      else byEntity.set(entity, [article])
    }
  }
  const weightOf = (group: readonly Article[]) => Math.log(articles.length / group.length)
  return (article, without) => {
    const scores = new Map<Article, { score: number; shared: Entity[] }>()
    for (const entity of article.mentions) {
      const group = byEntity.get(entity) ?? []
      if (group.length > Math.min(MAX_ARTICLES_OF_NAME, Math.max(3, articles.length * COMMON_SHARE))) continue
      for (const other of group) {
        if (other === article || without?.has(other)) continue
        const held = scores.get(other) ?? { score: 0, shared: [] }
        held.score += weightOf(group)
        held.shared.push(entity)
        scores.set(other, held)
      }
    }
    return [...scores]
      .filter(([, { score }]) => score >= LEAST_SCORE)
      .sort(([a, x], [b, y]) => y.score - x.score || (a.record.id < b.record.id ? -1 : 1))
      .slice(0, MOST)
      .map(([other, { shared }]) => ({ article: other, shared: shared.slice(0, 4) }))
  }
}
