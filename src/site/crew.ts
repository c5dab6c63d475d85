// Threads that store records and make pages, one task at a time each, on every core.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type CrewReply, type CrewStart, type CrewTask, thrownOf } from './worker.ts'

const MOST_THREADS = 8
/** Megabytes for what a thread has just made: pages are large and soon forgotten; half as much takes a tenth longer. */
const YOUNG = 96

export interface Crew {
  readonly width: number
  /** Does a task on the thread that is free first. */
  readonly run: <T>(task: CrewTask) => Promise<T>
  /** Tells every thread something before its next task. */
  readonly tell: (task: CrewTask) => Promise<void>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly task: CrewTask
  readonly done: (value: never) => void
  readonly failed: (cause: unknown) => void
}

export function startCrew(start: CrewStart): Crew {
  const width = Math.min(availableParallelism(), MOST_THREADS)
  const queue: Waiting[] = []
  const free: Worker[] = []
  const busy = new Map<Worker, Waiting>()
  let broken: unknown = null
  const hand = (worker: Worker, waiting: Waiting) => {
    busy.set(worker, waiting)
    worker.postMessage(waiting.task)
  }
  const fail = (cause: unknown) => {
    broken = cause
    for (const { failed } of [...queue.splice(0), ...busy.values()]) failed(cause)
    busy.clear()
  }
  const workers = Array.from({ length: width }, () => {
    const worker = new Worker(join(import.meta.dirname, 'worker.js'), {
      workerData: start,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    worker.on('message', (reply: CrewReply) => {
      const waiting = busy.get(worker)
      busy.delete(worker)
      const next = queue.shift()
      if (next) hand(worker, next)
      else free.push(worker)
      if (!waiting) return
      if ('failure' in reply) waiting.failed(thrownOf(reply.failure))
      else waiting.done(reply.value as never)
    })
    worker.on('error', fail)
    free.push(worker)
    return worker
  })
  const run = <T>(task: CrewTask): Promise<T> =>
    new Promise<T>((done, failed) => {
      if (broken !== null) return failed(broken)
      const waiting: Waiting = { task, done: done as (value: never) => void, failed }
      const worker = free.pop()
      if (worker) hand(worker, waiting)
      else queue.push(waiting)
    })
  return {
    width,
    run,
    // Nothing else is under way when something is told, so that each thread takes one of these.
    tell: async (task) => {
      await Promise.all(workers.map(() => run(task)))
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** A crew that is started when there is work for it. */
export interface LazyCrew {
  readonly start: () => Crew
  readonly close: () => Promise<void>
}

export function lazyCrew(start: CrewStart): LazyCrew {
  let crew: Crew | null = null
  return {
    start: () => {
      crew ??= startCrew(start)
      return crew
    },
    close: async () => {
      await crew?.close()
      crew = null
    },
  }
}
