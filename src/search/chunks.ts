// Cuts Pagefind's word index into smaller files: a reader asks for one word, and gets few others with it.

import { gunzipSync } from 'node:zlib'
import { cborCursor } from './cbor.ts'
import { chunkPath } from './format.ts'
import { MAGIC } from './packed.ts'
import { packPagefind, type SearchFile } from './packing.ts'
import { keyOfToken } from './tokens.ts'

/** Bytes of a chunk before packing, which makes a third of them. */
const CHUNK = 12_000

/** The head of a CBOR array (RFC 8949) of fewer than 65,536 values. */
const arrayHead = (length: number): number[] =>
  length < 24 ? [0x80 + length] : length < 256 ? [0x98, length] : [0x99, length >> 8, length & 255]

/** The words of Pagefind's chunks as they stand there, by stem. Words that Pagefind made itself are left out. */
function wordsByStem(files: readonly SearchFile[]): Map<string, Uint8Array[]> {
  const stems = new Map<string, Uint8Array[]>()
  for (const { path, bytes } of files) {
    if (!path.endsWith('.pf_index')) continue
    const chunk = gunzipSync(bytes)
    const cursor = cborCursor(chunk, MAGIC.length)
    if (cursor.array() !== 1) throw new Error(`Pagefind: ${path} holds more than words`)
    for (let words = cursor.array(); words > 0; words--) {
      const start = cursor.place()
      const fields = cursor.array()
      const key = keyOfToken(cursor.text())
      for (let field = 1; field < fields; field++) cursor.skip()
      if (key === null) continue
      const word = chunk.subarray(start, cursor.place())
      const stem = stems.get(key.stem)
      if (stem) stem.push(word)
      else stems.set(key.stem, [word])
    }
  }
  return stems
}

/** The shortest beginning of a stem that comes after the stem before it. */
export function boundOf(before: string, stem: string): string {
  let common = 0
  while (common < before.length && before[common] === stem[common]) common++
  return stem.slice(0, common + 1)
}

/** Pagefind's word index in chunks that hold stems whole, in order; with the bound that each begins at. */
export function cutChunks(files: readonly SearchFile[]): {
  readonly chunks: readonly string[]
  readonly files: readonly SearchFile[]
} {
  const stems = wordsByStem(files)
  const made: { bound: string; words: Uint8Array[]; size: number }[] = []
  let before = ''
  for (const stem of [...stems.keys()].sort()) {
    const words = stems.get(stem) ?? []
    const size = words.reduce((sum, { length }) => sum + length, 0)
    const last = made.at(-1)
    if (last === undefined || last.size + size > CHUNK)
      made.push({ bound: boundOf(before, stem), words: [...words], size })
    else {
      last.words.push(...words)
      last.size += size
    }
    before = stem
  }
  return {
    chunks: made.map(({ bound }) => bound),
    files: made.map(({ words }, n) => ({
      path: chunkPath(n),
      bytes: packPagefind(Buffer.concat([Uint8Array.from([0x81, ...arrayHead(words.length)]), ...words])),
    })),
  }
}
