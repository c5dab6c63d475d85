// Measures the reader of languages on short samples, tuned and held out apart, and on a corpus of Arabic articles.
// node --import tsx bench/languages.ts [--corpus DIR] [--show N]
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readLanguage } from '../src/import/language.ts'
import { corpusRows } from './search/corpus.ts'

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, show: { type: 'string', default: '40' } },
})
let shown = 0
const show = (...what: unknown[]) => {
  if (shown++ < Number(values.show)) console.log('   ', ...what)
}

/** Arabic as it is typed where the keyboard has Persian letters only, hamza and dots left out as hasty writers do. */
const persianKeyboard = (text: string) =>
  text.replace(/[يى]/g, 'ی').replace(/ك/g, 'ک').replace(/ة/g, 'ه').replace(/[أإآ]/g, 'ا')

const blocks = readFileSync(new URL('../test/fixtures/languages.txt', import.meta.url), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((block) => block.trim().split('\n'))
for (const [code = '', ...samples] of blocks) {
  const right = { tuned: 0, held: 0 }
  const of = { tuned: 0, held: 0 }
  for (const [n, sample] of samples.entries()) {
    const part = n % 3 === 2 ? 'held' : 'tuned'
    of[part]++
    const { value } = readLanguage(sample)
    if (value === code) right[part]++
    else show(part, code, 'read as', value, sample)
  }
  console.log(code.padEnd(5), `tuned ${right.tuned}/${of.tuned}`, `held out ${right.held}/${of.held}`)
}

if (values.corpus !== undefined) {
  const rows = corpusRows(values.corpus)
  const cuts: Readonly<Record<string, (row: (typeof rows)[number]) => string>> = {
    article: ({ title, content }) => `${title ?? ''}\n${content ?? ''}`,
    'first 200': ({ content }) => content?.slice(0, 200) ?? '',
    title: ({ title }) => title ?? '',
    'article, Persian keyboard': ({ title, content }) => persianKeyboard(`${title ?? ''}\n${content ?? ''}`),
    'title, Persian keyboard': ({ title }) => persianKeyboard(title ?? ''),
  }
  for (const [name, cut] of Object.entries(cuts)) {
    const counts: Record<string, number> = {}
    for (const row of rows) {
      const text = cut(row).trim()
      if (text === '') continue
      const { value } = readLanguage(text)
      counts[value] = (counts[value] ?? 0) + 1
      if (value !== 'ar') show(name, value, text.slice(0, 120))
    }
    console.log(name, counts)
  }
}
