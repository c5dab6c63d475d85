// Bundles the scripts of the site with esbuild.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../layouts/assets/${entry}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`esbuild made nothing of ${entry}`)
  return file.contents
}

/** The script of the search page: an ES module, the same bytes for the same sources. */
export const buildSearchScript = (): Promise<Uint8Array> => bundle('search.ts')

/** The script of article pages that marks the words of `#words=…`: an ES module. */
export const buildHighlightScript = (): Promise<Uint8Array> => bundle('highlight.ts')
