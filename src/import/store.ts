// Writes the records that the documents of an archive lack, and lists the documents that were refused.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { listFiles, writeWhole } from '../archive/files.ts'
import { printable } from '../archive/front-matter.ts'
import { idOf } from '../archive/id.ts'
import type { LoadedRecords } from '../archive/load.ts'
import { writeRecord } from '../archive/record.ts'
import type { Issue, ParsedDocument, Quarantined, RawDocument } from '../model.ts'
import { importIssue } from './copy.ts'
import { createParser, type ParseOptions, type Parser } from './parse.ts'
import { readDocument } from './read.ts'
import { recordPath, toRecord } from './record.ts'

/** Called after each document. */
export type Progress = (done: number, total: number) => void

/** A document at hand. */
export interface Received {
  /** Below `documents/`. */
  readonly path: string
  readonly sha256: string
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
}

/** A record's file name is made from its document; another record under that name was copied there by hand. */
function inTheWay(file: string): Pick<Quarantined, 'rule' | 'message' | 'hint'> {
  const message = `the place of its record, ${file}, is taken by the record of another document`
  return { rule: 'record/in-the-way', message, hint: 'give that file another name, or delete it' }
}

function copyIssue(path: string, twin: string): Issue {
  const message = `it holds the same bytes as ${twin}; the two share one record`
  const about = { path: `documents/${path}`, line: null, message, hint: 'nothing needs to be done' }
  return { severity: 'info', rule: 'import/copy-of', ...about }
}

/** Which records to write anew besides those that are missing: of unedited records whose documents are asked for. */
export interface ImportOptions extends ParseOptions {
  /** Paths below `documents/` whose unedited records are written again; null for none. */
  readonly reparse: ReadonlySet<string> | null
  /** Whether documents that are copies of others are told. */
  readonly tellCopies: boolean
}

/**
 * Writes the record of every document that has none. A record that a person edited is never written over; documents
 * with the same bytes share one record, the first path naming it.
 */
export async function writeRecords(
  content: string,
  authority: Authority,
  loaded: LoadedRecords,
  options: ImportOptions,
  progress: Progress,
): Promise<ImportResult> {
  const parser = createParser(authority, options)
  const known = new Map(loaded.records.map((record) => [record.id, record]))
  const received = new Map<string, Received>()
  const quarantine: Quarantined[] = []
  const written: string[] = []
  const issues: Issue[] = []
  let kept = 0
  const paths = await listFiles(join(content, 'documents'))
  for (const [index, path] of paths.entries()) {
    progress(index, paths.length)
    const read = await readDocument(join(content, 'documents', path), path)
    if ('refused' in read) {
      quarantine.push(read.refused)
      const { rule, message, hint } = read.refused
      issues.push(importIssue(`documents/${path}`, rule, message, hint))
      continue
    }
    const { document } = read
    const id = idOf(document.sha256)
    const record = known.get(id)
    const again = record !== undefined && !record.edited && options.reparse?.has(path) === true
    const twin = received.get(id)
    // Of several copies the one that the record names is shown.
    if (!twin || record?.document.path === path) received.set(id, { path, sha256: document.sha256 })
    if (twin || loaded.brokenIds.has(id) || (record && !again)) {
      kept += 1
      if (twin && options.tellCopies) issues.push(copyIssue(path, twin.path))
      continue
    }
    const parsed = parseGuarded(parser, document)
    if ('refused' in parsed) {
      quarantine.push(parsed.refused)
      issues.push(
        importIssue(`documents/${path}`, parsed.refused.rule, parsed.refused.message, parsed.refused.hint),
      )
      continue
    }
    issues.push(...parsed.issues.map((issue) => ({ ...issue, path: `documents/${issue.path}` })))
    const made = toRecord(parsed)
    const file = record?.path ?? recordPath(made)
    if (await writeWhole(join(content, file), writeRecord(made), again)) {
      written.push(file)
      continue
    }
    const refused = { path, sha256: document.sha256, size: document.bytes.length, ...inTheWay(file) }
    quarantine.push(refused)
    issues.push(importIssue(`documents/${path}`, refused.rule, refused.message, refused.hint))
  }
  progress(paths.length, paths.length)
  await writeQuarantine(content, quarantine)
  return { written, kept, quarantine, received, issues }
}

/** A fault of the parser stops one document, never the others. */
export function parseGuarded(
  parser: Parser,
  document: RawDocument,
): ParsedDocument | { readonly refused: Quarantined } {
  try {
    return parser.parse(document)
  } catch (cause) {
    const { path, sha256, bytes } = document
    const message = `the parser failed on it: ${printable((cause as Error).message)}`
    const hint = 'report it with the document; write its record by hand meanwhile'
    return { refused: { path, sha256, size: bytes.length, rule: 'parse/failed', message, hint } }
  }
}

/** `quarantine.jsonl`: one line a refused document; no file when there is none. Unchanged content is not written again. */
async function writeQuarantine(content: string, quarantine: readonly Quarantined[]): Promise<void> {
  const file = join(content, 'quarantine.jsonl')
  const text = quarantine.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  const there = await readFile(file, 'utf8').catch(() => '')
  if (text !== there) await writeWhole(file, text, true)
}
