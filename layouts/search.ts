// The search page: a shell that the client script fills; without it, ways to browse.

import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { searchButton, searchField } from './parts/search-form.ts'
import type { View } from './view.ts'

/** Facets by the name that the index knows them by, with their legend; they are filled later, so the dates stand before them. */
const FACETS = [
  ['source', 'facetSource'],
  ['year', 'facetYear'],
  ['place', 'facetPlace'],
  ['person', 'facetPerson'],
  ['organisation', 'facetOrganisation'],
  ['topic', 'facetTopic'],
] as const

/** What the search understands: an example to type, and what it finds. */
const HELP = [
  ['searchHelpWordsExample', 'searchHelpWords'],
  ['searchHelpPhraseExample', 'searchHelpPhrase'],
  ['searchHelpWithoutExample', 'searchHelpWithout'],
  ['searchHelpFieldExample', 'searchHelpField'],
] as const

export function search(view: View): Html {
  const { words } = view.strings
  return base(view, {
    title: words.search,
    description: `${words.search} — ${view.site.description}`,
    kind: 'search',
    script: html`<script type="module" src="${view.link(view.assets.search)}"></script>`,
    main: html`<form id="search-form" class="seek big" role="search" action="${view.link(view.page.path)}" method="get" data-engine="${view.link(view.assets.engine)}">
${searchField(view, 'q')}
${searchButton(words.searchButton)}
</form>
${help(view)}
${withoutScript(view)}
<div class="search-body">
${filters(view)}
<div class="found">
<h1 id="status" aria-live="polite" aria-atomic="true">${words.searchPrompt}</h1>
<div class="found-head">
<p id="summary" class="meta"></p>
${sorting(view)}
</div>
<ul id="chips" class="chips" hidden></ul>
<p id="message" role="status">${words.searchOffline} ${browseLinks(view)}</p>
<ol id="results"></ol>
<nav id="pager" class="pager" aria-label="${words.resultPages}" hidden></nav>
</div>
</div>
${templates()}`,
  })
}

function help(view: View): Html {
  const { words } = view.strings
  return html`<details id="search-help">
<summary>${words.searchHelp}</summary>
<dl>
${HELP.map(
  ([
    example,
    meaning,
  ]) => html`<dt><kbd lang="${/\p{Script=Arabic}/u.test(words[example]) ? 'ar' : 'en'}" dir="auto">${words[example]}</kbd></dt>
<dd>${words[meaning]}</dd>
`,
)}</dl>
<p>${words.searchHelpKeys}</p>
</details>`
}

function filters(view: View): Html {
  const { words } = view.strings
  return html`<details id="filters">
<summary>${words.filters}</summary>
<fieldset class="dates">
<legend>${words.facetDate}</legend>
${dateField('from', words.dateFrom)}
${dateField('to', words.dateTo)}
<label class="undated"><input id="undated" name="undated" type="checkbox" form="search-form"> ${words.withUndated}</label>
</fieldset>
${FACETS.map((facet) => facetFields(view, facet))}
</details>`
}

function facetFields(view: View, [name, legend]: (typeof FACETS)[number]): Html {
  return html`<details class="facet" data-facet="${name}" hidden>
<summary id="facet-${name}">${view.strings.words[legend]}</summary>
<p class="meta" role="status"></p>
<div role="group" aria-labelledby="facet-${name}"><ul></ul></div>
</details>
`
}

/** A year or a day; typed, since a date picker cannot leave the day open. */
function dateField(name: 'from' | 'to', label: string): Html {
  return html`<p class="date"><label for="${name}">${label}</label> <input id="${name}" name="${name}" form="search-form" type="text" inputmode="numeric" dir="ltr" autocomplete="off" maxlength="10" placeholder="YYYY-MM-DD"></p>`
}

function sorting(view: View): Html {
  const { words } = view.strings
  return html`<p class="sorting"><label for="sort">${words.sort}</label> <select id="sort" name="sort" form="search-form">
<option value="relevance">${words.sortRelevance}</option>
<option value="newest">${words.sortNewest}</option>
<option value="oldest">${words.sortOldest}</option>
</select></p>`
}

function withoutScript(view: View): Html {
  return html`<noscript><p class="note">${view.strings.words.searchNoScript} ${browseLinks(view)}</p></noscript>`
}

function browseLinks(view: View): Html {
  const { words } = view.strings
  return html`<a href="${view.link('dates/index.html')}">${words.searchByDate}</a>${words.comma}<a href="${view.link('sources/index.html')}">${words.searchBySource}</a>`
}

/** What the script copies for each result, each value of a facet, each filter in use. */
function templates(): Html {
  return html`<template id="result-template"><li class="result"><h2><a class="title" href="search.html"></a></h2><p class="meta"></p><p class="excerpt"></p></li></template>
<template id="facet-template"><li><label><input type="checkbox"> <span class="name"></span> <span class="count"></span></label></li></template>
<template id="chip-template"><li><button type="button"></button></li></template>`
}
