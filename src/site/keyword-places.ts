// Lists for each distinctive word the articles that have it, in arrays.
import type { Keywords } from './keywords.ts'

export interface KeywordPlaces {
  /** Where the articles of each stem begin, by its number, and where the last ones end. */
  readonly starts: Uint32Array
  /** Articles by their places, ascending for each stem. */
  readonly at: Uint32Array
  /** Weight of the stem in each of them. */
  readonly weights: Float32Array
}

export function keywordPlaces({ starts: articles, stems, weights, size }: Keywords): KeywordPlaces {
  const count = articles.at(-1) ?? 0
  const starts = new Uint32Array(size + 1)
  for (let i = 0; i < count; i += 1) {
    const stem = stems[i] as number
    starts[stem + 1] = (starts[stem + 1] as number) + 1
  }
  for (let stem = 0; stem < size; stem += 1)
    starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number)
  const ends = starts.slice(0, size)
  const at = new Uint32Array(count)
  const placed = new Float32Array(count)
  for (let article = 0; article + 1 < articles.length; article += 1) {
    for (let i = articles[article] as number; i < (articles[article + 1] as number); i += 1) {
      const stem = stems[i] as number
      const end = ends[stem] as number
      at[end] = article
      placed[end] = weights[i] as number
      ends[stem] = end + 1
    }
  }
  return { starts, at, weights: placed }
}
