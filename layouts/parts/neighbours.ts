// What stands near an article: those that are about the same, with the reason, those before and after it.

import type { Article, ArticlePage } from '../../src/model.ts'
import { type Html, html, join } from '../html.ts'
import { inLanguage, type View } from '../view.ts'
import { publishedElement } from './date.ts'
import { entityNames } from './mentions.ts'
import { cardLine } from './meta-line.ts'

export function similar({ article: own, similar }: ArticlePage, view: View): Html | null {
  const { words } = view.strings
  if (similar.length === 0) return null
  return html`<section class="similar">
<h2>${words.similar}</h2>
<ul>${similar.map(
    ({ article, shared, words: both }) => html`
<li>
<h3 class="${article.headlineIsOpening ? 'title opening' : 'title'}"><a href="${view.link(article.path)}">${inLanguage(view, article, article.headline)}</a></h3>
${cardLine(view, article)}
${shared.length > 0 && html`<p class="meta">${words.shared}${words.colon}${entityNames(view, shared)}</p>`}
${
  both.length > 0 &&
  html`<p class="meta">${words.sharedWords}${words.colon}${inLanguage(
    view,
    own,
    join(
      both.map((word) => html`<bdi>${word}</bdi>`),
      words.comma,
    ),
  )}</p>`
}
</li>`,
  )}
</ul>
</section>`
}

/** Before and after it in time; then, where those are others, in its own source. */
export function neighbours({ previous, next, inSource }: ArticlePage, view: View): Html {
  const { words } = view.strings
  const own = inSource ?? { previous: null, next: null }
  return html`${pair(words.neighbours, [
    previous && neighbour(view, previous, words.previousArticle, 'prev'),
    next && neighbour(view, next, words.nextArticle, 'next'),
  ])}
${pair(words.neighboursInSource, [
  own.previous && neighbour(view, own.previous, words.previousInSource, 'prev', false),
  own.next && neighbour(view, own.next, words.nextInSource, 'next', false),
])}`
}

function pair(label: string, links: readonly [Html | null, Html | null]): Html | null {
  if (links.every((link) => link === null)) return null
  return html`<nav class="neighbours" aria-label="${label}">
${links[0]}
${links[1]}
</nav>`
}

/** @param isNext whether it is what a browser may take for the next page of a row; one row alone can be. */
function neighbour(view: View, article: Article, label: string, rel: 'prev' | 'next', isNext = true): Html {
  return html`<a class="${rel}"${isNext && html` rel="${rel}"`} href="${view.link(article.path)}"><span class="label">${label}</span> <span>${inLanguage(view, article, article.headline)}</span> <span class="meta">${publishedElement(view, article)}</span></a>`
}
