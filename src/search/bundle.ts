// Bundles the scripts of the site with esbuild.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** Of the interface's strings, a script carries what it says itself. */
const STRINGS: Plugin = {
  name: 'strings',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]strings[\\/]\w+\.json$/ }, async ({ path }) => {
      const { search, searchCounts, cite } = JSON.parse(await readFile(path, 'utf8')) as Record<
        string,
        unknown
      >
      return { contents: JSON.stringify({ search, searchCounts, cite }), loader: 'json' }
    }),
}

async function bundle(entry: string, format: 'esm' | 'iife' = 'esm'): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../layouts/assets/${entry}`, import.meta.url))],
    bundle: true,
    write: false,
    format,
    minify: true,
    // Phones of 2018 read the pages; the search asks for more.
    target: format === 'iife' ? 'es2018' : 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [STRINGS],
  })
  const [file] = outputFiles
  if (!file) throw new Error(`esbuild made nothing of ${entry}`)
  return file.contents
}

/** The search: an ES module, the same bytes for the same sources. */
export const buildSearchScript = (): Promise<Uint8Array> => bundle('search.ts')

/** The script of the search page, which fetches the search: an ES module. */
export const buildStartScript = (): Promise<Uint8Array> => bundle('search-start.ts')

/** The script of every page: a plain script, since browsers refuse modules on pages opened from disk. */
export const buildReadingScript = (): Promise<Uint8Array> => bundle('reading.ts', 'iife')
