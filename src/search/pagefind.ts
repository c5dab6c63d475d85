// Runs Pagefind's indexer, a process of its own that ends when nothing is indexed any more.

import { close, createIndex } from 'pagefind'
import type { SearchFile } from './packing.ts'

/** Files of Pagefind that are read on: its word index and the table of its pages. */
const READ_RE = /\.pf_(?:meta|index)$/

let running = 0

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`)
}

/** Gives pages to Pagefind in order, as their tokens come, and takes its files; throws what Pagefind reports. */
export async function runPagefind(
  pages: Iterable<{ readonly url: string; readonly tokens: readonly string[] }>,
): Promise<readonly SearchFile[]> {
  running += 1
  try {
    const { index, errors } = await createIndex({})
    refuse(errors)
    if (!index) throw new Error('Pagefind: no index was created')
    try {
      let before: ReturnType<typeof index.addCustomRecord> | null = null
      for (const { url, tokens } of pages) {
        // Pagefind takes a page up while the next one is analysed.
        refuse((await before)?.errors ?? [])
        // `und`: no stemmer; the words are stems already.
        before = index.addCustomRecord({ url, content: tokens.join(' '), language: 'und' })
      }
      refuse((await before)?.errors ?? [])
      const written = await index.getFiles()
      refuse(written.errors)
      return written.files
        .filter(({ path }) => READ_RE.test(path))
        .map(({ path, content }) => ({ path, bytes: content }))
    } finally {
      await index.deleteIndex()
    }
  } finally {
    running -= 1
    if (running === 0) await close()
  }
}
