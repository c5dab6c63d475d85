// Decides on which day a time with a zone falls where the paper is printed.
import { readDate } from '../arabic/dates.ts'
import type { Outlet } from '../model.ts'
import type { DateOrder } from './rules/published.ts'

/** Hours that Arab capitals are ahead of UTC at most, daylight saving of the past included. */
const MOST_AHEAD = 5

/** The day of a moment in a zone of the IANA database, as YYYY-MM-DD with its time of day and offset. */
export interface LocalTime {
  readonly day: string
  readonly time: string
  /** `+03:00` */
  readonly zone: string
}

/** A moment (`2015-06-11T22:30Z`) on the clock of a zone; null for an unknown zone or a text that is no moment. */
export function inZone(moment: string, zone: string): LocalTime | null {
  const at = Date.parse(moment)
  if (Number.isNaN(at)) return null
  try {
    const parts = new Intl.DateTimeFormat('en-GB-u-nu-latn-ca-gregory', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).formatToParts(at)
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
    const day = `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`
    const time = `${of('hour')}:${of('minute')}`
    const ahead = Math.round((Date.parse(`${day}T${time}Z`) - Math.floor(at / 60_000) * 60_000) / 60_000)
    const sign = ahead < 0 ? '-' : '+'
    const two = (n: number) => String(n).padStart(2, '0')
    const offset = `${sign}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`
    return { day, time, zone: offset }
  } catch {
    return null
  }
}

/** Zone of an outlet's printed times, where its file has one. */
export function zoneOf(outlet: string | null | undefined, outlets: readonly Outlet[]): string | null {
  return outlets.find(({ id }) => id === outlet)?.zone ?? null
}

/**
 * Whether a moment in UTC may be another day in the outlet's city, that nobody named: late in the evening UTC it is
 * already tomorrow in Baghdad and Dubai, and still today in Rabat.
 */
export function isDoubtful(moment: string): boolean {
  const hour = moment.match(/T(\d\d):\d\d(?::\d\d)?(?:\.\d+)?Z$/i)?.[1]
  return hour !== undefined && Number(hour) >= 24 - MOST_AHEAD
}

/** The day after, as YYYY-MM-DD. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * A date as markup or a container writes it: what `readDate` reads, figures alone (`20150611`), and seconds or
 * milliseconds since 1970 (as UTC). Null when it is none.
 */
export function readStamp(text: string, order: DateOrder, anchor: string | null) {
  const figures = text.trim()
  const packed = figures.match(
    /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?(\d\d)(\d\d)(?:\d\d)?)?$/,
  )
  if (packed)
    return readDate(
      `${packed[1]}-${packed[2]}-${packed[3]}${packed[4] ? `T${packed[4]}:${packed[5]}:00` : ''}`,
    )
  if (/^\d{10}(?:\d{3})?$/.test(figures)) {
    const at = Number(figures) * (figures.length === 10 ? 1000 : 1)
    return readDate(new Date(at).toISOString())
  }
  return readDate(figures, { order, anchor })
}
