// Makes a document of one JSON object, or tells why it is none.
import { isUtf8 } from 'node:buffer'
import { decode } from '../encoding.ts'
import { isDocument, type Leaf, type Picked, pick, toPiece } from './item.ts'
import { compact } from './json-scan.ts'
import { type Door, type Piece, refuse, type Words } from './piece.ts'

const MOST_LEAVES = 500
const MOST_LEVELS = 5

/**
 * @param bytes the object as the file has it. @param format `json` or `jsonl`.
 * @param where begins the message of a refusal: `line 12: `; may be empty.
 */
export function jsonPiece(bytes: Uint8Array, format: string, where: string, door: Door): Piece {
  const read = readObject(bytes)
  if ('words' in read) return refuse(at(where, read.words), new Uint8Array(bytes))
  const leaves = leavesFor(read.leaves, door)
  const piece = toPiece(leaves, door.fields.names, door, read.bytes, format)
  return 'refusal' in piece ? { ...piece, refusal: at(where, piece.refusal) } : piece
}

const at = (where: string, [rule, message, hint]: Words): Words => [rule, `${where}${message}`, hint]

/** The object's values, with the bytes that it is kept as. */
export function readObject(
  raw: Uint8Array,
): { readonly leaves: readonly Leaf[]; readonly bytes: Uint8Array } | { readonly words: Words } {
  let source = raw
  if (!isUtf8(source)) {
    const decoded = decode(source)
    if (!decoded) return { words: ENCODING }
    source = new TextEncoder().encode(decoded.text)
  }
  const bytes = compact(source)
  if (!bytes) return { words: DEPTH }
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return { words: NOT_AN_OBJECT }
    const leaves = new Map<string, { key: string; parts: string[]; listed: boolean }>()
    gather(value, '', 0, false, leaves)
    return { leaves: [...leaves.values()], bytes }
  } catch (cause) {
    return { words: ['json/invalid', `it is no JSON: ${whyInvalid(cause as Error)}`, INVALID_HINT] }
  }
}

const INVALID_HINT = 'mend it, or write the file again with the program that made it'
const ENCODING: Words = [
  'read/encoding',
  'its bytes are no text in a known encoding',
  'convert the file to UTF-8',
]
const DEPTH: Words = ['json/depth', 'it is nested more than 200 levels deep', 'write it as a plain object']
const NOT_AN_OBJECT: Words = [
  'json/not-an-object',
  'it is a value without names, not an object',
  'write it as an object: {"title": …, "text": …}',
]

/** The parser's words without the excerpt of the text that it adds. */
function whyInvalid({ message }: Error): string {
  return (
    message.match(/^[^'"\n]*?(?=\s*(?:,? ?["']|in JSON|$))/)?.[0].trim() || 'unexpected character'
  ).toLowerCase()
}

/** Collects the values below a name; `$date` and the like of database exports count as the name above them. */
function gather(
  value: unknown,
  key: string,
  level: number,
  listed: boolean,
  leaves: Map<string, { key: string; parts: string[]; listed: boolean }>,
): void {
  if (value === null || value === undefined || level > MOST_LEVELS) return
  if (Array.isArray(value)) {
    for (const part of value) gather(part, key, level + 1, true, leaves)
  } else if (typeof value === 'object') {
    for (const [name, part] of Object.entries(value))
      gather(
        part,
        name.startsWith('$') && key ? key : key ? `${key}.${name}` : name,
        level + 1,
        listed,
        leaves,
      )
  } else {
    const leaf = leaves.get(key)
    const text = typeof value === 'boolean' ? '' : String(value)
    if (leaf) leaf.parts.push(text)
    else if (leaves.size < MOST_LEAVES)
      leaves.set(key, { key, parts: [text], listed: listed && key.includes('.') })
  }
}

/** An object whose text lies one level down (`_source`, `article`) is read as if its values stood at the top. */
function leavesFor(leaves: readonly Leaf[], door: Door): readonly Leaf[] {
  const top = pick(leaves, door.fields.names, door)
  if (top.text ?? top.title) return leaves
  const groups = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const dot = leaf.key.indexOf('.')
    if (dot < 0 || leaf.listed) continue
    const group = leaf.key.slice(0, dot)
    const inner = { ...leaf, key: leaf.key.slice(dot + 1), shown: leaf.key }
    groups.set(group, [...(groups.get(group) ?? []), inner])
  }
  const filled = [...groups.values()].filter((group) => {
    const { text, title } = pick(group, door.fields.names, door)
    return Boolean(text ?? title)
  })
  const [only] = filled
  return only && filled.length === 1 ? [...only, ...leaves] : leaves
}

/** What an object could be: a document with a text, one with a headline or summary alone, or none. */
export function rankOf(bytes: Uint8Array, door: Door): 'text' | 'title' | null {
  const read = readObject(bytes)
  if ('words' in read) return null
  const picked: Picked = pick(leavesFor(read.leaves, door), door.fields.names, door)
  return picked.text ? 'text' : isDocument(picked) ? 'title' : null
}
