// Keeps between builds what is known of each segment, a file each, so that an unchanged one is not read again.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pack } from './packing.ts'
import type { KeptSegment } from './segment-files.ts'

const ENDING = '.json.gz'

/** Reads what was kept under a key, of a segment unless another kind is named; null when it is not there or broken. */
export async function readKept<T = KeptSegment>(folder: string, key: string): Promise<T | null> {
  try {
    const { of, kept } = JSON.parse(gunzipSync(await readFile(join(folder, key + ENDING))).toString())
    return of === key ? (kept as T) : null
  } catch {
    return null
  }
}

/** Keeps something under a key, which stands in the file too. */
export async function writeKept<T = KeptSegment>(folder: string, key: string, kept: T): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, key + ENDING)
  await writeFile(file, pack(JSON.stringify({ of: key, kept }))).catch(async (cause) => {
    await rm(file, { force: true })
    throw cause
  })
}

/** Removes what was kept under all keys but some. */
export async function dropKept(folder: string, but: ReadonlySet<string>): Promise<void> {
  const files = await readdir(folder).catch(() => [])
  for (const file of files) {
    if (file.endsWith(ENDING) && !but.has(file.slice(0, -ENDING.length))) await rm(join(folder, file))
  }
}
