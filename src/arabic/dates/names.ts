// Reads the name of a month, alone or as a pair of two families: حزيران، يونيو/حزيران، آب (أغسطس).

import type { Calendar, MonthNeed } from '../months.ts'
import { bare } from './lexicon.ts'
import { at, isMark, plays, type Token } from './tokens.ts'

export interface MonthHit {
  readonly calendar: Calendar
  readonly month: number
  /** The other month of a pair that disagrees. */
  readonly other: number | null
  readonly need: MonthNeed
  readonly latin: boolean
  readonly next: number
}

const LATIN_RE = /^[a-z\u00E0-\u00FF]/u
/** ك1، ك2، ت1، ت2 on Levantine letterheads. */
const SHORT: Readonly<Record<string, number>> = { ك1: 12, ك2: 1, ت1: 10, ت2: 11 }
const NUMBERED: Readonly<Record<string, string>> = { '1': 'اول', '2': 'ثاني' }

function readShort(ts: readonly Token[], i: number): MonthHit | null {
  const number = at(ts, i + 1)
  const month = number.kind === 'number' && number.glued ? SHORT[at(ts, i).key + number.key] : undefined
  if (month === undefined) return null
  return { calendar: 'gregorian', month, other: null, need: 'day-year', latin: false, next: i + 2 }
}

/** Whether the second word of a name stands at a place; 1 and 2 may stand for it when a year follows. */
function isRest(ts: readonly Token[], i: number, rest: string): boolean {
  const token = at(ts, i)
  if (token.kind === 'word') return bare(token.key) === rest
  return token.kind === 'number' && NUMBERED[token.key] === rest && at(ts, i + 1).key.length === 4
}

function readName(ts: readonly Token[], i: number): MonthHit | null {
  const token = at(ts, i)
  if (token.kind !== 'word') return null
  const whole = token.sense.months.find((name) => name.rest !== null && isRest(ts, i + 1, name.rest))
  const found = whole ?? token.sense.months.find((name) => name.rest === null)
  if (!found) return readShort(ts, i)
  const { calendar, month } = found.row
  const latin = LATIN_RE.test(token.key)
  let next = whole ? i + 2 : i + 1
  if (calendar === 'hijri' && plays(ts, next, 'epithet')) next++
  if (latin && isMark(ts, next, '.') && at(ts, next).glued) next++
  const father = /^[ولب]?اب$/u.test(token.key) && !token.madda
  return { calendar, month, other: null, need: father ? 'day-year' : found.row.need, latin, next }
}

/** The second name of a pair: behind a slash, a hyphen, in brackets, or directly behind the first. */
function readPartner(ts: readonly Token[], first: MonthHit, hasDay: boolean): MonthHit | null {
  const mark = at(ts, first.next)
  const sign = mark.kind === 'mark' && '/-('.includes(mark.key) ? mark.key : ''
  const second = readName(ts, sign ? first.next + 1 : first.next)
  if (!second || second.calendar !== first.calendar) return null
  const same = second.month === first.month || second.month === first.other
  if (sign === '(') {
    if (!isMark(ts, second.next, ')')) return null
    return { ...second, next: second.next + 1 }
  }
  return same || sign === '/' || (sign === '-' && hasDay) ? second : null
}

/** A name in brackets before the one that counts: `6 (شباط) فبراير`. */
function readBracketed(ts: readonly Token[], i: number): MonthHit | null {
  const inner = isMark(ts, i, '(') ? readName(ts, i + 1) : null
  const outer = inner && isMark(ts, inner.next, ')') ? readName(ts, inner.next + 1) : null
  if (!inner || outer?.calendar !== inner.calendar) return null
  return { ...outer, other: inner.month === outer.month ? null : inner.month, need: 'none' }
}

/** The month named at a place, with up to two more names of it. `hasDay`: a day stands before it. */
export function readMonth(ts: readonly Token[], i: number, hasDay: boolean): MonthHit | null {
  const first = readName(ts, i) ?? (hasDay ? readBracketed(ts, i) : null)
  if (!first) return null
  let all = first
  for (let names = 1; names < 3; names++) {
    const partner = readPartner(ts, all, hasDay)
    if (!partner) break
    const other = partner.month === first.month ? all.other : partner.month
    all = { ...first, other, need: 'none', next: partner.next }
  }
  return all
}
