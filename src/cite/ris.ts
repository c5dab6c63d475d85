// RIS, which every reference manager reads: a tag of two characters, two blanks, a hyphen, a blank, a value.
// Tags of a newspaper article as in the format's edition of 2011: https://en.wikipedia.org/wiki/RIS_(file_format)

import { addressOf, type Cited, type CitingArchive, oneLine, titleOf, wholeName } from './cited.ts'
import { certainPart, knownDate, writtenParts } from './date.ts'
import { dateNote, originalNote } from './notes.ts'

/** The format's line end. */
const LINE_END = '\r\n'

export function risEntry(cited: Cited, archive: CitingArchive): string {
  const date = certainPart(cited.published)
  // A range, a season and what has no year: the fields hold one date alone, so the words say the rest.
  const known = knownDate(cited.published)
  const isWhole = known !== null && known.to === null && known.season === null && !known.doubtful
  const tags: readonly (readonly [string, string | null])[] = [
    ['TY', 'NEWS'],
    ['AU', wholeName(cited.author)],
    ['TI', titleOf(cited)],
    ['T2', cited.outlet === null ? null : oneLine(cited.outlet)],
    ['PY', date === null ? null : writtenParts(date.slice(0, 1), '/')],
    ['DA', date === null ? null : dateOf(writtenParts(date, '/'))],
    ['LA', cited.language],
    ['DB', oneLine(archive.name)],
    ['AN', cited.id],
    ['UR', addressOf(cited)],
    ['N1', isWhole ? null : dateNote(cited, archive)],
    ['N1', originalNote(cited, archive)],
    ['ER', ''],
  ]
  return tags.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}${LINE_END}`])).join('')
}

/** Entries as a file. */
export function ris(cited: readonly Cited[], archive: CitingArchive): string {
  return cited.map((one) => risEntry(one, archive)).join(LINE_END)
}

/** `YYYY/MM/DD/`, all slashes there whatever is left out. */
function dateOf(written: string): string {
  return written + '/'.repeat(4 - written.split('/').length)
}
