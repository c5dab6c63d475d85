// Makes a document of an item with named values: a row, a JSON object, an entry of a feed.
import type { Given } from '../../model.ts'
import { type Field, foldKey } from './field-names.ts'
import {
  type Body,
  type Door,
  MAX_DOCUMENT_BYTES,
  type Piece,
  refuse,
  TOO_LARGE,
  type Words,
} from './piece.ts'

/** A value with the name that it stands under; a list has several parts. */
export interface Leaf {
  readonly key: string
  readonly parts: readonly string[]
  /** Its whole name, where `key` is the end of one. */
  readonly shown?: string
  /** Gathered from a list of objects. */
  readonly listed?: boolean
}

/** As in `FieldNames`. */
export type Names = Readonly<Partial<Record<Field, readonly string[]>>>

/** The values of the fields that were found, each with the name it stood under. */
export type Picked = Readonly<Partial<Record<Field, { readonly text: string; readonly key: string }>>>

const MOST_NAMED = 12

/**
 * Finds the fields among an item's values: by the map where it names a column that is there, else by the known names.
 * @param names as in `FieldNames`: the first one with a value counts.
 */
export function pick(leaves: readonly Leaf[], names: Names, { map, met }: Pick<Door, 'map' | 'met'>): Picked {
  const byKey = new Map<string, Leaf>()
  for (const leaf of leaves) {
    const key = foldKey(leaf.key)
    if (!byKey.has(key)) byKey.set(key, leaf)
  }
  const picked: { -readonly [Key in Field]?: { text: string; key: string } } = {}
  const claimed = new Set<string>()
  for (const [field, columns] of map?.columns ?? []) {
    const found = columns.flatMap(({ key }) => {
      const leaf = byKey.get(key)
      claimed.add(key)
      if (leaf) met.add(key)
      return leaf && !isBlank(leaf) ? [leaf] : []
    })
    const text = found.map((leaf) => joined(leaf, field)).join(field === 'text' ? '\n\n' : ' ')
    if (found.length > 0) picked[field] = { text, key: found.map(shownKey).join('+') }
  }
  for (const [field, keys] of Object.entries(names) as [Field, readonly string[]][]) {
    // A column that this item lacks leaves the known names: a map often serves files of several kinds.
    const columns = map?.columns.get(field)
    if (columns && (columns.length === 0 || columns.some(({ key }) => byKey.has(key)))) continue
    for (const key of keys) {
      const leaf = claimed.has(key) ? undefined : byKey.get(key)
      if (!leaf || isBlank(leaf)) continue
      picked[field] = { text: joined(leaf, field), key: shownKey(leaf) }
      break
    }
  }
  return picked
}

const shownKey = ({ key, shown }: Leaf) => shown ?? key
const isBlank = ({ parts }: Leaf) => parts.every((part) => part.trim() === '')

/** Paragraphs of a text apart; names of a list with a comma. */
function joined({ parts }: Leaf, field: Field): string {
  if (parts.length === 1) return parts[0] ?? ''
  const filled = parts.filter((part) => part.trim() !== '')
  return filled.join(field === 'text' || field === 'summary' ? '\n\n' : '، ')
}

/** Whether the fields found are enough for a document. */
export function isDocument(picked: Picked): boolean {
  return Boolean(picked.text ?? picked.summary ?? picked.title)
}

/**
 * The document of an item. Without a text its summary is its text; with a headline alone its text is empty.
 * @param bytes the item as it is kept. @param format first word of `given.*.from`.
 */
export function toPiece(
  leaves: readonly Leaf[],
  names: Names,
  door: Pick<Door, 'map' | 'met'>,
  bytes: Uint8Array,
  format: string,
): Piece {
  if (bytes.length > MAX_DOCUMENT_BYTES) return refuse(TOO_LARGE)
  const picked = pick(leaves, names, door)
  if (!isDocument(picked)) return refuse(isKnown(leaves, names, door) ? EMPTY : noText(leaves), bytes)
  const { text: running, summary, ...given } = picked
  const text = paragraphed((running ?? summary)?.text ?? '')
  const body: Body = {
    bytes,
    mediaType: hasTags(text) ? 'text/html' : 'text/plain',
    charset: 'utf-8',
    text,
    given: Object.fromEntries(
      Object.entries(given).map(([field, { text, key }]) => [field, { text, from: `${format}:${key}` }]),
    ) as Given,
  }
  return { body }
}

/** Whether some value, be it empty, stands under a name for text or headline. */
export function isKnown(leaves: readonly Leaf[], names: Names, { map }: Pick<Door, 'map'>): boolean {
  const keys = new Set(leaves.map(({ key }) => foldKey(key)))
  return (['text', 'summary', 'title'] as const).some((field) =>
    [...(map?.columns.get(field)?.map(({ key }) => key) ?? []), ...(names[field] ?? [])].some((key) =>
      keys.has(key),
    ),
  )
}

export const EMPTY: Words = [
  'read/empty',
  'it holds no words',
  'remove it, or replace it with the document that it should be',
]

/** What to say of items whose names tell neither text nor headline. */
export function noText(leaves: readonly Leaf[]): Words {
  const named = leaves.slice(0, MOST_NAMED).map(({ key }) => `\`${key.slice(0, 40)}\``)
  const more = leaves.length > MOST_NAMED ? ` and ${leaves.length - MOST_NAMED} more` : ''
  return [
    'read/no-text',
    named.length > 0
      ? `none of its columns is known as text or headline: ${named.join(', ')}${more}`
      : 'it holds no values',
    'name the columns in a file beside the container, its name with `.fields.yaml` added: `title: …`, `text: …`',
  ]
}

const TAG_RE =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|table|tr|td|iframe|section|article|font|center|hr|small|sub|sup)(?:\s[^<>]*)?\/?>/i
const BLOCK_RE = /<(?:p|br|div|li|td|section|article|blockquote|h[1-6])[\s/>]/i

export function hasTags(text: string): boolean {
  return TAG_RE.test(text)
}

/**
 * Marked-up text whose paragraphs are told by line ends alone, as WordPress stores it, gets the marks that HTML needs
 * to see them: `<p>` at blank lines, `<br>` at single ones.
 */
export function paragraphed(text: string): string {
  if (!text.includes('\n') || !hasTags(text) || BLOCK_RE.test(text)) return text
  let gap = '<p>'
  let out = ''
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') {
      if (out !== '') gap = '\n\n<p>'
      continue
    }
    out += gap + line
    gap = '<br>\n'
  }
  return out
}
