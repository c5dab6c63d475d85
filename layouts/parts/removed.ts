// The lines of a document that the page does not show, each with its place and its role.

import type { Article } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { documentLanguage, lineLink, type View } from '../view.ts'
import { ruleWords } from './fate.ts'

export function removedLines(view: View, article: Article): Html {
  const { strings } = view
  const { removed } = article.record
  if (removed.length === 0) return html`<p>${strings.words.removedNothing}</p>`
  const lines = strings.count('lines', removed.length)
  return html`<details class="removed">
<summary>${strings.fill('removedLabel', { lines })}</summary>
<p>${strings.words.removedNote}</p>
<ol>${removed.map(
    (line) => html`
<li><span class="place">${lineLink(view, article, line.line)}${strings.words.comma}${strings.roles[line.role]}${line.rule !== undefined && html`${strings.words.colon}${ruleWords(view, line.rule)}`}</span> <q dir="auto"${documentLanguage(view, article)}>${line.text}</q></li>`,
  )}
</ol>
</details>`
}
