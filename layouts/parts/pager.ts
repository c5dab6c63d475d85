// Pages of a listing, newest first, numbered from the oldest.

import type { Pager } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** Numbers shown on either side of the page one is on. */
const REACH = 2

export function pager(view: View, { page, pages, paths }: Pager): Html {
  const { words } = view.strings
  return html`<nav class="pager" aria-label="${words.pages}">
<ul>${[
    step(view, paths[page], words.newer, 'next'),
    numbersAround(page, pages).map((n) => (n === null ? gap() : number(view, n, page, paths[n - 1]))),
    step(view, paths[page - 2], words.older, 'prev'),
  ]}
</ul>
<p>${view.strings.fill('pageOf', { page, pages })}</p>
</nav>`
}

function step(view: View, path: string | undefined, label: string, rel: 'next' | 'prev'): Html | null {
  if (path === undefined) return null
  return html`
<li><a href="${view.link(path)}" rel="${rel}">${label}</a></li>`
}

function number(view: View, n: number, page: number, path: string | undefined): Html | null {
  if (path === undefined) return null
  const label = view.strings.fill('pageNumber', { page: n })
  return html`
<li><a href="${view.link(path)}" aria-label="${label}"${n === page && html` aria-current="page"`}>${view.strings.number(n)}</a></li>`
}

function gap(): Html {
  return html`
<li aria-hidden="true" class="gap">…</li>`
}

/** Page numbers to show from newest to oldest: both ends and those around `page`; null for what is left out. */
export function numbersAround(page: number, pages: number): readonly (number | null)[] {
  const shown: (number | null)[] = []
  for (let n = pages; n >= 1; n--) {
    if (n === 1 || n === pages || Math.abs(n - page) <= REACH) shown.push(n)
    else if (shown.at(-1) !== null) shown.push(null)
  }
  return shown
}
