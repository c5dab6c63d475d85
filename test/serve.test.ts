// `warraq serve`: a real server on 127.0.0.1 that builds again when a document is added or a record edited.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { PROGRAM, temporaryFolder } from './folder.ts'

const NEWS = (n: number) =>
  `خبر رقم ${n}\n\nقال مدير الميناء إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n`

let content: string
let server: ChildProcess
let address: string
let said = ''

/** Asks until the answer is there; the test's own time is the limit. */
async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const page = async (path: string) => (await fetch(`${address}${path}`)).text()
const builds = () => said.match(/ pages; /g)?.length ?? 0

beforeAll(async () => {
  const folder = await temporaryFolder()
  content = join(folder, 'content')
  await mkdir(join(content, 'documents'), { recursive: true })
  await writeFile(join(content, 'documents/a.txt'), NEWS(1))
  server = spawn(process.execPath, [
    PROGRAM,
    'serve',
    '--port',
    '0',
    '--content',
    content,
    '--output',
    join(folder, 'site'),
  ])
  server.stdout?.on('data', (text) => {
    said += text
  })
  address = await until(async () => said.match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0] ?? null)
})

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
})

test('serves the site, and the not-found page for what it lacks', async () => {
  expect(await page('')).toContain('خبر رقم 1')
  const missing = await fetch(`${address}none.html`)
  expect(missing.status).toBe(404)
  expect(await missing.text()).toContain('<h1')
})

test('builds once more for a new document and once for an edited record', async () => {
  const before = builds()
  await writeFile(join(content, 'documents/b.txt'), NEWS(2))
  await until(async () => ((await page('dates/undated.html')).includes('خبر رقم 2') ? true : null))
  const [record = ''] = await listFiles(join(content, 'articles'))
  const file = join(content, 'articles', record)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(builds()).toBe(before + 1)
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, 'title: "عنوان صححه إنسان"'))
  await until(async () => ((await page('dates/undated.html')).includes('عنوان صححه إنسان') ? true : null))
})
