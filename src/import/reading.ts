// What becomes of one document: decoded, parsed, and written as a record or a line of JSON; the same here and in a worker.
import { deflateSync } from 'node:zlib'
import type { Authority } from '../archive/authority.ts'
import { printable } from '../archive/front-matter.ts'
import { type MentionReader, mentionReader } from '../archive/mentions.ts'
import { readingOf, writeRecord } from '../archive/record.ts'
import type { Issue, ParsedDocument, Quarantined, RawDocument, ReceivedDocument } from '../model.ts'
import { toJson } from './json.ts'
import { createParser, type ParseOptions, type Parser } from './parse.ts'
import { decodeReceived } from './read.ts'
import { recordPath, toRecord } from './record.ts'
import { toSource } from './source-text.ts'

/** What a document is read into: the file of its record, the contract's line of JSON, or a `SourceText`. */
export type Product = 'record' | 'json' | 'source'

/** What came of a document: never nothing. */
export type Outcome =
  | { readonly refused: Quarantined }
  | {
      readonly id: string
      /** Below the content folder. */
      readonly file: string
      /** What the file holds, or the JSON; empty for a `SourceText`. */
      readonly text: string
      /** JSON of a `SourceText`, deflated. */
      readonly packed?: Uint8Array
      readonly issues: readonly Issue[]
    }

/** Everything that reading needs, compiled once. */
export interface ReadingKit {
  readonly parser: Parser
  readonly product: Product
  readonly mentions: MentionReader | null
}

export function createReadingKit(authority: Authority, options: ParseOptions, product: Product): ReadingKit {
  return {
    parser: createParser(authority, options),
    product,
    mentions: product === 'json' ? mentionReader(authority.entities) : null,
  }
}

/**
 * Reads one document; what it holds never makes it throw.
 * @param outlet id that the user gave for it; that of the kit's options when left out.
 */
export function readReceived(
  received: ReceivedDocument,
  { parser, product, mentions }: ReadingKit,
  outlet?: string,
): Outcome {
  const decoded = decodeReceived(received)
  if ('refused' in decoded) return decoded
  const parsed = parseGuarded(parser, decoded.document, outlet)
  if ('refused' in parsed) return parsed
  const record = toRecord(parsed)
  const made = { id: parsed.id, file: recordPath(record), issues: parsed.issues }
  if (product === 'source') {
    const source = deflateSync(JSON.stringify(toSource(parsed, readingOf(record))), { level: 1 })
    // A copy without the memory around it, which would go to another thread too.
    return { ...made, text: '', packed: new Uint8Array(source) }
  }
  if (!mentions) return { ...made, text: writeRecord(record) }
  const named = mentions([parsed.title?.value ?? '', ...parsed.body.map(({ text }) => text)].join('\n'))
  return { ...made, text: `${JSON.stringify(toJson(parsed, named))}\n` }
}

/** A fault of the parser stops one document, never the others. */
function parseGuarded(
  parser: Parser,
  document: RawDocument,
  outlet: string | undefined,
): ParsedDocument | { readonly refused: Quarantined } {
  try {
    return parser.parse(document, outlet)
  } catch (cause) {
    const message = `the parser failed on it: ${printable((cause as Error).message)}`
    const hint = 'report it with the document; write its record by hand meanwhile'
    return { refused: refusalOf(document, 'parse/failed', message, hint) }
  }
}

/** A document that was received and cannot become a record. */
export function refusalOf(
  { path, sha256, bytes }: Pick<ReceivedDocument, 'path' | 'sha256' | 'bytes'>,
  rule: string,
  message: string,
  hint: string,
): Quarantined {
  return { path, sha256, size: bytes.length, rule, message, hint }
}
