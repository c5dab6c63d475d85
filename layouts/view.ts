// What a layout gets beside its page: the site, its files, its words, and a way to link.

import { type DateStyle, dateInWords } from '../src/arabic/date-words.ts'
import type { Article, Edtf, Entity, Outlet, Page, Site, Target } from '../src/model.ts'
import { type Html, html, type Printable } from './html.ts'
import { languageAttributes } from './language.ts'
import type { Strings } from './strings.ts'
import { fromHostRoot, relative } from './url.ts'

/** A font file of the site. */
export interface FontFile {
  /** From the site root. */
  readonly path: string
  /** True for the two that the first screen needs. */
  readonly preload: boolean
}

/** Files that every page refers to: content-hashed paths from the site root, such as `assets/site-3f2a9c1b.css`. */
export interface Assets {
  readonly css: string
  /** Client script of the search page. */
  readonly search: string
  /** Client script of articles: marks the words that a search led to, and nothing without them. */
  readonly highlight: string
  /** SVG. */
  readonly icon: string
  readonly fonts: readonly FontFile[]
}

/** What the site builder gives the layouts, the same for all pages of a build. */
export interface ArchiveView {
  readonly site: Site
  readonly assets: Assets
  /** Links of the footer beside the navigation: Markdown pages, the index of organisations, a feed. */
  readonly footer: readonly Target[]
  /** Markdown of a record or a page as HTML; must not let HTML through. */
  markdown(body: string): string
  /** Front page of an outlet's listing, from the site root; null when there is none. */
  outletPath(outlet: Outlet): string | null
  /** Front page of an entity's listing, from the site root; null when there is none. */
  entityPath(entity: Entity): string | null
}

/** What every layout and part takes. */
export interface View extends ArchiveView {
  readonly page: Page
  readonly strings: Strings
  /** Address of a site path on this page. */
  link(path: string): string
}

export function viewOf(page: Page, archive: ArchiveView, strings: Strings): View {
  const { site } = archive
  const link =
    page.kind === 'not-found'
      ? (to: string) => fromHostRoot(site.url, to)
      : (to: string) => relative(page.path, to)
  return {
    site,
    assets: archive.assets,
    footer: archive.footer,
    markdown: (body) => archive.markdown(body),
    outletPath: (outlet) => archive.outletPath(outlet),
    entityPath: (entity) => archive.entityPath(entity),
    page,
    strings,
    link,
  }
}

/** A date in the site's words. */
export function dateWords(view: View, edtf: Edtf, style: Pick<DateStyle, 'weekday'> = {}): string {
  const { months, digits } = view.site
  return dateInWords(edtf, { months, digits, language: view.strings.language, ...style })
}

/** «السطر 12», a link to the line as received where the document is at hand. */
export function lineLink(view: View, article: Article, line: number): Printable {
  const words = view.strings.fill('lineNumber', { line })
  if (article.sourcePath === null) return words
  return html`<a href="${view.link(article.sourcePath)}#l${line}">${words}</a>`
}

/** Words of an article among the site's: in their own language and direction, aligned like what is around them. */
export function inLanguage(view: View, article: Article, words: Printable): Printable {
  const attributes = languageAttributes(article.record.language, view.site.language)
  return attributes === null ? words : html`<span${attributes}>${words}</span>`
}

/** `lang` and `dir` for the site's own words inside an article of another language. */
export function siteLanguage(view: View, article: Article): Html | null {
  return languageAttributes(view.site.language, article.record.language)
}
