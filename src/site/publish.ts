// Publishes a site: files wait beside it, are moved into it in an order that is safe to interrupt, the stale ones go last.
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from './folders.ts'
import type { KnownOutput } from './memory.ts'
import { NOT_OF_SITE, type Place } from './scan.ts'

/** List of the site's files in BagIt's form: SHA-256, two spaces, path. It also says which files are the site's own. */
export const MANIFEST = 'manifest-sha256.txt'
/** Paths that a commit is about to write or remove; it is there while one is at work, or after one was killed. */
const UNDER_WAY = 'under-way.json'

export interface Published {
  /** Files of the site, and their paths. */
  readonly files: number
  readonly paths: ReadonlySet<string>
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
  /** Files of the site as it is. */
  readonly old: Pick<ReadonlySet<string>, 'has' | 'keys'>
  /** Whether its manifest was damaged: which of the files in the folder are the site's is not known for certain. */
  readonly isDamaged: boolean
  /** Whether there is no site yet. */
  readonly isFirst: boolean
}

/** A file of the new site; `staged` says that it waits to be moved in, else it is there already. */
export interface Entry {
  readonly path: string
  readonly sha256: string
  readonly staged: boolean
}

export interface Standing {
  /** Every file in the folder of the site. */
  readonly present: ReadonlyMap<string, Place>
  /** Files of the site as the last build left them; null where nothing is remembered. */
  readonly known: ReadonlyMap<string, KnownOutput> | null
}

/**
 * @param output the site's folder, its own alone: a folder that holds files of somebody else is refused.
 * @param state folder for what is being made.
 */
export async function openPublication(
  output: string,
  state: string,
  { present, known }: Standing,
): Promise<Publication | PublishRefusal> {
  const broken = await readPaths(join(state, UNDER_WAY))
  const left = broken.length === 0 && known !== null && isAsLeft(known, present) ? known : null
  const listed = left ? null : await readManifest(output)
  // What the last build wrote is the site's own, even where its manifest does not say so any more.
  const ours = left
    ? []
    : [...(known ?? [])].flatMap(([path, { place }]) => (present.get(path) === place ? path : []))
  // After a commit that was killed, files of the site stand in the folder that its manifest does not list yet.
  const old = left ?? new Set([...(listed?.paths ?? []), ...ours, ...broken])
  let isFirst = false
  const isAllOurs = present.size > 0 && ours.length === present.size
  if (!left && !listed && broken.length === 0 && !isAllOurs) {
    const names = await readdir(output).catch((cause: NodeJS.ErrnoException) =>
      cause.code === 'ENOENT' ? [] : cause,
    )
    if (names instanceof Error)
      return {
        refused: `${output} cannot be used as the output folder: ${names.message}`,
        hint: 'check the path and its permissions',
      }
    if (names.some((name) => !NOT_OF_SITE.has(name))) {
      return {
        refused: `${output} holds files that no build of this program wrote`,
        hint: 'name an empty or new folder with --output, so that nothing of yours is written over',
      }
    }
    isFirst = true
  }
  const stage = isOneDisk(state, output) ? join(state, 'stage') : join(output, WAITING, 'stage')
  await rm(stage, { recursive: true, force: true })
  if (existsSync(output)) accessSync(output, constants.W_OK)
  makeFolder(stage)
  return { output, state, stage, old, isDamaged: listed?.isDamaged ?? false, isFirst }
}

/** Whether the manifest is the one that the last build wrote: its own account of the files says the same then. */
function isAsLeft(known: ReadonlyMap<string, KnownOutput>, present: ReadonlyMap<string, Place>): boolean {
  const place = known.get(MANIFEST)?.place
  return place !== undefined && place === present.get(MANIFEST)
}

/** Folder in the site's own for what waits, where that is a disk of its own: files are moved within one disk alone. */
const WAITING = '.warraq'

/**
 * Whether files can be moved from one folder into the other. Two mounts of one disk have its number both, and cannot:
 * moving a file that is not there says so before it misses the file.
 */
function isOneDisk(state: string, output: string): boolean {
  if (!existsSync(output)) return true
  makeFolder(state)
  if (statSync(state).dev !== statSync(output).dev) return false
  try {
    renameSync(join(state, 'no-such-file'), join(output, 'no-such-file'))
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'EXDEV'
  }
  return true
}

/** Removes what waited for a site that is not published, so that it does not keep a full disk full. */
export async function abandon({ output, stage }: Pick<Publication, 'output' | 'stage'>): Promise<void> {
  await rm(stage, { recursive: true, force: true }).catch(() => undefined)
  if (stage.startsWith(join(output, WAITING))) await rmdir(join(output, WAITING)).catch(() => undefined)
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
    return { files: entries.length, paths, written: staged, removed: [], kept: 0 }
  }
  const here = [...present]
  const gone = [...old.keys()].filter((path) => !paths.has(path))
  const due = here.filter((path) => keepOld(path) && !paths.has(path) && !old.has(path))
  const kept = gone.filter(keepOld)
  const removed = [...gone.filter((path) => !keepOld(path)), ...due]
  makeWay(output, staged, removed, here)
  if (staged.length > 0 || gone.length > 0) {
    const underWay = join(state, UNDER_WAY)
    await writeFile(`${underWay}.tmp`, JSON.stringify([...staged, ...gone]))
    await rename(`${underWay}.tmp`, underWay)
  }
  for (const path of staged) moveIn(join(stage, path), join(output, path))
  for (const path of removed) {
    await rm(join(output, path), { force: true })
    removeEmpty(dirname(join(output, path)), output)
  }
  await abandon({ output, stage })
  await rm(join(state, UNDER_WAY), { force: true })
  return { files: entries.length, paths, written: staged, removed, kept: kept.length }
}

/** Makes the folders of new files, and finds what would stop the build half way, while nothing has changed yet. */
function makeWay(
  output: string,
  staged: readonly string[],
  removed: readonly string[],
  present: readonly string[],
): void {
  const folders = new Set(staged.map((path) => dirname(path)))
  const made: string[] = []
  try {
    for (const folder of folders) {
      const first = mkdirSync(join(output, folder), { recursive: true })
      if (first !== undefined) made.push(join(output, folder))
    }
    const inUse = new Set([...folders, ...removed.map((path) => dirname(path))])
    for (const folder of inUse)
      if (existsSync(join(output, folder))) accessSync(join(output, folder), constants.W_OK)
    const files = new Set(present)
    for (const path of staged) if (!files.has(path)) clearName(join(output, path))
  } catch (cause) {
    for (const folder of made.toReversed()) removeEmpty(folder, output)
    throw cause
  }
}

/** An empty folder under the name of a file goes; one that holds something stops the build. */
function clearName(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) rmdirSync(file)
}

/** Where a folder of the site leads to another disk, the file is copied beside its name there first. */
function moveIn(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EXDEV') throw cause
    const beside = `${to}.tmp`
    try {
      copyFileSync(from, beside)
      renameSync(beside, to)
    } catch (fault) {
      rmSync(beside, { force: true })
      throw fault
    }
  }
}

/** Removes a folder and those above it up to one, as long as they are empty. */
function removeEmpty(folder: string, top: string): void {
  for (let below = folder; below !== top && below.startsWith(top); below = dirname(below)) {
    try {
      rmdirSync(below)
    } catch {
      return
    }
  }
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

/** Paths of the site's manifest, or null when there is none. */
async function readManifest(
  output: string,
): Promise<{ readonly paths: readonly string[]; readonly isDamaged: boolean } | null> {
  const text = await readFile(join(output, MANIFEST), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return null
    throw cause
  })
  if (text === null) return null
  const paths: string[] = []
  let isDamaged = !text.endsWith('\n')
  for (const line of text.split('\n').slice(0, -1)) {
    const path = line.slice(66)
    if (/^[0-9a-f]{64} {2}$/.test(line.slice(0, 66)) && isInside(path)) paths.push(path)
    else isDamaged = true
  }
  paths.push(MANIFEST)
  return { paths, isDamaged }
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
