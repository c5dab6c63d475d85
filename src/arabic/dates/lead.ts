// Reads what may stand before a date: يوم، a weekday, اليوم or أمس, a part of the day, and the signs between them.

import { readRelativeDay } from './relative.ts'
import type { Shift, Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { readWhen } from './years.ts'

export interface Lead {
  /** Where the date may start, behind signs and joining words. */
  readonly next: number
  /** End of the last word that says something. */
  readonly end: number
  readonly weekday: number | null
  readonly shift: Shift | null
  readonly dayPart: Stated['dayPart']
  /** A night that two weekdays name: «ليل الثلاثاء - الأربعاء». */
  readonly pair: boolean
}

const LATIN_RE = /^[a-z]/u

/** Index behind a part of the day: صباح، مساء، بعد ظهر، منتصف ليل. */
function skipDayPart(ts: readonly Token[], i: number): number {
  if (plays(ts, i, 'before', 'after') && plays(ts, i + 1, 'noon')) return i + 2
  return plays(ts, i, 'morning', 'noon', 'evening', 'night') ? i + 1 : i
}

/** The half of the day that a part of it lies in. */
function partOfDay(ts: readonly Token[], i: number): Stated['dayPart'] {
  if (plays(ts, i, 'evening') || plays(ts, i, 'after')) return 'pm'
  if (plays(ts, i, 'night')) return 'night'
  return plays(ts, i, 'morning', 'before') ? 'am' : null
}

/** Signs and words that tie a weekday or a time to the date behind it. */
export function skipJoints(ts: readonly Token[], i: number): number {
  let j = i
  for (let n = 0; n < 4; n++) {
    if (isMark(ts, j, ',-:|/(') || plays(ts, j, 'corresponding', 'falling', 'in', 'day')) j++
    else if (at(ts, j).key === 'ل' || (plays(ts, j, 'of') && plays(ts, j + 1, 'day'))) j++
    else break
  }
  return j
}

/** Index behind يوم where a weekday or a relative word follows it. */
function skipDayWord(ts: readonly Token[], i: number): number {
  const led =
    plays(ts, i, 'day') &&
    !plays(ts, i, 'today') &&
    (at(ts, i + 1).sense.weekday !== null || readRelativeDay(ts, i + 1) !== null)
  return led ? i + 1 : i
}

/** Index behind a comma or bracket between a relative word and its weekday: اليوم (الأربعاء). */
function skipComma(ts: readonly Token[], { end, weekday, shift }: Lead): number {
  const other = at(ts, end + 1).sense.weekday !== null && weekday === null && shift !== null
  return isMark(ts, end, ',(') && other ? end + 1 : end
}

/** Index behind the second weekday of a night: «الثلاثاء - الأربعاء»، «الثلاثاء/الأربعاء»، «الثلاثاء الأربعاء». */
function skipSecondDay(ts: readonly Token[], i: number, first: number): number {
  const j = isMark(ts, i, '-/') || plays(ts, i, 'to', 'and') ? i + 1 : i
  return at(ts, j).sense.weekday === (first + 1) % 7 ? j + 1 : i
}

/** One more word of a lead: a part of the day, يوم, a relative word or a weekday with الماضي and the like. */
function extend(ts: readonly Token[], lead: Lead): Lead | null {
  const start = skipComma(ts, lead)
  const part = skipDayPart(ts, start)
  const dayPart = part > start ? partOfDay(ts, start) : lead.dayPart
  const place = lead.weekday === null ? skipDayWord(ts, part) : part
  const relative = lead.shift ? null : readRelativeDay(ts, place)
  if (relative) return { ...lead, dayPart, shift: { unit: 'day', by: relative.by }, end: relative.next }
  const { weekday } = at(ts, place).sense
  if (weekday !== null && lead.weekday === null) {
    const dot =
      isMark(ts, place + 1, '.') && at(ts, place + 1).glued && LATIN_RE.test(at(ts, place).key) ? 1 : 0
    const when = lead.shift ? null : readWhen(ts, place + 1)
    const shift = when ? ({ unit: 'nearest', by: when.by } as const) : lead.shift
    const second = dayPart === 'night' && !when ? skipSecondDay(ts, place + 1, weekday) : place + 1
    return { ...lead, dayPart, weekday, shift, pair: second > place + 1, end: when?.next ?? second + dot }
  }
  const known = lead.weekday !== null || lead.shift !== null
  return part > start && known ? { ...lead, dayPart, end: part } : null
}

/** The lead at a place; null when it holds neither a weekday nor a word for a day. */
export function readLead(ts: readonly Token[], i: number): Lead | null {
  let lead: Lead = { next: i, end: i, weekday: null, shift: null, dayPart: null, pair: false }
  for (let n = 0; n < 4; n++) {
    const more = extend(ts, lead)
    if (!more) break
    lead = more
  }
  return lead.end > i ? { ...lead, next: skipJoints(ts, lead.end) } : null
}
