// The head of a page: notice, nameplate, search form, navigation.

import type { Page } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { Word } from '../strings.ts'
import { siteWords, type View } from '../view.ts'
import { searchForm } from './search-form.ts'
import { settings } from './settings.ts'

const SECTIONS: readonly (readonly [Word, string])[] = [
  ['home', 'index.html'],
  ['dates', 'dates/index.html'],
  ['places', 'places/index.html'],
  ['people', 'people/index.html'],
  ['topics', 'topics/index.html'],
  ['sources', 'sources/index.html'],
  ['search', 'search.html'],
  ['about', 'about.html'],
]

export function masthead(view: View): Html {
  const { site, page } = view
  const isHome = page.kind === 'home'
  return html`<header>
${notice(view)}<div class="${isHome ? 'masthead front' : 'masthead'}">
<div class="nameplate">
${isHome ? html`<h1 class="name">${siteWords(view, site.name)}</h1>` : html`<a class="name" href="${view.link('index.html')}">${siteWords(view, site.name)}</a>`}
<p class="tagline">${siteWords(view, site.description)}</p>
<div class="tools">${settings(view)}
${page.kind !== 'search' && !isHome && searchForm(view)}</div>
</div>
${navigation(view)}
</div>
</header>`
}

/** What the reader of any page must know, in print too. */
function notice(view: View): Html | null {
  if (view.site.notice === null) return null
  return html`<p class="notice"><strong>${view.strings.words.notice}</strong> <bdi>${siteWords(view, view.site.notice)}</bdi></p>
`
}

function navigation(view: View): Html {
  const { words } = view.strings
  const current = sectionOf(view.page)
  return html`<nav class="sections" aria-label="${words.sections}">
<ul>${SECTIONS.map(([word, path]) => {
    const state = path === view.page.path ? 'page' : 'true'
    return html`
<li><a href="${view.link(path)}"${path === current && html` aria-current="${state}"`}>${words[word]}</a></li>`
  })}
</ul>
</nav>`
}

/** Path of the section that a page belongs to, marked in the navigation where that has it; none for articles. */
function sectionOf(page: Page): string | null {
  if (page.kind === 'article' || page.kind === 'not-found') return null
  if (page.kind === 'index') return `${page.of}/index.html`
  if (page.kind !== 'listing') return page.path
  if (page.of === 'source') return 'sources/index.html'
  const isDate = page.of === 'year' || page.of === 'month' || page.of === 'day' || page.of === 'undated'
  return isDate ? 'dates/index.html' : `${page.of}/index.html`
}
