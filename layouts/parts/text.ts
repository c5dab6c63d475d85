// Words of the archive with their foreign runs isolated, so that neither disturbs the order of the other.

import { foreignRuns } from '../../src/arabic/runs.ts'
import { type Html, html, type Printable } from '../html.ts'
import { languageOf } from '../language.ts'

const ASCII_RE = /^[\p{ASCII}\p{P}\s]+$/u

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

function run(words: string, kind: 'latin' | 'arabic' | 'number'): Html {
  if (kind === 'number') return html`<bdi dir="ltr">${words}</bdi>`
  if (kind === 'arabic') return html`<bdi lang="ar" dir="rtl">${words}</bdi>`
  return html`<bdi lang="${ASCII_RE.test(words) ? 'en' : 'und-Latn'}" dir="ltr">${words}</bdi>`
}
