// What a worker does: reads the documents that it is handed with lists that it was given at its start.
import { workerData } from 'node:worker_threads'
import type { Authority } from '../archive/authority.ts'
import type { ReceivedDocument } from '../model.ts'
import type { ParseOptions } from './parse.ts'
import { createReadingKit, type Outcome, type Product, readReceived } from './reading.ts'

/** What a worker is given at its start. */
export interface WorkerStart {
  readonly authority: Authority
  readonly options: ParseOptions
  readonly product: Product
}

/** One document with a flag that is set to 1 once its reading has begun. */
export interface WorkerTask {
  readonly received: ReceivedDocument
  readonly begun: Int32Array
  readonly outlet: string | undefined
}

const { authority, options, product } = workerData as WorkerStart
const kit = createReadingKit(authority, options, product)

export default function read({ received, begun, outlet }: WorkerTask): Outcome {
  Atomics.store(begun, 0, 1)
  return readReceived(received, kit, outlet)
}
