// The style sheet: the fonts' rules before it, old browsers served, minified.

import { browserslistToTargets, transform } from 'lightningcss'
import type { Font } from './fonts.ts'

/** Browsers of about 2019 on: phones that are still in use get the same page. */
const TARGETS = browserslistToTargets([
  'chrome 74',
  'firefox 68',
  'safari 12.1',
  'ios_saf 12.2',
  'samsung 10.1',
])

/**
 * `css` with a rule for each font, as bytes; the font files must lie in the folder of the style sheet. Throws on what
 * is no CSS.
 */
export function buildStyles(css: string, fonts: readonly Font[]): Uint8Array {
  const source = `${fonts.map(fontFace).join('\n')}\n${css}`
  const { code } = transform({
    filename: 'site.css',
    code: Buffer.from(source),
    minify: true,
    targets: TARGETS,
  })
  return code
}

/** Words show in a font of the system until the file is there. */
function fontFace({ family, weight, name }: Font): string {
  return `@font-face { font-family: '${family}'; font-weight: ${weight}; font-display: swap; src: url('${name}') format('woff2') }`
}
