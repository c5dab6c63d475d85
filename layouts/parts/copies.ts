// The other copies of an article's text that the archive holds: who printed them, when, and how far they agree.

import type { Article, ArticlePage, Copy } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { inLanguage, type View } from '../view.ts'
import { cardLine } from './meta-line.ts'

const KINDS = { exact: 'copyExact', near: 'copyNear', wire: 'copyWire' } as const

export function copies({ article, copies }: ArticlePage, view: View): Html | null {
  if (copies.length === 0) return null
  return html`<section class="copies">
<h2>${view.strings.words.copies}</h2>
<ul>${copies.map(
    (copy) => html`
<li>
<h3 class="${copy.article.headlineIsOpening ? 'title opening' : 'title'}"><a href="${view.link(copy.article.path)}">${inLanguage(view, copy.article, copy.article.headline)}</a></h3>
${cardLine(view, copy.article)}
<p class="meta">${kindOf(view, article, copy)}</p>
${copy.comparison !== null && html`<p><a class="more" href="${view.link(copy.comparison)}">${view.strings.words.compareLink}<span class="hidden">${view.strings.words.colon}${inLanguage(view, copy.article, copy.article.headline)}</span></a></p>`}
</li>`,
  )}
</ul>
</section>`
}

/** How far the two agree; the agency that both name, where both name one. */
function kindOf(view: View, { record }: Article, { article, kind }: Copy): Html {
  const { agency } = record
  const { strings } = view
  const same = agency !== null && agency === article.record.agency
  return html`${strings.words[KINDS[kind]]}${same && html`${strings.words.comma}<bdi>${strings.fill('copyAgency', { agency })}</bdi>`}`
}
