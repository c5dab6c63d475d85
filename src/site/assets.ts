// Makes the files that all pages share: style sheet, fonts, scripts, icon, each with a hash of its contents in its name.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Assets } from '../../layouts/render.ts'
import type { Archive } from '../model.ts'
import { buildReadingScript, buildSearchScript, buildStartScript } from '../search/bundle.ts'
import { buildFonts, codePointsOf } from './fonts.ts'
import { buildStyles, readStyles } from './styles.ts'

export interface SiteFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const SOURCES = resolve(import.meta.dirname, '../../layouts/assets')

/** @param cache folder that keeps font subsets between builds; null for none. */
export async function buildAssets(
  archive: Archive,
  cache: string | null,
): Promise<{ assets: Assets; files: readonly SiteFile[] }> {
  const texts = archive.articles.flatMap(({ record }) => [
    record.title ?? '',
    record.kicker ?? '',
    record.body,
    ...record.related,
  ])
  const known = [...archive.outlets, ...archive.entities].map(({ name }) => name)
  const fonts = await buildFonts({
    codePoints: codePointsOf([
      ...texts,
      ...known,
      ...archive.prose.map(({ body }) => body),
      archive.site.name,
    ]),
    nameplate: archive.site.name,
    cache,
  })
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
