// What a citation needs to know of an article and of its archive; pure, since the search page makes citations too.

import type { Article, Edtf, Site } from '../model.ts'

/** An article as citations take it. */
export interface Cited {
  readonly id: string
  /** Headline as printed, or the opening words. */
  readonly headline: string
  /** True when `headline` is the opening words of an article without a headline. */
  readonly headlineIsOpening: boolean
  /** Name of the newspaper, agency or site; null when it is not known. */
  readonly outlet: string | null
  /** Byline; one name or several, never taken apart. */
  readonly author: string | null
  readonly published: Edtf | null
  /** BCP 47. */
  readonly language: string
  /** Address that it was first published at. */
  readonly url: string | null
  /** Full address of its page in the archive; null when the archive has no address. */
  readonly page: string | null
}

/** The archive as citations name it; their words are those of its interface. */
export type CitingArchive = Pick<Site, 'name' | 'interface' | 'months' | 'digits'>

export function citedArticle(article: Article, site: Pick<Site, 'url'>): Cited {
  const { record, headline, headlineIsOpening, outlet } = article
  return {
    id: record.id,
    headline,
    headlineIsOpening,
    outlet: outlet?.name ?? null,
    author: record.author,
    published: record.published,
    language: record.language,
    url: record.url,
    page: site.url === null ? null : site.url.replace(/\/?$/, '/') + article.path,
  }
}

/** The headline; opening words that stand in for one are in square brackets, as library catalogues have it. */
export function titleOf({
  headline,
  headlineIsOpening,
}: Pick<Cited, 'headline' | 'headlineIsOpening'>): string {
  const title = oneLine(headline)
  return headlineIsOpening ? `[${title}]` : title
}

/** What most texts have none of: two blanks or one at an end, other white space, controls, surrogates. */
const UNTIDY_RE =
  /^ | $| {2}|[\u0000-\u001F\u007F-\u00A0\u1680\u2000-\u200A\u2028-\u202F\u205F\u2066-\u2069\u3000\uD800-\uDFFF\uFEFF]/

/**
 * `text` on one line: every run of white space is a blank; controls, and marks that would turn the direction of what
 * follows (U+202A to U+202E, U+2066 to U+2069), are left out; half of a surrogate pair is U+FFFD.
 */
export function oneLine(text: string): string {
  if (!UNTIDY_RE.test(text)) return text
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/**
 * A name that programs must not take apart at its comma or semicolon: of a name in Arabic letters they are the Arabic
 * ones, which nothing splits at. Null for none.
 */
export function wholeName(name: string | null): string | null {
  const whole = name === null ? '' : oneLine(name)
  if (whole === '') return null
  return /\p{Script=Arabic}/u.test(whole) ? whole.replaceAll(',', '،').replaceAll(';', '؛') : whole
}

/**
 * A web address that no format trips over: blanks, quotation marks, braces, backslashes and the like percent-encoded;
 * null for what is no `http` or `https` address.
 */
export function webAddress(url: string | null): string | null {
  const address = url === null ? '' : oneLine(url)
  if (!/^https?:\/\/[^/]/i.test(address)) return null
  return address.replace(/[\s"<>\\^`{|}]/g, (sign) => encodeURIComponent(sign))
}

/** Where the article is read: its page in the archive, else where it was first published. */
export function addressOf({ page, url }: Cited): string | null {
  return webAddress(page) ?? webAddress(url)
}
