// The site that a measurement looks at: one that is built already, or the sample archive built into a temporary folder.

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { listFiles } from '../../src/archive/files.ts'
import { serveFolder } from '../../test/browser.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** Milliseconds that a build may take. */
const BUILD_LIMIT = 600_000

export interface BuiltSite {
  readonly folder: string
  /** Paths of all files from the site root. */
  readonly files: readonly string[]
  /** Served on 127.0.0.1, with a slash at its end. */
  readonly address: string
  /** Ends the server and removes what was made for the measurement. */
  readonly close: () => Promise<void>
}

/**
 * @param given folder of a built site; without one the sample is built.
 * @param hasUrl builds the sample with the address that it is served from, as a hosted site has it.
 */
export async function openSite(given: string | undefined, hasUrl = false): Promise<BuiltSite> {
  const made = given === undefined ? await mkdtemp(join(tmpdir(), 'warraq-bench-')) : null
  const folder = made === null ? resolve(given ?? '') : join(made, 'site')
  const server = await serveFolder(folder)
  const close = async () => {
    server.close()
    if (made !== null) await rm(made, { recursive: true, force: true })
  }
  try {
    if (made !== null) await buildSample(made, folder, hasUrl ? server.address : null)
    const files = await listFiles(folder)
    if (!files.includes('index.html')) throw new Error(`${folder} is no built site: no index.html in it`)
    return { folder, files, address: server.address, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** From a copy: two builds of one content folder at once turn one away. */
async function buildSample(made: string, folder: string, url: string | null): Promise<void> {
  const content = join(made, 'content')
  await cp(join(ROOT, 'content'), content, {
    recursive: true,
    filter: (path) => !path.includes(join('content', '.warraq')),
  })
  const file = join(content, 'site.yaml')
  if (url !== null) await writeFile(file, (await readFile(file, 'utf8')).replace(/^url: .*$/m, `url: ${url}`))
  await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'bin/warraq.js'), 'build', '--content', content, '--output', folder],
    { timeout: BUILD_LIMIT, maxBuffer: 1 << 26 },
  )
}

/**
 * Pages to look at, by what they are: of each kind the one with the most HTML, as a reader would meet it at its worst.
 * The query whose results are one of them is a name of the sample that several articles hold.
 */
export async function chosenPages({ folder, files }: BuiltSite): Promise<ReadonlyMap<string, string>> {
  const sizes = new Map<string, number>()
  for (const file of files.filter((name) => name.endsWith('.html')))
    sizes.set(file, (await readFile(join(folder, file))).length)
  const largest = (pattern: RegExp): string | undefined =>
    [...sizes.keys()]
      .filter((file) => pattern.test(file))
      .sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || (a < b ? -1 : 1))[0]
  const chosen: readonly (readonly [string, string | undefined])[] = [
    // As readers come to it.
    ['home', ''],
    ['article', largest(/^articles\//)],
    ['listing', largest(/^sources\/(?!index)/)],
    ['calendar', largest(/^dates\/\d+\/\d+\.html$/)],
    ['entity', largest(/^people\/(?!index)/)],
    ['search', 'search.html'],
    ['results', `search.html?q=${encodeURIComponent('الجسر')}`],
  ]
  return new Map(chosen.flatMap(([kind, path]) => (path === undefined ? [] : [[kind, path] as const])))
}
