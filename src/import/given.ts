// What a container (feed item, JSON line, WARC record, WordPress export) says of a document, as fields with evidence.
import { foldLine } from '../arabic/letters.ts'
import type { Dateline, Found, GivenField, Outlet, PublishedDate, RawDocument } from '../model.ts'
import { outletOfUrl, plainAddress } from './html-address.ts'
import { dayAfter, inZone, isDoubtful, readStamp } from './html-zone.ts'
import type { DatelineReader } from './rules/dateline.ts'
import { type DateOrder, toPublished } from './rules/published.ts'

type WithGiven = Pick<RawDocument, 'given'>

const MAX_AUTHOR_WORDS = 12

function written(document: WithGiven, field: GivenField): string | null {
  const text = document.given[field]?.text.replace(/\s+/gu, ' ').trim()
  return text ? text : null
}

function found<T>(value: T, text: string, rule: string, confidence: number): Found<T> {
  return { value, basis: 'meta', text, line: null, rule, confidence }
}

/** The headline that the container gives; it counts before one that is read off the text. */
export function givenTitle(document: WithGiven): Found<string> | null {
  const title = written(document, 'title')
  return title ? found(title, title, 'given/title', 0.95) : null
}

export function givenKicker(document: WithGiven): Found<string> | null {
  const kicker = written(document, 'kicker')
  return kicker ? found(kicker, kicker, 'given/kicker', 0.95) : null
}

/**
 * The day that the container gives, in the zone that it is written in; on the clock of the outlet where it is written
 * in UTC and the outlet's zone is known (flag `zone_converted`). Late in the evening UTC, with no zone known, it stays
 * the day in UTC with flag `zone_utc` and both days as candidates.
 * @param zone IANA zone of the outlet, null when it is not known
 */
export function givenPublished(
  document: WithGiven,
  order: DateOrder,
  anchor: string | null,
  zone: string | null = null,
): PublishedDate | null {
  const text = written(document, 'published')
  const reading = text ? readStamp(text, order, anchor) : null
  if (!text || !reading?.edtf || reading.kind === 'relative' || reading.kind === 'range') return null
  const date = { ...toPublished(reading, null, 'given/published', 'meta', 0.95), text }
  if (!reading.dateTime?.endsWith('Z')) return date
  const local = zone ? inZone(reading.dateTime, zone) : null
  if (local)
    return {
      ...date,
      value: local.day,
      time: local.time,
      zone: local.zone,
      flags: [...date.flags, 'zone_converted'],
    }
  return isDoubtful(reading.dateTime)
    ? {
        ...date,
        confidence: 0.6,
        candidates: [date.value, dayAfter(date.value)],
        flags: [...date.flags, 'zone_utc'],
      }
    : date
}

/** The name that the container gives; addresses and e-mail addresses are none. */
export function givenAuthor(document: WithGiven): Found<string> | null {
  const text = written(document, 'author')
  if (!text || /^https?:/i.test(text)) return null
  // RSS 2.0 writes `mail@example.org (name)`.
  const name = text.match(/^\S+@\S+\s*\(([^)]+)\)$/)?.[1]?.trim() ?? text
  if (/@/.test(name) || !/\p{L}/u.test(name) || name.split(' ').length > MAX_AUTHOR_WORDS) return null
  return found(name, text, 'given/author', 0.9)
}

/** The outlet that the container names by id, name, short name, alias or host; else the one whose site the address is of. */
export function givenOutlet(document: WithGiven, outlets: readonly Outlet[]): Found<string> | null {
  const text = written(document, 'outlet')
  if (text) {
    const byId = outlets.find(({ id }) => id === text.toLowerCase())
    const folded = foldLine(text)
    const byName = outlets.find(({ name, short, aliases }) =>
      [name, short, ...aliases].some((known) => folded !== '' && foldLine(known) === folded),
    )
    const address = plainAddress(/^https?:/i.test(text) ? text : `http://${text}`)
    const named = byId ?? byName ?? (/[a-z]\.[a-z]/i.test(text) ? outletOfUrl(address, outlets) : null)
    if (named) return found(named.id, text, 'given/outlet', 0.95)
  }
  const url = givenUrl(document)
  const byUrl = url && outletOfUrl(url.value, outlets)
  return url && byUrl ? found(byUrl.id, url.value, 'given/url', 0.95) : null
}

/** The address that the container gives, without the prefixes of web archives. */
export function givenUrl(document: WithGiven): Found<string> | null {
  const text = written(document, 'url')
  const url = plainAddress(text)
  return text && url ? found(url, text, 'given/url', 0.95) : null
}

/** A field that is taken as it is written. */
export function givenText(document: WithGiven, field: GivenField): Found<string> | null {
  const text = written(document, field)
  return text ? found(text, text, `given/${field}`, 0.9) : null
}

/** What stands in the field of the author: a name, or a whole byline («جدة - فلان») taken apart; null without one. */
export function givenByline(
  document: WithGiven,
  reader: DatelineReader,
): { readonly author: Found<string> | null; readonly dateline: Found<Dateline> | null } | null {
  const by = givenAuthor(document)
  if (!by) return null
  const read = reader.line(by.value)
  if (!read?.known) return { author: by, dateline: null }
  return {
    author: read.author === null ? null : { ...by, value: read.author },
    dateline: read.dateline && { ...by, value: read.dateline, rule: 'given/byline' },
  }
}
