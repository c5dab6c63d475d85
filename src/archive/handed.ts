// Hands articles to another thread as plain data, where their texts are read from their records again.
import type { Article, Entity, Outlet } from '../model.ts'
import { listsOf, RecordShelf, ShelvedArticle, type WireArticle } from './stored.ts'

/** Articles as another thread can take them. */
export interface HandedArticles {
  /** Content folder of their records. */
  readonly content: string
  /** File of the pack of their texts; null without one. */
  readonly texts: string | null
  readonly articles: readonly WireArticle[]
  /** What they refer to. */
  readonly outlets: readonly Outlet[]
  readonly entities: readonly Entity[]
}

export function handOver(
  content: string,
  texts: string | null,
  articles: readonly ShelvedArticle[],
): HandedArticles {
  return {
    content,
    texts,
    articles: articles.map(({ wire }) => wire),
    outlets: [...new Set(articles.flatMap(({ outlet }) => outlet ?? []))],
    entities: [...new Set(articles.flatMap(({ mentions }) => mentions))],
  }
}

export function takeOver({
  content,
  texts,
  articles,
  outlets,
  entities,
}: HandedArticles): readonly Article[] {
  const lists = listsOf(outlets, entities)
  const shelf = new RecordShelf(content, texts)
  return articles.map((wire) => new ShelvedArticle(wire, lists, shelf))
}
