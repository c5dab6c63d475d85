// A feed as JSON Feed (https://www.jsonfeed.org/version/1.1/).
import { languageOf } from '../../layouts/language.ts'
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
import { jsonText } from './json.ts'
import { knownMoment } from './moments.ts'
import { allowed } from './xml.ts'

export function jsonFeed(feed: Feed): string {
  const { files, site, articles } = feed
  const link = addresses(site, files.json)
  return jsonText({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: link(feed.page),
    feed_url: link(files.json),
    description: feed.subtitle,
    language: languageOf(site.language).lang,
    items: articles.map((article) => item(article, link)),
  })
}

/** What is not known is left out, as the format wants it; `_warraq` says how much of the date is known. */
function item(article: Article, link: (to: string) => string): Readonly<Record<string, unknown>> {
  const { record, excerpt, outlet, path } = article
  const author = authorOf(article)
  const topics = topicsOf(article)
  return {
    id: documentName(record.document.sha256),
    url: link(path),
    external_url: originalAddress(article) ?? undefined,
    title: record.title ?? undefined,
    content_html: allowed(contentOf(article)),
    summary: excerpt === '' ? undefined : excerpt,
    date_published: knownMoment(article) ?? undefined,
    authors: author === null ? undefined : [{ name: author }],
    tags: topics.length === 0 ? undefined : topics.map(({ name }) => name),
    language: languageOf(record.language).lang,
    _warraq: {
      id: record.id,
      published: record.published,
      time: record.time,
      outlet: outlet?.id ?? null,
      article: link(twinPath(path)),
    },
  }
}
