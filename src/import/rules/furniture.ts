// Lines of web pages that are no part of a story: menus, share buttons, promotion, cookie notices, rights, credits.

import { foldLine } from '../../arabic/letters.ts'
import type { Authority, FurnitureKind } from '../../archive/authority.ts'
import { foldAll, type LineShape } from '../lines.ts'
import { type LineRule, listRule } from './line-rules.ts'
import { phrasesAt, phrasesIn, phrasesOf } from './phrases.ts'

/** What a line is, as far as the lists know: a kind of furniture, the mark of an outlet, or nothing. */
export interface FurnitureHit {
  readonly kind: FurnitureKind | 'url' | 'outlet'
  /** Outlet whose file the line stands in. */
  readonly outlet: string | null
  /** What told it. */
  readonly rule: LineRule
}

export type FurnitureReader = (line: LineShape) => FurnitureHit | null

/** Longer lines are prose even when they hold the words of a list. */
const MAX_WORDS = 40
const MAX_WORDS_OF_BUTTON = 6
const MAX_WORDS_OF_ROW = 16
const LEAST_ENTRIES = 4
const MAX_WORDS_OF_MARK = 16
/** «… - أرشيفية»، «… (أرشيف)» */
const ARCHIVE_PICTURE_RE =
  /[-–—(/،]\s*(?:صورة\s+)?(?:من\s+ال)?[أا]رشيف(?:ية)?\)?$|\((?:[أا]رشيف|عدسة|تصوير|صورة)[^()]{0,40}\)$|©[^©]{1,40}$|^\(?ح\s?\.\s?م\.?\)?$/u
const URL_RE = /^(?:https?:\/\/|www\.)\S+$/i

/** Compiles the lists of an authority folder once; the reader is then asked for every line. */
export function furnitureReader(authority: Authority): FurnitureReader {
  const names = Object.keys(authority.furniture) as FurnitureKind[]
  const kinds = names.map((kind) => ({ kind, lines: foldAll(authority.furniture[kind].lines) }))
  const listed = (list: 'starts' | 'contains') =>
    phrasesOf(
      names.flatMap((kind) =>
        [...foldAll(authority.furniture[kind][list])].map((line) => [line, kind] as const),
      ),
    )
  const starts = listed('starts')
  const contains = listed('contains')
  const ofOutlets = phrasesOf(
    authority.outlets.flatMap((outlet) =>
      [...outlet.marks, ...outlet.furniture].map((line) => [foldLine(line), outlet.id] as const),
    ),
  )
  const share = foldAll(authority.furniture.share.lines)
  const buttons = new Set([...share, ...foldAll(authority.furniture.nav.lines)])
  return (line) => {
    if (line.words === 0) return null
    if (URL_RE.test(line.trimmed)) return { kind: 'url', outlet: null, rule: 'furniture/address' }
    if (line.words > MAX_WORDS) return null
    const own = line.words <= MAX_WORDS_OF_MARK ? phrasesAt(line.folded, 0, ofOutlets)[0] : undefined
    if (own) return { kind: 'outlet', outlet: own, rule: 'furniture/outlet' }
    const counted = /\d/.test(line.folded) ? withoutNumbers(line.folded) : null
    const begins = phrasesAt(line.folded, 0, starts)
    const holds = phrasesIn(line.folded, contains)
    for (const { kind, lines } of kinds) {
      if (kind === 'counters') {
        if (counted !== null && lines.has(counted)) return hitOf(kind, 'list')
        continue
      }
      if (lines.has(line.folded)) return hitOf(kind, 'list')
      // «التعليقات (3)»
      if (counted !== null && isCountedKind(kind) && lines.has(counted)) return hitOf(kind, 'list')
      if (kind === 'caption' || kind === 'credit') continue
      if (line.words <= limitOf(kind) && begins.includes(kind)) return hitOf(kind, 'starts')
      if (holds.includes(kind)) return hitOf(kind, 'contains')
    }
    if (line.words > 1 && line.words <= MAX_WORDS_OF_ROW && isRowOfButtons(line.folded, buttons, share))
      return { kind: 'share', outlet: null, rule: 'furniture/share-row' }
    return null
  }
}

function hitOf(kind: FurnitureKind, list: 'list' | 'starts' | 'contains'): FurnitureHit {
  return { kind, outlet: null, rule: listRule(kind, list) }
}

/** «فيسبوك تويتر طباعة»: nothing but buttons and menu entries, one after the other. */
function isRowOfButtons(folded: string, buttons: ReadonlySet<string>, share: ReadonlySet<string>): boolean {
  const words = folded.split(' ')
  let at = 0
  let entries = 0
  let shares = 0
  while (at < words.length) {
    const length = [3, 2, 1].find(
      (n) => at + n <= words.length && buttons.has(words.slice(at, at + n).join(' ')),
    )
    if (length === undefined) return false
    if (share.has(words.slice(at, at + length).join(' '))) shares += 1
    entries += 1
    at += length
  }
  // «صحة المرأة العربية» is a headline made of sections' names.
  return shares > 0 || entries >= LEAST_ENTRIES
}

function withoutNumbers(folded: string): string {
  return folded.replace(/\d+/g, ' ').replace(/ +/g, ' ').trim()
}

function isCountedKind(kind: FurnitureKind): boolean {
  return kind === 'comments' || kind === 'share'
}

/** Share buttons and menus are short; what begins with the same words and goes on is prose. */
function limitOf(kind: FurnitureKind): number {
  return kind === 'nav' || kind === 'share' ? MAX_WORDS_OF_BUTTON : 25
}

function startsWith(folded: string, start: string): boolean {
  return folded === start || folded.startsWith(`${start} `)
}

/** First words that make a short line a caption, and labels of photographers («ت: فلان»). */
export function captionReader(authority: Authority): (line: LineShape) => boolean {
  const starts = [...foldAll(authority.furniture.caption.starts)]
  const labels = foldAll(authority.bylineWords.photographers)
  return (line) => {
    if (line.words > 25 || line.stop) return false
    const label = line.trimmed.match(/^[([]?([^:：]{1,20})[:：]/u)?.[1]
    return (
      ARCHIVE_PICTURE_RE.test(line.trimmed) ||
      (label !== undefined && labels.has(foldLine(label))) ||
      starts.some((start) => startsWith(line.folded, start))
    )
  }
}

/** Reads «المصدر: وكالات» and the like: the words after the label are the credit. */
export function creditReader(authority: Authority): (line: LineShape) => string | null {
  const labels = authority.furniture.credit.starts.map((label) => foldLine(label))
  const agencies = foldAll(authority.agencies.flat())
  return (line) => {
    if (line.words === 0 || line.words > 12) return null
    const labelled = line.trimmed.match(/^([^:：]{2,20})\s*[:：]\s*(\S.*)$/u)
    if (labelled?.[1] && labelled[2] && labels.includes(foldLine(labelled[1]))) return labelled[2].trim()
    const bracketed = line.trimmed.match(/^[([]\s*([^()[\]]{2,40})\s*[)\]]$/u)
    if (bracketed?.[1] && agencies.has(foldLine(bracketed[1]))) return bracketed[1].trim()
    return agencies.has(line.folded) && line.words <= 3 ? line.trimmed : null
  }
}
