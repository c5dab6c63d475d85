// Turns a parsed document into a record.
import { escapeMarkdown } from '../archive/markdown.ts'
import { EVIDENCE_FIELDS, type NewRecord } from '../archive/record.ts'
import type {
  ArticleRecord,
  Evidence,
  EvidenceField,
  Found,
  ParsedDocument,
  PublishedDate,
} from '../model.ts'

/** What the parser found as a record: the body as Markdown that renders to the same words. */
export function toRecord(parsed: ParsedDocument): NewRecord {
  const value = <T>(found: Found<T> | null): T | null => found?.value ?? null
  const { dateline } = parsed
  return {
    id: parsed.id,
    language: parsed.language.value,
    title: value(parsed.title),
    kicker: value(parsed.kicker),
    published: value(parsed.published),
    time: timeOf(parsed.published),
    dateline: dateline?.value.text ?? null,
    place: dateline?.value.place ?? null,
    agency: dateline?.value.agency ?? null,
    outlet: value(parsed.outlet),
    author: value(parsed.author),
    photographer: value(parsed.photographer),
    credit: value(parsed.credit),
    url: value(parsed.url),
    body: bodyOf(parsed),
    stories: parsed.stories,
    quotes: parsed.quotes,
    related: parsed.related.map(({ text }) => text),
    removed: parsed.removed,
    evidence: evidenceOf(parsed),
    document: {
      path: parsed.path,
      sha256: parsed.sha256,
      mediaType: parsed.mediaType,
      encoding: parsed.encoding,
      size: parsed.size,
      repaired: parsed.repaired,
    },
  }
}

/** `14:20+03:00`; without a zone where none is known. */
function timeOf(published: PublishedDate | null): string | null {
  return published?.time ? `${published.time}${published.zone ?? ''}` : null
}

function bodyOf(parsed: ParsedDocument): string {
  const parts = [
    ...parsed.body.map(({ line, text }) => ({ line, text: escapeMarkdown(text) })),
    ...parsed.subheads.map(({ line, text }) => ({ line, text: `## ${escapeMarkdown(text)}` })),
  ]
  return `${parts
    .sort((a, b) => a.line - b.line)
    .map(({ text }) => text)
    .join('\n\n')}\n`
}

function evidenceOf(parsed: ParsedDocument): ArticleRecord['evidence'] {
  const entries = EVIDENCE_FIELDS.flatMap((field): [EvidenceField, Evidence][] => {
    const found = parsed[field]
    if (!found) return []
    const { value, basis, text, line, rule, confidence } = found
    const { candidates, flags } =
      field === 'published' && parsed.published ? parsed.published : { candidates: [], flags: [] }
    const written = typeof value === 'string' ? value : value.text
    return [[field, { value: written, basis, text, line, rule, confidence, candidates, flags }]]
  })
  return Object.fromEntries(entries)
}

/** Path of a new record below the content folder; a date corrected later does not move it. */
export function recordPath(record: Pick<ArticleRecord, 'id' | 'published'>): string {
  const month = record.published?.match(/^(\d{4})-(\d{2})/)
  return month ? `articles/${month[1]}/${month[2]}/${record.id}.md` : `articles/undated/${record.id}.md`
}
