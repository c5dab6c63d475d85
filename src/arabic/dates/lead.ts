// Reads what may stand before a date: يوم، a weekday, اليوم or أمس, a part of the day, and the signs between them.

import { type Relative, readRelativeDay } from './relative.ts'
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
}

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

/** The lead at a place; null when it holds neither a weekday nor a word for a day. */
export function readLead(ts: readonly Token[], i: number): Lead | null {
  let j = i
  let weekday: number | null = null
  let shift: Shift | null = null
  let dayPart: Stated['dayPart'] = null
  for (let n = 0; n < 6; n++) {
    const part = skipDayPart(ts, j)
    if (part > j) dayPart = partOfDay(ts, j)
    const relative: Relative | null = shift ? null : readRelativeDay(ts, part)
    const named = at(ts, part).sense.weekday
    if (relative) {
      shift = { unit: 'day', by: relative.by }
      j = relative.next
    } else if (weekday === null && named !== null) {
      weekday = named
      j = part + 1
      const when = readWhen(ts, j)
      if (when && !shift) {
        shift = { unit: 'nearest', by: when.by }
        j = when.next
      }
      if (isMark(ts, j, '.') && at(ts, j).glued && /^[a-z]/u.test(at(ts, part).key)) j++
    } else if (plays(ts, part, 'day') && (n === 0 || part === j)) {
      if (n > 0 && weekday === null && shift === null) break
      if (at(ts, part + 1).sense.weekday === null && !readRelativeDay(ts, part + 1)) break
      j = part + 1
    } else if (part > j && (n > 0 || plays(ts, part, 'day'))) {
      j = part
    } else if (
      isMark(ts, j, ',(') &&
      (at(ts, j + 1).sense.weekday !== null) !== (weekday !== null) &&
      shift
    ) {
      j++
    } else break
  }
  if (weekday === null && shift === null) return null
  return { next: skipJoints(ts, j), end: j, weekday, shift, dayPart }
}
