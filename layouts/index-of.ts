// A list of lists: all dates, all sources, all places, people, organisations, topics.

import type { IndexPage } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { breadcrumbs } from './parts/breadcrumbs.ts'
import { countList } from './parts/count-list.ts'
import { yearBars } from './parts/year-bars.ts'
import { targetWords, type View } from './view.ts'

export function indexOf(page: IndexPage, view: View): Html {
  const { words } = view.strings
  const isEmpty = page.counts.length === 0 && page.years.length === 0
  return base(view, {
    title: page.heading,
    description: page.note ?? `${page.heading} — ${view.site.description}`,
    kind: 'index',
    main: html`${breadcrumbs(view, page.trail)}
<div class="list-head">
<h1>${page.heading}</h1>
${page.note !== null && html`<p class="note">${page.note}</p>`}
</div>
${page.letters.length > 0 && letters(page, view)}
${isEmpty && html`<p>${words.emptyList}</p>`}
${page.years.length > 0 && yearSections(page, view)}
${page.counts.length > 0 && countList(view, page.counts, 'counts wide')}`,
  })
}

/** The way to the names of each first letter. */
function letters(page: IndexPage, view: View): Html {
  return html`<nav class="letters" aria-label="${view.strings.words.letters}">
<ul class="chips">${page.letters.map(
    (letter) => html`
<li><a href="${view.link(letter.path)}"${letter.path === page.path && html` aria-current="page"`}>${letter.text}</a></li>`,
  )}
</ul>
</nav>`
}

/** Bars of all years, then each year with its months. */
function yearSections(page: IndexPage, view: View): Html {
  const { strings } = view
  return html`${yearBars(
    view,
    page.years.map(({ year }) => year),
  )}
<p><a class="more" href="${view.link('timeline.html')}">${strings.words.timeline}</a></p>
<div class="year-list">${page.years.map(
    ({ year, months }) => html`
<section class="block">
<div class="block-head"><h2><a href="${view.link(year.path)}">${targetWords(year)}</a></h2> <span class="meta n">${strings.count('articles', year.count)}</span></div>
${countList(view, months)}
</section>`,
  )}
</div>`
}
