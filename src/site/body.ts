// The text of an article as its page shows it: the dateline set off, quotations, names and foreign words in elements of their own.
import { languageOf } from '../../layouts/language.ts'
import { foreignRuns, runAttributes } from '../arabic/runs.ts'
import { escapeMarkdown, paragraphs, renderDecorated } from '../archive/markdown.ts'
import type { Span } from '../archive/markdown-spans.ts'
import type { NamePlace } from '../archive/mentions.ts'
import { type QuotePlace, quotePlaces } from '../archive/quote-places.ts'
import type { Article, Entity } from '../model.ts'
import { groupBy } from './listings.ts'

export interface BodyLinks {
  readonly namePlaces: (text: string) => readonly NamePlace[]
  /** The same for the headline and the text of the record, a line each, where it is known. */
  readonly knownPlaces?: () => readonly NamePlace[] | null
  /** Address of an entity's page from the article's page; null when it has none. */
  readonly entityAddress: (entity: Entity) => string | null
}

/** A text that goes on with these has not ended a word. */
const LETTER_RE = /^[\p{L}\p{M}\p{N}]/u
/** A body whose first block is no paragraph: a heading, a quotation, a list. */
const BLOCK_RE = /^\s*(?:#{1,6}\s|>|[-+*]\s|\d{1,9}[.)]\s)/

/**
 * The body as HTML, its words those of the record. The dateline stands at its head in bold: where the text begins with
 * it, or before the text when the document gives it a line of its own. Each person, place and body of the article is
 * linked where the text first names it.
 */
export function bodyHtml({ record, mentions }: Article, links: BodyLinks): string {
  const { body, dateline } = printedBody(record.body, record.dateline)
  const direction = languageOf(record.language).dir === 'ltr' ? 'ltr' : 'rtl'
  const quotes = groupBy(quotePlaces({ body, quotes: record.quotes }), ({ paragraph }) => paragraph)
  const unlinked = new Map(
    mentions.flatMap((entity) => {
      // A topic is no name: none is looked for, and what is left to find would have the whole text searched.
      const address = entity.kind === 'topics' ? null : links.entityAddress(entity)
      return address === null ? [] : [[entity, address] as const]
    }),
  )
  const named =
    unlinked.size === 0
      ? NO_PLACES
      : placesByParagraph(record.title, body, { ...links, isRecords: body === record.body })
  return renderDecorated(
    body,
    ({ kind, text }, index) => {
      const places = quotes.get(index) ?? []
      const spans: Span[] = foreignSpans(text, direction)
      if (index === 0 && dateline > 0) spans.push(span(0, dateline, 'b', [['class', 'dateline']]))
      if (kind === 'text') spans.push(...nameSpans(named.get(index) ?? [], unlinked, places))
      const quoted = (place: QuotePlace) => span(place.from, place.to, 'q', quoteId(place))
      spans.push(...places.filter(({ isWhole }) => !isWhole).map(quoted))
      const whole = places.find(({ isWhole }) => isWhole)
      return { spans, quotation: whole ? quoted(whole) : null }
    },
    headingAnchor,
  )
}

/** Ids of the n-th quotation and the n-th heading, from 0. */
const quoteAnchor = (n: number): string => `q${n + 1}`
const headingAnchor = (n: number): string => `s${n + 1}`

const NO_PLACES: ReadonlyMap<number, readonly NamePlace[]> = new Map()
const NO_NAMES: BodyLinks = { namePlaces: () => [], entityAddress: () => null }

/**
 * The ids that `bodyHtml` gives: quotations by index in the record, sub-headlines in their order. Quotations are looked
 * up in the HTML, since one that cuts through an element of the text has none there; names take no place from them.
 */
export function bodyAnchors(article: Article): {
  readonly quotes: ReadonlyMap<number, string>
  readonly headings: readonly { readonly id: string; readonly text: string }[]
} {
  const { body, quotes } = article.record
  const headings = paragraphs(body).filter(({ kind }) => kind === 'heading')
  const markup = quotes.length === 0 ? '' : bodyHtml(article, NO_NAMES)
  const anchors = quotes.map((_, quote) => [quote, quoteAnchor(quote)] as const)
  return {
    quotes: new Map(anchors.filter(([, id]) => markup.includes(` id="${id}"`))),
    headings: headings.map(({ text }, n) => ({ id: headingAnchor(n), text })),
  }
}

/** Whether a text begins with its dateline: its last word ends there too. */
export function beginsWith(text: string, dateline: string): boolean {
  return text.startsWith(dateline) && !LETTER_RE.test(text.slice(dateline.length))
}

/** The Markdown with the dateline at its head, and how many characters of the first paragraph are the dateline. */
function printedBody(
  body: string,
  printed: string | null,
): { readonly body: string; readonly dateline: number } {
  if (printed === null) return { body, dateline: 0 }
  const isBlock = BLOCK_RE.test(body)
  const [first] = isBlock ? [] : paragraphs(body)
  if (first !== undefined && beginsWith(first.text, printed)) return { body, dateline: printed.length }
  const escaped = escapeMarkdown(printed)
  const words = paragraphs(escaped)[0]?.text ?? ''
  const between = first === undefined ? '\n\n' : ' '
  return { body: escaped + between + (first === undefined ? body : body.trimStart()), dateline: words.length }
}

function span(from: number, to: number, tag: Span['tag'], attributes: Span['attributes']): Span {
  return { from, to, tag, attributes }
}

function quoteId({ quote, isFirst }: QuotePlace): Span['attributes'] {
  return isFirst ? [['id', quoteAnchor(quote)]] : []
}

/**
 * Where each paragraph names somebody. Headline and text are read as one, as the article's mentions were: a short form
 * counts where the full name stands in another paragraph.
 */
function placesByParagraph(
  title: string | null,
  body: string,
  { namePlaces, knownPlaces, isRecords }: BodyLinks & { readonly isRecords: boolean },
): ReadonlyMap<number, readonly NamePlace[]> {
  const texts = [title ?? '', ...paragraphs(body).map(({ text }) => text)]
  const found = (isRecords ? knownPlaces?.() : null) ?? namePlaces(texts.join('\n'))
  const places = new Map<number, NamePlace[]>()
  let at = 0
  let next = 0
  for (const [i, text] of texts.entries()) {
    const end = at + text.length
    const here: NamePlace[] = []
    for (let place = found[next]; place && place.from < end; place = found[next]) {
      if (place.to <= end) here.push({ ...place, from: place.from - at, to: place.to - at })
      next += 1
    }
    places.set(i - 1, here)
    at = end + 1
  }
  return places
}

/** The first place of each name that is not linked yet, and that no quotation begins or ends in; takes it off `unlinked`. */
function nameSpans(
  names: readonly NamePlace[],
  unlinked: Map<Entity, string>,
  quotes: readonly QuotePlace[],
): readonly Span[] {
  return names.flatMap(({ entity, from, to }) => {
    const address = unlinked.get(entity)
    const isCut = quotes.some(
      (quote) =>
        (from < quote.from && quote.from < to && to < quote.to) ||
        (quote.from < from && from < quote.to && quote.to < to),
    )
    if (address === undefined || isCut) return []
    unlinked.delete(entity)
    return [
      span(from, to, 'a', [
        ['class', 'name'],
        ['href', address],
      ]),
    ]
  })
}

/** Words of the other direction, isolated. */
function foreignSpans(text: string, direction: 'rtl' | 'ltr'): Span[] {
  return foreignRuns(text, direction).map(({ from, to, kind }) =>
    span(from, to, 'bdi', runAttributes(text.slice(from, to), kind)),
  )
}
