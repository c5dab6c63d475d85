// The door to the content folder: what lies in it, read in a fixed order, and records written without a half.
import { randomBytes } from 'node:crypto'
import { type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
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
 * @returns whether it was written.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array | string,
  replace: boolean,
): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  const beside = join(dirname(file), `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await open(beside, 'wx')
    await writeAndSync(handle, bytes)
    if (replace) await rename(beside, file)
    else await link(beside, file)
    await syncFolder(dirname(file))
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

/** Makes a new name in a folder durable; some file systems cannot sync a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
