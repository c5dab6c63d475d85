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
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'ه',
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

/**
 * One spelling for what readers and newsrooms spell in several ways: presentation forms (NFKC), hamza seats, final
 * ى/ي, ة/ه, Persian and Urdu letters, digits, harakat, tatweel, invisible controls. Idempotent; the result is NFC.
 */
export function fold(text: string): string {
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

/** `fold`, punctuation dropped and white space made single: what lines and names are compared by. */
export function foldLine(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
