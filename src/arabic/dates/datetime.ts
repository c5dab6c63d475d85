// Writes a day and a time of day as ISO 8601, with the offset that its zone had on that day.

import { isoDay } from '../calendar.ts'
import type { Clock } from './stated.ts'

const MS_PER_DAY = 86_400_000

/** Offset of an IANA zone in minutes at a moment (milliseconds since 1970). */
function offsetAt(zone: string, moment: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(moment).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const parts = /([+-])(\d\d):(\d\d)/.exec(name)
  return parts ? (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) : 0
}

function signed(minutes: number): string {
  const size = Math.abs(minutes)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** `2015-08-11T13:03+03:00`; seconds only where they are stated and not zero, no zone where none is named. */
export function writeDateTime(day: number, clock: Clock): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  const seconds = clock.second > 0 ? `:${pad(clock.second)}` : ''
  const local = `${isoDay(day)}T${pad(clock.hour)}:${pad(clock.minute)}${seconds}`
  if (clock.zone === null || !clock.zone.includes('/')) return local + (clock.zone ?? '')
  const naive = day * MS_PER_DAY + (clock.hour * 60 + clock.minute) * 60_000
  const guess = offsetAt(clock.zone, naive)
  return local + signed(offsetAt(clock.zone, naive - guess * 60_000))
}
