// Gives the results of a search as a file: CSV for tables, JSON for programs.

import type { Result } from '../../../src/search/reader.ts'
import { element } from './shell.ts'

const COLUMNS = ['id', 'title', 'source', 'date', 'place', 'url', 'document'] as const

type Row = Readonly<Record<(typeof COLUMNS)[number], string | null>>

/** A cell that stays text: quotation marks doubled, and nothing that a spreadsheet would take for a formula. */
function cell(text: string | null): string {
  const plain = (text ?? '').replace(/^(?=[=+\-@\t\r])/, "'")
  return `"${plain.replaceAll('"', '""')}"`
}

/** Results as rows, their addresses whole. */
export const rowsOf = (results: readonly Result[], root: URL): Row[] =>
  results.map(({ id, title, source, date, place, url, document }) => ({
    id,
    title,
    source,
    date,
    place,
    url: new URL(url, root).href,
    document,
  }))

/** CSV (RFC 4180) with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))
  return `\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`
}

/** Hands a text over as a file. */
function saveAs(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/** A line with a button for each kind of file; `ask` gives the results when one is pressed. */
export function downloadLine(label: string, ask: () => Promise<readonly Result[]>, root: URL): HTMLElement {
  const line = element('p', label)
  line.id = 'download'
  line.className = 'meta'
  const button = (kind: string, save: (rows: readonly Row[]) => void) => {
    const made = element('button', kind)
    made.type = 'button'
    made.addEventListener('click', async () => save(rowsOf(await ask(), root)))
    line.append(made, ' ')
  }
  button('CSV', (rows) => saveAs('results.csv', 'text/csv', csvOf(rows)))
  button('JSON', (rows) => saveAs('results.json', 'application/json', `${JSON.stringify(rows, null, 2)}\n`))
  return line
}
