// Dates of articles, in words and for machines.

import { hijriInWords } from '../../src/arabic/date-words.ts'
import type { Article, Edtf } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { dateWords, type View } from '../view.ts'

/** What `datetime` can say of an EDTF: a day, a month, a year, or a day without its year. */
const MACHINE_RE = /^(?:XXXX-(?=\d{2}-\d{2}$)|(?=\d))(\d{4}|\d{4}-\d{2}|\d{4}-\d{2}-\d{2}|\d{2}-\d{2})$/

/** A date as `<time>` where HTML can say it, as plain words where it cannot. */
export function dateElement(view: View, edtf: Edtf, weekday = false): Html {
  const words = dateWords(view, edtf, { weekday })
  const machine = MACHINE_RE.exec(edtf)?.[1]
  return machine === undefined
    ? html`<span class="d">${words}</span>`
    : html`<time datetime="${machine}">${words}</time>`
}

/** When an article was published, or that nobody knows. */
export function publishedElement(view: View, article: Article, weekday = false): Html {
  const { published } = article.record
  return published === null ? html`${view.strings.words.dateUnknown}` : dateElement(view, published, weekday)
}

/** «الموافق 20 رجب 1437 هـ»; null for partial dates. A site that does without has it hidden, for readers who want it. */
export function hijriWords(view: View, edtf: Edtf | null): string | null {
  if (edtf === null) return null
  const date = hijriInWords(edtf, { digits: view.site.digits, language: view.strings.language })
  return date === null ? null : view.strings.fill('hijri', { date })
}
