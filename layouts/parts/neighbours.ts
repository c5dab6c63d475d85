// What stands near an article: those that name the same, those before and after it.

import type { Article, ArticlePage } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { inLanguage, type View } from '../view.ts'
import { publishedElement } from './date.ts'
import { entityNames } from './mentions.ts'
import { cardLine } from './meta-line.ts'

export function similar({ similar }: ArticlePage, view: View): Html | null {
  const { words } = view.strings
  if (similar.length === 0) return null
  return html`<section class="similar">
<h2>${words.similar}</h2>
<ul>${similar.map(
    ({ article, shared }) => html`
<li>
<h3 class="${article.headlineIsOpening ? 'title opening' : 'title'}"><a href="${view.link(article.path)}">${inLanguage(view, article, article.headline)}</a></h3>
${cardLine(view, article)}
${shared.length > 0 && html`<p class="meta">${words.shared}${words.colon}${entityNames(view, shared)}</p>`}
</li>`,
  )}
</ul>
</section>`
}

export function neighbours({ previous, next }: ArticlePage, view: View): Html | null {
  const { words } = view.strings
  if (previous === null && next === null) return null
  return html`<nav class="neighbours" aria-label="${words.neighbours}">
${previous !== null && neighbour(view, previous, words.previousArticle, 'prev')}
${next !== null && neighbour(view, next, words.nextArticle, 'next')}
</nav>`
}

function neighbour(view: View, article: Article, label: string, rel: 'prev' | 'next'): Html {
  return html`<a class="${rel}" rel="${rel}" href="${view.link(article.path)}"><span class="label">${label}</span> <span>${inLanguage(view, article, article.headline)}</span> <span class="meta">${publishedElement(view, article)}</span></a>`
}
