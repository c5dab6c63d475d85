// Cuts a decoded document into lines that can be put together again, and measures them for the rules.
import { foldLine } from '../arabic/letters.ts'

/** A line with what the rules ask of it, worked out once. */
export interface LineShape {
  /** 1-based. */
  readonly n: number
  /** Untouched. */
  readonly text: string
  /** Without white space and invisible controls at its edges, and without the tail. */
  readonly trimmed: string
  /** The end that the outlet's pages glue to its last words («… الأمر. المصدر: وكالة»); null for nearly all lines. */
  readonly tail: string | null
  /** `fold`ed words, single spaces between them, no punctuation. */
  readonly folded: string
  readonly words: number
  /** Ends as a sentence does: `.` `؟` `!` or one of them before a closing quote or bracket; not an ellipsis. */
  readonly stop: boolean
  /** Ends in an ellipsis, as teasers do. */
  readonly ellipsis: boolean
  /** Holds the end of a sentence and the beginning of the next. */
  readonly sentences: boolean
  readonly afterBlank: boolean
  readonly beforeBlank: boolean
}

/** White space and characters that are not seen, at the edges of a line: NBSP, bidi marks, zero-width spaces. */
const EDGE_RE = /[\s\u00A0\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF\p{Cc}]/u

/** A text without white space and invisible controls at its edges. */
export function trimLine(text: string): string {
  // By hand: a pattern that ends in `$` is tried at every space within, and a line can have millions.
  let from = 0
  let to = text.length
  while (from < to && EDGE_RE.test(text.charAt(from))) from += 1
  while (to > from && EDGE_RE.test(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

/**
 * Splits at line feeds; at carriage returns where a document has no line feed at all (old Macintosh files).
 * Joining the lines with `newline` gives the text back. The carriage return of a CRLF stays at its line's end.
 */
export function splitLines(text: string): { readonly lines: readonly string[]; readonly newline: string } {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  return { lines: text.split(newline), newline }
}

/**
 * @param lines in order, as `splitLines` gives them; the first has number 1.
 * @param tails ends that the outlet's pages glue to the last words of a line.
 */
export function measureLines(lines: readonly string[], tails: readonly string[] = []): readonly LineShape[] {
  const whole = lines.map(trimLine)
  const cut = tails.length === 0 ? [] : whole.map((line) => tailOf(line, tails))
  const trimmed =
    tails.length === 0
      ? whole
      : whole.map((line, i) => trimLine(line.slice(0, line.length - (cut[i]?.length ?? 0))))
  return lines.map((text, index) => {
    const line = trimmed[index] ?? ''
    const folded = foldLine(line)
    return {
      n: index + 1,
      text,
      trimmed: line,
      tail: cut[index] ?? null,
      folded,
      words: folded === '' ? 0 : folded.split(' ').length,
      stop: /[.؟!?۔][\s"”“»'’)\]]*$/u.test(line) && !/(?:\.\.|…)[\s"”»)\]]*$/u.test(line),
      ellipsis: /(?:\.\.|…)[\s"”»)\]]*$/u.test(line),
      sentences: /[^\s.\d]{2}[.؟!?][\s"”»]+[^\s"”»]/u.test(line),
      afterBlank: index === 0 || trimmed[index - 1] === '',
      beforeBlank: index === lines.length - 1 || trimmed[index + 1] === '',
    }
  })
}

/** The tail that a line ends in, the longest first; a line that is nothing else is none. */
function tailOf(line: string, tails: readonly string[]): string | null {
  const found = tails.filter((tail) => line.endsWith(tail)).sort((a, b) => b.length - a.length)[0]
  return found !== undefined && trimLine(line.slice(0, -found.length)) !== '' ? found : null
}

/** Folded forms of list entries, for `LineShape.folded` to be looked up in. */
export function foldAll(entries: Iterable<string>): ReadonlySet<string> {
  return new Set([...entries].map(foldLine).filter((entry) => entry !== ''))
}
