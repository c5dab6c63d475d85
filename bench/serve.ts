// Milliseconds from a change to the reload of the page that is open, and to the complete site, of `warraq serve`.
// npm run bench -- serve [--content DIR --output DIR] [--rounds 10]
// Without a folder on a copy of the sample. A content folder is changed and put back; an output folder that is there
// already saves the first build. Medians of the rounds.
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { listFiles } from '../src/archive/files.ts'

const ROOT = resolve(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    output: { type: 'string' },
    rounds: { type: 'string', default: '10' },
  },
})
const rounds = Number(values.rounds)
const work = await mkdtemp(join(tmpdir(), 'warraq-bench-'))
const content = values.content ? resolve(values.content) : join(work, 'content')
const output = values.output ? resolve(values.output) : join(work, 'site')
if (!values.content) await cp(join(ROOT, 'content'), content, { recursive: true })

/** What was said by the server and told to pages, each with its time. */
const seen: { readonly at: number; readonly text: string }[] = []
const waiting = new Set<() => void>()
const note = (text: string) => {
  seen.push({ at: performance.now(), text })
  for (const look of waiting) look()
}
const server = spawn(
  process.execPath,
  [join(ROOT, 'bin/warraq.js'), 'serve', '--port', '0', '--content', content, '--output', output],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
server.stdout.setEncoding('utf8').on('data', note)

/** The first of what was noted from a place on that holds all of some words, and its time. */
function noted(words: RegExp, from: number): Promise<{ readonly at: number; readonly text: string }> {
  return new Promise((done) => {
    const look = () => {
      const found = seen.slice(from).find(({ text }) => words.test(text))
      if (!found) return
      waiting.delete(look)
      done(found)
    }
    waiting.add(look)
    look()
  })
}

async function listen(address: string): Promise<void> {
  const decoder = new TextDecoder()
  const { body } = await fetch(`${address}__warraq/events`)
  for await (const part of body ?? []) note(decoder.decode(part as Uint8Array, { stream: true }))
}

const BUILT = / pages; .* in /
const RELOAD = /event: change/
const pause = () => new Promise((done) => setTimeout(done, 1500))

interface Took {
  readonly reload: number
  readonly complete: number
}

/** @param change writes the file. */
async function timed(change: () => Promise<void>): Promise<Took> {
  await pause()
  const from = seen.length
  const began = performance.now()
  await change()
  const reload = (await noted(RELOAD, from)).at - began
  const complete = (await noted(BUILT, from)).at - began
  return { reload, complete }
}

const median = (numbers: readonly number[]) =>
  Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN)

function tell(name: string, took: readonly Took[]): void {
  const reload = median(took.map((one) => one.reload))
  console.log(
    `${name.padEnd(18)} reload ${String(reload).padStart(6)} ms   site ${String(median(took.map((one) => one.complete))).padStart(6)} ms`,
  )
}

const address = (await noted(/http:\S+/, 0)).text.match(/http:\S+/)?.[0] ?? ''
listen(address).catch(() => undefined)
await noted(RELOAD, 0)
const records = (await listFiles(join(content, 'articles'))).map((path) => join(content, 'articles', path))
const textOf = (n: number) =>
  `خبر للقياس ${n}\n\nقال مدير الميناء إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n`

const edits: Took[] = []
for (let n = 0; n < rounds; n += 1) {
  const record = records[Math.floor((n * records.length) / rounds)] as string
  const text = await readFile(record, 'utf8')
  edits.push(await timed(() => writeFile(record, text.replace(/^title: .*$/m, `title: "عنوان للقياس ${n}"`))))
  await timed(() => writeFile(record, text))
}
tell('edited record', edits)

const before = new Set(await listFiles(join(content, 'articles')))
const added: Took[] = []
const documents = join(content, 'documents/measured')
await mkdir(documents, { recursive: true })
for (let n = 0; n < rounds; n += 1)
  added.push(await timed(() => writeFile(join(documents, `${n}.txt`), textOf(n))))
tell('new document', added)
await timed(async () => {
  await rm(documents, { recursive: true })
  for (const path of await listFiles(join(content, 'articles')))
    if (!before.has(path)) await rm(join(content, 'articles', path))
})

const settings = join(content, 'site.yaml')
const kept = await readFile(settings, 'utf8')
const set: Took[] = []
for (let n = 0; n < Math.min(rounds, 3); n += 1)
  set.push(
    await timed(() => writeFile(settings, kept.replace(/^description: .*$/m, `description: للقياس ${n}`))),
  )
tell('changed site.yaml', set)
await timed(() => writeFile(settings, kept))

server.kill('SIGTERM')
await new Promise((done) => server.once('exit', done))
await rm(work, { recursive: true, force: true })
