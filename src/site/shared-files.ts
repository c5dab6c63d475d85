// Makes the files that all pages share: style sheet, fonts, scripts, icon, each with a hash of its contents in its name.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildReadingScript, buildSearchScript, buildStartScript } from '../search/bundle.ts'
import type { SharedFiles, SiteFile } from './assets.ts'
import { buildFonts } from './fonts.ts'
import { buildStyles, readStyles } from './styles.ts'

const SOURCES = resolve(import.meta.dirname, '../../layouts/assets')

/**
 * @param nameplate name of the site.
 * @param cache folder that keeps fonts between builds; null for none.
 */
export async function makeAssets(nameplate: string, cache: string | null): Promise<SharedFiles> {
  const fonts = await buildFonts({ nameplate, cache })
  const css = hashed('site', 'css', buildStyles(await readStyles(), fonts))
  const icon = hashed('icon', 'svg', await readFile(join(SOURCES, 'icon.svg')))
  const engine = hashed('engine', 'js', await buildSearchScript())
  const search = hashed('search', 'js', await buildStartScript())
  const reading = hashed('reading', 'js', await buildReadingScript())
  const fontFiles = fonts.map(({ name, bytes, preload }) => ({ path: `assets/${name}`, bytes, preload }))
  return {
    assets: {
      css: css.path,
      search: search.path,
      engine: engine.path,
      reading: reading.path,
      icon: icon.path,
      fonts: fontFiles.map(({ path, preload }) => ({ path, preload })),
    },
    files: [...fontFiles.map(({ path, bytes }) => ({ path, bytes })), icon, reading, engine, search, css],
  }
}

function hashed(name: string, ending: string, bytes: Uint8Array): SiteFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return { path: `assets/${name}-${hash}.${ending}`, bytes }
}
