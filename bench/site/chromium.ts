// A headless Chromium with a profile of its own, for one measurement, ended by its process id.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BROWSER, BROWSER_FLAGS } from '../../test/browser.ts'

/** Milliseconds until it must have said where it listens, and until it must have ended. */
const START_LIMIT = 30_000
const END_LIMIT = 5_000

export interface Chromium {
  /** Of its DevTools, on 127.0.0.1. */
  readonly port: number
  readonly end: () => Promise<void>
}

export async function startChromium(): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'warraq-chromium-'))
  const child = spawn(
    BROWSER,
    [
      ...BROWSER_FLAGS,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that its renderers end with it.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  // Whoever ends the measurement ends its browser too.
  const onSignal = () => {
    signalGroup(child, 'SIGKILL')
    process.exit(130)
  }
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const end = async () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await stop(child)
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    return { port: await portOf(child), end }
  } catch (cause) {
    await end()
    throw cause
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`${BROWSER} did not start: ${said}`)), START_LIMIT)
    child.stderr?.on('data', (text) => {
      said = `${said}${text}`.slice(-4000)
      const port = said.match(/DevTools listening on ws:\/\/[^:]+:(\d+)\//)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(Number(port))
    })
    child.once('error', (cause) => {
      clearTimeout(timer)
      reject(new Error(`${BROWSER} cannot be run`, { cause }))
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`${BROWSER} ended at once: ${said}`))
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((done) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) done()
    else child.once('exit', () => done())
  })
  signalGroup(child, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), END_LIMIT)
  await ended
  clearTimeout(timer)
  // Renderers that outlived it.
  signalGroup(child, 'SIGKILL')
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended.
  }
}
