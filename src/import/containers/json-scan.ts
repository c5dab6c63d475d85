// Finds where a JSON value ends, without reading it: what it holds is for `JSON.parse`.

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COMMA = 0x2c

/** Deeper values are refused: no document is, and what reads them would run out of stack. */
const MOST_DEPTH = 200

/** A scan that goes on where it stopped when more bytes have come. */
export class ValueScan {
  private depth = 0
  private inString = false
  private started = false
  /** Bytes of the value, from its first to the last one that was looked at. */
  at = 0

  /**
   * @param bytes the value's bytes from its first one on; those before `at` may be gone. @param gone how many are.
   * @returns whether the value ends at `at`.
   */
  go(bytes: Uint8Array, gone = 0): boolean {
    for (let i = this.at - gone; i < bytes.length; i += 1) {
      const byte = bytes[i] as number
      if (this.inString) {
        if (byte === BACKSLASH) {
          // The escaped character has yet to come.
          if (i + 1 === bytes.length) return this.stop(i + gone)
          i += 1
        } else if (byte === QUOTE) {
          this.inString = false
          if (this.depth === 0) return this.end(i + 1 + gone)
        }
      } else if (byte === QUOTE) {
        if (this.depth === 0 && this.started) return this.end(i + gone)
        this.inString = true
        this.started = true
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (this.depth === 0 && this.started) return this.end(i + gone)
        this.started = true
        this.depth += 1
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (this.depth === 0) return this.end(i + gone)
        this.depth -= 1
        if (this.depth === 0) return this.end(i + 1 + gone)
      } else if (this.depth === 0) {
        if (this.started && (byte === COMMA || isBlank(byte))) return this.end(i + gone)
        this.started = true
      }
    }
    return this.stop(bytes.length + gone)
  }

  private stop(at: number): false {
    this.at = at
    return false
  }

  private end(at: number): true {
    this.at = at
    return true
  }
}

/** White space of JSON, and the separator of JSON text sequences (RFC 7464). */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x1e
}

export function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isBlank(bytes[at])) at += 1
  return at
}

/**
 * A JSON text without the white space between its tokens; order, spelling and numbers as they stand.
 * @returns null for one that is nested too deep.
 */
export function compact(bytes: Uint8Array): Uint8Array | null {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let depth = 0
  let inString = false
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number
    if (inString) {
      if (byte === BACKSLASH && i + 1 < bytes.length) {
        out[length++] = byte
        i += 1
      } else if (byte === QUOTE) inString = false
      out[length++] = bytes[i] as number
      continue
    }
    if (isBlank(byte)) continue
    if (byte === QUOTE) inString = true
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1
    if (depth > MOST_DEPTH) return null
    out[length++] = byte
  }
  return out.slice(0, length)
}

/** The members of an object or the elements of an array that stands whole in `bytes`. */
export function* members(
  bytes: Uint8Array,
): Generator<{ readonly key: string | null; readonly value: Uint8Array }> {
  const isObject = bytes[0] === OPEN_BRACE
  let at = 1
  for (;;) {
    at = skipBlanks(bytes, at)
    if (bytes[at] === COMMA) {
      at += 1
      continue
    }
    if (at >= bytes.length || bytes[at] === CLOSE_BRACE || bytes[at] === CLOSE_BRACKET) return
    let key: string | null = null
    if (isObject) {
      const end = valueEnd(bytes, at)
      key = Buffer.from(bytes.subarray(at, end)).toString()
      at = skipBlanks(bytes, end)
      // A colon.
      at = skipBlanks(bytes, at + 1)
    }
    const end = valueEnd(bytes, at)
    if (end === at) return
    yield { key, value: bytes.subarray(at, end) }
    at = end
  }
}

function valueEnd(bytes: Uint8Array, from: number): number {
  const scan = new ValueScan()
  scan.go(bytes.subarray(from))
  return from + scan.at
}
