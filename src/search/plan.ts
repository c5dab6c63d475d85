// Divides the archive into segments: a function of its dates and ids alone, in which a few changes touch few segments.

import type { Edtf } from '../model.ts'
import { daysOf } from './days.ts'

/** What of an article says where it lies. */
export interface Placed {
  readonly record: { readonly id: string; readonly published: Edtf | null }
}

/** Articles of a segment at most: more make a rebuild slow, fewer make a reader ask many. */
export const MOST = 1200
/** Articles of a segment that has fewer than `NEW` dated articles after it, at most: news is added there. */
const MOST_NEW = 500
const NEW = 500

/** Days are counted from a year before all dates, so that halves of halves of all time are intervals of days. */
const EPOCH = 2 ** 22
const ALL_TIME = 2 ** 23
/** Bits of a letter of an id. */
const LETTER = 7
/** Letters of an id that divide a crowded day: those of the records' ids make a million million parts. */
const LETTERS = 8

interface Keyed<T> {
  readonly article: T
  readonly id: string
  /** First day that the date may mean; null without a full year. */
  readonly day: number | null
}

/** Dated articles from the oldest to the newest, then those without a full year; ties by id. */
function inOrder<T extends Placed>(articles: readonly T[]): Keyed<T>[] {
  return articles
    .map((article) => {
      const days = daysOf(article.record.published)
      return { article, id: article.record.id, day: days && days.from + EPOCH }
    })
    .sort((a, b) => (a.day ?? ALL_TIME) - (b.day ?? ALL_TIME) || (a.id < b.id ? -1 : 1))
}

/** The first place from which on `isAfter` holds; it holds to the end. */
function firstPlace(from: number, to: number, isAfter: (place: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** A bit of an id, in the order in which ids are sorted. */
function bitOf(id: string, bit: number): number {
  const code = Math.min(id.charCodeAt(Math.floor(bit / LETTER)) || 0, 2 ** LETTER - 1)
  return (code >> (LETTER - 1 - (bit % LETTER))) & 1
}

/**
 * The articles of each segment, from the oldest to the newest, those without a full year last; within a segment in the
 * same order. Segments are intervals of days, halves of halves of all time, cut as long as they hold too many; a day
 * that holds too many is cut by the bits of the ids, and so are the undated. Where others lie does not count, but for
 * the newest, which are put together as they age.
 */
export function planSegments<T extends Placed>(articles: readonly T[]): readonly (readonly T[])[] {
  const keyed = inOrder(articles)
  const dated = firstPlace(0, keyed.length, (place) => keyed[place]?.day === null)
  const segments: T[][] = []
  const take = (from: number, to: number) => {
    segments.push(keyed.slice(from, to).map(({ article }) => article))
  }
  const byId = (from: number, to: number, bit: number) => {
    if (from === to) return
    if (to - from <= MOST || bit === LETTER * LETTERS) return take(from, to)
    const cut = firstPlace(from, to, (place) => bitOf(keyed[place]?.id ?? '', bit) === 1)
    byId(from, cut, bit + 1)
    byId(cut, to, bit + 1)
  }
  const byDay = (from: number, to: number, start: number, days: number) => {
    if (from === to) return
    if (to - from <= (dated - to < NEW ? MOST_NEW : MOST)) return take(from, to)
    if (days === 1) return byId(from, to, 0)
    const middle = start + days / 2
    const cut = firstPlace(from, to, (place) => (keyed[place]?.day ?? ALL_TIME) >= middle)
    byDay(from, cut, start, days / 2)
    byDay(cut, to, middle, days / 2)
  }
  byDay(0, dated, 0, ALL_TIME)
  byId(dated, keyed.length, 0)
  return segments
}
