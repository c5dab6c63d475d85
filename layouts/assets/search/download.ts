// Gives the results of a search as a file: CSV for tables, JSON for programs, citations for reference managers.

import { CITATION_FORMATS, type CitationFormat } from '../../../src/cite/formats.ts'
import type { Result } from '../../../src/search/reader.ts'
import { element } from './shell.ts'
import type { Strings } from './strings.ts'

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

/** Results that a file holds at most: each is a request of its own. */
export const MOST_DOWNLOADED = 1000

/**
 * A line with a button for each kind of file.
 * @param total results there are. @param ask gives those that go into the file, when a button is pressed.
 * @param cite gives them as a file of citations.
 */
export function downloadLine(
  total: number,
  ask: () => Promise<readonly Result[]>,
  cite: (results: readonly Result[], format: CitationFormat) => Promise<string>,
  root: URL,
  strings: Strings,
): HTMLElement {
  const label =
    total > MOST_DOWNLOADED
      ? strings.say('downloadFirst', { count: strings.digits(MOST_DOWNLOADED) })
      : strings.say('download')
  const line = element('p', label)
  line.id = 'download'
  line.className = 'meta'
  const told = element('span')
  told.setAttribute('role', 'status')
  const buttons: HTMLButtonElement[] = []
  const hold = (held: boolean, message: string) => {
    // Not `disabled`, which takes the focus away.
    for (const button of buttons) button.setAttribute('aria-disabled', String(held))
    told.textContent = message
  }
  const add = (kind: string, save: (results: readonly Result[]) => void | Promise<void>) => {
    const button = element('button', kind)
    button.type = 'button'
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-disabled') === 'true') return
      hold(true, strings.say('downloading'))
      try {
        await save(await ask())
        hold(false, '')
      } catch (error) {
        console.error(error)
        hold(false, strings.say('downloadFailed'))
      }
    })
    buttons.push(button)
    line.append(button, ' ')
  }
  add('CSV', (results) => saveAs('results.csv', 'text/csv', csvOf(rowsOf(results, root))))
  add('JSON', (results) =>
    saveAs('results.json', 'application/json', `${JSON.stringify(rowsOf(results, root), null, 2)}\n`),
  )
  for (const format of CITATION_FORMATS) {
    const { name, ending, mediaType } = format
    add(name, async (results) => saveAs(`results.${ending}`, mediaType, await cite(results, format)))
  }
  line.append(told)
  return line
}
