// Publishes a site: files wait beside it, are moved into it in an order that is safe to interrupt, the stale ones go last.
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** List of the site's files in BagIt's form: SHA-256, two spaces, path. It also says which files are the site's own. */
export const MANIFEST = 'manifest-sha256.txt'
/** Paths that a commit is about to write or remove; it is there while one is at work, or after one was killed. */
const UNDER_WAY = 'under-way.json'

export interface Published {
  /** Files of the site. */
  readonly files: number
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** Files of the site before that stay until the next build. */
  readonly kept: number
}

/** What was refused before anything was written. */
export interface PublishRefusal {
  readonly refused: string
  readonly hint: string
}

/** A site that is about to be published; nothing of it changes before `publish`. */
export interface Publication {
  readonly output: string
  readonly state: string
  /** Folder in which new files wait, under their paths in the site. */
  readonly stage: string
  /** Files of the site as it is, with the checksums that its manifest has; null where none is known. */
  readonly old: ReadonlyMap<string, string | null>
  /** Whether there is no site yet. */
  readonly isFirst: boolean
}

/** A file of the new site; `staged` says that it waits to be moved in, else it is there already. */
export interface Entry {
  readonly path: string
  readonly sha256: string
  readonly staged: boolean
}

/**
 * @param output the site's folder, its own alone: a folder that holds files of somebody else is refused.
 * @param state folder for what is being made, on the same file system.
 */
export async function openPublication(output: string, state: string): Promise<Publication | PublishRefusal> {
  const listed = await readManifest(output)
  const broken = await readPaths(join(state, UNDER_WAY))
  const old = new Map<string, string | null>(listed ?? [])
  // After a commit that was killed, files of the site stand in the folder that its manifest does not list yet.
  for (const path of broken) if (!old.has(path)) old.set(path, null)
  let isFirst = false
  if (!listed && broken.length === 0) {
    const names = await readdir(output).catch((cause: NodeJS.ErrnoException) =>
      cause.code === 'ENOENT' ? [] : cause,
    )
    if (names instanceof Error)
      return {
        refused: `${output} cannot be used as the output folder: ${names.message}`,
        hint: 'check the path and its permissions',
      }
    if (names.length > 0) {
      return {
        refused: `${output} holds files that no build of this program wrote`,
        hint: 'name an empty or new folder with --output, so that nothing of yours is written over',
      }
    }
    isFirst = true
  }
  const stage = join(state, 'stage')
  await rm(stage, { recursive: true, force: true })
  await mkdir(stage, { recursive: true })
  return { output, state, stage, old, isFirst }
}

/** Whether a build was killed while it published. */
export function wasBroken(state: string): boolean {
  return existsSync(join(state, UNDER_WAY))
}

/** Text of the manifest. */
export function manifestOf(entries: readonly Pick<Entry, 'path' | 'sha256'>[]): string {
  return [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('')
}

/**
 * Moves the files in, in their order, then removes what the site no longer has. A first site appears as a whole.
 * @param present every file in the folder of the site.
 * @param keepOld whether a file that the new site lacks stays until the build after this one: open tabs still ask for
 * the search files of the site that they came from. Such a file that the site before lacked already is removed.
 */
export async function publish(
  { output, state, stage, old, isFirst }: Publication,
  entries: readonly Entry[],
  present: Iterable<string>,
  keepOld: (path: string) => boolean,
): Promise<Published> {
  const paths = new Set<string>()
  for (const { path } of entries) {
    if (!isInside(path)) throw new Error(`a page would be written outside of the site: ${path}`)
    if (paths.has(path)) throw new Error(`two files of the site have the address ${path}`)
    paths.add(path)
  }
  const staged = entries.filter((entry) => entry.staged).map(({ path }) => path)
  if (isFirst && staged.length === entries.length && appears(stage, output)) {
    return { files: entries.length, written: staged, removed: [], kept: 0 }
  }
  const gone = [...old.keys()].filter((path) => !paths.has(path))
  if (staged.length > 0 || gone.length > 0)
    await writeFile(join(state, UNDER_WAY), JSON.stringify([...staged, ...gone]))
  const folders = new Set<string>()
  for (const path of staged) {
    const folder = dirname(path)
    if (!folders.has(folder)) mkdirSync(join(output, folder), { recursive: true })
    folders.add(folder)
    renameSync(join(stage, path), join(output, path))
  }
  const due = [...present].filter((path) => keepOld(path) && !paths.has(path) && !old.has(path))
  const kept = gone.filter(keepOld)
  const removed = [...gone.filter((path) => !keepOld(path)), ...due]
  for (const path of removed) {
    await rm(join(output, path), { force: true })
    await removeEmptyFolders(output, dirname(path))
  }
  await rm(stage, { recursive: true, force: true })
  await rm(join(state, UNDER_WAY), { force: true })
  return { files: entries.length, written: staged, removed, kept: kept.length }
}

/** Puts a whole site in its place at once; false where the place does not allow it. */
function appears(stage: string, output: string): boolean {
  try {
    mkdirSync(dirname(output), { recursive: true })
    if (existsSync(output)) {
      if (readdirSync(output).length > 0) return false
      rmdirSync(output)
    }
    renameSync(stage, output)
    return true
  } catch {
    return false
  }
}

function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('\\') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  )
}

/** Files of the site's manifest, or null when there is none. */
async function readManifest(output: string): Promise<ReadonlyMap<string, string> | null> {
  const text = await readFile(join(output, MANIFEST), 'utf8').catch(() => null)
  if (text === null) return null
  const listed = new Map<string, string>()
  for (const line of text.split('\n')) {
    const path = line.slice(66)
    if (/^[0-9a-f]{64} {2}$/.test(line.slice(0, 66)) && isInside(path)) listed.set(path, line.slice(0, 64))
  }
  listed.set(MANIFEST, '')
  return listed
}

/** Paths of a list in the state folder; none when it is missing or damaged. */
async function readPaths(file: string): Promise<readonly string[]> {
  const value = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => [])
  return Array.isArray(value)
    ? value.filter((path): path is string => typeof path === 'string' && isInside(path))
    : []
}

async function removeEmptyFolders(output: string, folder: string): Promise<void> {
  for (let below = folder; below !== '.'; below = dirname(below)) {
    const left = await rmdir(join(output, below)).then(
      () => false,
      () => true,
    )
    if (left) return
  }
}
