// Finds the runs of a text that go against its direction: Latin words and addresses, compound numbers, Arabic words.

/** A run of a text; offsets are UTF-16. */
export interface Run {
  readonly from: number
  readonly to: number
  /** `number`: figures with signs between them (`2015/06/11`, `3-1`, `+963-11`), which are read from left to right. */
  readonly kind: 'latin' | 'arabic' | 'number'
}

/** Where words of a run in Latin letters begin and end: letters and figures, the signs that join them. */
const PIECE = '[\\p{Script=Latin}\\d][\\p{Script=Latin}\\p{M}\\d]*'
/** An address up to what no address ends in; `COVID-19`, `G20`, `AT&T`, `C++`, `name@host.example`, `#tag`; `2015/06/11`. */
const WORD_RE = new RegExp(
  `(?:https?:\\/\\/|www\\.)[^\\s<>«»"“”()\\[\\]،؛؟]*[^\\s<>«»"“”()\\[\\]،؛؟.,:;!?]|[@#+]?${PIECE}(?:['’._&/@:,%=?~+–−-]{1,3}${PIECE})*[+#]{0,2}`,
  'gu',
)
/** Words that need no more than ASCII, and signs. */
const ASCII_RE = /^[\p{ASCII}\p{P}\s]+$/u
const LATIN_RE = /\p{Script=Latin}/u
const COMPOUND_RE = /^[+]?\d+(?:[.,:/–−-]\d+)+$/
/** What may stand between two words of one run. */
const GAP_RE = /^[ \u00A0]+(?:[&–-][ \u00A0]+)?$/
/** The same with one figure among it. */
const FIGURE_GAP_RE = /^[ \u00A0]+\d{1,4}[ \u00A0]+$/
const MOST_GAP = 12
const RTL_RE =
  /\p{Script=Arabic}[\p{Script=Arabic}\p{M}\p{Cf}]*(?:[ \u00A0]+\p{Script=Arabic}[\p{Script=Arabic}\p{M}\p{Cf}]*)*/gu
/** Most texts have no sign that a run could begin with. */
const ANY_LTR_RE = /\p{Script=Latin}|\d[.,:/–−-]\d/u

/**
 * Runs that need isolating where the text runs in `direction`, in order and apart from each other (Unicode Standard
 * Annex 9: a neutral sign or a number beside such a run would join it). Nothing is ever cut inside an Arabic word. A
 * figure at the edge of a Latin run is left out: it belongs to what follows as often as not («15 BBC», «Apple 15 مليون»).
 */
export function foreignRuns(text: string, direction: 'rtl' | 'ltr'): readonly Run[] {
  if (direction === 'ltr')
    return [...text.matchAll(RTL_RE)].map(({ index, 0: run }) => ({
      from: index,
      to: index + run.length,
      kind: 'arabic' as const,
    }))
  if (!ANY_LTR_RE.test(text)) return []
  const runs: Run[] = []
  for (const { index, 0: found } of text.matchAll(WORD_RE)) {
    // What follows figures is no part of them.
    const word = LATIN_RE.test(found) ? found : found.replace(/[+#]+$/, '')
    const to = index + word.length
    const last = runs.at(-1)
    if (LATIN_RE.test(word)) {
      // A figure between two Latin words is part of their run: «Boeing 737 MAX».
      const joins = last?.kind === 'latin' && isGap(text, last.to, index)
      if (joins) runs.splice(-1, 1, { ...last, to })
      else runs.push({ from: index, to, kind: 'latin' })
    } else if (COMPOUND_RE.test(word)) runs.push({ from: index, to, kind: 'number' })
  }
  return runs
}

/** Whether nothing but blanks, a joining sign or one bare figure stands between two Latin words. */
function isGap(text: string, from: number, to: number): boolean {
  if (to - from > MOST_GAP) return false
  const between = text.slice(from, to)
  return GAP_RE.test(between) || FIGURE_GAP_RE.test(between)
}

/**
 * Attributes of the element that isolates a run. The language of Latin words is not stated; those in plain ASCII are
 * marked as English, as which a screen reader says most names, the others by their script alone.
 */
export function runAttributes(
  words: string,
  kind: Run['kind'],
): readonly (readonly [name: string, value: string])[] {
  if (kind === 'number') return [['dir', 'ltr']]
  const lang = kind === 'arabic' ? 'ar' : ASCII_RE.test(words) ? 'en' : 'und-Latn'
  return [
    ['lang', lang],
    ['dir', kind === 'arabic' ? 'rtl' : 'ltr'],
  ]
}
