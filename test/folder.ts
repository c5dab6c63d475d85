// A temporary folder gone when its file's tests are over, and the program's own folders.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll } from 'vitest'

export const ROOT = resolve(import.meta.dirname, '..')
export const PROGRAM = join(ROOT, 'bin/warraq.js')
export const SAMPLE = join(ROOT, 'content')

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-test-'))
  made.push(folder)
  return folder
}

const made: string[] = []
afterAll(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A copy of the sample's content; without its lock, which a build of the sample in another test may hold. */
export async function copySample(to: string): Promise<void> {
  await cp(SAMPLE, to, { recursive: true, filter: (source) => basename(source) !== '.warraq' })
}

/** What a command wrote and how it ended. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program as a user does. */
export async function warraq(...argv: readonly string[]): Promise<Run> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [PROGRAM, ...argv],
      { cwd: ROOT, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
      },
    )
  })
}
