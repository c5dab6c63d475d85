// Compiles the word evidence of the analysis: `data.ts` from the lists, `dictionary.ts` from Debian's hunspell-ar.
// Usage: node --import tsx bench/search/evidence/compile.ts. Without hunspell-ar on the machine the compiled dictionary stays as it is.

import { existsSync, writeFileSync } from 'node:fs'
import { DICTIONARY, readDictionary } from './dictionary.ts'
import { compileLists, FOLDER, key, moduleText } from './lists.ts'
import { packFilter } from './pack.ts'

const lists = compileLists()
writeFileSync(new URL('data.ts', FOLDER), lists.text)
console.log(`lists: ${lists.core.size} bases, ${lists.plurals.size} plurals, ${lists.verbs.size} verbs`)

if (existsSync(DICTIONARY)) {
  const { nouns, verbs, verbal } = readDictionary(key)
  // Of the ة words that the dictionary has beside the word without it, those that are words of their own stand in words.txt.
  const isFeminine = (word: string): boolean =>
    word.endsWith('ه') && (nouns.has(word.slice(0, -1)) || lists.core.has(word.slice(0, -1)))
  const rest = [...nouns].filter(
    (word) => !lists.core.has(word) && !lists.plurals.has(word) && !isFeminine(word),
  )
  // Derived verbs that open with an alef (استنكر): the present does not show it, so there is something to check. The
  // others cost 2 KB and change nothing that was measured.
  const derived = [...verbs].filter((word) => !lists.verbs.has(word) && word.startsWith('ا'))
  // Verbal nouns whose ال is their own (التحام): these have to be exact, not probable.
  const radical = [...verbal].filter((word) => /^ال.{3,}/.test(word) && !lists.core.has(word.slice(2)))
  const strings = {
    OWN_ARTICLE: radical
      .filter((word) => !lists.core.has(word))
      .sort()
      .join(' '),
  }
  const filters = { NOUNS: packFilter(rest, 9), DERIVED_VERBS: packFilter(derived, 9) }
  const text = moduleText('DICTIONARY_VERSION', 'the dictionary Ayaspell', strings, filters)
  writeFileSync(new URL('dictionary.ts', FOLDER), text)
  console.log(
    `dictionary: ${rest.length} nouns, ${derived.length} verbs, ${strings.OWN_ARTICLE.split(' ').length} with an ال of their own`,
  )
}
