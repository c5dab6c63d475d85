// Tells the pages that are open in a browser what changed, so that each can load itself again; nothing of it is in the site.
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What changed in the site. */
export type Change =
  /** Paths of files, from the site's root. */
  | { readonly paths: readonly string[] }
  /** So much that every page is loaded again: the number of files. */
  | { readonly count: number }

/** Own addresses; no name of the site begins with an underscore. */
const FOLDER = '/__warraq/'
const SCRIPT = `${FOLDER}reload.js`
const EVENTS = `${FOLDER}events`
/** More paths are told by their number. */
const MOST_PATHS = 2000
/** Changes that are kept for pages which were not listening: between their coming and their asking, or in a tab behind others. */
const MOST_KEPT = 500
/** Milliseconds until a browser asks again, where the server was started anew. */
const RETRY = 500

/**
 * `since` is the last change before the page was sent. A page loads itself again when it is among what changed, or all
 * pages are; browsers keep the place to which it was scrolled. In a tab that nobody sees it does not listen: a browser
 * holds six connections to a server, and every listener has one.
 */
const CODE = `// Loads the page again when it changes. The program's server adds this; the site itself has no such file.
const since = new URL(document.currentScript.src).searchParams.get('since')
const own = decodeURIComponent(location.pathname).slice(1).replace(/(^|\\/)$/, '$1index.html')
let last = since
let source = null
const listen = () => {
  source?.close()
  source = null
  if (document.visibilityState === 'hidden') return
  source = new EventSource('${EVENTS}?since=' + encodeURIComponent(last))
  source.addEventListener('change', ({ data, lastEventId }) => {
    last = lastEventId
    const { paths } = JSON.parse(data)
    if (!paths || paths.some((path) => path === own || path.startsWith('assets/'))) location.reload()
  })
}
document.addEventListener('visibilitychange', listen)
addEventListener('pagehide', () => source?.close())
addEventListener('pageshow', ({ persisted }) => persisted && listen())
listen()
`

export interface Live {
  /** Tells all that listen, and those that will. */
  readonly tell: (change: Change) => void
  /** Number of the last change, with a name of this run of the server. */
  readonly mark: () => string
  /** A page with the script in it. @param mark as it was before the page was read. */
  readonly into: (html: Buffer, mark: string) => Buffer
  /** Answers what is asked of its own addresses. @returns false for others. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** @param run tells this run of the server from others: pages that another one sent are loaded again. */
export function openLive(run: string): Live {
  const listeners = new Set<ServerResponse>()
  /** What was told, newest last; the number of a change is its place from the beginning. */
  const told: string[] = []
  let count = 0
  const eventOf = (change: Change) =>
    `id: ${run}.${count}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`
  /** What a page has missed. */
  const missed = (since: string): readonly string[] => {
    const [theirs, number = ''] = since.split('.')
    const behind = theirs === run ? count - Number(number) : Number.NaN
    if (behind >= 0 && behind <= told.length) return told.slice(told.length - behind)
    return [eventOf({ count: 0 })]
  }
  const listen = ({ url = '', headers }: IncomingMessage, response: ServerResponse) => {
    const asked = new URL(url, 'http://localhost').searchParams.get('since') ?? ''
    const since = String(headers['last-event-id'] ?? asked)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(`retry: ${RETRY}\n\n${missed(since).join('')}`)
    listeners.add(response)
    response.once('close', () => listeners.delete(response))
  }
  return {
    tell: (change) => {
      const isMany = 'paths' in change && change.paths.length > MOST_PATHS
      count += 1
      const event = eventOf(isMany ? { count: change.paths.length } : change)
      told.push(event)
      if (told.length > MOST_KEPT) told.shift()
      for (const response of listeners) response.write(event)
    },
    mark: () => `${run}.${count}`,
    into: (html, mark) => {
      const head = html.indexOf('</head>')
      const at = head < 0 ? html.length : head
      const script = Buffer.from(`<script defer src="${SCRIPT}?since=${mark}"></script>`)
      return Buffer.concat([html.subarray(0, at), script, html.subarray(at)])
    },
    answer: (request, response) => {
      const path = request.url?.replace(/[?#].*$/s, '')
      if (path === EVENTS) listen(request, response)
      else if (path === SCRIPT)
        response
          .writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' })
          .end(CODE)
      else return false
      return true
    },
  }
}
