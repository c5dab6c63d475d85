// The files that all pages share: made once for the program's sources and the site's name, then kept.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Assets } from '../../layouts/render.ts'
import type { Archive } from '../model.ts'
import { sourcesHash } from '../start/sources.js'

export interface SiteFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What pages link to, and the files themselves. Neither depends on the articles. */
export interface SharedFiles {
  readonly assets: Assets
  readonly files: readonly SiteFile[]
}

/** What is kept beside the files: their order and sizes, and what pages link to. */
interface Kept {
  readonly assets: Assets
  readonly files: readonly { readonly path: string; readonly size: number }[]
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
  // The bundler, the style sheet's compiler and the fonts' are loaded when something is to be made.
  const { makeAssets } = await import('./shared-files.ts')
  const made = await makeAssets(site.name, cache)
  if (folder !== null) await keep(made, folder)
  return made
}

/** @returns null where a file is missing or was cut short. */
async function readKept(folder: string): Promise<SharedFiles | null> {
  try {
    const { assets, files } = JSON.parse(await readFile(join(folder, LIST), 'utf8')) as Kept
    const read = files.map(async ({ path, size }) => {
      const bytes = await readFile(join(folder, basename(path)))
      if (bytes.length !== size) throw new Error(`${path} was cut short`)
      return { path, bytes }
    })
    return { assets, files: await Promise.all(read) }
  } catch {
    return null
  }
}

/** Keeps them for the next build, whole or not at all; what other sources made goes. */
async function keep({ assets, files }: SharedFiles, folder: string): Promise<void> {
  const making = `${folder}.${process.pid}`
  const list: Kept = { assets, files: files.map(({ path, bytes }) => ({ path, size: bytes.length })) }
  await mkdir(making, { recursive: true })
  for (const { path, bytes } of files) await writeFile(join(making, basename(path)), bytes)
  await writeFile(join(making, LIST), JSON.stringify(list))
  await rm(folder, { recursive: true, force: true })
  // Another site beside this one may have kept the same files in between.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }))
  const cache = join(folder, '..')
  const current = basename(folder).slice(0, -8)
  for (const name of await readdir(cache))
    if (FOLDER_RE.test(name) && !name.startsWith(current))
      await rm(join(cache, name), { recursive: true, force: true })
}
