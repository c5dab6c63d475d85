// The search page from the keyboard: / to the box, arrows, Home and End through the results, Escape back and clear.

import type { Shell } from './shell.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement

/** Index of the result to go to, from the one that has the focus (-1 for none); null when the key moves nothing. */
export function nextResult(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp') return at - 1
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}

/** Listens for the keys; `cleared` is called when the box was emptied. */
export function listenToKeys({ box, results }: Shell, cleared: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const links = [...results.querySelectorAll<HTMLAnchorElement>('a.title')]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault()
      box.focus()
      box.select()
    } else if (event.key === 'Escape' && (event.target === box || at >= 0)) {
      event.preventDefault()
      if (event.target === box) {
        box.value = ''
        cleared()
      } else box.focus()
    } else if (at >= 0 || (event.target === box && event.key === 'ArrowDown')) {
      const next = nextResult(event.key, at, links.length)
      if (next === null) return
      event.preventDefault()
      if (next < 0) box.focus()
      else links[next]?.focus()
    }
  })
}
