// Knows UTF-16 without a byte order mark by what its pairs of bytes stand for.

/** Units looked at; markup at the head of a page is made of them too. */
const SAMPLE = 32_768
/** Share of units that must make sense; a few broken bytes are no reason to refuse. */
const SENSE = 0.9

/**
 * Takes any bytes; those of UTF-16 text hold bytes below 9 in every other place (06 of Arabic letters, 00 of ASCII),
 * which no text in the other encodings does.
 * @returns the byte order, or null when they are no UTF-16 text.
 */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 2 || !hasLowBytes(bytes)) return null
  const little = sense(bytes, 0)
  const big = sense(bytes, 1)
  if (Math.max(little, big) < SENSE) return null
  return big > little ? 'utf-16be' : 'utf-16le'
}

function hasLowBytes(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 4096)
  let low = 0
  for (let i = 0; i < end; i++) if ((bytes[i] as number) < 9) low++
  return low >= end / 4
}

/** Share of the units that are characters of running text, read with the high byte first or second. */
function sense(bytes: Uint8Array, bigEndian: 0 | 1): number {
  const units = Math.min(bytes.length >> 1, SAMPLE)
  let good = 0
  for (let i = 0; i < units; i++) {
    const high = bytes[i * 2 + 1 - bigEndian] as number
    const low = bytes[i * 2 + bigEndian] as number
    if (isOfText(high, low)) good++
  }
  return good / units
}

/** Latin to Arabic Supplement, general punctuation, symbols, presentation forms and surrogates; control characters are not. */
function isOfText(high: number, low: number): boolean {
  if (high === 0) return low >= 0x20 || low === 0x09 || low === 0x0a || low === 0x0d
  if (high === 0x20) return low >= 0x0b
  if (high <= 0x08) return true
  return (high >= 0x21 && high <= 0x27) || (high >= 0xd8 && high <= 0xdf) || high >= 0xfb
}
