// Pages of a listing, newest first, numbered from the oldest.

import type { Pager } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

export function pager(view: View, { page, pages, numbers, newer, older, newest }: Pager): Html {
  const { strings } = view
  const where =
    pages === null ? strings.fill('pageFromOldest', { page }) : strings.fill('pageOf', { page, pages })
  return html`<nav class="pager" aria-label="${strings.words.pages}">
<ul>${[
    // Beside the front page the link to what is newer leads there.
    newest !== newer && step(view, newest, strings.words.newest, null),
    step(view, newer, strings.words.newer, 'next'),
    numbers.map((one) => (one === null ? gap() : number(view, one, page))),
    step(view, older, strings.words.older, 'prev'),
  ]}
</ul>
<p>${where}</p>
</nav>`
}

function step(view: View, path: string | null, label: string, rel: 'next' | 'prev' | null): Html | null {
  if (path === null) return null
  return html`
<li><a href="${view.link(path)}"${rel !== null && html` rel="${rel}"`}>${label}</a></li>`
}

function number(view: View, { page: n, path }: NonNullable<Pager['numbers'][number]>, page: number): Html {
  const label = view.strings.fill('pageNumber', { page: n })
  return html`
<li><a href="${view.link(path)}" aria-label="${label}"${n === page && html` aria-current="page"`}>${view.strings.number(n)}</a></li>`
}

function gap(): Html {
  return html`
<li aria-hidden="true" class="gap">…</li>`
}
