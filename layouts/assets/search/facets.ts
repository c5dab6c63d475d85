// The boxes of the filters, with names and counts, and the chips of those in use.

import type { Names } from '../../../src/search/format.ts'
import { copyOf, inside, type Shell } from './shell.ts'
import { PAGE_FACETS, type PageFacet, type State } from './state.ts'
import type { Strings } from './strings.ts'

/** Values shown of a facet; those in use are shown in any case. */
const MOST_VALUES = 30

/** @param names null when no facet but the year is shown. */
const nameOf = (names: Names | null, facet: PageFacet, id: string, strings: Strings): string =>
  facet === 'year' ? strings.digits(id) : (names?.[facet].find(([known]) => known === id)?.[1] ?? id)

/** The box of a facet. */
export function boxOf({ filters }: Shell, facet: PageFacet): HTMLDetailsElement {
  return inside<HTMLDetailsElement>(filters, `[data-facet="${facet}"]`)
}

/** Says something in a box, to screen readers alone or to all. */
export function tellBox(shell: Shell, facet: PageFacet, text: string, unseen = false): void {
  const line = inside(boxOf(shell, facet), '[role="status"]')
  line.classList.toggle('hidden', unseen)
  if (line.textContent !== text) line.textContent = text
}

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

/** Fills the box of a facet and gives the number of values in it. Keeps the focus on the value that has it. */
export function showFacet(
  shell: Shell,
  facet: PageFacet,
  count: Readonly<Record<string, number>>,
  names: Names | null,
  state: State,
  strings: Strings,
): number {
  const box = boxOf(shell, facet)
  const used = new Set(state.chosen[facet])
  const others = inOrder(facet, count)
    .filter((id) => !used.has(id))
    .slice(0, MOST_VALUES)
  const all = [...used, ...others]
  const shown = facet === 'year' ? all.sort((a, b) => Number(b) - Number(a)) : all
  const held = document.activeElement instanceof HTMLInputElement ? document.activeElement : null
  const focused = held !== null && box.contains(held) ? held.value : null
  inside(box, 'ul').replaceChildren(
    ...shown.map((id) =>
      valueItem(facet, id, nameOf(names, facet, id, strings), count[id] ?? 0, used.has(id), strings),
    ),
  )
  if (focused !== null) {
    for (const input of box.querySelectorAll('input')) if (input.value === focused) input.focus()
  }
  return shown.length
}

/** Shows a button for each filter in use; `without` gets the state that is left when it is taken away. */
export function showChips(
  shell: Shell,
  names: Names | null,
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
