// Many pieces in one file, each found by its place: a folder of as many files takes longer to write and to read.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'

/** Thrown where what a build remembers cannot be read: it is forgotten then, and everything is done again. */
export class MemoryDamaged extends Error {
  readonly code = DAMAGED
}
const DAMAGED = 'WARRAQ_MEMORY'

/** Whether that was thrown, on this thread or on another, from which errors come without their class. */
export const isMemoryDamaged = (cause: unknown): boolean =>
  (cause as NodeJS.ErrnoException | null)?.code === DAMAGED

/** Where a piece lies in its pack, in bytes, and its CRC-32. */
export interface Place {
  readonly at: number
  readonly length: number
  readonly check: number
}

export interface Pack {
  readonly file: string
  /** Opened when something is read from it. */
  handle: number | null
}

export const openPack = (file: string): Pack => ({ file, handle: null })

export function closePack(pack: Pack): void {
  if (pack.handle !== null) closeSync(pack.handle)
  pack.handle = null
}

/** The bytes of a piece as they were added; other bytes, or none, throw `MemoryDamaged`. */
export function pieceOf(pack: Pack, { at, length, check }: Place): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  try {
    pack.handle ??= openSync(pack.file, 'r')
    if (readSync(pack.handle, bytes, 0, length, at) !== length) throw new Error('it is too short')
    if (crc32(bytes) !== check) throw new Error('other bytes lie there')
  } catch (cause) {
    throw new MemoryDamaged(`${pack.file}: ${(cause as Error).message}`)
  }
  return bytes
}

/** All of a pack at once, where most of its pieces are wanted; empty where there is none. */
export function wholePack(file: string): (place: Place) => Buffer {
  const all = existsSync(file) ? readFileSync(file) : Buffer.of()
  return ({ at, length, check }) => {
    const bytes = all.subarray(at, at + length)
    if (bytes.length !== length || crc32(bytes) !== check)
      throw new MemoryDamaged(`${file}: other bytes lie there`)
    return bytes
  }
}

export interface Appending {
  /** Adds a piece at the end. */
  readonly add: (bytes: Uint8Array) => Place
  readonly close: () => void
}

/** Adds pieces at the end of a pack; what an earlier build wrote there stays where it is. */
export function appendTo(file: string): Appending {
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'a')
  let at = statSync(file).size
  return {
    add: (bytes) => {
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      const place = { at, length: bytes.length, check: crc32(bytes) }
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

/**
 * Takes out of the pack what nobody needs any longer, when that is most of it. Call when nothing reads from it.
 * @returns the new places of the pieces, by key; null where they stay as they are.
 */
export function tidyPack<K>(file: string, kept: ReadonlyMap<K, Place>): ReadonlyMap<K, Place> | null {
  let live = 0
  for (const { length } of kept.values()) live += length
  if (!existsSync(file) || statSync(file).size < 2 * live + WORTHWHILE) return null
  const beside = `${file}.tmp`
  rmSync(beside, { force: true })
  const source = openPack(file)
  const target = appendTo(beside)
  const moved = new Map<K, Place>()
  try {
    for (const [key, place] of kept) moved.set(key, target.add(pieceOf(source, place)))
  } finally {
    target.close()
    closePack(source)
  }
  renameSync(beside, file)
  return moved
}
