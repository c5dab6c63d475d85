// Tells which encoding the bytes of a document are in and decodes them; mojibake in the text is set right.
import type { Encoding, Repair } from '../model.ts'
import { WINDOWS_1252 } from './encoding-1252.ts'
import { declaredOneByte, readDeclared } from './encoding-declared.ts'
import { type Reading, readArabic } from './encoding-letters.ts'
import { utf16Order } from './encoding-utf16.ts'
import { repairMojibake } from './mojibake.ts'

export interface Decoded {
  /** Of the document; of most of its lines when they differ. */
  readonly encoding: Encoding
  /** Without a byte order mark. */
  readonly text: string
  readonly repaired: Repair | null
  /** Characters that could not be read and stand as U+FFFD, those that the document itself writes so not counted. */
  readonly replaced: number
  /** Lines that are in another encoding than the rest and were decoded in theirs. */
  readonly mixed: number
}
type Plain = Omit<Decoded, 'repaired'>

/** One-byte text below this mean is some other script or no text at all; a word or two may be odder than a sentence. */
const ARABIC_MEAN = -4.35
const SHORT_MEAN = -5
const SHORT = 12
/** What a declaration weighs against the letters: it decides between two words, not against a sentence. */
const DECLARED_WEIGHT = 2
/** The same for windows-1256 as such: of the two it is the one that news was written in. */
const COMMON_WEIGHT = 0.5
/** %PDF, PNG, GIF, JPEG, gzip, ZIP, RAR, 7z, bzip2, ELF, OLE, RIFF and Ogg: no text, whatever letters may be in it. */
const BINARY_RE =
  /^(?:%PDF|\x89PNG|GIF8|\xFF\xD8\xFF|\x1F\x8B|PK[\x03\x05]\x04?|Rar!|7z\xBC\xAF|BZh\d|\x7FELF|\xD0\xCF\x11\xE0|RIFF....|OggS)/s

/**
 * Decodes bytes by what they hold: byte order mark, UTF-16 by its pairs, UTF-8, then whichever of the two one-byte
 * Arabic encodings reads more like Arabic. Text in French or English passes where windows-1256 has all its characters.
 * @param declared character set named by the transport; without it that of the page's own markup. It breaks ties only.
 * @returns null for what is no text in these encodings. A few bytes that fit no character are U+FFFD, and counted.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded | null {
  const plain = decodeOnce(bytes, declared)
  if (!plain) return null
  const mended = repairMojibake(plain.text)
  const replaced = plain.replaced + mended.lost
  return { ...plain, text: mended.text, repaired: mended.repair, replaced }
}

function decodeOnce(bytes: Uint8Array, declared: string | null): Plain | null {
  if (BINARY_RE.test(latin1(bytes.subarray(0, 16)))) return null
  const wide = markedOrder(bytes) ?? utf16Order(bytes)
  if (wide) return decodeUtf16(bytes, wide)
  if (bytes.includes(0) || hasControls(bytes)) return null
  const utf8 = strict('utf-8', bytes)
  if (utf8 !== null) return { encoding: 'utf-8', text: utf8, replaced: 0, mixed: 0 }
  return decodeBroken(bytes, declaredOneByte(declared ?? readDeclared(bytes)))
}

function markedOrder([a, b]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Plain | null {
  const exact = strict(encoding, bytes)
  const text = exact ?? LENIENT[encoding].decode(bytes)
  if (text.includes('\0')) return null
  const replaced = exact === null ? count(text, '\uFFFD') : 0
  return replaced > 1 + text.length / 50 ? null : { encoding, text, replaced, mixed: 0 }
}

/** More than one control character in ten is no text; terminal sequences and stray ones are. */
function hasControls(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536)
  let controls = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] as number
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)) controls++
  }
  return controls > Math.max(2, end / 10)
}

/** Bytes that are not wholly UTF-8: UTF-8 with damage, lines in different encodings, or a one-byte encoding. */
function decodeBroken(bytes: Uint8Array, hint: Encoding | null): Plain | null {
  const lenient = LENIENT['utf-8'].decode(bytes)
  const written = count(latin1(bytes), '\xEF\xBF\xBD')
  const broken = count(lenient, '\uFFFD') - written
  const valid = (lenient.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0) + written
  if (valid >= 2 * broken && broken <= 2)
    return { encoding: 'utf-8', text: lenient, replaced: broken, mixed: 0 }
  if (valid >= 8 && valid * 8 >= broken) return decodeLines(bytes, hint)
  return decodeOneByte(bytes, hint)
}

/** Decodes line by line, as pages that were put together from several sources need. */
function decodeLines(bytes: Uint8Array, hint: Encoding | null): Plain | null {
  const read = splitLines(bytes).map((line) => {
    const utf8 = strict('utf-8', line)
    if (utf8 !== null) return { encoding: 'utf-8' as Encoding, text: utf8, replaced: 0 }
    const text = LENIENT['utf-8'].decode(line)
    const replaced = count(text, '\uFFFD')
    const oneByte = replaced > 2 ? decodeOneByte(line, hint) : null
    return oneByte ?? { encoding: 'utf-8' as Encoding, text, replaced }
  })
  const text = read.map((line) => line.text).join('')
  const replaced = read.reduce((sum, line) => sum + line.replaced, 0)
  if (replaced > count(text, /[^\p{ASCII}\uFFFD]/gu) / 2) return null
  const wide = read.filter((line) => /[^\p{ASCII}]/u.test(line.text))
  const other = wide.find((line) => line.encoding !== 'utf-8')?.encoding
  const utf8 = wide.filter((line) => line.encoding === 'utf-8').length
  const most = other !== undefined && utf8 < wide.length / 2 ? other : 'utf-8'
  return { encoding: most, text, replaced, mixed: wide.filter((line) => line.encoding !== most).length }
}

function* lineEnds(bytes: Uint8Array): Generator<number> {
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) yield at + 1
  yield bytes.length
}

/** Lines with their line feeds. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  let from = 0
  return [...lineEnds(bytes)].map((end) => {
    const line = bytes.subarray(from, end)
    from = end
    return line
  })
}

function decodeOneByte(bytes: Uint8Array, hint: Encoding | null): Plain | null {
  const [best] = (['windows-1256', 'iso-8859-6'] as const)
    .map((encoding) => {
      const text = LENIENT[encoding].decode(bytes)
      const reading = readArabic(text)
      const expected =
        (encoding === hint ? DECLARED_WEIGHT : 0) + (encoding === 'windows-1256' ? COMMON_WEIGHT : 0)
      return { encoding, text, reading, score: reading.total + expected }
    })
    .sort((a, b) => b.score - a.score)
  if (!best) return null
  const { encoding, text, reading } = best
  if (isArabic(reading)) return { encoding, text, replaced: count(text, '\uFFFD'), mixed: 0 }
  return decodeLatin(bytes)
}

function isArabic({ letters, mean }: Reading): boolean {
  return letters >= 2 && mean > (letters < SHORT ? SHORT_MEAN : ARABIC_MEAN)
}

/** French and English as Western systems save them, where every byte means the same in windows-1256. */
function decodeLatin(bytes: Uint8Array): Plain | null {
  const text = LENIENT['windows-1256'].decode(bytes)
  if (bytes.some((byte, n) => byte >= 0x80 && text.charAt(n) !== WINDOWS_1252[byte])) return null
  const letters = count(text, /[A-Za-z]/g)
  if (count(text, /[^\p{ASCII}]/gu) * 2 > letters) return null
  return { encoding: 'windows-1256', text, replaced: 0, mixed: 0 }
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6']
const decoders = (options: TextDecoderOptions) =>
  Object.fromEntries(ENCODINGS.map((name) => [name, new TextDecoder(name, options)])) as Record<
    Encoding,
    TextDecoder
  >
const STRICT = decoders({ fatal: true })
const LENIENT = decoders({})

function strict(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return STRICT[encoding].decode(bytes)
  } catch {
    return null
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

function count(text: string, what: string | RegExp): number {
  return typeof what === 'string' ? text.split(what).length - 1 : (text.match(what)?.length ?? 0)
}
