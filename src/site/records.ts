// Reads the records of an archive, those that changed since the last build only, on every core when they are many.
import { type Gathered, gatherRecords } from '../archive/load.ts'
import { mentionReader, type NamedEntity } from '../archive/mentions.ts'
import type { LazyCrew } from './crew.ts'
import type { RememberedRecord } from './memory.ts'
import type { Scan } from './scan.ts'
import { type StoredWithTraits, storeRecords } from './worker.ts'

/** Records up to these are read without threads, which take as long to start. */
const FEW = 150
const RECORDS_A_TASK = 200

export interface RecordsOptions {
  readonly content: string
  readonly entities: readonly NamedEntity[]
  /** What is remembered of records that were read with the same names and the same program. */
  readonly remembered: ReadonlyMap<string, RememberedRecord>
  readonly crew: LazyCrew
  readonly progress: (done: number, total: number) => void
}

/**
 * @param scan files of the content folder.
 * @returns the records, and what is to be remembered of them.
 */
export async function readRecords(
  scan: Scan,
  { content, entities, remembered, crew, progress }: RecordsOptions,
): Promise<{ readonly gathered: Gathered; readonly records: ReadonlyMap<string, RememberedRecord> }> {
  const known = new Map<string, StoredWithTraits>()
  const due: string[] = []
  const paths: string[] = []
  for (const [path, signature] of scan) {
    if (!path.startsWith('articles/') || !path.endsWith('.md')) continue
    paths.push(path)
    const own = remembered.get(path)
    if (own && signature !== '' && own.signature === signature) known.set(path, own)
    else due.push(path)
  }
  const take = (read: readonly StoredWithTraits[]) => {
    for (const one of read) known.set(one.stored.path, one)
    progress(known.size - paths.length + due.length, due.length)
  }
  if (due.length <= FEW) take(storeRecords(content, due, mentionReader(entities)))
  else {
    const threads = crew.start()
    await Promise.all(
      Array.from({ length: Math.ceil(due.length / RECORDS_A_TASK) }, async (_, i) => {
        const some = due.slice(i * RECORDS_A_TASK, (i + 1) * RECORDS_A_TASK)
        take(await threads.run<readonly StoredWithTraits[]>({ kind: 'store', paths: some }))
      }),
    )
  }
  const records = new Map(
    paths.map((path) => {
      const { stored, traits } = known.get(path) as StoredWithTraits
      // A file that could not be read may be readable next time.
      const signature = stored.sha === '' ? '' : (scan.get(path) ?? '')
      return [path, { signature, stored, traits }] as const
    }),
  )
  return { gathered: gatherRecords([...records.values()].map(({ stored }) => stored)), records }
}
