// Sets elements around parts of a paragraph's text, without breaking the ones that Markdown made.

/** A part of a paragraph's text that gets an element of its own; offsets are UTF-16 in the text as it is read. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly tag: 'a' | 'b' | 'bdi' | 'q'
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

/** What is used here of a markdown-it token inside a paragraph. */
export interface InlineToken {
  readonly type: string
  readonly nesting: number
  content: string
  level: number
}

/** How tokens are made, which is the Markdown library's affair. */
export interface TokenMaker<T extends InlineToken> {
  readonly text: (content: string) => T
  readonly open: (span: Span) => T
  readonly close: (span: Span) => T
}

/** The text of a paragraph as it is read: a line break within it is a space. */
export function textOf(tokens: readonly InlineToken[]): string {
  return tokens.map(lengthText).join('')
}

/**
 * `tokens` with elements around their spans. A span that would cut through an element, hold half of another span, or
 * put a link into a link is left out; of two that cross, the one that begins first stands.
 */
export function withSpans<T extends InlineToken>(
  tokens: readonly T[],
  spans: readonly Span[],
  make: TokenMaker<T>,
): readonly T[] {
  const wanted = [...spans]
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to || order(a) - order(b))
  if (wanted.length === 0) return tokens
  const fitting = nested(wanted, tokens)
  const result: T[] = []
  const open: Span[] = []
  let next = 0
  let at = 0
  const closeUpTo = (offset: number) => {
    while (open.length > 0 && (open.at(-1)?.to ?? 0) <= offset) result.push(make.close(open.pop() as Span))
  }
  for (const token of tokens) {
    const end = at + lengthText(token).length
    if (token.type !== 'text') {
      closeUpTo(at)
      result.push(token)
      at = end
      continue
    }
    let from = at
    while (from < end) {
      closeUpTo(from)
      for (let span = fitting[next]; span && span.from === from; span = fitting[next]) {
        result.push(make.open(span))
        open.push(span)
        next += 1
      }
      const to = Math.min(end, open.at(-1)?.to ?? end, fitting[next]?.from ?? end)
      result.push(make.text(token.content.slice(from - at, to - at)))
      from = to
    }
    at = end
  }
  closeUpTo(at)
  return result
}

function lengthText({ type, content }: InlineToken): string {
  return type === 'softbreak' || type === 'hardbreak' ? ' ' : content
}

/** Links stand outside of what they hold when both hold the same words. */
function order({ tag }: Span): number {
  return ['q', 'b', 'a', 'bdi'].indexOf(tag)
}

/** Spans that lie in one another or apart, within one element of the Markdown each. */
function nested(spans: readonly Span[], tokens: readonly InlineToken[]): readonly Span[] {
  const places = placesOf(tokens)
  const kept: Span[] = []
  const around: Span[] = []
  let first = 0
  for (const span of spans) {
    while (first < places.length && (places[first]?.to ?? 0) <= span.from) first += 1
    while (around.length > 0 && (around.at(-1)?.to ?? 0) <= span.from) around.pop()
    const outer = around.at(-1)
    if (outer && span.to > outer.to) continue
    if (span.tag === 'a' && around.some(({ tag }) => tag === 'a')) continue
    if (!fits(span, places, first)) continue
    kept.push(span)
    around.push(span)
  }
  return kept
}

interface Place {
  readonly from: number
  readonly to: number
  /** Number of the element that holds the text, and of those that hold it. */
  readonly within: readonly number[]
  readonly isLinked: boolean
  readonly isText: boolean
}

function placesOf(tokens: readonly InlineToken[]): readonly Place[] {
  const within: number[] = []
  const links: number[] = []
  let elements = 0
  let at = 0
  return tokens.flatMap((token) => {
    if (token.nesting === 1) {
      elements += 1
      within.push(elements)
      if (token.type === 'link_open') links.push(elements)
    } else if (token.nesting === -1) {
      if (links.at(-1) === within.at(-1)) links.pop()
      within.pop()
    }
    const from = at
    at += lengthText(token).length
    return at === from
      ? []
      : [{ from, to: at, within: [...within], isLinked: links.length > 0, isText: token.type === 'text' }]
  })
}

/**
 * Whether a span begins and ends in text of one element, and holds no link if it is one.
 * @param at index of the place that it begins in.
 */
function fits({ from, to, tag }: Span, places: readonly Place[], at: number): boolean {
  const first = places[at]
  if (!first?.isText || first.from > from) return false
  const element = first.within.at(-1)
  for (let i = at; i < places.length; i += 1) {
    const place = places[i] as Place
    if (tag === 'a' && place.isLinked) return false
    if (element !== undefined && !place.within.includes(element)) return false
    if (place.to >= to) return place.isText && place.within.at(-1) === element
  }
  return false
}
