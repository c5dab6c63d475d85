// BibTeX, for biblatex with biber and for reference managers; Arabic stands in it as it is.
// Fields: https://ctan.org/pkg/biblatex, section 2.2; dates are EDTF there too, section 2.3.8.

import type { Edtf } from '../model.ts'
import { addressOf, type Cited, type CitingArchive, oneLine, titleOf } from './cited.ts'
import { dateNote, originalNote } from './notes.ts'
import { phrasesOf } from './phrases.ts'

/** Languages by the names that babel and polyglossia know them by. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'arabic',
  en: 'english',
  fa: 'persian',
  fr: 'french',
  he: 'hebrew',
  tr: 'turkish',
  ur: 'urdu',
}

/** Signs that TeX would act on. Braces as commands: BibTeX counts those that a backslash stands before, too. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
}

/** `text` as TeX prints it; two signs that TeX would make one of (`--`, ``, '', <<) are kept apart. */
export function texText(text: string): string {
  return text
    .replace(/[\\{}~^#$%&_]/g, (sign) => COMMANDS[sign] ?? sign)
    .replace(/([-'`,<>])(?=\1)/g, '$1{}')
    .replace(/([?!])(?=`)/g, '$1{}')
}

/** One entry, its key the article's id. With an outlet it is an article, else whatever has an address is online. */
export function bibtexEntry(cited: Cited, archive: CitingArchive): string {
  const url = addressOf(cited)
  const author = oneLine(cited.author ?? '')
  const date = biblatexDate(cited.published)
  const notes = [
    oneLine(archive.name),
    phrasesOf(archive.interface).item(cited.id),
    date === null ? dateNote(cited, archive) : null,
    originalNote(cited, archive),
  ].filter((note) => note !== null)
  const kind = cited.outlet !== null ? 'article' : url !== null ? 'online' : 'misc'
  const fields: readonly (readonly [string, string | null])[] = [
    // The second pair of braces keeps a name whole, and a headline in the letters that it was printed in.
    ['author', author === '' ? null : `{${texText(author)}}`],
    ['title', `{${texText(titleOf(cited))}}`],
    ['journaltitle', cited.outlet === null ? null : texText(oneLine(cited.outlet))],
    ['entrysubtype', cited.outlet === null ? null : 'newspaper'],
    ['date', date],
    ['langid', LANGUAGES[cited.language.split('-')[0]?.toLowerCase() ?? ''] ?? null],
    ['note', texText(notes.join(phrasesOf(archive.interface).comma))],
    ['url', url],
  ]
  const written = fields.flatMap(([name, value]) => (value === null ? [] : [` ${name} = {${value}},\n`]))
  return `@${kind}{${cited.id},\n${written.join('')}}\n`
}

/** Entries as a file. */
export function bibtex(cited: readonly Cited[], archive: CitingArchive): string {
  return cited.map((one) => bibtexEntry(one, archive)).join('\n')
}

/** A point in time as biblatex reads it: what is left open ends the date. */
const POINT_RE = /^(?:\d{3}X|\d{2}XX|\d{4}(?:-\d{2}(?:-(?:\d{2}|XX))?|-XX(?:-XX)?)?)[?~%]?$/

/** The date, when biblatex reads it; null for one without a year, or with a day and no month. */
function biblatexDate(edtf: Edtf | null): Edtf | null {
  const ends = edtf?.split('/') ?? []
  const isOpen = (end: string) => ends.length === 2 && (end === '' || end === '..')
  const isRead = ends.length < 3 && ends.every((end) => POINT_RE.test(end) || isOpen(end))
  return isRead && ends.some((end) => !isOpen(end)) ? edtf : null
}
