// Keeps between builds what is known of each segment, a file each, so that an unchanged one is not read again.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pack } from './packing.ts'
import type { KeptSegment } from './segment-files.ts'

const ENDING = '.json.gz'

/** Reads what was kept of a segment; null when it is not there or broken. */
export async function readKept(folder: string, key: string): Promise<KeptSegment | null> {
  try {
    return JSON.parse(gunzipSync(await readFile(join(folder, key + ENDING))).toString()) as KeptSegment
  } catch {
    return null
  }
}

/** Keeps a segment. */
export async function writeKept(folder: string, key: string, kept: KeptSegment): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, key + ENDING), pack(JSON.stringify(kept)))
}

/** Removes what was kept of all segments but some. */
export async function dropKept(folder: string, but: ReadonlySet<string>): Promise<void> {
  const files = await readdir(folder).catch(() => [])
  for (const file of files) {
    if (file.endsWith(ENDING) && !but.has(file.slice(0, -ENDING.length))) await rm(join(folder, file))
  }
}
