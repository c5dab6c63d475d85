// A parsed document as its source page shows it: each line with what became of it, within the room that a page has.
import { EVIDENCE_FIELDS } from '../archive/record.ts'
import type {
  EvidenceField,
  Fate,
  Line,
  LineRole,
  ParsedDocument,
  SourceLine,
  SourcePiece,
  SourceText,
} from '../model.ts'

/** Bytes of text on a page, in UTF-8. */
const MOST_BYTES = 400_000
/** Counted for each line besides: number, role and rule weigh something too. */
const LINE_BYTES = 120
/** Fewer lines of markup are shown between those that hold text. */
const LEAST_RUN = 3
/** Characters of a piece of a line. */
const MOST_WORDS = 160

/** @param reading what stands for the record of this reading. */
export function toSource(parsed: ParsedDocument, reading: string): SourceText {
  const fields = fieldsByLine(parsed)
  const lines = parsed.lines.map((line): SourceLine => {
    const read = fields.get(line.n) ?? []
    return { n: line.n, text: line.text, left: 0, fates: fatesOf(line, read.length > 0), fields: read }
  })
  return {
    pieces: withinRoom(inRuns(lines)),
    total: lines.length,
    counts: countFates(lines),
    elsewhere: EVIDENCE_FIELDS.flatMap((field) => {
      const found = parsed[field]
      // A language is worked out of all lines.
      if (!found || found.line !== null || field === 'language') return []
      const value = typeof found.value === 'string' ? found.value : found.value.text
      return [{ field, basis: found.basis, value }]
    }),
    reading,
  }
}

function fieldsByLine(parsed: ParsedDocument): ReadonlyMap<number, readonly EvidenceField[]> {
  const fields = new Map<number, EvidenceField[]>()
  for (const field of EVIDENCE_FIELDS) {
    const line = parsed[field]?.line ?? null
    if (line !== null) fields.set(line, [...(fields.get(line) ?? []), field])
  }
  return fields
}

/** The line's own fate first; pieces of the same role and rule are told as one. */
function fatesOf(line: Line, isRead: boolean): readonly Fate[] {
  const own = fateOf(line.role, line.rule, isRead)
  const pieces = new Map<string, string[]>([[keyOf(line), []]])
  for (const part of line.parts ?? []) {
    const texts = pieces.get(keyOf(part))
    if (texts) texts.push(part.text)
    else pieces.set(keyOf(part), [part.text])
  }
  if (pieces.size === 1) return [own]
  return [...pieces].map(([key, texts]) => {
    const [role, rule] = key.split(' ')
    return { ...fateOf(role as LineRole, rule || undefined, isRead), text: cutWords(texts.join(' / ')) }
  })
}

const keyOf = ({ role, rule }: Pick<Line, 'role' | 'rule'>) => `${role} ${rule ?? ''}`

function fateOf(role: LineRole, rule: string | undefined, isRead: boolean): Fate {
  return { kind: kindOf(role, isRead), role, rule: rule ?? null, text: null }
}

function kindOf(role: LineRole, isRead: boolean): Fate['kind'] {
  switch (role) {
    case 'markup':
    case 'blank':
      return role
    case 'title':
    case 'subhead':
    case 'body':
    case 'related:title':
    case 'related:video_caption':
      return 'shown'
    case 'kicker':
    case 'byline':
    case 'dateline':
    case 'source_credit':
      return isRead ? 'shown' : 'unused'
    case 'date':
      return isRead ? 'shown' : 'removed'
    default:
      return 'removed'
  }
}

function cutWords(text: string): string {
  return text.length <= MOST_WORDS ? text : `${cutAt(text, MOST_WORDS)}…`
}

/** At most `length` UTF-16 units, no character cut in two. */
function cutAt(text: string, length: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length
  return text.slice(0, end)
}

const KINDS: readonly Fate['kind'][] = ['shown', 'removed', 'unused', 'markup', 'blank']

/** How many lines had each fate, in the order in which they are met. */
function countFates(lines: readonly SourceLine[]): SourceText['counts'] {
  const counts = new Map<string, { kind: Fate['kind']; role: LineRole; lines: number }>()
  for (const { fates } of lines) {
    const [own] = fates
    if (!own) continue
    const { kind, role } = own
    const count = counts.get(`${kind} ${role}`) ?? { kind, role, lines: 0 }
    count.lines += 1
    counts.set(`${kind} ${role}`, count)
  }
  return [...counts.values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

/** Lines of markup one after the other, with blank ones among them, as one piece. */
function inRuns(lines: readonly SourceLine[]): readonly SourcePiece[] {
  const pieces: SourcePiece[] = []
  let run: SourceLine[] = []
  const close = () => {
    const [first] = run
    const isRun = run.length >= LEAST_RUN && run.some(({ fates }) => fates[0]?.kind === 'markup')
    if (first && isRun) pieces.push({ from: first.n, to: first.n + run.length - 1, lines: run })
    else for (const line of run) pieces.push({ line })
    run = []
  }
  for (const line of lines) {
    const kind = line.fates[0]?.kind
    if ((kind === 'markup' || kind === 'blank') && line.fields.length === 0) run.push(line)
    else {
      close()
      pieces.push({ line })
    }
  }
  close()
  return pieces
}

const sizeOf = ({ text }: SourceLine) => Buffer.byteLength(text) + LINE_BYTES

/** Lines that hold text go first; what room is left is for the runs of markup, those that fit as a whole. */
function withinRoom(pieces: readonly SourcePiece[]): readonly SourcePiece[] {
  let room = MOST_BYTES
  const kept: SourcePiece[] = []
  for (const piece of pieces) {
    if (!('line' in piece)) {
      room -= LINE_BYTES
      kept.push(piece)
    } else if (sizeOf(piece.line) <= room) {
      room -= sizeOf(piece.line)
      kept.push(piece)
    } else {
      // A character takes three bytes at most, a surrogate two.
      const text = cutAt(piece.line.text, Math.max(0, Math.floor((room - LINE_BYTES) / 3)))
      kept.push({ line: { ...piece.line, text, left: piece.line.text.length - text.length } })
      room = 0
      break
    }
  }
  return kept.map((piece) => {
    if ('line' in piece) return piece
    const size = piece.lines.reduce((sum, line) => sum + sizeOf(line), 0)
    if (size > room) return { ...piece, lines: [] }
    room -= size
    return piece
  })
}
