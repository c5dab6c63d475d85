// `warraq serve`: a real server on 127.0.0.1 that builds again when something changes, and tells the pages that are open.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { launch } from './browser.ts'
import { PROGRAM, temporaryFolder, warraq } from './folder.ts'

const NEWS = (n: number) =>
  `خبر رقم ${n}\n\nقال مدير الميناء إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n`

let content: string
let site: string
let server: ChildProcess
let address: string
let said = ''
let warned = ''
/** What was told to pages, as it came. */
let told = ''

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
const records = async () =>
  (await listFiles(join(content, 'articles'))).map((path) => join(content, 'articles', path))
const pageOf = (record: string) => {
  const id = record.match(/([^/]+)\.md$/)?.[1] ?? ''
  return `articles/${id.slice(0, 2)}/${id}.html`
}

async function retitle(record: string, title: string): Promise<void> {
  await writeFile(record, (await readFile(record, 'utf8')).replace(/^title: .*$/m, `title: "${title}"`))
}

/** Waits for a title in a list of the site. */
const isListed = (title: string) =>
  until(async () => ((await page('dates/undated.html')).includes(title) ? true : null))

async function listen(): Promise<void> {
  const { body } = await fetch(`${address}__warraq/events`)
  const decoder = new TextDecoder()
  try {
    for await (const part of body ?? []) told += decoder.decode(part as Uint8Array, { stream: true })
  } catch {
    // The server ended.
  }
}

beforeAll(async () => {
  const folder = await temporaryFolder()
  content = join(folder, 'content')
  site = join(folder, 'site')
  await mkdir(join(content, 'documents'), { recursive: true })
  await writeFile(join(content, 'documents/a.txt'), NEWS(1))
  server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--content', content, '--output', site])
  server.stdout?.on('data', (text) => {
    said += text
  })
  server.stderr?.on('data', (text) => {
    warned += text
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

test('a page gets the script on its way, packed or not, and is sent once; its file has none', async () => {
  const ask = (headers: Record<string, string>) => fetch(`${address}index.html`, { headers })
  const script = /<script defer src="(\/__warraq\/reload\.js\?since=[^"]+)"><\/script><\/head>/
  const plain = await ask({ 'accept-encoding': 'identity' })
  const src = (await plain.text()).match(script)?.[1] ?? ''
  expect((await fetch(new URL(src, address))).headers.get('content-type')).toContain('javascript')
  expect(await (await ask({ 'accept-encoding': 'br' })).text()).toMatch(script)
  expect(await (await fetch(`${address}none.html`)).text()).toMatch(script)
  const etag = plain.headers.get('etag') ?? ''
  expect((await ask({ 'if-none-match': etag })).status).toBe(304)
  expect(await readFile(join(site, 'index.html'), 'utf8')).not.toContain('__warraq')
  const part = await fetch(`${address}index.html`, { headers: { range: 'bytes=0-8' } })
  expect([part.status, await part.text()]).toEqual([206, '<!DOCTYPE'])
})

test('an edited record tells its page, then all that the build changed', async () => {
  void listen()
  await until(async () => (told.includes('retry:') ? true : null))
  const [record = ''] = await records()
  await retitle(record, 'عنوان يظهر في صفحته أولا')
  const [first = ''] = await until(async () => told.match(/\{"paths".*/g))
  expect(JSON.parse(first)).toEqual({ paths: [pageOf(record)] })
  expect(await page(pageOf(record))).toContain('عنوان يظهر في صفحته أولا')
  await until(async () => (told.includes('dates/undated.html') ? true : null))
  expect(await page('dates/undated.html')).toContain('عنوان يظهر في صفحته أولا')
})

test('a page that is open in a browser shows the new words where it was scrolled to', async () => {
  const [record = ''] = await records()
  const browser = await launch()
  try {
    const tab = await browser.newPage({ viewport: { width: 400, height: 200 } })
    await tab.goto(`${address}${pageOf(record)}`)
    await tab.evaluate(() => scrollTo(0, 150))
    await retitle(record, 'عنوان رآه القارئ بلا تحديث')
    await tab.waitForFunction(() => document.body.textContent?.includes('عنوان رآه القارئ بلا تحديث'))
    await tab.waitForFunction(() => scrollY === 150)
  } finally {
    await browser.close()
  }
}, 120_000)

test('an edit while a build is at work is not lost', async () => {
  const [first = '', second = ''] = await records()
  for (let n = 1; n <= 12; n += 1) {
    await retitle(n % 2 ? first : second, `عنوان كتب والبناء يعمل ${n} مرة`)
    await new Promise((resolve) => setTimeout(resolve, 70 * n))
  }
  await isListed('عنوان كتب والبناء يعمل 11 مرة')
  await isListed('عنوان كتب والبناء يعمل 12 مرة')
})

test('a broken record is told and ends nothing', async () => {
  const [record = ''] = await records()
  const text = await readFile(record, 'utf8')
  await writeFile(record, text.replace(/^id: .*$/m, 'id: ['))
  await until(async () => (warned.includes(record.slice(content.length + 1)) ? true : null))
  await writeFile(record, text.replace(/^title: .*$/m, 'title: "عنوان بعد الإصلاح"'))
  await isListed('عنوان بعد الإصلاح')
})

test('after all that the site is what a build from nothing gives, and nothing in it is of the server', async () => {
  await writeFile(join(content, 'site.yaml'), 'name: أرشيف الميناء\n')
  await until(async () => ((await page('about.html')).includes('أرشيف الميناء') ? true : null))
  // The site is there before the build has ended, and until then the archive is the server's alone.
  for (let before = -1; before !== builds(); ) {
    before = builds()
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  const fresh = join(await temporaryFolder(), 'site')
  const made = await warraq('build', '--full', '--content', content, '--output', fresh)
  expect([made.code, made.stderr]).toEqual([0, ''])
  const paths = await listFiles(fresh)
  for (const path of paths) {
    const bytes = await readFile(join(site, path))
    expect(bytes.equals(await readFile(join(fresh, path))), path).toBe(true)
    expect(bytes.includes('__warraq'), path).toBe(false)
  }
  const extra = (await listFiles(site)).filter((path) => !paths.includes(path))
  expect(extra.filter((path) => !path.startsWith('pagefind/'))).toEqual([])
}, 120_000)
