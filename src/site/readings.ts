// Keeps documents as they were read, line by line, between builds: deflated, behind the key of what each was read from.
import { inflateSync } from 'node:zlib'
import { MemoryDamaged, type Pack, pieceOf } from '../archive/pack.ts'
import type { SourceText } from '../model.ts'
import type { Packed } from './memory.ts'

export type { Packed } from './memory.ts'

/** The document of a source page; null where the parser could not read it. */
export function sourceOf(pack: Pack, { key, ...place }: Packed): SourceText | null {
  const bytes = pieceOf(pack, place)
  if (bytes.toString('latin1', 0, key.length) !== key)
    throw new MemoryDamaged(`${pack.file}: the reading of another document lies in its place`)
  const packed = bytes.subarray(key.length)
  return packed.length === 0 ? null : (JSON.parse(inflateSync(packed).toString()) as SourceText)
}

/** A reading as it is packed. @param source JSON of a `SourceText`, deflated; null where there is none. */
export const packReading = (key: string, source: Uint8Array | null): Uint8Array =>
  Buffer.concat([Buffer.from(key, 'latin1'), source ?? new Uint8Array()])
