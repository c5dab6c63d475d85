// Markdown on a page: the one file that calls `raw`, on what the Markdown renderer printed.

import { type Html, html, raw } from '../html.ts'
import type { View } from '../view.ts'

const PARAGRAPH = '<p>'
const HEADING_RE = /<\/?h2>\n?/g

/** Markdown as HTML. */
export function markdownHtml(view: View, body: string): Html {
  return raw(view.markdown(body))
}

/** The text of an article, its dateline as printed at the head of the first paragraph. */
export function articleBody(view: View, body: string, dateline: string | null): Html {
  if (dateline === null) return markdownHtml(view, body)
  const run = html`<b class="dateline">${dateline}</b>`
  const rendered = view.markdown(body)
  if (!rendered.startsWith(PARAGRAPH)) return html`<p>${run}</p>${raw(rendered)}`
  return html`<p>${run} ${raw(rendered.slice(PARAGRAPH.length))}`
}

/** The words of a body's first sub-headlines. */
export function subheads(view: View, body: string, limit: number): readonly Html[] {
  const lines = body.split('\n').filter((line) => line.startsWith('## '))
  return lines.slice(0, limit).map((line) => raw(view.markdown(line).replace(HEADING_RE, '')))
}
