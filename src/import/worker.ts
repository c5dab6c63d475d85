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

export interface TaskDocument {
  readonly received: ReceivedDocument
  /** Id that the user gave for it; that of the options when undefined. */
  readonly outlet: string | undefined
}

/** Some documents, with a counter of those whose reading has begun. */
export interface WorkerTask {
  readonly documents: readonly TaskDocument[]
  readonly begun: Int32Array
}

const { authority, options, product } = workerData as WorkerStart
const kit = createReadingKit(authority, options, product)

export default function read({ documents, begun }: WorkerTask): readonly Outcome[] {
  return documents.map(({ received, outlet }) => {
    Atomics.add(begun, 0, 1)
    return readReceived(received, kit, outlet)
  })
}
