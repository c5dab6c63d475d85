// The engines that are measured: ours, stock Pagefind, MiniSearch, and Lucene's Arabic analyzer where Java is there.

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import MiniSearch from 'minisearch'
import { createIndex } from 'pagefind'
import type { Article, Site } from '../../src/model.ts'
import { indexArchive } from '../../src/search/index.ts'
import { openSearch } from '../../src/search/reader.ts'
import type { Text } from './items.ts'

/** Article numbers of the best ten for a query. */
export type Ask = (query: string) => Promise<readonly number[]>

export interface Engine {
  readonly name: string
  /** Indexes the articles; headlines are left out of the index when `titles` is false. */
  open(texts: readonly Text[], titles: boolean): Promise<Ask>
}

const SITE = { language: 'ar', months: 'both', digits: 'latn' } as Site
const JARS = '/usr/share/java'
const run = promisify(execFile)

export const ours = (articles: (titles: boolean) => readonly Article[]): Engine => ({
  name: 'Warraq',
  async open(_, titles) {
    const all = articles(titles)
    const numbers = new Map(all.map(({ record }, n) => [record.id, n]))
    const files = new Map((await indexArchive(all, { site: SITE })).map(({ path, bytes }) => [path, bytes]))
    const search = await openSearch(async (path) => files.get(path) ?? null)
    return async (text) => {
      const { results } = await search.search({ text, facets: [] })
      return results.map(({ id }) => numbers.get(id) ?? -1)
    }
  },
})

/** Pagefind's JavaScript interface, as far as it is asked here. */
interface PagefindEngine {
  options(options: object): Promise<void>
  search(query: string): Promise<{ results: { data(): Promise<{ raw_url: string }> }[] }>
}

let pagefindRuns = 0

/** Pagefind as it comes, its own engine and stemmer; the index is asked in this process. */
export const stockPagefind: Engine = {
  name: 'Pagefind 1.6.0',
  async open(texts, titles) {
    const { index } = await createIndex({})
    if (!index) throw new Error('Pagefind made no index')
    for (const [n, { title, body }] of texts.entries()) {
      const meta = titles ? { title } : { number: 'x' }
      await index.addCustomRecord({
        url: `/${n}`,
        content: titles ? `${title}\n${body}` : body,
        language: 'ar',
        meta,
      })
    }
    const files = new Map((await index.getFiles()).files.map(({ path, content }) => [path, content]))
    await index.deleteIndex()
    const host = `http://stock${pagefindRuns++}/`
    const folder = await mkdtemp(join(tmpdir(), 'stock-'))
    const script = join(folder, 'pagefind.mjs')
    await writeFile(script, files.get('pagefind.js') ?? '')
    const { fetch } = globalThis
    globalThis.fetch = async (url, options) => {
      const path = String(url)
      if (!path.startsWith(host)) return fetch(url, options)
      return new Response(files.get(new URL(path).pathname.slice(1)) as Uint8Array<ArrayBuffer> | undefined)
    }
    const engine = (await import(pathToFileURL(script).href)) as PagefindEngine
    await engine.options({ basePath: host, baseUrl: '/', noWorker: true, language: 'ar' })
    await rm(folder, { recursive: true })
    return async (query) => {
      const { results } = await engine.search(query)
      const best = await Promise.all(results.slice(0, 10).map((result) => result.data()))
      return best.map(({ raw_url }) => Number(raw_url.replace(/\D/g, '')))
    }
  },
}

/** MiniSearch with prefixes, typing errors and a headline that counts twice. */
export const miniSearch: Engine = {
  name: 'MiniSearch 7',
  async open(texts, titles) {
    const fields = titles ? ['title', 'body'] : ['body']
    const mini = new MiniSearch<Text & { id: number }>({
      fields,
      searchOptions: { fuzzy: 0.2, boost: { title: 2 } },
    })
    mini.addAll(texts.map((text, id) => ({ ...text, id })))
    return async (query) =>
      mini
        .search(query)
        .slice(0, 10)
        .map(({ id }) => id as number)
  },
}

/** Lucene with its Arabic analyzer (Debian: liblucene8-java and a JDK); all queries go to one run of Java. */
export const lucene = (queries: readonly string[]): Engine => ({
  name: 'Lucene 8 Arabic',
  async open(texts, titles) {
    const folder = await mkdtemp(join(tmpdir(), 'lucene-'))
    const jars = (await readdir(JARS)).filter((name) =>
      /^lucene-(core|analyzers-common|queryparser)-\d/.test(name),
    )
    const classpath = [...jars.map((name) => join(JARS, name)), folder].join(':')
    await run('javac', ['-cp', classpath, '-d', folder, join(import.meta.dirname, 'lucene/Ask.java')])
    const line = (parts: readonly string[]) => parts.map((part) => part.replace(/\s+/g, ' ')).join('\t')
    await writeFile(
      join(folder, 'texts.tsv'),
      texts.map(({ title, body }) => line([titles ? title : '', body])).join('\n'),
    )
    await writeFile(join(folder, 'queries.txt'), queries.map((query) => line([query])).join('\n'))
    await run('java', ['-cp', classpath, 'Ask', folder])
    const answers = (await readFile(join(folder, 'answers.txt'), 'utf8')).split('\n')
    await rm(folder, { recursive: true })
    const known = new Map(
      queries.map((query, n) => [query, (answers[n] ?? '').split(' ').filter(Boolean).map(Number)]),
    )
    return async (query) => known.get(query) ?? []
  },
})
