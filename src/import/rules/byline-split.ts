// Cuts a byline at its separators («جدة - فلان»، «فلان (القاهرة)»، «لندن: «وكالة»») into parts with their kinds.
import { type LabelKind, type PartKind, type PartReader, tidy } from './byline-parts.ts'

export interface Part {
  /** Without quotation marks and separators at its edges. */
  readonly text: string
  readonly kind: PartKind
  /** What stood before it: a colon promises that a person or agency follows. */
  readonly after: 'start' | 'colon' | 'dash' | 'slash' | 'bracket' | 'comma' | 'from' | 'space'
  /** Whether a bracket that was closed right after it, or a colon, stood behind it. */
  readonly closed: boolean
  readonly beforeColon: boolean
  /** The label before it («ترجمة: »). */
  readonly label: LabelKind | null
  /** Offsets in the line. */
  readonly start: number
  readonly end: number
}

/** Tatweel and hyphens divide only beside a space: inside a word they are part of the word. */
const SEPARATORS_RE =
  /\s*[:：]\s*|\s*[([（]\s*|\s*[)\]）]\s*|\s+[-–—_/|\\]+\s*|\s*[-–—_/|\\]+\s+|\s+ـ+\s+|ـ+\s+(?=\()|\s*[،,]\s*/gu
/** Where nothing else divides, a hyphen between two words does. */
const TIGHT_RE = /[-–—/|\\]/gu

/** Longer parts are no byline: in characters. */
const MAX_DIVIDED = 70

/** The parts of a line, in order. */
export function partsOf(line: string, names: PartReader): readonly Part[] {
  const parts = cut(line, SEPARATORS_RE, names)
  const [only] = parts
  const tight = parts.length === 1 && only && only.kind !== 'place' ? cut(line, TIGHT_RE, names) : parts
  const used = tight.length > 1 && tight.some(({ kind }) => kind !== 'unknown') ? tight : parts
  return joinPlaces(
    used.flatMap((part) => divide(part, names)),
    line,
    names,
  )
}

function cut(line: string, pattern: RegExp, names: PartReader): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  let after: Part['after'] = 'start'
  let label: LabelKind | null = null
  const push = (end: number, separator: string) => {
    const printed = line.slice(from, end)
    const text = tidy(printed)
    if (text === '') return
    const own = /^[:：\s\-–—/|]/u.test(separator) ? names.labelOf(`${text}: .`) : null
    if (own && own.rest === '.') {
      label = own.kind
      return
    }
    const start = from + printed.indexOf(text)
    const labelled = names.labelOf(text)
    const rest = labelled ? tidy(labelled.rest) : text
    parts.push({
      text: rest,
      kind: kindOfPrinted(printed, rest, names),
      after,
      closed: /[)\]）]/.test(separator),
      beforeColon: /[:：]/.test(separator),
      label: labelled?.kind ?? label,
      start: start + text.length - rest.length,
      end: start + text.length,
    })
    // A label holds for all persons of a list: «ترجمة: فلان، علان».
    if (!/[،,]/.test(separator)) label = null
  }
  for (const match of line.matchAll(pattern)) {
    push(match.index, match[0])
    after = afterOf(match[0])
    from = match.index + match[0].length
  }
  push(line.length, '')
  return parts
}

function afterOf(separator: string): Part['after'] {
  if (/[:：]/.test(separator)) return 'colon'
  if (/[([（]/.test(separator)) return 'bracket'
  if (/[،,]/.test(separator)) return 'comma'
  return /[/|\\]/.test(separator) ? 'slash' : 'dash'
}

/** What stands in quotation marks in a byline is the name of a paper or agency. */
function kindOfPrinted(printed: string, text: string, names: PartReader): PartKind {
  const kind = names(text)
  const quoted = /^[\s(]*[«"“{].*[»"”}][\s)]*$/u.test(printed) && text.split(/\s+/).length <= 3
  return quoted && (kind === 'unknown' || kind === 'place' || kind === 'person') ? 'agency' : kind
}

/** Parts that nothing divides but a word («فلان من جدة») or a space («وكالات عواصم»). */
function divide(part: Part, names: PartReader): readonly Part[] {
  if (part.kind === 'place' || part.kind === 'agency') return [part]
  const split = (at: number, skip: number, after: Part['after']): readonly Part[] => {
    const [head, tail] = [part.text.slice(0, at), part.text.slice(at + skip)]
    const [first, second] = [
      tidy(head),
      tidy(names(tail) === 'unknown' && names(tail.slice(1)) === 'agency' ? tail.slice(1) : tail),
    ]
    if (first === '' || second === '') return [part]
    return [
      {
        ...part,
        text: first,
        kind: kindOfPrinted(head, first, names),
        end: part.start + at,
        closed: false,
        beforeColon: false,
      },
      { ...part, text: second, kind: names(second), after, start: part.end - second.length, label: null },
    ]
  }
  const from = part.text.lastIndexOf(' من ')
  if (from > 0 && names(tidy(part.text.slice(from + 4))) === 'place') return split(from, 4, 'from')
  if (part.text.length > MAX_DIVIDED) return [part]
  if (/^من\s(?!من\s)/u.test(part.text)) {
    const rest = part.text.slice(3).trim()
    const named = { ...part, text: rest, kind: names(rest), start: part.end - rest.length, beforeColon: true }
    const parts = divide(named, names)
    if (parts.some(({ kind }) => kind === 'person')) return parts
  }
  if (part.kind === 'note') return withinDesk(part, names)
  for (const space of part.text.matchAll(/\s+/gu)) {
    const head = names(part.text.slice(0, space.index))
    const tail = part.text.slice(space.index + space[0].length)
    const tailKind = names(tail)
    const fits =
      (head === 'agency' && tailKind === 'place') ||
      (head === 'place' && tailKind === 'agency') ||
      // «فلان الفلاني ووكالات».
      (head === 'person' && tail.startsWith('و') && names(tail.slice(1)) === 'agency') ||
      // «فلان الفلاني لندن: «وكالة»»: a place before a colon begins anew.
      (head === 'person' &&
        tailKind === 'place' &&
        !names.isDoubtful(tail) &&
        (part.beforeColon || space[0].length > 1)) ||
      (tailKind === 'person' && head === 'place' && space[0].length > 1)
    if (fits) return split(space.index, space[0].length, 'space')
  }
  return [part]
}

/** Desks that are named after their agency. */
const OWNED_DESK_RE = /^(?:خاص|مراسلو?|مراسلة|مكتب|موفد)\s/u

/** «مراسل صفا»، «خاص صفا»: the agency that the desk belongs to. */
function withinDesk(part: Part, names: PartReader): readonly Part[] {
  const space = part.text.indexOf(' ')
  const rest = part.text.slice(space + 1)
  const owned = OWNED_DESK_RE.test(part.text) && (names(rest) === 'agency' || names.isPaper(rest))
  return owned ? [{ ...part, text: rest, kind: 'agency', start: part.end - rest.length }] : [part]
}

/** «الحديدة (اليمن): فلان»، «برلين - لندن: «وكالة»»، «جدة، الرياض - فلان»: places side by side are one, as printed. */
function joinPlaces(parts: readonly Part[], line: string, names: PartReader): readonly Part[] {
  const joined: Part[] = []
  const others = parts.some(({ kind }) => kind === 'agency' || kind === 'person')
  for (const [i, part] of parts.entries()) {
    const last = joined.at(-1)
    const country = last !== undefined && isCountryOf(part, last, parts[i + 1], names)
    const beside =
      last?.kind === 'place' &&
      part.kind === 'place' &&
      !last.beforeColon &&
      (part.after === 'comma' || ((part.after === 'dash' || part.after === 'slash') && others))
    if (!last || !(country || beside)) {
      joined.push(part)
      continue
    }
    const bracket = country ? line.slice(part.end).search(/[)\]）]/) : -1
    const end = part.end + bracket + 1
    joined[joined.length - 1] = {
      ...part,
      text: line.slice(last.start, end),
      kind: 'place',
      after: last.after,
      label: null,
      start: last.start,
      end,
    }
  }
  return joined
}

/** «سان بطرسبرغ (روسيا): «وكالة»»: what stands in brackets between a place and its reporter says where the place lies. */
function isCountryOf(part: Part, last: Part, next: Part | undefined, names: PartReader): boolean {
  if (part.after !== 'bracket' || !part.closed || last.after === 'bracket') return false
  if (!next || !['colon', 'dash', 'slash'].includes(next.after)) return false
  if (last.kind === 'place') return part.kind === 'place' || part.kind === 'unknown'
  return last.kind === 'unknown' && part.kind === 'place' && !names.isPaper(last.text)
}
