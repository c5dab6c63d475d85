// Indexes segments, in this thread when they are few, else in worker threads, one for each core.

import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { HandedArticles } from '../archive/handed.ts'
import type { Article } from '../model.ts'
import type { PlaceIds } from './entry.ts'
import { indexSegment, type MadeSegment } from './segment-files.ts'
import type { WorkerJob, WorkerReport, WorkerStart } from './worker.ts'

/** Makes plain data of articles for workers, which cannot be handed what is read when it is asked for. */
export type HandOver = (articles: readonly Article[]) => HandedArticles

export interface Indexing {
  readonly places: PlaceIds
  readonly known: ReadonlySet<string>
  /** Null: articles are plain data already. */
  readonly handOver: HandOver | null
  /** Called with a number of articles that have been read. */
  readonly onRead: (articles: number) => void
  /** Called with each segment when it is made, in any order. */
  readonly take: (segment: number, made: MadeSegment) => Promise<void>
  /** Ends it early: what is under way is thrown away, and the call fails. */
  readonly signal: AbortSignal | null
}

const MOST_THREADS = 8
/** Fewer articles are indexed before a worker would have started. */
const INLINE = 150

/** Indexes segments; memory holds the articles of one segment a thread. */
export async function indexSegments(
  segments: readonly (readonly Article[])[],
  indexing: Indexing,
): Promise<void> {
  const articles = segments.reduce((sum, { length }) => sum + length, 0)
  const threads = Math.min(availableParallelism(), MOST_THREADS, segments.length)
  // The largest first, so that none is left at the end.
  const queue = [...segments.keys()].sort(
    (a, b) => (segments[b]?.length ?? 0) - (segments[a]?.length ?? 0) || a - b,
  )
  if (articles <= INLINE) return indexHere(segments, queue, indexing)
  await Promise.all(Array.from({ length: threads }, () => indexThere(segments, queue, indexing)))
}

async function indexHere(
  segments: readonly (readonly Article[])[],
  queue: readonly number[],
  { places, known, onRead, take }: Indexing,
): Promise<void> {
  const cache = new Map<string, string>()
  for (const n of queue) {
    await take(n, await indexSegment(segments[n] ?? [], { places, known, onArticle: () => onRead(1) }, cache))
  }
}

/** Takes segments from the queue, and hands them to a worker, until none is left. */
async function indexThere(
  segments: readonly (readonly Article[])[],
  queue: number[],
  { places, known, handOver, onRead, take, signal }: Indexing,
): Promise<void> {
  const start: WorkerStart = { places, known }
  const worker = new Worker(join(import.meta.dirname, 'worker.js'), { workerData: start, execArgv: [] })
  const reports: Reports = on(worker, 'message', { close: ['exit'] }) as Reports
  const stop = () => {
    queue.length = 0
    void worker.terminate()
  }
  signal?.addEventListener('abort', stop)
  /** Hands the next segment over, before its turn: the thread that made this one may be busy with something else. */
  const handNext = (): number | undefined => {
    const n = queue.shift()
    if (n === undefined) return undefined
    const articles = segments[n] ?? []
    worker.postMessage((handOver ? { handed: handOver(articles) } : { articles }) satisfies WorkerJob)
    return n
  }
  try {
    signal?.throwIfAborted()
    for (let n = handNext(); n !== undefined; ) {
      const next = handNext()
      await take(n, await nextMade(reports, onRead))
      n = next
    }
  } catch (cause) {
    // What the others would still make is for nothing.
    queue.length = 0
    throw cause
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

/** What a worker makes next. Reports that came while nobody waited are not lost: it may be done with the next already. */
async function nextMade(reports: Reports, onRead: (articles: number) => void): Promise<MadeSegment> {
  for (;;) {
    const { done, value } = await reports.next()
    if (done) throw new Error('a worker of the index ended')
    const [report] = value
    if ('made' in report) return report.made
    onRead(report.read)
  }
}
type Reports = AsyncIterator<[WorkerReport]>
