// What Atom and JSON Feed tell of an article in the same way: its name for good, addresses, author, topics, text.
import { escapeText } from '../../layouts/html.ts'
import { languageOf } from '../../layouts/language.ts'
import { absolute, relative } from '../../layouts/url.ts'
import { paragraphs, renderMarkdown } from '../archive/markdown.ts'
import type { Article, Site } from '../model.ts'
import { beginsWith } from './body.ts'

/** Path of the JSON twin of an article's page. */
export function twinPath(page: string): string {
  return page.replace(/\.html$/, '.json')
}

/**
 * The document's SHA-256 as an address (https://www.rfc-editor.org/rfc/rfc6920): it is known wherever the site lies
 * and stays when title, date or text are corrected.
 */
export function documentName(sha256: string): string {
  return `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`
}

/** How the file `from` writes the address of a site path: in full where the site's own is known, else from itself. */
export function addresses(site: Site, from: string): (to: string) => string {
  const { url } = site
  return url === null ? (to) => relative(from, to) : (to) => absolute(url, to)
}

/** Byline, else the outlet; null when neither is known. */
export function authorOf({ record, outlet }: Article): string | null {
  return record.author ?? outlet?.name ?? null
}

export function topicsOf({ mentions }: Article): readonly { readonly id: string; readonly name: string }[] {
  return mentions.filter(({ kind }) => kind === 'topics')
}

/** The address that the article was published at, where it is one that can be followed. */
export function originalAddress({ record: { url } }: Article): string | null {
  return url !== null && URL.canParse(url) && /^https?:/.test(new URL(url).protocol)
    ? new URL(url).href
    : null
}

/** The text as HTML, with its language and direction, which feeds have no field for; a dateline of its own line first. */
export function contentOf({ record }: Article): string {
  const { lang, dir } = languageOf(record.language)
  const { body, dateline } = record
  const isInside = dateline === null || beginsWith(paragraphs(body)[0]?.text ?? '', dateline)
  const before = isInside ? '' : `<p>${escapeText(dateline)}</p>\n`
  return `<div lang="${lang}" dir="${dir}">\n${before}${renderMarkdown(body)}</div>`
}
