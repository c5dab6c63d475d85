// The parts of the page that the script fills; the page itself is layouts/search.ts.

/** An element of the page by its id. Throws when the page and the script are not of one build. */
function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id)
  if (found instanceof type) return found
  throw new Error(`search page: #${id} is missing`)
}

export interface Shell {
  readonly form: HTMLFormElement
  readonly box: HTMLInputElement
  readonly from: HTMLInputElement
  readonly to: HTMLInputElement
  readonly undated: HTMLInputElement
  readonly sort: HTMLSelectElement
  readonly status: HTMLElement
  readonly summary: HTMLElement
  readonly message: HTMLElement
  readonly chips: HTMLElement
  readonly results: HTMLElement
  readonly pager: HTMLElement
  readonly filters: HTMLElement
  /** Links to browse by, for when the search does not work. */
  readonly browse: readonly Node[]
}

/** Finds the parts. */
export function shellOf(): Shell {
  const message = part('message', HTMLElement)
  return {
    form: part('search-form', HTMLFormElement),
    box: part('q', HTMLInputElement),
    from: part('from', HTMLInputElement),
    to: part('to', HTMLInputElement),
    undated: part('undated', HTMLInputElement),
    sort: part('sort', HTMLSelectElement),
    status: part('status', HTMLElement),
    summary: part('summary', HTMLElement),
    message,
    chips: part('chips', HTMLElement),
    results: part('results', HTMLElement),
    pager: part('pager', HTMLElement),
    filters: part('filters', HTMLElement),
    browse: [...message.childNodes].slice(
      [...message.childNodes].findIndex((node) => node instanceof HTMLAnchorElement),
    ),
  }
}

/** A copy of what a template holds. */
export function copyOf(id: string): HTMLElement {
  const first = part(id, HTMLTemplateElement).content.firstElementChild
  if (!(first instanceof HTMLElement)) throw new Error(`search page: #${id} is empty`)
  return document.importNode(first, true)
}

/** An element inside another. */
export function inside<T extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): T {
  const found = parent.querySelector<T>(selector)
  if (found === null) throw new Error(`search page: ${selector} is missing`)
  return found
}

/** A new element with text in it. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
