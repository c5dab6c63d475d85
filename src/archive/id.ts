// Names articles by what their document holds, so that a title or date may be corrected and the address stays.
import { createHash } from 'node:crypto'

/** Crockford's base32, lower case: no i, l, o, u (https://www.crockford.com/base32.html). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 12

/** First 12 characters of the Crockford base32 of a SHA-256 (hexadecimal): 60 bits. */
export function idOf(sha256: string): string {
  const bits = BigInt(`0x${sha256.slice(0, 16)}`) >> 4n
  return Array.from(
    { length: ID_LENGTH },
    (_, i) => ALPHABET[Number((bits >> BigInt(5 * (ID_LENGTH - 1 - i))) & 31n)],
  ).join('')
}

/** Whether a text has the form of an id. */
export function isId(text: string): boolean {
  return text.length === ID_LENGTH && [...text].every((c) => ALPHABET.includes(c))
}

/** Lower-case hexadecimal SHA-256. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
