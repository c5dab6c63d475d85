// The stems of the archive in one small file, which is loaded when a word of the query may be a typing error.

import { stepOf } from './corrections.ts'
import type { Vocabulary } from './format.ts'
import type { StemRow } from './stems.ts'

/** Stems on fewer pages than this are left out: most are typing errors themselves. Small archives keep all. */
const FEWEST_PAGES = 2
const SMALL_ARCHIVE = 500

/**
 * Stems with the number of their pages, front-coded.
 * @param rows sorted. @param total articles in the archive.
 */
export function vocabularyOf(rows: ReadonlyMap<string, StemRow>, total: number): Vocabulary {
  const fewest = total < SMALL_ARCHIVE ? 1 : FEWEST_PAGES
  const lines: string[] = []
  let before = ''
  for (const [stem, { pages }] of rows) {
    if (pages < fewest || stem.length < 3 || !/^\p{L}+$/u.test(stem)) continue
    let common = 0
    while (common < 35 && common < stem.length && stem[common] === before[common]) common++
    lines.push(common.toString(36) + stem.slice(common) + stepOf(pages).toString(36))
    before = stem
  }
  return { stems: lines.join('\n') }
}
