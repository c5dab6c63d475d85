// Finds a record's quotations in the paragraphs of its body.
import type { ArticleRecord } from '../model.ts'
import { type Paragraph, paragraphs } from './markdown.ts'

/** A quotation, or one paragraph of it, where the body has it; offsets are UTF-16 in the paragraph's text. */
export interface QuotePlace {
  /** Index in `record.quotes`. */
  readonly quote: number
  /** True for the first paragraph of it. */
  readonly isFirst: boolean
  /** Index in `paragraphs(body)`. */
  readonly paragraph: number
  readonly from: number
  readonly to: number
  /** True when the paragraph holds nothing else but signs. */
  readonly isWhole: boolean
}

/** Signs that may stand around a quotation that is a paragraph of its own. */
const SIGNS_RE = /^[\s\p{P}]*$/u

/**
 * The quotations in the order of the text. One that is not found where the last one left off (a person edited the
 * text, or the words stand in a heading) is left out.
 */
export function quotePlaces({ body, quotes }: Pick<ArticleRecord, 'body' | 'quotes'>): readonly QuotePlace[] {
  if (quotes.length === 0) return []
  const all = paragraphs(body)
  const found: QuotePlace[] = []
  let paragraph = 0
  let offset = 0
  for (const [quote, { text }] of quotes.entries()) {
    const parts = text.split('\n')
    const places = placesOf(parts, all, paragraph, offset)
    if (places === null) continue
    for (const [i, place] of places.entries()) found.push({ quote, isFirst: i === 0, ...place })
    const last = places.at(-1)
    paragraph = last?.paragraph ?? paragraph
    offset = last?.to ?? offset
  }
  return found
}

type Place = Pick<QuotePlace, 'paragraph' | 'from' | 'to' | 'isWhole'>

/** The parts of a quotation in paragraphs that follow each other, from a place on; null when they are not there. */
function placesOf(
  parts: readonly string[],
  all: readonly Paragraph[],
  paragraph: number,
  offset: number,
): readonly Place[] | null {
  const [first = ''] = parts
  for (let start = paragraph; start < all.length; start += 1) {
    const from = all[start]?.text.indexOf(first, start === paragraph ? offset : 0) ?? -1
    if (from < 0 || first === '') continue
    const places = parts.map((part, i) => placeOf(part, all[start + i], start + i, i === 0 ? from : 0))
    if (places.every((place) => place !== null)) return places
  }
  return null
}

function placeOf(part: string, held: Paragraph | undefined, paragraph: number, after: number): Place | null {
  const from = held?.kind === 'text' ? held.text.indexOf(part, after) : -1
  if (!held || from < 0) return null
  const to = from + part.length
  const isWhole = SIGNS_RE.test(held.text.slice(0, from)) && SIGNS_RE.test(held.text.slice(to))
  return { paragraph, from, to, isWhole }
}
