// CSL-JSON, what reference managers exchange: https://docs.citationstyles.org/en/stable/specification.html

import type { Edtf } from '../model.ts'
import { addressOf, type Cited, type CitingArchive, oneLine, titleOf } from './cited.ts'
import { citedWords, type DateParts, knownDate } from './date.ts'
import { originalNote } from './notes.ts'

/** A date of CSL: numbers as far as they are known, or words. */
export interface CslDate {
  readonly 'date-parts'?: readonly DateParts[]
  /** 1 (spring) to 4. */
  readonly season?: number
  readonly circa?: boolean
  readonly literal?: string
}

/** The fields of an item that this archive fills. */
export interface CslItem {
  readonly id: string
  readonly type: 'article-newspaper'
  readonly title: string
  readonly author?: readonly { readonly literal: string }[]
  readonly 'container-title'?: string
  /** Left out when no date is known: styles then print their "n.d.". */
  readonly issued?: CslDate
  readonly language: string
  readonly archive: string
  readonly archive_location: string
  readonly source: string
  readonly URL?: string
  readonly note?: string
}

export function cslItem(cited: Cited, archive: CitingArchive): CslItem {
  const name = oneLine(archive.name)
  const url = addressOf(cited)
  const note = originalNote(cited, archive)
  const author = oneLine(cited.author ?? '')
  const issued = cslDate(cited.published, archive)
  return {
    id: cited.id,
    type: 'article-newspaper',
    title: titleOf(cited),
    // `literal` keeps a name whole: family and given are not what Arabic names are made of.
    ...(author !== '' && { author: [{ literal: author }] }),
    ...(cited.outlet !== null && { 'container-title': oneLine(cited.outlet) }),
    ...(issued !== null && { issued }),
    language: cited.language,
    archive: name,
    archive_location: cited.id,
    source: name,
    ...(url !== null && { URL: url }),
    ...(note !== null && { note }),
  }
}

/** Items as a file, a field on each line. */
export function cslJson(cited: readonly Cited[], archive: CitingArchive): string {
  const items = cited.map((one) => {
    const fields = Object.entries(cslItem(one, archive))
    return `{\n${fields.map(([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}`
  })
  return `[\n${items.join(',\n')}\n]\n`
}

function cslDate(edtf: Edtf | null, archive: CitingArchive): CslDate | null {
  const known = knownDate(edtf)
  if (known === null) {
    const literal = citedWords(edtf, archive)
    return literal === null ? null : { literal }
  }
  const { from, to, season, doubtful } = known
  return {
    'date-parts': to === null ? [from] : [from, to],
    ...(season !== null && { season }),
    ...(doubtful && { circa: true }),
  }
}
