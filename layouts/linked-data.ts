// What pages tell programs about themselves, as JSON-LD in the words of https://schema.org: the only file that imports schema-dts.

import type {
  BreadcrumbList,
  CollectionPage,
  Graph,
  NewsArticle,
  Person,
  SearchAction,
  Thing,
  WebSite,
  WithActionConstraints,
} from 'schema-dts'
import { oneLine, titleOf, webAddress } from '../src/cite/cited.ts'
import { certainPart, knownDate, writtenParts } from '../src/cite/date.ts'
import type { Article, ArticleRecord, Author, Entity, ListingPage, Target } from '../src/model.ts'
import { type Html, html, jsonData } from './html.ts'
import { languageOf } from './language.ts'
import { absolute } from './url.ts'
import type { View } from './view.ts'

/** Things as a data block of the page's head, which no browser runs. */
export function linkedData(things: readonly Thing[]): Html {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  return html`<script type="application/ld+json">${jsonData(graph)}</script>`
}

/** An article: what the record knows and no more; its text is the page's, and is not said again. */
export function newsArticle(view: View, article: Article): NewsArticle {
  const { record, headline, headlineIsOpening, outlet, mentions } = article
  const original = webAddress(record.url)
  const day = publishedFor(record)
  return {
    '@type': 'NewsArticle',
    identifier: record.id,
    // What was printed without a headline has a name here and no headline.
    ...(headlineIsOpening
      ? { name: titleOf({ headline, headlineIsOpening }) }
      : { headline: oneLine(headline) }),
    inLanguage: languageOf(record.language).lang,
    ...(day !== null && { datePublished: day }),
    ...(record.author !== null && { author: writer(record.author, article.author) }),
    ...(outlet !== null && { publisher: { '@type': 'NewsMediaOrganization', name: outlet.name } }),
    ...(record.dateline !== null && { dateline: oneLine(record.dateline) }),
    ...(record.place !== null && { contentLocation: { '@type': 'Place', name: oneLine(record.place) } }),
    ...(original !== null && { isBasedOn: original }),
    ...addressOf(view, article.path),
    isPartOf: archive(view),
    ...(mentions.length > 0 && { mentions: mentions.map(mentioned) }),
  }
}

/** The steps that lead to a page; without an address of the site they are relative to the page, as its links are. */
export function breadcrumbList(view: View, steps: readonly Target[]): BreadcrumbList {
  const { url } = view.site
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ path, text }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name: text,
      item: { '@id': url === null ? view.link(path) : absolute(url, path) },
    })),
  }
}

export function collectionPage(view: View, page: ListingPage): CollectionPage {
  return {
    '@type': 'CollectionPage',
    name: page.heading,
    inLanguage: languageOf(view.site.language).lang,
    ...addressOf(view, page.path),
    isPartOf: archive(view),
  }
}

/** The site with the address that its search answers at. */
export function searchableSite(view: View, url: string): WebSite {
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(url, 'search.html')}?q={words}` },
    'query-input': 'required name=words',
  }
  return {
    ...archive(view),
    description: view.site.description,
    inLanguage: languageOf(view.site.language).lang,
    potentialAction: search,
  }
}

function archive({ site }: View): WebSite {
  return {
    '@type': 'WebSite',
    name: site.name,
    ...(site.url !== null && { url: absolute(site.url, 'index.html') }),
  }
}

function addressOf({ site }: View, path: string): { readonly url?: string } {
  return site.url === null ? {} : { url: absolute(site.url, path) }
}

/** Whoever the byline names; one person where the archive knows which. */
function writer(byline: string, author: Author | null): Person {
  const wikidata = author?.wikidata ?? null
  return { '@type': 'Person', name: oneLine(byline), ...(wikidata !== null && sameAs(wikidata)) }
}

const sameAs = (wikidata: string) => ({ sameAs: `https://www.wikidata.org/wiki/${wikidata}` })

function mentioned({ kind, name, wikidata }: Entity): Thing {
  const named = { name, ...(wikidata !== null && sameAs(wikidata)) }
  switch (kind) {
    case 'people':
      return { '@type': 'Person', ...named }
    case 'places':
      return { '@type': 'Place', ...named }
    case 'organisations':
      return { '@type': 'Organization', ...named }
    case 'topics':
      return { '@type': 'Thing', ...named }
  }
}

/** As far as the date is certain, in ISO 8601; with the time of day where its zone is known too. */
function publishedFor({ published, time }: ArticleRecord): string | null {
  const certain = certainPart(published)
  if (certain === null || knownDate(published)?.doubtful === true) return null
  const date = writtenParts(certain, '-')
  return certain.length === 3 && time !== null && /(?:Z|[+-]\d{2}:\d{2})$/.test(time)
    ? `${date}T${time}`
    : date
}
