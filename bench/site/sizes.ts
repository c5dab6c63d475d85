// What a reader has to load: HTML by kind of page, style sheet, scripts, fonts, packed as hosts send them, against the marks.
//
// npm run bench -- sizes [--site DIR] [--json]

import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { openSite } from './sample.ts'
import { table } from './table.ts'

const { values } = parseArgs({
  options: { site: { type: 'string' }, json: { type: 'boolean', default: false } },
})

interface Packed {
  readonly gzip: number
  readonly brotli: number
}

/** Bytes with the hardest packing of both, as hosts keep ready; of what is packed already, its own. */
const sizes = new Map<string, Packed>()
async function sizeOf(path: string): Promise<Packed> {
  const known = sizes.get(path)
  if (known !== undefined) return known
  const bytes = await readFile(join(site.folder, path))
  const size = path.endsWith('.woff2')
    ? { gzip: bytes.length, brotli: bytes.length }
    : { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
  sizes.set(path, size)
  return size
}

/** Files that the page's HTML names: style sheets and icons, scripts. */
async function assetsOf(page: string): Promise<{ readonly head: string[]; readonly scripts: string[] }> {
  const html = await readFile(join(site.folder, page), 'utf8')
  const found = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map(([, address = '']) => posix.join(dirname(page), address))
  return {
    head: found(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g),
    scripts: found(/<script [^>]*src="([^"]+)"/g),
  }
}

/** `articles`, `dates`, `index`: the first folder of a page, or its own name where it stands in none. */
const kindOf = (page: string) => page.replace(/(?:\/.*|\.html)$/s, '')
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0
const kilo = (bytes: number) => (bytes / 1000).toFixed(1)

const site = await openSite(values.site)
try {
  const pages = site.files.filter((file) => /\.html$/.test(file))
  const fonts = site.files.filter((file) => /^assets\/.*\.woff2$/.test(file))
  const isLatin = (file: string) => /-latin-/.test(file)
  const fontBytes = sum(await Promise.all(fonts.map(async (file) => (await sizeOf(file)).brotli)))
  const usual = sum(
    await Promise.all(
      fonts.filter((file) => !isLatin(file)).map(async (file) => (await sizeOf(file)).brotli),
    ),
  )
  const kinds = new Map<string, { html: Packed[]; scripts: number[]; first: number[] }>()
  const styles = new Set<string>()
  for (const page of pages) {
    const kind = kinds.get(kindOf(page)) ?? { html: [], scripts: [], first: [] }
    kinds.set(kindOf(page), kind)
    const { head, scripts } = await assetsOf(page)
    const html = await sizeOf(page)
    const ofHead = sum(await Promise.all(head.map(async (file) => (await sizeOf(file)).brotli)))
    const ofScripts = await Promise.all(scripts.map(async (file) => (await sizeOf(file)).brotli))
    for (const file of head.filter((name) => name.endsWith('.css'))) styles.add(file)
    kind.html.push(html)
    kind.scripts.push(sum(ofScripts))
    kind.first.push(html.brotli + ofHead + sum(ofScripts) + usual)
  }
  const rows = [...kinds].map(([kind, { html, scripts, first }]) => ({
    kind,
    pages: html.length,
    gzip: { median: median(html.map((each) => each.gzip)), max: Math.max(...html.map((each) => each.gzip)) },
    brotli: {
      median: median(html.map((each) => each.brotli)),
      max: Math.max(...html.map((each) => each.brotli)),
    },
    scripts: Math.max(...scripts),
    first: { median: median(first), max: Math.max(...first) },
  }))
  const css = sum(await Promise.all([...styles].map(async (file) => (await sizeOf(file)).gzip)))
  const reading = rows.filter(({ kind }) => kind !== 'search')
  const article = rows.find(({ kind }) => kind === 'articles')
  const marks = [
    { name: 'article HTML', wanted: 15_000, worst: article?.gzip.max ?? 0 },
    { name: 'style sheet', wanted: 7_000, worst: css },
    {
      name: 'scripts on reading pages',
      wanted: 3_000,
      worst: Math.max(...reading.map((row) => row.scripts)),
    },
    { name: 'fonts, Latin headlines too', wanted: 115_000, worst: fontBytes },
    {
      name: 'first load of reading pages',
      wanted: 140_000,
      worst: Math.max(...reading.map((row) => row.first.max)),
    },
    {
      name: 'first load of the search page, before a query',
      wanted: 140_000,
      worst: Math.max(...rows.filter(({ kind }) => kind === 'search').map((row) => row.first.max)),
    },
  ].map((mark) => ({ ...mark, met: mark.worst <= mark.wanted }))
  if (values.json) console.log(JSON.stringify({ rows, css, fonts: fontBytes, marks }))
  else {
    console.log(
      'KB (1000 bytes). First load: HTML, style sheet, icon and scripts with brotli, and the fonts of the Arabic script,',
    )
    console.log('which is more than most pages use; without what a query asks for.\n')
    const head = [
      'page',
      'n',
      'gzip median',
      'max',
      'brotli median',
      'max',
      'scripts',
      'first load median',
      'max',
    ]
    const line = (row: (typeof rows)[number]) => [
      row.kind,
      row.pages,
      kilo(row.gzip.median),
      kilo(row.gzip.max),
      kilo(row.brotli.median),
      kilo(row.brotli.max),
      kilo(row.scripts),
      kilo(row.first.median),
      kilo(row.first.max),
    ]
    console.log(table(head, rows.map(line)))
    console.log('')
    const shared = [...styles, ...site.files.filter((file) => /^assets\/.*\.(?:js|woff2|svg)$/.test(file))]
    const lines = await Promise.all(
      shared.map(async (file) => {
        const { gzip, brotli } = await sizeOf(file)
        return [file, kilo(gzip), kilo(brotli)]
      }),
    )
    console.log(table(['file', 'gzip', 'brotli'], lines))
    console.log('')
    console.log(
      table(
        ['mark', 'KB at most', 'worst', ''],
        marks.map(({ name, wanted, worst, met }) => [
          name,
          kilo(wanted),
          kilo(worst),
          met ? 'met' : 'NOT MET',
        ]),
      ),
    )
  }
  if (marks.some(({ met }) => !met)) process.exitCode = 1
} finally {
  await site.close()
}
