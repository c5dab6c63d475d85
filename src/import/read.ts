// The door through which documents come in: files and what lies in them, checked, hashed and decoded.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { sha256Of } from '../archive/id.ts'
import type { Encoding, Given, Issue, Quarantined, RawDocument, ReceivedDocument } from '../model.ts'
import { type FieldMap, unmet } from './containers/field-map.ts'
import { type FieldNames, loadFieldNames } from './containers/field-names.ts'
import { openInput, SINGLE, sniff } from './containers/open.ts'
import { budgetOf, type Door, type Input, type Piece } from './containers/piece.ts'
import { looksLikeHtml } from './containers/sniff.ts'
import { type RandomAccess, readRange } from './containers/source.ts'
import { ByteWindow } from './containers/window.ts'
import { decode } from './encoding.ts'

export { type FieldMap, isFieldMap, readFieldMap, readMapBeside } from './containers/field-map.ts'
export { type FieldNames, loadFieldNames } from './containers/field-names.ts'
export { MAX_DOCUMENT_BYTES } from './containers/piece.ts'

/** What comes out of a file: a document, one that was refused, or something to be told. */
export type Opened =
  | { readonly received: ReceivedDocument }
  | { readonly refused: Quarantined }
  | { readonly issue: Issue }

export type ReadResult = { readonly document: RawDocument } | { readonly refused: Quarantined }

/**
 * Streams the documents of one file: itself, or everything in it when it is a container; one document is held at a time.
 * @param file path on disk. Links are not followed, and pipes and devices are not waited for.
 * @param path name that it goes by in records and messages; documents of a container get `#n` added, from 1.
 * @returns never nothing: at least one document or refusal; it does not throw for what the file holds.
 */
export async function* openDocuments(
  file: string,
  path: string,
  { fields, map }: { readonly fields: FieldNames; readonly map: FieldMap | null },
): AsyncGenerator<Opened> {
  const opened = await openFile(file)
  if (typeof opened === 'string') {
    const [rule, message, hint] = REFUSALS[opened]
    yield { refused: { path, sha256: null, size: null, rule, message, hint } }
    return
  }
  const window = new ByteWindow(readRange(opened))
  try {
    const door: Door = {
      fields,
      map,
      met: new Set(),
      budget: budgetOf(opened.size),
      open: (input) => openInput(input, door),
    }
    const input: Input = { name: basename(path), window, random: opened, depth: 0 }
    const format = await sniff(input)
    const single = typeof format !== 'string' || SINGLE.has(format)
    let n = 0
    for await (const piece of openInput(input, door)) {
      if (!('told' in piece)) n += 1
      const whole = single || ('whole' in piece && piece.whole === true && n === 1)
      yield await toOpened(piece, whole ? path : `${path}#${n}`, path, whole ? opened : null)
    }
    if (!single) for (const issue of unmet(door)) yield { issue }
  } finally {
    await window.close()
    await opened.handle.close()
  }
}

/** @param file the file where a refusal is about all of it. */
async function toOpened(piece: Piece, path: string, top: string, file: RandomAccess | null): Promise<Opened> {
  if ('body' in piece) return { received: { path, sha256: sha256Of(piece.body.bytes), ...piece.body } }
  if ('told' in piece) {
    const [rule, message, hint] = piece.told
    return { issue: { severity: piece.severity, rule, path: top, line: null, message, hint } }
  }
  const [rule, message, hint] = piece.refusal
  const sha256 = piece.bytes ? sha256Of(piece.bytes) : file ? await sha256OfFile(file) : null
  const size = piece.bytes?.length ?? file?.size ?? null
  return { refused: { path, sha256, size, rule, message, hint } }
}

async function sha256OfFile(file: RandomAccess): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of readRange(file)) hash.update(chunk)
  } catch {
    return null
  }
  return hash.digest('hex')
}

/**
 * Decodes a document; pure, so that a worker can do it.
 * @returns the document, or why it is none: bytes that are no text, or no words in them.
 */
export function decodeReceived(received: ReceivedDocument): ReadResult {
  const { path, bytes, sha256, charset, text: running, given } = received
  const refused = (rule: string, message: string, hint: string): ReadResult => ({
    refused: { path, sha256, size: bytes.length, rule, message, hint },
  })
  const decoded = running === null ? decode(bytes, charset) : decode(new TextEncoder().encode(running))
  if (!decoded) return refused(...REFUSALS.encoding)
  const { text, repaired, replaced, mixed } = decoded
  const words = /[\p{L}\p{N}]/u
  if (!words.test(text) && !(running !== null && words.test(given.title?.text ?? '')))
    return refused(...REFUSALS.empty)
  const encoding = running === null ? decoded.encoding : encodingOf(bytes, charset)
  const isHtml = received.mediaType === 'text/html' ? /<[a-z!/]/i.test(text) : looksLikeHtml(text)
  const mediaType = isHtml ? 'text/html' : 'text/plain'
  const document = { path, bytes, sha256, mediaType, encoding, text, repaired, replaced, mixed } as const
  return { document: { ...document, given: repaired && running !== null ? repairedGiven(given) : given } }
}

function encodingOf(bytes: Uint8Array, charset: string | null): Encoding {
  return charset === 'utf-8' ? charset : (decode(bytes)?.encoding ?? 'utf-8')
}

/** What stood beside a text that was read wrongly was read wrongly too. */
function repairedGiven(given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).map(([field, { text, from }]) => [
      field,
      { text: decode(new TextEncoder().encode(text))?.text ?? text, from },
    ]),
  )
}

let ownFields: Promise<FieldNames> | null = null

/** Reads the first document of a file, fields by the program's own names. */
export async function readDocument(file: string, path: string): Promise<ReadResult> {
  ownFields ??= loadFieldNames(resolve(import.meta.dirname, '../../content/authority'))
  const fields = await ownFields
  for await (const opened of openDocuments(file, path, { fields, map: null })) {
    if ('refused' in opened) return opened
    if ('received' in opened) return decodeReceived(opened.received)
  }
  throw new Error('a file was opened that holds neither documents nor refusals')
}

type Refusal = 'missing' | 'irregular' | 'unreadable' | 'encoding' | 'empty'

const REFUSALS: Record<Refusal, readonly [rule: string, message: string, hint: string]> = {
  missing: ['read/missing', 'there is no such file', 'check the path'],
  irregular: [
    'read/irregular',
    'it is a link, pipe or device, not a file',
    'put the file itself in its place',
  ],
  unreadable: ['read/unreadable', 'it cannot be read', 'check its permissions and the disk'],
  encoding: [
    'read/encoding',
    'its bytes are no text in UTF-8, UTF-16, windows-1256 or ISO-8859-6',
    'convert it to UTF-8',
  ],
  empty: ['read/empty', 'it holds no words', 'remove it, or replace it with the document that it should be'],
}

async function openFile(file: string): Promise<RandomAccess | Refusal> {
  let handle: FileHandle | null = null
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const stat = await handle.stat()
    if (stat.isFile()) return { handle, size: stat.size }
    await handle.close()
    return 'irregular'
  } catch (cause) {
    await handle?.close().catch(() => undefined)
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return 'missing'
    return code === 'ELOOP' || code === 'ENXIO' || code === 'EISDIR' ? 'irregular' : 'unreadable'
  }
}
