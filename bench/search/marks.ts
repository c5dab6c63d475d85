// Scores the search on known items of a corpus, beside stock Pagefind, MiniSearch and Lucene in the same run.
//
// npm run bench -- marks --corpus DIR [--articles 10000] [--items 300] [--seed N] [--engines warraq,pagefind,minisearch,lucene]

import { parseArgs } from 'node:util'
import { articleOf, distinctRows } from './corpus.ts'
import { type Engine, lucene, miniSearch, ours, stockPagefind } from './engines.ts'
import { copyTest, marksOf, querySets, type Score, scoreSet } from './known-items.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    articles: { type: 'string', default: '10000' },
    items: { type: 'string', default: '300' },
    /** Which items are drawn. Weights were found on those of 13, 77, 555, 991, 4242 and 20151122 of one corpus. */
    seed: { type: 'string', default: '8611' },
    engines: { type: 'string', default: 'warraq,pagefind,minisearch,lucene' },
    detail: { type: 'boolean', default: false },
  },
})
if (values.corpus === undefined) throw new Error('write --corpus DIR: a folder of zipped JSON days')

const rows = distinctRows(values.corpus).slice(0, Number(values.articles))
const texts = rows.map(({ title, content }) => ({ title: title.trim(), body: content }))
const isCopy = copyTest(texts)
const items = Number(values.items)
const sets = querySets(texts, items, Number(values.seed))
const queries = [...new Set(sets.flatMap((set) => set.items.map(({ words }) => words.join(' '))))]
const engines: Readonly<Record<string, Engine>> = {
  warraq: ours((titles) => rows.map((row, n) => articleOf(row, n, titles))),
  pagefind: stockPagefind,
  minisearch: miniSearch,
  lucene: lucene(queries),
}

console.log(`${rows.length} articles, ${items} items, ${queries.length} queries`)
for (const name of values.engines.split(',')) {
  const engine = engines[name]
  if (engine === undefined) throw new Error(`--engines ${name}: write ${Object.keys(engines).join(', ')}`)
  const scores = new Map<string, Score>()
  for (const titles of [true, false]) {
    const ask = await engine.open(texts, titles)
    for (const set of sets) if (set.titles === titles) scores.set(set.name, await scoreSet(ask, set, isCopy))
  }
  console.log(`\n${engine.name}`)
  for (const [mark, value] of Object.entries(marksOf(scores)))
    console.log(`  ${mark.padEnd(10)} ${(100 * value).toFixed(1)}`)
  if (values.detail) {
    for (const [set, { mrr, queries: count }] of scores)
      console.log(`    ${set.padEnd(20)} ${(100 * mrr).toFixed(1)} (${count})`)
  }
}
// Pagefind's service would keep the process.
process.exit()
