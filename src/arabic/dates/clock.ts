// Reads a time of day with its half of the day and its zone: الساعة 13:03 بتوقيت غرينتش، 9:23 ص, T13:03+03:00.

import { fold } from '../letters.ts'
import { readOrdinal } from './numbers.ts'
import type { Clock, Stated } from './stated.ts'
import { at, isMark, plays, type Token } from './tokens.ts'

export interface ClockHit {
  readonly clock: Clock
  readonly next: number
  /** Whether the half of the day is stated with the time. */
  readonly half: boolean
}

/** Names behind بتوقيت. Zones with daylight saving go by the rules of their place; عمان is two places and none. */
const ZONES: readonly (readonly [string, string])[] = [
  ['Z', 'غرينتش جرينتش غرينيتش جرينيتش غرينتس قرينتش كرينتش جرينتيش غرنتش جرنتش العالمي'],
  ['Asia/Riyadh', 'مكة السعودية الرياض'],
  ['Africa/Cairo', 'القاهرة مصر'],
  ['Asia/Damascus', 'دمشق سوريا سورية'],
  ['Asia/Beirut', 'بيروت لبنان'],
  ['Asia/Baghdad', 'بغداد العراق'],
  ['Asia/Jerusalem', 'القدس فلسطين غزة'],
  ['Asia/Amman', 'الأردن'],
  ['Asia/Dubai', 'أبوظبي دبي الإمارات'],
  ['Asia/Qatar', 'الدوحة قطر'],
  ['Asia/Kuwait', 'الكويت'],
  ['Asia/Bahrain', 'المنامة البحرين'],
  ['Asia/Muscat', 'مسقط'],
  ['Asia/Aden', 'صنعاء عدن اليمن'],
  ['Africa/Khartoum', 'الخرطوم السودان'],
  ['Africa/Tripoli', 'طرابلس ليبيا'],
  ['Africa/Tunis', 'تونس'],
  ['Africa/Algiers', 'الجزائر'],
  ['Africa/Casablanca', 'الرباط المغرب'],
  ['Europe/Moscow', 'موسكو'],
  ['Europe/Istanbul', 'إسطنبول أنقرة تركيا'],
  ['Asia/Tehran', 'طهران'],
  ['Europe/Paris', 'باريس'],
  ['Europe/London', 'لندن'],
  ['America/New_York', 'نيويورك واشنطن'],
]
const ZONE_OF: ReadonlyMap<string, string> = new Map(
  ZONES.flatMap(([zone, names]) => names.split(' ').map((name) => [fold(name), zone] as const)),
)

/** ت م in the stories of the Saudi agency: Mecca time, which has no daylight saving. */
const MECCA = '+03:00'

type Half = 'am' | 'pm' | 'noon' | 'night' | null

/** The half of the day at a place: ص، م، صباحا، بعد الظهر، ليلا, a.m. */
function readHalf(ts: readonly Token[], i: number): { half: Half; next: number } {
  const of = plays(ts, i, 'in', 'of') ? 1 : 0
  if (plays(ts, i + of, 'before', 'after') && plays(ts, i + of + 1, 'noonward'))
    return { half: plays(ts, i + of, 'after') ? 'pm' : 'am', next: i + of + 2 }
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
  if (/^(?:z|gmt|utc|جمت)$/u.test(token.key)) {
    const offset = token.key === 'z' ? null : readOffset(ts, i + 1)
    return offset ?? { zone: 'Z', next: i + 1 }
  }
  const stuck = token.glued ? readOffset(ts, i) : null
  if (stuck && (isMark(ts, i, '+') || /^\d{2}$|^\d{4}$/u.test(at(ts, i + 1).key))) return stuck
  if (isMark(ts, i, '+')) return readOffset(ts, i) ?? { zone: null, next: i }
  if (token.key === 'ت') {
    const j = isMark(ts, i + 1, '.') ? i + 2 : i + 1
    if (at(ts, j).key === 'غ' || at(ts, j).key === 'ج') return { zone: 'Z', next: j + 1 }
    if (at(ts, j).key === 'م') return { zone: MECCA, next: j + 1 }
  }
  if (!plays(ts, i, 'timezone')) return { zone: null, next: i }
  const name = at(ts, i + 1)
  const zone = ZONE_OF.get(name.key) ?? null
  if (zone === null && name.key === 'ابو' && at(ts, i + 2).key === 'ظبي')
    return { zone: 'Asia/Dubai', next: i + 3 }
  return { zone, next: i + (name.kind === 'word' ? (at(ts, i + 2).key === 'المكرمه' ? 3 : 2) : 1) }
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
  const joins =
    sign.glued && minute.glued && (sign.key === ':' || sign.key === 'h' || (named && sign.key === '.'))
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

/** Minutes behind an hour in words: والنصف، والثلث، إلا ربعا. */
function readMinutes(ts: readonly Token[], i: number): { minutes: number; next: number } {
  if (plays(ts, i, 'halfPast')) return { minutes: 30, next: i + 1 }
  if (plays(ts, i, 'quarterPast')) return { minutes: 15, next: i + 1 }
  if (plays(ts, i, 'thirdPast')) return { minutes: 20, next: i + 1 }
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
  const named = j > i && run.kind === 'word'
  const whole = iso && /^\d{4}(?:\d\d)?$/u.test(run.key)
  const figures = named
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
  const bracket =
    isMark(ts, after.next, '(') &&
    (plays(ts, after.next + 1, 'timezone') || /^(?:ت|gmt|utc)$/u.test(at(ts, after.next + 1).key))
  const zone = readZone(ts, bracket ? after.next + 1 : after.next)
  const closes = bracket && isMark(ts, zone.next, ')')
  const next = bracket && !closes ? after.next : zone.next + (closes ? 1 : 0)
  return { clock: { hour: clock, minute, second, zone: zone.zone }, next, half: after.half !== null }
}
