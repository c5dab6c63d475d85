// What a build remembers for the next one, in files that are safe to delete: whatever does not fit is forgotten as a whole.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place as PackPlace } from '../archive/pack.ts'
import type { StoredRecord } from '../archive/stored.ts'
import type { KnownFile } from '../import/known.ts'
import type { Issue } from '../model.ts'
import type { Place, Signature } from './scan.ts'

/** File of what is remembered; it comes last. */
export const HEAD = 'head.json'

/** A file of the site as it was last written. */
export interface KnownOutput {
  /** Hash of what it was made from. */
  readonly key: string
  readonly sha256: string
  readonly place: Place
}

export interface RememberedRecord {
  readonly signature: Signature
  readonly stored: StoredRecord
  /** Where its text and its traits lie in their packs; null for a file that cannot be used. */
  readonly text: PackPlace | null
  readonly traits: PackPlace | null
}

export interface RememberedFile extends KnownFile {
  readonly signature: Signature
  /** Signature of the field map beside it; null without one. */
  readonly map: Signature | null
}

/** Where a document as it was read lies in the pack of readings. */
export interface Packed extends PackPlace {
  readonly key: string
}

/** What the last build knew. Paths are below the content folder, of outputs below the site. */
export interface Memory {
  readonly facts: Facts
  readonly records: ReadonlyMap<string, RememberedRecord>
  /** By file below `documents/`. */
  readonly files: ReadonlyMap<string, RememberedFile>
  readonly outputs: ReadonlyMap<string, KnownOutput>
  /** By id of the article. */
  readonly readings: ReadonlyMap<string, Packed>
  /** What plans of related articles, copies and the search index keep, by name. */
  readonly parts: ReadonlyMap<string, Buffer>
}

/** What decides whether anything has to be done at all, and what was said of it then. */
export interface Facts {
  /** Of the program as a whole; null when one of its lists must be read again. */
  readonly program: string | null
  /** Of every file of the content folder; null when one of them must be read again. */
  readonly content: string | null
  /** Of every file of the site. */
  readonly site: string
  /** What records and documents were read with: names, lists, the program's rules. */
  /** Files of the site before that are still there, to be removed by the next build. */
  readonly kept: number
  readonly recordsKey: string
  readonly documentsKey: string
  readonly summary: RememberedSummary
}

export interface RememberedSummary {
  readonly articles: number
  readonly quarantined: number
  readonly pages: number
  readonly files: number
  readonly issues: readonly Issue[]
}

interface Head {
  /** Stands for the program that wrote them: the form of these files is its own. */
  readonly form: string
  readonly facts: Facts
  /** Of each file, the first 32 hexadecimal digits of its SHA-256. */
  readonly hashes: Readonly<Record<string, string>>
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32)

/** The small part of it, which says whether the rest is needed; null when there is none that can be used. */
export function recallFacts(folder: string, form: string): Facts | null {
  return readHead(folder, form)?.facts ?? null
}

function readHead(folder: string, form: string): Head | null {
  try {
    const head = JSON.parse(readFileSync(join(folder, HEAD), 'utf8')) as Head & { check: string }
    const { check, ...rest } = head
    return head.form === form && check === hashOf(Buffer.from(JSON.stringify(rest))) ? rest : null
  } catch {
    return null
  }
}

/** All of it; null when any part is missing, damaged or of another version. */
export function recall(folder: string, form: string): Memory | null {
  const head = readHead(folder, form)
  if (!head) return null
  try {
    const bytesOf = (name: string): Buffer => {
      const bytes = readFileSync(join(folder, name))
      if (hashOf(bytes) !== head.hashes[name]) throw new Error(`${name} is damaged`)
      return bytes
    }
    const parts = Object.keys(head.hashes).filter((name) => name.startsWith('part-'))
    return {
      facts: head.facts,
      records: new Map(
        entries<RememberedRecord>(bytesOf('records')).map((record) => [record.stored.path, record]),
      ),
      files: new Map(entries<[string, RememberedFile]>(bytesOf('documents'))),
      outputs: readOutputs(bytesOf('outputs')),
      readings: new Map(entries<[string, Packed]>(bytesOf('readings'))),
      parts: new Map(parts.map((name) => [name.slice('part-'.length), bytesOf(name)])),
    }
  } catch {
    return null
  }
}

/** Remembers a build. The head comes last: until then what the folder held before is forgotten, not half of it. */
export function remember(folder: string, form: string, memory: Memory): void {
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, HEAD), { force: true })
  const hashes: Record<string, string> = {}
  const write = (name: string, chunks: Iterable<string | Uint8Array>): void => {
    const bytes = Buffer.concat(
      [...chunks].map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)),
    )
    hashes[name] = hashOf(bytes)
    writeFileSync(join(folder, `${name}.tmp`), bytes)
    renameSync(join(folder, `${name}.tmp`), join(folder, name))
  }
  write('records', lines(memory.records.values()))
  write('documents', lines(memory.files))
  write('outputs', outputLines(memory.outputs))
  write('readings', lines(memory.readings))
  for (const [name, bytes] of memory.parts) write(`part-${name}`, [bytes])
  const head: Head = { form, facts: memory.facts, hashes }
  const check = hashOf(Buffer.from(JSON.stringify(head)))
  writeFileSync(join(folder, `${HEAD}.tmp`), JSON.stringify({ ...head, check }))
  renameSync(join(folder, `${HEAD}.tmp`), join(folder, HEAD))
}

/** Changes what was said of the last build, when it was found that nothing has to be done. */
export function forget(folder: string): void {
  rmSync(join(folder, HEAD), { force: true })
}

/** Lines of one JSON value each, joined into pieces that a string can hold. */
function* lines(values: Iterable<unknown>): Generator<string> {
  let piece = ''
  for (const value of values) {
    piece += `${JSON.stringify(value)}\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}
const PIECE = 1 << 20

function entries<T>(bytes: Buffer): T[] {
  const found: T[] = []
  for (const line of linesOf(bytes)) found.push(JSON.parse(line) as T)
  return found
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    const to = end < 0 ? bytes.length : end
    if (to > from) yield bytes.toString('utf8', from, to)
    from = to + 1
  }
}

function* outputLines(outputs: Memory['outputs']): Generator<string> {
  let piece = ''
  for (const [path, { key, sha256, place }] of outputs) {
    piece += `${path}\t${key}\t${sha256}\t${place}\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

function readOutputs(bytes: Buffer): Map<string, KnownOutput> {
  const found = new Map<string, KnownOutput>()
  for (const line of linesOf(bytes)) {
    const [path, key, sha256, place] = line.split('\t')
    if (path === undefined || key === undefined || sha256 === undefined || place === undefined)
      throw new Error('a line of outputs is cut short')
    found.set(path, { key, sha256, place })
  }
  return found
}
