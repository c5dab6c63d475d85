// Counts the different words of generated archives as they grow, beside those of a corpus.
// node --import tsx bench/build/vocabulary.ts [--size 3000] [--seed N] [--corpus DIR]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { distinctRows } from '../search/corpus.ts'
import { documentMaker } from './documents.ts'
import { seeded, shuffled } from './draw.ts'
import { loadNames, writeAuthority } from './names.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string' },
  },
})
const size = Number(values.size)
const seed = Number(values.seed)

function* generated(make: (n: number) => { readonly text: string }): Iterable<string> {
  for (let n = 0; n < size; n += 1) yield make(n).text
}

function count(name: string, texts: Iterable<string>): void {
  const words = new Map<string, number>()
  let running = 0
  let n = 0
  for (const text of texts) {
    n += 1
    for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      words.set(word, (words.get(word) ?? 0) + 1)
      running += 1
    }
    if (n !== size && n !== Math.round(size / 3) && n !== Math.round(size / 10)) continue
    const once = [...words.values()].filter((times) => times === 1).length
    console.log(
      `${name}: ${n} articles, ${Math.round(running / n)} words each, ${words.size} different, ${once} of them once`,
    )
  }
}

const folder = await mkdtemp(join(tmpdir(), 'warraq-vocabulary-'))
try {
  await writeAuthority(folder, seed)
  count('generated', generated(documentMaker(seed, await loadNames(folder, seed))))
} finally {
  await rm(folder, { recursive: true })
}
if (values.corpus !== undefined) {
  const rows = shuffled(distinctRows(values.corpus), seeded(seed))
  count(
    'corpus',
    rows.slice(0, size).map(({ title, content }) => `${title}\n${content}`),
  )
}
