// The peer: Hugo (Debian's package) and the Pagefind CLI over what it wrote, as people use the two together.

import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { discard } from './discard.ts'
import { measured, type Used } from './measure.ts'
import { ROOT } from './program.ts'

const run = promisify(execFile)
const TEMPLATES = join(import.meta.dirname, 'hugo')
const FOOTER = 'layouts/partials/footer.html'
const FOOT = '<footer class="foot">'

export interface Peer {
  /** Folder of Hugo's sources. */
  readonly folder: string
  /** Content folder of the archive that they are made from, and its built site. */
  readonly content: string
  readonly site: string
  /** Folder of the site. */
  readonly output: string
}

export interface PeerUsed {
  readonly hugo: Used
  readonly pagefind: Used
}

/** @returns what Hugo says of its version. */
export async function hugoVersion(): Promise<string> {
  const { stdout } = await run('hugo', ['version']).catch((cause: Error) => {
    throw new Error('this bench needs Hugo (Debian: apt-get install hugo)', { cause })
  })
  return stdout.trim()
}

/** Puts Hugo's sources there, with the templates as they are in this repository. */
export async function startPeer(peer: Peer): Promise<void> {
  await discard(peer.output)
  await rm(join(peer.folder, 'layouts'), { recursive: true, force: true })
  await mkdir(peer.folder, { recursive: true })
  await cp(TEMPLATES, peer.folder, { recursive: true })
  await updatePeer(peer)
}

/** Brings its content up to date with the records of the archive; in a process of its own, for the memory. */
export async function updatePeer({ content, folder, site }: Peer): Promise<void> {
  const script = join(import.meta.dirname, 'hugo-site.ts')
  const options = ['--content', content, '--hugo', folder, '--site', site]
  await run(process.execPath, ['--import', 'tsx', script, ...options], { cwd: ROOT })
}

export async function changePeerLayout({ folder }: Peer, words: string): Promise<void> {
  const file = join(folder, FOOTER)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(FOOT, `${FOOT}\n<p>${words}</p>`))
}

export async function runHugo({ folder, output }: Peer): Promise<Used> {
  return measured({ args: ['hugo', '--quiet', '--source', folder, '--destination', output], cwd: folder })
}

/** The whole of it: the peer has no search that is built in part, so each change costs this much. */
export async function runPeer(peer: Peer): Promise<PeerUsed> {
  const hugo = await runHugo(peer)
  const pagefind = await measured({
    args: [process.execPath, join(ROOT, 'node_modules/pagefind/lib/runner/bin.cjs'), '--site', peer.output],
    cwd: peer.folder,
  })
  return { hugo, pagefind }
}

/** Pages that Pagefind says it indexed; 0 without an index. */
export async function indexedByPagefind(output: string): Promise<number> {
  const text = await readFile(join(output, 'pagefind/pagefind-entry.json'), 'utf8').catch(() => '{}')
  const { languages = {} } = JSON.parse(text) as {
    readonly languages?: Readonly<Record<string, { readonly page_count: number }>>
  }
  return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0)
}
