// Small disks in memory for tests, where the system lets them be mounted.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const run = (command: string, ...argv: readonly string[]): void => {
  execFileSync(command, argv, { stdio: 'ignore' })
}

/** Why there are none; null where they can be mounted. */
export const noDisks: string | null = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-disk-'))
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)
    run('umount', folder)
    return null
  } catch {
    return 'mounting a disk in memory needs root on Linux'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()

const mounted: string[] = []
afterAll(() => {
  for (const folder of mounted.splice(0).toReversed()) run('umount', '-l', folder)
})

export interface Disk {
  readonly folder: string
  /** Options of mount(8) from now on: `size=300k`, `ro`. */
  readonly change: (options: string) => void
}

/** Mounts an empty disk over a folder, which is made. */
export function mountDisk(folder: string, options = 'size=64m'): Disk {
  mkdirSync(folder, { recursive: true })
  run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder)
  mounted.push(folder)
  return { folder, change: (more) => run('mount', '-o', `remount,${more}`, folder) }
}

/** Shows a folder in another place too, as containers do. */
export function bindFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  run('mount', '--bind', from, to)
  mounted.push(to)
}
