// Reads the texts that the search is measured on: zips of JSON articles, or plain text files.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** At most `limit` texts, evenly taken from all files of `folder`; title and content are one text. */
export function readTexts(folder: string, limit: number): string[] {
  const texts: string[] = []
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (name.endsWith('.txt')) texts.push(readFileSync(path, 'utf8'))
    if (!name.endsWith('.zip')) continue
    const json = execFileSync('unzip', ['-p', path], { encoding: 'utf8', maxBuffer: 2 ** 30 }).replace(
      /^\uFEFF/,
      '',
    ) // BOM
    for (const { title, content } of JSON.parse(json)) texts.push(`${title ?? ''}\n${content ?? ''}`)
  }
  const step = Math.max(1, texts.length / limit)
  return texts.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}
