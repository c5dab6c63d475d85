// Words of the archive with their foreign runs isolated, so that neither disturbs the order of the other.

import { foreignRuns, type Run, runAttributes } from '../../src/arabic/runs.ts'
import { type Html, html, type Printable } from '../html.ts'
import { languageOf } from '../language.ts'

/** `text` of a language with Latin words, addresses and compound numbers (or Arabic words) in `<bdi>`. */
export function isolated(text: string, language: string): Printable {
  const runs = foreignRuns(text, languageOf(language).dir === 'ltr' ? 'ltr' : 'rtl')
  if (runs.length === 0) return text
  const parts: Printable[] = []
  let at = 0
  for (const { from, to, kind } of runs) {
    parts.push(text.slice(at, from), run(text.slice(from, to), kind))
    at = to
  }
  return [...parts, text.slice(at)]
}

function run(words: string, kind: Run['kind']): Html {
  return html`<bdi${runAttributes(words, kind).map(([name, value]) => html` ${name}="${value}"`)}>${words}</bdi>`
}
