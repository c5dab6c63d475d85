// A citation as a line of text, as a footnote has it: author, «headline», outlet, date, archive, number, address.

import { type Cited, type CitingArchive, oneLine, titleOf, webAddress, wholeName } from './cited.ts'
import { citedWords } from './date.ts'
import { type Phrases, phrasesOf } from './phrases.ts'

/** A piece of the line: words of the article, in its language; words of the archive; signs between them. */
export interface CitationPart {
  readonly text: string
  readonly of: 'article' | 'archive' | 'signs'
}

/**
 * The line in pieces; joined they are the line. Author and outlet are left out where they are not known, a date is said
 * to be missing.
 */
export function citationParts(cited: Cited, archive: CitingArchive): readonly CitationPart[] {
  const phrases = phrasesOf(archive.interface)
  const page = webAddress(cited.page)
  const values: readonly (readonly [string | null, CitationPart['of']])[] = [
    [wholeName(cited.author), 'article'],
    [quotedTitle(cited, phrases), 'article'],
    [cited.outlet === null ? null : oneLine(cited.outlet), 'archive'],
    [citedWords(cited.published, archive) ?? phrases.undated, 'archive'],
    [oneLine(archive.name), 'archive'],
    [phrases.item(cited.id), 'archive'],
    [page === null ? null : phrases.at(page), 'archive'],
  ]
  const parts = values.flatMap(([text, of], i): readonly CitationPart[] => {
    if (text === null) return []
    const isFirst = values.slice(0, i).every(([before]) => before === null)
    return isFirst
      ? [{ text, of }]
      : [
          { text: phrases.comma, of: 'signs' },
          { text, of },
        ]
  })
  // A full stop at the end of an address would be taken for a part of it.
  return page === null ? [...parts, { text: phrases.stop, of: 'signs' }] : parts
}

/** The line as plain text. */
export function citationLine(cited: Cited, archive: CitingArchive): string {
  return citationParts(cited, archive)
    .map(({ text }) => text)
    .join('')
}

/** The headline in quotation marks, its own ones made the inner kind; opening words in their brackets, without. */
function quotedTitle(cited: Cited, { quotes, innerQuotes }: Phrases): string {
  const title = titleOf(cited)
  if (cited.headlineIsOpening) return title
  const [open, close] = quotes
  const [innerOpen, innerClose] = innerQuotes
  return `${open}${title.replaceAll(open, innerOpen).replaceAll(close, innerClose)}${close}`
}
