// The door through which documents come in: bytes from disk, checked, hashed and decoded.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Quarantined, RawDocument } from '../model.ts'
import { decode } from './encoding.ts'

/** Larger documents are refused: no news article is, and a reader's browser would not open it. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

const TEXT_ENDINGS = new Set(['.txt', '.text', '.md', ''])
const HTML_ENDINGS = new Set(['.html', '.htm', '.xhtml'])

export type ReadResult = { readonly document: RawDocument } | { readonly refused: Quarantined }

/**
 * Reads one document.
 * @param file path on disk. Links are not followed, and pipes and devices are not waited for.
 * @param path name that it goes by in records and messages.
 * @returns the decoded document, or why it was refused; it never throws for what the file holds.
 */
export async function readDocument(file: string, path: string): Promise<ReadResult> {
  const bytes = await readBytes(file)
  if (typeof bytes === 'string') return refuse(path, null, null, ...REFUSALS[bytes])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ending = extname(path).toLowerCase()
  const html = HTML_ENDINGS.has(ending)
  if (!html && !TEXT_ENDINGS.has(ending)) return refuse(path, sha256, bytes.length, ...REFUSALS.format)
  const decoded = decode(bytes)
  if (!decoded) return refuse(path, sha256, bytes.length, ...REFUSALS.encoding)
  if (!/[\p{L}\p{N}]/u.test(decoded.text)) return refuse(path, sha256, bytes.length, ...REFUSALS.empty)
  const mediaType = html || looksLikeHtml(decoded.text) ? 'text/html' : 'text/plain'
  return { document: { path, bytes, sha256, mediaType, repaired: null, given: {}, ...decoded } }
}

type Refusal = 'missing' | 'irregular' | 'size' | 'unreadable' | 'format' | 'encoding' | 'empty'

const REFUSALS: Record<Refusal, [rule: string, message: string, hint: string]> = {
  missing: ['read/missing', 'there is no such file', 'check the path'],
  irregular: [
    'read/irregular',
    'it is a link, pipe or device, not a file',
    'put the file itself in its place',
  ],
  size: ['read/too-large', 'it is larger than 16 MiB', 'split it into its articles'],
  unreadable: ['read/unreadable', 'it cannot be read', 'check its permissions and the disk'],
  format: ['read/format', 'its format is not one that is read', 'save it as .txt or .html'],
  encoding: [
    'read/encoding',
    'its bytes are no text in UTF-8, UTF-16, windows-1256 or ISO-8859-6',
    'convert it to UTF-8',
  ],
  empty: ['read/empty', 'it holds no words', 'remove it, or replace it with the document that it should be'],
}

function refuse(
  path: string,
  sha256: string | null,
  size: number | null,
  rule: string,
  message: string,
  hint: string,
): ReadResult {
  return { refused: { path, sha256, size, rule, message, hint } }
}

async function readBytes(file: string): Promise<Uint8Array | Refusal> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) return 'irregular'
      if (stat.size > MAX_DOCUMENT_BYTES) return 'size'
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return 'missing'
    return code === 'ELOOP' || code === 'ENXIO' || code === 'EISDIR' ? 'irregular' : 'unreadable'
  }
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html)[\s>]/i.test(
    text.slice(0, 2000),
  )
}
