// Keeps documents as they were read, line by line, between builds: packed into one file, found by their places.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import type { SourceText } from '../model.ts'
import type { Packed } from './memory.ts'

export type { Packed } from './memory.ts'

/** Thrown where what a build remembers cannot be read: it is forgotten then, and everything is done again. */
export class MemoryDamaged extends Error {}

export interface ReadingsPack {
  readonly file: string
  /** Opened when something is read from it. */
  handle: number | null
}

export const openReadings = (file: string): ReadingsPack => ({ file, handle: null })

export function closeReadings(pack: ReadingsPack): void {
  if (pack.handle !== null) closeSync(pack.handle)
  pack.handle = null
}

/** The document of a source page; null where the parser could not read it. */
export function sourceOf(pack: ReadingsPack, { key, at, length }: Packed): SourceText | null {
  try {
    pack.handle ??= openSync(pack.file, 'r')
    const bytes = Buffer.alloc(length)
    if (readSync(pack.handle, bytes, 0, length, at) !== length) throw new Error('it is too short')
    const text = inflateSync(bytes).toString()
    if (!text.startsWith(`${key}\n`)) throw new Error('another reading lies there')
    return JSON.parse(text.slice(key.length)) as SourceText | null
  } catch (cause) {
    throw new MemoryDamaged(`${pack.file}: ${(cause as Error).message}`)
  }
}

/** A reading as it is packed, behind the key of what it was read from. */
export const packReading = (key: string, text: string): Uint8Array =>
  deflateSync(`${key}\n${text}`, { level: 1 })

/** Adds readings at the end of the pack; what an earlier build wrote there stays where it is. */
export function appendTo(file: string): {
  readonly add: (bytes: Uint8Array) => { readonly at: number; readonly length: number }
  readonly close: () => void
} {
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'a')
  let at = statSync(file).size
  return {
    add: (bytes) => {
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      const place = { at, length: bytes.length }
      at += bytes.length
      return place
    },
    close: () => closeSync(handle),
  }
}

/** Bytes in the pack; none where there is no pack. */
export const sizeOfPack = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Takes off what was added since it had so many bytes. */
export function cutPack(file: string, size: number): void {
  if (size === 0) rmSync(file, { force: true })
  else if (sizeOfPack(file) > size) truncateSync(file, size)
}

/** Bytes of the pack that are worth a rewriting when nobody needs them. */
const WORTHWHILE = 16 * 1024 * 1024

/** The pack without what no article needs any longer, when that is most of it. Call when nothing reads from it. */
export function tidied(file: string, kept: ReadonlyMap<string, Packed>): ReadonlyMap<string, Packed> {
  const live = [...kept.values()].reduce((sum, { length }) => sum + length, 0)
  if (!existsSync(file) || statSync(file).size < 2 * live + WORTHWHILE) return kept
  const beside = `${file}.tmp`
  rmSync(beside, { force: true })
  const source = openSync(file, 'r')
  const target = appendTo(beside)
  const moved = new Map<string, Packed>()
  try {
    for (const [id, { key, at, length }] of kept) {
      const bytes = Buffer.alloc(length)
      readSync(source, bytes, 0, length, at)
      moved.set(id, { key, ...target.add(bytes) })
    }
  } finally {
    target.close()
    closeSync(source)
  }
  renameSync(beside, file)
  return moved
}
