// What is kept of a record between builds: all that lists and cards show; its text is read from its file when it is asked for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, ArticleRecord, Author, Entity, Issue, Outlet } from '../model.ts'
import { articlePath, documentPath, shownOf, sourcePath } from './article.ts'
import { sha256Of } from './id.ts'
import type { NamePlace, NamesReader } from './mentions.ts'
import { closePack, MemoryDamaged, openPack, type Pack, type Place, pieceOf } from './pack.ts'
import { readingOf, readRecord } from './record.ts'

/** Fields that only an article's own page, its twin and the index need. */
const HEAVY = ['body', 'stories', 'quotes', 'related', 'removed', 'evidence'] as const
type Heavy = Pick<ArticleRecord, (typeof HEAVY)[number]>

/** Where the headline and the text name somebody: `kind/id`, UTF-16 offsets in the two, a line each (`NamePlace`). */
type StoredPlace = readonly [key: string, from: number, to: number]

/** A record's text as it is packed. */
interface PackedText {
  readonly heavy: Heavy
  readonly places: readonly StoredPlace[]
}

/** A record without its text, as plain JSON. */
export type LightRecord = Omit<ArticleRecord, keyof Heavy>

/** A record as it was read from its file: what is kept of it in lists, and its text as it is packed. */
export interface ReadRecord {
  readonly stored: StoredRecord
  /** Null for a file that cannot be used. */
  readonly text: Uint8Array | null
}

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
  names: NamesReader,
  look: (record: ArticleRecord) => void = () => {},
): ReadRecord {
  const { record, issues } = readRecord(text, path)
  const sha = textSha(text)
  if (!record) return { stored: { path, sha, issues, article: null }, text: null }
  look(record)
  const { body, stories, quotes, related, removed, evidence, ...light } = record
  const { named, ...shown } = shownOf(record)
  const given = evidence.outlet
  const mentioned = names.mentions(named)
  // A topic is no name: where nothing else is mentioned, nobody is named.
  const isNamed = mentioned.some(({ kind }) => kind !== 'topics')
  const places = (isNamed ? names.places(named) : []).map(
    ({ entity, from, to }): StoredPlace => [entityKey(entity), from, to],
  )
  const stored: StoredRecord = {
    path,
    sha,
    issues,
    article: {
      record: light,
      ...shown,
      mentions: mentioned.map(entityKey),
      isEmpty: record.title === null && body.trim() === '',
      reading: readingOf(record),
      outletGiven: given?.rule === 'outlet/given' ? given.value : null,
    },
  }
  const heavy: Heavy = { body, stories, quotes, related, removed, evidence }
  return { stored, text: packText(sha, { heavy, places }) }
}

/** UTF-16, which is read eight times as fast as UTF-8 and takes no more bytes in Arabic. */
const packText = (sha: string, text: PackedText): Uint8Array =>
  Buffer.from(sha + JSON.stringify(text), 'utf16le')

function unpackText(bytes: Buffer, sha: string): PackedText {
  const text = bytes.toString('utf16le')
  if (!text.startsWith(sha)) throw new MemoryDamaged('the text of another record lies in its place')
  return JSON.parse(text.slice(sha.length)) as PackedText
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

/** A record's text; of one that is read from its file it is not known where it names somebody. */
type RecalledText = PackedText | { readonly heavy: Heavy; readonly places: null }

/** Texts of records that were asked for last: a page asks for each of its fields. */
const RECALLED = 16

/** Reads the text of records of one content folder, the last ones once: out of the pack of texts, or from their files. */
export class RecordShelf {
  private readonly content: string
  private readonly pack: Pack | null
  private readonly held = new Map<string, RecalledText>()
  /** @param pack file of the pack; null where there is none. */
  constructor(content: string, pack: string | null) {
    this.content = content
    this.pack = pack === null ? null : openPack(pack)
  }

  recall(path: string, sha: string, place: Place | null): RecalledText {
    const key = `${sha} ${path}`
    const known = this.held.get(key)
    if (known) return known
    const text = this.pack && place ? unpackText(pieceOf(this.pack, place), sha) : this.readFile(path, sha)
    const [oldest] = this.held.keys()
    if (oldest !== undefined && this.held.size >= RECALLED) this.held.delete(oldest)
    this.held.set(key, text)
    return text
  }

  private readFile(path: string, sha: string): RecalledText {
    const text = readFileSync(join(this.content, path), 'utf8')
    const { record } = readRecord(text, path)
    if (!record || textSha(text) !== sha) throw new RecordChanged(path)
    const { body, stories, quotes, related, removed, evidence } = record
    return { heavy: { body, stories, quotes, related, removed, evidence }, places: null }
  }

  /** Closes the pack, which is opened again when a text is asked for. */
  close(): void {
    if (this.pack) closePack(this.pack)
  }
}

/** A record whose text is read when it is asked for. Spreading it gives what is light. */
class ShelvedRecord {
  readonly #shelf: RecordShelf
  readonly #wire: WireArticle
  constructor(light: LightRecord, wire: WireArticle, shelf: RecordShelf) {
    this.#shelf = shelf
    this.#wire = wire
    Object.assign(this, light)
  }
  get #heavy(): Heavy {
    const { sha, text } = this.#wire
    return this.#shelf.recall((this as unknown as LightRecord).path, sha, text).heavy
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

  readonly #lists: Lists
  readonly #shelf: RecordShelf

  constructor(wire: WireArticle, lists: Lists, shelf: RecordShelf) {
    this.#lists = lists
    this.#shelf = shelf
    const { author, atHand } = wire
    const { record, headline, headlineIsOpening, excerpt, mentions, reading } = wire.article
    this.wire = wire
    this.record = new ShelvedRecord(record, wire, shelf) as unknown as ArticleRecord
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

  /** Where headline and text, a line each, name somebody; null where the text must be read for it. */
  namePlaces(): readonly NamePlace[] | null {
    const { sha, text } = this.wire
    const { places } = this.#shelf.recall(this.record.path, sha, text)
    if (places === null) return null
    return places.flatMap(([key, from, to]) => {
      const entity = this.#lists.entities.get(key)
      return entity ? [{ entity, from, to }] : []
    })
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
  /** Where its text lies in the pack of texts; null where it is read from the record's file. */
  readonly text: Place | null
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
