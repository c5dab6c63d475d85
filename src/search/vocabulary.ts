// The stems of the archive in one small file, which is loaded when a word of the query may be a typing error.

import { gunzipSync } from 'node:zlib'
import { stepOf } from './corrections.ts'
import type { Vocabulary } from './format.ts'
import type { SearchFile } from './index.ts'
import { MAGIC } from './packed.ts'
import { decodeChunk, mergePostings } from './postings.ts'

/** Stems on fewer pages than this are left out: most are typing errors themselves. Small archives keep all. */
const FEWEST_PAGES = 2
const SMALL_ARCHIVE = 500

/** All stems of the word index with the number of their pages, front-coded. */
export function vocabularyOf(files: readonly SearchFile[]): Vocabulary {
  const pages = new Map<string, number>()
  const total = files.filter(({ path }) => path.endsWith('.pf_fragment')).length
  for (const { path, bytes } of files) {
    if (!path.endsWith('.pf_index')) continue
    for (const [stem, forms] of decodeChunk(gunzipSync(bytes), MAGIC.length)) {
      pages.set(stem, (pages.get(stem) ?? 0) + mergePostings(forms).pages.length)
    }
  }
  const fewest = total < SMALL_ARCHIVE ? 1 : FEWEST_PAGES
  const lines: string[] = []
  let before = ''
  for (const stem of [...pages.keys()].sort()) {
    const count = pages.get(stem) ?? 0
    if (count < fewest || stem.length < 3 || !/^\p{L}+$/u.test(stem)) continue
    let common = 0
    while (common < 35 && common < stem.length && stem[common] === before[common]) common++
    lines.push(common.toString(36) + stem.slice(common) + stepOf(count).toString(36))
    before = stem
  }
  return { stems: lines.join('\n') }
}
