// A Markdown page of the archive's own: what it is, how to cite it.

import type { ProseView, Quarantined } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { markdownHtml } from './parts/body.ts'
import { breadcrumbs } from './parts/breadcrumbs.ts'
import type { View } from './view.ts'

export function prose(page: ProseView, view: View): Html {
  const { title, body } = page.prose
  return base(view, {
    title,
    description: `${title} — ${view.site.description}`,
    kind: 'prose',
    main: html`${breadcrumbs(view, page.trail)}
<div class="prose-text">
<h1>${title}</h1>
<div class="text">
${markdownHtml(view, body)}
</div>
${quarantine(page.quarantine, view)}
</div>`,
  })
}

/** Documents that were received and could not be read, with the reason. */
function quarantine(refused: readonly Quarantined[], view: View): Html | null {
  const { words, count } = view.strings
  if (refused.length === 0) return null
  return html`<section class="quarantine">
<h2>${words.quarantine}</h2>
<p>${words.quarantineNote} ${count('documents', refused.length)}.</p>
<table>
<thead><tr><th scope="col">${words.file}</th><th scope="col">${words.reason}</th></tr></thead>
<tbody>${refused.map(
    ({ path, message, rule }) => html`
<tr><td><code dir="ltr">${path}</code></td><td><bdi>${message}</bdi> <code dir="ltr">${rule}</code></td></tr>`,
  )}
</tbody>
</table>
</section>`
}
