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
import type { TaskDocument, WorkerStart, WorkerTask } from './worker.ts'

/** Reads documents. */
export interface ReadingPool {
  /** @param outlet id that the user gave for the document; that of the options when left out. */
  readonly read: (received: ReceivedDocument, outlet?: string) => Promise<Outcome>
  /** How many documents are worth handing in before the first comes back: fewer while those that are in are large. */
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
/** Documents that go to a thread together, and their bytes: handing over takes as long for one as for some. */
const TOGETHER = 16
const TOGETHER_BYTES = 256 * 1024
/** Tasks for each thread: one at work, and the next one ready. */
const TASKS = 2
/** Bytes of documents that are in, above which no more is taken in than the threads have at hand. */
const MOST_BYTES = 8 * MIB
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
  let pool: Promise<Reader> | null = null
  const start = async (): Promise<Reader> => {
    const { Piscina } = await import('piscina')
    const workerData: WorkerStart = { authority, options, product }
    return new Piscina<WorkerTask, readonly Outcome[]>({
      filename: join(import.meta.dirname, 'worker.js'),
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: 10_000,
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    })
  }
  const queue: Waiting[] = []
  let tasks = 0
  let bytes = 0
  const pump = () => {
    while (queue.length > 0 && tasks < threads * TASKS) {
      tasks += 1
      void readTogether(takeSome(queue)).finally(() => {
        tasks -= 1
        pump()
      })
    }
  }
  /** One that is too much for a thread would take the others of its task with it: all of them are read alone then. */
  const readTogether = async (some: readonly Waiting[]): Promise<void> => {
    try {
      pool ??= start()
      const reader = await pool
      const outcomes = await readBounded(reader, some, { time, memory })
      if (outcomes) for (const [i, { done }] of some.entries()) done(outcomes[i] as Outcome)
      else for (const one of some) await readTogether([one])
    } catch (cause) {
      for (const { failed } of some) failed(cause)
    }
  }
  return {
    get width() {
      return threads * TASKS * (bytes > MOST_BYTES ? 1 : TOGETHER)
    },
    read: (received, outlet) => {
      const size = received.bytes.length
      if (size <= INLINE_BYTES && inline < (limits.inline ?? INLINE_DOCUMENTS)) {
        inline += 1
        kit ??= createReadingKit(authority, options, product)
        return Promise.resolve(readReceived(received, kit, outlet))
      }
      bytes += size
      return new Promise<Outcome>((done, failed) => {
        queue.push({ received, outlet, done, failed })
        pump()
      }).finally(() => {
        bytes -= size
      })
    },
    close: async () => {
      await (await pool)?.destroy()
    },
  }
}

type Reader = Piscina<WorkerTask, readonly Outcome[]>

/** A document that waits for a thread. */
interface Waiting extends TaskDocument {
  readonly done: (outcome: Outcome) => void
  readonly failed: (cause: unknown) => void
}

/** The next documents for one task. */
function takeSome(queue: Waiting[]): readonly Waiting[] {
  const some: Waiting[] = []
  let bytes = 0
  for (const one of queue.slice(0, TOGETHER)) {
    bytes += one.received.bytes.length
    if (some.length > 0 && bytes > TOGETHER_BYTES) break
    some.push(one)
  }
  queue.splice(0, some.length)
  return some
}

/**
 * The clock of each document starts when a thread takes it up, not while it waits for one.
 * @param limits milliseconds for a document of less than 1 MiB; megabytes of heap.
 * @returns null where one of several documents goes beyond the limits: which of them is not known for certain.
 */
async function readBounded(
  pool: Reader,
  some: readonly Waiting[],
  limits: { readonly time: number; readonly memory: number },
): Promise<readonly Outcome[] | null> {
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const abort = new AbortController()
  const limitOf = ({ received }: Waiting) => limits.time + (received.bytes.length / MIB) * TIME_PER_MIB
  const timer = watch(begun, some.map(limitOf), () => abort.abort())
  const first = some[0] as Waiting
  const refuse = (rule: string, message: string) => {
    const hint = 'split it into its articles, or write its record by hand'
    return some.length > 1 ? null : [{ refused: refusalOf(first.received, rule, message, hint) }]
  }
  try {
    const documents = some.map(({ received, outlet }): TaskDocument => ({ received, outlet }))
    return await pool.run({ documents, begun }, { signal: abort.signal })
  } catch (cause) {
    if (abort.signal.aborted)
      return refuse('parse/too-slow', `it was not read within ${Math.ceil(limitOf(first) / 1000)} seconds`)
    if ((cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return refuse('parse/too-big', `reading it takes more than ${limits.memory} MB of memory`)
    throw cause
  } finally {
    clearInterval(timer)
  }
}

/** Looks ten times within the shortest limit whether the document at hand has had its time. */
function watch(begun: Int32Array, limits: readonly number[], tooSlow: () => void): NodeJS.Timeout {
  const step = Math.min(...limits) / 10
  let at = 0
  let left = 0
  return setInterval(() => {
    const now = Atomics.load(begun, 0)
    if (now !== at) {
      at = now
      left = limits[now - 1] ?? 0
    } else if (now > 0) {
      left -= step
      if (left <= 0) tooSlow()
    }
  }, step)
}
