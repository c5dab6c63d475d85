// Who is quoted in an article, each with a way to the words.

import type { Article, Quote } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { type Anchors, inLanguage, type View } from '../view.ts'

/** Words of a quotation that are shown beside its speaker. */
const WORDS = 8

/** Those whose words the text names a speaker of; null when there is none. */
export function speakers(view: View, article: Article, { quotes: anchors }: Anchors): Html | null {
  const quoted = article.record.quotes.flatMap((quote, i) => {
    const anchor = anchors.get(i)
    return quote.speaker === null || anchor === undefined ? [] : [{ quote, anchor, speaker: quote.speaker }]
  })
  const names = [...new Set(quoted.map(({ speaker }) => speaker))]
  if (names.length === 0) return null
  return html`<section class="box speakers">
<h2>${view.strings.words.speakers}</h2>
<dl>${names.map(
    (name) => html`
<dt>${inLanguage(view, article, name)}</dt>${quoted
      .filter(({ speaker }) => speaker === name)
      .map(
        ({ quote, anchor }) => html`
<dd><a href="#${anchor}">${inLanguage(view, article, opening(quote))}</a></dd>`,
      )}`,
  )}
</dl>
</section>`
}

function opening({ text }: Quote): string {
  const words = text.split(/\s+/u)
  return words.length <= WORDS ? words.join(' ') : `${words.slice(0, WORDS).join(' ')}…`
}
