// The foot of a page: links beside the navigation, and whose the texts are.

import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

export function footer(view: View): Html {
  const { words } = view.strings
  const links = view.footer.map(
    (target) => html`
<li><a href="${view.link(target.path)}">${target.text}</a></li>`,
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
