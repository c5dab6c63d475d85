// The plain form that leads to the search page; it works without a script.

import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

export function searchForm(view: View, size: 'small' | 'big' = 'small'): Html {
  const { words } = view.strings
  return html`<form class="${size === 'big' ? 'seek big' : 'seek'}" role="search" action="${view.link('search.html')}" method="get" data-engine="${view.link(view.assets.engine)}">
${searchField(view, 'site-q')}
${searchButton(words.searchButton)}
</form>`
}

/** The field of a search form: a query of either direction sets its own. */
export function searchField(view: View, id: string): Html {
  const { words } = view.strings
  return html`<label class="hidden" for="${id}">${words.searchField}</label>
<input id="${id}" name="q" type="search" dir="auto" autocomplete="off" enterkeyhint="search" placeholder="${words.searchHint}">`
}

export function searchButton(label: string): Html {
  return html`<button type="submit"><svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><circle cx="6.5" cy="6.5" r="4.5"/><path d="m10 10 4.5 4.5"/></svg><span>${label}</span></button>`
}
