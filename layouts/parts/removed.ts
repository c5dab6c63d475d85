// The lines of a document that the page does not show, each with its place and its role.

import type { RemovedLine } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

export function removedLines(view: View, removed: readonly RemovedLine[]): Html {
  const { strings } = view
  if (removed.length === 0) return html`<p>${strings.words.removedNothing}</p>`
  const lines = strings.count('lines', removed.length)
  return html`<details class="removed">
<summary>${strings.fill('removedLabel', { lines })}</summary>
<p>${strings.words.removedNote}</p>
<ol>${removed.map(
    (line) => html`
<li><span class="place">${strings.fill('lineNumber', { line: line.line })}${strings.words.comma}${strings.roles[line.role]}</span> <q dir="auto">${line.text}</q></li>`,
  )}
</ol>
</details>`
}
