// Where machines read what a page shows: links of the head to data and feeds, and the feeds in words.

import type { Page } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { Word } from '../strings.ts'
import type { FeedFiles, View } from '../view.ts'

const ATOM = 'application/atom+xml'
const JSON_FEED = 'application/feed+json'

/** `<link rel="alternate">` of a page: its twin for an article, the feeds of what it lists for others. */
export function alternates(view: View): Html | null {
  const { page } = view
  if (page.kind === 'article') {
    const twin = page.path.replace(/\.html$/, '.json')
    return html`<link rel="alternate" type="application/json" href="${view.link(twin)}">
`
  }
  const files = view.feeds.get(frontOf(page))
  if (files === undefined) return null
  return html`<link rel="alternate" type="${ATOM}" title="${files.title}" href="${view.link(files.atom)}">
<link rel="alternate" type="${JSON_FEED}" title="${files.title}" href="${view.link(files.json)}">
`
}

/** The feeds of what a page lists: «خلاصات: Atom، JSON». */
export function pageFeeds(view: View): Html | null {
  const files = view.feeds.get(frontOf(view.page))
  return files === undefined ? null : html`<p class="note">${feedLinks(view, 'feeds', files)}</p>`
}

/** The feeds of the whole archive, for the foot of every page. */
export function archiveFeeds(view: View): Html | null {
  const files = view.feeds.get('index.html')
  return files === undefined ? null : feedLinks(view, 'feedsOfArchive', files)
}

function feedLinks(view: View, label: Word, files: FeedFiles): Html {
  const { words } = view.strings
  return html`${words[label]}${words.colon}<a href="${view.link(files.atom)}" type="${ATOM}"><bdi>Atom</bdi></a>${words.comma}<a href="${view.link(files.json)}" type="${JSON_FEED}"><bdi>JSON</bdi></a>`
}

/** Path of the page that a listing begins with. */
function frontOf(page: Page): string {
  return (page.kind === 'listing' ? page.pager?.newest : undefined) ?? page.path
}
