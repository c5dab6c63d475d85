// Gives modules of the program ready to run: compiled once and kept, or through tsx where nothing can be kept.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import { compileProgram, isWhole, tidy } from './compile.js'
import { ROOT, sourcesHash } from './sources.js'

const SOURCES = {
  cli: '../cli.ts',
  worker: '../import/worker.ts',
  crew: '../site/worker.ts',
  index: '../search/worker.ts',
  assets: '../site/shared-files-thread.ts',
  host: '../commands/host-thread.ts',
}
/** Folder of the compiled program, for the threads of this process; empty when there is none. */
const NAME = 'warraq/compiled'

/**
 * A module of the program with all that it needs. Compiled it starts in a third of the time that tsx takes, which reads
 * and resolves some three hundred files.
 * @param entry a name of `SOURCES`.
 */
export async function load(entry) {
  const folder = await compiledFolder()
  if (folder !== '') return import(pathToFileURL(join(folder, `${entry}.js`)).href)
  const { register } = await import('tsx/esm/api')
  register()
  return import(SOURCES[entry])
}

async function compiledFolder() {
  const known = getEnvironmentData(NAME)
  if (known !== undefined) return known
  const folder = join(ROOT, 'node_modules/.cache/warraq', sourcesHash())
  let usable = isWhole(folder)
  if (!usable) {
    // Without esbuild for this machine, or a place to write, the program runs all the same.
    usable = await compileProgram(ROOT, folder).then(
      () => true,
      () => false,
    )
  }
  if (usable && isMainThread) tidy(folder)
  setEnvironmentData(NAME, usable ? folder : '')
  // Traces then name the sources; reading the maps takes time at every start.
  if (usable && process.env.WARRAQ_TRACE) process.setSourceMapsEnabled(true)
  return usable ? folder : ''
}
