// Spellings that are one typing error away from a word.

/** Letters as they are typed on an Arabic keyboard; hamza seats apart, since analysis reads them. */
const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىئؤأإآ']
const LATIN = [...'abcdefghijklmnopqrstuvwxyz']
/** Longer words are left alone: their spellings are many, and one letter of them hardly matters. */
const LONGEST = 20

/**
 * All spellings of a word with one letter dropped, added, changed, or swapped with its neighbour (Damerau 1964): about
 * 75 a letter. None for words of other scripts, or of more than 20 letters.
 * @param word letters only, without marks.
 */
export function* oneErrorAway(word: string): Generator<string> {
  const letters = /^[\u0621-\u064a]+$/.test(word) ? ARABIC : /^[a-z]+$/.test(word) ? LATIN : []
  if (letters.length === 0 || word.length > LONGEST) return
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const here = word[at]
    const after = word.slice(at + 1)
    if (here !== undefined) {
      yield before + after
      const next = word[at + 1]
      if (next !== undefined && next !== here) yield before + next + here + word.slice(at + 2)
      for (const letter of letters) if (letter !== here) yield before + letter + after
    }
    for (const letter of letters) if (letter !== here) yield before + letter + word.slice(at)
  }
}
