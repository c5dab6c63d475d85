// Compiles the program with esbuild into one folder of modules, whole or not at all.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Names of the compiled modules that are loaded by name, each with its source. */
const ENTRIES = {
  cli: 'src/cli.ts',
  worker: 'src/import/worker.ts',
  crew: 'src/site/worker.ts',
  index: 'src/search/worker.ts',
  assets: 'src/site/shared-files-thread.ts',
  host: 'src/commands/host-thread.ts',
  eleventy: '.eleventy.ts',
}
/** What a compiled folder must hold: each file with its size. */
const LIST = 'files.json'
/** Milliseconds after which a folder that no process has started from is removed. */
const UNUSED = 7 * 24 * 3600 * 1000

/** Whether `folder` holds all that was compiled into it; a crash or a full disk may have cut files short. */
export function isWhole(folder) {
  try {
    const files = Object.entries(JSON.parse(readFileSync(join(folder, LIST), 'utf8')))
    return files.every(([name, size]) => statSync(join(folder, name)).size === size)
  } catch {
    return false
  }
}

/**
 * Compiles the program in `root` into `folder`, whose modules find their packages and data where the sources would.
 * Throws where it cannot be written. Two processes may do it at once: the first one's folder stays.
 */
export async function compileProgram(root, folder) {
  const { build } = await import('esbuild')
  const made = `${folder}.${process.pid}`
  try {
    mkdirSync(made, { recursive: true })
    await build({
      absWorkingDir: root,
      entryPoints: ENTRIES,
      outdir: made,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      // By edition: for Node by number, esbuild would make a call of every pattern with a Unicode property.
      target: 'es2022',
      packages: 'external',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      sourcemap: 'linked',
      sourcesContent: false,
      plugins: [inPlace(folder)],
    })
    const sizes = readdirSync(made).map((name) => [name, statSync(join(made, name)).size])
    writeFileSync(join(made, LIST), JSON.stringify(Object.fromEntries(sizes)))
    if (!isWhole(folder)) rmSync(folder, { recursive: true, force: true })
    renameSync(made, folder)
  } catch (cause) {
    rmSync(made, { recursive: true, force: true })
    if (!isWhole(folder)) throw cause
  }
}

/** Compiled modules go on taking themselves for their sources; Eleventy reads its configuration's compiled module. */
function inPlace(folder) {
  return {
    name: 'in place',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8')
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll(
            "configPath: '.eleventy.ts'",
            `configPath: ${JSON.stringify(join(folder, 'eleventy.js'))}`,
          )
        return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' }
      }),
  }
}

/** Notes that `folder` is in use, and removes its neighbours that have not been for a week. */
export function tidy(folder) {
  const now = Date.now()
  try {
    utimesSync(folder, now / 1000, now / 1000)
    for (const name of readdirSync(dirname(folder))) {
      const other = join(dirname(folder), name)
      if (now - statSync(other).mtimeMs > UNUSED) rmSync(other, { recursive: true, force: true })
    }
  } catch {
    // Another process was tidying, or the folder is read-only: what is left lies in nobody's way.
  }
}
