// Links to the files that hold the citations of a list's articles.

import { CITATION_FORMATS } from '../../src/cite/formats.ts'
import type { ListingPage } from '../../src/model.ts'
import { type Html, html, join } from '../html.ts'
import type { View } from '../view.ts'

/** They lie beside the page: `sources/x.html` has `sources/x.bib`, `sources/x.ris`, `sources/x.csl.json`. */
export function listExports(page: ListingPage, view: View): Html | null {
  const { words } = view.strings
  if (page.articles.length === 0) return null
  const links = CITATION_FORMATS.map(({ name, ending, mediaType }) => {
    const path = page.path.replace(/html$/, ending)
    return html`<a download href="${view.link(path)}" type="${mediaType}"><bdi>${name}</bdi></a>`
  })
  return html`<p class="exports meta">${words.citeList}${words.colon}${join(links, words.comma)}</p>`
}
