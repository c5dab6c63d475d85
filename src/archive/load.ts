// Loads an archive from its content folder: settings, records, names, refused documents; checked, related, in order.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Archive, ArticleRecord, Issue, Quarantined } from '../model.ts'
import type { Authority } from './authority.ts'
import { authorFinder } from './authors.ts'
import { listFiles } from './files.ts'
import { namesReader } from './mentions.ts'
import type { Place } from './pack.ts'
import { readRecord } from './record.ts'
import { loadProse, loadSite } from './site.ts'
import {
  type LightRecord,
  listsOf,
  RecordShelf,
  ShelvedArticle,
  type StoredArticle,
  type StoredRecord,
  storeRecord,
  unreadableRecord,
} from './stored.ts'

export interface LoadedRecords {
  /** By path of their files. */
  readonly records: readonly ArticleRecord[]
  /** Ids of files that are there but could not be read: their documents have a record, only not a usable one. */
  readonly broken: readonly Quarantined[]
  readonly brokenIds: ReadonlySet<string>
  readonly issues: readonly Issue[]
}

/** Reads every record's file. A file that cannot be used is told and listed, and stops no other. */
export async function loadRecords(content: string): Promise<LoadedRecords> {
  const records = new Map<string, ArticleRecord>()
  const broken: Quarantined[] = []
  const brokenIds = new Set<string>()
  const issues: Issue[] = []
  for (const file of await listFiles(join(content, 'articles'))) {
    if (!file.endsWith('.md')) continue
    const path = `articles/${file}`
    const read = await readFile(join(content, path), 'utf8').then(
      (text) => readRecord(text, path),
      (cause: Error) => ({ record: null, issues: unreadableRecord(path, cause).issues }),
    )
    issues.push(...read.issues)
    const { record } = read
    const twin = record && records.get(record.id)
    if (record && twin) issues.push(duplicate(path, record.id, twin.path))
    else if (record) records.set(record.id, record)
    else {
      broken.push(brokenRecord({ path, issues: read.issues }))
      brokenIds.add(idOfPath(path))
    }
  }
  return { records: [...records.values()], broken, brokenIds, issues }
}

/** What an import must know of the records that are there; their texts are not kept in memory. */
export async function loadKnownRecords(content: string): Promise<{
  readonly records: readonly Pick<ArticleRecord, 'id' | 'path' | 'edited' | 'document'>[]
  readonly brokenIds: ReadonlySet<string>
}> {
  const records: Pick<ArticleRecord, 'id' | 'path' | 'edited' | 'document'>[] = []
  const brokenIds = new Set<string>()
  for (const file of await listFiles(join(content, 'articles'))) {
    if (!file.endsWith('.md')) continue
    const path = `articles/${file}`
    const text = await readFile(join(content, path), 'utf8').catch(() => '')
    const { record } = readRecord(text, path)
    if (record) records.push({ id: record.id, path, edited: record.edited, document: record.document })
    else brokenIds.add(basename(path, '.md'))
  }
  return { records, brokenIds }
}

/** Records as they were stored, those that can be used apart from those that cannot. */
export interface Gathered {
  readonly records: readonly UsableRecord[]
  /** Files that are there but could not be read: their documents have a record, only not a usable one. */
  readonly broken: readonly Quarantined[]
  readonly brokenIds: ReadonlySet<string>
  readonly issues: readonly Issue[]
}

export type UsableRecord = StoredRecord & { readonly article: StoredArticle }

/** @param stored in the order of their paths: of two records with one id the first counts. */
export function gatherRecords(stored: Iterable<StoredRecord>): Gathered {
  const records = new Map<string, UsableRecord>()
  const broken: Quarantined[] = []
  const brokenIds = new Set<string>()
  const issues: Issue[] = []
  for (const one of stored) {
    issues.push(...one.issues)
    const id = one.article?.record.id
    const twin = id === undefined ? undefined : records.get(id)
    if (id === undefined) {
      broken.push(brokenRecord(one))
      brokenIds.add(idOfPath(one.path))
    } else if (twin) issues.push(duplicate(one.path, id, twin.path))
    else records.set(id, one as UsableRecord)
  }
  return { records: [...records.values()], broken, brokenIds, issues }
}

const idOfPath = (path: string): string => path.replace(/^.*\//, '').replace(/\.md$/, '')

function brokenRecord({ path, issues }: Pick<StoredRecord, 'path' | 'issues'>): Quarantined {
  const first = issues.find(({ severity }) => severity === 'error')
  const line = first?.line ? `${first.line}: ` : ''
  return {
    path,
    sha256: null,
    size: null,
    rule: first?.rule ?? 'record/unusable',
    message: `${line}${first?.message ?? ''}`,
    hint: first?.hint ?? '',
  }
}

function duplicate(path: string, id: string, twin: string): Issue {
  return {
    severity: 'error',
    rule: 'record/duplicate',
    path,
    line: null,
    message: `it has the id ${id}, as ${twin} has`,
    hint: 'keep one of the two files',
  }
}

/** Reads every record's file into what is kept of it, on this thread; for small work. */
export async function readStored(content: string, authority: Authority): Promise<readonly StoredRecord[]> {
  const names = namesReader(authority.entities)
  const stored: StoredRecord[] = []
  for (const file of await listFiles(join(content, 'articles'))) {
    if (!file.endsWith('.md')) continue
    const path = `articles/${file}`
    stored.push(
      await readFile(join(content, path), 'utf8').then(
        (text) => storeRecord(text, path, names).stored,
        (cause: Error) => unreadableRecord(path, cause),
      ),
    )
  }
  return stored
}

/** What the pages are made from, with its articles as plans take them. */
export interface OpenedArchive extends Archive {
  readonly articles: readonly ShelvedArticle[]
  /** What their texts are read from. */
  readonly shelf: RecordShelf
}

/** Texts of records that were packed when they were read. */
export interface PackedTexts {
  /** File of the pack. */
  readonly file: string
  /** @param path of a record below the content folder. */
  readonly placeOf: (path: string) => Place | null
}

/**
 * The archive that the pages are made from.
 * @param received where the documents at hand lie, by id.
 * @param quarantine documents that were refused.
 * @param texts null reads each text from its record's file.
 */
export async function openArchive(
  content: string,
  authority: Authority,
  gathered: Gathered,
  received: ReadonlyMap<string, { readonly path: string; readonly sha256: string }>,
  quarantine: readonly Quarantined[],
  texts: PackedTexts | null = null,
): Promise<OpenedArchive> {
  const issues: Issue[] = [...authority.issues, ...gathered.issues]
  const site = await loadSite(content, issues)
  const prose = await loadProse(content, issues)
  const lists = listsOf(authority.outlets, authority.entities)
  const authors = authorFinder(authority.authors)
  const shelf = new RecordShelf(content, texts?.file ?? null)
  const articles = gathered.records
    .map(({ sha, article }) => {
      const { record } = article
      if (record.outlet !== null && !lists.outlets.has(record.outlet)) issues.push(unknownOutlet(record))
      const document = received.get(record.id)
      const atHand = document?.sha256 === record.document.sha256
      if (!document || !atHand) issues.push(missingDocument(record))
      else if (document.path !== record.document.path) issues.push(movedDocument(record, document.path))
      if (article.isEmpty) issues.push(emptyRecord(record))
      const author = record.author === null ? null : authors(record.author)
      const text = texts?.placeOf(record.path) ?? null
      return new ShelvedArticle({ sha, article, text, author, atHand }, lists, shelf)
    })
    .sort((a, b) => compareTime(a.record, b.record))
  for (const [number, article] of articles.entries()) article.number = number
  return {
    site,
    articles,
    shelf,
    outlets: authority.outlets,
    entities: authority.entities,
    quarantine: [...quarantine, ...gathered.broken],
    prose,
    issues,
  }
}

/** Oldest first; a date without a full year comes after all that have one; ties by id. */
export function compareTime(a: ArticleRecord, b: ArticleRecord): number {
  const left = sortKey(a)
  const right = sortKey(b)
  return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1
}

function sortKey({ published }: ArticleRecord): string {
  return published !== null && /^\d{4}/.test(published) ? published.replaceAll('X', '0') : '~'
}

function unknownOutlet(record: LightRecord): Issue {
  const message = `outlet: "${record.outlet}" has no file in authority/outlets/`
  return {
    severity: 'warning',
    rule: 'record/outlet',
    path: record.path,
    line: null,
    message,
    hint: 'add the file, or correct the id',
  }
}

function movedDocument(record: LightRecord, path: string): Issue {
  const message = `its document is no longer at ${record.document.path}; the same bytes lie at ${path}`
  return {
    severity: 'info',
    rule: 'record/document-moved',
    path: record.path,
    line: null,
    message,
    hint: 'correct `document.path` if the move was meant',
  }
}

function emptyRecord(record: LightRecord): Issue {
  const message = 'it has neither a headline nor any text; its page is named after its document'
  return {
    severity: 'warning',
    rule: 'record/no-text',
    path: record.path,
    line: null,
    message,
    hint: 'write them, or delete the file to have it made again',
  }
}

function missingDocument(record: LightRecord): Issue {
  const message = `its document ${record.document.path} (SHA-256 ${record.document.sha256.slice(0, 12)}…) is not below documents/`
  return {
    severity: 'error',
    rule: 'record/document',
    path: record.path,
    line: null,
    message,
    hint: 'put the document back as it was received',
  }
}
