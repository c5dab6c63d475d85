// Names with the number of articles behind each.

import type { Count } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { targetWords, type View } from '../view.ts'

export function countList(view: View, counts: readonly Count[], style = 'counts'): Html {
  const { strings } = view
  return html`<ul class="${style}">${counts.map(
    (count) => html`
<li><a href="${view.link(count.path)}"><bdi>${targetWords(count)}</bdi></a> <span class="count"><span aria-hidden="true">${strings.number(count.count)}</span><span class="hidden">${strings.count('articles', count.count)}</span></span></li>`,
  )}
</ul>`
}

/** A block of the front page: heading, a link to all, the list. */
export function countBlock(view: View, heading: string, path: string, counts: readonly Count[]): Html | null {
  if (counts.length === 0) return null
  return html`<section class="block">
${blockHead(view, heading, path, view.strings.words.all)}
${countList(view, counts)}
</section>`
}

/** A heading with a link to the whole list; the link's words alone ("all") would not say of what. */
export function blockHead(view: View, heading: string, path: string, more: string): Html {
  return html`<div class="block-head"><h2>${heading}</h2> <a class="more" href="${view.link(path)}" aria-label="${view.strings.fill('allOf', { all: more, of: heading })}">${more}</a></div>`
}
