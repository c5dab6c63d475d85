// Writes a day and a time of day as ISO 8601, with the offset that its zone had on that day.

import { isoDay } from '../calendar.ts'
import type { Clock } from './stated.ts'
import { offsetOf } from './zones.ts'

/** `2015-08-11T13:03+03:00`; seconds only where they are stated and not zero, no zone where none is named. */
export function writeDateTime(day: number, clock: Clock): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  const seconds = clock.second > 0 ? `:${pad(clock.second)}` : ''
  const time = `${pad(clock.hour)}:${pad(clock.minute)}`
  const offset = clock.zone === null ? null : offsetOf(clock.zone, isoDay(day), time)
  return `${isoDay(day)}T${time}${seconds}${offset ?? ''}`
}
