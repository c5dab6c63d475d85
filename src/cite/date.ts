// Dates for citations: as much of an EDTF as the formats can say, and nothing that it leaves open.

import { dateInWords } from '../arabic/date-words.ts'
import type { Edtf } from '../model.ts'
import type { CitingArchive } from './cited.ts'

/** Year, month, day, as far as they are known. */
export type DateParts = readonly number[]

/** A date that numbers can say. */
export interface KnownDate {
  readonly from: DateParts
  /** Last day, month or year of a range; null when it is none. */
  readonly to: DateParts | null
  /** 1 (spring) to 4; null when none is stated. */
  readonly season: number | null
  /** True when the date is uncertain or approximate. */
  readonly doubtful: boolean
}

const POINT_RE = /^(?<year>\d{4})(?:-(?<month>\d{2}|XX)(?:-(?<day>\d{2}|XX))?)?(?<doubt>[?~%]?)$/

/** Null for what numbers cannot say: no year, a decade, a day without its month, a range that is open. */
export function knownDate(edtf: Edtf | null): KnownDate | null {
  if (edtf === null) return null
  const [first = '', last, ...more] = edtf.split('/')
  const from = pointOf(first)
  if (last === undefined) return from
  const to = pointOf(last)
  if (from === null || to === null || from.season !== null || to.season !== null || more.length > 0)
    return null
  return { from: from.from, to: to.from, season: null, doubtful: from.doubtful || to.doubtful }
}

function pointOf(edtf: Edtf): KnownDate | null {
  const groups = POINT_RE.exec(edtf)?.groups
  if (groups === undefined) return null
  const { year, month = 'XX', day = 'XX', doubt } = groups
  const known = { to: null, season: null, doubtful: doubt !== '' }
  if (month === 'XX') return day === 'XX' ? { ...known, from: [Number(year)] } : null
  const n = Number(month)
  if (n > 20 && n < 25 && day === 'XX') return { ...known, from: [Number(year)], season: n - 20 }
  if (n < 1 || n > 12) return null
  if (day === 'XX') return { ...known, from: [Number(year), n] }
  return Number(day) < 1 || Number(day) > 31 ? null : { ...known, from: [Number(year), n, Number(day)] }
}

/**
 * The part of a date that holds for all of it: of 11 to 13 June 2015 the month, of a range over two years nothing
 * (null). For formats that know no ranges.
 */
export function certainPart(edtf: Edtf | null): DateParts | null {
  const known = knownDate(edtf)
  if (known === null || known.to === null) return known?.from ?? null
  const { from, to } = known
  const end = from.findIndex((part, i) => part !== to[i])
  const shared = end === -1 ? from : from.slice(0, end)
  return shared.length === 0 ? null : shared
}

/** `2015/06/11`, `2015/06`, `2015`: parts with leading noughts. */
export function writtenParts(parts: DateParts, separator: string): string {
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join(separator)
}

/** A date in the words, month names and digits of the archive; null for none. */
export function citedWords(edtf: Edtf | null, archive: CitingArchive): string | null {
  const { months, digits } = archive
  return edtf === null ? null : dateInWords(edtf, { language: archive.interface, months, digits })
}
