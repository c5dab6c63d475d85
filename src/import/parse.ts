// Turns a decoded document into lines with roles and fields with evidence; no clock, no files, no network.

import type { Authority } from '../archive/authority.ts'
import type { Issue, Line, ParsedDocument, RawDocument } from '../model.ts'
import { classify, type LineRules, type ReadLine } from './classify.ts'
import { baseOf, readFields, tailOf } from './fields.ts'
import {
  givenByline,
  givenKicker,
  givenOutlet,
  givenPublished,
  givenText,
  givenTitle,
  givenUrl,
} from './given.ts'
import { parseHtml } from './html.ts'
import { measureLines, splitLines } from './lines.ts'
import { readOutlet } from './outlet.ts'
import { type DatelineReader, datelineReader, MACHINE_RE } from './rules/dateline.ts'
import { captionReader, creditReader, furnitureReader } from './rules/furniture.ts'
import { type DateOrder, offsetOf, readDateLine } from './rules/published.ts'

export interface ParseOptions {
  /** Outlet id that the user gave for all documents. */
  readonly outlet: string | null
  /** Day that the documents were collected, as YYYY-MM-DD; relative dates are read against it. Never today by default. */
  readonly crawled: string | null
}

/** The parser with its lists compiled; made once for many documents. */
export interface Parser {
  /** @param outlet id that the user gave for this document; that of the options when left out. */
  readonly parse: (document: RawDocument, outlet?: string | null) => ParsedDocument
}

/** What a container says goes before what its item's text lets us guess; a line that repeats it keeps its place. */
function withGiven(
  document: RawDocument,
  fields: Pick<
    ParsedDocument,
    'title' | 'kicker' | 'published' | 'dateline' | 'author' | 'photographer' | 'credit'
  >,
  reader: DatelineReader,
  order: DateOrder,
  anchor: string | null,
  zone: string | null,
): Partial<ParsedDocument> {
  if (Object.keys(document.given).length === 0) return {}
  const title = givenTitle(document)
  const by = givenByline(document, reader)
  return {
    title: fields.title ?? title,
    kicker: givenKicker(document) ?? fields.kicker,
    published: givenPublished(document, order, anchor, zone) ?? fields.published,
    dateline: fields.dateline ?? by?.dateline ?? null,
    author: by ? by.author : fields.author,
    photographer: fields.photographer ?? givenText(document, 'photographer'),
    credit: fields.credit ?? givenText(document, 'credit'),
    url: givenUrl(document),
  }
}

function lineOf({ shape, role, rule }: ReadLine): Line {
  const { n, text, trimmed, tail } = shape
  const line = { n, role, text, ...(rule && { rule }) }
  return tail === null ? line : { ...line, parts: [{ role, text: trimmed }, tailOf(tail)] }
}

/** Tells what decoding could not settle. */
function withDecoding(
  { replaced = 0, mixed = 0, path }: RawDocument,
  parsed: ParsedDocument,
): ParsedDocument {
  const tell = (rule: string, message: string): Issue => ({
    severity: 'warning',
    rule: `encoding/${rule}`,
    path,
    line: null,
    message,
    hint: 'look for a better copy; the bytes are kept as they came',
  })
  const issues = [
    ...(replaced > 0 ? [tell('replaced', `${replaced} of its bytes are no text and show as \uFFFD`)] : []),
    ...(mixed > 0 ? [tell('mixed', `${mixed} of its lines are in another encoding than the rest`)] : []),
  ]
  return issues.length === 0 ? parsed : { ...parsed, issues: [...parsed.issues, ...issues] }
}

export function createParser(authority: Authority, options: ParseOptions): Parser {
  const dateline = datelineReader(authority)
  const rulesFor = (order: DateOrder, reader = dateline): LineRules => ({
    furniture,
    credit,
    caption,
    dateline: reader,
    date: (line) => (MACHINE_RE.test(line.trimmed) ? null : readDateLine(line, order, options.crawled)),
  })
  const furniture = furnitureReader(authority)
  const credit = creditReader(authority)
  const caption = captionReader(authority)
  const zones = new Map(
    authority.outlets.flatMap(({ id, zone }) => (zone === null ? [] : [[id, zone] as const])),
  )
  const withZone = (parsed: ParsedDocument): ParsedDocument => {
    const { published, outlet } = parsed
    const zone = outlet && zones.get(outlet.value)
    if (!published?.time || published.zone !== null || !zone) return parsed
    return { ...parsed, published: { ...published, zone: offsetOf(zone, published.value, published.time) } }
  }
  return {
    parse: (document, outlet = options.outlet) =>
      withDecoding(
        document,
        withZone(
          document.mediaType === 'text/html'
            ? parseHtml(document, { authority, options: { ...options, outlet }, rulesFor, dateline })
            : parseText(document, outlet),
        ),
      ),
  }

  function parseText(document: RawDocument, told: string | null): ParsedDocument {
    const { lines, newline } = splitLines(document.text)
    const shapes = measureLines(lines)
    const title = givenTitle(document)
    const first = classify(shapes, rulesFor('dmy'), title?.value)
    const given = told === null ? givenOutlet(document, authority.outlets) : null
    const outlet = given ?? readOutlet(first, authority, told, dateline)
    const house = authority.outlets.find(({ id }) => id === outlet?.value)
    const order = house?.dateOrder ?? 'dmy'
    // What the outlet's file says of its dates, datelines and tails makes the lines worth a second look.
    const own = dateline.of(house?.id ?? null)
    const tails = house?.tails ?? []
    // A dateline that told the outlet has been read already.
    const shaped = own !== dateline && outlet?.rule !== 'outlet/dateline'
    const again = order !== 'dmy' || shaped || tails.length > 0
    const read = again ? classify(measureLines(lines, tails), rulesFor(order, own), title?.value) : first
    const base = baseOf(document, newline)
    const fields = readFields(read, outlet, own, base, options.crawled)
    return {
      ...base,
      lines: read.map(lineOf),
      ...fields,
      ...withGiven(document, fields, own, order, options.crawled, house?.zone ?? null),
    }
  }
}
