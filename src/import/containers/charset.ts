// Brings a stream to UTF-8 without a byte order mark, so that its readers know one encoding only.
import { isUtf8 } from 'node:buffer'
import type { Encoding } from '../../model.ts'
import { decode } from '../encoding.ts'
import { ByteWindow, StreamFault } from './window.ts'

const SAMPLE = 64 * 1024
/** A letter of UTF-8 that the sample cut through has lost at most so many bytes. */
const MOST_CUT = 3
const LINE_FEED = 0x0a

/** @returns a window on the same text in UTF-8. @param declared character set that the text itself declares */
export async function utf8Window(window: ByteWindow, declared: string | null = null): Promise<ByteWindow> {
  const sample = await window.fill(SAMPLE)
  const encoding = encodingOf(sample, declared)
  if (encoding === 'utf-8') {
    if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) window.drop(3)
    return window
  }
  return new ByteWindow(toUtf8(window, encoding))
}

function encodingOf(sample: Uint8Array, declared: string | null): Encoding {
  const known = declared === null ? null : encodingNamed(declared)
  if (known && !known.startsWith('utf-16') && sample.every((byte) => byte < 0x80 && byte > 0)) return known
  const even = sample.subarray(0, sample.length & ~1)
  for (const bytes of [even, ...cuts(sample)]) {
    const decoded = decode(bytes, declared)
    if (decoded) return decoded.encoding
  }
  return 'utf-8'
}

function cuts(sample: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: MOST_CUT + 1 }, (_, cut) =>
    sample.subarray(0, Math.max(0, sample.length - cut)),
  )
}

function encodingNamed(name: string): Encoding | null {
  try {
    const label = new TextDecoder(name.trim()).encoding
    return (
      (['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'] as const).find(
        (encoding) => encoding === label,
      ) ?? null
    )
  } catch {
    return null
  }
}

async function* toUtf8(window: ByteWindow, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const encoder = new TextEncoder()
  const next = (chunk?: Uint8Array) => {
    try {
      return encoder.encode(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode())
    } catch {
      throw new StreamFault(
        'read/encoding',
        `its bytes are not all text in ${encoding}`,
        'convert it to UTF-8',
      )
    }
  }
  for await (const chunk of window.rest()) yield next(chunk)
  yield next()
}

/** Stands in a line that was no UTF-8; no text has it (Unicode, chapter 23.7: a noncharacter). */
export const UNREADABLE = '\uFDD0'

/** Lets UTF-8 through; a line that is none gets a mark, so that its row can be refused and the others read. */
export async function* markedUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let carried: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    const whole = bytes.length - openBytes(bytes)
    carried = new Uint8Array(bytes.subarray(whole))
    if (whole > 0) yield marked(bytes.subarray(0, whole))
  }
  if (carried.length > 0) yield marked(carried)
}

function marked(bytes: Uint8Array): Uint8Array {
  if (isUtf8(bytes)) return bytes
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, from)
    const line = bytes.subarray(from, feed < 0 ? bytes.length : feed + 1)
    lines.push(
      ...(isUtf8(line) ? [line] : [Buffer.from(UNREADABLE), Buffer.from(new TextDecoder().decode(line))]),
    )
    from += line.length
  }
  return Buffer.concat(lines)
}

/** Bytes at the end that begin a character and do not end it. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(MOST_CUT, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}
