// Reads a file that is one document: a text, a page, or Markdown with front matter above it.
import { asMap, readYaml, type Yaml } from '../../archive/yaml.ts'
import type { Given, GivenField, MediaType } from '../../model.ts'
import { decode } from '../encoding.ts'
import { type Leaf, pick } from './item.ts'
import { type Door, type Input, MAX_DOCUMENT_BYTES, type Piece, refuse, TOO_LARGE, tell } from './piece.ts'

/** @param mediaType what the ending or the first bytes say; null when nobody says. */
export async function* readPlain(input: Input, mediaType: MediaType | null): AsyncGenerator<Piece> {
  const bytes = await wholeOf(input)
  if (!bytes) yield { ...refuse(TOO_LARGE), whole: true }
  else if (!input.window.fault) yield { body: { bytes, mediaType, charset: null, text: null, given: {} } }
}

/** All of a file, or null when it is too large for a document. */
export async function wholeOf({ window }: Input): Promise<Uint8Array | null> {
  const { length } = await window.fill(MAX_DOCUMENT_BYTES + 1)
  return length > MAX_DOCUMENT_BYTES ? null : window.take(length)
}

const FRONT_MATTER_RE = /^\uFEFF?---[^\S\n]*\r?\n([\s\S]{0,65536}?)(?<=\n)---[^\S\n]*(?:\r?\n|$)/

/** Its values become given fields; the text below it is the document's text, with its marks of Markdown. */
export async function* readMarkdown(input: Input, door: Door): AsyncGenerator<Piece> {
  const bytes = await wholeOf(input)
  if (!bytes) return yield { ...refuse(TOO_LARGE), whole: true }
  if (input.window.fault) return
  const body = { bytes, mediaType: 'text/plain' as const, charset: null, text: null, given: {} }
  const text = decode(bytes)?.text
  const block = text?.match(FRONT_MATTER_RE)
  if (text === undefined || !block) return yield { body }
  const read = readYaml(block[1] ?? '')
  const values = 'value' in read ? asMap(read.value) : null
  if (!values) {
    const why = 'fault' in read ? `: ${read.fault.message}` : ''
    yield tell(
      'warning',
      'md/front-matter',
      `what stands between its \`---\` is no front matter${why}`,
      'mend it',
    )
    return yield { body }
  }
  const { text: _text, summary: _summary, ...picked } = pick(leavesOf(values, ''), door.fields.names, door)
  const given = Object.fromEntries(
    (Object.entries(picked) as [GivenField, { text: string; key: string }][]).map(
      ([field, { text, key }]) => [field, { text, from: `md:${key}` }],
    ),
  ) as Given
  yield { body: { ...body, text: text.slice(block[0].length), given } }
}

function leavesOf(values: { readonly [key: string]: Yaml }, above: string): readonly Leaf[] {
  return Object.entries(values).flatMap(([name, value]): readonly Leaf[] => {
    const key = above + name
    if (typeof value === 'string') return [{ key, parts: [value] }]
    if (Array.isArray(value))
      return [{ key, parts: value.filter((part): part is string => typeof part === 'string') }]
    const map = asMap(value)
    return map ? leavesOf(map, `${key}.`) : []
  })
}
