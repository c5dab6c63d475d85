// A publication date as the instants that feeds ask for, and no more of it than the document says.
import type { Article, ArticleRecord } from '../model.ts'
import { whenOf } from './dates.ts'

/** RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339#section-5.6): `2015-06-11T14:20:00+03:00`. */
export type Moment = string

/**
 * The first moment of the known period: of the minute where time and zone are known, else of the day, month or year,
 * in UTC. Null for a date without a full year. It is for fields that must hold an instant; beside it the EDTF says how
 * much of it is known.
 */
export function firstMoment(article: Article): Moment | null {
  const { record } = article
  const when = whenOf(article)
  if (!when) return null
  const zoned = isDay(record) ? record.time?.match(/^(\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/) : null
  if (zoned) return `${record.published}T${zoned[1]}:00${zoned[2]}`
  return `${when.year}-${when.month ?? '01'}-${when.day ?? '01'}T00:00:00Z`
}

/** The moment for fields that may be left out: null unless the day is known, so that no month or year becomes a day. */
export function knownMoment(article: Article): Moment | null {
  return isDay(article.record) ? firstMoment(article) : null
}

function isDay({ published }: ArticleRecord): boolean {
  return published !== null && /^\d{4}-\d{2}-\d{2}$/.test(published)
}

/** The latest of some moments, which may be written in different zones. */
export function latest(moments: readonly Moment[]): Moment | null {
  return moments.reduce<Moment | null>(
    (last, moment) => (last === null || Date.parse(moment) > Date.parse(last) ? moment : last),
    null,
  )
}
