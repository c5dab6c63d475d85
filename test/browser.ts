// A real Chromium and a real server for the tests that look at the site as a reader does.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { hostOf } from '../src/commands/host.ts'

/** As `npm test` found it. */
export const BROWSER = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER, args: BROWSER_FLAGS })
}

/** Serves a folder on a free port of 127.0.0.1, packed and cached as a static host does (HTTP/1.1). */
export async function serveFolder(
  folder: string,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer(hostOf(folder))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close }
}
