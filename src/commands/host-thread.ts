// The thread that answers the browser, so that pages come at once while the site is being built.
import { createServer } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { hostOf } from './host.ts'
import { type Change, openLive } from './live.ts'

export interface HostStart {
  readonly output: string
  readonly port: number
}

/** What the thread says: where it listens, or why it cannot. */
export type HostReply = { readonly port: number } | { readonly failure: string; readonly code: string }

if (parentPort) {
  const thread = parentPort
  const { output, port } = workerData as HostStart
  const live = openLive(Date.now().toString(36))
  const server = createServer(hostOf(output, live))
  server.once('error', ({ message, code = '' }: NodeJS.ErrnoException) =>
    thread.postMessage({ failure: message, code } satisfies HostReply),
  )
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    const taken = typeof address === 'object' && address ? address.port : port
    thread.postMessage({ port: taken } satisfies HostReply)
  })
  thread.on('message', (change: Change) => live.tell(change))
}
