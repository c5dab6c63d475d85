// An article in a list.

import type { Article } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { inLanguage, type View } from '../view.ts'
import { cardLine } from './meta-line.ts'

export interface CardStyle {
  /** Level of the headline on its page. */
  readonly level: 2 | 3
  readonly excerpt: boolean
}

export function card(view: View, article: Article, { level, excerpt }: CardStyle): Html {
  return html`<article class="card">
${headline(view, article, level)}
${excerpt && article.excerpt !== '' && html`<p class="excerpt">${inLanguage(view, article, article.excerpt)}</p>`}
${cardLine(view, article)}
</article>`
}

/** The linked headline; opening words that stand in for one are set as text, not as a headline. */
function headline(view: View, article: Article, level: 2 | 3): Html {
  const link = html`<a href="${view.link(article.path)}">${inLanguage(view, article, article.headline)}</a>`
  const style = article.headlineIsOpening ? 'title opening' : 'title'
  return level === 2 ? html`<h2 class="${style}">${link}</h2>` : html`<h3 class="${style}">${link}</h3>`
}
