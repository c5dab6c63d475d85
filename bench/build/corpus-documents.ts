// Real articles as documents: JSON lines, a file for each day, with the fields that the importer knows.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { distinctRows, type Row } from '../search/corpus.ts'

export interface Part {
  /** Number of the first row and how many are taken. */
  readonly first: number
  readonly size: number
  /** A word for each text, by which a search finds it. */
  readonly marker?: string
}

const held = new Map<string, readonly Row[]>()

/** @param folder of the corpus (`bench/search/corpus.ts`). @param target folder that the files go to. */
export async function writeCorpus(folder: string, target: string, part: Part): Promise<void> {
  const rows = held.get(folder) ?? distinctRows(folder)
  held.set(folder, rows)
  const taken = rows.slice(part.first, part.first + part.size)
  if (taken.length < part.size)
    throw new Error(
      `the corpus has ${rows.length} articles, and ${part.first + part.size} are needed; write a smaller --size`,
    )
  const byDay = new Map<string, Row[]>()
  for (const row of taken) {
    const day = row.date_extracted.slice(0, 10)
    const rowsOfDay = byDay.get(day) ?? []
    rowsOfDay.push(row)
    byDay.set(day, rowsOfDay)
  }
  await mkdir(target, { recursive: true })
  for (const [day, rowsOfDay] of byDay) {
    const lines = rowsOfDay.map((row) => `${lineOf(row, day, part.marker)}\n`)
    await writeFile(join(target, `${day}-${part.first}.jsonl`), lines.join(''))
  }
}

function lineOf({ title, author, content, url }: Row, day: string, marker?: string): string {
  // In the middle of the text: what stands at its end may be taken for a line of the page.
  const text = marker === undefined ? content : content.replace(/(?<=\S{3,}\s+\S{3,})\s+/u, ` ${marker} `)
  return JSON.stringify({ title, author, content: text, url, published: day })
}
