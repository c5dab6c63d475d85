// The letters of a word as the analysis reads them: one spelling to find by, one to prefer by.

import { asciiDigits, fold } from './letters.ts'

/** The letters as they are spelled, without marks, tatweel and invisible characters; hamza, ة and ى stay apart. */
export function spelled(word: string): string {
  return isPlain(word) ? word : spelledSlowly(word)
}

/** `spelled` by the definition. */
export function spelledSlowly(word: string): string {
  return asciiDigits(
    word
      .normalize('NFKC')
      .replace(/[\p{M}\p{Cf}\u0640]/gu, '') // \u0640: tatweel
      .replace(/[^\p{L}\p{N}.,:٫٬]/gu, '')
      .toLowerCase(),
  )
}

/** Whether a word has nothing but the letters of Arabic, which stay what they are: most words. */
function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i)
    if (code < 0x621 || code > 0x64a || (code > 0x63a && code < 0x641)) return false
  }
  return true
}

/**
 * `spelled` letters folded one for one (a place in one is the same place in the other), with the Egyptian seat ئو (مسئول,
 * شئون) as ؤو.
 */
export function folded(letters: string): string {
  return fold(letters.includes('ئو') ? letters.replaceAll('ئو', 'ؤو') : letters)
}

/**
 * One writing for a folded base: a hamza without a seat goes (وزراء and وزرا), و written twice is written once (شوون of
 * شؤون, داوود; not نووي). Short words keep their hamza: ماء is not ما.
 */
export function canonical(base: string): string {
  if (!base.includes('وو') && !base.includes('ء')) return base
  const once = base.replace(/(?<!ن)وو/g, 'و')
  const bare = once.replace(/ء/g, '')
  return bare.length >= 3 ? bare : once
}
