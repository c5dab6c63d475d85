// The one door to markdown-it: which Markdown a record may hold, how it becomes HTML, and how text becomes Markdown.
import MarkdownIt from 'markdown-it'

/**
 * Paragraphs, headings, quotations, lists, emphasis and links. What is left out would change scraped text in silence:
 * four spaces are no code, a rule of = below a line is no heading, and HTML is text.
 */
const markdown = new MarkdownIt('zero', {
  html: false,
  linkify: false,
  typographer: false,
  maxNesting: 1000,
}).enable(['heading', 'blockquote', 'list', 'emphasis', 'escape', 'entity', 'link', 'newline'])
markdown.validateLink = (url) =>
  /^(?:https?:\/\/|mailto:|[^:]*$)/i.test(url.trim()) && !url.trim().startsWith('//')

/** Inline marks of the subset above, wherever they stand. */
const INLINE_RE = /[\\*_[\]&]/g
/** Block marks of the subset, at the beginning of a line. */
const BLOCK_RE = /^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))/

/** Markdown of a record or a page to HTML. */
export function renderMarkdown(text: string): string {
  return markdown.render(text)
}

/**
 * One line of plain text as Markdown that renders to the same characters. White space at its edges is dropped, line
 * breaks inside become spaces.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/[\r\n\u2028\u2029\v\f\u0085]+/g, ' ').trim()
  return line
    .replace(INLINE_RE, '\\$&')
    .replace(BLOCK_RE, (_, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    )
}

/** The words of a Markdown body as a reader sees them, a paragraph or heading a line. */
export function plainText(body: string): string {
  return paragraphs(body)
    .map((paragraph) => paragraph.text)
    .join('\n')
}

export interface Paragraph {
  readonly kind: 'text' | 'heading'
  readonly text: string
}

/** Paragraphs and headings of a Markdown body in order, their marks resolved. */
export function paragraphs(body: string): readonly Paragraph[] {
  const found: Paragraph[] = []
  let kind: Paragraph['kind'] = 'text'
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'heading_open') kind = 'heading'
    else if (token.type === 'heading_close') kind = 'text'
    else if (token.type === 'inline') {
      const text = (token.children ?? [])
        .map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content))
        .join('')
      found.push({ kind, text })
    }
  }
  return found
}
