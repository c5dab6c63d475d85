// What the head of an article tells reference managers, search engines and those who share it.

import { citedArticle, titleOf, wholeName } from '../../src/cite/cited.ts'
import { certainPart, citedWords, knownDate, writtenParts } from '../../src/cite/date.ts'
import { phrasesOf } from '../../src/cite/phrases.ts'
import type { ArticlePage } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { languageOf } from '../language.ts'
import { breadcrumbList, linkedData, newsArticle } from '../linked-data.ts'
import type { View } from '../view.ts'
import { stepsOf } from './breadcrumbs.ts'

export function headOfArticle(page: ArticlePage, view: View): Html {
  const { article } = page
  return html`${tags(reading(page, view), 'name')}${tags(sharing(page), 'property')}${linkedData([newsArticle(view, article), breadcrumbList(view, stepsOf(view, page.trail))])}`
}

type Tags = readonly (readonly [string, string | null | false])[]

function tags(tags: Tags, attribute: 'name' | 'property'): readonly Html[] {
  const said = tags.flatMap(([name, content]) => (content ? [[name, content] as const] : []))
  return said.map(([name, content]) =>
    attribute === 'name'
      ? html`<meta name="${name}" content="${content}">
`
      : html`<meta property="${name}" content="${content}">
`,
  )
}

/**
 * Highwire's tags and Dublin Core, as Zotero's "Embedded Metadata" reads them. `citation_journal_title` is not among
 * them: it would make a journal article of everything; `DC.type` makes it one of a newspaper, whose name it takes from
 * `prism.publicationName`. Zotero cuts a name at its last blank unless a comma stands in it: one at its end keeps it
 * whole. Where it is given no date it takes the first `<time>` of the page, which may be that of a neighbour; so
 * `DC.date` says in words that there is none, or what is known of it where numbers cannot.
 */
function reading({ article }: ArticlePage, view: View): Tags {
  const cited = citedArticle(article, view.site)
  const { published } = article.record
  const known = knownDate(published)
  const certain = certainPart(published)
  const author = wholeName(cited.author)
  const words = citedWords(published, view.site) ?? phrasesOf(view.site.interface).undated
  const title = titleOf(cited)
  const { lang } = languageOf(cited.language)
  return [
    ['citation_title', title],
    ['citation_author', author && `${author},`],
    [
      'citation_publication_date',
      known?.doubtful === false && certain !== null && writtenParts(certain, '/'),
    ],
    ['citation_language', lang],
    ['citation_public_url', cited.page],
    ['prism.publicationName', cited.outlet],
    ['DC.type', 'newspaperArticle'],
    ['DC.title', title],
    ['DC.creator', author],
    ['DC.date', known === null ? words : published],
    ['DC.publisher', cited.outlet],
    ['DC.language', lang],
    ['DC.identifier', cited.id],
    ['dcterms.spatial', article.record.place],
  ]
}

/** Open Graph beside what every page has; a date that is not known to the day is none there. */
function sharing({ article: { record } }: ArticlePage): Tags {
  const known = knownDate(record.published)
  const isDay = known !== null && known.to === null && !known.doubtful && known.from.length === 3
  return [
    ['article:published_time', isDay ? record.published : null],
    ['article:author', record.author],
  ]
}
