// The files that all pages share: made once for the program's sources and the site's name, then kept.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Assets } from '../../layouts/render.ts'
import type { Archive } from '../model.ts'
import { sourcesHash } from '../start/sources.js'
import type { SharedFilesOrder } from './shared-files-thread.ts'

export interface SiteFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What pages link to, and the files themselves. Neither depends on the articles. */
export interface SharedFiles {
  readonly assets: Assets
  readonly files: readonly SiteFile[]
}

/** What is kept beside the files: their order and checksums, and what pages link to. */
interface Kept {
  readonly assets: Assets
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
}

const LIST = 'assets.json'
const FOLDER_RE = /^assets-[0-9a-f]{16}-[0-9a-f]{8}$/

/** @param cache folder that keeps the files between builds, safe to delete; null for none. */
export async function buildAssets(
  { site }: Pick<Archive, 'site'>,
  cache: string | null,
): Promise<SharedFiles> {
  const plate = createHash('sha256').update(site.name).digest('hex').slice(0, 8)
  const folder = cache === null ? null : join(cache, `assets-${sourcesHash()}-${plate}`)
  const kept = folder === null ? null : await readKept(folder)
  if (kept) return kept
  const made = await makeOnThread({ nameplate: site.name, cache })
  if (folder !== null) await keep(made, folder)
  return made
}

function makeOnThread(order: SharedFilesOrder): Promise<SharedFiles> {
  const thread = join(import.meta.dirname, 'shared-files-thread.js')
  const worker = new Worker(thread, { workerData: order, execArgv: [] })
  return new Promise<SharedFiles>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that makes style sheet and fonts ended')))
  }).finally(() => worker.terminate())
}

/** @returns null where a file is missing or damaged. */
async function readKept(folder: string): Promise<SharedFiles | null> {
  try {
    const [check, text] = cutLine(await readFile(join(folder, LIST), 'utf8'))
    if (check !== sha256Of(text)) throw new Error(`${LIST} is damaged`)
    const { assets, files } = JSON.parse(text) as Kept
    const read = files.map(async ({ path, sha256 }) => {
      const bytes = await readFile(join(folder, basename(path)))
      if (sha256Of(bytes) !== sha256) throw new Error(`${path} is damaged`)
      return { path, bytes }
    })
    return { assets, files: await Promise.all(read) }
  } catch {
    return null
  }
}

const sha256Of = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The first line of a text, and the rest. */
function cutLine(text: string): readonly [string, string] {
  const end = text.indexOf('\n')
  return [text.slice(0, end), text.slice(end + 1)]
}

/** Keeps them for the next build, whole or not at all; what other sources made goes. */
async function keep({ assets, files }: SharedFiles, folder: string): Promise<void> {
  const making = `${folder}.${process.pid}`
  const list: Kept = { assets, files: files.map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes) })) }
  const text = JSON.stringify(list)
  try {
    await mkdir(making, { recursive: true })
    for (const { path, bytes } of files) await writeFile(join(making, basename(path)), bytes)
    await writeFile(join(making, LIST), `${sha256Of(text)}\n${text}`)
  } catch {
    // The next build makes them again.
    await rm(making, { recursive: true, force: true })
    return
  }
  await rm(folder, { recursive: true, force: true })
  // Another site beside this one may have kept the same files in between.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }))
  const cache = join(folder, '..')
  const current = basename(folder).slice(0, -8)
  for (const name of await readdir(cache))
    if (FOLDER_RE.test(name) && !name.startsWith(current))
      await rm(join(cache, name), { recursive: true, force: true })
}
