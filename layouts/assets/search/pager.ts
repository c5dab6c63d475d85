// The pages of the results: real links, so that each can be opened, shared and gone back to.

import { element } from './shell.ts'
import { addressOf, PAGE_SIZE, type State } from './state.ts'
import type { Strings } from './strings.ts'

/** Numbers to show around the page: the first, the last, two on each side; null stands for a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const near = Array.from({ length: pages }, (_, n) => n + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 2,
  )
  return near.flatMap((n, at) => (at > 0 && n - (near[at - 1] ?? 0) > 1 ? [null, n] : [n]))
}

/** Fills the pager; hidden when there is one page. */
export function showPager(
  nav: HTMLElement,
  total: number,
  state: State,
  strings: Strings,
  open: (next: State) => void,
): void {
  const pages = Math.ceil(total / PAGE_SIZE)
  nav.hidden = pages < 2
  nav.replaceChildren()
  if (pages < 2) return
  const link = (text: string, page: number, label?: string) => {
    const made = element('a', text)
    const next = { ...state, page }
    made.href = addressOf(next) || '?'
    if (label !== undefined) made.setAttribute('aria-label', label)
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      open(next)
    })
    return made
  }
  const numbers = pageNumbers(state.page, pages).map((n) => {
    if (n === null) {
      const gap = element('span', '…')
      gap.className = 'gap'
      return gap
    }
    const text = strings.digits(n)
    if (n !== state.page) return link(text, n, strings.say('page', { page: text }))
    const current = element('span', text)
    current.setAttribute('aria-current', 'page')
    current.setAttribute('aria-label', strings.say('pageOf', { page: text, pages: strings.digits(pages) }))
    return current
  })
  const list = element('ul')
  const parts = [
    ...(state.page > 1 ? [link(strings.say('previous'), state.page - 1)] : []),
    ...numbers,
    ...(state.page < pages ? [link(strings.say('next'), state.page + 1)] : []),
  ]
  for (const part of parts) {
    const item = element('li')
    item.append(part)
    list.append(item)
  }
  nav.append(list)
}
