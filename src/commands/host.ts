// The files of a site as a static host serves them: packed on the way, hashed names kept for good, 404.html for what is not there.

import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import sirv from 'sirv'
import type { Live } from './live.ts'

/** What is worth packing; fonts and the files of the search are packed already. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml',
  // Documents as received say themselves what encoding they are in, or nobody does.
  '.txt': 'text/plain',
}
/** Names or folders that hold a hash of the contents: shared files, and the search's. */
const HASHED_RE =
  /^\/assets\/.*-[0-9a-f]{8}\.\w+$|^\/pagefind\/(?:fragment\/|index\/|.*[._][0-9a-f]{7,}\.[\w.]+$)/
const FOR_GOOD = 'public, max-age=31536000, immutable'
/** Files smaller than a network packet arrive no sooner. */
const LEAST = 1024

const pack = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
} as const
/** Quality 5 takes a millisecond a page and loses a tenth to the slowest one. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/**
 * Answers requests with the files of `folder`, as they are at that moment.
 * @param live puts its script into pages on their way, and has addresses of its own; a static host has none.
 */
export function hostOf(folder: string, live: Live | null = null): RequestListener {
  const root = resolve(folder)
  const serve = sirv(root, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', cachingOf(path))
    },
  })
  const missing = async (response: ServerResponse): Promise<void> => {
    const mark = live?.mark() ?? ''
    const page = await readFile(join(root, '404.html')).catch(() => Buffer.from('404'))
    response
      .writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      .end(live ? live.into(page, mark) : page)
  }
  return async (request, response) => {
    if (live?.answer(request, response)) return
    if (await sendWhole(root, live, request, response).catch(() => false)) return
    serve(request, response, () => missing(response))
  }
}

/** @returns false when nothing was sent: the file is not there, too small, not for packing, or asked for in parts. */
async function sendWhole(
  root: string,
  live: Live | null,
  { method, url = '/', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (method !== 'GET' || headers.range !== undefined) return false
  const path = decodeURIComponent(url.replace(/[?#].*$/s, '')).replace(/\/$/, '/index.html')
  const file = resolve(root, `.${path}`)
  const type = TYPES[extname(path)]
  if (type === undefined || !file.startsWith(root + sep)) return false
  const isPage = live !== null && extname(path) === '.html'
  const accepted = codingOf(headers['accept-encoding'])
  if (accepted === null && !isPage) return false
  const mark = isPage ? live.mark() : ''
  const { size, mtimeMs } = await stat(file)
  if (size < LEAST && !isPage) return false
  const coding = size < LEAST ? null : accepted
  const etag = `W/"${size}-${Math.trunc(mtimeMs)}${isPage ? `-${mark}` : ''}"`
  const shared = { etag, vary: 'accept-encoding', 'cache-control': cachingOf(path) }
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, shared).end()
    return true
  }
  const bytes = await readFile(file)
  const sent = await packed(isPage ? live.into(bytes, mark) : bytes, coding)
  response
    .writeHead(200, {
      ...shared,
      'content-type': type,
      ...(coding !== null && { 'content-encoding': coding }),
      'content-length': sent.length,
    })
    .end(sent)
  return true
}

async function packed(bytes: Buffer, coding: 'br' | 'gzip' | null): Promise<Buffer> {
  if (coding === null) return bytes
  return coding === 'br' ? pack.br(bytes, BROTLI) : pack.gzip(bytes)
}

function codingOf(accepted: string | string[] | undefined): 'br' | 'gzip' | null {
  const names = String(accepted ?? '')
    .split(',')
    .filter((name) => !/;\s*q=0(?:\.0*)?\s*$/.test(name))
    .map((name) => name.replace(/;.*/s, '').trim())
  return (['br', 'gzip'] as const).find((name) => names.includes(name)) ?? null
}

function cachingOf(path: string): string {
  return HASHED_RE.test(path) ? FOR_GOOD : 'no-cache'
}
