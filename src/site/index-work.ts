// Makes the search files while the pages are planned and made: they come from the articles alone.
import { join } from 'node:path'
import { handOver } from '../archive/handed.ts'
import type { OpenedArchive } from '../archive/load.ts'
import type { ShelvedArticle } from '../archive/stored.ts'
import { type IndexState, updateIndex } from '../search/update.ts'
import type { Ledger } from './ledger.ts'
import { packsIn, type Stage } from './stage.ts'

const SEARCH = 'pagefind/'
/** Search files are known by their segments: a file that is there under its name is as it was made. */
const SEARCH_KEY = 'search'
/** More articles take every core and much memory: they are indexed by themselves, before pages are planned. */
const MANY = 1500

export interface MadeIndex {
  /** Articles that were indexed. */
  readonly articles: number
  readonly state: IndexState
  /** Paths of all search files in the site, in the order in which it is safe to publish them. */
  readonly paths: readonly string[]
  /** Milliseconds that it took. */
  readonly took: number
}

export interface IndexWork {
  /** Waits for it, when nothing else is left to do; progress is told from now on. */
  readonly made: () => Promise<MadeIndex>
  /** Ends it and waits until it has ended; what it made is of no use then. */
  readonly stop: () => Promise<void>
}

/**
 * Begins to bring the search files up to date; they are staged as they come, and entered into the ledger later.
 * @returns when threads are at work, which need this one no more for a while; when all is made where it is much.
 */
export async function startIndex(stage: Stage, archive: OpenedArchive, ledger: Ledger): Promise<IndexWork> {
  const { options, start, memory } = stage
  const { articles, site, entities } = archive
  const part = memory?.parts.get('index')
  const began = performance.now()
  const abort = new AbortController()
  let isWaited = false
  let plan = (_: number) => {}
  const planned = new Promise<number>((resolve) => {
    plan = resolve
  })
  const update = updateIndex({
    articles,
    keyOf: (article) => (article as ShelvedArticle).keys.full,
    site,
    entities,
    program: start.program(['src/search/worker.ts', 'src/search/update.ts']),
    previous: part ? (JSON.parse(part.toString()) as IndexState) : null,
    stateFolder: join(start.folder, 'index'),
    handOver: (some) =>
      handOver(options.content, packsIn(start.folder).texts, some as readonly ShelvedArticle[]),
    take: async ({ path, bytes }) => ledger.make(`${SEARCH}${path}`, bytes),
    isThere: (path) => !ledger.isDue(`${SEARCH}${path}`, SEARCH_KEY),
    onPlan: (count) => {
      isWaited = count > MANY
      plan(count)
    },
    onProgress: (done, total) => {
      if (isWaited) options.progress('indexing', done, total)
    },
    signal: abort.signal,
  })
  const made = update.then(({ files, kept, taken, state, indexedArticles }): MadeIndex => {
    for (const { path, bytes } of files) ledger.make(`${SEARCH}${path}`, bytes)
    const paths = [...kept, ...taken, ...files.map(({ path }) => path)].map((path) => `${SEARCH}${path}`)
    return { articles: indexedArticles, state, paths, took: performance.now() - began }
  })
  // Whoever waits for it is told of what it threw; until then nobody is.
  made.catch(() => undefined)
  await Promise.race([planned, made])
  if (isWaited) await made
  return {
    made: () => {
      isWaited = true
      return made
    },
    stop: async () => {
      abort.abort()
      await made.catch(() => undefined)
    },
  }
}

/** Enters the search files into the ledger, the file that names all others last. */
export function enterIndex({ paths }: MadeIndex, ledger: Ledger): void {
  for (const path of paths) ledger.enter(path, SEARCH_KEY)
}
