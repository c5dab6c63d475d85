// Reads and writes the file of a record, and tells one that a person changed.
import type {
  ArticleRecord,
  Evidence,
  EvidenceField,
  Issue,
  LineRole,
  Quote,
  RemovedLine,
  Repair,
  Story,
} from '../model.ts'
import { readFrontMatter, writeFrontMatter } from './front-matter.ts'
import { isId, sha256Of } from './id.ts'
import { asMap, asString, asStrings, type Yaml } from './yaml.ts'

/** The fields that carry evidence, in the order in which they are written. */
export const EVIDENCE_FIELDS: readonly EvidenceField[] = [
  'language',
  'title',
  'kicker',
  'published',
  'dateline',
  'outlet',
  'author',
  'photographer',
  'credit',
  'url',
]
/** Every key that a record's front matter may have, in the order in which they are written. */
const KEYS = [
  'id',
  'title',
  'kicker',
  'published',
  'time',
  'dateline',
  'place',
  'agency',
  'outlet',
  'author',
  'photographer',
  'credit',
  'url',
  'language',
  'stories',
  'quotes',
  'related',
  'evidence',
  'removed',
  'document',
  'checksum',
] as const

/** Keys that are left out where they say nothing, so that records written before there were such keys stay as they are. */
const OPTIONAL: ReadonlySet<string> = new Set(['time', 'photographer', 'stories', 'quotes'])

/** The fields of a record before it has a file. */
export type NewRecord = Omit<ArticleRecord, 'path' | 'edited'>

/** The file of a record as the parser writes it. */
export function writeRecord(record: NewRecord): string {
  return writeFrontMatter({ ...fieldsOf(record), checksum: checksumOf(record) }, record.body)
}

function fieldsOf(record: NewRecord): Record<string, unknown> {
  const { body, evidence, document, ...fields } = record
  const { repaired, ...file } = document
  const compact = Object.fromEntries(
    Object.entries(evidence).map(([field, found]) => [field, compactEvidence(found)]),
  )
  const all: Record<string, unknown> = {
    ...fields,
    quotes: fields.quotes.map(compactQuote),
    removed: fields.removed.map(compactRemoved),
    evidence: compact,
    document: repaired ? { ...file, repaired } : file,
  }
  const says = (key: string) => all[key] !== null && !(Array.isArray(all[key]) && all[key].length === 0)
  return Object.fromEntries(
    KEYS.filter((key) => key !== 'checksum' && (!OPTIONAL.has(key) || says(key))).map((key) => [
      key,
      all[key] ?? null,
    ]),
  )
}

function compactQuote({ text, line, endLine, speaker, attribution }: Quote): Record<string, unknown> {
  return { line, ...(endLine !== line && { endLine }), text, speaker, ...(attribution && { attribution }) }
}

/** Records of versions that gave no rules keep their checksum. */
function compactRemoved({ line, role, rule, text }: RemovedLine): RemovedLine {
  return { line, role, ...(rule !== undefined && { rule }), text }
}

function compactEvidence(found: Evidence): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(found).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

/** Covers all that the file holds, whatever its YAML style: a change of one character shows. */
function checksumOf(record: NewRecord): string {
  const { body, ...rest } = record
  return sha256Of(JSON.stringify([fieldsOf({ ...rest, body }), body.trim()])).slice(0, 16)
}

/**
 * Stands for what a document was read as: the same for two records that say the same of it. Where the document lies,
 * and the names of rules, which records of earlier versions lack, do not count.
 */
export function readingOf({ document, removed, ...record }: NewRecord): string {
  return checksumOf({
    ...record,
    removed: removed.map(({ line, role, text }) => ({ line, role, text })),
    document: { ...document, path: '' },
  })
}

export interface ReadRecord {
  readonly record: ArticleRecord | null
  readonly issues: readonly Issue[]
}

/**
 * Reads a record's file. Unknown keys are told and left out, a field that cannot be used is told and counts as
 * unknown; a file without a usable id, document or front matter gives no record.
 * @param path below the content folder, for messages.
 */
export function readRecord(text: string, path: string): ReadRecord {
  const front = readFrontMatter(text, path)
  if ('issue' in front) return { record: null, issues: [front.issue] }
  const { fields, lineOf, body } = front
  const issues: Issue[] = []
  const tell = (key: string, severity: Issue['severity'], rule: string, message: string, hint: string) =>
    issues.push({ severity, rule: `record/${rule}`, path, line: lineOf(key), message, hint })
  for (const key of Object.keys(fields)) {
    if (!(KEYS as readonly string[]).includes(key)) {
      tell(
        key,
        'warning',
        'unknown-key',
        `\`${key.slice(0, 40)}\` is no field of a record and was left out`,
        `remove the line; the fields are ${KEYS.join(', ')}`,
      )
    }
  }
  const id = asString(fields.id)
  const document = asMap(fields.document)
  const sha256 = asString(document?.sha256)
  if (!id || !isId(id) || !document || !sha256 || !/^[0-9a-f]{64}$/.test(sha256)) {
    tell(
      'id',
      'error',
      'incomplete',
      'the record lacks its `id` or the `sha256` of its document',
      'restore the lines, or delete the file to have it made again',
    )
    return { record: null, issues }
  }
  const published = readPublished(asString(fields.published), tell)
  const record: NewRecord = {
    id,
    language: readLanguageTag(asString(fields.language), tell),
    title: asString(fields.title),
    kicker: asString(fields.kicker),
    published,
    time: readTime(asString(fields.time), tell),
    dateline: asString(fields.dateline),
    place: asString(fields.place),
    agency: asString(fields.agency),
    outlet: asString(fields.outlet),
    author: asString(fields.author),
    photographer: asString(fields.photographer),
    credit: asString(fields.credit),
    url: asString(fields.url),
    body,
    stories: readStories(fields.stories),
    quotes: readQuotes(fields.quotes),
    related: asStrings(fields.related),
    removed: readRemoved(fields.removed),
    evidence: readEvidence(fields.evidence),
    document: {
      path: asString(document.path) ?? '',
      sha256,
      mediaType: document.mediaType === 'text/html' ? 'text/html' : 'text/plain',
      encoding: (asString(document.encoding) ?? 'utf-8') as ArticleRecord['document']['encoding'],
      size: Number(document.size) || 0,
      repaired: readRepair(document.repaired),
    },
  }
  const edited = asString(fields.checksum) !== checksumOf(record)
  return { record: { ...record, evidence: markEdited(record), path, edited }, issues }
}

type Tell = (key: string, severity: Issue['severity'], rule: string, message: string, hint: string) => void

const EDTF_RE = /^(?:\d{3}[\dX]|\d{2}XX|XXXX)(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?$/

/** EDTF of a day, month, year or decade, or an interval of these; real days only. */
export function isEdtf(value: string): boolean {
  const parts = value.split('/')
  if (parts.length > 2) return false
  return parts.every((part) => {
    if (!EDTF_RE.test(part)) return false
    const day = part.match(/^(\d{4}|XXXX)-(\d{2})-(\d{2})$/)
    if (!day) return true
    const year = day[1] === 'XXXX' ? 2000 : Number(day[1])
    return Number(day[3]) <= new Date(Date.UTC(year, Number(day[2]), 0)).getUTCDate()
  })
}

function readPublished(value: string | null, tell: Tell): string | null {
  if (value === null || isEdtf(value)) return value
  tell(
    'published',
    'error',
    'date',
    `published: "${value.slice(0, 40)}" is not a date`,
    'write YYYY-MM-DD, YYYY-MM, YYYY or XXXX-MM-DD',
  )
  return null
}

/** ISO 8601 time of day with an optional zone. */
function readTime(value: string | null, tell: Tell): string | null {
  if (value === null || /^(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/.test(value))
    return value
  tell(
    'time',
    'error',
    'time',
    `time: "${value.slice(0, 40)}" is not a time of day`,
    'write 14:20 or 14:20+03:00',
  )
  return null
}

function mapsOf(value: Yaml | undefined): readonly { readonly [key: string]: Yaml }[] {
  return (Array.isArray(value) ? value : []).map(asMap).filter((map) => map !== null)
}

function readStories(value: Yaml | undefined): readonly Story[] {
  return mapsOf(value).map((map) => {
    const line = Number(map.line) || 0
    return {
      title: typeof map.title === 'string' ? map.title : null,
      line,
      endLine: Number(map.endLine) || line,
    }
  })
}

function readQuotes(value: Yaml | undefined): readonly Quote[] {
  return mapsOf(value).flatMap((map): Quote[] => {
    const { text } = map
    const line = Number(map.line) || 0
    const said = asMap(map.attribution)
    const attribution = said && {
      text: typeof said.text === 'string' ? said.text : '',
      line: Number(said.line) || 0,
      rule: asString(said.rule) ?? 'record/unknown',
      confidence: Number(said.confidence) || 0,
    }
    return typeof text !== 'string'
      ? []
      : [{ text, line, endLine: Number(map.endLine) || line, speaker: asString(map.speaker), attribution }]
  })
}

function readRepair(value: Yaml | undefined): Repair | null {
  const map = asMap(value)
  return map
    ? {
        was: (asString(map.was) ?? 'utf-8') as Repair['was'],
        misreadAs: (asString(map.misreadAs) ?? 'windows-1252') as Repair['misreadAs'],
        lines: Number(map.lines) || 0,
      }
    : null
}

function readLanguageTag(value: string | null, tell: Tell): string {
  if (value !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)) return value
  tell(
    'language',
    'warning',
    'language',
    `language: "${(value ?? '').slice(0, 40)}" is not a language code`,
    'write ar, fa, en or the like',
  )
  return 'ar'
}

function readRemoved(value: Yaml | undefined): readonly RemovedLine[] {
  return (Array.isArray(value) ? value : []).flatMap((entry) => {
    const map = asMap(entry)
    const text = map?.text
    if (!map || typeof text !== 'string') return []
    const rule = asString(map.rule)
    const role = (asString(map.role) ?? 'boilerplate:other') as LineRole
    return [{ line: Number(map.line) || 0, role, ...(rule !== null && { rule }), text }]
  })
}

function readEvidence(value: Yaml | undefined): ArticleRecord['evidence'] {
  const map = asMap(value)
  const entries = EVIDENCE_FIELDS.flatMap((field): [EvidenceField, Evidence][] => {
    const found = asMap(map?.[field])
    if (!found) return []
    return [
      [
        field,
        {
          value: typeof found.value === 'string' ? found.value : '',
          basis: (asString(found.basis) ?? 'edited') as Evidence['basis'],
          text: typeof found.text === 'string' ? found.text : null,
          line: found.line == null ? null : Number(found.line),
          rule: asString(found.rule) ?? 'record/unknown',
          confidence: Number(found.confidence) || 0,
          candidates: asStrings(found.candidates),
          flags: asStrings(found.flags),
        },
      ],
    ]
  })
  return Object.fromEntries(entries)
}

/** A field whose value is not the one that was found has been edited, and says so. */
function markEdited(record: NewRecord): ArticleRecord['evidence'] {
  const entries = EVIDENCE_FIELDS.flatMap((field): [EvidenceField, Evidence][] => {
    const value = record[field]
    const found = record.evidence[field]
    if (value === null) return []
    if (found && found.value === value) return [[field, found]]
    return [
      [
        field,
        {
          value,
          basis: 'edited',
          text: null,
          line: null,
          rule: 'record/edited',
          confidence: 1,
          candidates: [],
          flags: [],
        },
      ],
    ]
  })
  return Object.fromEntries(entries)
}
