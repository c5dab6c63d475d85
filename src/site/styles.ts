// The style sheet: its parts in order, the fonts' rules before them, old browsers served, minified.

import { readFile } from 'node:fs/promises'
import { browserslistToTargets, transform } from 'lightningcss'
import type { Font } from './fonts.ts'
import { STAND_INS } from './stand-ins.ts'

/** Files of `layouts/assets/css/` in the order in which their rules count. */
export const STYLE_PARTS = [
  'base',
  'languages',
  'masthead',
  'settings',
  'search-form',
  'cards',
  'counts',
  'timeline',
  'article',
  'source',
  'lists',
  'search',
  'prose',
  'foot',
  'cite',
  'compare',
  'adaptation',
  'print',
] as const

/** Browsers of about 2019 on: phones that are still in use get the same page. */
const TARGETS = browserslistToTargets([
  'chrome 74',
  'firefox 68',
  'safari 12.1',
  'ios_saf 12.2',
  'samsung 10.1',
])

/** The parts of the style sheet as one. */
export async function readStyles(): Promise<string> {
  const folder = new URL('../../layouts/assets/css/', import.meta.url)
  const parts = STYLE_PARTS.map((name) => readFile(new URL(`${name}.css`, folder), 'utf8'))
  return (await Promise.all(parts)).join('\n')
}

/**
 * `css` with a rule for each font, as bytes; the font files must lie in the folder of the style sheet. Throws on what
 * is no CSS.
 */
export function buildStyles(css: string, fonts: readonly Font[]): Uint8Array {
  const source = `${fonts.map(fontFace).join('\n')}\n${STAND_INS}\n${css}`
  const { code } = transform({
    filename: 'site.css',
    code: Buffer.from(source),
    minify: true,
    targets: TARGETS,
  })
  return code
}

/**
 * Words wait a tenth of a second for the file, then show in a font of the system and change over when it comes within
 * three: what one has begun to read moves no more. The next page has the file from the cache.
 */
function fontFace({ family, weight, name, range }: Font): string {
  const part = range === null ? '' : `; unicode-range: ${range}`
  return `@font-face { font-family: '${family}'; font-weight: ${weight}; font-display: fallback; src: url('${name}') format('woff2')${part} }`
}
