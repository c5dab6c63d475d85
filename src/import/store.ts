// Writes the records that the documents of an archive lack, and lists the documents that were refused.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { listFiles, syncFolders, writeWhole } from '../archive/files.ts'
import { idOf } from '../archive/id.ts'
import type { Issue, Quarantined, ReceivedDocument } from '../model.ts'
import { type AtDoor, importIssue, isRefusedAtDoor } from './copy.ts'
import { isLasting, type KnownDocument, type KnownFile, type KnownFiles } from './known.ts'
import type { ParseOptions } from './parse.ts'
import { createReadingPool, type ReadingPool } from './pool.ts'
import { type FieldMap, type FieldNames, isFieldMap, openDocuments, readMapBeside } from './read.ts'
import { type Outcome, refusalOf } from './reading.ts'

/**
 * Called after each document.
 * @param done bytes of documents read so far, of `total`. @param count documents so far.
 */
export type Progress = (done: number, total: number, count: number) => void

/** A document at hand. */
export interface Received {
  /** Below `documents/`; `file#n` in a container. */
  readonly path: string
  /** The file that it lies in: `path`, or its container. */
  readonly file: string
  readonly sha256: string
}

/** What must be known of a record that is there already. */
export interface KnownRecord {
  readonly id: string
  readonly path: string
  readonly edited: boolean
  readonly document: { readonly path: string }
}

export interface KnownRecords {
  readonly records: Iterable<KnownRecord>
  /** Ids of files that are there but could not be read. */
  readonly brokenIds: ReadonlySet<string>
}

export interface ImportResult {
  /** Paths of records written, below the content folder. */
  readonly written: readonly string[]
  /** Documents that have a record already. */
  readonly kept: number
  readonly quarantine: readonly Quarantined[]
  /** Where the bytes of every document at hand lie, by id. */
  readonly received: ReadonlyMap<string, Received>
  readonly issues: readonly Issue[]
  /** Whether anything was written into the content folder. */
  readonly changed: boolean
  /** What every file below `documents/` holds, for the next run. */
  readonly files: ReadonlyMap<string, KnownFile>
}

/** Which records to write anew besides those that are missing: of unedited records whose documents are asked for. */
export interface ImportOptions extends ParseOptions {
  /** Paths of files below `documents/` whose unedited records are written again; null for none. */
  readonly reparse: ReadonlySet<string> | null
  /** Whether documents that are copies of others are told. */
  readonly tellCopies: boolean
  readonly door: AtDoor
  /** Names by which the fields of containers are known. */
  readonly fields: FieldNames
  /** What is known of files from the run before; nothing when left out. */
  readonly known?: KnownFiles
  /** Is shown each document that has a usable record, once, while it is at hand. */
  readonly onKept?: (id: string, document: ReceivedDocument, file: string) => Promise<void>
}

/** A disk makes many files durable in little more time than one. */
const MOST_WRITES = 32
/** Records are made durable in groups of so many. */
const SYNC_EVERY = 256

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A value with the place of its document among all documents, since workers end in any order. */
interface Placed<T> {
  readonly at: number
  readonly value: T
}

/**
 * Writes the record of every document that has none. A record that a person edited is never written over; documents
 * with the same bytes share one record, the first path naming it.
 */
export async function writeRecords(
  content: string,
  authority: Authority,
  known: KnownRecords,
  options: ImportOptions,
  progress: Progress,
): Promise<ImportResult> {
  const { outlet, crawled } = options
  const pool = createReadingPool(authority, { outlet, crawled }, 'record')
  try {
    return await new RecordWriter(content, known, options, pool).run(options.fields, progress)
  } finally {
    await pool.close()
  }
}

class RecordWriter {
  private readonly records: ReadonlyMap<string, KnownRecord>
  private readonly received = new Map<string, Received>()
  private readonly files = new Map<string, KnownFile>()
  private readonly quarantine: Placed<Quarantined>[] = []
  private readonly written: Placed<string>[] = []
  private readonly issues: Placed<Issue>[] = []
  private readonly reading = new Set<Promise<void>>()
  private readonly writing = new Set<Promise<void>>()
  private readonly folders = new Set<string>()
  private readonly content: string
  private readonly brokenIds: ReadonlySet<string>
  private readonly options: ImportOptions
  private readonly pool: ReadingPool
  private kept = 0
  private count = 0
  private unsynced = 0
  private failure: unknown = null

  constructor(content: string, known: KnownRecords, options: ImportOptions, pool: ReadingPool) {
    this.content = content
    this.records = new Map([...known.records].map((record) => [record.id, record]))
    this.brokenIds = known.brokenIds
    this.options = options
    this.pool = pool
  }

  async run(fields: FieldNames, progress: Progress): Promise<ImportResult> {
    const folder = join(this.content, 'documents')
    const files = (await listFiles(folder)).filter((path) => !isFieldMap(path))
    // Of files that need not be read nothing is asked.
    const wanted = files.map((path) => {
      const known = this.options.known?.(path) ?? null
      return known && this.needsNothing(known, path) ? known : path
    })
    const sizes = await Promise.all(
      wanted.map((one) => (typeof one === 'string' ? sizeOf(join(folder, one)) : 0)),
    )
    const total = sizes.reduce((sum, size) => sum + size, 0)
    let before = 0
    for (const [index, path] of files.entries()) {
      const size = sizes[index] ?? 0
      const known = wanted[index]
      if (typeof known === 'object') this.recall(known, path)
      else {
        let here = 0
        const documents: Mutable<KnownDocument>[] = []
        const issues: Issue[] = []
        this.files.set(path, { documents, issues })
        const map = await this.mapOf(join(folder, path), path, issues)
        for await (const opened of openDocuments(join(folder, path), path, { fields, map })) {
          if ('issue' in opened) {
            issues.push(opened.issue)
            this.tell(opened.issue, this.count)
          } else if ('refused' in opened) {
            const { refused } = opened
            documents.push({ path: refused.path, sha256: refused.sha256, refused })
            this.refuse(refused, this.count)
          } else {
            here += opened.received.bytes.length
            const entry: Mutable<KnownDocument> = {
              path: opened.received.path,
              sha256: opened.received.sha256,
            }
            documents.push(entry)
            await this.take(opened.received, path, entry)
          }
          if (!('issue' in opened)) this.count += 1
          progress(before + Math.min(here, size), total, this.count)
        }
      }
      before += size
    }
    await this.drain(0, 0)
    await syncFolders(this.folders)
    progress(total, total, this.count)
    const refused = [...(await this.refusedAtDoor()), ...inOrder(this.quarantine)]
    const listed = await writeQuarantine(this.content, refused)
    return {
      written: inOrder(this.written),
      kept: this.kept,
      quarantine: refused,
      received: this.received,
      issues: inOrder(this.issues),
      changed: listed || this.written.length > 0,
      files: this.files,
    }
  }

  /** Whether every document of a file has its record, or was refused for good. */
  private needsNothing({ documents }: KnownFile, path: string): boolean {
    if (this.options.reparse?.has(path) || documents.length === 0) return false
    return documents.every(({ sha256, refused }) => {
      if (refused) return isLasting(refused)
      const id = idOf(sha256 ?? '')
      return this.records.has(id) || this.brokenIds.has(id)
    })
  }

  /** Counts and tells what is known of a file as if it were read. */
  private recall(known: KnownFile, file: string): void {
    this.files.set(file, known)
    for (const issue of known.issues) this.tell(issue, this.count)
    for (const { path, sha256, refused } of known.documents) {
      if (refused) this.refuse(refused, this.count)
      else {
        const id = idOf(sha256 ?? '')
        this.receive(id, { path, file, sha256: sha256 ?? '' })
        this.kept += 1
      }
      this.count += 1
    }
  }

  /** Of several copies the one that the record names is shown, else the first. */
  private receive(id: string, received: Received): void {
    if (!this.received.has(id) || this.records.get(id)?.document.path === received.path)
      this.received.set(id, received)
  }

  /** Its field map, a file beside a container. */
  private async mapOf(file: string, path: string, told: Issue[]): Promise<FieldMap | null> {
    const { map, issues } = await readMapBeside(file, path)
    for (const issue of issues) this.tell(issue, this.count)
    told.push(...issues)
    return map
  }

  /** @param entry takes what became of it. */
  private async take(document: ReceivedDocument, file: string, entry: Mutable<KnownDocument>): Promise<void> {
    const { path, sha256 } = document
    const id = idOf(sha256)
    const record = this.records.get(id)
    const again = record !== undefined && !record.edited && this.options.reparse?.has(file) === true
    const twin = this.received.get(id)
    this.receive(id, { path, file, sha256 })
    if (twin || this.brokenIds.has(id) || (record && !again)) {
      this.kept += 1
      if (twin && this.options.tellCopies) this.tell(copyIssue(path, twin.path), this.count)
      if (!twin && record) await this.options.onKept?.(id, document, file)
      return
    }
    const at = this.count
    this.start(this.reading, async () => {
      const outcome = await this.pool.read(document)
      if ('refused' in outcome) {
        entry.refused = outcome.refused
        this.refuse(outcome.refused, at)
      } else this.start(this.writing, () => this.write(document, outcome, record, at, entry))
    })
    await this.drain(this.pool.width, MOST_WRITES)
  }

  private start(running: Set<Promise<void>>, work: () => Promise<void>): void {
    const started = work()
      .catch((cause) => {
        this.failure ??= cause
      })
      .finally(() => running.delete(started))
    running.add(started)
  }

  private async write(
    document: ReceivedDocument,
    outcome: Exclude<Outcome, { readonly refused: Quarantined }>,
    known: KnownRecord | undefined,
    at: number,
    entry: Mutable<KnownDocument>,
  ): Promise<void> {
    for (const issue of outcome.issues) this.tell(issue, at)
    const file = known?.path ?? outcome.file
    if (await writeWhole(join(this.content, file), outcome.text, known !== undefined, this.folders)) {
      this.written.push({ at, value: file })
      this.unsynced += 1
    } else {
      const { rule, message, hint } = inTheWay(file)
      entry.refused = refusalOf(document, rule, message, hint)
      this.refuse(entry.refused, at)
    }
  }

  /** Waits until at most so many documents are being read and written; now and then makes what was written durable. */
  private async drain(reading: number, writing: number): Promise<void> {
    while (this.reading.size > reading) await Promise.race(this.reading)
    while (this.writing.size > writing) await Promise.race(this.writing)
    if (this.failure) {
      await Promise.allSettled([...this.reading, ...this.writing])
      throw this.failure
    }
    if (this.unsynced >= SYNC_EVERY) {
      this.unsynced = 0
      await syncFolders(this.folders)
    }
  }

  private tell(issue: Issue, at: number): void {
    this.issues.push({ at, value: { ...issue, path: `documents/${issue.path}` } })
  }

  private refuse(refused: Quarantined, at: number): void {
    this.quarantine.push({ at, value: refused })
    const { path, rule, message, hint } = refused
    this.tell(importIssue(path, rule, message, hint), at)
  }

  /** What could not be copied in, now or in an earlier run, until it is copied in after all. */
  private async refusedAtDoor(): Promise<readonly Quarantined[]> {
    const { refused, names } = this.options.door
    const before = (await readQuarantine(this.content)).filter(
      (entry) => isRefusedAtDoor(entry) && !names.has(entry.path),
    )
    return [...before, ...refused].sort((a, b) => (a.path < b.path ? -1 : 1))
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0
}

function inOrder<T>(placed: readonly Placed<T>[]): readonly T[] {
  return placed.toSorted((a, b) => a.at - b.at).map(({ value }) => value)
}

/** A record's file name is made from its document; another record under that name was copied there by hand. */
function inTheWay(file: string): Pick<Quarantined, 'rule' | 'message' | 'hint'> {
  const message = `the place of its record, ${file}, is taken by the record of another document`
  return { rule: 'record/in-the-way', message, hint: 'give that file another name, or delete it' }
}

function copyIssue(path: string, twin: string): Issue {
  const message = `it holds the same bytes as ${twin}; the two share one record`
  return {
    severity: 'info',
    rule: 'import/copy-of',
    path,
    line: null,
    message,
    hint: 'nothing needs to be done',
  }
}

async function readQuarantine(content: string): Promise<readonly Quarantined[]> {
  const text = await readFile(join(content, 'quarantine.jsonl'), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line): Quarantined[] => {
    try {
      const { path, sha256, size, rule, message, hint } = JSON.parse(line)
      return typeof path === 'string' && typeof rule === 'string'
        ? [{ path, sha256, size, rule, message, hint }]
        : []
    } catch {
      return []
    }
  })
}

/** `quarantine.jsonl`: one line a refused document; no file when there is none. @returns whether it was written: unchanged content is not. */
async function writeQuarantine(content: string, quarantine: readonly Quarantined[]): Promise<boolean> {
  const file = join(content, 'quarantine.jsonl')
  const text = quarantine.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  const there = await readFile(file, 'utf8').catch(() => '')
  return text === there ? false : writeWhole(file, text, true)
}
