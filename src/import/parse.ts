// Turns a decoded document into lines with roles and fields with evidence; no clock, no files, no network.

import type { Authority } from '../archive/authority.ts'
import type { ParsedDocument, RawDocument } from '../model.ts'
import { classify, type LineRules } from './classify.ts'
import { baseOf, readFields } from './fields.ts'
import { parseHtml } from './html.ts'
import { measureLines, splitLines } from './lines.ts'
import { readOutlet } from './outlet.ts'
import { datelineReader } from './rules/dateline.ts'
import { captionReader, creditReader, furnitureReader } from './rules/furniture.ts'
import { type DateOrder, readDateLine } from './rules/published.ts'

export interface ParseOptions {
  /** Outlet id that the user gave for all documents. */
  readonly outlet: string | null
  /** Day that the documents were collected, as YYYY-MM-DD; relative dates are read against it. Never today by default. */
  readonly crawled: string | null
}

/** The parser with its lists compiled; made once for many documents. */
export interface Parser {
  readonly parse: (document: RawDocument) => ParsedDocument
}

export function createParser(authority: Authority, options: ParseOptions): Parser {
  const dateline = datelineReader(authority)
  const rulesFor = (order: DateOrder): LineRules => ({
    furniture,
    credit,
    caption,
    dateline,
    date: (line) => readDateLine(line, order, options.crawled),
  })
  const furniture = furnitureReader(authority)
  const credit = creditReader(authority)
  const caption = captionReader(authority)
  return {
    parse: (document) => {
      if (document.mediaType === 'text/html')
        return parseHtml(document, { authority, options, rulesFor, dateline })
      const { lines, newline } = splitLines(document.text)
      const shapes = measureLines(lines)
      const first = classify(shapes, rulesFor('dmy'))
      const outlet = readOutlet(first, authority, options.outlet, dateline)
      const order = authority.outlets.find(({ id }) => id === outlet?.value)?.dateOrder ?? 'dmy'
      const read = order === 'dmy' ? first : classify(shapes, rulesFor(order))
      const base = baseOf(document, newline)
      return {
        ...base,
        lines: read.map(({ shape, role }) => ({ n: shape.n, role, text: shape.text })),
        ...readFields(read, outlet, dateline, base, options.crawled),
      }
    },
  }
}
