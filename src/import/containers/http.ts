// Reads the heads that WARC records and web servers write, and undoes what was done to a page for its transport.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { MAX_DOCUMENT_BYTES, type Words } from './piece.ts'

export interface Head {
  /** First line. */
  readonly start: string
  /** Values by lower-case name; the first one where a name comes twice. */
  readonly values: ReadonlyMap<string, string>
}

/** A head whose end is further off is none. */
export const MOST_HEAD_BYTES = 256 * 1024

/** @returns where the head ends and what follows it begins; null when its end is not among the bytes. */
export function headEnd(bytes: Buffer): number | null {
  const crlf = bytes.indexOf('\r\n\r\n', 0, 'latin1')
  const lf = bytes.indexOf('\n\n', 0, 'latin1')
  if (crlf < 0 && lf < 0) return null
  return lf < 0 || (crlf >= 0 && crlf < lf) ? crlf + 4 : lf + 2
}

/** @param bytes a head; lines that begin with white space go on with the one before. */
export function readHeadLines(bytes: Uint8Array): Head {
  const [start = '', ...lines] = decodeHead(bytes)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const values = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !values.has(name)) values.set(name, line.slice(colon + 1).trim())
  }
  return { start: start.trim(), values }
}

function decodeHead(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

/** Type and character set of a `Content-Type`, both lower-case; null where it does not say. */
export function contentType(value: string | undefined): {
  readonly type: string | null
  readonly charset: string | null
} {
  const [type = '', ...rest] = (value ?? '').split(';')
  const charset = rest.join(';').match(/charset\s*=\s*["']?([^\s"';,]+)/i)?.[1]
  return { type: type.trim().toLowerCase() || null, charset: charset?.toLowerCase() ?? null }
}

const DAMAGED: Words = [
  'warc/encoding',
  'its page was packed for transport and cannot be unpacked',
  'capture it again',
]
const LARGE: Words = ['read/too-large', 'it is larger than 16 MiB', 'split it into its articles']

/**
 * Undoes chunks and packing. Crawlers often store a page unpacked under a head that still says that it is packed: what
 * has none of the packing's marks is taken as it is.
 */
export function decodeBody(
  body: Uint8Array,
  { values }: Head,
): { readonly bytes: Uint8Array } | { readonly words: Words } {
  let bytes = /\bchunked\b/i.test(values.get('transfer-encoding') ?? '') ? unchunk(body) : body
  const packings = (values.get('content-encoding') ?? '').toLowerCase().split(',')
  for (const packing of packings.map((name) => name.trim()).reverse()) {
    const unpack = UNPACK[packing]
    if (!unpack) continue
    try {
      bytes = unpack(bytes)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return { words: LARGE }
      if (isPacked(bytes, packing)) return { words: DAMAGED }
    }
  }
  return { bytes: new Uint8Array(bytes) }
}

const LIMIT = { maxOutputLength: MAX_DOCUMENT_BYTES }
const UNPACK: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, LIMIT),
  'x-gzip': (bytes) => gunzipSync(bytes, LIMIT),
  br: (bytes) => brotliDecompressSync(bytes, LIMIT),
  deflate: (bytes) => {
    try {
      return inflateSync(bytes, LIMIT)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw cause
      return inflateRawSync(bytes, LIMIT)
    }
  },
}

/** Gzip has a mark; of the others nothing but text is known to be unpacked. */
function isPacked(bytes: Uint8Array, packing: string): boolean {
  if (/gzip/.test(packing)) return bytes[0] === 0x1f && bytes[1] === 0x8b
  return bytes
    .subarray(0, 1024)
    .some((byte) => byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
}

/** @returns the chunks put together, what arrived of a body that breaks off, the body itself when it has no chunks. */
function unchunk(body: Uint8Array): Uint8Array {
  const view = Buffer.from(body.buffer, body.byteOffset, body.length)
  const parts: Uint8Array[] = []
  for (let at = 0; at < view.length; ) {
    const end = view.indexOf('\n', at, 'latin1')
    const size =
      end < 0 || end - at > 64
        ? null
        : view.toString('latin1', at, end).match(/^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i)
    if (!size?.[1]) return parts.length === 0 ? body : Buffer.concat([...parts, view.subarray(at)])
    const length = Number.parseInt(size[1], 16)
    if (length === 0) break
    parts.push(view.subarray(end + 1, end + 1 + length))
    at = end + 1 + length
    if (view[at] === 0x0d) at += 1
    if (view[at] === 0x0a) at += 1
  }
  return Buffer.concat(parts)
}
