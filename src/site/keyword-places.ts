// Lists for each distinctive word the articles that have it: packed, and no more than a bound.
import type { Keyword } from './keywords.ts'

/** Articles by their places, heaviest first, and the weight of the word in each. */
export interface KeywordPlaces {
  readonly at: Uint32Array
  readonly weights: Float64Array
}

/**
 * Of a stem that more than `most` articles have, those count in which it weighs most, ties by id: so that one article
 * more changes the end of the list, and not whether it is there.
 * @param stems number of stems.
 * @param ids of the articles, by place.
 */
export function keywordPlaces(
  byArticle: readonly (readonly Keyword[])[],
  stems: number,
  ids: readonly string[],
  most: number,
): (stem: number) => KeywordPlaces {
  const starts = new Uint32Array(stems + 1)
  for (const own of byArticle) for (const { stem } of own) starts[stem + 1] = (starts[stem + 1] as number) + 1
  for (let stem = 0; stem < stems; stem += 1)
    starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number)
  const at = new Uint32Array(starts[stems] as number)
  const weights = new Float64Array(at.length)
  const ends = starts.slice(0, stems)
  for (const [place, own] of byArticle.entries()) {
    for (const { stem, weight } of own) {
      const i = ends[stem] as number
      at[i] = place
      weights[i] = weight
      ends[stem] = i + 1
    }
  }
  for (let stem = 0; stem < stems; stem += 1) {
    const [start, end] = [starts[stem] as number, ends[stem] as number]
    if (end - start <= most) continue
    const all = Array.from(at.subarray(start, end), (place, i) => ({
      place,
      weight: weights[start + i] as number,
    }))
    all.sort((a, b) => b.weight - a.weight || ((ids[a.place] as string) < (ids[b.place] as string) ? -1 : 1))
    for (const [i, { place, weight }] of all.entries()) {
      at[start + i] = place
      weights[start + i] = weight
    }
    ends[stem] = start + most
  }
  return (stem) => ({
    at: at.subarray(starts[stem], ends[stem]),
    weights: weights.subarray(starts[stem], ends[stem]),
  })
}
