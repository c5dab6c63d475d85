// Tells which program made something: a hash of the modules that a stage is made of, so that a change of one counts where it is used.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const IMPORT_RE = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g
/** What modules may read while they run lies here, beside them. */
const DATA_FOLDER = 'src'
const CODE_RE = /\.(?:ts|js|md)$/

/**
 * @param entries modules from the root of the program, such as `layouts/render.ts`; a folder with a slash at its end
 * stands for all that lies in it.
 * @returns a hash of them, of all that they import, of data files and of the versions of all packages.
 */
export type ProgramKey = (entries: readonly string[]) => string

/** Reads each file once. */
export function programKeys(): ProgramKey {
  const { filesOf, textOf } = programFiles()
  return (entries) => {
    const hash = createHash('sha256')
    for (const path of filesOf(entries)) hash.update(`${path}\0${textOf(path)}\0`)
    return hash.digest('hex').slice(0, 16)
  }
}

/** The files that modules are made of, sorted, and their texts. */
export function programFiles() {
  const texts = new Map<string, string>()
  const textOf = (path: string): string => {
    const known = texts.get(path)
    if (known !== undefined) return known
    const text = readFileSync(join(ROOT, path), 'utf8')
    texts.set(path, text)
    return text
  }
  const imports = new Map<string, readonly string[]>()
  const importsOf = (path: string): readonly string[] => {
    const known = imports.get(path)
    if (known) return known
    const found = CODE_RE.test(path)
      ? [...textOf(path).matchAll(IMPORT_RE)].map(([, to = '']) =>
          relative(ROOT, resolve(ROOT, dirname(path), to)),
        )
      : []
    imports.set(path, found)
    return found
  }
  let data: readonly string[] | null = null
  const filesOf = (entries: readonly string[]): readonly string[] => {
    data ??= filesBelow(DATA_FOLDER).filter((path) => !CODE_RE.test(path))
    const seen = new Set<string>(['package.json', ...data])
    const follow = (path: string): void => {
      if (seen.has(path)) return
      seen.add(path)
      for (const to of importsOf(path)) follow(to)
    }
    for (const entry of entries)
      for (const path of entry.endsWith('/') ? filesBelow(entry) : [entry]) follow(path)
    return [...seen].sort()
  }
  return { filesOf, textOf }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}
