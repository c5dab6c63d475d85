// Reads tables: comma, semicolon, tab or bar between the cells, names in the first row, a document in every other one.
import { parse } from 'csv-parse'
import { markedUtf8, UNREADABLE, utf8Window } from './charset.ts'
import { isKnown, type Leaf, noText, toPiece } from './item.ts'
import { type Door, type Input, MAX_DOCUMENT_BYTES, type Piece, refuse, type Words } from './piece.ts'
import { type ByteWindow, StreamFault } from './window.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
const HEADER_SAMPLE = 64 * 1024
/** A row that goes on for longer has a quotation mark that is never closed: what follows cannot be told apart. */
const MOST_ROW_BYTES = 2 * MAX_DOCUMENT_BYTES

const OVERLONG = 'CSV_MAX_RECORD_SIZE'

/** A row with the line of the file that it ends in, or what is wrong with it. */
type Row =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly code: string }

/** @returns a document a row; a row is kept as JSON, its cells under the names of the first row, in their order. */
export async function* readCsv(input: Input, door: Door): AsyncGenerator<Piece> {
  const window = await utf8Window(input.window)
  const delimiter = await delimiterOf(window, input.name)
  let header: readonly string[] | null = null
  try {
    for await (const row of rowsOf(markedUtf8(window.rest()), delimiter)) {
      const where = `line ${row.line}: `
      if ('code' in row) {
        yield refuse(faulty(where, row.code))
        if (row.code === OVERLONG) return
      } else if (row.cells.some((cell) => cell.includes(UNREADABLE)))
        yield refuse([ENCODING[0], where + ENCODING[1], ENCODING[2]])
      else if (row.cells.every((cell) => cell.trim() === '')) continue
      else if (!header) {
        header = row.cells.map((name, i) => name.trim() || `column ${i + 1}`)
        const leaves = header.map((key) => ({ key, parts: [''] }))
        if (isKnown(leaves, door.fields.names, door)) continue
        yield { ...refuse(asHeader(noText(leaves))), whole: true }
        return
      } else yield rowPiece(header, row.cells, where, door)
    }
  } catch (cause) {
    if (!(cause instanceof StreamFault)) throw cause
    input.window.fault ??= cause
  }
}

const ENCODING: Words = ['read/encoding', 'its bytes are not all text in UTF-8', 'convert the file to UTF-8']

const asHeader = ([, message, hint]: Words): Words => ['csv/header', message, hint]

function rowPiece(header: readonly string[], row: readonly string[], where: string, door: Door): Piece {
  const last = row.findLastIndex((cell) => cell !== '')
  const cells = row.length > header.length ? row.slice(0, Math.max(header.length, last + 1)) : row
  const name = (i: number) => header[i] ?? `column ${i + 1}`
  const json = `{${cells.map((cell, i) => `${JSON.stringify(name(i))}:${JSON.stringify(cell)}`).join(',')}}`
  const bytes = new TextEncoder().encode(json)
  if (cells.length !== header.length) {
    const message = `${where}it has ${cells.length} cells, the first row ${header.length}`
    return refuse(
      ['csv/cells', message, 'put cells that hold commas or line ends between quotation marks'],
      bytes,
    )
  }
  const leaves: readonly Leaf[] = cells.map((cell, i) => ({ key: name(i), parts: [cell] }))
  const piece = toPiece(leaves, door.fields.names, door, bytes, 'csv')
  if (!('refusal' in piece)) return piece
  const [rule, message, hint] = piece.refusal
  return { ...piece, refusal: [rule, where + message, hint] }
}

function faulty(where: string, code: string): Words {
  const rest = code === OVERLONG ? ' within 32 MiB, so the rest of the file was not read' : ''
  return [
    'csv/quotes',
    `${where}a quotation mark is not closed${rest}`,
    'close it; one within a cell is written twice',
  ]
}

/** Rows in their order; what the parser cannot read is a row too. */
async function* rowsOf(chunks: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<Row> {
  const rows: Row[] = []
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MOST_ROW_BYTES,
    on_record: (cells: readonly string[], { lines }) => {
      rows.push({ line: lines, cells })
      return null
    },
    on_skip: (cause) => {
      rows.push({ line: Number(cause?.lines ?? 0), code: cause?.code ?? '' })
      return undefined
    },
  })
  const failed: Error[] = []
  parser.on('error', (cause) => failed.push(cause))
  parser.resume()
  try {
    for await (const chunk of chunks) {
      await new Promise<void>((resolve) => parser.write(chunk, () => resolve()))
      yield* rows.splice(0)
      if (failed[0]) throw failed[0]
    }
    await new Promise<void>((resolve) => parser.end(() => resolve()))
    yield* rows.splice(0)
  } finally {
    parser.destroy()
  }
}

/** What stands between the names of the first row most often; a line `sep=;` says it. */
async function delimiterOf(window: ByteWindow, name: string): Promise<string> {
  const sample = (await window.fill(HEADER_SAMPLE)).subarray(0, HEADER_SAMPLE).toString()
  const said = sample.match(/^sep=(.)\r?\n/i)
  if (said?.[1]) {
    window.drop(said[0].length)
    return said[1]
  }
  const counts = new Map<string, number>()
  let quoted = false
  for (const c of sample) {
    if (c === '"') quoted = !quoted
    else if (!quoted && (c === '\n' || c === '\r') && counts.size > 0) break
    else if (!quoted) counts.set(c, (counts.get(c) ?? 0) + 1)
  }
  if (/\.tsv$/i.test(name) && counts.has('\t')) return '\t'
  return DELIMITERS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ','
}
