// Reads the records of an archive, those that changed since the last build only, on every core when they are many.
import { type Gathered, gatherRecords } from '../archive/load.ts'
import { type NamedEntity, namesReader } from '../archive/mentions.ts'
import { appendTo } from '../archive/pack.ts'
import type { LazyCrew } from './crew.ts'
import type { RememberedRecord } from './memory.ts'
import type { Scan } from './scan.ts'
import type { Packs } from './stage.ts'
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
  readonly packs: Pick<Packs, 'texts' | 'traits'>
  readonly progress: (done: number, total: number) => void
}

/**
 * @param scan files of the content folder.
 * @returns the records, and what is to be remembered of them.
 */
export async function readRecords(
  scan: Scan,
  { content, entities, remembered, crew, packs, progress }: RecordsOptions,
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
    const [texts, traits] = [appendTo(packs.texts), appendTo(packs.traits)]
    const take = (read: StoredRecords) => {
      const nextText = cutter(read.texts)
      const nextTraits = cutter(read.traits)
      for (const { stored, ...lengths } of read.records) {
        const isUsable = lengths.text > 0
        known.set(stored.path, {
          stored,
          text: isUsable ? texts.add(nextText(lengths.text)) : null,
          traits: isUsable ? traits.add(nextTraits(lengths.traits)) : null,
        })
      }
      progress(known.size - paths.length + due.length, due.length)
    }
    try {
      if (due.length <= FEW) take(storeRecords(content, due, namesReader(entities)))
      else await storeOnThreads(due, crew, take)
    } finally {
      texts.close()
      traits.close()
    }
  }
  const records = new Map(
    paths.map((path) => {
      const { stored, text, traits } = known.get(path) as RememberedRecord
      // A file that could not be read may be readable next time.
      const signature = stored.sha === '' ? '' : (scan.get(path) ?? '')
      return [path, { signature, stored, text, traits }] as const
    }),
  )
  return { gathered: gatherRecords([...records.values()].map(({ stored }) => stored)), records }
}

/** Gives the bytes of one piece after another. */
function cutter(bytes: Uint8Array): (length: number) => Uint8Array {
  let at = 0
  return (length) => {
    at += length
    return bytes.subarray(at - length, at)
  }
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
