// The host of `warraq serve`: what it packs, what it leaves, what may be kept, and that it shows nothing outside of the site.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFolder } from './browser.ts'
import { temporaryFolder } from './folder.ts'

const PAGE = `<!DOCTYPE html>\n<title>صفحة</title>\n${'<p>سطر من النص العربي.</p>\n'.repeat(200)}`
const STYLE = '.a { color: red }\n'.repeat(200)
const SECRET = 'outside of the site '.repeat(100)

let site: string
let port: number
let close: () => void

beforeAll(async () => {
  const folder = await temporaryFolder()
  site = join(folder, 'site')
  for (const below of ['assets', 'lists', 'pagefind/index'])
    await mkdir(join(site, below), { recursive: true })
  const files: Readonly<Record<string, string | Buffer>> = {
    '../secret.html': SECRET,
    'index.html': PAGE,
    'lists/index.html': PAGE,
    'صفحة.html': PAGE,
    'small.html': '<!DOCTYPE html><title>ا</title>',
    '404.html': `${PAGE}<h1>ليس هنا</h1>`,
    'assets/site-0a1b2c3d.css': STYLE,
    'assets/x-0a1b2c3d.woff2': Buffer.alloc(5000, 7),
    'pagefind/index/und_5bb71ed.pf_index': Buffer.alloc(5000, 7),
    'pagefind/entry.json': JSON.stringify({ a: 'ب'.repeat(2000) }),
    'document.txt': Buffer.from('c7e1e3cfede4c9'.repeat(300), 'hex'),
  }
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(site, path), bytes)
  const server = await serveFolder(site)
  port = Number(new URL(server.address).port)
  close = server.close
})

afterAll(() => close())

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** Asks with the path as it stands; `fetch` would tidy it and unpack the answer. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const ask = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    ask.once('error', reject).end()
  })
}

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['deflate', undefined, (bytes: Buffer) => bytes],
  ['gzip;q=0, br;q=0.0', undefined, (bytes: Buffer) => bytes],
] as const)('a browser that takes `%s` gets %s', async (accepted, coding, unpack) => {
  const { status, headers, body } = await get('/', { 'accept-encoding': accepted })
  expect(status).toBe(200)
  expect(headers['content-encoding']).toBe(coding)
  expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/i)
  expect(unpack(body).toString()).toBe(PAGE)
})

test('folders have their index, addresses may be in Arabic', async () => {
  for (const path of ['/lists/', `/${encodeURIComponent('صفحة')}.html`, '/index.html?q=1']) {
    const { body } = await get(path, { 'accept-encoding': 'br' })
    expect(brotliDecompressSync(body).toString()).toBe(PAGE)
  }
})

test.each(['/small.html', '/assets/x-0a1b2c3d.woff2', '/pagefind/index/und_5bb71ed.pf_index'])(
  '%s is sent as it is',
  async (path) => {
    const { status, headers } = await get(path, { 'accept-encoding': 'br' })
    expect(status).toBe(200)
    expect(headers['content-encoding']).toBeUndefined()
  },
)

test('a document keeps its bytes, and no encoding is claimed for it', async () => {
  const { headers, body } = await get('/document.txt', { 'accept-encoding': 'gzip' })
  expect(headers['content-type']).toBe('text/plain')
  expect(gunzipSync(body).toString('hex')).toBe('c7e1e3cfede4c9'.repeat(300))
})

test.each([
  ['/assets/site-0a1b2c3d.css', /immutable/],
  ['/assets/x-0a1b2c3d.woff2', /immutable/],
  ['/pagefind/index/und_5bb71ed.pf_index', /immutable/],
  ['/pagefind/entry.json', /^no-cache$/],
  ['/', /^no-cache$/],
  ['/small.html', /^no-cache$/],
] as const)('%s may be kept: %s', async (path, caching) => {
  expect((await get(path, { 'accept-encoding': 'br' })).headers['cache-control']).toMatch(caching)
})

test('what has not changed is not sent again, what has is', async () => {
  const path = '/lists/index.html'
  const asked = { 'accept-encoding': 'br' }
  const { headers } = await get(path, asked)
  const etag = String(headers.etag)
  expect((await get(path, { ...asked, 'if-none-match': etag })).status).toBe(304)
  await rm(join(site, path))
  await writeFile(join(site, path), `${PAGE}<p>سطر جديد</p>`)
  const again = await get(path, { ...asked, 'if-none-match': etag })
  expect(again.status).toBe(200)
  expect(brotliDecompressSync(again.body).toString()).toContain('سطر جديد')
})

test('parts and heads of files are answered too', async () => {
  const part = await get('/index.html', { 'accept-encoding': 'br', range: 'bytes=0-8' })
  expect([part.status, part.body.toString()]).toEqual([206, '<!DOCTYPE'])
  expect((await get('/index.html', { 'accept-encoding': 'br' }, 'HEAD')).status).toBe(200)
})

test.each([
  '/none.html',
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/lists/../../secret.html',
  '/%ff.html',
  '/%00.html',
])('%s is not found', async (path) => {
  for (const coding of ['br', 'identity']) {
    const { status, body } = await get(path, { 'accept-encoding': coding })
    expect([status, body.toString().includes('ليس هنا')]).toEqual([404, true])
  }
})
