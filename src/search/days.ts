// Days as numbers, so that dates of any precision can be compared and filtered.

import type { Edtf } from '../model.ts'

/** Whole days since 1970-01-01, both ends included. */
export interface Days {
  readonly from: number
  readonly to: number
}

const DATE_RE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?$/

const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000

/** The days that one EDTF date without a slash may mean; null when its year is not known or it is no date. */
function daysOfDate(edtf: string): Days | null {
  const match = DATE_RE.exec(edtf)
  if (match === null) return null
  const [, year = '', month, day] = match
  const first = Number(year.replaceAll('X', '0'))
  const last = Number(year.replaceAll('X', '9'))
  // An X for the month or the day does not pass the pattern; months and days out of range are no dates.
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12) return null
  if (day !== undefined) {
    const at = dayNumber(first, Number(month), Number(day))
    return new Date(at * 86_400_000).getUTCDate() === Number(day) ? { from: at, to: at } : null
  }
  if (month !== undefined) {
    return { from: dayNumber(first, Number(month), 1), to: dayNumber(first, Number(month) + 1, 1) - 1 }
  }
  return { from: dayNumber(first, 1, 1), to: dayNumber(last + 1, 1, 1) - 1 }
}

/** The days that an EDTF date may mean (`2015-06` means all of June); null for an unknown year (`XXXX-06-11`). */
export function daysOf(edtf: Edtf | null): Days | null {
  if (edtf === null) return null
  const [start = '', end] = edtf.split('/')
  const first = daysOfDate(start.replace(/-XX/g, ''))
  if (end === undefined || first === null) return first
  const last = daysOfDate(end.replace(/-XX/g, ''))
  return last === null || last.to < first.from ? first : { from: first.from, to: last.to }
}

/** The year that a day lies in. */
export const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear()
