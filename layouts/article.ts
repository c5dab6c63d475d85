// An article: its text as printed, where it comes from, and what stands near it.

import type { ArticlePage } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { languageOf } from './language.ts'
import { articleBody } from './parts/body.ts'
import { breadcrumbs } from './parts/breadcrumbs.ts'
import { cite } from './parts/cite.ts'
import { contents } from './parts/contents.ts'
import { copies } from './parts/copies.ts'
import { datePrinted } from './parts/date-printed.ts'
import { headOfArticle } from './parts/head-article.ts'
import { mentions } from './parts/mentions.ts'
import { articleLine } from './parts/meta-line.ts'
import { neighbours, similar } from './parts/neighbours.ts'
import { provenance } from './parts/provenance.ts'
import { speakers } from './parts/speakers.ts'
import { isolated } from './parts/text.ts'
import { documentLanguage, siteLanguage, type View } from './view.ts'

export function article(page: ArticlePage, view: View): Html {
  const { record, headline, excerpt } = page.article
  const { lang, dir } = languageOf(record.language)
  const anchors = view.anchors(page.article)
  return base(view, {
    title: headline,
    description: excerpt === '' ? headline : excerpt,
    kind: 'story-page',
    head: headOfArticle(page, view),
    main: html`${breadcrumbs(view, page.trail)}
<div class="story">
<article lang="${lang}" dir="${dir}">
${head(page, view)}
<div class="text">
${articleBody(view, page.article)}
</div>
</article>
<aside class="beside">
${contents(view, page.article, anchors)}
${provenance(view, page.article)}
${cite(view, page.article)}
${mentions(view, page.article)}
${speakers(view, page.article, anchors)}
</aside>
<div class="after">
${copies(page, view)}
${related(page, view)}
${similar(page, view)}
${neighbours(page, view)}
</div>
</div>`,
  })
}

function head({ article }: ArticlePage, view: View): Html {
  const { record, headline, headlineIsOpening } = article
  const { untitled, untitledShort } = view.strings.words
  // Where there are no first words either, what stands above is the document's name.
  const words = record.body.trim() === '' ? untitledShort : untitled
  const note = html`<p class="untitled"${siteLanguage(view, article)}>${words}</p>`
  return html`<header class="head">
${record.kicker !== null && html`<p class="kicker">${isolated(record.kicker, record.language)}</p>`}
<h1${headlineIsOpening && html` class="opening"`}>${isolated(headline, record.language)}</h1>
${headlineIsOpening && note}
${articleLine(view, article)}
${datePrinted(view, article)}
</header>`
}

/** What the page it was published on offered to read next: plain text, since the archive may not have it. */
function related({ article }: ArticlePage, view: View): Html | null {
  const { related } = article.record
  if (related.length === 0) return null
  return html`<section class="related">
<h2>${view.strings.words.related}</h2>
<ul>${related.map(
    (title) => html`
<li dir="auto"${documentLanguage(view, article)}>${isolated(title, article.record.language)}</li>`,
  )}
</ul>
</section>`
}
