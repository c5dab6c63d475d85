// The one door to worker threads: documents are read on every core, each bounded in time and memory.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Piscina } from 'piscina'
import type { Authority } from '../archive/authority.ts'
import type { ReceivedDocument } from '../model.ts'
import type { ParseOptions } from './parse.ts'
import {
  createReadingKit,
  type Outcome,
  type Product,
  type ReadingKit,
  readReceived,
  refusalOf,
} from './reading.ts'
import type { WorkerStart, WorkerTask } from './worker.ts'

/** Reads documents; as many calls as `width` may run at once. */
export interface ReadingPool {
  /** @param outlet id that the user gave for the document; that of the options when left out. */
  readonly read: (received: ReceivedDocument, outlet?: string) => Promise<Outcome>
  /** How many documents are worth handing in before the first comes back. */
  readonly width: number
  readonly close: () => Promise<void>
}

/** Milliseconds for a document, and more for each MiB of it. */
const TIME_LIMIT = 5000
const TIME_PER_MIB = 1000
const MIB = 1024 * 1024
/** Megabytes of a worker's heap. */
const MEMORY_LIMIT = 512
const MOST_THREADS = 8
/** A few small documents are read before a thread would have started. */
const INLINE_DOCUMENTS = 12
const INLINE_BYTES = 64 * 1024

/**
 * @param product what every document is read into.
 * @param limits milliseconds for a document of less than 1 MiB; megabytes of heap; how many small documents are read
 * before a thread is started.
 */
export function createReadingPool(
  authority: Authority,
  options: ParseOptions,
  product: Product,
  limits: { readonly time?: number; readonly memory?: number; readonly inline?: number } = {},
): ReadingPool {
  const threads = Math.min(availableParallelism(), MOST_THREADS)
  const time = limits.time ?? TIME_LIMIT
  const memory = limits.memory ?? MEMORY_LIMIT
  let kit: ReadingKit | null = null
  let inline = 0
  let pool: Promise<Piscina<WorkerTask, Outcome>> | null = null
  const start = async () => {
    const { Piscina } = await import('piscina')
    const workerData: WorkerStart = { authority, options, product }
    return new Piscina<WorkerTask, Outcome>({
      filename: join(import.meta.dirname, 'worker.js'),
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: 10_000,
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    })
  }
  return {
    width: threads * 2,
    read: async (received, outlet) => {
      if (received.bytes.length <= INLINE_BYTES && inline < (limits.inline ?? INLINE_DOCUMENTS)) {
        inline += 1
        kit ??= createReadingKit(authority, options, product)
        return readReceived(received, kit, outlet)
      }
      pool ??= start()
      const limit = time + (received.bytes.length / MIB) * TIME_PER_MIB
      return readBounded(await pool, { received, outlet }, limit, memory)
    },
    close: async () => {
      await (await pool)?.destroy()
    },
  }
}

/** The clock starts when a thread takes the document up, not while it waits for one. */
async function readBounded(
  pool: Piscina<WorkerTask, Outcome>,
  task: Omit<WorkerTask, 'begun'>,
  limit: number,
  memory: number,
): Promise<Outcome> {
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const watch = (left: number) => {
    timer = setTimeout(() => {
      if (left <= 0) abort.abort()
      else watch(Atomics.load(begun, 0) === 1 ? left - limit / 10 : left)
    }, limit / 10)
  }
  watch(limit)
  try {
    return await pool.run({ ...task, begun }, { signal: abort.signal })
  } catch (cause) {
    const hint = 'split it into its articles, or write its record by hand'
    const refuse = (rule: string, message: string) => ({
      refused: refusalOf(task.received, rule, message, hint),
    })
    if (abort.signal.aborted)
      return refuse('parse/too-slow', `it was not read within ${Math.ceil(limit / 1000)} seconds`)
    if ((cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return refuse('parse/too-big', `reading it takes more than ${memory} MB of memory`)
    throw cause
  } finally {
    clearTimeout(timer)
  }
}
