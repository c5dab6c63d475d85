// BM25 as Pagefind 1.6.0 counts it; a test holds it against Pagefind's own engine.

/** Pagefind's defaults: `term_saturation` and `page_length`. */
export const SATURATION = 1.4
export const LENGTH_SHARE = 0.75

/** Inverse document frequency. */
export function idf(total: number, pages: number): number {
  return Math.log(1 + (total - pages + 0.5) / (pages + 0.5))
}

/** Weight of a word that stands `count` times on a page of `length` words. */
export function saturated(
  count: number,
  length: number,
  averageLength: number,
  k1: number = SATURATION,
  b: number = LENGTH_SHARE,
): number {
  return ((k1 + 1) * count) / (k1 * (1 - b + (b * length) / averageLength) + count)
}
