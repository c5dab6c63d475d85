// Reads a time of day with its half of the day and its zone: الساعة 13:03 بتوقيت غرينتش، 9:23 ص, T13:03+03:00.

import { readNumberWords, readOrdinal } from './numbers.ts'
import type { Clock, Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'
import { zoneOfLetters, zoneOfPlace } from './zones.ts'

export interface ClockHit {
  readonly clock: Clock
  readonly next: number
  /** Whether the half of the day is stated with the time. */
  readonly half: boolean
}

/** ت م in the stories of the Saudi agency: Mecca time, which has no daylight saving. */
const MECCA = '+03:00'

/** `midnight` is of two days: a time that only it settles is none. */
type Half = 'am' | 'pm' | 'noon' | 'night' | 'midnight' | null

/** The half of the day at a place: ص، م، صباحا، بعد الظهر، ليلا, a.m. */
function readHalf(ts: readonly Token[], i: number): { half: Half; next: number } {
  const of = plays(ts, i, 'in', 'of') ? 1 : 0
  const turned = plays(ts, i + of, 'before', 'after') ? 1 : 0
  if (turned && plays(ts, i + of + 1, 'noonward'))
    return { half: plays(ts, i + of, 'after') ? 'pm' : 'am', next: i + of + 2 }
  if (at(ts, i + of + turned).key === 'منتصف' && plays(ts, i + of + turned + 1, 'nightward')) {
    const half = !turned ? 'midnight' : plays(ts, i + of, 'after') ? 'am' : 'pm'
    return { half, next: i + of + turned + 2 }
  }
  if (/^[ap]$/u.test(at(ts, i).key) && isMark(ts, i + 1, '.') && at(ts, i + 2).key === 'm')
    return { half: at(ts, i).key === 'a' ? 'am' : 'pm', next: i + (isMark(ts, i + 3, '.') ? 4 : 3) }
  if (plays(ts, i + of, 'am')) return { half: 'am', next: i + of + 1 }
  if (plays(ts, i + of, 'pm')) return { half: 'pm', next: i + of + 1 }
  if (plays(ts, i + of, 'noonward')) return { half: 'noon', next: i + of + 1 }
  if (plays(ts, i + of, 'nightward')) return { half: 'night', next: i + of + 1 }
  return { half: null, next: i }
}

/** The hour on the 24-hour clock; null when the half of the day does not go with it. */
function hourOf(hour: number, half: Half): number | null {
  if (half === 'midnight') return null
  if (half === null || hour > 12) return hour < 24 ? hour : null
  if (hour === 0) return half === 'am' ? 0 : null
  if (half === 'am') return hour % 12
  if (half === 'pm') return (hour % 12) + 12
  if (half === 'noon') return hour <= 3 ? hour + 12 : hour
  return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour
}

/** A time without a half of the day, within the part of the day that stands before its date. */
export function inDayPart(clock: Clock, part: Stated['dayPart']): Clock {
  const late = part === 'pm' || (part === 'night' && clock.hour >= 5)
  return late && clock.hour >= 1 && clock.hour < 12 ? { ...clock, hour: clock.hour + 12 } : clock
}

/** An offset such as `+03:00`, `+0300` or `+3`, directly behind the time or behind GMT. */
function readOffset(ts: readonly Token[], i: number): { zone: string; next: number } | null {
  const hours = at(ts, i + 1)
  if (!isMark(ts, i, '+-') || !hours.glued || hours.kind !== 'number') return null
  const parts = isMark(ts, i + 2, ':') && at(ts, i + 3).key.length === 2 && at(ts, i + 3).kind === 'number'
  const digits = parts ? hours.key.padStart(2, '0') + at(ts, i + 3).key : hours.key
  const full = digits.length <= 2 ? `${digits.padStart(2, '0')}00` : digits.padStart(4, '0')
  if (full.length !== 4 || Number(full.slice(0, 2)) > 14 || Number(full.slice(2)) > 59) return null
  return { zone: `${at(ts, i).key}${full.slice(0, 2)}:${full.slice(2)}`, next: i + (parts ? 4 : 2) }
}

function readZone(ts: readonly Token[], i: number): { zone: string | null; next: number } {
  const token = at(ts, i)
  const letters = token.kind === 'word' ? zoneOfLetters(token.key) : null
  if (letters) {
    const offset = letters === 'Z' && token.key !== 'z' ? readOffset(ts, i + 1) : null
    return offset ?? { zone: letters, next: i + 1 }
  }
  const stuck = token.glued ? readOffset(ts, i) : null
  if (stuck && (isMark(ts, i, '+') || /^\d{2}$|^\d{4}$/u.test(at(ts, i + 1).key))) return stuck
  if (isMark(ts, i, '+')) return readOffset(ts, i) ?? { zone: null, next: i }
  if (token.key === 'ت') {
    const j = isMark(ts, i + 1, '.') ? i + 2 : i + 1
    if (at(ts, j).key === 'غ' || at(ts, j).key === 'ج') return { zone: 'Z', next: j + 1 }
    if (at(ts, j).key === 'م') return { zone: MECCA, next: j + 1 }
  }
  const by = plays(ts, i, 'accordingTo') && plays(ts, i + 1, 'timezone') ? i + 1 : i
  if (!plays(ts, by, 'timezone')) return { zone: null, next: i }
  const place = readPlace(ts, at(ts, by + 1).key === 'مدينه' ? by + 2 : by + 1)
  return place ?? { zone: null, next: by + (at(ts, by + 1).kind === 'word' ? 2 : 1) }
}

/** The zone of the place that is named at a place. */
function readPlace(ts: readonly Token[], i: number): { zone: string; next: number } | null {
  const found = zoneOfPlace([at(ts, i).key, at(ts, i + 1).key, at(ts, i + 2).key])
  return found && { zone: found.zone, next: i + found.words }
}

/** Whether a half of the day is spelled out at a place: م alone may be metres or millions. */
function isHalf(ts: readonly Token[], i: number): boolean {
  return at(ts, i).key.length > 1 && readHalf(ts, i).half !== null
}

/** Hour, minute and second in figures: 13:03:20, 13h03, 13.03 behind الساعة. */
function readFigures(
  ts: readonly Token[],
  i: number,
  named: boolean,
): { parts: number[]; next: number } | null {
  const hour = at(ts, i)
  if (hour.kind !== 'number' || hour.key.length > 2) return null
  const sign = at(ts, i + 1)
  const minute = at(ts, i + 2)
  const dotted =
    (sign.key === '.' || sign.key === ',') && minute.key.length === 2 && (named || isHalf(ts, i + 3))
  const joins = sign.glued && minute.glued && (sign.key === ':' || sign.key === 'h' || dotted)
  const spoken =
    named && sign.key === 'و' && minute.kind === 'number' && plays(ts, i + 3, 'minutes') && minute.value < 60
  if (spoken) return { parts: [hour.value, minute.value], next: i + 3 }
  if (!joins || minute.kind !== 'number' || minute.key.length !== 2)
    return { parts: [hour.value], next: i + 1 }
  const second = at(ts, i + 4)
  const seconds =
    isMark(ts, i + 3, ':') && second.kind === 'number' && second.key.length === 2 && second.glued
  const fraction =
    seconds && isMark(ts, i + 5, '.,') && at(ts, i + 6).glued && at(ts, i + 6).kind === 'number' ? 2 : 0
  if (!seconds) return { parts: [hour.value, minute.value], next: i + 3 }
  return { parts: [hour.value, minute.value, second.value], next: i + 5 + fraction }
}

/** Minutes behind an hour in words: والنصف، والثلث، إلا ربعا، وعشر دقائق. */
function readMinutes(ts: readonly Token[], i: number): { minutes: number; next: number } {
  if (plays(ts, i, 'halfPast')) return { minutes: 30, next: i + 1 }
  if (plays(ts, i, 'quarterPast')) return { minutes: 15, next: i + 1 }
  if (plays(ts, i, 'thirdPast')) return { minutes: 20, next: i + 1 }
  const counted = at(ts, i).sense.and ? readNumberWords(ts, i) : null
  if (counted && counted.value < 60 && plays(ts, counted.next, 'minutes'))
    return { minutes: counted.value, next: counted.next + 1 }
  if (!plays(ts, i, 'less')) return { minutes: 0, next: i }
  if (plays(ts, i + 1, 'quarterTo')) return { minutes: -15, next: i + 2 }
  return plays(ts, i + 1, 'thirdTo') ? { minutes: -20, next: i + 2 } : { minutes: 0, next: i }
}

/** Hour and minute in words behind الساعة: الثالثة والنصف، الحادية عشرة إلا ربعا. */
function readWords(ts: readonly Token[], i: number): { parts: number[]; next: number } | null {
  const plain = at(ts, i).key === 'الحاديه' && at(ts, i + 1).sense.cardinal !== 10
  const hour = plain ? null : readOrdinal(ts, i)
  if (!hour?.words || hour.value > 12 || at(ts, i).sense.ordinal === null) return null
  const { minutes, next } = readMinutes(ts, hour.next)
  const total = hour.value * 60 + minutes
  return { parts: minutes === 0 ? [hour.value] : [Math.floor(total / 60), total % 60], next }
}

/** A time of day at a place, behind T, الساعة or nothing; an hour alone needs its half of the day. */
export function readClock(ts: readonly Token[], i: number): ClockHit | null {
  const iso = at(ts, i).key === 't' && at(ts, i).glued
  let j = iso ? i + 1 : i
  for (let n = 0; n < 3 && (plays(ts, j, 'hour') || (n > 0 && plays(ts, j, 'in'))); n++) j++
  const before = readHalf(ts, j)
  const run = at(ts, before.next)
  const words = j > i && run.kind === 'word'
  const whole = iso && /^\d{4}(?:\d\d)?$/u.test(run.key)
  const figures = words
    ? readWords(ts, before.next)
    : whole
      ? { parts: (run.key.match(/\d\d/gu) ?? []).map(Number), next: before.next + 1 }
      : readFigures(ts, before.next, j > i)
  if (!figures) return null
  if (plays(ts, figures.next, 'minutes')) figures.next++
  const after = before.half === null ? readHalf(ts, figures.next) : { half: before.half, next: figures.next }
  const [hour = 0, minute = 0, second = 0] = figures.parts
  if (figures.parts.length === 1 && (after.half === null || before.half !== null)) return null
  const clock = hourOf(hour, after.half)
  if (clock === null || minute > 59 || second > 59) return null
  const half = after.half !== null
  const bracket =
    isMark(ts, after.next, '(') &&
    (plays(ts, after.next + 1, 'timezone', 'accordingTo') ||
      /^(?:ت|gmt|utc)$/u.test(at(ts, after.next + 1).key))
  const named = isMark(ts, after.next, '(') ? readPlace(ts, after.next + 1) : null
  if (named && isMark(ts, named.next, ')'))
    return { clock: { hour: clock, minute, second, zone: named.zone }, next: named.next + 1, half }
  const zone = readZone(ts, bracket ? after.next + 1 : after.next)
  const closes = bracket && isMark(ts, zone.next, ')')
  const next = bracket && !closes ? after.next : zone.next + (closes ? 1 : 0)
  return { clock: { hour: clock, minute, second, zone: zone.zone }, next, half }
}
