// The people, places, organisations and topics that an article names.

import type { Article, Entity } from '../../src/model.ts'
import { type Html, html, join } from '../html.ts'
import type { View } from '../view.ts'

export function mentions(view: View, { mentions }: Article): Html | null {
  if (mentions.length === 0) return null
  return html`<section class="box mentions">
<h2>${view.strings.words.mentions}</h2>
<ul class="chips">${mentions.map(
    (entity) => html`
<li>${entityLink(view, entity)}</li>`,
  )}
</ul>
</section>`
}

/** Names in a row: «موسكو، منظمة التعاون الإسلامي». */
export function entityNames(view: View, entities: readonly Entity[]): Html {
  return join(
    entities.map((entity) => entityLink(view, entity)),
    view.strings.words.comma,
  )
}

function entityLink(view: View, entity: Entity): Html {
  const path = view.entityPath(entity)
  return path === null
    ? html`<bdi>${entity.name}</bdi>`
    : html`<a href="${view.link(path)}"><bdi>${entity.name}</bdi></a>`
}
