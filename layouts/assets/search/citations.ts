// Results of a search as citations: what the index holds of them, the page's own head says of the archive.

import type { Cited, CitingArchive } from '../../../src/cite/cited.ts'
import type { Entry, Names } from '../../../src/search/format.ts'
import type { Result } from '../../../src/search/reader.ts'
import type { Strings } from './strings.ts'

const head = <T extends Element>(selector: string): T | null => document.head.querySelector<T>(selector)

/** The archive as citations name it. */
export function citingArchive(
  { months, digits }: Entry['site'],
  language: Strings['language'],
): CitingArchive {
  const name = head<HTMLMetaElement>('[property="og:site_name"]')?.content ?? ''
  return { name, interface: language, months, digits }
}

/** Root of the archive's own address; null when it has none, wherever this copy of it may be served from. */
export function ownRoot(): URL | null {
  const canonical = head<HTMLLinkElement>('[rel="canonical"]')
  return canonical === null ? null : new URL('.', canonical.href)
}

/** Results, in their order, with the full names of their sources. */
export function citedResults(results: readonly Result[], names: Names, root: URL | null): Cited[] {
  const sources = new Map(names.source.map(([id, short, , full = short]) => [id, full]))
  return results.map(({ id, title, opening, source, sourceName, author, date, language, original, url }) => ({
    id,
    headline: title,
    headlineIsOpening: opening,
    outlet: sources.get(source ?? '') ?? sourceName,
    author,
    published: date,
    language,
    url: original,
    page: root && new URL(url, root).href,
  }))
}
