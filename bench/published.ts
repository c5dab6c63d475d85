// Scores the rules for date lines: npx tsx bench/published.ts [FILE] [--corpus DIR] [--limit N] [--show N].
// FILE has the format of test/fixtures/date-lines.txt. With a corpus, the running text of its stories is read, which
// states no day of publication: everything found there is invented.

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureLines, trimLine } from '../src/import/lines.ts'
import { readDateLine, readLede, toPublished } from '../src/import/rules/published.ts'
import { corpusRows } from './search/corpus.ts'

const FIXTURE = new URL('../test/fixtures/date-lines.txt', import.meta.url)

/** Lines with their gold; `wrong` is a publication date where there is none or another one. */
function scoreLines(file: string | URL): Record<string, number> {
  const counts = { lines: 0, right: 0, wrong: 0, silent: 0 }
  for (const [, text = '', gold = ''] of readFileSync(file, 'utf8').matchAll(
    /^([^#=\n][^\n]*)\n= ([^\n]+)$/gmu,
  )) {
    const [shape] = measureLines([text])
    const found = shape ? readDateLine(shape, 'dmy', null) : null
    const date = found && toPublished(found.reading, 1, 'date/line', 'stated', 0.95)
    const told = found ? [found.kind, date?.value, date?.time, date?.zone].filter(Boolean).join(' ') : 'none'
    const verdict = told === gold ? 'right' : told.startsWith('published') ? 'wrong' : 'silent'
    counts.lines++
    counts[verdict]++
    if (verdict !== 'right') console.log(`${verdict} | ${text} | expected ${gold} | got ${told}`)
  }
  return counts
}

/** What the opening paragraphs and lines of stories give although they state nothing. */
function scoreCorpus(dir: string, limit: number, show: number): Record<string, number> {
  const counts = { stories: 0, 'opening right': 0, 'opening wrong': 0, lines: 0 }
  for (const row of corpusRows(dir)) {
    if (counts.stories >= limit) break
    counts.stories++
    const day = row.date_extracted.slice(0, 10)
    const shapes = measureLines(
      row.content
        .split(/\n+/)
        .map(trimLine)
        .filter((line) => line !== ''),
    )
    const tell = (what: string, text: string) =>
      counts.lines + counts['opening right'] + counts['opening wrong'] <= show &&
      console.log(`${what} | ${day} | ${text.slice(0, 160)}`)
    const told = shapes[0] ? readLede(shapes[0], null) : null
    if (told) {
      const right = told.reading.edtf === `XXXX-${day.slice(5)}`
      counts[right ? 'opening right' : 'opening wrong']++
      tell(told.rule, `${told.reading.edtf} | ${shapes[0]?.trimmed}`)
    }
    for (const shape of shapes) {
      const found = readDateLine(shape, 'dmy', null)
      if (found?.kind !== 'published') continue
      counts.lines++
      tell('date/line', `${found.reading.edtf} | ${shape.trimmed}`)
    }
  }
  return counts
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    limit: { type: 'string', default: '2000' },
    show: { type: 'string', default: '20' },
  },
})
console.log(JSON.stringify(scoreLines(positionals[0] ?? FIXTURE)))
if (values.corpus)
  console.log(JSON.stringify(scoreCorpus(values.corpus, Number(values.limit), Number(values.show))))
