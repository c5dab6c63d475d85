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
/** More articles take every core and much memory: they are indexed when the pages are there, and gain nothing before. */
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
 * @returns when threads are at work, which need this one no more for a while, or when all of it is left for later.
 */
export async function startIndex(stage: Stage, archive: OpenedArchive, ledger: Ledger): Promise<IndexWork> {
  const { options, start, memory } = stage
  const { articles, site, entities } = archive
  const part = memory?.parts.get('index')
  let began = performance.now()
  const abort = new AbortController()
  const [planned, asked] = [gate(), gate()]
  let isAsked = false
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
    onPlan: async (count) => {
      planned.open()
      if (count <= MANY) return
      await asked.opened
      began = performance.now()
    },
    onProgress: (done, total) => {
      if (isAsked) options.progress('indexing', done, total)
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
  await Promise.race([planned.opened, made])
  // What follows a plan begins before anything else is done.
  await new Promise(setImmediate)
  return {
    made: () => {
      isAsked = true
      asked.open()
      return made
    },
    stop: async () => {
      abort.abort()
      asked.open()
      await made.catch(() => undefined)
    },
  }
}

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** Enters the search files into the ledger, the file that names all others last. */
export function enterIndex({ paths }: MadeIndex, ledger: Ledger): void {
  for (const path of paths) ledger.enter(path, SEARCH_KEY)
}
