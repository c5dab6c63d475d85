// The fonts of the site, cut down to the letters that it needs: the only file that imports subset-font.

import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** A font file; all of them lie in one folder, beside the style sheet. */
export interface Font {
  /** Name with a hash of the contents: `naskh-400-1a2b3c4d.woff2`. */
  readonly name: string
  /** As the style sheet calls it. */
  readonly family: string
  readonly weight: 400 | 700
  /** True for the two that the first screen needs. */
  readonly preload: boolean
  /** `unicode-range` of the characters that it is asked for; null for all. */
  readonly range: string | null
  /** WOFF2. */
  readonly bytes: Uint8Array
}

export interface FontOrder {
  /** Code points that the archive's texts use, beside those that every site gets. */
  readonly codePoints: ReadonlySet<number>
  /** Name of the site: its letters are all that the nameplate's font holds. */
  readonly nameplate: string
  /** Folder that keeps what was made, safe to delete; null for none. */
  readonly cache: string | null
}

interface Face {
  readonly file: string
  readonly slug: string
  readonly family: string
  readonly weight: 400 | 700
  readonly preload: boolean
  readonly holds: 'text' | 'text but Latin letters' | 'Latin letters' | 'nameplate'
}

const NASKH = '@expo-google-fonts/noto-naskh-arabic'
const AMIRI = '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf'
const RUQAA = '@expo-google-fonts/aref-ruqaa/700Bold/ArefRuqaa_700Bold.ttf'
const FACES: readonly Face[] = [
  {
    file: `${NASKH}/400Regular/NotoNaskhArabic_400Regular.ttf`,
    slug: 'naskh',
    family: 'Warraq Naskh',
    weight: 400,
    preload: true,
    holds: 'text',
  },
  {
    file: `${NASKH}/700Bold/NotoNaskhArabic_700Bold.ttf`,
    slug: 'naskh',
    family: 'Warraq Naskh',
    weight: 700,
    preload: false,
    holds: 'text',
  },
  {
    file: AMIRI,
    slug: 'amiri',
    family: 'Warraq Amiri',
    weight: 700,
    preload: true,
    holds: 'text but Latin letters',
  },
  // An eighth of the largest file, for the few pages that have a headline in Latin letters.
  {
    file: AMIRI,
    slug: 'amiri-latin',
    family: 'Warraq Amiri',
    weight: 700,
    preload: false,
    holds: 'Latin letters',
  },
  { file: RUQAA, slug: 'ruqaa', family: 'Warraq Ruqaa', weight: 700, preload: false, holds: 'nameplate' },
]

/** OpenType features that shape and place letters; stylistic sets would double the glyphs. */
const FEATURES =
  'ccmp locl isol init medi med2 fina fin2 fin3 rlig rclt calt liga clig curs kern mark mkmk dist stch rtla rtlm'.split(
    ' ',
  )

/** Copyright and address of the licence (SIL OFL 1.1 asks that they stay with the font). */
const NAME_IDS = [0, 13, 14]

/**
 * What every site gets: ASCII, Arabic and Persian letters, harakat, three sets of digits, punctuation, joiners. Urdu's
 * letters come with the texts that use them: they are a tenth of the headlines' font.
 */
const BASE = [
  [0x20, 0x7e],
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x621, 0x63a],
  [0x640, 0x653],
  [0x660, 0x66c],
  [0x670, 0x671],
  ...Array.from('پچژڤکگی', (letter) => [letter.charCodeAt(0), letter.charCodeAt(0)] as const),
  [0x6f0, 0x6f9],
  ...Array.from(
    '\u00A0«·»\u200C\u200D\u200E\u200F–—‘’“”…‹›',
    (sign) => [sign.charCodeAt(0), sign.charCodeAt(0)] as const,
  ),
] as const

/** Scripts that the fonts have letters of; others fall back to the fonts of the system. */
const COVERED_RE = /^[\p{Script=Arabic}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]$/u

/** Letters of a font's Latin part; digits and punctuation stay with the Arabic, beside which they are drawn. */
const LATIN_RE = /\p{Script=Latin}/u
const LATIN_RANGE = 'U+41-5A,U+61-7A,U+C0-24F'

const require = createRequire(import.meta.url)
type SubsetFont = (font: Buffer, text: string, options: Readonly<Record<string, unknown>>) => Promise<Buffer>
const subsetFont: SubsetFont = require('subset-font')
const { version } = require('subset-font/package.json') as { version: string }

/** Code points of `texts`, for `FontOrder`. */
export function codePointsOf(texts: Iterable<string>): Set<number> {
  const found = new Set<number>()
  for (const text of texts) for (const character of text) found.add(character.codePointAt(0) ?? 0)
  return found
}

/** The fonts of a site, in the order of their rules. The same order gives the same bytes. */
export async function buildFonts(order: FontOrder): Promise<Font[]> {
  const text = textOf(order.codePoints)
  const letters: Readonly<Record<Face['holds'], string>> = {
    text,
    'text but Latin letters': Array.from(text)
      .filter((character) => !LATIN_RE.test(character))
      .join(''),
    'Latin letters': Array.from(text)
      .filter((character) => LATIN_RE.test(character))
      .join(''),
    nameplate: textOf(codePointsOf([order.nameplate.normalize('NFC')]), []),
  }
  if (order.cache !== null) await mkdir(order.cache, { recursive: true })
  const fonts: Font[] = []
  for (const { file, slug, family, weight, preload, holds } of FACES) {
    const bytes = await subset(file, letters[holds], order.cache)
    const range = holds === 'Latin letters' ? LATIN_RANGE : null
    fonts.push({ name: `${slug}-${weight}-${hash(bytes)}.woff2`, family, weight, preload, range, bytes })
  }
  return fonts
}

async function subset(file: string, text: string, cache: string | null): Promise<Uint8Array> {
  const font = await readFile(require.resolve(file))
  const key = hash([version, FEATURES.join(' '), hash(font), text].join('\n'))
  const kept = cache === null ? null : join(cache, `${key}.woff2`)
  const found = kept === null ? null : await readFile(kept).catch(() => null)
  if (found !== null) return found
  const options = {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    preserveNameIds: NAME_IDS,
    noHinting: true,
  }
  const bytes = await subsetFont(font, text, options)
  if (kept !== null) {
    await writeFile(`${kept}.${process.pid}`, bytes)
    await rename(`${kept}.${process.pid}`, kept)
  }
  return bytes
}

/** All code points in order, those that the fonts cannot have left out, so that they do not change the key. */
function textOf(
  codePoints: ReadonlySet<number>,
  base: readonly (readonly [number, number])[] = BASE,
): string {
  const all = new Set(codePoints)
  for (const [from, to] of base) for (let codePoint = from; codePoint <= to; codePoint++) all.add(codePoint)
  return [...all]
    .sort((a, b) => a - b)
    .filter((codePoint) => codePoint > 0x1f)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((character) => COVERED_RE.test(character))
    .join('')
}

function hash(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex').slice(0, 8)
}
