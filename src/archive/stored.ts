// What is kept of a record between builds: all that lists and cards show; its text is read from its file when it is asked for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, ArticleRecord, Author, Entity, Issue, Outlet } from '../model.ts'
import { articlePath, documentPath, shownOf, sourcePath } from './article.ts'
import { sha256Of } from './id.ts'
import type { MentionReader } from './mentions.ts'
import { readingOf, readRecord } from './record.ts'

/** Fields that only an article's own page, its twin and the index need. */
const HEAVY = ['body', 'stories', 'quotes', 'related', 'removed', 'evidence'] as const
type Heavy = Pick<ArticleRecord, (typeof HEAVY)[number]>

/** A record without its text, as plain JSON. */
export type LightRecord = Omit<ArticleRecord, keyof Heavy>

/** A record's file as it was read: what the archive needs of it, or why it cannot be used. */
export interface StoredRecord {
  /** Below the content folder. */
  readonly path: string
  /** SHA-256 of the file, the first 32 hexadecimal digits. */
  readonly sha: string
  readonly issues: readonly Issue[]
  /** Null for a file that cannot be used. */
  readonly article: StoredArticle | null
}

export interface StoredArticle {
  readonly record: LightRecord
  readonly headline: string
  readonly headlineIsOpening: boolean
  readonly excerpt: string
  /** `kind/id` of the entities that the text names, most often named first. */
  readonly mentions: readonly string[]
  /** Neither a headline nor any text. */
  readonly isEmpty: boolean
  /** Stands for what the record says; see `readingOf`. */
  readonly reading: string
  /** Outlet that was named with `--outlet` when the record was written. */
  readonly outletGiven: string | null
}

/**
 * Reads the text of a record's file into what is kept of it.
 * @param look is shown the whole record, where there is one.
 */
export function storeRecord(
  text: string,
  path: string,
  mentions: MentionReader,
  look: (record: ArticleRecord) => void = () => {},
): StoredRecord {
  const { record, issues } = readRecord(text, path)
  const sha = textSha(text)
  if (!record) return { path, sha, issues, article: null }
  look(record)
  const { body, stories, quotes, related, removed, evidence, ...light } = record
  const { named, ...shown } = shownOf(record)
  const given = evidence.outlet
  return {
    path,
    sha,
    issues,
    article: {
      record: light,
      ...shown,
      mentions: mentions(named).map(entityKey),
      isEmpty: record.title === null && body.trim() === '',
      reading: readingOf(record),
      outletGiven: given?.rule === 'outlet/given' ? given.value : null,
    },
  }
}

/** A file that cannot be read at all. */
export function unreadableRecord(path: string, cause: Error): StoredRecord {
  const issue: Issue = {
    severity: 'error',
    rule: 'record/unreadable',
    path,
    line: null,
    message: `it cannot be read: ${cause.message}`,
    hint: 'check its permissions',
  }
  return { path, sha: '', issues: [issue], article: null }
}

export const textSha = (text: string): string => sha256Of(text).slice(0, 32)

export const entityKey = ({ kind, id }: Pick<Entity, 'kind' | 'id'>): string => `${kind}/${id}`

/** What ids of stored articles stand for. */
export interface Lists {
  readonly outlets: ReadonlyMap<string, Outlet>
  readonly entities: ReadonlyMap<string, Entity>
}

export function listsOf(outlets: readonly Outlet[], entities: readonly Entity[]): Lists {
  return {
    outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    entities: new Map(entities.map((entity) => [entityKey(entity), entity])),
  }
}

/** Thrown where a record's file is no longer what it was when the build began. */
export class RecordChanged extends Error {
  readonly code = 'WARRAQ_CHANGED'
  constructor(path: string) {
    super(`${path} was changed while the site was built`)
  }
}

/** Texts of records that were asked for last: a page asks for each of its fields. */
const RECALLED = 16

/** Reads the text of records of one content folder, the last ones once. */
export class RecordShelf {
  private readonly content: string
  private readonly held = new Map<string, Heavy>()
  constructor(content: string) {
    this.content = content
  }

  recall(path: string, sha: string): Heavy {
    const key = `${sha} ${path}`
    const known = this.held.get(key)
    if (known) return known
    const text = readFileSync(join(this.content, path), 'utf8')
    const { record } = readRecord(text, path)
    if (!record || textSha(text) !== sha) throw new RecordChanged(path)
    const { body, stories, quotes, related, removed, evidence } = record
    const heavy = { body, stories, quotes, related, removed, evidence }
    const [oldest] = this.held.keys()
    if (oldest !== undefined && this.held.size >= RECALLED) this.held.delete(oldest)
    this.held.set(key, heavy)
    return heavy
  }
}

/** A record whose text is read when it is asked for. Spreading it gives what is light. */
class ShelvedRecord {
  readonly #shelf: RecordShelf
  readonly #sha: string
  constructor(light: LightRecord, sha: string, shelf: RecordShelf) {
    this.#shelf = shelf
    this.#sha = sha
    Object.assign(this, light)
  }
  get #heavy(): Heavy {
    return this.#shelf.recall((this as unknown as LightRecord).path, this.#sha)
  }
  get body() {
    return this.#heavy.body
  }
  get stories() {
    return this.#heavy.stories
  }
  get quotes() {
    return this.#heavy.quotes
  }
  get related() {
    return this.#heavy.related
  }
  get removed() {
    return this.#heavy.removed
  }
  get evidence() {
    return this.#heavy.evidence
  }
}

/** An article of the archive as plans refer to it: it goes into a plan's JSON as a sign and its number. */
export class ShelvedArticle implements Article {
  readonly record: ArticleRecord
  readonly headline: string
  readonly headlineIsOpening: boolean
  readonly excerpt: string
  readonly outlet: Outlet | null
  readonly author: Author | null
  readonly mentions: readonly Entity[]
  readonly documentPath: string | null
  readonly sourcePath: string | null
  readonly path: string
  readonly reading: string
  /** What it was made from, for other threads. */
  readonly wire: WireArticle
  /** Number in the archive; set when the archive has been put in order. */
  number = -1
  /** Hashes of what lists show of it, and of all that it is; set when plans get their keys. */
  keys: { readonly light: string; readonly full: string } = { light: '', full: '' }

  constructor(wire: WireArticle, lists: Lists, shelf: RecordShelf) {
    const { sha, author, atHand } = wire
    const { record, headline, headlineIsOpening, excerpt, mentions, reading } = wire.article
    this.wire = wire
    this.record = new ShelvedRecord(record, sha, shelf) as unknown as ArticleRecord
    this.headline = headline
    this.headlineIsOpening = headlineIsOpening
    this.excerpt = excerpt
    this.reading = reading
    this.outlet = (record.outlet !== null && lists.outlets.get(record.outlet)) || null
    this.author = author
    this.mentions = mentions.flatMap((key) => lists.entities.get(key) ?? [])
    this.path = articlePath(record.id)
    this.documentPath = atHand ? documentPath(record.id) : null
    this.sourcePath = atHand ? sourcePath(record.id) : null
  }

  toJSON(): string {
    return `${ARTICLE_SIGN}${spelled(this)}`
  }
}

/** Stands before an article's number in the JSON of a plan; no text of a plan begins with it. */
export const ARTICLE_SIGN = '\u0000'

/** A JSON value of an article for another thread: `reviveArticle` makes the article of it. */
export interface WireArticle {
  readonly sha: string
  readonly article: StoredArticle
  readonly author: Author | null
  readonly atHand: boolean
}

let spelled = (article: ShelvedArticle): string => String(article.number)

/** JSON of a plan in which each article stands as `spell` says, behind a sign that no text begins with. */
export function planJson(plan: unknown, spell: (article: ShelvedArticle) => string): string {
  spelled = spell
  return JSON.stringify(plan)
}

/** A plan out of its JSON, where articles stand by number. */
export function revivePlan(json: string, articleAt: (number: number) => Article): unknown {
  const revive = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.startsWith(ARTICLE_SIGN) ? articleAt(Number(value.slice(1))) : value
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i += 1) value[i] = revive(value[i])
      return value
    }
    const object = value as Record<string, unknown>
    for (const key of Object.keys(object)) object[key] = revive(object[key])
    return object
  }
  return revive(JSON.parse(json))
}
