// Looks for many phrases in a line at once, by their first words.

/** Phrases by their first word, each with what it stands for. */
export type Phrases<T> = ReadonlyMap<string, readonly { readonly phrase: string; readonly value: T }[]>

/** @param entries folded phrases, words divided by single spaces; empty ones are left out. */
export function phrasesOf<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const phrases = new Map<string, { phrase: string; value: T }[]>()
  for (const [phrase, value] of entries) {
    if (phrase === '') continue
    const first = firstWord(phrase, 0)
    const known = phrases.get(first)
    if (known) known.push({ phrase, value })
    else phrases.set(first, [{ phrase, value }])
  }
  return phrases
}

/** What the phrases stand for that a folded line has at a place where a word begins, whole words each. */
export function phrasesAt<T>(folded: string, at: number, phrases: Phrases<T>): readonly T[] {
  const known = phrases.get(firstWord(folded, at))
  if (!known) return []
  return known
    .filter(({ phrase }) => {
      const end = at + phrase.length
      return folded.startsWith(phrase, at) && (end === folded.length || folded[end] === ' ')
    })
    .map(({ value }) => value)
}

/** The same for every word of the line. */
export function phrasesIn<T>(folded: string, phrases: Phrases<T>): readonly T[] {
  const found: T[] = []
  for (let at = 0; at >= 0 && at < folded.length; ) {
    found.push(...phrasesAt(folded, at, phrases))
    const space = folded.indexOf(' ', at)
    at = space < 0 ? -1 : space + 1
  }
  return found
}

function firstWord(folded: string, at: number): string {
  const space = folded.indexOf(' ', at)
  return space < 0 ? folded.slice(at) : folded.slice(at, space)
}
