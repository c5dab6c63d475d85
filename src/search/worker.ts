// What a worker does: indexes the segments that it is handed, one after another.
import { parentPort, workerData } from 'node:worker_threads'
import { type HandedArticles, takeOver } from '../archive/handed.ts'
import type { Article } from '../model.ts'
import { indexSegment, type MadeSegment } from './segment-files.ts'

/** What a worker is given at its start. */
export interface WorkerStart {
  /** Place names with their ids. */
  readonly places: ReadonlyMap<string, string>
  /** Paths of fragments that need not be made. */
  readonly known: ReadonlySet<string>
}

/** Articles to index: as they are, or handed over by `handOver` of `src/archive/handed.ts`. */
export type WorkerJob = { readonly articles: readonly Article[] } | { readonly handed: HandedArticles }

/** A worker says how many articles it has read since it last spoke, then what it made. */
export type WorkerReport = { readonly read: number } | { readonly made: MadeSegment }

/** Articles after which a worker says how far it is. */
const SPOKEN = 50

const { places, known } = workerData as WorkerStart
const cache = new Map<string, string>()

/** The segment before; they are made one after another. */
let before = Promise.resolve()
parentPort?.on('message', (job: WorkerJob) => {
  before = before.then(() => make(job))
})

async function make(job: WorkerJob): Promise<void> {
  const articles = 'handed' in job ? takeOver(job.handed) : job.articles
  let read = 0
  const tell = () => {
    parentPort?.postMessage({ read } satisfies WorkerReport)
    read = 0
  }
  const onArticle = () => {
    read += 1
    if (read === SPOKEN) tell()
  }
  const made = await indexSegment(articles, { places, known, onArticle }, cache)
  tell()
  const buffers = new Set(made.files.map(({ bytes }) => bytes.buffer as ArrayBuffer))
  parentPort?.postMessage({ made } satisfies WorkerReport, [...buffers].filter(isWhole(made)))
}

/** Memory that belongs to one file alone can be handed over without being copied. */
function isWhole({ files }: MadeSegment): (buffer: ArrayBuffer) => boolean {
  const sizes = new Map(files.map(({ bytes }) => [bytes.buffer, bytes.length]))
  return (buffer) => sizes.get(buffer) === buffer.byteLength
}
