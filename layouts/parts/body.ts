// Markdown on a page: the one file that calls `raw`, on what the Markdown renderer printed.

import { escapeText, type Html, html, raw } from '../html.ts'
import type { View } from '../view.ts'

const PARAGRAPH = '<p>'
const HEADING_RE = /<\/?h2>\n?/g

/** Markdown as HTML. */
export function markdownHtml(view: View, body: string): Html {
  return raw(view.markdown(body))
}

/**
 * The text of an article with its dateline set off, in the words of the document: where the text begins with it, or
 * before the text when the document gives it a line of its own.
 */
export function articleBody(view: View, body: string, dateline: string | null): Html {
  const rendered = view.markdown(body)
  if (dateline === null || !rendered.startsWith(PARAGRAPH)) {
    return html`${dateline !== null && html`<p>${datelineRun(dateline)}</p>`}${raw(rendered)}`
  }
  const text = rendered.slice(PARAGRAPH.length)
  const printed = dateline.replace(/[&<>"]/g, escapeText)
  const isInside = text.startsWith(printed) && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(printed.length))
  return isInside
    ? html`<p>${datelineRun(dateline)}${raw(text.slice(printed.length))}`
    : html`<p>${datelineRun(dateline)} ${raw(text)}`
}

function datelineRun(dateline: string): Html {
  return html`<b class="dateline">${dateline}</b>`
}

/** The words of a body's first sub-headlines. */
export function subheads(view: View, body: string, limit: number): readonly Html[] {
  const lines = body.split('\n').filter((line) => line.startsWith('## '))
  return lines.slice(0, limit).map((line) => raw(view.markdown(line).replace(HEADING_RE, '')))
}
