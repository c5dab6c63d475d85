// A hash of the program's own files: what is kept between runs is kept under it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

/** Folder of the program. */
export const ROOT = resolve(import.meta.dirname, '../..')

const FOLDERS = ['layouts', 'src']
const FILES = ['.eleventy.ts', 'package.json']
/** Code, style sheets and the words of the interface; the lists that the evidence is compiled from are not read. */
const SOURCE_RE = /\.(?:ts|js|json|css|svg)$/
const NAME = 'warraq/sources'

/**
 * 16 hexadecimal digits that change with any byte of the program's sources and with its place. Contents, not times: a
 * fresh checkout has the same sizes and any times. Worked out once for a process and its threads.
 */
export function sourcesHash() {
  const known = getEnvironmentData(NAME)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(ROOT)
  for (const file of [...FILES, ...FOLDERS.flatMap((folder) => filesBelow(folder))]) {
    const bytes = readFileSync(join(ROOT, file))
    hash.update(`\n${file} ${bytes.length}\n`).update(bytes)
  }
  const key = hash.digest('hex').slice(0, 16)
  setEnvironmentData(NAME, key)
  return key
}

/** Paths of sources from the program's folder, in an order that is the same on every system. */
function filesBelow(folder) {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    return SOURCE_RE.test(entry.name) ? [path] : []
  })
}
