// Files of citations for every page that lists articles.

import { citedArticle } from '../cite/cited.ts'
import { CITATION_FORMATS } from '../cite/formats.ts'
import type { PlannedPage, Site } from '../model.ts'

/**
 * For each list the articles of that page, in its order, in every format; beside the page, under its name with the
 * format's ending. Lists without articles have none. One at a time: all of them need not be in memory.
 */
export function* citationFiles(
  pages: readonly PlannedPage[],
  site: Site,
): Generator<{ readonly path: string; readonly text: string }> {
  for (const page of pages) {
    if (page.kind !== 'listing' || page.articles.length === 0) continue
    const cited = page.articles.map((article) => citedArticle(article, site))
    for (const { ending, write } of CITATION_FORMATS)
      yield { path: page.path.replace(/html$/, ending), text: write(cited, site) }
  }
}
