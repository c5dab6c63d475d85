// Documents a second: parser and import beside Readability alone and beside a loop that only reads and writes.
// npm run bench -- [--corpus DIR] [--documents N] [--rounds N] [--memory N]
// Without a corpus the documents are those of the sample, each made unlike the others. All figures of a round are taken
// one after the other in one run; the table gives the median of the rounds, and its ratios are what to compare.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { loadAuthority } from '../src/archive/authority.ts'
import { listFiles } from '../src/archive/files.ts'
import { createParser } from '../src/import/parse.ts'
import { readDocument } from '../src/import/read.ts'
import { corpusRows } from './search/corpus.ts'

const ROOT = resolve(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    documents: { type: 'string', default: '1500' },
    rounds: { type: 'string', default: '3' },
    memory: { type: 'string' },
  },
})
const count = Number(values.documents)
const work = await mkdtemp(join(tmpdir(), 'warraq-bench-'))

/** Texts of documents, as many as asked for. */
async function texts(): Promise<readonly string[]> {
  const all = values.corpus
    ? corpusRows(values.corpus)
        .filter(({ content }) => content?.trim())
        .map(({ title, author, content }) => [title, author, content].filter(Boolean).join('\n\n'))
    : await sampleTexts()
  return Array.from({ length: count }, (_, n) => {
    const text = all[n % all.length] ?? ''
    return n < all.length ? text : `${text}\n\nوكان هذا العدد ذا الرقم ${n} قد صدر في موعده.\n`
  })
}

async function sampleTexts(): Promise<readonly string[]> {
  const folder = join(ROOT, 'content/documents')
  const files = (await listFiles(folder)).filter((path) => path.endsWith('.txt'))
  const read = await Promise.all(files.map((path) => readDocument(join(folder, path), path)))
  return read.flatMap((result) => ('document' in result ? [result.document.text] : []))
}

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A page as sites make them: menus, share buttons, a column of other headlines, a footer. */
function pageOf(text: string, n: number): string {
  const [title = '', ...paragraphs] = text.split(/\n+/).filter((line) => line.trim() !== '')
  const links = (from: number, to: number, words: string) =>
    Array.from(
      { length: to - from },
      (_, i) => `<li><a href="/p/${from + i}">${words} ${from + i}</a></li>`,
    ).join('')
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${escapeHtml(title)} | صحيفة المثال</title>
<meta property="og:title" content="${escapeHtml(title)}"><link rel="canonical" href="https://paper.example/${n}.html"></head>
<body><header><nav><ul>${links(0, 40, 'قسم رقم')}</ul></nav></header><main><article><h1>${escapeHtml(title)}</h1>
<div class="share"><a href="#">فيسبوك</a><a href="#">تويتر</a><a href="#">طباعة</a></div>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}</article>
<aside><h3>اقرأ أيضا</h3><ul>${links(100, 130, 'عنوان خبر آخر من الموقع رقم')}</ul></aside></main>
<footer><ul>${links(200, 230, 'رابط')}</ul><p>جميع الحقوق محفوظة</p></footer></body></html>`
}

/** Runs a command to its end. @returns milliseconds of wall and CPU, peak memory of the whole process in MB. */
async function run(args: readonly string[]): Promise<{ wall: number; cpu: number; peak: number }> {
  const began = performance.now()
  const child = spawn('/usr/bin/env', ['time', '-f', 'USED %U %S %M', process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: ROOT,
  })
  let told = ''
  child.stderr.on('data', (data) => {
    told += data
  })
  await new Promise((done) => child.on('close', done))
  const wall = performance.now() - began
  const [, user, system, kilobytes] = told.match(/USED ([\d.]+) ([\d.]+) (\d+)/) ?? []
  if (!kilobytes)
    throw new Error(`this bench needs GNU time (Debian: apt-get install time); got ${told.slice(0, 200)}`)
  return { wall, cpu: (Number(user) + Number(system)) * 1000, peak: Number(kilobytes) / 1024 }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Milliseconds that it takes to do something with every document. */
async function timed(files: readonly string[], each: (file: string) => unknown): Promise<number> {
  const began = performance.now()
  for (const file of files) await each(file)
  return performance.now() - began
}

async function measure(kind: 'txt' | 'html', all: readonly string[]): Promise<void> {
  const pile = join(work, kind)
  const out = join(work, `${kind}-out`)
  await mkdir(pile)
  const files: string[] = []
  for (const [n, text] of all.entries()) {
    const file = join(pile, `${String(n).padStart(6, '0')}.${kind}`)
    await writeFile(file, kind === 'html' ? pageOf(text, n) : text)
    files.push(file)
  }
  const parser = createParser(
    await loadAuthority([{ path: join(ROOT, 'content/authority'), sample: false }]),
    {
      outlet: null,
      crawled: null,
    },
  )
  const decode = new TextDecoder('utf-8')
  const ways: Record<string, () => Promise<number>> = {
    'read and write, nothing else': async () => {
      await mkdir(out, { recursive: true })
      return timed(files, async (file) => writeFile(join(out, 'x'), decode.decode(await readFile(file))))
    },
    ...(kind === 'html' && {
      'Readability and linkedom alone': () =>
        timed(files, async (file) => {
          const { document } = parseHTML(decode.decode(await readFile(file)))
          return new Readability(document as unknown as Document).parse()
        }),
    }),
    'our parser, one core': () =>
      timed(files, async (file) => {
        const read = await readDocument(file, file)
        if ('document' in read) parser.parse(read.document)
      }),
  }
  const found = new Map<string, number[]>()
  const imports: { wall: number; cpu: number; peak: number }[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [name, way] of Object.entries(ways)) found.set(name, [...(found.get(name) ?? []), await way()])
    const content = join(work, `${kind}-${round}`)
    imports.push(await run(['bin/warraq.js', 'import', pile, '--content', content, '--json']))
    await rm(content, { recursive: true })
  }
  process.stdout.write(
    `\n${kind === 'txt' ? 'text' : 'HTML'}: ${files.length} documents, ${megabytes(all)} MB of text\n`,
  )
  const base = median(found.get('our parser, one core') ?? [])
  for (const [name, times] of found) line(name, median(times), base)
  const wall = median(imports.map((one) => one.wall))
  const cpu = median(imports.map((one) => one.cpu))
  line(`warraq import, ${availableParallelism()} cores`, wall, base)
  process.stdout.write(
    `  import: ${(cpu / wall).toFixed(2)} cores busy, ${(cpu / files.length).toFixed(2)} ms CPU a document, peak ${Math.max(...imports.map(({ peak }) => peak)).toFixed(0)} MB\n`,
  )
}

const megabytes = (all: readonly string[]) =>
  (all.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6).toFixed(1)

function line(name: string, time: number, base: number): void {
  const rate = Math.round((count * 1000) / time)
  process.stdout.write(
    `  ${name.padEnd(34)} ${String(rate).padStart(7)} documents/s  x${(base / time).toFixed(2)}\n`,
  )
}

/** Peak memory of imports of growing piles: flat when it does not grow with the number of documents. */
async function measureMemory(all: readonly string[], most: number): Promise<void> {
  process.stdout.write('\nmemory of an import of one JSON lines file\n')
  for (let n = Math.ceil(most / 16); n <= most; n *= 4) {
    const file = join(work, `${n}.jsonl`)
    const lines = Array.from({ length: n }, (_, i) =>
      JSON.stringify({ title: `خبر رقم ${i}`, content: `${all[i % all.length]}\n\nرقم ${i}.` }),
    )
    await writeFile(file, `${lines.join('\n')}\n`)
    const content = join(work, `memory-${n}`)
    const { wall, peak } = await run(['bin/warraq.js', 'import', file, '--content', content, '--json'])
    const written = (await readdir(join(content, 'articles'), { recursive: true })).filter((name) =>
      name.endsWith('.md'),
    )
    process.stdout.write(
      `  ${String(n).padStart(7)} documents: peak ${peak.toFixed(0)} MB, ${Math.round((n * 1000) / wall)} documents/s, ${written.length} records\n`,
    )
    await rm(content, { recursive: true })
    await rm(file)
  }
}

try {
  const all = await texts()
  await measure('txt', all)
  await measure('html', all)
  if (values.memory) await measureMemory(all, Number(values.memory))
} finally {
  await rm(work, { recursive: true, force: true })
}
