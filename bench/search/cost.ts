// Measures what the search costs a reader, beside stock Pagefind on the same articles: bytes cold, time warm, in Chromium.
//
// npm run bench -- cost --corpus DIR [--articles 15000] [--browser /usr/bin/chromium]

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { createIndex } from 'pagefind'
import { chromium, type Page } from 'playwright-core'
import type { Site } from '../../src/model.ts'
import { buildSearchScript } from '../../src/search/bundle.ts'
import { indexArchive } from '../../src/search/index.ts'
import { articleOf, corpusRows } from './corpus.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    articles: { type: 'string', default: '15000' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
})
if (values.corpus === undefined) throw new Error('write --corpus DIR: a folder of zipped JSON days')
const rows = corpusRows(values.corpus)
  .filter(({ title, content }) => title?.trim() && content?.trim())
  .slice(0, Number(values.articles))

const COLD = [
  'السعودية',
  'الكهرباء',
  'وزير الخارجية الإيراني',
  'ارتفاع أسعار النفط',
  'انقطاع التيار الكهربائي',
]
const WARM = [
  'السعودية',
  'على',
  'في',
  'الكهرباء',
  'مجلس الوزراء',
  'وزير الخارجية الإيراني',
  'ارتفاع أسعار النفط',
  'بلوتو',
]
const ROUNDS = 15

const files = new Map<string, Uint8Array>()
const site = { language: 'ar', months: 'both', digits: 'latn' } as Site
const ours = await indexArchive(
  rows.map((row, n) => articleOf(row, n)),
  { site },
)
for (const { path, bytes } of ours) files.set(`ours/pagefind/${path}`, bytes)
const { index } = await createIndex({})
for (const [n, { title, content, source, date_extracted: date }] of rows.entries()) {
  await index?.addCustomRecord({
    url: `/${n}`,
    content: `${title}\n${content}`,
    language: 'ar',
    meta: { title },
    filters: { source: [source] },
    sort: { date: date.slice(0, 10) },
  })
}
for (const { path, content } of (await index?.getFiles())?.files ?? [])
  files.set(`stock/pagefind/${path}`, content)

// The reader as the page bundles it, with a way to ask it.
const reader = await build({
  stdin: {
    contents: "export { openSearch } from './src/search/reader.ts'",
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  minify: true,
  target: 'es2020',
})
files.set('ours/reader.js', reader.outputFiles[0]?.contents ?? new Uint8Array())
const script = gzipSync(await buildSearchScript(), { level: 9 }).length
for (const name of ['ours', 'stock'])
  files.set(`${name}/index.html`, new TextEncoder().encode('<!doctype html><meta charset=utf-8>'))

let requests = 0
let bytes = 0
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
}
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname.slice(1))
  const file = files.get(path)
  const type = TYPES[path.split('.').at(-1) ?? '']
  requests++
  response.statusCode = file === undefined ? 404 : 200
  if (type !== undefined) response.setHeader('content-type', type)
  // A host packs text on the way; the files of the index are packed already.
  const sent = file !== undefined && type !== undefined ? gzipSync(file, { level: 9 }) : file
  if (sent !== file) response.setHeader('content-encoding', 'gzip')
  if (!path.endsWith('.html')) bytes += sent?.length ?? 0
  response.end(sent)
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const OPEN: Readonly<Record<string, string>> = {
  ours: `
    const { openSearch } = await import('/ours/reader.js')
    const search = await openSearch(async (path) => {
      const answer = await fetch('/ours/pagefind/' + path)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
    })
    window.ask = async (text, sort) => (await search.search({ text, sort: sort ? 'newest' : 'relevance', facets: [] })).total`,
  stock: `
    const pagefind = await import('/stock/pagefind/pagefind.js')
    await pagefind.options({ language: 'ar' })
    await pagefind.init()
    window.ask = async (text, sort) => {
      const { results } = await pagefind.search(text, sort ? { sort: { date: 'desc' } } : {})
      await Promise.all(results.slice(0, 10).map((result) => result.data()))
      return results.length
    }`,
}

async function open(page: Page, name: string): Promise<void> {
  await page.goto(`${host}/${name}/index.html`)
  await page.evaluate(`(async () => { document.documentElement.lang = 'ar'; ${OPEN[name]} })()`)
}

const ask = (page: Page, text: string, sort: boolean): Promise<{ total: number; time: number }> =>
  page.evaluate(
    `(async () => { const start = performance.now(); const total = await window.ask(${JSON.stringify(text)}, ${sort}); return { total, time: performance.now() - start } })()`,
  )

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN

const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] })
console.log(
  `${rows.length} articles; script of the search page ${(script / 1000).toFixed(1)} KB (counted for ours in place of the bare reader)`,
)
const bare = gzipSync(reader.outputFiles[0]?.contents ?? '', { level: 9 }).length
for (const name of ['ours', 'stock']) {
  for (const text of COLD) {
    const context = await browser.newContext()
    const page = await context.newPage()
    requests = 0
    bytes = name === 'ours' ? script - bare : 0
    await open(page, name)
    const { total } = await ask(page, text, false)
    console.log(
      `${name} cold «${text}»: ${total} results, ${requests - 1} requests, ${(bytes / 1000).toFixed(1)} KB`,
    )
    await context.close()
  }
}

const times = new Map<string, number>()
for (const name of ['ours', 'stock']) {
  const page = await browser.newPage()
  await open(page, name)
  for (const sort of [false, true]) {
    for (const text of WARM) {
      await ask(page, text, sort)
      const runs: number[] = []
      for (let n = 0; n < ROUNDS; n++) runs.push((await ask(page, text, sort)).time)
      times.set(`${name} ${text}${sort ? ', newest first' : ''}`, median(runs))
    }
  }
  await page.close()
}
const ratios: number[] = []
for (const [key, time] of times) {
  if (!key.startsWith('ours ')) continue
  const text = key.slice(5)
  const stock = times.get(`stock ${text}`) ?? Number.NaN
  ratios.push(time / stock)
  console.log(
    `warm «${text}»: ${time.toFixed(1)} ms, stock ${stock.toFixed(1)} ms, ${(time / stock).toFixed(2)}`,
  )
}
console.log(
  `warm, share of stock: median ${median(ratios).toFixed(2)}, most ${Math.max(...ratios).toFixed(2)}`,
)
await browser.close()
server.close()
process.exit()
