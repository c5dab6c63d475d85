// Tells which encoding the bytes of an Arabic document are in, and decodes them without losing a character.
import type { Encoding } from '../model.ts'

export interface Decoded {
  readonly encoding: Encoding
  /** Without a byte order mark. */
  readonly text: string
}

/**
 * Letters of running Arabic from the commonest to the rarest, a rank for each. Read in the wrong one-byte encoding, a
 * text fills with letters from the end of the line (ظ for ع, ط for ظ), so the sum of ranks tells the two apart even
 * in two words.
 */
const LETTERS_BY_FREQUENCY = 'اليمونرتبعدةسهفكقحجشصطضخأىإزثغءئظذؤآ'
const RANK = new Map([...LETTERS_BY_FREQUENCY].map((letter, rank) => [letter, rank]))
const ARABIC_LETTER_RE = /[\u0621-\u0652\u0671-\u06D3]/g
/** Letters that windows-1256 adds for Persian and French; in an Arabic text they mean a wrong guess. */
const SUSPECT_RE = /[\u00C0-\u00FF\u0152\u0153\u0192\u02C6\u20AC\u2020\u2021\u2030]/g

/**
 * Decodes bytes: byte order mark first, then UTF-16 by its pattern of zero and 06 bytes, then strict UTF-8, then the
 * two one-byte Arabic encodings, whichever reads more like Arabic.
 * @returns null when nothing fits without replacing a byte, or when what comes out does not look like text.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  const marked = byMark(bytes)
  if (marked !== undefined) return marked
  const wide = utf16WithoutMark(bytes)
  if (wide) return wide
  const utf8 = tryDecode('utf-8', bytes)
  if (utf8) return utf8.text.includes('\0') ? null : utf8
  return oneByte(bytes)
}

function byMark(bytes: Uint8Array): Decoded | null | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return tryDecode('utf-8', bytes)
  if (a === 0xff && b === 0xfe) return tryDecode('utf-16le', bytes)
  if (a === 0xfe && b === 0xff) return tryDecode('utf-16be', bytes)
  return undefined
}

/** In UTF-16 every Arabic letter has the high byte 06 and every space or ASCII digit 00. */
function utf16WithoutMark(bytes: Uint8Array): Decoded | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0x06 || bytes[i] === 0x00) even += 1
    if (bytes[i + 1] === 0x06 || bytes[i + 1] === 0x00) odd += 1
  }
  const enough = (length / 2) * 0.7
  if (even < enough && odd < enough) return null
  const decoded = tryDecode(even > odd ? 'utf-16be' : 'utf-16le', bytes)
  return decoded && !decoded.text.includes('\0') ? decoded : null
}

function oneByte(bytes: Uint8Array): Decoded | null {
  if (bytes.includes(0)) return null
  const candidates = (['windows-1256', 'iso-8859-6'] as const)
    .map((encoding) => tryDecode(encoding, bytes))
    .filter((decoded) => decoded !== null)
    .map((decoded) => ({ decoded, score: arabicScore(decoded.text) }))
    .sort((a, b) => b.score - a.score)
  const best = candidates[0]
  return best && best.score > 0 ? best.decoded : null
}

/** Positive when most of what is not ASCII is Arabic letters; the commoner the letters, the higher. */
function arabicScore(text: string): number {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(ARABIC_LETTER_RE) ?? []
  const suspect = sample.match(SUSPECT_RE)?.length ?? 0
  const foreign = sample.match(/[^\p{ASCII}]/gu)?.length ?? 0
  if (letters.length < 4 || letters.length < foreign * 0.75) return 0
  const last = LETTERS_BY_FREQUENCY.length
  const ranks = letters.reduce((sum, letter) => sum + (RANK.get(letter) ?? last / 2), 0)
  const articles = sample.match(/(?<!\p{L})[\u0648\u0628\u0641\u0643]?\u0627\u0644(?=\p{L})/gu)?.length ?? 0
  return letters.length * last - ranks + articles * last - 4 * last * suspect
}

function tryDecode(encoding: Encoding, bytes: Uint8Array): Decoded | null {
  try {
    return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return null
  }
}
