// Takes a paragraph apart into the words and signs that two texts are compared by, as they are spelled.
import { words } from '../arabic/words.ts'

/** A word or a sign of a paragraph; offsets are UTF-16 offsets in it. */
export interface Part {
  readonly start: number
  readonly end: number
  /** What is compared: two parts with the same key are spelled alike. */
  readonly key: string
  readonly isWord: boolean
}

/** Between words: signs one by one; letters and marks that stand together stay so, or joined ones would come apart. */
const SIGN_RE = /[\p{L}\p{M}\p{N}]+|[^\s\p{Default_Ignorable_Code_Point}]/gu
/** What is not seen; the two joiners are, by the shape of the letters beside them. */
const UNSEEN_RE = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu // U+200C, U+200D: zero width (non-)joiner

/**
 * The parts of a paragraph in order, whole words each. Tatweel, harakat and hamza are spelling and make a difference;
 * white space, characters that are not seen, and two codings of one letter (Unicode canonical equivalence) make none.
 */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  const addSigns = (until: number) => {
    for (const { 0: sign, index } of text.slice(at, until).matchAll(SIGN_RE))
      parts.push(part(sign, at + index, false))
  }
  for (const word of words(text)) {
    addSigns(word.start)
    parts.push(part(word.text, word.start, true))
    at = word.end
  }
  addSigns(text.length)
  return parts
}

function part(text: string, start: number, isWord: boolean): Part {
  return { start, end: start + text.length, key: text.replace(UNSEEN_RE, '').normalize('NFC'), isWord }
}
