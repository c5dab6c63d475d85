// What a citation adds in its note, where a format has no field for it.

import { addressOf, type Cited, type CitingArchive, webAddress } from './cited.ts'
import { citedWords } from './date.ts'
import { phrasesOf } from './phrases.ts'

/** The address of first publication, when the citation's own address is that of the archive's page; else null. */
export function originalNote(cited: Cited, archive: CitingArchive): string | null {
  const original = webAddress(cited.url)
  return original === null || original === addressOf(cited)
    ? null
    : phrasesOf(archive.interface).original(original)
}

/** The date in words, for a date that a format cannot say; null for none. */
export function dateNote(cited: Cited, archive: CitingArchive): string | null {
  const words = citedWords(cited.published, archive)
  return words === null ? null : phrasesOf(archive.interface).published(words)
}
