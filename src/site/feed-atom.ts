// A feed as Atom (https://www.rfc-editor.org/rfc/rfc4287).
import { languageOf } from '../../layouts/language.ts'
import { stringsFor } from '../../layouts/strings.ts'
import type { Article } from '../model.ts'
import {
  addresses,
  authorOf,
  contentOf,
  documentName,
  originalAddress,
  topicsOf,
  twinPath,
} from './feed-entry.ts'
import type { Feed } from './feeds.ts'
import { firstMoment, knownMoment, latest, type Moment } from './moments.ts'
import { element, text, type Xml, xmlDocument } from './xml.ts'

const NAMESPACES = { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }

export function atomFeed(feed: Feed): string {
  const { files, site, articles } = feed
  const { words } = stringsFor(site)
  const link = addresses(site, files.atom)
  const updated = latest(articles.map(momentOf))
  const children = [
    leaf('id', feed.id),
    leaf('title', feed.title),
    leaf('subtitle', feed.subtitle),
    leaf('updated', updated ?? ''),
    leaf('rights', words.rights),
    leaf('generator', 'Warraq'),
    // The page first: simple readers take the first link for it.
    linkTo('alternate', link(feed.page), 'text/html'),
    linkTo('alternate', link(files.json), 'application/feed+json'),
    linkTo('self', link(files.atom), 'application/atom+xml'),
    ...articles.map((article) => entry(article, link, words.unknownSource)),
  ]
  const attributes = { ...NAMESPACES, 'xml:lang': languageOf(site.language).lang }
  return xmlDocument(element('feed', attributes, ...children.flatMap((child) => [text('\n'), child])))
}

/** @param nobody the author's name where none is known, since Atom must have one. */
function entry(article: Article, link: (to: string) => string, nobody: string): Xml {
  const { record, headline, excerpt, path } = article
  const published = knownMoment(article)
  const original = originalAddress(article)
  return element(
    'entry',
    { 'xml:lang': languageOf(record.language).lang },
    leaf('id', documentName(record.document.sha256)),
    leaf('title', headline),
    leaf('updated', momentOf(article)),
    published === null ? null : leaf('published', published),
    record.published === null ? null : leaf('dc:date', record.published),
    element('author', {}, leaf('name', authorOf(article) ?? nobody)),
    linkTo('alternate', link(path), 'text/html'),
    linkTo('alternate', link(twinPath(path)), 'application/json'),
    original === null ? null : element('link', { rel: 'via', href: original }),
    ...topicsOf(article).map(({ id, name }) => element('category', { term: id, label: name })),
    excerpt === '' ? null : leaf('summary', excerpt),
    element('content', { type: 'html' }, text(contentOf(article))),
  )
}

/** Every article of a feed has a full year. */
function momentOf(article: Article): Moment {
  const moment = firstMoment(article)
  if (moment === null) throw new Error(`${article.record.id} has no year and stands in a feed`)
  return moment
}

function leaf(name: string, content: string): Xml {
  return element(name, {}, text(content))
}

function linkTo(rel: string, href: string, type: string): Xml {
  return element('link', { rel, href, type })
}
