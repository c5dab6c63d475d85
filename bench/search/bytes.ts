// Measures what a question costs a reader of a built site: requests and bytes of a first one, time of the same again.
//
// npm run bench -- bytes --site DIR [--words 12] [--json]

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { FOLDER } from '../../src/search/format.ts'
import type { Read } from '../../src/search/packed.ts'
import { openSearch, type Query } from '../../src/search/reader.ts'
import { costlyWords, entryOf } from './costly.ts'

const { values } = parseArgs({
  options: {
    site: { type: 'string', default: '_site' },
    words: { type: 'string', default: '12' },
    json: { type: 'boolean', default: false },
  },
})
const folder = join(values.site, FOLDER)
const ROUNDS = 5

const entry = await entryOf(folder)
const words = await costlyWords(folder, Number(values.words))

interface Cost {
  readonly requests: number
  readonly bytes: number
  readonly found: number
  readonly milliseconds: number
}

async function costOf(query: Query): Promise<Cost> {
  let requests = 0
  let bytes = 0
  const read: Read = async (path) => {
    const file = await readFile(join(folder, path)).catch(() => null)
    requests += 1
    // A host packs text on the way.
    bytes += file === null ? 0 : path.endsWith('.json') ? gzipSync(file).length : file.length
    return file
  }
  const search = await openSearch(read)
  const { total } = await search.search(query)
  const cost = { requests, bytes, found: total }
  const start = performance.now()
  for (let n = 0; n < ROUNDS; n++) await search.search(query)
  return { ...cost, milliseconds: (performance.now() - start) / ROUNDS }
}

const KINDS: Readonly<Record<string, (text: string) => Query>> = {
  relevance: (text) => ({ text, facets: [] }),
  newest: (text) => ({ text, sort: 'newest', facets: [] }),
  'a month': (text) => ({ text, from: '2015-03', to: '2015-03', facets: [] }),
  'with counts': (text) => ({ text }),
}
interface Row {
  readonly text: string
  readonly word: string
  readonly kind: string
  readonly found: number
  readonly requests: number
  readonly KB: number
  readonly warm: number
}
const rows: Row[] = []
for (const { text, kind: word } of words) {
  for (const [kind, queryOf] of Object.entries(KINDS)) {
    const { requests, bytes, found, milliseconds } = await costOf(queryOf(text))
    rows.push({
      text,
      word,
      kind,
      found,
      requests,
      KB: Math.round(bytes / 1000),
      warm: Number(milliseconds.toFixed(1)),
    })
  }
}
if (values.json) console.log(JSON.stringify(rows))
else {
  console.log(`${entry.total} articles in ${entry.segments.length} segments`)
  console.table(rows)
  for (const kind of Object.keys(KINDS)) {
    const some = rows.filter((row) => row.kind === kind).map(({ KB }) => KB)
    console.log(`${kind}: ${Math.max(...some)} KB at most`)
  }
}
