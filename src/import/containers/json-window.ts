// Takes JSON values off a window one by one, so that no more than one of them is held.
import { isBlank, skipBlanks, ValueScan } from './json-scan.ts'
import { MAX_DOCUMENT_BYTES } from './piece.ts'
import type { ByteWindow } from './window.ts'

export const COMMA = 0x2c
export const COLON = 0x3a
export const QUOTE = 0x22
export const OPEN_BRACKET = 0x5b
export const CLOSE_BRACKET = 0x5d
export const OPEN_BRACE = 0x7b
export const CLOSE_BRACE = 0x7d

export interface Value {
  /** Null when it is too large to be kept. */
  readonly bytes: Uint8Array | null
  readonly size: number
  /** Whether the stream ended within it. */
  readonly cut: boolean
}

/** The value that comes next, dropped from the window; of one that is too large the size alone. */
export async function readValue(window: ByteWindow): Promise<Value> {
  const scan = new ValueScan()
  let gone = 0
  let cut = false
  while (!scan.go(window.view, gone)) {
    if (scan.at > MAX_DOCUMENT_BYTES) {
      window.drop(scan.at - gone)
      gone = scan.at
    }
    cut = !(await window.more())
    if (cut) break
  }
  const size = cut ? window.view.length + gone : scan.at
  const bytes = window.take(size - gone)
  return { bytes: gone > 0 || size > MAX_DOCUMENT_BYTES ? null : bytes, size, cut }
}

/** @returns the length of the value that comes next; null when it is too large or breaks off. */
export async function lengthOf(window: ByteWindow): Promise<number | null> {
  const scan = new ValueScan()
  while (!scan.go(window.view)) {
    if (scan.at > MAX_DOCUMENT_BYTES || !(await window.more())) return null
  }
  return scan.at > MAX_DOCUMENT_BYTES ? null : scan.at
}

/** Whether the array that comes next begins with an object. */
export async function isListOfObjects(window: ByteWindow): Promise<boolean> {
  let at = skipBlanks(window.view, 1)
  while (at === window.view.length && (await window.more())) at = skipBlanks(window.view, at)
  return window.view[at] === OPEN_BRACE
}

/** The next byte that is no white space, left in the window; undefined at the end. */
export async function nextByte(window: ByteWindow): Promise<number | undefined> {
  for (;;) {
    const { view } = window
    let at = 0
    while (at < view.length && isBlank(view[at])) at += 1
    window.drop(at)
    if (at < view.length) return view[at]
    if (!(await window.more())) return undefined
  }
}
