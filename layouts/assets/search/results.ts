// Shows results: title, source, date, place, excerpt with the words marked. All text is set as text.

import { dateInWords } from '../../../src/arabic/date-words.ts'
import { foreignRuns, runAttributes } from '../../../src/arabic/runs.ts'
import type { Site } from '../../../src/model.ts'
import type { Piece } from '../../../src/search/excerpts.ts'
import type { Result } from '../../../src/search/reader.ts'
import { copyOf, element, inside } from './shell.ts'
import type { Strings } from './strings.ts'

/** What results are shown with. */
export interface Style {
  readonly strings: Strings
  readonly site: Pick<Site, 'language' | 'months' | 'digits'>
  /** Address of the site root. */
  readonly root: URL
}

/** Spellings that an address carries to the article, so that its script can mark them. */
const MOST_SPELLINGS = 16

/** Marked words as marks, foreign runs isolated as on the pages; a run that marks divide is isolated in its parts. */
function nodesOf(pieces: readonly Piece[], language: string): (Node | string)[] {
  const direction = /^(?:ar|fa|ur|ckb|ug|ps|he|sd)\b/.test(language) ? 'rtl' : 'ltr'
  return pieces.flatMap(({ text, mark }) => {
    const parts = isolatedParts(text, direction)
    if (!mark) return parts
    const marked = element('mark', '')
    marked.replaceChildren(...parts)
    return [marked]
  })
}

function isolatedParts(text: string, direction: 'rtl' | 'ltr'): (Node | string)[] {
  const parts: (Node | string)[] = []
  let at = 0
  for (const { from, to, kind } of foreignRuns(text, direction)) {
    const words = text.slice(from, to)
    const run = element('bdi', words)
    for (const [name, value] of runAttributes(words, kind)) run.setAttribute(name, value)
    parts.push(text.slice(at, from), run)
    at = to
  }
  return [...parts, text.slice(at)].filter((part) => part !== '')
}

/** Address of an article, with the words to mark there as they are spelled there. */
export function articleAddress({ url, matched }: Pick<Result, 'url' | 'matched'>, root: URL): string {
  const address = new URL(url, root)
  // Only ever a page of this site, whatever the index says.
  if (address.origin !== root.origin) return root.href
  if (matched.length > 0)
    address.hash = new URLSearchParams({ words: matched.slice(0, MOST_SPELLINGS).join(' ') }).toString()
  return address.href
}

/** The date by itself: the reader's settings may write it in another way. */
function metaLine({ opening, sourceName, date, place }: Result, { strings, site }: Style): (Node | string)[] {
  const parts = [
    opening ? strings.say('untitled') : null,
    sourceName,
    date === null
      ? strings.say('dateUnknown')
      : dated(dateInWords(date, { months: site.months, digits: site.digits, language: strings.language })),
    place,
  ]
  return parts.flatMap((part) => part ?? []).flatMap((part, i) => (i === 0 ? [part] : [' · ', part]))
}

function dated(words: string): HTMLElement {
  const span = element('span', words)
  span.className = 'd'
  return span
}

function resultItem(result: Result, style: Style): HTMLElement {
  const item = copyOf('result-template')
  const link = inside<HTMLAnchorElement>(item, 'a.title')
  link.href = articleAddress(result, style.root)
  link.replaceChildren(...nodesOf(result.titlePieces, result.language))
  inside(item, '.meta').replaceChildren(...metaLine(result, style))
  const excerpt = inside(item, '.excerpt')
  excerpt.replaceChildren(...nodesOf(result.excerpt, result.language))
  if (result.language !== document.documentElement.lang) {
    for (const part of [link, excerpt]) {
      part.lang = result.language
      part.dir = 'auto'
    }
  }
  return item
}

/** Puts results into the list. */
export function showResults(list: HTMLElement, results: readonly Result[], style: Style): void {
  list.replaceChildren(...results.map((result) => resultItem(result, style)))
}
