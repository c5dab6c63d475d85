// The door to the content folder: what lies in it, read in a fixed order, and records written without a half.
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Regular files below a folder, as paths from it with `/`, sorted by code unit. Names that begin with a dot are left
 * out, links to folders are not followed. A missing folder holds nothing.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((cause) => {
      if (below === '' && (cause as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw cause
    })
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name.endsWith('.tmp')) continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) await walk(path)
      else found.push(path)
    }
  }
  await walk('')
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/**
 * Writes a file whole or not at all: beside its name, synced to disk, then moved there.
 * @param replace false to leave a file alone that is there already.
 * @param later collects the folders whose new names are still to be made durable with `syncFolders`; without it that
 * is done here. Of many files in few folders each folder is then synced once.
 * @returns whether it was written.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array | string,
  replace: boolean,
  later?: Set<string>,
): Promise<boolean> {
  return placeWhole(file, async (beside) => writeAndSync(await open(beside, 'wx'), bytes), replace, later)
}

/** Copies a file as `writeWhole` writes one, in the kernel where it can, never through memory. */
export async function copyWhole(source: string, file: string): Promise<boolean> {
  const copy = async (beside: string) => {
    await copyFile(source, beside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    const handle = await open(beside, 'r+')
    await handle.chmod(0o644)
    await handle.sync().finally(() => handle.close())
  }
  return placeWhole(file, copy, false)
}

async function placeWhole(
  file: string,
  write: (beside: string) => Promise<void>,
  replace: boolean,
  later?: Set<string>,
): Promise<boolean> {
  const folders = later ?? new Set<string>()
  const folder = dirname(file)
  const first = await mkdir(folder, { recursive: true })
  // A folder that is new has a new name in the one above it.
  for (let made = folder; first !== undefined && made.length >= first.length; made = dirname(made))
    folders.add(dirname(made))
  const beside = join(folder, `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await write(beside)
    if (replace) await rename(beside, file)
    else await link(beside, file)
    folders.add(folder)
    if (!later) await syncFolders(folders)
    return true
  } catch (cause) {
    if (!replace && (cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    await rm(beside, { force: true })
  }
}

async function writeAndSync(handle: FileHandle, bytes: Uint8Array | string): Promise<void> {
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes new names in folders durable, and takes the folders out of the set. */
export async function syncFolders(folders: Set<string>): Promise<void> {
  for (const folder of [...folders].sort()) {
    // Taken out first: a name that comes while it is synced puts it back.
    folders.delete(folder)
    await syncFolder(folder)
  }
}

/** Some file systems cannot sync a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
