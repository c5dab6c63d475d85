// Publishes a site: files are made beside it, moved into it in an order that is safe to interrupt, the stale ones last.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** List of the site's files in BagIt's form: SHA-256, two spaces, path. It also says which files are the site's own. */
export const MANIFEST = 'manifest-sha256.txt'
const RETIRED = 'retired.json'
/** Paths that a commit is about to write or remove; it is there while one is at work, or after one was killed. */
const UNDER_WAY = 'under-way.json'

export interface Published {
  /** Files of the site. */
  readonly files: number
  readonly written: readonly string[]
  readonly removed: readonly string[]
}

/** What was refused before anything was written. */
export interface PublishRefusal {
  readonly refused: string
  readonly hint: string
}

/** Collects the files of one build; nothing of the site changes before `commit`. */
export interface Publisher {
  /** Adds a file. Files are moved in the order in which they are added. */
  readonly add: (path: string, bytes: Uint8Array | string) => Promise<void>
  readonly commit: () => Promise<Published>
}

/**
 * @param output the site's folder, its own alone: a folder that holds files of somebody else is refused.
 * @param state folder for what is being made, on the same file system.
 * @param full whether files that are the same already are written again.
 * @param keepOld whether a file that the new site lacks stays until the build after this one: open tabs still ask for
 * the search files of the site that they came from.
 */
export async function openPublisher(
  output: string,
  state: string,
  keepOld: (path: string) => boolean,
  full: boolean,
): Promise<Publisher | PublishRefusal> {
  const listed = await readManifest(output)
  const broken = await readPaths(join(state, UNDER_WAY))
  // After a commit that was killed, files of the site stand in the folder that its manifest does not list yet.
  const old = listed || broken.length > 0 ? [...new Set([...(listed ?? []), ...broken])] : null
  if (!old) {
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
  }
  const stage = join(state, 'stage')
  await rm(stage, { recursive: true, force: true })
  await mkdir(stage, { recursive: true })
  const order: { path: string; sha256: string; changed: boolean }[] = []
  const add = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    if (!isInside(path)) throw new Error(`a page would be written outside of the site: ${path}`)
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    const sha256 = createHash('sha256').update(data).digest('hex')
    const there = await readFile(join(output, path)).catch(() => null)
    const changed = full || there === null || !there.equals(data)
    order.push({ path, sha256, changed })
    if (!changed) return
    await mkdir(dirname(join(stage, path)), { recursive: true })
    await writeFile(join(stage, path), data)
  }
  const commit = async (): Promise<Published> => {
    const lines = [...order]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    await add(MANIFEST, lines.join(''))
    const present = new Set(order.map(({ path }) => path))
    await writeFile(join(state, UNDER_WAY), JSON.stringify([...new Set([...(old ?? []), ...present])]))
    const written: string[] = []
    for (const { path, changed } of order) {
      if (!changed) continue
      await mkdir(dirname(join(output, path)), { recursive: true })
      await rename(join(stage, path), join(output, path))
      written.push(path)
    }
    const removed = await removeStale(output, state, old ?? [], present, keepOld)
    await rm(stage, { recursive: true, force: true })
    await rm(join(state, UNDER_WAY), { force: true })
    return { files: order.length, written, removed }
  }
  return { add, commit }
}

function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('\\') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  )
}

/** Paths of the site's manifest, or null when there is none. */
async function readManifest(output: string): Promise<readonly string[] | null> {
  const text = await readFile(join(output, MANIFEST), 'utf8').catch(() => null)
  if (text === null) return null
  return text.split('\n').flatMap((line) => {
    const path = line.match(/^[0-9a-f]{64} {2}(.+)$/)?.[1]
    return path && isInside(path) ? [path] : []
  })
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

/** Removes what the last manifest lists and the new site lacks, except what is kept for one more build. */
async function removeStale(
  output: string,
  state: string,
  old: readonly string[],
  present: ReadonlySet<string>,
  keepOld: (path: string) => boolean,
): Promise<readonly string[]> {
  const file = join(state, RETIRED)
  const due = await readPaths(file)
  const gone = old.filter((path) => !present.has(path))
  const kept = gone.filter(keepOld)
  const removed = [
    ...new Set([
      ...gone.filter((path) => !keepOld(path)),
      ...due.filter((path) => !present.has(path) && !kept.includes(path)),
    ]),
  ]
  for (const path of removed) {
    await rm(join(output, path), { force: true })
    await removeEmptyFolders(output, dirname(path))
  }
  if (kept.length > 0) await writeFile(file, JSON.stringify(kept))
  else await rm(file, { force: true })
  return removed
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
