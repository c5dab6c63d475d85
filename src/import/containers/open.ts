// Opens a file or a member of one by what it holds, whatever its ending says.
import { readFeed } from './feed.ts'
import { readJson } from './json.ts'
import { type Door, type Input, type Piece, refuse, type Words } from './piece.ts'
import { readMarkdown, readPlain, wholeOf } from './plain.ts'
import { type Format, formatOf, SNIFF_BYTES } from './sniff.ts'
import { gunzip } from './source.ts'
import { readWarc } from './warc.ts'
import { ByteWindow } from './window.ts'

type Reader = (input: Input, door: Door) => AsyncGenerator<Piece>

const READERS: Readonly<Record<Format, Reader>> = {
  plain: (input) => readPlain(input, null),
  html: (input) => readPlain(input, 'text/html'),
  markdown: readMarkdown,
  json: readJson,
  csv: later(async () => (await import('./csv.ts')).readCsv),
  feed: readFeed,
  warc: readWarc,
  zip: later(async () => (await import('./zip.ts')).readZip),
  gzip: readGzip,
}

/** Loaded with its package when a file asks for it. */
function later(load: () => Promise<Reader>): Reader {
  return async function* (input, door) {
    yield* (await load())(input, door)
  }
}

/** Formats of one document a file; all others are containers, whose documents are counted. */
export const SINGLE: ReadonlySet<Format> = new Set(['plain', 'html', 'markdown'])

/** Packed files within packed files; a gzip that holds itself never ends. */
const MOST_DEPTH = 4
const NESTED: Words = [
  'read/nested',
  'it is packed more than 4 times over',
  'unpack it, and import what it holds',
]
const NOTHING: Words = [
  'read/empty',
  'it holds no documents',
  'remove it, or replace it with what it should be',
]

/** The format of what a window begins with, or why it is not read. */
export async function sniff(input: Input): Promise<Format | Words> {
  return formatOf((await input.window.fill(SNIFF_BYTES)).subarray(0, SNIFF_BYTES), input.name)
}

/** @returns what an input holds, at least one piece that is a document or a refusal. */
export async function* openInput(input: Input, door: Door): AsyncGenerator<Piece> {
  const format = await sniff(input)
  if (typeof format !== 'string') {
    const bytes = input.depth > 0 ? await wholeOf(input) : null
    yield { ...refuse(format, bytes), whole: true }
    return
  }
  let any = false
  for await (const piece of READERS[format](input, door)) {
    any ||= !('told' in piece)
    yield piece
  }
  const { fault } = input.window
  if (fault) yield { ...refuse(fault.words), whole: true }
  else if (!any) yield { ...refuse(NOTHING), whole: true }
}

async function* readGzip(input: Input, door: Door): AsyncGenerator<Piece> {
  if (input.depth >= MOST_DEPTH) return yield refuse(NESTED)
  const window = new ByteWindow(gunzip(input.window.rest(), door.budget))
  const name = input.name.replace(/\.gz$/i, '')
  try {
    yield* openInput({ name, window, random: null, depth: input.depth + 1 }, door)
  } finally {
    await window.close()
  }
}
