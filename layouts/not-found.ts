// What a host shows when there is no page at an address.

import { base } from './base.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

export function notFound(view: View): Html {
  const { words } = view.strings
  return base(view, {
    title: words.notFound,
    description: words.notFoundText,
    kind: 'prose',
    main: html`<div class="prose-text">
<h1>${words.notFound}</h1>
<div class="text"><p>${words.notFoundText}</p>
<p><a href="${view.link('index.html')}">${words.home}</a></p></div>
</div>`,
  })
}
