// The machine-readable companions of the pages, made one at a time: twins of articles, feeds, sitemaps.
import { readFile } from 'node:fs/promises'
import type { PlannedPage, Site } from '../model.ts'
import { articleJson, SCHEMA_PATH } from './article-json.ts'
import { atomFeed } from './feed-atom.ts'
import { jsonFeed } from './feed-json.ts'
import type { Feed } from './feeds.ts'

/** A file of the site, not yet written. */
export interface SiteText {
  /** From the site root. */
  readonly path: string
  readonly text: string
}

const SCHEMA = new URL(`../../docs/${SCHEMA_PATH}`, import.meta.url)

/** What pages link to, so that it must be there before them: the schema, a twin for each article, the feeds. */
export async function* companionFiles(
  pages: readonly PlannedPage[],
  feeds: readonly Feed[],
  site: Site,
): AsyncGenerator<SiteText> {
  yield { path: SCHEMA_PATH, text: await readFile(SCHEMA, 'utf8') }
  for (const page of pages) if (page.kind === 'article') yield articleJson(page, site)
  for (const feed of feeds) {
    yield { path: feed.files.atom, text: atomFeed(feed) }
    yield { path: feed.files.json, text: jsonFeed(feed) }
  }
}
