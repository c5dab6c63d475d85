// Markdown on a page: the one file that calls `raw`, on what the Markdown renderer printed.

import type { Article } from '../../src/model.ts'
import { type Html, raw } from '../html.ts'
import type { View } from '../view.ts'

const HEADING_RE = /<\/?h2>\n?/g

/** Markdown as HTML. */
export function markdownHtml(view: View, body: string): Html {
  return raw(view.markdown(body))
}

/** The text of an article as its page shows it. */
export function articleBody(view: View, article: Article): Html {
  return raw(view.body(article, view.link))
}

/** The words of a body's first sub-headlines. */
export function subheads(view: View, body: string, limit: number): readonly Html[] {
  const lines = body.split('\n').filter((line) => line.startsWith('## '))
  return lines.slice(0, limit).map((line) => raw(view.markdown(line).replace(HEADING_RE, '')))
}
