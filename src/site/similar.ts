// Chooses for each article those close to it, and says by which names and words they are.
import type { Article, Similar } from '../model.ts'
import { type Closeness, type Comparable, closeness } from './closeness.ts'
import { extractTraits, haveOneStem, spellingsOf, type Traits } from './traits.ts'

export const MOST = 4
export const LEAST_SCORE = 0.15
/** Words alone prove less than words and names. */
const LEAST_UNNAMED = 0.2
/** A single name or word proves nothing, unless the score is as high as this. */
const SURE_SCORE = 0.35
/** A word is shown as a reason if it alone adds so much to the score. */
const LEAST_REASON = 0.03
export const MOST_REASONS = 4

/** An article close to another, by its place. */
export interface CloseEntry {
  readonly at: number
  readonly score: number
  /** Names that both have, by their places among those of the article whose list this is. */
  readonly names: readonly number[]
  /** Words that both have, by the places of their stems among its traits. */
  readonly words: readonly number[]
}

/**
 * The articles close to one, best first. Its copies are left out, and of others that are copies of each other one is
 * given. Articles below the last one of a full list decide nothing in it.
 * @param articles those that `close` was made from, in the same order.
 * @param copiesOf places of an article's copies, which its page lists by themselves.
 */
export function closeList(
  at: number,
  articles: readonly Comparable[],
  close: Closeness,
  copiesOf: (at: number) => readonly number[],
): readonly CloseEntry[] {
  const left = new Set([at, ...copiesOf(at)])
  const spellingsAt = (place: number) => spellingsOf((articles[place] as Comparable).traits)
  const spellings = spellingsAt(at)
  const found: CloseEntry[] = []
  for (const { at: other, score } of close.best(at, LEAST_SCORE)) {
    if (left.has(other)) continue
    const names = close.sharedNames(at, other)
    if (names.length === 0 && score < LEAST_UNNAMED) continue
    const stems = close.sharedStems(at, other, names)
    if (names.length + stems.length < 2 && score < SURE_SCORE) continue
    left.add(other)
    for (const copy of copiesOf(other)) left.add(copy)
    const theirSpellings = spellingsAt(other)
    const words: number[] = []
    for (const { place, theirs, weight } of stems) {
      if (words.length === MOST_REASONS || weight < LEAST_REASON) break
      if (haveOneStem(spellings[place] ?? '', theirSpellings[theirs] ?? '')) words.push(place)
    }
    found.push({ at: other, score, names: names.slice(0, MOST_REASONS), words })
    if (found.length === MOST) break
  }
  return found
}

/** Words of an article by the places of their stems. */
function wordsAt(traits: Traits, places: readonly number[]): readonly string[] {
  if (places.length === 0) return []
  const spellings = spellingsOf(traits)
  return places.map((place) => spellings[place] ?? '')
}

/** Reads what articles are compared by; ascending by id. */
export function comparables(articles: readonly Article[]): readonly Comparable[] {
  return articles
    .map(({ record, mentions }) => ({ id: record.id, mentions, traits: extractTraits(record) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Compiles articles once; the function gives those close to one, as `closeList` has it. */
export function similarFinder(
  articles: readonly Article[],
  copiesOf: (article: Article) => readonly Article[],
  compared = comparables(articles),
): (article: Article) => readonly Similar[] {
  const close = closeness(compared)
  const places = new Map(compared.map(({ id }, at) => [id, at]))
  const byId = new Map(articles.map((article) => [article.record.id, article]))
  const articleAt = (at: number) => byId.get(compared[at]?.id ?? '') as Article
  const placeOf = ({ record }: Article) => places.get(record.id) as number
  return (article) =>
    closeList(placeOf(article), compared, close, (at) => copiesOf(articleAt(at)).map(placeOf)).map(
      ({ at, names, words }): Similar => ({
        article: articleAt(at),
        shared: names.flatMap((i) => article.mentions[i] ?? []),
        words: wordsAt((compared[placeOf(article)] as Comparable).traits, words),
      }),
    )
}
