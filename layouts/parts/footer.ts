// The foot of a page: links beside the navigation, and whose the texts are.

import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { archiveFeeds } from './feeds.ts'

export function footer(view: View): Html {
  const { words } = view.strings
  const targets = view.footer.map(({ path, text }) => html`<a href="${view.link(path)}">${text}</a>`)
  const links = [...targets, archiveFeeds(view)].flatMap((link) =>
    link === null
      ? []
      : html`
<li>${link}</li>`,
  )
  return html`<footer class="foot">
<div>${
    links.length > 0 &&
    html`
<nav aria-label="${words.footer}">
<ul>${links}
</ul>
</nav>`
  }
<p>${words.rights}</p>
</div>
</footer>`
}
