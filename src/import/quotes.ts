// Finds what the text quotes: spans between quotation marks that are long enough to be speech, over paragraphs too.
import type { Quote, TextLine } from '../model.ts'

/** Shorter spans are names and so-called words, not speech. */
const MIN_WORDS = 5
const PAIRS: Readonly<Record<string, string>> = { '«': '»', '“': '”', '"': '"', '„': '“' }
/** A quotation that does not close within so many paragraphs was never closed. */
const MAX_PARAGRAPHS = 4

/**
 * Quotations of a body in order. Straight marks nest («"قال "كذا" ثم"»): one opens before a letter and closes after
 * one, and the outer pair counts.
 */
export function readQuotes(body: readonly TextLine[]): readonly Quote[] {
  const quotes: Quote[] = []
  for (let p = 0; p < body.length; p += 1) {
    const text = body[p]?.text ?? ''
    let from = 0
    for (;;) {
      const opening = findOpening(text, from)
      if (!opening) break
      const closing = findClosing(body, p, opening.index + 1, opening.mark)
      if (!closing) {
        from = opening.index + 1
        continue
      }
      const parts = body
        .slice(p, closing.paragraph + 1)
        .map((line, i, all) =>
          line.text.slice(i === 0 ? opening.index : 0, i === all.length - 1 ? closing.index + 1 : undefined),
        )
      const quoted = parts.join('\n')
      if ((quoted.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= MIN_WORDS) {
        quotes.push({
          text: quoted,
          line: body[p]?.line ?? 0,
          endLine: body[closing.paragraph]?.line ?? 0,
          speaker: null,
          attribution: null,
        })
      }
      if (closing.paragraph > p) break
      from = closing.index + 1
    }
  }
  return quotes
}

function findOpening(text: string, from: number): { index: number; mark: string } | null {
  for (let i = from; i < text.length; i += 1) {
    const mark = text[i] ?? ''
    if (!(mark in PAIRS)) continue
    if (mark !== '"' || opensStraight(text, i)) return { index: i, mark }
  }
  return null
}

function opensStraight(text: string, i: number): boolean {
  return /[\p{L}\p{N}«“(]/u.test(text[i + 1] ?? '') && !/[\p{L}\p{N}.؟!]/u.test(text[i - 1] ?? ' ')
}

function findClosing(body: readonly TextLine[], start: number, from: number, mark: string) {
  const close = PAIRS[mark] ?? mark
  let depth = 1
  for (let paragraph = start; paragraph < Math.min(body.length, start + MAX_PARAGRAPHS); paragraph += 1) {
    const text = body[paragraph]?.text ?? ''
    for (let index = paragraph === start ? from : 0; index < text.length; index += 1) {
      const at = text[index]
      if (mark === '"' ? at === '"' && opensStraight(text, index) : at === mark) depth += 1
      else if (at === close) depth -= 1
      if (depth === 0) return { paragraph, index }
    }
  }
  return null
}
