// Sets right text that was once read in a wrong encoding and saved that way; never touches text that reads well.
import type { Repair } from '../model.ts'
import { decodeEntityRuns } from './mojibake-entities.ts'
import { ARABIC_PAIR_RE, gainOf, hasEuropeanWord, mixesAscii } from './mojibake-gain.ts'
import { classOf, KINDS, type Kind, undo } from './mojibake-kinds.ts'
import { restoreLossy } from './mojibake-lost.ts'

export interface Mended {
  readonly text: string
  readonly repair: Repair | null
  /** Letters that were lost before and stand as U+FFFD. */
  readonly lost: number
}
/** A text set right, with the kind that it was of. */
interface Undone {
  readonly text: string
  readonly kind: Kind
  readonly lost: number
}

const LEAD_1252 = classOf('windows-1252', 0xc2, 0xdf)
const TRAIL_1252 = `(?:${classOf('windows-1252', 0x80, 0xbf)}|[\u0080-\u009F])`
const LEAD_1256 = classOf('windows-1256', 0xc2, 0xdf)
const TRAIL_1256 = classOf('windows-1256', 0x80, 0xbf)
const PAIR_1256 = LEAD_1256 + TRAIL_1256
/** What every kind leaves behind; text without it is not looked at further. */
const SUSPECT_RE = new RegExp(
  `${LEAD_1252}${TRAIL_1252}|(?:${PAIR_1256}){2}|[\u00C0-\u00FF]{2}|[\u0621-\u064A][\u00D7\u00E0-\u00FC]|[\u00D7\u00E0-\u00FC][\u0621-\u064A]|&[#A-Za-z]\\w+;&`,
)
/** Letters of Western Europe, without which only UTF-8 read as windows-1256 is left to look for. */
const WESTERN_RE = /[\u00C0-\u00FF]/
const AS_1256_RE = new RegExp(`[\u0637-\u063A]${TRAIL_1256}${LEAD_1256}${TRAIL_1256}`)

function isSuspect(text: string): boolean {
  if (!WESTERN_RE.test(text) && !AS_1256_RE.test(text) && !text.includes(';&')) return false
  return SUSPECT_RE.test(text)
}
/** Single letters, as in «و» and «ك», where all of a text gives way to strict UTF-8. */
const ARABIC_TWO_RE = /[\u0620-\u064A][\s\S]*[\u0620-\u064A]/
/** Misreadings that lie on top of each other: text saved wrongly three times is the most that is met. */
const DEPTH = 3

/**
 * Takes decoded text of any size; clean text costs one test of a regular expression.
 * @returns the text with its mojibake set right, whole or by lines and runs of words. Except where letters were lost,
 *   misreading the repaired parts again gives the argument back.
 */
export function repairMojibake(text: string): Mended {
  const clean = { text, repair: null, lost: 0 }
  if (!isSuspect(text)) return clean
  const plain = decodeEntityRuns(text)
  const whole = undoWhole(plain, DEPTH)
  const lines = text.split('\n')
  if (whole) return report(lines, whole.text.split('\n'), whole.kind, 0)
  return undoLines(lines, plain.split('\n')) ?? clean
}

function report(before: readonly string[], after: readonly string[], kind: Kind, lost: number): Mended {
  const lines = after.filter((line, n) => line !== before[n]).length
  const text = after.join('\n').replace(/^\uFEFF/, '')
  return { text, repair: { ...kind, lines }, lost }
}

/** Undoes what was done to all of a text; null where a part of it is not of the kind, or no Arabic comes out. */
function undoWhole(text: string, depth: number): Undone | null {
  if (depth === 0 || !SUSPECT_RE.test(text)) return null
  let best: Undone | null = null
  let most = 0
  for (const kind of KINDS) {
    const undone = undo(text, kind)
    if (undone === null || undone === text) continue
    if (kind.was === 'utf-8') {
      const inner = undoWhole(undone, depth - 1)
      if (inner) return inner
      const enough = kind.misreadAs === 'windows-1256' ? ARABIC_PAIR_RE : ARABIC_TWO_RE
      if (enough.test(undone)) return { text: undone, kind, lost: 0 }
    } else {
      const gain = hasEuropeanWord(text, kind) ? 0 : gainOf(text, undone, kind)
      if (gain > most) {
        most = gain
        best = { text: undone, kind, lost: 0 }
      }
    }
  }
  return best
}

/** Line by line, UTF-8 first; what is left is tried with the one-byte kind that gains most on the document. */
function undoLines(lines: readonly string[], plain: readonly string[]): Mended | null {
  const after = [...lines]
  const kinds = new Map<Kind, number>()
  let lost = 0
  const put = (n: number, undone: Undone) => {
    after[n] = undone.text
    lost += undone.lost
    kinds.set(undone.kind, (kinds.get(undone.kind) ?? 0) + 1)
  }
  const suspects = plain.flatMap((line, n) => (SUSPECT_RE.test(line) ? [n] : []))
  const left = suspects.filter((n) => {
    const line = plain[n] as string
    const whole = undoWhole(line, DEPTH)
    const undone = whole?.kind.was === 'utf-8' ? whole : (restoreLossy(line) ?? undoRuns(line))
    if (undone) put(n, undone)
    return !undone
  })
  const oneByte = KINDS.filter(({ was }) => was !== 'utf-8')
    .map((kind) => left.flatMap((n) => undoSegments(plain[n] as string, kind, n) ?? []))
    .sort((a, b) => sum(b) - sum(a))[0]
  for (const { n, undone } of oneByte ?? []) put(n, undone)
  const [kind] = [...kinds].sort((a, b) => b[1] - a[1])[0] ?? []
  if (!kind) return null
  undoWeak(after, lines, kind)
  return report(lines, after, kind, lost)
}

/** Lines with too little to prove anything ("â€”") go the way of the others, where they can be undone exactly. */
function undoWeak(after: string[], before: readonly string[], kind: Kind): void {
  for (const [n, line] of before.entries()) {
    if (after[n] !== line || !/[\u0080-\u00FF]/.test(line) || (kind.was !== 'utf-8' && mixesAscii(line)))
      continue
    after[n] = undo(line, kind) ?? line
  }
}

/** Three letters of two bytes. */
const LONG_ENOUGH_RE = /(?:[^\x00-\x7F][\x00-\x7F]{0,100}){6}/
const RUNS = KINDS.filter(({ was }) => was === 'utf-8').map((kind) => {
  const trail = classOf(kind.misreadAs, 0x80, 0xbf)
  const lead = (from: number, to: number) => classOf(kind.misreadAs, from, to)
  const pair = `${lead(0xc2, 0xdf)}${trail}`
  const more = `${lead(0xe0, 0xef)}${trail}{2}|${lead(0xf0, 0xf4)}${trail}{3}`
  return { kind, pattern: new RegExp(`(?:${pair}|${more}|[\\x00-\\x7F]){1,20000}`, 'g') }
})

/** Undoes the parts of a line that are misread UTF-8 and leaves the good ones. */
function undoRuns(line: string): Undone | null {
  for (const { kind, pattern } of RUNS) {
    const text = line.replace(pattern, (run) => {
      const inner = LONG_ENOUGH_RE.test(run) ? undoWhole(run, DEPTH) : null
      return inner && /(?:[\u0620-\u06FF\uFB50-\uFEFC].*){3}/.test(inner.text) ? inner.text : run
    })
    if (text !== line) return { text, kind, lost: 0 }
  }
  return null
}

interface Gained {
  readonly n: number
  readonly undone: Undone
  readonly gain: number
}

const sum = (lines: readonly Gained[]) => lines.reduce((total, { gain }) => total + gain, 0)

/** Undoes the stretches of a line that the wrong encoding can hold and that read as Arabic afterwards. */
function undoSegments(line: string, kind: Kind, n: number): Gained[] | null {
  const encodable = new RegExp(`(?:${classOf(kind.misreadAs, 0, 255)})+`, 'g')
  let gain = 0
  const text = line.replace(encodable, (segment, at: number) => {
    if (cutsWord(line, at) || cutsWord(line, at + segment.length)) return segment
    const undone = undo(segment, kind)
    const gained = undone === null ? 0 : gainOf(segment, undone, kind)
    gain += gained
    return gained > 0 && undone !== null ? undone : segment
  })
  return gain > 0 ? [{ n, undone: { text, kind, lost: 0 }, gain }] : null
}

function cutsWord(line: string, at: number): boolean {
  return /^[\p{L}\p{M}]{2}$/u.test(line.slice(Math.max(0, at - 1), at + 1))
}
