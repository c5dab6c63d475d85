// Reads the fields of a document off its lines, each with its evidence.
import { idOf } from '../archive/id.ts'
import type {
  Dateline,
  Found,
  Issue,
  LinePart,
  ParsedDocument,
  PublishedDate,
  RawDocument,
  RemovedLine,
  TextLine,
} from '../model.ts'
import type { ReadLine } from './classify.ts'
import { readLanguage } from './language.ts'
import { readQuotes } from './quotes.ts'
import type { DatelineReader } from './rules/dateline.ts'
import type { LineRule } from './rules/line-rules.ts'
import { readPhotographer } from './rules/photographer.ts'
import { readLede, toPublished } from './rules/published.ts'
import { readStories } from './stories.ts'

/** Roles of lines that are no part of the story and are listed as removed. */
const REMOVED_RE = /^(?:boilerplate:|separator$|date$|caption$|related:heading$|related:teaser$)/

const TITLE_LABEL_RE = /^(?:#{1,3}\s+|(?:title|headline|العنوان|عنوان الخبر|عنوان المقال)\s*[:：]\s*)(?=\S)/iu

/** Languages in Arabic letters whose dates are often of the solar Hijri calendar, which is not read. */
const OTHER_CALENDARS: ReadonlySet<string> = new Set(['fa', 'ps', 'ckb', 'ur', 'ug', 'sd'])

/** The fields that need no reading. */
export type Base = Pick<
  ParsedDocument,
  'path' | 'sha256' | 'id' | 'mediaType' | 'encoding' | 'size' | 'repaired' | 'newline'
>

/** What is known of a document before it is read. */
export function baseOf(document: RawDocument, newline: string): Base {
  const { path, sha256, mediaType, encoding, bytes, repaired } = document
  return { path, sha256, id: idOf(sha256), mediaType, encoding, size: bytes.length, repaired, newline }
}

/** Everything that the roles of the lines give; the HTML reader adds what the markup says. */
export function readFields(
  read: readonly ReadLine[],
  outlet: Found<string> | null,
  dateline: DatelineReader,
  base: Base,
  anchor: string | null,
): Omit<ParsedDocument, keyof Base | 'lines'> {
  const body = textOf(read, 'body')
  const place = readDateline(read, dateline)
  const language = readLanguage(
    read
      .filter(({ role }) => role === 'body' || role === 'title')
      .map(({ shape }) => shape.trimmed)
      .join('\n'),
  )
  const published = OTHER_CALENDARS.has(language.value) ? null : readPublished(read, dateline, anchor)
  return {
    language,
    title: fieldOf(read, 'title', 'title/first-headline', 0.9),
    kicker: fieldOf(read, 'kicker', 'kicker/above-headline', 0.7),
    published,
    dateline: place.dateline,
    outlet,
    author: place.author,
    photographer: readPhotographer(read, dateline.names),
    credit: readCredit(read),
    url: null,
    subheads: textOf(read, 'subhead'),
    body,
    stories: readStories(read, dateline),
    quotes: readQuotes(body),
    related: read
      .filter(({ role }) => role === 'related:title' || role === 'related:video_caption')
      .map(toTextLine),
    removed: read.flatMap(removedOf),
    issues: issuesOf(base, body, published),
  }
}

/** The line itself, where it is no part of the story, and the end that was cut off it. */
function removedOf({ shape, role, rule }: ReadLine): readonly RemovedLine[] {
  const line = REMOVED_RE.test(role)
    ? [{ line: shape.n, role, text: shape.trimmed, ...(rule && { rule }) }]
    : []
  return shape.tail === null ? line : [...line, { line: shape.n, ...tailOf(shape.tail) }]
}

/** The end that an outlet's pages glue to the last words of a paragraph. */
export function tailOf(text: string): LinePart {
  return { role: 'boilerplate:other', text, rule: 'furniture/tail' satisfies LineRule }
}

function toTextLine({ shape }: ReadLine): TextLine {
  return { line: shape.n, text: shape.trimmed }
}

function textOf(read: readonly ReadLine[], role: ReadLine['role']): readonly TextLine[] {
  return read.filter((line) => line.role === role).map(toTextLine)
}

function fieldOf(
  read: readonly ReadLine[],
  role: ReadLine['role'],
  rule: string,
  confidence: number,
): Found<string> | null {
  const line = read.find((candidate) => candidate.role === role)
  if (!line) return null
  const { trimmed, n } = line.shape
  // Texts taken out of feeds and notes say what the line is: «Title: …», «# …».
  const value = role === 'title' ? trimmed.replace(TITLE_LABEL_RE, '') : trimmed
  return { value, basis: 'stated', text: trimmed, line: n, rule, confidence }
}

export function readCredit(read: readonly ReadLine[]): Found<string> | null {
  const line = read.find(({ credit, role }) => role === 'source_credit' && credit !== null)
  if (!line?.credit) return null
  return {
    value: line.credit,
    basis: 'stated',
    text: line.shape.trimmed,
    line: line.shape.n,
    rule: 'credit/labelled',
    confidence: 0.95,
  }
}

/** A line of its own in the head, else the beginning of the first paragraph. */
export function readDateline(
  read: readonly ReadLine[],
  reader: DatelineReader,
): { dateline: Found<Dateline> | null; author: Found<string> | null } {
  const author = (line: ReadLine, value: string, rule: string): Found<string> => ({
    value,
    basis: 'stated',
    text: line.shape.trimmed,
    line: line.shape.n,
    rule,
    confidence: 0.85,
  })
  const own = read.find((line) => line.dateline !== null)
  const byline = read.find((line) => line.author !== null)
  const by = byline?.author ? author(byline, byline.author, 'author/line') : null
  if (own?.dateline) {
    const { trimmed, n } = own.shape
    return {
      dateline: {
        value: own.dateline,
        basis: 'stated',
        text: trimmed,
        line: n,
        rule: 'dateline/line',
        confidence: 0.95,
      },
      author: by,
    }
  }
  const lede = read.find(({ role }) => role === 'body')
  const inline = lede && reader.inline(lede.shape.trimmed)
  const byInline = lede && inline?.author ? author(lede, inline.author, 'author/inline') : null
  if (!lede || !inline?.dateline) return { dateline: null, author: by ?? byInline }
  return {
    dateline: {
      value: inline.dateline,
      basis: 'stated',
      text: inline.dateline.text,
      line: lede.shape.n,
      rule: 'dateline/inline',
      confidence: 0.9,
    },
    author: by ?? byInline,
  }
}

/** A date line first, wherever it stands; else what the opening paragraph says of its day. */
function readPublished(
  read: readonly ReadLine[],
  reader: DatelineReader,
  anchor: string | null,
): PublishedDate | null {
  const own = read.find(({ date }) => date?.kind === 'published')
  if (own?.date) return toPublished(own.date.reading, own.shape.n, 'date/line', 'stated', 0.95)
  const filed = read.find((line) => line.filed !== null)
  if (filed?.filed) return toPublished(filed.filed, filed.shape.n, 'date/dateline', 'stated', 0.9)
  const lede = read.find(({ role }) => role === 'body')
  const inline = lede && reader.inline(lede.shape.trimmed)
  if (lede && inline?.date) return toPublished(inline.date, lede.shape.n, 'date/dateline', 'stated', 0.9)
  const told = lede && readLede(lede.shape, anchor)
  if (!lede || !told) return null
  return toPublished(told.reading, lede.shape.n, told.rule, 'stated', 0.5)
}

function issuesOf(base: Base, body: readonly TextLine[], published: PublishedDate | null): readonly Issue[] {
  const issues: Issue[] = []
  const add = (rule: string, line: number | null, message: string, hint: string) =>
    issues.push({ severity: 'warning', rule, path: base.path, line, message, hint })
  if (body.length === 0)
    add(
      'parse/no-body',
      null,
      'no running text was found',
      'look at the document and write the body into its record',
    )
  if (base.repaired) {
    const { was, misreadAs, lines } = base.repaired
    const message = `${lines} of its lines were ${was} text that somebody read as ${misreadAs}; they were set right`
    add('encoding/mojibake', null, message, 'nothing needs to be done; a better copy would be worth having')
  }
  for (const flag of published?.flags ?? []) {
    if (flag.endsWith('conflict'))
      add(
        `date/${flag.replace(/_/g, '-')}`,
        published?.line ?? null,
        `the date \`${published?.text}\` contradicts itself`,
        'check it and correct `published` in the record',
      )
  }
  return issues
}
