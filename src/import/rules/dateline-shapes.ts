// Reads a line by the dateline shapes of its outlet, which go before what any outlet could print.
import { type Shape, type Slot, unifyMarks } from '../../archive/outlet-shape.ts'
import type { Dateline } from '../../model.ts'
import { type PartReader, tidy } from './byline-parts.ts'
import type { DatelineReading } from './byline-tell.ts'

const WORDS_RE = /^[\p{L}\p{M}\s'’.،,ـ+&-]+$/u
const MAX_SLOT_LENGTH = 60

/** Cuts a line by a shape: each mark is looked for from where the last one ended. Null when it is another shape. */
function cutBy(shape: Shape, line: string): ReadonlyMap<Slot, string> | null {
  const text = unifyMarks(line)
  const found = new Map<Slot, string>()
  let at = 0
  let open: Slot | null = null
  const pass = (mark: string): boolean => {
    if (mark === '') return true
    const next = text.indexOf(mark, at)
    if (next < 0 || next - at > MAX_SLOT_LENGTH) return false
    if (open) found.set(open, tidy(line.slice(at, next)))
    else if (text.slice(at, next).trim() !== '') return false
    open = null
    at = next + mark.length
    return true
  }
  for (const [i, mark] of shape.printed.entries()) {
    const [before, after] = [shape.slots[i - 1], shape.slots[i]]
    if (before && before !== 'تاريخ') open = before
    // A dash has taken the place of the date, and of the words and marks before it.
    if (!pass(after === 'تاريخ' ? '-' : mark)) return null
  }
  if (open) found.set(open, tidy(line.slice(at)))
  return open || tidy(line.slice(at)) === '' ? found : null
}

/**
 * Reads a line by the shapes of its outlet, in their order.
 * @param line without its date, whose place a dash has taken.
 */
export function readByShapes(
  shapes: readonly Shape[],
  line: string,
  printed: string,
  names: PartReader,
): DatelineReading | null {
  for (const shape of shapes) {
    const slots = cutBy(shape, line)
    const reading = slots && tell(slots, printed, names)
    if (reading) return reading
  }
  return null
}

function tell(slots: ReadonlyMap<Slot, string>, printed: string, names: PartReader): DatelineReading | null {
  let sure = 0
  let guessed = false
  for (const [slot, text] of slots) {
    const fit = fits(slot, text, names)
    if (fit === 'no') return null
    if (fit === 'known') sure += 1
    else guessed ||= slot === 'كاتب'
  }
  if (sure === 0) return null
  const place = slots.get('مكان') ?? null
  const agency = slots.get('وكالة') ?? null
  const author = slots.get('كاتب') ?? null
  const dateline: Dateline | null =
    place || agency ? { text: author && !agency && place ? place : printed, place, agency } : null
  return { dateline, author, date: null, known: !guessed }
}

/** Whether what stands in a slot can be what the shape says. */
function fits(slot: Slot, text: string, names: PartReader): 'known' | 'perhaps' | 'no' {
  if (text === '' || !WORDS_RE.test(text)) return 'no'
  const items = text.split(/\s*[،,]\s*/u)
  const kinds = items.map((item) => names(item))
  const all = (kind: string) => kinds.every((found) => found === kind)
  if (slot === 'مكان')
    return all('place')
      ? 'known'
      : all('unknown') && items.length === 1 && text.split(/\s+/).length <= 2
        ? 'perhaps'
        : 'no'
  if (slot === 'كاتب')
    return all('person')
      ? 'known'
      : items.every((item) => names.couldBeName(item)) && all('unknown')
        ? 'perhaps'
        : 'no'
  return items.every((item, i) => kinds[i] === 'agency' || names.isPaper(item)) ? 'known' : 'no'
}
