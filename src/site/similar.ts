// Finds for each article those close to it, by rare names and distinctive words that both have, and says which.
import type { Article, Entity, Similar } from '../model.ts'
import { keywordPlaces } from './keyword-places.ts'
import { type Keyword, keywordsOf, rarityIn } from './keywords.ts'

/** What articles are compared by; `bench/related.ts` measures each by itself. */
export interface SimilarBy {
  readonly names: boolean
  readonly words: boolean
}

const MOST = 4
/** Names that more articles have bring nobody together, words only those of which they say most. */
const MOST_HOLDERS = 200
/** Names that more articles than this share say nothing about any two of them. */
const COMMON_SHARE = 0.3
/** The rarest of names, against 1 for two articles whose distinctive words are all the same. */
const NAME = 0.07
const LEAST_SCORE = 0.15
/** Words alone prove less than words and names. */
const LEAST_UNNAMED = 0.2
/** A single name or word proves nothing, unless the score is as high as this. */
const SURE_SCORE = 0.35
/** A word is shown as a reason if it alone adds so much to the score. */
const LEAST_REASON = 0.04
const MOST_REASONS = 4

/** What articles share, and how much that is. */
export interface Closeness {
  /** Articles that share a name or word with one, closest first, ties by id; those below `least` are left out. */
  readonly of: (
    article: Article,
    least: number,
  ) => readonly { readonly article: Article; readonly score: number }[]
  /** Names, and stems heaviest first that those names do not say already. */
  readonly shared: (
    article: Article,
    other: Article,
  ) => { readonly names: readonly Entity[]; readonly stems: readonly Keyword[] }
  /** A stem as the article spells it most often. */
  readonly spelled: (article: Article, stem: number) => string
}

/**
 * Compiles names and words once; the function gives the closest articles of one, best first. An article's copies are
 * left out, and of others that are copies of each other one is given. The order of the articles changes nothing; time
 * grows with their number, since a name or word brings at most `MOST_HOLDERS` of them together.
 * @param copiesOf the copies of an article, which its page lists by themselves.
 */
export function similarFinder(
  articles: readonly Article[],
  copiesOf: (article: Article) => readonly Article[],
): (article: Article) => readonly Similar[] {
  const close = closeness(articles)
  return (article) => {
    const left = new Set([article, ...copiesOf(article)])
    const found: Similar[] = []
    for (const { article: other, score } of close.of(article, LEAST_SCORE)) {
      if (found.length === MOST) break
      if (left.has(other)) continue
      const { names, stems } = close.shared(article, other)
      if (names.length === 0 && score < LEAST_UNNAMED) continue
      if (names.length + stems.length < 2 && score < SURE_SCORE) continue
      for (const copy of [other, ...copiesOf(other)]) left.add(copy)
      const reasons = stems.filter(({ weight }) => weight >= LEAST_REASON).slice(0, MOST_REASONS)
      const words = reasons.map(({ stem }) => close.spelled(article, stem))
      found.push({ article: other, shared: names.slice(0, MOST_REASONS), words })
    }
    return found
  }
}

/** Compiles what articles share. */
export function closeness(
  articles: readonly Article[],
  by: SimilarBy = { names: true, words: true },
): Closeness {
  const places = new Map(articles.map((article, at) => [article, at]))
  const placeOf = (article: Article) => places.get(article) as number
  const keywords = keywordsOf(by.words ? articles : [])
  const wordsOf = (article: Article) => keywords.byArticle[placeOf(article)] ?? []
  const namesOf = ({ mentions }: Article) => (by.names ? mentions : [])
  const named = placesByName(articles, namesOf)
  const ids = articles.map(({ record }) => record.id)
  const worded = keywordPlaces(keywords.byArticle, keywords.stems, ids, MOST_HOLDERS)
  const rarity = rarityIn(articles.length)
  const mostNamed = Math.min(MOST_HOLDERS, Math.max(3, articles.length * COMMON_SHARE))
  const isTelling = (entity: Entity) => (named.get(entity)?.length ?? 0) <= mostNamed
  const scores = new Float64Array(articles.length)

  const of: Closeness['of'] = (article, least) => {
    const touched: number[] = []
    const add = (at: number, score: number) => {
      if (scores[at] === 0) touched.push(at)
      scores[at] = (scores[at] as number) + score
    }
    for (const { stem, weight } of wordsOf(article)) {
      const { at, weights } = worded(stem)
      for (let i = 0; i < at.length; i += 1) add(at[i] as number, weight * (weights[i] as number))
    }
    for (const entity of namesOf(article).filter(isTelling)) {
      const group = named.get(entity) ?? []
      const weight = (NAME * rarity(group.length)) / Math.max(1, rarity(1))
      if (weight > 0) for (const at of group) add(at, weight)
    }
    const found = touched
      .map((at) => ({ article: articles[at] as Article, score: scores[at] as number }))
      .filter((one) => one.score >= least && one.article !== article)
    for (const at of touched) scores[at] = 0
    return found.sort((a, b) => b.score - a.score || (a.article.record.id < b.article.record.id ? -1 : 1))
  }

  const shared: Closeness['shared'] = (article, other) => {
    const theirs = new Set(namesOf(other))
    const names = namesOf(article).filter((entity) => theirs.has(entity) && isTelling(entity))
    const spellings = names.flatMap(({ name, variants }) => [name, ...variants])
    const said = new Set(spellings.flatMap((name) => keywords.stemsOf(name)))
    const weights = new Map(wordsOf(other).map(({ stem, weight }) => [stem, weight]))
    const stems = wordsOf(article)
      .map(({ stem, weight }) => ({ stem, weight: weight * (weights.get(stem) ?? 0) }))
      .filter(({ stem, weight }) => weight > 0 && !said.has(stem))
    return { names, stems: stems.sort((a, b) => b.weight - a.weight) }
  }

  return { of, shared, spelled: (article, stem) => keywords.spelled(placeOf(article), stem) }
}

/** Places of the articles that have each name. */
function placesByName(
  articles: readonly Article[],
  namesOf: (article: Article) => readonly Entity[],
): ReadonlyMap<Entity, readonly number[]> {
  const places = new Map<Entity, number[]>()
  for (const [at, article] of articles.entries()) {
    for (const entity of namesOf(article)) {
      const held = places.get(entity)
      if (held) held.push(at)
      else places.set(entity, [at])
    }
  }
  return places
}
