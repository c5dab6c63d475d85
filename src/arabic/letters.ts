// Folding of Arabic letters to one spelling, for matching only: stored and shown text is never folded.

/** Combining marks of Arabic (Unicode chart U+0600: harakat, Quranic marks, dagger alef) and tatweel. */
const MARKS_RE =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF]/gu

/** Characters that are there but not seen: soft hyphen, zero-width and bidi controls, byte order mark. */
const INVISIBLE_RE =
  /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF]/gu

const LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ې: 'ي',
  ی: 'ي',
  ے: 'ي',
  ۓ: 'ي',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ڤ: 'ف',
  ڥ: 'ف',
}
const LETTERS_RE = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

const DIGITS_RE = /[\u0660-\u0669\u06F0-\u06F9]/gu

/** Arabic-Indic and extended (Persian) digits as ASCII digits; everything else as it is. */
export function asciiDigits(text: string): string {
  return text.replace(DIGITS_RE, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** `fold` by the definition: normal forms and tables over the whole text. */
function foldSlowly(text: string): string {
  return asciiDigits(
    text
      .normalize('NFKC')
      .replace(INVISIBLE_RE, '')
      .replace(MARKS_RE, '')
      .replace(LETTERS_RE, (letter) => LETTERS[letter] ?? letter),
  )
    .toLowerCase()
    .normalize('NFC')
}

const DROPPED = -1
const UNKNOWN = -2
/** Folded forms of single characters: ASCII, Latin-1, Arabic (U+0600), general punctuation. */
const FOLDED = Int32Array.from({ length: 0x2070 }, (_, code) => {
  const alone = code < 0x100 || (code >= 0x600 && code < 0x700) || code >= 0x2010
  const folded = alone ? foldSlowly(String.fromCharCode(code)) : null
  if (folded === null || folded.length > 1) return UNKNOWN
  return folded === '' ? DROPPED : folded.charCodeAt(0)
})
/** 1 for letters and digits. */
const WORD = Uint8Array.from({ length: 0x2070 }, (_, code) =>
  /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
)
const SPACE = 0x20
const ELLIPSIS = 0x2026
const LONGEST_AT_ONCE = 4096
/** Longer texts are decoded by the engine at once, shorter ones letter by letter: a call takes as long as some 30 letters. */
const LONGEST_BY_LETTER = 48
/** Where texts are folded; folding one ends before the next begins. */
const SCRATCH = new Uint16Array(LONGEST_AT_ONCE)
const scratch = (length: number): Uint16Array =>
  length <= LONGEST_AT_ONCE ? SCRATCH : new Uint16Array(length)
const CHARACTERS = Array.from({ length: 0x2070 }, (_, code) => String.fromCharCode(code))
const LONGEST_RUN = 100_000

/**
 * One spelling for what readers and newsrooms spell in several ways: presentation forms (NFKC), hamza seats, final
 * ى/ي, ة/ه, Persian and Urdu letters, digits, harakat, tatweel, invisible controls. Idempotent; the result is NFC.
 */
export function fold(text: string): string {
  // Letter by letter, which is what the normal forms come to where every combining mark is one that is dropped.
  const codes = scratch(text.length)
  let count = 0
  let isSame = true
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const folded = FOLDED[code] ?? UNKNOWN
    if (folded === UNKNOWN) return foldSlowly(text)
    if (folded !== code) isSame = false
    if (folded !== DROPPED) codes[count++] = folded
  }
  return isSame ? text : decodeUnits(codes, count)
}

/** UTF-16 code units as text, some thousands at a time: all at once are too many arguments. */
function decodeUnits(codes: Uint16Array, count: number): string {
  if (count <= LONGEST_BY_LETTER) {
    let text = ''
    for (let i = 0; i < count; i += 1)
      text += CHARACTERS[codes[i] as number] ?? String.fromCharCode(codes[i] as number)
    return text
  }
  if (count <= LONGEST_AT_ONCE)
    return String.fromCharCode.apply(null, codes.subarray(0, count) as unknown as number[])
  let text = ''
  for (let from = 0; from < count; from += LONGEST_AT_ONCE)
    text += String.fromCharCode.apply(
      null,
      codes.subarray(from, Math.min(count, from + LONGEST_AT_ONCE)) as unknown as number[],
    )
  return text
}

/** `fold`, punctuation dropped and white space made single: what lines and names are compared by. */
export function foldLine(text: string): string {
  // The engine's stack does not bear a run of millions of characters.
  if (text.length > LONGEST_RUN) {
    const parts = Array.from({ length: Math.ceil(text.length / LONGEST_RUN) }, (_, i) =>
      fold(text.slice(i * LONGEST_RUN, (i + 1) * LONGEST_RUN)).replace(/[^\p{L}\p{N}]+/gu, ' '),
    )
    return parts.join('').replace(/ {2,}/g, ' ').trim()
  }
  const codes = scratch(text.length)
  let count = 0
  let gap = false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const folded = code === ELLIPSIS ? SPACE : (FOLDED[code] ?? UNKNOWN)
    if (folded === UNKNOWN) return foldLineSlowly(text)
    if (folded === DROPPED) continue
    if (WORD[folded] === 0) {
      gap = count > 0
      continue
    }
    if (gap) codes[count++] = SPACE
    gap = false
    codes[count++] = folded
  }
  return decodeUnits(codes, count)
}

function foldLineSlowly(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
