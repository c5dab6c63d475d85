// Lines of web pages that are no part of a story: menus, share buttons, promotion, cookie notices, rights, credits.

import { foldLine } from '../../arabic/letters.ts'
import type { Authority, FurnitureKind } from '../../archive/authority.ts'
import { foldAll, type LineShape } from '../lines.ts'

/** What a line is, as far as the lists know: a kind of furniture, the mark of an outlet, or nothing. */
export interface FurnitureHit {
  readonly kind: FurnitureKind | 'url' | 'outlet'
  /** Outlet whose file the line stands in. */
  readonly outlet: string | null
}

export type FurnitureReader = (line: LineShape) => FurnitureHit | null

/** Longer lines are prose even when they hold the words of a list. */
const MAX_WORDS = 40
const MAX_WORDS_OF_BUTTON = 6
const MAX_WORDS_OF_MARK = 16
const URL_RE = /^(?:https?:\/\/|www\.)\S+$/i

/** Compiles the lists of an authority folder once; the reader is then asked for every line. */
export function furnitureReader(authority: Authority): FurnitureReader {
  const kinds = (Object.keys(authority.furniture) as FurnitureKind[]).map((kind) => ({
    kind,
    lines: foldAll(authority.furniture[kind].lines),
    starts: [...foldAll(authority.furniture[kind].starts)],
    contains: [...foldAll(authority.furniture[kind].contains)],
  }))
  const ofOutlets = authority.outlets.flatMap((outlet) =>
    [...outlet.marks, ...outlet.furniture].map((line) => ({ start: foldLine(line), outlet: outlet.id })),
  )
  return (line) => {
    if (line.words === 0) return null
    if (URL_RE.test(line.trimmed)) return { kind: 'url', outlet: null }
    if (line.words > MAX_WORDS) return null
    const own =
      line.words <= MAX_WORDS_OF_MARK && ofOutlets.find(({ start }) => startsWith(line.folded, start))
    if (own) return { kind: 'outlet', outlet: own.outlet }
    for (const { kind, lines, starts, contains } of kinds) {
      if (lines.has(line.folded)) return { kind, outlet: null }
      if (kind === 'caption' || kind === 'credit') continue
      if (line.words <= limitOf(kind) && starts.some((start) => startsWith(line.folded, start)))
        return { kind, outlet: null }
      if (contains.some((words) => ` ${line.folded} `.includes(` ${words} `))) return { kind, outlet: null }
    }
    return null
  }
}

/** Share buttons and menus are short; what begins with the same words and goes on is prose. */
function limitOf(kind: FurnitureKind): number {
  return kind === 'nav' || kind === 'share' ? MAX_WORDS_OF_BUTTON : 25
}

function startsWith(folded: string, start: string): boolean {
  return folded === start || folded.startsWith(`${start} `)
}

/** First words that make a short line a caption. */
export function captionReader(authority: Authority): (line: LineShape) => boolean {
  const starts = [...foldAll(authority.furniture.caption.starts)]
  return (line) => line.words <= 25 && !line.stop && starts.some((start) => startsWith(line.folded, start))
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
