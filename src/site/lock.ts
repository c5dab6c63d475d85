// Lets one build at a time work on a site; a lock whose process is gone is taken over without a human.
import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from './folders.ts'

/** Lets go of the lock; safe to call twice. */
export type Release = () => Promise<void>

interface Holder {
  readonly pid: number
  /** When the process began, as the kernel counts it; null where that cannot be read. */
  readonly started: string | null
}

/**
 * Takes the lock, or says who holds it. The lock file appears whole (written beside, then linked), so that a process
 * that dies at any moment leaves either no lock or one that names it.
 */
export async function takeLock(file: string): Promise<Release | { readonly holder: number }> {
  makeFolder(dirname(file))
  const own = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`
    try {
      await writeFile(beside, own)
      await link(beside, file)
      return async () => {
        if ((await readFile(file, 'utf8').catch(() => null)) === own) await rm(file, { force: true })
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    } finally {
      await rm(beside, { force: true })
    }
    const text = await readFile(file, 'utf8').catch(() => null)
    const holder = text === null ? null : readHolder(text)
    if (holder && (await isAlive(holder))) return { holder: holder.pid }
    if (text !== null && (await readFile(file, 'utf8').catch(() => null)) === text)
      await rm(file, { force: true })
  }
  return { holder: 0 }
}

function readHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>
    return typeof value.pid === 'number' ? { pid: value.pid, started: value.started ?? null } : null
  } catch {
    return null
  }
}

/** The process is there and is the same one: process numbers are used again. */
async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = await startOf(pid)
  return started === null || now === null || now === started
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)). */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

/** Takes several locks in their order, or none: who holds the first that is not free. */
export async function takeLocks(
  files: readonly string[],
): Promise<{ readonly release: Release } | { readonly holder: number }> {
  const taken: Release[] = []
  const release = async () => {
    for (const letGo of taken.toReversed()) await letGo()
  }
  for (const file of files) {
    const lock = await takeLock(file)
    if ('holder' in lock) {
      await release()
      return lock
    }
    taken.push(lock)
  }
  return { release }
}
