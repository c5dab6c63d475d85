// Packs what the index publishes: gzip, and names that say what a file holds.

import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { MAGIC } from './packed.ts'

/** A file to publish; `path` is below the search folder. */
export interface SearchFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The beginning of the SHA-256 of some values, in hexadecimal. */
export function digestOf(values: Iterable<string | Uint8Array>, digits: number): string {
  const hash = createHash('sha256')
  for (const value of values) hash.update(value)
  return hash.digest('hex').slice(0, digits)
}

/** gzip with the same bytes on every system: no time, no operating system in the header (RFC 1952). */
export function pack(bytes: string | Uint8Array): Uint8Array {
  const packed = gzipSync(bytes)
  packed[9] = 255
  return packed
}

/** A file laid out as Pagefind's own. */
export const packPagefind = (contents: string | Uint8Array): Uint8Array =>
  pack(Buffer.concat([Buffer.from(MAGIC), Buffer.from(contents as Uint8Array)]))

/** A file whose name says what it holds, so that it can be cached for ever. */
export function hashedFile(name: string, contents: string | Uint8Array, ending = 'json.gz'): SearchFile {
  return { path: `${name}.${digestOf([contents], 10)}.${ending}`, bytes: pack(contents) }
}
