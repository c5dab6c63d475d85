// Rules for words that count from the day of writing: أمس، غدا، قبل يومين، الليلة الماضية.

import { readCount } from './numbers.ts'
import { type Hit, hit, refusal, type Shift } from './stated.ts'
import { at, plays, type Token } from './tokens.ts'
import { readWhen } from './years.ts'

export interface Relative {
  readonly by: number
  readonly next: number
}

/** Days between the anchor and the day that a word names: -1 for أمس, 2 for بعد غد. */
export function readRelativeDay(ts: readonly Token[], i: number): Relative | null {
  const first = plays(ts, i, 'first') && plays(ts, i + 1, 'of') ? i + 2 : i + 1
  if (plays(ts, i, 'first', 'before') && plays(ts, first, 'yesterday')) return { by: -2, next: first + 1 }
  if (plays(ts, i, 'after') && plays(ts, i + 1, 'tomorrow', 'theMorrow')) return { by: 2, next: i + 2 }
  if (plays(ts, i, 'yesterday'))
    return at(ts, i + 1).key === 'الاول' ? { by: -2, next: i + 2 } : { by: -1, next: i + 1 }
  if (plays(ts, i, 'tomorrow')) return { by: 1, next: i + 1 }
  if (plays(ts, i, 'theMorrow') && plays(ts, i - 1, 'day', 'morning', 'noon', 'evening', 'night'))
    return { by: 1, next: i + 1 }
  if (plays(ts, i, 'tonight')) {
    const when = readWhen(ts, i + 1)
    return when ? { by: when.by, next: when.next } : { by: 0, next: i + 1 }
  }
  const here = plays(ts, i, 'this') && plays(ts, i + 1, 'thisPart') && !plays(ts, i - 1, 'like')
  if (here && (!plays(ts, i + 1, 'today') || isToday(ts, i + 1))) return { by: 0, next: i + 2 }
  return plays(ts, i, 'today') && isToday(ts, i) ? { by: 0, next: i + 1 } : null
}

/** «اليوم» as "today", not "the day" of an event, a feast, a paper. */
function isToday(ts: readonly Token[], i: number): boolean {
  if (plays(ts, i - 2, 'like') || plays(ts, i - 1, 'like')) return false
  if (plays(ts, i - 1, 'thatDay') || plays(ts, i + 1, 'theDay')) return false
  return at(ts, i + 1).sense.ordinal === null
}

/** Years back up to which a count is exact enough to name the year. */
const MOST_YEARS = 100

/** Whether «قبل يوم» or «قبل شهر» goes on with a name or a number: "before Sunday", "before Ramadan", "before 2015". */
function opensName(ts: readonly Token[], i: number): boolean {
  const { kind, sense } = at(ts, i)
  return kind === 'number' || sense.ordinal !== null || sense.weekday !== null || sense.months.length > 0
}

/** `قبل يومين`، `منذ 3 أشهر`; `بعد أسبوع` only where nothing else is said (`alone`), since stories count from their own events. */
export function countedUnits(ts: readonly Token[], i: number, alone: boolean): Hit | null {
  const back = plays(ts, i, 'ago')
  if (!back && !(alone && plays(ts, i, 'after'))) return null
  const word = at(ts, i + 1).sense.unit
  const counted = word && word[1] > 0 ? { value: word[1], next: i + 2 } : null
  const count = counted ?? readCount(ts, i + 1)
  const unit = counted ? word : count && at(ts, count.next).sense.unit
  if (!count || !unit) return null
  const next = counted ? count.next : count.next + 1
  const close = counted && plays(ts, next, 'one') ? next + 1 : next
  if (plays(ts, close, 'andHalf')) return refusal(close + 1, 'approximate')
  if (counted && opensName(ts, next)) return null
  if (unit[0] === 'year' && count.value > MOST_YEARS) return refusal(close, 'approximate')
  if (plays(ts, next, 'past', 'next', 'current') || (close === next && at(ts, next).sense.cardinal !== null))
    return null
  if (plays(ts, close, 'of') && !plays(ts, close + 1, 'now', 'today')) return refusal(close, 'no_anchor')
  const shift: Shift = { unit: unit[0], by: back ? -count.value : count.value }
  return hit(close, { shift })
}

/** `الأسبوع الماضي`: a span whose first day differs from country to country, so no value. */
export function week(ts: readonly Token[], i: number): Hit | null {
  if (!plays(ts, i, 'week')) return null
  const when = readWhen(ts, i + 1)
  return when && refusal(when.next, 'week_unclear')
}
