// Resolves a span of time from its two ends.

import { gregorianDay, hijriDay } from '../calendar.ts'
import { resolve } from './resolve.ts'
import { type Context, type Resolved, refused } from './resolved.ts'
import type { Stated } from './stated.ts'

function yearOf({ calendar }: Stated, day: number): number {
  return (calendar === 'hijri' ? hijriDay(day) : gregorianDay(day)).year
}

/** A span from one point to another; the first must come first. */
export function resolveRange(from: Stated, to: Stated, context: Context): Resolved {
  const last = resolve(to, context)
  const turns =
    from.year === null && to.year === null && from.month !== null && (from.month ?? 0) > (to.month ?? 0)
  const year =
    from.year === null && last.day !== null && from.shift === null ? yearOf(from, last.day) : from.year
  const first = resolve({ ...from, year: year === null ? null : year - (turns ? 1 : 0) }, context)
  const flags = [...new Set([...first.flags, ...last.flags])]
  if (first.edtf === null || last.edtf === null) return refused(flags.length > 0 ? flags : ['invalid'])
  const [start, end] = [first.edtf.split('/')[0] ?? '', last.edtf.split('/').at(-1) ?? '']
  const open = start.startsWith('XXXX')
  if (start.length !== end.length || open !== end.startsWith('XXXX') || (!open && start >= end))
    return refused([...flags, 'invalid'])
  const precision = to.part?.precision ?? 'range'
  return { edtf: `${start}/${end}`, precision, flags, candidates: [], day: null }
}
