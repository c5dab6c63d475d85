// The way from the front page to a page.

import type { Target } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { targetWords, type View } from '../view.ts'

const HOME = 'index.html'

/** `trail` from the widest to the narrowest; the front page is put before it when it does not begin there. */
export function stepsOf(view: View, trail: readonly Target[]): readonly Target[] {
  return trail[0]?.path === HOME ? trail : [{ path: HOME, text: view.strings.words.home }, ...trail]
}

/** The steps as links. */
export function breadcrumbs(view: View, trail: readonly Target[]): Html {
  const { words } = view.strings
  return html`<nav class="trail" aria-label="${words.trail}">
<ol>${stepsOf(view, trail).map((step) => {
    const isHere = step.path === view.page.path
    return html`
<li>${isHere ? html`<span aria-current="page">${targetWords(step)}</span>` : html`<a href="${view.link(step.path)}">${targetWords(step)}</a>`}</li>`
  })}
</ol>
</nav>`
}
