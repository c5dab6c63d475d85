// The boxes of the filters, with names and counts, and the chips of those in use.

import type { FacetCounts } from '../../../src/search/facets.ts'
import type { Names } from '../../../src/search/format.ts'
import { copyOf, inside, type Shell } from './shell.ts'
import { PAGE_FACETS, type PageFacet, type State } from './state.ts'
import type { Strings } from './strings.ts'

/** Values shown of a facet; those in use are shown in any case. */
const MOST_VALUES = 30

const nameOf = (names: Names, facet: PageFacet, id: string, strings: Strings): string =>
  facet === 'year' ? strings.digits(id) : (names[facet].find(([known]) => known === id)?.[1] ?? id)

/** Values with the most articles first; years from the newest. */
const inOrder = (facet: PageFacet, count: Readonly<Record<string, number>>): string[] =>
  Object.keys(count).sort((a, b) =>
    facet === 'year' ? Number(b) - Number(a) : (count[b] ?? 0) - (count[a] ?? 0) || (a < b ? -1 : 1),
  )

function valueItem(
  facet: PageFacet,
  id: string,
  name: string,
  count: number,
  used: boolean,
  strings: Strings,
): HTMLElement {
  const item = copyOf('facet-template')
  const input = inside<HTMLInputElement>(item, 'input')
  input.name = facet
  input.value = id
  input.checked = used
  inside(item, '.name').textContent = name
  inside(item, '.count').textContent = strings.digits(count)
  return item
}

/** Fills the boxes of every facet; a facet without values is hidden. Keeps the focus on the box that has it. */
export function showFacets(
  shell: Shell,
  counts: FacetCounts,
  names: Names,
  state: State,
  strings: Strings,
): void {
  for (const facet of PAGE_FACETS) {
    const fieldset = shell.filters.querySelector<HTMLElement>(`[data-facet="${facet}"]`)
    if (fieldset === null) continue
    const used = new Set(state.chosen[facet])
    const count = counts[facet] ?? {}
    const ids = inOrder(facet, count)
    const others = ids.filter((id) => !used.has(id)).slice(0, MOST_VALUES)
    const all = [...used, ...others]
    const shown = facet === 'year' ? all.sort((a, b) => Number(b) - Number(a)) : all
    const held = document.activeElement instanceof HTMLInputElement ? document.activeElement : null
    const focused = held !== null && fieldset.contains(held) ? held.value : null
    inside(fieldset, 'ul').replaceChildren(
      ...shown.map((id) =>
        valueItem(facet, id, nameOf(names, facet, id, strings), count[id] ?? 0, used.has(id), strings),
      ),
    )
    fieldset.hidden = shown.length === 0
    if (focused !== null) {
      for (const input of fieldset.querySelectorAll('input')) if (input.value === focused) input.focus()
    }
  }
}

/** Shows a button for each filter in use; `without` gets the state that is left when it is taken away. */
export function showChips(
  shell: Shell,
  names: Names,
  state: State,
  strings: Strings,
  without: (left: State) => void,
): void {
  const chip = (text: string, left: Partial<State>) => {
    const item = copyOf('chip-template')
    const button = inside<HTMLButtonElement>(item, 'button')
    button.textContent = text
    button.setAttribute('aria-label', strings.say('remove', { filter: text }))
    button.addEventListener('click', () => without({ ...state, ...left, page: 1 }))
    return item
  }
  const items = PAGE_FACETS.flatMap((facet) =>
    state.chosen[facet].map((id) =>
      chip(strings.say(facet, { value: nameOf(names, facet, id, strings) }), {
        chosen: { ...state.chosen, [facet]: state.chosen[facet].filter((other) => other !== id) },
      }),
    ),
  )
  if (state.from !== '') items.push(chip(strings.say('from', { value: state.from }), { from: '' }))
  if (state.to !== '') items.push(chip(strings.say('to', { value: state.to }), { to: '' }))
  shell.chips.replaceChildren(...items)
  shell.chips.hidden = items.length === 0
}
