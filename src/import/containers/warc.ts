// Reads WARC files (ISO 28500): pages and texts that were answered with success are documents, the rest is counted.

import { contentType, decodeBody, type Head, headEnd, MOST_HEAD_BYTES, readHeadLines } from './http.ts'
import {
  type Door,
  type Input,
  MAX_DOCUMENT_BYTES,
  type Piece,
  refuse,
  TOO_LARGE,
  tell,
  type Words,
} from './piece.ts'
import { isSavedPage } from './sniff.ts'
import type { ByteWindow } from './window.ts'

const HINT = 'check the file with the program that wrote it, or get a whole copy'
const NO_HEAD: Words = ['warc/header', 'here is no head of a record; reading goes on at the next one', HINT]
const NO_LENGTH: Words = [
  'warc/header',
  'the record does not say its length; reading goes on at the next one',
  HINT,
]
const LENGTH: Words = [
  'warc/length',
  'the record does not end where it says; reading goes on at the next one',
  HINT,
]
const CUT: Words = ['warc/truncated', 'the record breaks off', HINT]

const PAGE_TYPES = new Set(['text/html', 'application/xhtml+xml', 'text/plain'])
/** Answers are packed at most so well: more of a record need not be held. */
const MOST_BLOCK = MAX_DOCUMENT_BYTES + MOST_HEAD_BYTES
/** Of a record that is too large to be held this much tells what it is. */
const PEEK = 64 * 1024
const RECORD_START = 'WARC/'

/** A record that is to be read: its heads, and what follows them. */
interface Captured {
  readonly head: Head
  readonly answer: Head | null
  readonly body: Uint8Array
}

/**
 * @returns pages and texts of `response` and `resource` records with status 2xx, under the address that they were
 * captured from; one issue counts everything else.
 */
export async function* readWarc(input: Input, _door: Door): AsyncGenerator<Piece> {
  const { window } = input
  const leftOut = new Map<string, number>()
  while (await toContent(window)) {
    const end = await endOfHead(window)
    if (end === null || !startsRecord(window.view)) {
      if (!window.fault || !window.ended) yield refuse(NO_HEAD)
      await toNextRecord(window, 1)
      continue
    }
    const head = readHeadLines(window.view.subarray(0, end))
    const stated = head.values.get('content-length') ?? ''
    window.drop(end)
    if (!/^\d{1,15}$/.test(stated)) {
      yield refuse(NO_LENGTH)
      await toNextRecord(window, 0)
      continue
    }
    const kind = (head.values.get('warc-type') ?? 'record').toLowerCase()
    const length = Number(stated)
    const wanted = kind === 'response' || kind === 'resource'
    const held = wanted && length <= MOST_BLOCK
    const start = await window.fill(held ? length : Math.min(length, PEEK))
    const record = captured(head, start.subarray(0, length))
    const other = wanted ? leftOutAs(record) : kind
    const missing = held ? 0 : await skip(window, length)
    if (missing > 0) {
      if (!window.fault) yield refuse(LENGTH)
    } else if (held && start.length < length) {
      if (!window.fault) yield refuse(start.includes('\nWARC/1') ? LENGTH : CUT)
      await toNextRecord(window, 0)
    } else if (!(await endsAt(window, held ? length : 0))) {
      if (!window.fault) yield refuse(LENGTH)
      await toNextRecord(window, 0)
    } else {
      if (other !== null) leftOut.set(other, (leftOut.get(other) ?? 0) + 1)
      else if (!held) yield refuse(TOO_LARGE)
      else yield toPiece(captured(head, window.view.subarray(0, length)))
      if (held) window.drop(length)
    }
  }
  if (leftOut.size > 0) yield tell('info', ...leftOutWords(leftOut))
}

function leftOutWords(leftOut: ReadonlyMap<string, number>): Words {
  const counts = [...leftOut].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`)
  const message = `records that are no page or text were left out: ${counts.join(', ')}`
  return ['warc/left-out', message, 'nothing needs to be done']
}

function captured(head: Head, block: Buffer): Captured {
  const isHttp = /^HTTP\//i.test(block.toString('latin1', 0, 5))
  const end = isHttp
    ? (headEnd(block.subarray(0, MOST_HEAD_BYTES)) ?? Math.min(block.length, MOST_HEAD_BYTES))
    : 0
  return { head, answer: isHttp ? readHeadLines(block.subarray(0, end)) : null, body: block.subarray(end) }
}

/** What a record is that holds no page or text of a successful answer; null for one that does. */
function leftOutAs({ head, answer, body }: Captured): string | null {
  const status = answer?.start.match(/^\S+\s+(\d{3})/)?.[1]
  if (answer && !status?.startsWith('2')) return `answer ${status ?? 'without status'}`
  const { type } = contentType((answer ?? head).values.get('content-type'))
  if (type !== null && type !== 'application/octet-stream') return PAGE_TYPES.has(type) ? null : plain(type)
  const decoded = answer ? decodeBody(body, answer) : { bytes: body }
  return 'bytes' in decoded && isSavedPage(decoded.bytes) ? null : plain(type)
}

function toPiece({ head, answer, body }: Captured): Piece {
  const { type, charset } = contentType((answer ?? head).values.get('content-type'))
  const decoded = answer ? decodeBody(body, answer) : { bytes: new Uint8Array(body) }
  if ('words' in decoded) return refuse(decoded.words, new Uint8Array(body))
  const { bytes } = decoded
  if (bytes.length > MAX_DOCUMENT_BYTES) return refuse(TOO_LARGE)
  const url = head.values.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1')
  return {
    body: {
      bytes,
      mediaType: type === 'text/plain' ? 'text/plain' : 'text/html',
      charset,
      text: null,
      given: url ? { url: { text: url, from: 'warc:WARC-Target-URI' } } : {},
    },
  }
}

/** A media type for a message; no head can put anything else into one. */
const plain = (type: string | null) => type?.match(/^[\w.+-]{1,40}\/[\w.+-]{1,60}$/)?.[0] ?? 'of unknown type'

const startsRecord = (view: Buffer) => view.toString('latin1', 0, 5) === RECORD_START

/** Drops line ends. @returns whether anything follows. */
async function toContent(window: ByteWindow): Promise<boolean> {
  for (;;) {
    const { view } = window
    let at = 0
    while (view[at] === 0x0d || view[at] === 0x0a) at += 1
    window.drop(at)
    if (at < view.length) return true
    if (!(await window.more())) return false
  }
}

async function endOfHead(window: ByteWindow): Promise<number | null> {
  for (;;) {
    const end = headEnd(window.view.subarray(0, MOST_HEAD_BYTES))
    if (end !== null) return end
    if (window.view.length >= MOST_HEAD_BYTES || !(await window.more())) return null
  }
}

/** @returns how many of the bytes were not there. */
async function skip(window: ByteWindow, length: number): Promise<number> {
  let left = length
  while (left > 0 && (window.view.length > 0 || (await window.more()))) {
    const step = Math.min(left, window.view.length)
    window.drop(step)
    left -= step
  }
  return left
}

/** Whether a record ends so many bytes on: two line ends follow, or nothing, or any line ends and another record. */
async function endsAt(window: ByteWindow, length: number): Promise<boolean> {
  const after = (await window.fill(length + 16)).toString('latin1', length, length + 16)
  return /^(?:\r\n\r\n|[\r\n]*$|[\r\n]+WARC\/)/.test(after)
}

/** Drops everything up to the next line that begins a record, looking from `from` on. */
async function toNextRecord(window: ByteWindow, from: number): Promise<void> {
  let start = from
  for (;;) {
    const found = window.view.indexOf('\nWARC/1', start, 'latin1')
    if (found >= 0) return window.drop(found + 1)
    window.drop(Math.max(0, window.view.length - 8))
    start = 0
    if (!(await window.more())) return window.drop(window.view.length)
  }
}
