// What documents give the site: their bytes as received, and each line by line for its source page.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { appendTo } from '../archive/pack.ts'
import { createReadingPool } from '../import/pool.ts'
import { type FieldNames, openDocuments, readMapBeside } from '../import/read.ts'
import type { ReceivedDocument } from '../model.ts'
import { type Packed, packReading } from './readings.ts'

/** An article's document that is wanted, by what for. */
export interface WantedDocument {
  /** Of the article. */
  readonly id: string
  readonly sha256: string
  /** File below `documents/` that it lies in. */
  readonly file: string
  /** Path of its bytes in the site, where they are to be put there. */
  readonly publish: string | null
  /** Key of its reading, where it is to be read. */
  readonly read: string | null
  /** Outlet that was given with it. */
  readonly outlet: string | null
}

export interface TakerOptions {
  readonly authority: Authority
  /** Folder in which new files wait, and the pack of readings. */
  readonly stage: string
  readonly pack: string
}

export interface DocumentOptions extends TakerOptions {
  readonly content: string
  readonly fields: FieldNames
  readonly progress: (done: number, total: number) => void
}

/**
 * Small documents that are read without a thread: nearly all were read before, when they were imported, and were no
 * trouble then. A thread takes as long to start and to warm up.
 */
const INLINE = 200

/** What was taken of documents before it was known which pages are due. */
export interface TakenDocuments {
  /** As `DocumentTaker.end` gives them. */
  readonly places: ReadonlyMap<string, Packed>
  /** Ids of those whose bytes wait for the site. */
  readonly staged: ReadonlySet<string>
}

/** Takes documents as they come, on every core and within the bounds of an import. */
export interface DocumentTaker {
  /** Waits while as many are being read as are worth having at hand. */
  readonly take: (document: ReceivedDocument, want: WantedDocument) => Promise<void>
  /**
   * Waits for all of them.
   * @returns places of the readings in the pack, by id; the reading of a document that the parser could not read is null.
   */
  readonly end: () => Promise<ReadonlyMap<string, Packed>>
  /** Lets go of threads and pack, when all that is under way has ended. */
  readonly close: () => Promise<void>
}

export function documentTaker({ authority, stage, pack }: TakerOptions): DocumentTaker {
  const places = new Map<string, Packed>()
  const pool = createReadingPool(authority, { outlet: null, crawled: null }, 'source', { inline: INLINE })
  const target = appendTo(pack)
  const running = new Set<Promise<void>>()
  let failure: unknown = null
  const read = async (document: ReceivedDocument, { id, outlet }: WantedDocument, key: string) => {
    const outcome = await pool.read(document, outlet ?? undefined)
    const packed = 'refused' in outcome ? null : (outcome.packed ?? null)
    places.set(id, { key, ...target.add(packReading(key, packed)) })
  }
  return {
    take: async (document, want) => {
      if (want.publish !== null) publish(join(stage, want.publish), document.bytes)
      if (want.read !== null) {
        const started = read(document, want, want.read)
          .catch((cause) => {
            failure ??= cause
          })
          .finally(() => running.delete(started))
        running.add(started)
        while (running.size >= pool.width) await Promise.race(running)
      }
      if (failure) throw failure
    },
    end: async () => {
      await Promise.all(running)
      if (failure) throw failure
      return places
    },
    close: async () => {
      await Promise.all(running)
      await pool.close()
      target.close()
    },
  }
}

/**
 * Takes documents from where they lie: one pass over their files, whatever they hold. A document that changed since the
 * build began ends it.
 * @returns as `DocumentTaker.end` does.
 */
export async function takeDocuments(
  wanted: readonly WantedDocument[],
  { content, fields, progress, ...options }: DocumentOptions,
): Promise<ReadonlyMap<string, Packed>> {
  if (wanted.length === 0) return new Map()
  const taker = documentTaker(options)
  let done = 0
  try {
    for await (const { document, want } of documentsOf(wanted, content, fields)) {
      await taker.take(document, want)
      done += 1
      progress(done, wanted.length)
    }
    return await taker.end()
  } finally {
    await taker.close()
  }
}

function publish(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

/** The documents, file by file, one held at a time. */
async function* documentsOf(
  wanted: readonly WantedDocument[],
  content: string,
  fields: FieldNames,
): AsyncGenerator<{ readonly document: ReceivedDocument; readonly want: WantedDocument }> {
  const files = new Map<string, Map<string, WantedDocument>>()
  for (const one of wanted) {
    const here = files.get(one.file) ?? new Map<string, WantedDocument>()
    files.set(one.file, here.set(one.sha256, one))
  }
  for (const [file, left] of files) {
    const path = join(content, 'documents', file)
    // Faults in a map were told when the documents were read.
    const { map } = await readMapBeside(path, file)
    for await (const opened of openDocuments(path, file, { fields, map })) {
      if (!('received' in opened)) continue
      const document = opened.received
      const want = left.get(document.sha256)
      if (!want) continue
      left.delete(document.sha256)
      yield { document, want }
    }
    if (left.size > 0)
      throw Object.assign(new Error(`documents/${file} was changed while the site was built`), {
        code: 'WARRAQ_CHANGED',
      })
  }
}

/** Stands for what a document is read into: its bytes, what was given with it, what it was read with. */
export function readingKey(sha256: string, outlet: string | null, documentsKey: string): string {
  return createHash('sha256')
    .update(`${sha256}\n${outlet ?? ''}\n${documentsKey}`)
    .digest('hex')
    .slice(0, 24)
}
