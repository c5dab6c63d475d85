// Files of citations for every page that lists articles.

import { citedArticle } from '../cite/cited.ts'
import { CITATION_FORMATS } from '../cite/formats.ts'
import type { ListingPage, Site } from '../model.ts'

/**
 * Paths of the files of a list: beside its page, under its name with the ending of each format; none for a list
 * without articles.
 */
export function citationPaths({ path, articles }: ListingPage): readonly string[] {
  if (articles.length === 0) return []
  return CITATION_FORMATS.map(({ ending }) => path.replace(/html$/, ending))
}

/** The articles of a list, in its order, in the format of one of its `citationPaths`. */
export function citationText(path: string, { articles }: ListingPage, site: Site): string {
  const format = CITATION_FORMATS.find(({ ending }) => path.endsWith(`.${ending}`))
  if (!format) throw new Error(`no format of citations ends like ${path}`)
  return format.write(
    articles.map((article) => citedArticle(article, site)),
    site,
  )
}
