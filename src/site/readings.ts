// Keeps documents as they were read, line by line, between builds: packed, behind the key of what each was read from.
import { deflateSync, inflateSync } from 'node:zlib'
import { MemoryDamaged, type Pack, pieceOf } from '../archive/pack.ts'
import type { SourceText } from '../model.ts'
import type { Packed } from './memory.ts'

export type { Packed } from './memory.ts'

/** The document of a source page; null where the parser could not read it. */
export function sourceOf(pack: Pack, { key, ...place }: Packed): SourceText | null {
  const bytes = pieceOf(pack, place)
  try {
    const text = inflateSync(bytes).toString()
    if (!text.startsWith(`${key}\n`)) throw new Error('another reading lies there')
    return JSON.parse(text.slice(key.length)) as SourceText | null
  } catch (cause) {
    throw new MemoryDamaged(`${pack.file}: ${(cause as Error).message}`)
  }
}

/** A reading as it is packed. */
export const packReading = (key: string, text: string): Uint8Array =>
  deflateSync(`${key}\n${text}`, { level: 1 })
