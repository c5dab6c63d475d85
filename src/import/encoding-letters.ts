// How much a text reads like Arabic: decides which one-byte encoding its bytes are in, and whether they are any.

/** Letters of running Arabic with how often each stands among a thousand, from counts of printed news. */
const FREQUENCIES =
  'ا125 ل110 ي75 م65 و60 ن60 ر50 ت48 ب40 د35 ع34 ة32 س30 ه30 ف30 ق25 أ23 ك22 ح20 ج16 ش14 ص12 ط11 خ10 ى9 إ9 ' +
  'ض8 ز8 ث6 غ5 ئ5 ذ5 ء4 ظ3 ؤ1.5 آ1.5'
const LETTERS = new Map(
  FREQUENCIES.split(' ').map((pair) => [pair.slice(0, 1), Math.log(Number(pair.slice(1)) / 1000)]),
)
const PUNCTUATION = 'ـ،؛؟«»“”‘’–—…•·‹›„‚\u00A0\u200C\u200D\u200E\u200F'
const PUNCTUATION_WEIGHT = -4.5
const MARK_RE = /[\u064B-\u0652\u0670]/
const ARABIC_RE = /[\u0620-\u064A\u0671-\u06D3\u06D5]/
const LATIN_RE = /[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF\u0152\u0153]/
/** Code points read; enough to tell, and a long page is not read to its end. */
const SAMPLE = 20_000

export interface Reading {
  /** Sum of the logarithms of how probable each character beyond ASCII is in Arabic text; 0 without any. */
  readonly total: number
  /** The same for one character, punctuation left out: about -3 for Arabic, below -4.5 for bytes of another script. */
  readonly mean: number
  /** Arabic letters among them. */
  readonly letters: number
}

/** Reads the first 20,000 characters beyond ASCII; markup between them costs and proves nothing. */
export function readArabic(text: string): Reading {
  let total = 0
  let seen = 0
  let letters = 0
  let neutral = 0
  for (let i = 0; i < text.length && seen < SAMPLE; i++) {
    if (text.charCodeAt(i) < 0x80) continue
    const character = text.charAt(i)
    seen++
    if (PUNCTUATION.includes(character)) {
      neutral++
      continue
    }
    if (ARABIC_RE.test(character)) letters++
    total += weigh(text.charAt(i - 1), character, text.charAt(i + 1))
    if (character === 'ل' && text.charAt(i - 1) === 'ا' && opensWord(text, i - 1)) total += 2
  }
  const weighed = seen - neutral
  return { total: total + neutral * PUNCTUATION_WEIGHT, mean: weighed === 0 ? 0 : total / weighed, letters }
}

function weigh(before: string, character: string, after: string): number {
  const letter = LETTERS.get(character)
  const afterArabic = ARABIC_RE.test(after)
  if (letter !== undefined) {
    if (LATIN_RE.test(before) || LATIN_RE.test(after)) return letter - 4
    return (character === 'ة' || character === 'ى') && afterArabic ? letter - 4 : letter
  }
  const beforeArabic = ARABIC_RE.test(before)
  if (ARABIC_RE.test(character)) return -7.5
  // Tanween stands at the end of a word, or before its alef.
  if (/[\u064C\u064D]/.test(character) && afterArabic) return -9
  if (MARK_RE.test(character)) return beforeArabic ? -4.5 : MARK_RE.test(before) ? -7 : -12
  if (character === '\uFFFD' || (character >= '\u0080' && character <= '\u009F')) return -18
  // An accented Latin letter or a sign within an Arabic word is a letter that was read wrong.
  return beforeArabic || afterArabic ? -16 : -8
}

/** True at the start of a word, also behind the particles that are written together with the article. */
function opensWord(text: string, at: number): boolean {
  const particle = 'وبفك'.includes(text.charAt(at - 1) || ' ')
  return !ARABIC_RE.test(text.charAt(particle ? at - 2 : at - 1))
}
