// A name over the years and what is named with it, on the page that lists its articles.

import { localDigits } from '../../src/arabic/date-words.ts'
import type { Profile } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { countList } from './count-list.ts'
import { spark, yearsInWords } from './spark.ts'

/** Beside the heading: other pages of the same person, the item of Wikidata. */
export function profileLinks(view: View, { alsoAs, wikidata }: Profile): Html | null {
  const { words } = view.strings
  const item =
    wikidata !== null && /^Q\d+$/.test(wikidata) ? `https://www.wikidata.org/wiki/${wikidata}` : null
  if (alsoAs === null && item === null) return null
  return html`<p class="meta">${alsoAs !== null && html`<a class="more" href="${view.link(alsoAs.path)}">${alsoAs.text}</a> `}${
    item !== null &&
    html`<a class="more" href="${item}" rel="noopener noreferrer external">${words.wikidata}</a>`
  }</p>`
}

export function profileAside(view: View, { years, together }: Profile): Html | null {
  const { words } = view.strings
  const [first, last] = [years[0], years.at(-1)]
  const isLong = first !== undefined && last !== undefined && first !== last
  if (!isLong && together.length === 0) return null
  return html`<aside class="profile" aria-label="${words.profile}">
${
  isLong &&
  html`<section class="block">
<h2>${words.overYears}</h2>
${spark(view, years, [first.year, last.year])}
<p class="axis" aria-hidden="true"><span class="n">${localDigits(String(first.year), view.site.digits)}</span> <span class="n">${localDigits(String(last.year), view.site.digits)}</span></p>
<p class="meta">${yearsInWords(view, years)}</p>
</section>`
}
${
  together.length > 0 &&
  html`<section class="block">
<h2>${words.together}</h2>
${together.map(
  ({ of, counts }) => html`<h3>${words[of]}</h3>
${countList(view, counts)}
`,
)}</section>`
}
</aside>`
}
