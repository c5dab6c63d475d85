// What a thread of the crew does: stores records, makes pages and their companions.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type NamedEntity, type NamesReader, namesReader } from '../archive/mentions.ts'
import { openPack } from '../archive/pack.ts'
import {
  listsOf,
  RecordShelf,
  ShelvedArticle,
  type StoredRecord,
  storeRecord,
  unreadableRecord,
  type WireArticle,
} from '../archive/stored.ts'
import type { Article, Outlet } from '../model.ts'
import { createRenderer, type Job, type Renderer, type RenderSeed } from './renderer.ts'
import { extractTraits, packTraits } from './traits.ts'

export interface CrewStart {
  readonly content: string
  readonly entities: readonly NamedEntity[]
  readonly outlets: readonly Outlet[]
}

/** The articles of the archive as lines of JSON in memory that all threads share, with the beginnings of the lines. */
export interface SharedArticles {
  readonly bytes: SharedArrayBuffer
  readonly starts: SharedArrayBuffer
}

export type CrewTask =
  | { readonly kind: 'store'; readonly paths: readonly string[] }
  | {
      readonly kind: 'open'
      readonly seed: RenderSeed
      readonly articles: SharedArticles
      /** Files of the packs of texts and of readings. */
      readonly texts: string
      readonly readings: string
    }
  | { readonly kind: 'make'; readonly jobs: readonly Job[] }

export type CrewReply = { readonly value: unknown } | { readonly failure: Failure }

/** What was thrown, in a form that reaches another thread whole: of an error only its message and trace would. */
export interface Failure {
  readonly message: string
  readonly trace: string
  /** Of a fault of the machine, such as `ENOSPC`. */
  readonly code: string | undefined
}

const failureOf = (cause: unknown): Failure => {
  const { message, stack, code } = cause as NodeJS.ErrnoException
  return { message, trace: stack ?? '', code }
}

/** The error that was thrown on the other thread. */
export function thrownOf({ message, trace, code }: Failure): Error {
  return Object.assign(new Error(message), { stack: trace }, code === undefined ? {} : { code })
}

/** What is kept of a record, with the bytes of its text and its traits; 0 where it cannot be used. */
export interface StoredWithLengths {
  readonly stored: StoredRecord
  readonly text: number
  readonly traits: number
}

export interface StoredRecords {
  readonly records: readonly StoredWithLengths[]
  /** Their texts as they are packed, one behind the other, and what they are related to others by (`packTraits`). */
  readonly texts: Uint8Array
  readonly traits: Uint8Array
}

/** Reads records' files; what cannot be read is told in its place. */
export function storeRecords(content: string, paths: readonly string[], names: NamesReader): StoredRecords {
  const texts: Uint8Array[] = []
  const traits: Uint8Array[] = []
  const records = paths.map((path): StoredWithLengths => {
    let file: string
    try {
      file = readFileSync(join(content, path), 'utf8')
    } catch (cause) {
      return { stored: unreadableRecord(path, cause as Error), text: 0, traits: 0 }
    }
    const { stored, text } = storeRecord(file, path, names, (record) => {
      traits.push(packTraits(extractTraits(record)))
    })
    if (text === null) return { stored, text: 0, traits: 0 }
    texts.push(text)
    return { stored, text: text.length, traits: traits.at(-1)?.length ?? 0 }
  })
  return { records, texts: Buffer.concat(texts), traits: Buffer.concat(traits) }
}

/** Articles that a thread holds at once: lists of names come back to all of them, and each takes 2 KB. */
const HELD = 40_000

/** Makes articles out of the shared lines when they are asked for. */
export function articleReader(
  shared: SharedArticles,
  texts: string,
  { content, entities, outlets }: CrewStart,
) {
  const bytes = Buffer.from(shared.bytes)
  const starts = new Float64Array(shared.starts)
  const lists = listsOf(outlets, entities)
  const shelf = new RecordShelf(content, texts)
  const held = new Map<number, Article>()
  return (number: number): Article => {
    const known = held.get(number)
    if (known) return known
    const wire = JSON.parse(bytes.toString('utf8', starts[number], starts[number + 1])) as WireArticle
    const article = new ShelvedArticle(wire, lists, shelf)
    if (held.size >= HELD) held.clear()
    held.set(number, article)
    return article
  }
}

if (parentPort) {
  const port = parentPort
  const start = workerData as CrewStart
  let names: NamesReader | null = null
  let renderer: Renderer | null = null
  const work = async (task: CrewTask): Promise<unknown> => {
    if (task.kind === 'store') {
      names ??= namesReader(start.entities)
      return storeRecords(start.content, task.paths, names)
    }
    if (task.kind === 'open') {
      const { seed, articles, texts, readings } = task
      renderer = createRenderer(seed, {
        articleAt: articleReader(articles, texts, start),
        entities: start.entities,
        readings: openPack(readings),
      })
      return null
    }
    if (!renderer) throw new Error('pages were asked for before the archive was opened')
    return renderer(task.jobs)
  }
  port.on('message', (task: CrewTask) => {
    work(task).then(
      (value) => port.postMessage({ value } satisfies CrewReply),
      (cause) => port.postMessage({ failure: failureOf(cause) } satisfies CrewReply),
    )
  })
}
