// The dateline shapes that outlet files hold («مكان - وكالة»، «كاتب (مكان)»، «مكان في تاريخ /وكالة/») taken apart.

/** The words that stand for what changes from line to line; everything else of a shape is printed as it is. */
export const SLOT_WORDS = ['مكان', 'وكالة', 'كاتب', 'تاريخ'] as const
export type Slot = (typeof SLOT_WORDS)[number]

/** A shape taken apart: its slots, and what is printed before, between and after them (one more than slots). */
export interface Shape {
  readonly slots: readonly Slot[]
  /** Without white space at the edges, dashes of any kind as `-`. */
  readonly printed: readonly string[]
}

const SLOT_RE = new RegExp(`(?<!\\p{L})(${SLOT_WORDS.join('|')})(?!\\p{L})`, 'u')

/** One kind of dash and colon; the length stays, so that offsets hold. */
export function unifyMarks(text: string): string {
  return text.replace(/[–—ـ]/gu, '-').replace(/：/gu, ':')
}

export function compileShape(text: string): Shape {
  const pieces = text.split(SLOT_RE)
  return {
    slots: pieces.filter((_, i) => i % 2 === 1) as Slot[],
    printed: pieces.filter((_, i) => i % 2 === 0).map((piece) => unifyMarks(piece).trim()),
  }
}

/** @returns what is wrong with a shape as the end of a sentence, or null. */
export function faultOfShape(text: string): string | null {
  const { slots, printed } = compileShape(text)
  if (slots.length === 0) return `holds none of the words ${SLOT_WORDS.join(', ')}`
  if (new Set(slots).size < slots.length) return 'holds one of its words twice'
  const open = printed
    .slice(1, -1)
    .some((mark, i) => mark === '' && slots[i] !== 'تاريخ' && slots[i + 1] !== 'تاريخ')
  return open ? 'has two of its words with nothing printed between them' : null
}
