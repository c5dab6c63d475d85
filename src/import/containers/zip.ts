// Reads zip archives, web archives in one (WACZ) among them: every member by what it holds; no name is ever used on disk.
import { crc32 } from 'node:zlib'
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl'
import { printable } from '../../archive/front-matter.ts'
import { isFieldMap } from './field-map.ts'
import { type Door, type Input, type Piece, refuse, tell, type Words } from './piece.ts'
import { inflate, layDown, type RandomAccess, readRange } from './source.ts'
import { ByteWindow, StreamFault } from './window.ts'

const STORED = 0
const DEFLATED = 8
/** Zips within zips within a zip are opened, no deeper ones. */
const MOST_DEPTH = 3

const COPY = 'get a whole copy of it, or unpack it and import the folder'
const NESTED: Words = ['read/nested', 'it lies more than 3 archives deep', 'unpack it, and import the folder']
const ENCRYPTED: Words = [
  'zip/encrypted',
  'it is encrypted',
  'unpack it with its password, and import the folder',
]
const METHOD: Words = [
  'zip/method',
  'it is packed in a way that is not read',
  'pack it again in the usual way, or import the folder',
]
const OVERLAP: Words = [
  'read/bomb',
  'its members lie one upon the other; the rest was not read',
  'see what it holds before you unpack it',
]
const OFFICE: Words = [
  'read/format',
  'it is a document of an office program or an app',
  'open it in its program and save it as .txt or .html',
]

const damaged = (cause: unknown): Words => [
  'zip/damaged',
  `it is damaged: ${printable((cause as Error).message)}`,
  COPY,
]

/** @returns the documents of all members, in the order of the archive's own list. */
export async function* readZip(input: Input, door: Door): AsyncGenerator<Piece> {
  if (input.depth >= MOST_DEPTH) return yield refuse(NESTED)
  if (input.random) return yield* membersOf(input.random, input, door)
  let laid: Awaited<ReturnType<typeof layDown>>
  try {
    laid = await layDown(input.window.rest())
  } catch (cause) {
    if (!(cause instanceof StreamFault)) throw cause
    return
  }
  try {
    yield* membersOf(laid, input, door)
  } finally {
    await laid.done()
  }
}

async function* membersOf(file: RandomAccess, input: Input, door: Door): AsyncGenerator<Piece> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const
  let packed = 0
  let first = true
  let leftOut = 0
  try {
    const zip = await fromRandomAccessReaderPromise(new HandleReader(file), file.size, options)
    const webArchive = /\.wacz$/i.test(input.name)
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (first && /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/.*)$/.test(name)) {
        yield { ...refuse(OFFICE), whole: true }
        return
      }
      first = false
      packed += entry.compressedSize
      if (packed > file.size) {
        yield { ...refuse(OVERLAP), whole: true }
        return
      }
      if (name.endsWith('/')) continue
      if (webArchive ? !/^archive\/.*\.warc(?:\.gz)?$/i.test(name) : isNoDocument(name)) leftOut += 1
      else yield* named(name, member(zip, entry, name, file, input.depth, door))
    }
    if (leftOut > 0 && !webArchive) yield tell('info', ...leftOutWords(leftOut))
  } catch (cause) {
    yield { ...refuse(damaged(cause)), whole: true }
  }
}

function leftOutWords(count: number): Words {
  const message = `members that file managers and this program put there were left out: ${count}`
  return ['zip/left-out', message, 'a field map belongs beside the zip, not into it']
}

/** What file managers leave behind, and field maps. */
function isNoDocument(name: string): boolean {
  return (
    name.startsWith('__MACOSX/') ||
    isFieldMap(name) ||
    /(?:^|[/\\])(?:\.[^/\\]*|Thumbs\.db|desktop\.ini)$/i.test(name)
  )
}

async function* member(
  zip: ZipFile,
  entry: Entry,
  name: string,
  file: RandomAccess,
  depth: number,
  door: Door,
): AsyncGenerator<Piece> {
  if (entry.isEncrypted()) return yield refuse(ENCRYPTED)
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return yield refuse(METHOD)
  let start: number
  try {
    start = (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
  } catch (cause) {
    return yield refuse(damaged(cause))
  }
  const raw = readRange(file, start, start + entry.compressedSize)
  const source = entry.compressionMethod === DEFLATED ? inflate(raw, door.budget) : raw
  const window = new ByteWindow(checked(source, entry))
  try {
    yield* door.open({ name, window, random: null, depth: depth + 1 })
  } finally {
    await window.close()
  }
}

/** Lets a member's bytes through, and ends the stream where they are not those that the archive lists. */
async function* checked(source: AsyncIterable<Uint8Array>, entry: Entry): AsyncGenerator<Uint8Array> {
  let size = 0
  let sum = 0
  const fault = () => new StreamFault('zip/damaged', 'its bytes are not those that the archive lists', COPY)
  for await (const chunk of source) {
    size += chunk.length
    if (size > entry.uncompressedSize) throw fault()
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw fault()
}

/** Says in every message which member it is about. */
async function* named(name: string, pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const shown = `\`${printable(name)}\` in it: `
  for await (const piece of pieces) {
    if ('refusal' in piece) {
      const [rule, message, hint] = piece.refusal
      yield { refusal: [rule, shown + message, hint], bytes: piece.bytes }
    } else if ('told' in piece) {
      const [rule, message, hint] = piece.told
      yield { ...piece, told: [rule, shown + message, hint] }
    } else yield piece
  }
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
}

/** Reads where the archive says, and no further than it goes. */
class HandleReader extends RandomAccessReader {
  private readonly file: RandomAccess

  constructor(file: RandomAccess) {
    super()
    this.file = file
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (cause: Error | null) => void,
  ): void {
    const beyond = new Error('it names a place beyond its end')
    if (!Number.isSafeInteger(position) || position < 0 || position + length > this.file.size) {
      setImmediate(() => callback(beyond))
      return
    }
    this.file.handle.read(buffer, offset, length, position).then(
      ({ bytesRead }) => setImmediate(() => callback(bytesRead === length ? null : beyond)),
      (cause: Error) => setImmediate(() => callback(cause)),
    )
  }
}
