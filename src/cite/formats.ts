// The formats that citations are handed over in: their names, the endings of their files, and what writes them.

import { bibtex } from './bibtex.ts'
import type { Cited, CitingArchive } from './cited.ts'
import { cslJson } from './csl.ts'
import { ris } from './ris.ts'

export interface CitationFormat {
  readonly name: string
  /** Of its files, without the dot before it. */
  readonly ending: string
  readonly mediaType: string
  /** A file of these articles, in their order, UTF-8 without a byte order mark. */
  readonly write: (cited: readonly Cited[], archive: CitingArchive) => string
}

export const CITATION_FORMATS: readonly CitationFormat[] = [
  { name: 'BibTeX', ending: 'bib', mediaType: 'application/x-bibtex', write: bibtex },
  { name: 'RIS', ending: 'ris', mediaType: 'application/x-research-info-systems', write: ris },
  {
    name: 'CSL-JSON',
    ending: 'csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: cslJson,
  },
]
