// Addresses between pages: relative from page to page, so that they work from disk and under any base path.

/** Lone surrogates, which no address can hold. */
const SURROGATE_RE = /\p{Surrogate}/gu

/** Paths that are their own encoding, as nearly all are. */
const PLAIN_RE = /^[\w./-]*$/

/** `path` with every segment percent-encoded; a colon too, since the first segment could pass for a scheme. */
export function encodePath(path: string): string {
  if (PLAIN_RE.test(path)) return path
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(SURROGATE_RE, '\uFFFD')))
    .join('/')
}

/**
 * The address of `to` on the page `from`. Both are paths from the site root, not encoded and without a slash at their
 * start; the result is percent-encoded.
 */
export function relative(from: string, to: string): string {
  let shared = 0
  for (let i = 0; i < from.length && from[i] === to[i]; i++) if (from[i] === '/') shared = i + 1
  const up = from.slice(shared).split('/').length - 1
  return '../'.repeat(up) + encodePath(to.slice(shared))
}

/**
 * The address of `to` on the not-found page. A host serves that page at whatever address was asked for, at any depth,
 * so nothing relative can work; `<base>` is barred by the content security policy, and a full address would leave a
 * preview for the published site. What is left is the path from the host's root: below the path of `siteUrl` when it is
 * known, else `/`, which is right for every site that has its host to itself.
 */
export function fromHostRoot(siteUrl: string | null, to: string): string {
  return (siteUrl === null ? '/' : new URL(siteUrl).pathname.replace(/\/?$/, '/')) + encodePath(to)
}

/** The full address of a page, for `canonical`; the front page is the site's own address. */
export function absolute(siteUrl: string, to: string): string {
  return siteUrl.replace(/\/?$/, '/') + (to === 'index.html' ? '' : encodePath(to))
}

/** What may not stand in an address as it is, once the scheme is past: all else of Unicode may (WHATWG URL, 4.3). */
const NOT_IN_ADDRESS_RE = /[\u0000-\u0020"#%<>[\\\]^`{|}\u007F-\u009F]/g

/** `text` as an address that holds it, UTF-8; letters stay what they are, which packs better than percent signs. */
export function dataAddress(mediaType: string, text: string): string {
  const encoded = text.replace(NOT_IN_ADDRESS_RE, (sign) => encodeURIComponent(sign))
  return `data:${mediaType};charset=utf-8,${encoded}`
}
