// Reads the records of an archive, those that changed since the last build only, on every core when they are many.
import { type Gathered, gatherRecords } from '../archive/load.ts'
import { mentionReader, type NamedEntity } from '../archive/mentions.ts'
import { appendTo } from '../archive/pack.ts'
import type { LazyCrew } from './crew.ts'
import type { RememberedRecord } from './memory.ts'
import type { Scan } from './scan.ts'
import { type StoredRecords, storeRecords } from './worker.ts'

/** Records up to these are read without threads, which take as long to start. */
const FEW = 150
const RECORDS_A_TASK = 200

export interface RecordsOptions {
  readonly content: string
  readonly entities: readonly NamedEntity[]
  /** What is remembered of records that were read with the same names and the same program. */
  readonly remembered: ReadonlyMap<string, RememberedRecord>
  readonly crew: LazyCrew
  /** File of the pack of texts. */
  readonly texts: string
  readonly progress: (done: number, total: number) => void
}

/**
 * @param scan files of the content folder.
 * @returns the records, and what is to be remembered of them.
 */
export async function readRecords(
  scan: Scan,
  { content, entities, remembered, crew, texts, progress }: RecordsOptions,
): Promise<{ readonly gathered: Gathered; readonly records: ReadonlyMap<string, RememberedRecord> }> {
  const known = new Map<string, Omit<RememberedRecord, 'signature'>>()
  const due: string[] = []
  const paths: string[] = []
  for (const [path, signature] of scan) {
    if (!path.startsWith('articles/') || !path.endsWith('.md')) continue
    paths.push(path)
    const own = remembered.get(path)
    if (own && signature !== '' && own.signature === signature) known.set(path, own)
    else due.push(path)
  }
  if (due.length > 0) {
    const pack = appendTo(texts)
    const take = (read: StoredRecords) => {
      let at = 0
      for (const { stored, traits, length } of read.records) {
        const text = length === 0 ? null : pack.add(read.texts.subarray(at, at + length))
        at += length
        known.set(stored.path, { stored, traits, text })
      }
      progress(known.size - paths.length + due.length, due.length)
    }
    try {
      if (due.length <= FEW) take(storeRecords(content, due, mentionReader(entities)))
      else await storeOnThreads(due, crew, take)
    } finally {
      pack.close()
    }
  }
  const records = new Map(
    paths.map((path) => {
      const { stored, traits, text } = known.get(path) as RememberedRecord
      // A file that could not be read may be readable next time.
      const signature = stored.sha === '' ? '' : (scan.get(path) ?? '')
      return [path, { signature, stored, traits, text }] as const
    }),
  )
  return { gathered: gatherRecords([...records.values()].map(({ stored }) => stored)), records }
}

async function storeOnThreads(
  due: readonly string[],
  crew: LazyCrew,
  take: (read: StoredRecords) => void,
): Promise<void> {
  const threads = crew.start()
  await Promise.all(
    Array.from({ length: Math.ceil(due.length / RECORDS_A_TASK) }, async (_, i) => {
      const paths = due.slice(i * RECORDS_A_TASK, (i + 1) * RECORDS_A_TASK)
      take(await threads.run<StoredRecords>({ kind: 'store', paths }))
    }),
  )
}
