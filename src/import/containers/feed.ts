// Reads feeds: RSS 0.9 to 2.0, RDF, Atom, and what WordPress exports.
import { isUtf8 } from 'node:buffer'
import { decode } from '../encoding.ts'
import { utf8Window } from './charset.ts'
import { type FeedHead, readEntry, readHead } from './feed-entry.ts'
import { FeedScan } from './feed-scan.ts'
import type { Field } from './field-names.ts'
import { foldKey } from './field-names.ts'
import { type Leaf, toPiece } from './item.ts'
import { type Door, type Input, type Piece, refuse, TOO_LARGE, tell, type Words } from './piece.ts'

/** Elements by the field that they hold, the first one with a value counts; `updated` is no day of publication. */
const NAMES = foldedNames({
  title: ['title', 'dc:title'],
  text: ['content:encoded', 'content'],
  summary: ['description', 'summary', 'dc:description'],
  published: [
    'wp:post_date',
    'pubDate',
    'dc:date',
    'dcterms:issued',
    'dcterms:created',
    'published',
    'issued',
    'created',
  ],
  author: ['dc:creator', 'author.name', 'author'],
  outlet: ['source', 'source.title', 'channel/title', 'feed/title'],
  url: ['feedburner:origLink', 'link', 'guid'],
  language: ['dc:language', 'channel/language', 'feed/xml:lang'],
})

function foldedNames(names: Partial<Record<Field, string[]>>): Partial<Record<Field, readonly string[]>> {
  return Object.fromEntries(Object.entries(names).map(([field, keys]) => [field, keys.map(foldKey)]))
}

/** Kinds of WordPress entries that are no articles; kinds that a site made up itself are. */
const NO_ARTICLE_RE =
  /^(?:page|attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*|elementor_.*|shop_.*|product.*)$/
const DEEP: Words = ['feed/depth', 'its tags are nested more than 500 deep', 'write the entry again']
const CUT: Words = ['feed/truncated', 'it breaks off in the middle', 'get a whole copy of it']
const ENCODING: Words = [
  'read/encoding',
  'its bytes are no text in a known encoding',
  'convert the file to UTF-8',
]

/** @returns a document an entry; its bytes are the source of the entry in UTF-8. */
export async function* readFeed(input: Input, door: Door): AsyncGenerator<Piece> {
  const start = (await input.window.fill(1024)).subarray(0, 1024).toString('latin1')
  const declared = start.match(/^[^<]*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/)?.[1] ?? null
  const window = await utf8Window(input.window, declared)
  let head = readHead('')
  const leftOut = new Map<string, number>()
  for await (const part of new FeedScan(window).parts()) {
    if (part.kind === 'head') head = readHead(new TextDecoder().decode(part.bytes))
    else if (part.kind === 'large') yield refuse(TOO_LARGE)
    else if (part.kind === 'deep') yield refuse(DEEP)
    else if (part.kind === 'cut') {
      if (!window.fault) yield refuse(CUT)
    } else if (part.kind === 'entry') {
      const piece = entryPiece(part.bytes, head, door)
      if (typeof piece === 'string') leftOut.set(piece, (leftOut.get(piece) ?? 0) + 1)
      else yield piece
    }
  }
  if (leftOut.size > 0) yield tell('info', ...leftOutWords(leftOut))
  input.window.fault ??= window.fault
}

function leftOutWords(leftOut: ReadonlyMap<string, number>): Words {
  const counts = [...leftOut].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`)
  return [
    'feed/left-out',
    `entries that are no published articles were left out: ${counts.join(', ')}`,
    'nothing needs to be done',
  ]
}

/** @returns the document, or the kind of an entry that is no published article. */
function entryPiece(source: Uint8Array, head: FeedHead, door: Door): Piece | string {
  const text = isUtf8(source) ? new TextDecoder().decode(source) : decode(source)?.text
  if (text === undefined) return refuse(ENCODING, source)
  const bytes = isUtf8(source) ? source : new TextEncoder().encode(text)
  const leaves = readEntry(text, head.prefixes)
  if (head.kind === 'wxr') {
    const kind = firstOf(leaves, 'wp:post_type')
    if (NO_ARTICLE_RE.test(kind)) return kind
    const status = firstOf(leaves, 'wp:status')
    if (status !== '' && status !== 'publish') return status
  }
  return toPiece(
    [...leaves.map((leaf) => named(leaf, head)), ...headLeaves(head)],
    NAMES,
    door,
    bytes,
    head.kind,
  )
}

const firstOf = (leaves: readonly Leaf[], key: string) =>
  leaves.find((leaf) => leaf.key === key)?.parts[0]?.trim() ?? ''

/** WordPress names authors by their logins and tells the names once; an unset date is all zeros. */
function named(leaf: Leaf, { kind, authors }: FeedHead): Leaf {
  if (kind !== 'wxr') return leaf
  if (leaf.key === 'wp:post_date' && leaf.parts[0]?.startsWith('0000')) return { ...leaf, parts: [''] }
  const names =
    leaf.key === 'dc:creator' ? leaf.parts.map((login) => authors.get(login.trim()) ?? login) : leaf.parts
  return names.some((name, i) => name !== leaf.parts[i])
    ? { key: leaf.key, parts: names, shown: 'wp:author_display_name' }
    : leaf
}

function headLeaves({ kind, title, language }: FeedHead): readonly Leaf[] {
  const [top, lang] = kind === 'atom' ? ['feed', 'xml:lang'] : ['channel', 'language']
  return [
    { key: `${top}/title`, parts: [title ?? ''] },
    { key: `${top}/${lang}`, parts: [language ?? ''] },
  ]
}
