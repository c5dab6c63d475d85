// Counts the words of an archive's documents that stand as و/ف + ال + X, and how often searching ال + X misses the document.
//
// node --import tsx bench/clitics.ts [SITE] [DOCUMENTS]

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { words } from '../src/arabic/words.ts'
import { FOLDER } from '../src/search/format.ts'
import { openSearch } from '../src/search/reader.ts'

const [site = '_site', documents = 'content/documents'] = process.argv.slice(2)

/** Letters without marks and invisible signs; X has at least three of them. */
const bare = (word: string): string => word.normalize('NFKC').replace(/[\p{M}\p{Cf}\u0640]/gu, '')
const JOINED_RE = /^[وف](ال\p{L}{3,})$/u

const search = await openSearch(async (path) => readFile(join(site, FOLDER, path)).catch(() => null))
let pairs = 0
const missed: string[] = []
for (const entry of await readdir(documents, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  const document = path.slice(join(documents, '/').length)
  // Documents in other encodings have no Arabic words as UTF-8 and count nothing.
  const joined = words(await readFile(path, 'utf8')).flatMap(
    ({ text }) => JOINED_RE.exec(bare(text))?.[0] ?? [],
  )
  for (const word of new Set(joined)) {
    pairs++
    const { results } = await search.search({ text: word.slice(1), limit: 10_000, facets: [] })
    if (!results.some((result) => result.document === document)) missed.push(`${document} ${word}`)
  }
}
console.log(`${pairs} document-word pairs, ${missed.length} missed`)
for (const pair of missed) console.log(`missed: ${pair}`)
process.exitCode = missed.length === 0 ? 0 : 1
