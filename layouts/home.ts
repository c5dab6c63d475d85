// The front page: the newest, a way in by date, and what the archive is about.

import type { Article, HomePage } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html, join } from './html.ts'
import { subheads } from './parts/body.ts'
import { calendar } from './parts/calendar.ts'
import { card } from './parts/card.ts'
import { blockHead, countBlock } from './parts/count-list.ts'
import { pageFeeds } from './parts/feeds.ts'
import { headOfHome } from './parts/head-home.ts'
import { cardLine } from './parts/meta-line.ts'
import { searchForm } from './parts/search-form.ts'
import { yearBars } from './parts/year-bars.ts'
import { inLanguage, type View } from './view.ts'

const DATES = 'dates/index.html'
const TIMELINE = 'timeline.html'
/** Sub-headlines of the lead article that are shown below it. */
const POINTS = 2

export function home(page: HomePage, view: View): Html {
  const { words } = view.strings
  return base(view, {
    title: null,
    description: view.site.description,
    kind: 'home',
    head: headOfHome(view),
    main: html`<div class="seek-block">
${searchForm(view, 'big')}
${suggestions(view)}
<p class="extent n">${extent(page, view)}</p>
</div>
<div class="${page.calendar === null ? 'front-page no-calendar' : 'front-page'}">
${page.lead === null ? html`<p class="lead">${words.noArticles}</p>` : lead(page.lead, page.leadText, view)}
${recent(page, view)}
${newestMonth(page, view)}
</div>
${years(page, view)}
<div class="blocks">
${countBlock(view, words.places, 'places/index.html', page.places)}
${countBlock(view, words.people, 'people/index.html', page.people)}
${countBlock(view, words.sources, 'sources/index.html', page.sources)}
</div>`,
  })
}

/** Queries to try, as links to the search page. */
function suggestions(view: View): Html | null {
  const { suggestions } = view.site
  if (suggestions.length === 0) return null
  const search = view.link('search.html')
  const links = suggestions.map((query) => {
    const address = `${search}?q=${encodeURIComponent(query)}`
    return html`<a href="${address}"><bdi>${query}</bdi></a>`
  })
  return html`<p class="suggestions">${view.strings.words.try} ${join(links, view.strings.words.comma)}</p>`
}

/** How much the archive holds, and of which years. */
function extent(page: HomePage, view: View): string {
  const { strings } = view
  const total = strings.count('articles', page.total)
  const texts = page.years.map((year) => year.text).sort()
  const [from, to] = [texts[0], texts.at(-1)]
  if (from === undefined || to === undefined) return total
  return from === to
    ? `${total}${strings.words.comma}${from}`
    : `${total}${strings.words.comma}${strings.fill('span', { from, to })}`
}

function lead(article: Article, text: readonly string[], view: View): Html {
  const { record } = article
  const points = subheads(view, record.body, POINTS)
  return html`<article class="lead">
${record.kicker !== null && html`<p class="kicker">${inLanguage(view, article, record.kicker)}</p>`}
<h2 class="${article.headlineIsOpening ? 'title opening' : 'title'}"><a href="${view.link(article.path)}">${inLanguage(view, article, article.headline)}</a></h2>
${cardLine(view, article)}
${text.map((words) => html`<p class="excerpt">${inLanguage(view, article, words)}</p>`)}
${points.length > 0 && html`<ul class="points">${points.map((point) => html`<li><span>${inLanguage(view, article, point)}</span></li>`)}</ul>`}
</article>`
}

function recent(page: HomePage, view: View): Html | null {
  const { words } = view.strings
  if (page.recent.length === 0) return null
  return html`<section class="block recent">
${blockHead(view, words.fromArchive, DATES, words.allArticles)}
${page.recent.map((article, i) => card(view, article, { level: 3, excerpt: i === 0 }))}
${pageFeeds(view)}
</section>`
}

function newestMonth(page: HomePage, view: View): Html | null {
  if (page.calendar === null) return null
  return html`<section class="block by-date">
<div class="block-head"><h2>${view.strings.words.browseByDate}</h2></div>
${calendar(view, page.calendar)}
</section>`
}

function years(page: HomePage, view: View): Html | null {
  const { words } = view.strings
  if (page.years.length === 0) return null
  return html`<section class="block by-year">
${blockHead(view, words.byYear, TIMELINE, words.timeline)}
${yearBars(view, page.years)}
</section>`
}
