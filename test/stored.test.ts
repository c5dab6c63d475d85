// What is kept of records between builds: it reads like the record, and comes through to other threads.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shownOf } from '../src/archive/article.ts'
import { listFiles } from '../src/archive/files.ts'
import { handOver, takeOver } from '../src/archive/handed.ts'
import { gatherRecords, loadRecords, openArchive, type PackedTexts, readStored } from '../src/archive/load.ts'
import { namesReader } from '../src/archive/mentions.ts'
import { appendTo, MemoryDamaged, type Place } from '../src/archive/pack.ts'
import { planJson, revivePlan, storeRecord } from '../src/archive/stored.ts'
import { authorityOf } from '../src/commands/workspace.ts'
import type { Article, ArticleRecord } from '../src/model.ts'
import { SAMPLE, temporaryFolder } from './folder.ts'

const authority = await authorityOf(SAMPLE)

async function archiveOf(content: string, texts: PackedTexts | null = null) {
  const gathered = gatherRecords(await readStored(content, authority))
  return openArchive(content, authority, gathered, new Map(), [], texts)
}

const FIELDS = ['body', 'stories', 'quotes', 'related', 'removed', 'evidence', 'title', 'published'] as const
const fieldsOf = (record: ArticleRecord) => Object.fromEntries(FIELDS.map((field) => [field, record[field]]))

describe('a stored record', () => {
  test('gives every field of the record, those read again too', async () => {
    const { articles } = await archiveOf(SAMPLE)
    const { records } = await loadRecords(SAMPLE)
    const byId = new Map(records.map((record) => [record.id, record]))
    expect(articles).toHaveLength(records.length)
    for (const { record } of articles)
      expect(fieldsOf(record)).toEqual(fieldsOf(byId.get(record.id) as ArticleRecord))
  })

  test('gives the same out of a pack of texts, and other bytes are refused', async () => {
    const pack = join(await temporaryFolder(), 'texts.pack')
    const names = namesReader(authority.entities)
    const [places, writing] = [new Map<string, Place>(), appendTo(pack)]
    for (const path of await listFiles(join(SAMPLE, 'articles'))) {
      const file = `articles/${path}`
      const { text } = storeRecord(await readFile(join(SAMPLE, file), 'utf8'), file, names)
      if (text) places.set(file, writing.add(text))
    }
    writing.close()
    const open = () => archiveOf(SAMPLE, { file: pack, placeOf: (path) => places.get(path) ?? null })
    const [packed, read] = [await open(), await archiveOf(SAMPLE)]
    for (const [n, { record }] of packed.articles.entries())
      expect(fieldsOf(record)).toEqual(fieldsOf(read.articles[n]?.record as ArticleRecord))
    expect(packed.articles.some((article) => article.namePlaces()?.length)).toBe(true)
    for (const article of packed.articles) {
      const isNamed = article.mentions.some(({ kind }) => kind !== 'topics')
      const found = isNamed ? names.places(shownOf(article.record).named) : []
      expect(article.namePlaces()).toEqual(found)
    }
    packed.shelf.close()
    const bytes = await readFile(pack)
    bytes.writeUInt8(bytes.readUInt8(90) ^ 1, 90)
    await writeFile(pack, bytes)
    const first = (await open()).articles.find(({ wire }) => wire.text?.at === 0) as Article
    expect(() => first.record.body).toThrow(MemoryDamaged)
  })

  test('that changed while it was in use is refused', async () => {
    const content = join(await temporaryFolder(), 'content')
    await mkdir(content)
    await cp(join(SAMPLE, 'articles'), join(content, 'articles'), { recursive: true })
    const [article] = (await archiveOf(content)).articles as unknown as readonly [Article]
    const file = join(content, article.record.path)
    await writeFile(file, `${await readFile(file, 'utf8')}\nكلمة\n`)
    expect(() => article.record.body).toThrow(/was changed while the site was built/)
  })
})

describe('articles', () => {
  test('are handed over to another thread whole', async () => {
    const { articles } = await archiveOf(SAMPLE)
    const taken = takeOver(structuredClone(handOver(SAMPLE, null, articles)))
    for (const [n, { record, outlet, author, mentions, headline, excerpt }] of articles.entries()) {
      const other = taken[n] as Article
      expect({ ...fieldsOf(other.record), outlet: other.outlet, author: other.author }).toEqual({
        ...fieldsOf(record),
        outlet,
        author,
      })
      expect([other.mentions, other.headline, other.excerpt]).toEqual([mentions, headline, excerpt])
    }
  })

  test('stand in the JSON of a plan by number, and come out of it as themselves', async () => {
    const { articles } = await archiveOf(SAMPLE)
    const plan = { heading: '\u0001 0', articles: articles.slice(0, 3), lead: articles[5], none: null }
    const json = planJson(plan, ({ number }) => String(number))
    const revived = revivePlan(json, (number) => articles[number] as Article) as typeof plan
    expect(revived.lead).toBe(articles[5])
    expect(revived.articles.map((article) => article === articles[article.number])).toEqual([
      true,
      true,
      true,
    ])
    expect([revived.heading, revived.none]).toEqual(['\u0001 0', null])
  })
})
