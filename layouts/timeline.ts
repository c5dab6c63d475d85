// The whole archive in time: its years with their months, and what each source covers.

import type { TimelinePage } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { breadcrumbs } from './parts/breadcrumbs.ts'
import { spark, yearsInWords } from './parts/spark.ts'
import { timelineChart } from './parts/timeline-chart.ts'
import type { View } from './view.ts'

export function timeline(page: TimelinePage, view: View): Html {
  const { words } = view.strings
  return base(view, {
    title: words.timeline,
    description: `${words.timeline} — ${view.site.description}`,
    kind: 'timeline-page',
    main: html`${breadcrumbs(view, page.trail)}
<div class="list-head">
<h1>${words.timeline}</h1>
<p class="note">${words.timelineNote}</p>
</div>
${page.years.length === 0 ? html`<p>${words.emptyList}</p>` : timelineChart(view, page.years)}
${undated(page, view)}
${sources(page, view)}`,
  })
}

function undated({ undated }: TimelinePage, view: View): Html | null {
  if (undated === null) return null
  return html`<p><a href="${view.link(undated.path)}">${undated.text}</a> <span class="count">${view.strings.count('articles', undated.count)}</span></p>`
}

function sources({ sources, years }: TimelinePage, view: View): Html | null {
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last || sources.length === 0) return null
  return html`<section class="block sources">
<h2>${view.strings.words.sourcesOverTime}</h2>
<ul>${sources.map(
    ({ source, years }) => html`
<li><a href="${view.link(source.path)}"><bdi>${source.text}</bdi></a> ${spark(view, years, [first.year, last.year])} <span class="meta"><span class="n">${view.strings.count('articles', source.count)}</span>${view.strings.words.comma}${yearsInWords(view, years)}</span></li>`,
  )}
</ul>
</section>`
}
