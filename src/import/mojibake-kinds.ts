// The ways in which Arabic text is misread once, and how each is undone without losing a character.
import type { Encoding, Repair } from '../model.ts'
import { WINDOWS_1252 } from './encoding-1252.ts'

export interface Kind {
  readonly was: Encoding
  readonly misreadAs: Repair['misreadAs']
}

/** UTF-8 first: its bytes prove themselves, while those of the one-byte encodings have to read like Arabic. */
export const KINDS: readonly Kind[] = [
  { was: 'utf-8', misreadAs: 'windows-1252' },
  { was: 'utf-8', misreadAs: 'iso-8859-1' },
  { was: 'utf-8', misreadAs: 'windows-1256' },
  { was: 'windows-1256', misreadAs: 'windows-1252' },
  { was: 'windows-1256', misreadAs: 'iso-8859-1' },
  { was: 'iso-8859-6', misreadAs: 'windows-1252' },
  { was: 'iso-8859-6', misreadAs: 'iso-8859-1' },
  { was: 'iso-8859-6', misreadAs: 'windows-1256' },
]

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)
/** The characters of bytes 0 to 255. */
const CHARACTERS: Readonly<Record<Repair['misreadAs'], readonly string[]>> = {
  'windows-1252': WINDOWS_1252,
  'iso-8859-1': Array.from(ALL_BYTES, (byte) => String.fromCharCode(byte)),
  'windows-1256': [...new TextDecoder('windows-1256').decode(ALL_BYTES)],
}
/** Byte of each UTF-16 unit, -1 for those that the encoding lacks. */
const table = (name: Repair['misreadAs']) => {
  const bytes = new Int16Array(0x10000).fill(-1)
  for (const [byte, character] of CHARACTERS[name].entries()) bytes[character.charCodeAt(0)] = byte
  return bytes
}
const BYTES: Readonly<Record<Repair['misreadAs'], Int16Array>> = {
  'windows-1252': table('windows-1252'),
  'iso-8859-1': table('iso-8859-1'),
  'windows-1256': table('windows-1256'),
}

/** The bytes that were misread into this text; null when a character of it is none of the encoding's. */
export function bytesOf(text: string, misreadAs: Repair['misreadAs']): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  const bytesByCharacter = BYTES[misreadAs]
  for (let i = 0; i < text.length; i++) {
    const byte = bytesByCharacter[text.charCodeAt(i)] as number
    if (byte < 0) return null
    bytes[i] = byte
  }
  return bytes
}

const DECODERS = new Map<Encoding, TextDecoder>()

/**
 * The text as it was before it was misread. Strict decoding keeps it reversible: misreading the result once more
 * gives the argument back.
 * @returns null when the text is not of that kind.
 */
export function undo(text: string, { was, misreadAs }: Kind): string | null {
  const bytes = bytesOf(text, misreadAs)
  if (!bytes) return null
  let decoder = DECODERS.get(was)
  if (!decoder) {
    decoder = new TextDecoder(was, { fatal: true, ignoreBOM: true })
    DECODERS.set(was, decoder)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** A class of a regular expression with the characters of these bytes. */
export function classOf(misreadAs: Repair['misreadAs'], from: number, to: number): string {
  const characters = CHARACTERS[misreadAs].slice(from, to + 1)
  return `[${characters.map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}]`
}
