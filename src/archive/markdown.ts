// The one door to markdown-it: which Markdown a record may hold, how it becomes HTML, and how text becomes Markdown.
import MarkdownIt from 'markdown-it'
import { attributesOf, plainHtml, plainParagraphs } from './markdown-plain.ts'
import { type Span, type TokenMaker, textOf, withSpans } from './markdown-spans.ts'

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
  const plain = plainParagraphs(text)
  return plain === null ? renderParsed(text) : plain.map((line) => `<p>${plainHtml(line, [])}</p>\n`).join('')
}

/** `renderMarkdown` through the parser, whatever the text is. */
export function renderParsed(text: string): string {
  return markdown.renderer.render(levelled(markdown.parse(text, {})), markdown.options, {})
}

type Token = ReturnType<typeof markdown.parse>[number]

/** A page has one `h1`, its headline. */
const FIRST_LEVEL = 2
const LAST_LEVEL = 6

/** Headings of a text that a person may have written: from the second level on, none left out on the way down. */
function levelled(tokens: readonly Token[]): Token[] {
  let above = FIRST_LEVEL - 1
  return tokens.map((token) => {
    if (token.type === 'heading_open')
      above = Math.min(Math.max(Number(token.tag.slice(1)), FIRST_LEVEL), above + 1, LAST_LEVEL)
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${above}`
    return token
  })
}

/** What is done to a paragraph or heading beside rendering it. */
export interface Decoration {
  /** Elements around parts of its text. */
  readonly spans: readonly Span[]
  /** The words that make it a quotation as a whole: a block of its own, an element around them in a list or a block. */
  readonly quotation: Span | null
}

/**
 * Markdown of a record to HTML with elements around parts of its text: the words are those of `renderMarkdown`.
 * @param decorate is asked for each paragraph and heading, as `paragraphs(body)` has them.
 * @param headingId id of the n-th heading, from 0; each becomes a link to itself.
 */
export function renderDecorated(
  body: string,
  decorate: (paragraph: Paragraph, index: number) => Decoration,
  headingId: (n: number) => string,
): string {
  const plain = plainParagraphs(body)
  return plain === null
    ? decorateParsed(body, decorate, headingId)
    : plain.map((text, index) => plainBlock(text, decorate({ kind: 'text', text }, index))).join('')
}

function plainBlock(text: string, { spans, quotation }: Decoration): string {
  const paragraph = `<p>${plainHtml(text, spans)}</p>\n`
  return quotation === null
    ? paragraph
    : `<blockquote${attributesOf(quotation.attributes)}>${paragraph}</blockquote>`
}

/** `renderDecorated` through the parser, whatever the body is. */
export function decorateParsed(
  body: string,
  decorate: (paragraph: Paragraph, index: number) => Decoration,
  headingId: (n: number) => string,
): string {
  const tokens = levelled(markdown.parse(body, {}))
  const result: Token[] = []
  let index = 0
  let headings = 0
  let isQuoting = false
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    if (token.type !== 'inline' || token.children === null) {
      result.push(token)
      if (isQuoting) result.push(newToken('blockquote_close', 'blockquote', -1))
      isQuoting = false
      continue
    }
    const isHeading = before?.type === 'heading_open'
    const paragraph: Paragraph = { kind: isHeading ? 'heading' : 'text', text: textOf(token.children) }
    const { spans, quotation } = decorate(paragraph, index)
    index += 1
    const mayBeBlock = before?.type === 'paragraph_open' && before.level === 0
    const wanted = quotation === null || mayBeBlock ? spans : [...spans, quotation]
    token.children = [...withSpans(token.children, wanted, MAKER)]
    if (isHeading) {
      linkToItself(before, token, headingId(headings))
      headings += 1
    }
    result.push(token)
    isQuoting = quotation !== null && mayBeBlock
    if (quotation !== null && mayBeBlock)
      result.splice(-2, 0, withAttributes(newToken('blockquote_open', 'blockquote', 1), quotation.attributes))
  }
  return markdown.renderer.render(result, markdown.options, {})
}

/** A heading that leads to itself, so that its address can be copied; one that holds a link, or nothing, stays as it is. */
function linkToItself(heading: Token, { children }: Token, id: string): void {
  heading.attrSet('id', id)
  if (children === null || children.length === 0 || children.some(({ type }) => type === 'link_open')) return
  const open = newToken('link_open', 'a', 1)
  open.attrSet('href', `#${id}`)
  children.unshift(open)
  children.push(newToken('link_close', 'a', -1))
}

const { Token: TokenOf } = new markdown.core.State('', markdown, {})

function newToken(type: string, tag: string, nesting: 1 | 0 | -1): Token {
  return new TokenOf(type, tag, nesting)
}

function withAttributes(token: Token, attributes: Span['attributes']): Token {
  for (const [name, value] of attributes) token.attrPush([name, value])
  return token
}

const MAKER: TokenMaker<Token> = {
  text: (content) => Object.assign(newToken('text', '', 0), { content }),
  open: ({ tag, attributes }) => withAttributes(newToken(`${tag}_open`, tag, 1), attributes),
  close: ({ tag }) => newToken(`${tag}_close`, tag, -1),
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
  return plainParagraphs(body)?.map((text) => ({ kind: 'text', text })) ?? parsedParagraphs(body)
}

/** `paragraphs` through the parser, whatever the body is. */
export function parsedParagraphs(body: string): readonly Paragraph[] {
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
