// Runs measurements one after the other: npm run bench -- [NAME…] [--corpus DIR] [other options of that measurement]
// NAME: search (analysis, marks and cost of the search), import, or one of the files of bench/ by its name below.
// Without a NAME: all of the search where there is a corpus, then the import.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const FILES: Readonly<Record<string, readonly string[]>> = {
  search: ['search/analysis.ts', 'search/marks.ts', 'search/cost.ts'],
  analysis: ['search/analysis.ts'],
  marks: ['search/marks.ts'],
  cost: ['search/cost.ts'],
  bytes: ['search/bytes.ts'],
  questions: ['search/page.ts'],
  import: ['speed.ts'],
  pages: ['site/lighthouse.ts'],
  sizes: ['site/sizes.ts'],
  links: ['site/links.ts'],
  build: ['build/build.ts'],
  serve: ['serve.ts'],
}

const given = process.argv.slice(2)
const first = given.findIndex((word) => word.startsWith('--'))
const names = first < 0 ? given : given.slice(0, first)
const options = first < 0 ? [] : given.slice(first)
const unknown = names.find((name) => FILES[name] === undefined)
if (unknown !== undefined)
  throw new Error(
    `bench/run.ts: no measurement is called \`${unknown}\`; write ${Object.keys(FILES).join(', ')}`,
  )

const hasCorpus = options.includes('--corpus')
const isMemory = options.includes('--memory')
const wanted = names.length > 0 ? names : hasCorpus && !isMemory ? ['search', 'import'] : ['import']
const files = wanted.flatMap((name) => FILES[name] ?? [])
const others = options.filter((word, n) => word !== '--corpus' && options[n - 1] !== '--corpus')
if (files.length > 1 && others.length > 0)
  throw new Error(`bench/run.ts: \`${others[0]}\` belongs to one measurement; name that one alone`)
if (names.length === 0 && !hasCorpus)
  console.log(
    'The search is measured on a corpus: npm run bench -- search --corpus DIR (a folder of zipped JSON days).\n',
  )
for (const file of files) {
  console.log(`== bench/${file} ${options.join(' ')}`)
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, file), ...options],
    { stdio: 'inherit' },
  )
  if (status !== 0) process.exitCode = 1
}
