// The frame of every page: head, masthead, main, footer.

import { type Html, html } from './html.ts'
import { languageOf } from './language.ts'
import { alternates } from './parts/feeds.ts'
import { footer } from './parts/footer.ts'
import { masthead } from './parts/masthead.ts'
import { absolute } from './url.ts'
import type { View } from './view.ts'

/** Nothing but the site's own files; `wasm-unsafe-eval` is for the search, `data:` for nothing but small images. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

export interface Frame {
  /** Of the page alone; the site's name is added. Null on the front page. */
  readonly title: string | null
  readonly description: string
  /** Class of `<main>`: the kind of page. */
  readonly kind: string
  readonly main: Html
  /** What only this page's head has: what it tells programs about itself. */
  readonly head?: Html | null
  /** A `<script>` of the page, with `src`; most pages have none. */
  readonly script?: Html
}

export function base(view: View, frame: Frame): Html {
  const { lang, dir } = languageOf(view.language)
  const { months, digits, hijri } = view.site
  return html`<html lang="${lang}" dir="${dir}" data-months="${months}" data-digits="${digits}" data-hijri="${hijri ? 'on' : 'off'}">
<head>
${head(view, frame)}
</head>
<body>
<a class="skip" href="#main">${view.strings.words.skip}</a>
${masthead(view)}
<main id="main" class="${frame.kind}">
${frame.main}
</main>
${footer(view)}
</body>
</html>`
}

function head(view: View, { title, description, head, script }: Frame): Html {
  const { site, assets, page } = view
  const full = title === null ? site.name : `${title} — ${site.name}`
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${full}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#161411" media="(prefers-color-scheme: dark)">
${page.kind === 'not-found' ? html`<meta name="robots" content="noindex">` : openGraph(view, title ?? site.name, description)}
${earlyFonts(view)}<link rel="stylesheet" href="${view.link(assets.css)}">
<script defer src="${view.link(assets.reading)}"></script>
<link rel="icon" href="${view.link(assets.icon)}" type="image/svg+xml">
${alternates(view)}${script}
${head}`
}

/**
 * Fonts of the first screen, asked for before the style sheet has come. Opened from disk, a `preload` is refused
 * (`crossorigin` on file://) and logs errors: only a site that has an address has it. Elsewhere `prefetch`, which needs
 * no `crossorigin`, has the file in the cache when the style sheet asks for it.
 */
function earlyFonts(view: View): readonly Html[] {
  const isOnline = view.site.url !== null
  return view.assets.fonts
    .filter((font) => font.preload)
    .map(({ path }) =>
      isOnline
        ? html`<link rel="preload" href="${view.link(path)}" as="font" type="font/woff2" crossorigin>
`
        : html`<link rel="prefetch" href="${view.link(path)}" type="font/woff2">
`,
    )
}

function openGraph(view: View, title: string, description: string): Html {
  const { site, page } = view
  const address = site.url === null ? null : absolute(site.url, page.path)
  // Zotero would take the archive for the newspaper of an article whose newspaper is not known.
  const isOfNoOutlet = page.kind === 'article' && page.article.outlet === null
  return html`<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="${page.kind === 'article' ? 'article' : 'website'}">
${
  isOfNoOutlet
    ? null
    : html`<meta property="og:site_name" content="${site.name}">
`
}<meta property="og:locale" content="${localeOf(site.language)}">
<meta name="twitter:card" content="summary">${
    address !== null &&
    html`
<meta property="og:url" content="${address}">
<link rel="canonical" href="${address}">`
  }`
}

/** A locale of Open Graph, which wants a country; those of languages without one are Facebook's own. */
function localeOf(language: string): string {
  const { lang } = languageOf(language)
  return ({ ar: 'ar_AR', en: 'en_US' } as Readonly<Record<string, string>>)[lang] ?? lang.replaceAll('-', '_')
}
