// Bringing the index up to date gives what indexing from nothing gives, and indexes what changed.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isMemoryDamaged } from '../src/archive/pack.ts'
import type { Article } from '../src/model.ts'
import type { SearchFile } from '../src/search/packing.ts'
import { planSegments } from '../src/search/plan.ts'
import { type IndexState, type IndexUpdate, type UpdateOptions, updateIndex } from '../src/search/update.ts'
import { article, MARSA, NUHA, TALL } from './fixtures/search/articles.ts'

const WORDS = [
  'الميناء',
  'والسفينة',
  'قمح',
  'بالقمح',
  'رصيف',
  'الصيادون',
  'مدرسة',
  'مدارس',
  'بحر',
  'قال',
  'وزير',
]

/** An article of few words, by a number; `edition` changes its text. */
const made = (n: number, edition = 0): Article => {
  const word = (step: number) => WORDS[(n * step + edition + step) % WORDS.length] ?? ''
  const base = article({
    id: `id${String((n * 7919) % 100_000).padStart(6, '0')}`,
    body: `${word(1)} ${word(2)} ${word(3)}`,
    date:
      n % 97 === 0 ? null : new Date((14_000 + Math.floor(n / 8)) * 86_400_000).toISOString().slice(0, 10),
    outlet: n % 3 === 0 ? 'fanar' : 'shati',
    mentions: n % 2 === 0 ? [MARSA] : [NUHA],
  })
  return n % 5 === 0 ? { ...base, record: { ...base.record, place: TALL.name } } : base
}

const OPTIONS: Omit<UpdateOptions, 'articles' | 'previous' | 'stateFolder'> = {
  keyOf: ({ record }) => `${record.published} ${record.body}`,
  site: { language: 'ar', months: 'both', digits: 'latn' },
  entities: [MARSA, NUHA, TALL],
  program: 'test',
}

const fromNothing = (articles: readonly Article[], options: Partial<UpdateOptions> = {}) =>
  updateIndex({ ...OPTIONS, articles, previous: null, stateFolder: null, ...options })

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-index-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A site that is brought up to date, as a publisher would. */
class Site {
  files = new Map<string, Uint8Array>()
  state: IndexState | null = null

  async update(articles: readonly Article[], options: Partial<UpdateOptions> = {}): Promise<IndexUpdate> {
    const all = { ...OPTIONS, articles, previous: this.state, stateFolder: folder, ...options }
    const update = await updateIndex(all)
    const files = new Map<string, Uint8Array>()
    for (const path of update.kept) {
      const bytes = this.files.get(path)
      if (!bytes) throw new Error(`${path} was to be kept, and is not there`)
      files.set(path, bytes)
    }
    for (const { path, bytes } of update.files) {
      expect(files.has(path)).toBe(false)
      files.set(path, bytes)
    }
    this.files = files
    this.state = JSON.parse(JSON.stringify(update.state)) as IndexState
    return update
  }
}

const sorted = (files: Iterable<readonly [string, Uint8Array]>) =>
  [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]).sort()
const filesOf = ({ files }: IndexUpdate) => sorted(files.map(({ path, bytes }) => [path, bytes] as const))

describe('an index that is brought up to date', () => {
  test('is what indexing from nothing gives, whatever was added, edited and removed', async () => {
    const site = new Site()
    let articles = Array.from({ length: 1250 }, (_, n) => made(n))
    await site.update(articles)
    const steps: ((all: readonly Article[]) => Article[])[] = [
      (all) => [...all, ...Array.from({ length: 40 }, (_, n) => made(1250 + n))],
      (all) => all.map((one, n) => (n === 700 ? made(700, 1) : one)),
      (all) => all.filter((_, n) => n % 211 !== 3),
      (all) => all.filter(({ record }) => record.published !== null).reverse(),
      (all) => [made(20_000), ...all.slice(300), made(97 * 300)],
    ]
    for (const step of steps) {
      articles = step(articles)
      const update = await site.update(articles)
      expect(update.indexed).toBeLessThan(planSegments(articles).length + 1)
      expect(sorted(site.files)).toEqual(filesOf(await fromNothing(articles)))
    }
  }, 60_000)

  test('indexes nothing when nothing changed, and one segment when one article did', async () => {
    const site = new Site()
    const articles = Array.from({ length: 1200 }, (_, n) => made(n))
    const first = await site.update(articles)
    expect([first.indexed, first.indexedArticles]).toEqual([planSegments(articles).length, 1200])
    const before = sorted(site.files)
    expect(await site.update([...articles].reverse())).toMatchObject({ indexed: 0, indexedArticles: 0 })
    expect(sorted(site.files)).toEqual(before)
    const edited = await site.update(articles.map((one, n) => (n === 50 ? made(50, 3) : one)))
    expect(edited.indexed).toBe(1)
    // Of the fragments of its segment the one that changed is written.
    expect(edited.files.filter(({ path }) => path.startsWith('fragment/'))).toHaveLength(1)
    expect(edited.files.at(-1)?.path).toBe('warraq.json')
  })

  test('is made anew by another program, and where what was kept is gone or broken', async () => {
    const site = new Site()
    const articles = Array.from({ length: 30 }, (_, n) => made(n))
    await site.update(articles)
    const before = sorted(site.files)
    expect((await site.update(articles, { program: 'other' })).indexed).toBe(2)
    expect(sorted(site.files)).toEqual(before)
    await rm(folder, { recursive: true })
    expect((await site.update(articles, { program: 'other' })).indexed).toBe(2)
    expect(sorted(site.files)).toEqual(before)
  })

  test('indexes again what a place that got a name changes', async () => {
    const site = new Site()
    const articles = Array.from({ length: 30 }, (_, n) => made(n)).filter(({ record }) => record.published)
    await site.update(articles, { entities: [MARSA] })
    const update = await site.update(articles)
    expect(update.indexed).toBe(1)
    expect(sorted(site.files)).toEqual(filesOf(await fromNothing(articles)))
  })

  test('of no articles has an entry', async () => {
    const site = new Site()
    await site.update(Array.from({ length: 10 }, (_, n) => made(n)))
    const update = await site.update([])
    expect(update.kept).toEqual([])
    expect(sorted(site.files)).toEqual(filesOf(await fromNothing([])))
  })
})

describe('workers', () => {
  const articles = Array.from({ length: 1600 }, (_, n) => made(n))

  test('hand files over as they are made, and say how far they are', async () => {
    const seen: number[] = []
    const taken: SearchFile[] = []
    const update = await fromNothing(articles, {
      take: async (file) => void taken.push(file),
      onProgress: (done, total) => seen.push(done / total),
    })
    expect(update.files.filter(({ path }) => /^(?:index|fragment)\//.test(path))).toEqual([])
    expect(filesOf({ ...update, files: [...taken, ...update.files] })).toEqual(
      filesOf(await fromNothing(articles)),
    )
    expect(seen.at(-1)).toBe(1)
  }, 60_000)

  test('that fail are told of', async () => {
    const nowhere = join(import.meta.dirname, 'nowhere')
    const lost = { content: nowhere, texts: null, outlets: [], entities: [] }
    const { body, stories, quotes, related, removed, evidence, ...RECORD } = (articles[0] as Article).record
    const wire = (article: Article) => ({
      sha: '',
      article: { ...article, record: RECORD, mentions: [], isEmpty: false, outletGiven: null },
      text: null,
      author: null,
      atHand: false,
    })
    const handOver = (some: readonly Article[]) => ({ ...lost, articles: some.map(wire) })
    await expect(fromNothing(articles, { handOver })).rejects.toThrow(/ENOENT/)
    const damaged = { ...lost, texts: import.meta.filename }
    const text = { at: 0, length: 10, check: 0 }
    const handDamaged = (some: readonly Article[]) => ({
      ...damaged,
      articles: some.map((article) => ({ ...wire(article), text })),
    })
    await expect(fromNothing(articles, { handOver: handDamaged })).rejects.toSatisfy(isMemoryDamaged)
  })
})
