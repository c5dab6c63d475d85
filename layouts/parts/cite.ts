// How to cite an article: a line to copy, and files for reference managers, which lie in the page itself.

import { type Cited, citedArticle } from '../../src/cite/cited.ts'
import { CITATION_FORMATS, type CitationFormat } from '../../src/cite/formats.ts'
import { type CitationPart, citationParts } from '../../src/cite/line.ts'
import type { Article } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { dataAddress } from '../url.ts'
import { inLanguage, type View } from '../view.ts'

export function cite(view: View, article: Article): Html {
  const { words } = view.strings
  const cited = citedArticle(article, view.site)
  const parts = citationParts(cited, view.site)
  return html`<section class="box cite">
<h2>${words.cite}</h2>
<p id="citation">${parts.map((part) => piece(view, article, part))}</p>
<p><button type="button" data-copies="citation" data-told="${words.copied}" hidden>${words.copy}</button> <span role="status"></span></p>
<details>
<summary>${words.citeFiles}</summary>
${CITATION_FORMATS.map((format) => file(view, cited, format))}</details>
</section>`
}

/** Each in its own direction; words of the article in its language. */
function piece(view: View, article: Article, { text, of }: CitationPart): Html | string {
  if (of === 'signs') return text
  return html`<bdi>${of === 'article' ? inLanguage(view, article, text) : text}</bdi>`
}

/**
 * One format, to read and to save. The link holds the file: files beside the page would be three for every article, and
 * a script would be needed to make them.
 */
function file(view: View, cited: Cited, { name, ending, mediaType, write }: CitationFormat): Html {
  const text = write([cited], view.site)
  return html`<p><a download="${cited.id}.${ending}" href="${dataAddress(mediaType, text)}">${view.strings.fill('downloadFormat', { name })}</a></p>
<pre dir="ltr">${text.replace(/\s*$/gm, '')}</pre>
`
}
