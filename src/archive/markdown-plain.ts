// Bodies without any mark of Markdown, which most are: paragraphs of a line each, that need no parser.
import type { InlineToken, Span, TokenMaker } from './markdown-spans.ts'
import { withSpans } from './markdown-spans.ts'

/** What could be a mark of the subset in `markdown.ts` inside a line, or what markdown-it replaces. */
const MARK_RE = /[\\*_[\]&\r\0]/
/** What could begin a block other than a paragraph. */
const BLOCK_RE = /^(?:[#>+-]|\d{1,9}[.)])/

/** The paragraphs of a body whose every line is one, with a blank line between; null where Markdown must be asked. */
export function plainParagraphs(body: string): readonly string[] | null {
  if (MARK_RE.test(body)) return null
  const found: string[] = []
  let isAfterText = false
  for (const line of body.split('\n')) {
    if (line !== '' && (isAfterText || BLOCK_RE.test(line) || line.trim() !== line)) return null
    if (line !== '') found.push(line)
    isAfterText = line !== ''
  }
  return found
}

type Piece = InlineToken & { readonly html: string }

/** The words of a plain paragraph as HTML, with elements around parts of them: as markdown-it would print them. */
export function plainHtml(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return escapeHtml(text)
  return withSpans([MAKER.text(text)], spans, MAKER)
    .map(({ html }) => html)
    .join('')
}

/** Attributes as markdown-it prints them. */
export function attributesOf(attributes: Span['attributes']): string {
  return attributes.map(([name, value]) => ` ${escapeHtml(name)}="${escapeHtml(value)}"`).join('')
}

const MAKER: TokenMaker<Piece> = {
  text: (content) => ({ type: 'text', nesting: 0, level: 0, content, html: escapeHtml(content) }),
  open: ({ tag, attributes }) => ({
    type: `${tag}_open`,
    nesting: 1,
    level: 0,
    content: '',
    html: `<${tag}${attributesOf(attributes)}>`,
  }),
  close: ({ tag }) => ({ type: `${tag}_close`, nesting: -1, level: 0, content: '', html: `</${tag}>` }),
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const ESCAPED_RE = /[&<>"]/

function escapeHtml(text: string): string {
  return ESCAPED_RE.test(text) ? text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] as string) : text
}
