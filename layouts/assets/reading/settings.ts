// A reader's own choice of month names, digits, Hijri dates and text size, kept in the browser.

import { MONTHS } from '../../../src/arabic/month-names.ts'

type Months = keyof typeof MONTHS

interface Settings {
  months: Months
  digits: 'latn' | 'arab'
  hijri: 'on' | 'off'
  /** 0 to 3; 1 is the size that the site has. */
  size: string
}

const KEY = 'warraq-display'
/** What holds dates and numbers of the interface; the words of documents are never changed. */
const WRITTEN = 'time,.d,.n,.hijri,.count,.pager,.month,.years,#summary,[data-facet=year] .name'
const root = document.documentElement

/** Shows the choice that was made, and the form to make another. */
export function applySettings(): void {
  const own: Settings = {
    months: (root.dataset.months as Months | undefined) ?? 'both',
    digits: root.dataset.digits === 'arab' ? 'arab' : 'latn',
    hijri: root.dataset.hijri === 'off' ? 'off' : 'on',
    size: '1',
  }
  /** What was chosen by hand, here or in another archive of this address; all else is as the site has it. */
  const choice = kept()
  const chosen = { ...own, ...choice }
  const write = writer(own)
  const show = () => {
    root.dataset.hijri = chosen.hijri
    root.dataset.size = chosen.size
    write(chosen)
  }
  const differs = () => (Object.keys(own) as (keyof Settings)[]).some((key) => own[key] !== chosen[key])
  if (differs()) show()
  // What the search page adds later is written alike: results, then the counts that come after them.
  const later = new MutationObserver(() => {
    if (differs()) write(chosen)
  })
  for (const part of document.querySelectorAll('#results,#summary,#filters'))
    later.observe(part, { childList: true, subtree: true })
  form(chosen, (name) => {
    show()
    if (chosen[name] === own[name]) delete choice[name]
    else Object.assign(choice, { [name]: chosen[name] })
    keep(choice)
  })
}

function form(chosen: Settings, changed: (name: keyof Settings) => void): void {
  const box = document.querySelector<HTMLDetailsElement>('.settings')
  if (!box) return
  for (const field of box.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[name]')) {
    const name = field.name as keyof Settings
    if (field instanceof HTMLSelectElement) field.value = chosen[name]
    else field.checked = chosen.hijri === 'on'
    field.addEventListener('change', () => {
      const value = field instanceof HTMLSelectElement ? field.value : field.checked ? 'on' : 'off'
      Object.assign(chosen, { [name]: value })
      changed(name)
    })
  }
  box.hidden = false
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    box.open = false
    box.querySelector('summary')?.focus()
  })
}

/** Writes dates and numbers anew, from what the page had at first. */
function writer(own: Settings): (chosen: Settings) => void {
  const first = new WeakMap<Node, string>()
  const from = MONTHS[own.months] ?? MONTHS.both
  const names = new RegExp([...from].sort((a, b) => b.length - a.length).join('|'), 'g')
  return ({ months, digits }) => {
    const to = MONTHS[months] ?? from
    for (const element of document.querySelectorAll(WRITTEN)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode as Text
        const text = first.get(node) ?? node.data
        first.set(node, text)
        const named =
          months === own.months ? text : text.replace(names, (name) => to[from.indexOf(name)] ?? name)
        const written = digits === own.digits ? named : digitsOf(named, digits)
        if (written !== node.data) node.data = written
      }
    }
  }
}

/** Digits and the sign between thousands. */
function digitsOf(text: string, digits: 'latn' | 'arab'): string {
  return digits === 'arab'
    ? text
        .replace(/(\d),(?=\d)/g, '$1٬')
        .replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    : text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/(\d)٬(?=\d)/g, '$1,')
}

function kept(): Partial<Settings> {
  try {
    return Object(JSON.parse(localStorage.getItem(KEY) ?? '{}')) as Partial<Settings>
  } catch {
    // No store, or something else in it.
    return {}
  }
}

function keep(choice: Partial<Settings>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice))
  } catch {
    // A browser that keeps nothing shows the choice on this page alone.
  }
}
