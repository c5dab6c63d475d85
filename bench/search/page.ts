// Measures what a first question costs through the search page in Chromium: requests and bytes over the wire.
//
// npm run bench -- questions [--site DIR] [--words 6] [--browser PATH]
// A folder that holds the index alone (pagefind/) gets the search page of this program, without styles and fonts.

import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Request } from 'playwright-core'
import { renderPage } from '../../layouts/render.ts'
import { hostOf } from '../../src/commands/host.ts'
import type { Site } from '../../src/model.ts'
import { buildReadingScript, buildSearchScript, buildStartScript } from '../../src/search/bundle.ts'
import { FOLDER } from '../../src/search/format.ts'
import { costlyWords, entryOf } from './costly.ts'

const { values } = parseArgs({
  options: {
    site: { type: 'string', default: '_site' },
    words: { type: 'string', default: '6' },
    browser: { type: 'string', default: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
})

/** The marks of a first question of one word at 100,000 articles, in KB of the index. */
const MARKS = { relevance: 900, newest: 300 } as const

/** The search page of this program, with its scripts. */
async function searchPage(): Promise<ReadonlyMap<string, Uint8Array | string>> {
  const site: Site = {
    ...{ name: 'Search', description: '', language: 'ar', interface: 'ar', url: null, months: 'both' },
    ...{ digits: 'latn', hijri: false, notice: null, suggestions: [] },
  }
  const scripts = { search: 'start.js', engine: 'search.js', reading: 'reading.js' }
  const page = renderPage(
    { kind: 'search', path: 'search.html' },
    {
      ...{ site, assets: { ...scripts, css: 'site.css', icon: 'icon.svg', fonts: [] }, footer: [] },
      ...{ outletPath: () => null, entityPath: () => null, authorPath: () => '' },
      ...{ markdown: () => '', body: () => '', anchors: () => ({ quotes: new Map(), headings: [] }) },
    },
  )
  return new Map<string, Uint8Array | string>([
    ['search.html', page],
    [scripts.search, await buildStartScript()],
    [scripts.engine, await buildSearchScript()],
    [scripts.reading, await buildReadingScript()],
    ['site.css', ''],
    ['icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

/** Serves the folder as a static host does, with the search page in front where it has none. */
async function listener(site: string): Promise<RequestListener> {
  const host = hostOf(site)
  if (existsSync(join(site, 'search.html'))) return host
  const files = await searchPage()
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.slice(1)
    const file = files.get(path)
    if (file === undefined) return host(request, response)
    response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? '')
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(file, { level: 9 }))
  }
}

interface Row {
  readonly text: string
  readonly word: string
  readonly sort: keyof typeof MARKS
  readonly told: string
  readonly requests: number
  /** KB of the index, bodies and headers; the same with page, script, style and fonts. */
  readonly index: number
  readonly all: number
}

async function cost(
  browser: Browser,
  address: string,
  { text, kind: word }: { readonly text: string; readonly kind: string },
  sort: Row['sort'],
): Promise<Row> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const asked: Request[] = []
  page.on('requestfinished', (request) => asked.push(request))
  await page.goto(`${address}search.html?q=${encodeURIComponent(text)}&sort=${sort}`)
  // Counts and fragments come after the page: two seconds without any.
  await page.locator('#status', { hasText: text }).waitFor({ timeout: 60_000 })
  for (let before = -1; before !== asked.length; ) {
    before = asked.length
    await page.waitForTimeout(2000)
  }
  const told = (await page.locator('#status').textContent()) ?? ''
  const sizes = await Promise.all(
    asked.map(async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes()
      return { url: request.url(), bytes: responseBodySize + responseHeadersSize }
    }),
  )
  await context.close()
  const own = sizes.filter(({ url }) => url.includes(`/${FOLDER}`))
  const KB = (some: typeof sizes) => Math.round(some.reduce((sum, { bytes }) => sum + bytes, 0) / 1000)
  return { text, word, sort, told, requests: own.length, index: KB(own), all: KB(sizes) }
}

const folder = join(values.site, FOLDER)
const entry = await entryOf(folder)
const words = await costlyWords(folder, Number(values.words))
const server = createServer(await listener(values.site))
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] })
const rows: Row[] = []
for (const word of words)
  for (const sort of ['relevance', 'newest'] as const) rows.push(await cost(browser, address, word, sort))
console.log(`${entry.total} articles in ${entry.segments.length} segments`)
console.table(rows)
for (const [sort, mark] of Object.entries(MARKS)) {
  const most = Math.max(...rows.filter((row) => row.sort === sort).map(({ index }) => index))
  console.log(`${sort}: ${most} KB of the index at most; the mark at 100,000 articles is ${mark}`)
}
await browser.close()
server.closeAllConnections()
server.close()
