// The line below a headline: who published it, when, where.

import type { Article } from '../../src/model.ts'
import { type Html, html, join, type Printable } from '../html.ts'
import { siteLanguage, type View } from '../view.ts'
import { hijriWords, publishedElement } from './date.ts'

const DOT = html`<span class="dot"> · </span>`

/** On cards: short outlet, date, place. */
export function cardLine(view: View, article: Article): Html {
  const { headlineIsOpening, outlet, record } = article
  return html`<p class="meta">${dotted([
    headlineIsOpening && view.strings.words.untitledShort,
    outlet?.short,
    publishedElement(view, article),
    record.place,
  ])}</p>`
}

/** On the article: full outlet, date with its weekday, Hijri date, author. */
export function articleLine(view: View, article: Article): Html {
  const { outlet, record } = article
  const hijri = hijriWords(view, record.published)
  const [before = '', after = ''] = view.strings.words.writtenBy.split('{name}')
  return html`<p class="meta"${siteLanguage(view, article)}>${dotted([
    outlet !== null && html`<span class="outlet">${outletLink(view, article)}</span>`,
    html`${publishedElement(view, article, true)}${hijri !== null && html`<span class="hijri">${DOT}<bdi>${hijri}</bdi></span>`}`,
    article.author !== null &&
      html`${before}<a href="${view.link(view.authorPath(article.author))}" rel="author">${record.author}</a>${after}`,
  ])}</p>`
}

/** Name of the outlet, linked to its listing when it has one. */
function outletLink(view: View, { outlet }: Article): Html | null {
  if (outlet === null) return null
  const path = view.outletPath(outlet)
  return path === null ? html`${outlet.name}` : html`<a href="${view.link(path)}">${outlet.name}</a>`
}

/** Each in its own direction, with a dot between. */
function dotted(values: readonly Printable[]): Html {
  const shown = values.filter(
    (value) => value !== null && value !== undefined && value !== false && value !== '',
  )
  return join(
    shown.map((value) => html`<bdi>${value}</bdi>`),
    DOT,
  )
}
