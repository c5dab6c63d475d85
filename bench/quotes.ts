// Scores quotations and speakers against marked texts, and prints those of real articles for reading by eye.
// node --import tsx bench/quotes.ts --marked FILE.yaml…  |  --documents DIR --readings DIR  |  --corpus DIR [--sample N] [--seed N]
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { foldLine } from '../src/arabic/letters.ts'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { asMap, asStrings, readYaml } from '../src/archive/yaml.ts'
import { createParser } from '../src/import/parse.ts'
import { readQuotes } from '../src/import/quotes.ts'
import type { ParsedDocument, Quote } from '../src/model.ts'
import { corpusRows, random } from './search/corpus.ts'

interface Wanted {
  readonly text: string
  readonly speaker: string | null
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    marked: { type: 'boolean', default: false },
    documents: { type: 'string' },
    readings: { type: 'string' },
    corpus: { type: 'string' },
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    authority: { type: 'string', default: resolve(import.meta.dirname, '../content/authority') },
  },
})

const total = { wanted: 0, found: 0, spans: 0, named: 0, right: 0, wrong: 0, silent: 0, nobody: 0 }

/** Compares by words, so that marks at the edges do not count. */
function score(name: string, wanted: readonly Wanted[], got: readonly Quote[]): void {
  const left = [...got]
  total.wanted += wanted.length
  total.found += got.length
  for (const quote of wanted) {
    const at = left.findIndex(({ text }) => foldLine(text) === foldLine(quote.text))
    if (quote.speaker) total.named += 1
    if (at < 0) {
      process.stdout.write(`${name}: not found: ${quote.text.slice(0, 90)}\n`)
      if (quote.speaker) total.silent += 1
      continue
    }
    const [found] = left.splice(at, 1)
    total.spans += 1
    const speaker = found?.speaker ?? null
    const same = speaker !== null && quote.speaker !== null && foldLine(speaker) === foldLine(quote.speaker)
    if (same) total.right += 1
    else if (speaker !== null) total.wrong += 1
    else if (quote.speaker !== null) total.silent += 1
    else total.nobody += 1
    if (!same && (speaker !== null || quote.speaker !== null))
      process.stdout.write(
        `${name}: ${speaker} for ${quote.speaker} [${found?.attribution?.rule}: ${found?.attribution?.text}] ${quote.text.slice(0, 60)}\n`,
      )
  }
  for (const { text, speaker } of left)
    process.stdout.write(`${name}: too much: ${speaker}: ${text.slice(0, 90)}\n`)
}

function marked(file: string): void {
  const read = readYaml(readFileSync(file, 'utf8'))
  if ('fault' in read) throw new Error(`${file}: ${read.fault.message}`)
  for (const entry of Array.isArray(read.value) ? read.value : []) {
    const text = String(asMap(entry)?.text ?? '').trimEnd()
    const speakers = asMap(entry)?.speakers
    const wanted = [...text.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, quote = ''], i) => {
      const speaker = Array.isArray(speakers) ? speakers[i] : null
      return { text: quote, speaker: typeof speaker === 'string' && speaker !== '~' ? speaker : null }
    })
    const body = text
      .replace(/[⟦⟧]/gu, '')
      .split('\n')
      .map((line, i) => ({ line: i + 1, text: line }))
    score(asStrings(asMap(entry)?.id)[0] ?? '', wanted, readQuotes(body))
  }
}

async function readings(documents: string, folder: string): Promise<void> {
  const parser = createParser(await loadAuthority([{ path: values.authority, sample: false }]), {
    outlet: null,
    crawled: null,
  })
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const path = file.replace(/json$/, 'txt')
    const bytes = readFileSync(join(documents, path))
    const parsed = parser.parse(rawOf(path, bytes))
    const wanted = gold.quotes.map((quote: { text: string; continues?: string; speaker: string }) => ({
      text: `${quote.text} ${quote.continues ?? ''}`,
      speaker: quote.speaker,
    }))
    score(path.slice(0, 3), wanted, parsed.quotes)
    process.stdout.write(`${path.slice(0, 3)} stories: ${JSON.stringify(parsed.stories)}\n`)
  }
}

function rawOf(path: string, bytes: Uint8Array) {
  const text = new TextDecoder().decode(bytes)
  const common = { mediaType: 'text/plain', encoding: 'utf-8', repaired: null, given: {} } as const
  return { path, bytes, sha256: sha256Of(bytes), text, ...common }
}

async function sample(corpus: string): Promise<void> {
  const parser = createParser(await loadAuthority([{ path: values.authority, sample: false }]), {
    outlet: null,
    crawled: null,
  })
  const rows = corpusRows(corpus).filter(({ content }) => /[«"“”]/.test(content ?? ''))
  const next = random(Number(values.seed))
  let shown = 0
  while (shown < Number(values.sample)) {
    const row = rows[Math.floor(next() * rows.length)]
    if (!row) break
    const text = `${row.title}\n\n${row.content}`
    const parsed = parser.parse(rawOf('sample.txt', new TextEncoder().encode(text)))
    if (parsed.quotes.length === 0) continue
    shown += 1
    process.stdout.write(`\n=== ${shown} ${row.source} ${row.url}\n`)
    for (const quote of parsed.quotes) process.stdout.write(`${inContext(parsed.body, quote)}\n`)
  }
}

/** The words round a quotation, its speaker and how that was told. */
function inContext(body: ParsedDocument['body'], quote: Quote): string {
  const text = body.find(({ line }) => line === quote.line)?.text ?? ''
  const end = body.find(({ line }) => line === quote.endLine)?.text ?? ''
  const at = text.indexOf(quote.text.split('\n')[0] ?? '')
  const tail = quote.text.split('\n').at(-1) ?? ''
  const words = quote.text.length > 90 ? `${quote.text.slice(0, 50)} … ${quote.text.slice(-30)}` : quote.text
  const { rule = '-', text: told = '' } = quote.attribution ?? {}
  return `${text.slice(Math.max(0, at - 150), at)}⟦${words}⟧${end.slice(end.indexOf(tail) + tail.length).slice(0, 60)}\n    => ${quote.speaker} [${rule}: ${told}]`
}

if (values.marked) for (const file of positionals) marked(file)
else if (values.documents && values.readings) await readings(values.documents, values.readings)
else if (values.corpus) await sample(values.corpus)
else {
  process.stderr.write(
    'usage: bench/quotes.ts --marked FILE… | --documents DIR --readings DIR | --corpus DIR [--sample N]\n',
  )
  process.exitCode = 2
}
if (total.wanted > 0)
  process.stdout.write(
    `spans: ${total.spans} of ${total.wanted}, ${total.found} found (P ${(total.spans / total.found).toFixed(3)} R ${(total.spans / total.wanted).toFixed(3)}); ` +
      `speakers: ${total.right} of ${total.named} right, ${total.wrong} wrong, ${total.silent} silent\n`,
  )
