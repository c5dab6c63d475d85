// What a layout gets beside its page: the site, its files, its words, and a way to link.

import { type DateStyle, dateInWords } from '../src/arabic/date-words.ts'
import type { Article, Author, Edtf, Entity, Outlet, Page, Site, Target } from '../src/model.ts'
import { type Html, html, type Printable } from './html.ts'
import { languageAttribute, languageAttributes } from './language.ts'
import { isolated } from './parts/text.ts'
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
  /** Client script of the search page, which fetches the next one when it is needed. */
  readonly search: string
  /** The search itself. */
  readonly engine: string
  /** Client script of every page: the reader's settings, marks on the words that a search led to. */
  readonly reading: string
  /** SVG. */
  readonly icon: string
  readonly fonts: readonly FontFile[]
}

/** Ids in the HTML of an article. */
export interface Anchors {
  /** Of quotations, by index in the record. */
  readonly quotes: ReadonlyMap<number, string>
  /** Sub-headlines in the order of the text. */
  readonly headings: readonly { readonly id: string; readonly text: string }[]
}

/** The feeds of what a page lists: site paths, and the name of both. */
export interface FeedFiles {
  readonly title: string
  readonly atom: string
  readonly json: string
}

/** What the site builder gives the layouts, the same for all pages of a build. */
export interface ArchiveView {
  readonly site: Site
  readonly assets: Assets
  /** Links of the footer beside the navigation: Markdown pages, the index of organisations, a feed. */
  readonly footer: readonly Target[]
  /** Feeds by the front page of what they tell; none when left out. */
  readonly feeds?: ReadonlyMap<string, FeedFiles>
  /** Markdown of a page as HTML; must not let HTML through. */
  markdown(body: string): string
  /**
   * The text of an article as HTML with its dateline, quotations and names; must not let HTML through.
   * @param link address of a site path on the page that shows it.
   */
  body(article: Article, link: (path: string) => string): string
  /** What of an article's HTML has an id to lead to. */
  anchors(article: Article): Anchors
  /** Front page of an outlet's listing, from the site root; null when there is none. */
  outletPath(outlet: Outlet): string | null
  /** Front page of an author's listing, from the site root. */
  authorPath(author: Author): string
  /** Front page of an entity's listing, from the site root; null when there is none. */
  entityPath(entity: Entity): string | null
}

/** What every layout and part takes. */
export interface View extends ArchiveView {
  readonly feeds: ReadonlyMap<string, FeedFiles>
  readonly page: Page
  readonly strings: Strings
  /** Language of the page's frame: the archive's own where the interface speaks it, else the interface's. */
  readonly language: string
  /** Address of a site path on this page. */
  link(path: string): string
}

const NO_FEEDS: View['feeds'] = new Map()

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
    feeds: archive.feeds ?? NO_FEEDS,
    markdown: (body) => archive.markdown(body),
    body: (article, to) => archive.body(article, to),
    anchors: (article) => archive.anchors(article),
    authorPath: (author) => archive.authorPath(author),
    outletPath: (outlet) => archive.outletPath(outlet),
    entityPath: (entity) => archive.entityPath(entity),
    page,
    strings,
    language: frameLanguage(site),
    link,
  }
}

/** A date in the site's words. */
export function dateWords(view: View, edtf: Edtf, style: Pick<DateStyle, 'weekday'> = {}): string {
  const { months, digits } = view.site
  return dateInWords(edtf, { months, digits, language: view.strings.language, ...style })
}

/** `ar-SY` speaks Arabic, `fa` with an Arabic interface does not. */
function frameLanguage(site: Site): string {
  return site.language === site.interface || site.language.startsWith(`${site.interface}-`)
    ? site.language
    : site.interface
}

/** «السطر 12», a link to the line as received where the document is at hand. */
export function lineLink(view: View, article: Article, line: number): Printable {
  const words = view.strings.fill('lineNumber', { line })
  if (article.sourcePath === null) return words
  return html`<a href="${view.link(article.sourcePath)}#l${line}">${words}</a>`
}

/** Words of an article among the site's: in their own language and direction, aligned like what is around them. */
export function inLanguage(view: View, { record }: Article, words: string | Html): Printable {
  const attributes = languageAttributes(record.language, view.language)
  const shown = typeof words === 'string' ? isolated(words, record.language) : words
  return attributes === null ? shown : html`<span${attributes}>${shown}</span>`
}

/** Words of the site's own (its name, its description) in the frame of a page. */
export function siteWords(view: View, words: string): Printable {
  const attributes = languageAttributes(view.site.language, view.language)
  return attributes === null ? words : html`<span${attributes}>${words}</span>`
}

/** The words of a link; a date is marked as one, for readers who have dates written in their own way. */
export function targetWords({ path, text }: Target): Printable {
  return /^dates\/\d/.test(path) ? html`<span class="d">${text}</span>` : text
}

/** `lang` and `dir` for the site's own words inside an article of another language. */
export function siteLanguage(view: View, article: Article): Html | null {
  return languageAttributes(view.language, article.record.language)
}

/** `lang` for words of an article's document among the site's own, in an element that finds their direction itself. */
export function documentLanguage(view: View, { record }: Article): Html | null {
  return languageAttribute(record.language, view.language)
}
