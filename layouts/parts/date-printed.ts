// The date of an article in the words of the outlet, one touch away from ours.

import type { Article } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { documentLanguage, lineLink, siteLanguage, type View } from '../view.ts'

/** Null when no words of the document are known that say the date. */
export function datePrinted(view: View, article: Article): Html | null {
  const printed = article.record.evidence.published
  if (printed === undefined || printed.text === null || printed.text === '') return null
  const { strings } = view
  const basis = strings.basis[printed.basis]
  const { line } = printed
  const where = line === null ? basis : html`${basis}${strings.words.comma}${lineLink(view, article, line)}`
  return html`<details class="printed"${siteLanguage(view, article)}>
<summary>${strings.words.datePrinted}</summary>
<p><q dir="auto"${documentLanguage(view, article)}>${printed.text}</q> <span class="basis">${where}</span></p>
</details>`
}
