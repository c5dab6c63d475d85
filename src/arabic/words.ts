// Splits a text into the words that a reader sees, each with its place in the original.

/** A word of a text; `start` and `end` are UTF-16 offsets in the original, `text` is what stands between them. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

// A word is a run of letters, digits and marks, with the invisible characters between them (Cf: ZWNJ, bidi marks, soft
// hyphen). One . : , ٫ ٬ between two digits belongs to the number; every other sign and all white space ends the word.
const WORD_RE =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|\p{Cf}+(?=[\p{L}\p{N}\p{M}])|(?<=\p{Nd})[.:,٫٬](?=\p{Nd}))*/gu

/** Holds a sign that is said: tatweel alone is a line, not a word. */
const SAID_RE = /[^\u0640\p{M}\p{Cf}]/u // \u0640: tatweel

/**
 * The words of a text as a reader sees them. White space and punctuation divide words, between two letters too
 * (`الإرهاب،موسكو` is two words); `13:03`, `3.5` and `1,500` are one; a prefix joined by tatweel stays with what it
 * precedes (`الـ11`). The offsets are UTF-16 offsets in `text`.
 */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD_RE)) {
    const word = match[0]
    if (SAID_RE.test(word)) found.push({ start: match.index, end: match.index + word.length, text: word })
  }
  return found
}
