// Tells which bylines name the same writer.
import type { Author } from '../model.ts'
import { idOf, sha256Of } from './id.ts'
import { nameWords } from './names.ts'

/**
 * The finder gives the entry of `authority/authors.yaml` that a byline is spelt like; a byline that no entry has is an
 * author of its own, whose id is made from the folded name, so that vowel signs and hamzas make no second one. The
 * name is that of the first such byline.
 */
export function authorFinder(entries: readonly Author[]): (byline: string) => Author {
  const known = new Map<string, Author>()
  for (const entry of entries.toReversed())
    for (const name of [...entry.variants, entry.name]) known.set(keyOf(name), entry)
  return (byline) => {
    const key = keyOf(byline)
    const found = known.get(key)
    if (found) return found
    const author = { id: idOf(sha256Of(`author ${key}`)), name: byline, variants: [], wikidata: null }
    known.set(key, author)
    return author
  }
}

function keyOf(name: string): string {
  const words = nameWords(name).filter((word) => word !== '')
  return words.length > 0 ? words.join(' ') : name.trim()
}
