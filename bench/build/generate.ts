// Generates raw Arabic news documents, the same from the same seed: text dumps of invented newspapers over 20 years.
// node --import tsx bench/build/generate.ts --size 1000 --content DIR [--seed N]
// Documents go to DIR/documents, the names that they tell of to DIR/authority; `warraq import` makes their records.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { documentMaker, type Wish } from './documents.ts'
import { loadNames, writeAuthority } from './names.ts'

export interface Order {
  readonly content: string
  readonly seed: number
  /** Number of the first document and how many are made. */
  readonly first: number
  readonly size: number
  /** Folder below `documents/`; none for the documents' own. */
  readonly below?: string
  readonly wish?: (n: number) => Wish
}

/** @returns paths of the files written, below the content folder. */
export async function writeDocuments(order: Order): Promise<readonly string[]> {
  const make = documentMaker(order.seed, await loadNames(order.content, order.seed))
  const made = new Set<string>()
  return Array.from({ length: order.size }, (_, i) => {
    const { path, text } = make(order.first + i, order.wish?.(order.first + i))
    const below = join('documents', order.below ?? '', path)
    const folder = dirname(join(order.content, below))
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    writeFileSync(join(order.content, below), text)
    return below
  })
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      content: { type: 'string' },
    },
  })
  if (values.content === undefined) throw new Error('write --content DIR: where the documents go')
  const seed = Number(values.seed)
  await writeAuthority(values.content, seed)
  const written = await writeDocuments({
    content: values.content,
    seed,
    first: 0,
    size: Number(values.size),
  })
  console.log(`${written.length} documents written to ${join(values.content, 'documents')}`)
}
