// The fonts of the site, cut into the files that its pages ask for: the only file that imports subset-font.

import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  ASCII_LETTERS,
  BASE,
  type Letters,
  MORE,
  RARE,
  rangeOf,
  textOf,
  WHOLE,
  without,
} from './repertoire.ts'

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
  /** What it holds; null for the letters of the nameplate. */
  readonly holds: Letters | null
  /** True when browsers ask for it where one of its letters stands, and not for the sake of its family. */
  readonly ranged: boolean
  /** A feature that it does without. */
  readonly lacks?: string
}

const NASKH = '@expo-google-fonts/noto-naskh-arabic'
const REGULAR = {
  file: `${NASKH}/400Regular/NotoNaskhArabic_400Regular.ttf`,
  family: 'Warraq Naskh',
  weight: 400,
} as const
const BOLD = {
  file: `${NASKH}/700Bold/NotoNaskhArabic_700Bold.ttf`,
  family: 'Warraq Naskh',
  weight: 700,
} as const
const DISPLAY = {
  file: '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  family: 'Warraq Amiri',
  weight: 700,
} as const
const PLATE = {
  file: '@expo-google-fonts/aref-ruqaa/700Bold/ArefRuqaa_700Bold.ttf',
  family: 'Warraq Ruqaa',
  weight: 700,
} as const

/**
 * Three kinds of files beside the nameplate's: the letters of every page; those of all languages in Arabic letters, for
 * elements in one of them; and the rest of each font, for single signs and letters wherever they stand.
 */
const FACES: readonly Face[] = [
  { ...REGULAR, slug: 'naskh', preload: true, holds: BASE, ranged: false },
  { ...BOLD, slug: 'naskh', preload: false, holds: BASE, ranged: false },
  {
    ...DISPLAY,
    slug: 'amiri',
    preload: true,
    holds: without(BASE, ASCII_LETTERS),
    ranged: false,
    // Forms that only Urdu, Sindhi, Kashmiri and Malay have: a kilobyte.
    lacks: 'locl',
  },
  // An eighth of the largest file, for the few pages that have a headline in Latin letters.
  { ...DISPLAY, slug: 'amiri-latin', preload: false, holds: ASCII_LETTERS, ranged: true },
  { ...REGULAR, slug: 'naskh-rest', preload: false, holds: without([...MORE, ...RARE], BASE), ranged: true },
  { ...BOLD, slug: 'naskh-rest', preload: false, holds: without([...MORE, ...RARE], BASE), ranged: true },
  // Its presentation forms would double the file; headlines in them show in the text's font.
  { ...DISPLAY, slug: 'amiri-rest', preload: false, holds: without(MORE, BASE), ranged: true },
  ...[REGULAR, BOLD, DISPLAY].map(
    (face): Face => ({
      ...face,
      slug: `${face === DISPLAY ? 'amiri' : 'naskh'}-whole`,
      family: `${face.family} Whole`,
      preload: false,
      holds: face === DISPLAY ? without(WHOLE, ASCII_LETTERS) : WHOLE,
      ranged: false,
    }),
  ),
  { ...PLATE, slug: 'ruqaa', preload: false, holds: null, ranged: false },
]

/** OpenType features that shape and place letters; stylistic sets would double the glyphs. */
const FEATURES =
  'ccmp locl isol init medi med2 fina fin2 fin3 rlig rclt calt liga clig curs kern mark mkmk dist stch rtla rtlm'.split(
    ' ',
  )

/** Copyright and address of the licence (SIL OFL 1.1 asks that they stay with the font). */
const NAME_IDS = [0, 13, 14]

const require = createRequire(import.meta.url)
type SubsetFont = (font: Buffer, text: string, options: Readonly<Record<string, unknown>>) => Promise<Buffer>
const { version } = require('subset-font/package.json') as { version: string }

/** The fonts of a site, in the order of their rules. The same name of a site gives the same bytes, whatever it holds. */
export async function buildFonts({ nameplate, cache }: FontOrder): Promise<Font[]> {
  if (cache !== null) await mkdir(cache, { recursive: true }).catch(() => undefined)
  const fonts: Font[] = []
  for (const { file, slug, family, weight, preload, holds, ranged, lacks } of FACES) {
    const text = holds === null ? [...new Set(nameplate.normalize('NFC'))].sort().join('') : textOf(holds)
    const bytes = await subset(
      file,
      text,
      FEATURES.filter((feature) => feature !== lacks),
      cache,
    )
    const range = holds !== null && ranged ? rangeOf(holds) : null
    fonts.push({ name: `${slug}-${weight}-${hash(bytes)}.woff2`, family, weight, preload, range, bytes })
  }
  return fonts
}

async function subset(
  file: string,
  text: string,
  keepFeatures: readonly string[],
  cache: string | null,
): Promise<Uint8Array> {
  const font = await readFile(require.resolve(file))
  const key = hash([version, keepFeatures.join(' '), hash(font), text].join('\n'))
  const kept = cache === null ? null : join(cache, `${key}.kept`)
  const found = kept === null ? null : await readKept(kept)
  if (found !== null) return found
  const options = {
    targetFormat: 'woff2',
    keepFeatures,
    preserveNameIds: NAME_IDS,
    noHinting: true,
  }
  // Loaded when something is to be cut: what it cuts with is compiled for half a second.
  const subsetFont = require('subset-font') as SubsetFont
  const bytes = await subsetFont(font, text, options)
  if (kept !== null) await keep(kept, bytes)
  return bytes
}

/** A kept file is its SHA-256, then what it holds; null where it is not there or damaged. */
async function readKept(file: string): Promise<Uint8Array | null> {
  const found = await readFile(file).catch(() => null)
  if (found === null) return null
  const bytes = found.subarray(SHA256_BYTES)
  return sha256(bytes).equals(found.subarray(0, SHA256_BYTES)) ? bytes : null
}

/** What cannot be kept is cut again next time. */
async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}`
  try {
    await writeFile(beside, Buffer.concat([sha256(bytes), bytes]))
    await rename(beside, file)
  } catch {
    await rm(beside, { force: true })
  }
}

const SHA256_BYTES = 32
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

function hash(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex').slice(0, 8)
}
