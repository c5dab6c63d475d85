// Reads the part of CBOR (RFC 8949) that Pagefind's files use: integers, text and arrays of known length.

export interface CborCursor {
  /** Length of the array that starts here. */
  array(): number
  /** The integer that stands here, negative ones too. */
  int(): number
  text(): string
  /** Passes over one value of any kind. */
  skip(): void
  /** Byte at which the next value begins. */
  place(): number
}

const utf8 = new TextDecoder()

/** A cursor over `bytes` from `at`; throws on a kind that was not expected and on a cut-off file. */
export function cborCursor(bytes: Uint8Array, at: number): CborCursor {
  let i = at
  const fail = (expected: string): never => {
    throw new Error(`index file: expected ${expected} at byte ${i}`)
  }
  const argument = (): number => {
    const low = (bytes[i++] ?? fail('a value')) & 31
    if (low < 24) return low
    if (low > 26) fail('a length of at most 4 bytes')
    let value = 0
    for (let n = 1 << (low - 24); n > 0; n--) value = value * 256 + (bytes[i++] ?? fail('more bytes'))
    return value
  }
  const kind = (): number => (bytes[i] ?? fail('a value')) >> 5
  const cursor: CborCursor = {
    array: () => (kind() === 4 ? argument() : fail('an array')),
    int() {
      const major = kind()
      if (major > 1) fail('an integer')
      return major === 0 ? argument() : -1 - argument()
    },
    text() {
      if (kind() !== 3) fail('a text')
      const length = argument()
      if (i + length > bytes.length) fail('more bytes')
      i += length
      return utf8.decode(bytes.subarray(i - length, i))
    },
    skip() {
      const major = kind()
      if (major === 4) for (let n = argument(); n > 0; n--) cursor.skip()
      else if (major === 3) cursor.text()
      else cursor.int()
    },
    place: () => i,
  }
  return cursor
}
