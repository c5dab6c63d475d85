// What a thread does that makes the files which all pages share: what cuts fonts takes 100 MB, and gives none of it back
// until its thread ends.
import { parentPort, workerData } from 'node:worker_threads'
import { makeAssets } from './shared-files.ts'

export interface SharedFilesOrder {
  /** Name of the site. */
  readonly nameplate: string
  readonly cache: string | null
}

const { nameplate, cache } = workerData as SharedFilesOrder
parentPort?.postMessage(await makeAssets(nameplate, cache))
