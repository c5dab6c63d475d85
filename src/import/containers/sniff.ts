// Tells what a file is by its first bytes, and by its ending where those leave it open.
import { extname } from 'node:path'
import { decode } from '../encoding.ts'
import type { Words } from './piece.ts'

export type Format = 'plain' | 'html' | 'markdown' | 'json' | 'csv' | 'feed' | 'warc' | 'zip' | 'gzip'

/** Bytes that are looked at. */
export const SNIFF_BYTES = 16 * 1024

const TEXT_ENDINGS = new Set(['.txt', '.text', ''])
const HTML_ENDINGS = new Set(['.html', '.htm', '.xhtml', '.shtml'])
const BY_ENDING: Readonly<Record<string, Format>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.json': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
  '.jsonlines': 'json',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xml': 'feed',
  '.rss': 'feed',
  '.atom': 'feed',
  '.rdf': 'feed',
  '.warc': 'warc',
}

const SAVE_AS_TEXT = 'open it in its program and save it as .txt or .html'
const UNPACK = 'unpack it, and import the folder'
const SKIP = 'it holds no text; leave it out, or write a text beside it'
const PAGE = 'open it in a browser and save the page as .html'

/** Formats that are told apart only to say what to do with them: first bytes in hexadecimal, name, hint. */
const MARKS: readonly (readonly [RegExp, string, string])[] = [
  [/^25504446/, 'a PDF', 'save its text as .txt'],
  [/^d0cf11e0/, 'a document of an old office program', SAVE_AS_TEXT],
  [/^7b5c727466/, 'an RTF document', SAVE_AS_TEXT],
  [/^(?:ffd8ff|89504e47|47494638|424d.{8}0000|49492a00|4d4d002a)/, 'a picture', SKIP],
  [/^52494646.{8}(?:57454250|57415645|41564920)/, 'a picture, a sound or a film', SKIP],
  [/^.{8}66747970/, 'a film, a sound or a picture', SKIP],
  [/^(?:494433|4f676753|664c6143|1a45dfa3|000001ba)/, 'a sound or a film', SKIP],
  [
    /^(?:377abcaf271c|526172211a07|425a68|fd377a585a00|28b52ffd|1f9d|1fa0)/,
    'an archive that is not read',
    UNPACK,
  ],
  [/^53514c69746520666f726d61742033/, 'a database', 'export its table as .csv'],
]
const ENDINGS: readonly (readonly [RegExp, string, string])[] = [
  [/^\.(?:docx?|odt|rtf|pages|wpd|pptx?|odp)$/, 'a document of an office program', SAVE_AS_TEXT],
  [/^\.(?:xlsx?|ods|numbers)$/, 'a spreadsheet', 'save its table as .csv'],
  [/^\.(?:pdf|ps|djvu|epub|mobi)$/, 'a book or a printed page', 'save its text as .txt'],
  [/^\.(?:mht|mhtml|eml|webarchive|maff)$/, 'a page with its pictures in one file', PAGE],
  [/^\.(?:tar|tgz|7z|rar|bz2|xz|zst|lz)$/, 'an archive that is not read', UNPACK],
  [
    /^\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|ico|mp[34]|m4a|ogg|wav|mov|avi|mkv|webm)$/,
    'a picture, a sound or a film',
    SKIP,
  ],
]

const FEED_RE = /<(?:[\w-]+:)?(?:rss|feed|RDF)[\s>]/
const XML_START_RE = /^\s*(?:<\?xml\b|<!--|<!DOCTYPE\b(?!\s+html)|<(?:[\w-]+:)?(?:rss|feed|RDF)[\s>])/i

/** @returns the format, or why the file is not read. @param head its first bytes, at most `SNIFF_BYTES`. */
export function formatOf(head: Uint8Array, name: string): Format | Words {
  const ending = extname(name).toLowerCase()
  const hex = Buffer.from(head.subarray(0, 24)).toString('hex')
  const other = ENDINGS.find(([endings]) => endings.test(ending)) ?? MARKS.find(([mark]) => mark.test(hex))
  if (other) return unread(other[1], other[2])
  if (head.length > 262 && Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar')
    return unread('an archive that is not read', UNPACK)
  if (hex.startsWith('1f8b')) return 'gzip'
  if (/^504b(?:0304|0506|0708)/.test(hex)) return 'zip'
  const ascii = Buffer.from(head).toString('latin1')
  if (/^WARC\/\d/.test(ascii)) return 'warc'
  return byText(head, ending) ?? byEnding(ending)
}

/** What its words say that it is; null when they leave it open. */
function byText(head: Uint8Array, ending: string): Format | null {
  const even = head.subarray(0, head.length & ~1)
  const text = (decode(even)?.text ?? Buffer.from(head).toString('latin1')).replace(/^(?:\uFEFF|ï»¿)/, '')
  if (looksLikeHtml(text)) return 'html'
  if (XML_START_RE.test(text) && (FEED_RE.test(text) || BY_ENDING[ending] === 'feed')) return 'feed'
  if (BY_ENDING[ending] === 'csv' || BY_ENDING[ending] === 'markdown') return null
  if (/^\s*(?:\[\s*\{|\{)\s*"[^"\n]{0,100}"\s*:/.test(text)) return 'json'
  return null
}

function byEnding(ending: string): Format | Words {
  if (TEXT_ENDINGS.has(ending)) return 'plain'
  if (HTML_ENDINGS.has(ending)) return 'html'
  return BY_ENDING[ending] ?? unread('in a format that is not read', 'save it as .txt or .html')
}

function unread(what: string, hint: string): Words {
  return [
    'read/format',
    what.startsWith('in ') ? `it is ${what}` : `it is ${what}, whose words are not read`,
    hint,
  ]
}

/** Whether a text begins as a page does. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
    text.slice(0, 4000),
  )
}

/** Whether bytes are a page, in whatever encoding. */
export function isSavedPage(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096)
  return looksLikeHtml(
    decode(head.subarray(0, head.length & ~1))?.text ?? Buffer.from(head).toString('latin1'),
  )
}
