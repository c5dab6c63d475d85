// Runs Pagefind's indexer, a process of its own that ends when nothing is indexed any more.

import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { close, createIndex } from 'pagefind'
import type { SearchFile } from './packing.ts'

/** Files of Pagefind that are read on: its word index and the table of its pages. */
const READ_RE = /\.pf_(?:meta|index)$/

let running = 0
/** Rejects when the indexer ends before it was told to; Pagefind would wait for its answers for ever. */
let ended: Promise<never> = Promise.race([])

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`)
}

/** Starts an index, and the process where there is none; Pagefind hands out neither it nor news of its end. */
function startIndex(): ReturnType<typeof createIndex> {
  const hear = (message: unknown) => {
    const { process } = message as { readonly process: ChildProcess }
    ended = new Promise((_, reject) => {
      const tell = (how: string) => reject(new Error(`Pagefind's indexer ${how}`))
      process.once('exit', (code, signal) => tell(`ended (${signal ?? `exit code ${code}`})`))
      process.once('error', ({ message }) => tell(`could not be started (${message})`))
    })
    // Nobody may be waiting when it ends in its time.
    ended.catch(() => undefined)
  }
  subscribe('child_process', hear)
  try {
    return createIndex({})
  } finally {
    unsubscribe('child_process', hear)
  }
}

/** Waits for an answer, as long as there is somebody to give it. */
function answered<T>(answer: Promise<T>): Promise<T> {
  const one = Promise.race([answer, ended]).catch((cause) => {
    throw Object.assign(cause instanceof Error ? cause : new Error(String(cause)), { code: 'WARRAQ_INDEXER' })
  })
  // Where reading a page fails, nobody waits for the answer about the one before.
  one.catch(() => undefined)
  return one
}

/** Gives pages to Pagefind in order, as their tokens come, and takes its files; throws what Pagefind reports. */
export async function runPagefind(
  pages: Iterable<{ readonly url: string; readonly tokens: readonly string[] }>,
): Promise<readonly SearchFile[]> {
  running += 1
  try {
    const { index, errors } = await answered(startIndex())
    refuse(errors)
    if (!index) throw new Error('Pagefind: no index was created')
    try {
      let before: ReturnType<typeof index.addCustomRecord> | null = null
      for (const { url, tokens } of pages) {
        // Pagefind takes a page up while the next one is analysed.
        refuse((await before)?.errors ?? [])
        // `und`: no stemmer; the words are stems already.
        before = answered(index.addCustomRecord({ url, content: tokens.join(' '), language: 'und' }))
      }
      refuse((await before)?.errors ?? [])
      const written = await answered(index.getFiles())
      refuse(written.errors)
      return written.files
        .filter(({ path }) => READ_RE.test(path))
        .map(({ path, content }) => ({ path, bytes: content }))
    } finally {
      // An indexer that ended has no index any more; what it ended with is thrown already.
      await answered(index.deleteIndex()).catch(() => undefined)
    }
  } finally {
    running -= 1
    if (running === 0) await close()
  }
}
