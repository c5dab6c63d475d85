// The sub-headlines of a long article, each a way to its part.

import type { Article } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { type Anchors, inLanguage, type View } from '../view.ts'

/** Fewer are seen at a glance. */
const LEAST = 4

export function contents(view: View, article: Article, { headings }: Anchors): Html | null {
  if (headings.length < LEAST) return null
  return html`<nav class="box contents" aria-labelledby="contents">
<h2 id="contents">${view.strings.words.contents}</h2>
<ol>${headings.map(
    ({ id, text }) => html`
<li><a href="#${id}">${inLanguage(view, article, text)}</a></li>`,
  )}
</ol>
</nav>`
}
