// Holds the reader against Pagefind's own engine on the same index: the same pages for a word, the same BM25 scores.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createIndex } from 'pagefind'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Article } from '../src/model.ts'
import { idf, saturated } from '../src/search/bm25.ts'
import { indexedOf } from '../src/search/entry.ts'
import { BODY_START, ENTRY, type Entry, lengthCode, lengthOfCode } from '../src/search/format.ts'
import { positionsOn } from '../src/search/postings.ts'
import { openSegment, type Segment } from '../src/search/segment.ts'
import { TERMINATOR } from '../src/search/tokens.ts'
import { ARTICLES, article } from './fixtures/search/articles.ts'
import { indexed } from './fixtures/search/opened.ts'

/** The part of Pagefind's JavaScript interface that is asked here. */
interface Engine {
  options(options: object): Promise<void>
  search(term: string): Promise<{ results: { score: number; data(): Promise<{ raw_url: string }> }[] }>
}

/** Articles enough for several chunks' worth of stems: the fixtures, and mixtures of their sentences. */
const sentences = ARTICLES.flatMap(({ record }) => record.body.split(/[.،]/))
const MIXED: readonly Article[] = Array.from({ length: 60 }, (_, n) => {
  const pick = (step: number) => sentences[(n * step + step) % sentences.length] ?? ''
  return article({
    id: `mixed${String(n).padStart(3, '0')}`,
    title: pick(5),
    body: [pick(3), pick(7), pick(n)].join('. '),
    date: '2014-05-01',
  })
})
/** All of one segment: dated, and few. */
const ALL = [...ARTICLES, ...MIXED].map((one) => ({
  ...one,
  record: { ...one.record, published: '2014-05-01' },
}))

let folder: string
let engine: Engine
let segment: Segment
let stems: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-engine-'))
  const files = await indexed(ALL)
  const entry = JSON.parse(new TextDecoder().decode(files.get(ENTRY))) as Entry
  const [first] = entry.segments
  if (!first) throw new Error('no segment')
  segment = await openSegment(async (path) => files.get(path) ?? null, first)

  // Pagefind's bundle as it writes it, engine included, over the same tokens in the same order.
  const { index } = await createIndex({})
  const tokens = ALL.map((one) => indexedOf(one, new Map(), new Map()))
  for (const { fragment, tokens: words } of tokens)
    await index?.addCustomRecord({ url: fragment.url, content: words.join(' '), language: 'und' })
  const bundle = new Map((await index?.getFiles())?.files.map(({ path, content }) => [path, content]))
  stems = [...new Set(tokens.flatMap((one) => one.tokens))]
    .map((token) => token.split(TERMINATOR)[0] ?? '')
    .filter((stem) => stem !== '.' && stem !== '')

  const script = join(folder, 'pagefind.mjs')
  await writeFile(script, bundle.get('pagefind.js') ?? '')
  vi.stubGlobal('fetch', async (url: string) => {
    const bytes = bundle.get(new URL(url).pathname.replace('/pagefind/', ''))
    return new Response(bytes as Uint8Array<ArrayBuffer> | undefined)
  })
  engine = (await import(/* @vite-ignore */ pathToFileURL(script).href)) as Engine
  // Forms of a stem are extensions of it: their length must not count, nor a bonus that every match would get.
  await engine.options({
    basePath: 'http://archive/pagefind/',
    baseUrl: '/',
    noWorker: true,
    ranking: { termSimilarity: 0, diacriticSimilarity: 0 },
  })
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await rm(folder, { recursive: true, force: true })
})

test('every word finds the pages that the engine finds, with its scores', async () => {
  const fragments = await Promise.all(
    Array.from({ length: segment.count }, (_, page) => segment.fragment(page)),
  )
  const order = new Map(fragments.map(({ url }, page) => [url, page]))
  const lengths = fragments.map(({ word_count: words }) => words)
  const average = lengths.reduce((sum, length) => sum + length, 0) / segment.count
  expect(stems.length).toBeGreaterThan(80)
  for (const stem of new Set(stems)) {
    const { results } = await engine.search(stem + TERMINATOR)
    const theirs = new Map<number, number>()
    for (const result of results) {
      const path = (await result.data()).raw_url.split('#')[0] ?? ''
      theirs.set(order.get(path) ?? -1, result.score)
    }
    const posting = await segment.posting(stem)
    expect([...(posting?.all.pages ?? [])], stem).toEqual([...theirs.keys()].sort((a, b) => a - b))
    for (const [page, score] of theirs) {
      // The engine scores each form apart, with the number of pages that have any of them.
      const rarity = idf(segment.count, posting?.all.pages.length ?? 0)
      const ours = (posting?.forms ?? []).reduce((sum, form) => {
        const count = positionsOn(form, page).length
        return sum + (count === 0 ? 0 : rarity * saturated(count, lengths[page] ?? 0, average))
      }, 0)
      expect(Math.abs(ours - score), stem).toBeLessThan(1e-6 * Math.max(1, score))
    }
  }
})

test('the length of a page is known to a twentieth', async () => {
  for (let page = 0; page < segment.count; page++) {
    const words = Math.max(1, (await segment.fragment(page)).word_count - BODY_START)
    expect(Math.abs((segment.lengths[page] ?? 0) / words - 1)).toBeLessThan(0.05)
  }
  for (const words of [1, 2, 3, 7, 150, 9999, 1_000_000])
    expect(Math.abs(lengthOfCode(lengthCode(words).charCodeAt(0)) / words - 1)).toBeLessThan(0.05)
})
