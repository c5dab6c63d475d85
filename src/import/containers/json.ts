// Reads JSON: an array of objects, an object that holds one, objects one after the other, or one a line.
import { utf8Window } from './charset.ts'
import { jsonPiece, rankOf } from './json-item.ts'
import { skipBlanks } from './json-scan.ts'
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isListOfObjects,
  lengthOf,
  nextByte,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  readValue,
} from './json-window.ts'
import { MOST_WRAPPERS, wrapped } from './json-wrapped.ts'
import {
  type Door,
  type Input,
  MAX_DOCUMENT_BYTES,
  type Piece,
  refuse,
  TOO_LARGE,
  type Words,
} from './piece.ts'
import type { ByteWindow } from './window.ts'

const LINE_FEED = 0x0a
/** @returns the documents in their order; each object is kept with the white space between its tokens left out. */
export async function* readJson(input: Input, door: Door): AsyncGenerator<Piece> {
  const window = await utf8Window(input.window)
  const named = /\.(?:jsonl|ndjson|jsonlines)$/i.test(input.name)
  if (await isLines(window, named)) yield* readLines(window, door)
  else yield* readValues(window, door)
  input.window.fault ??= window.fault
}

/** Whether each line is an object: by the file's ending, or since the first line is one and more follow. */
async function isLines(window: ByteWindow, named: boolean): Promise<boolean> {
  const first = await nextByte(window)
  if (first !== OPEN_BRACE) return named && first !== OPEN_BRACKET
  let end = -1
  for (let from = 0; ; ) {
    end = window.view.indexOf(LINE_FEED, from)
    from = window.view.length
    if (end >= 0) break
    if (from > MAX_DOCUMENT_BYTES) return false
    if (!(await window.more())) return named
  }
  const line = window.view.subarray(0, end)
  try {
    JSON.parse(line.toString())
  } catch {
    return named && line.toString().trimEnd().endsWith('}')
  }
  if (named) return true
  let after = skipBlanks(window.view, end)
  while (after === window.view.length && (await window.more())) after = skipBlanks(window.view, after)
  return window.view[after] === OPEN_BRACE
}

async function* readLines(window: ByteWindow, door: Door): AsyncGenerator<Piece> {
  let n = 0
  for (let from = 0, large = false; ; ) {
    const { view } = window
    const end = view.indexOf(LINE_FEED, from)
    if (end < 0 && !window.ended) {
      from = view.length
      if (from > MAX_DOCUMENT_BYTES) {
        window.drop(from)
        large = true
        from = 0
      }
      await window.more()
      continue
    }
    if (end < 0 && view.length === 0 && !large) return
    n += 1
    const line = view.subarray(0, end < 0 ? view.length : end)
    // Of a line that the stream breaks off in, the fault itself is told.
    if (end < 0 && window.fault) return window.drop(view.length)
    const where = `line ${n}: `
    if (large || line.length > MAX_DOCUMENT_BYTES)
      yield refuse([TOO_LARGE[0], where + TOO_LARGE[1], TOO_LARGE[2]])
    else if (skipBlanks(line, 0) < line.length) yield jsonPiece(line, 'jsonl', where, door)
    window.drop(line.length + 1)
    from = 0
    large = false
    if (end < 0) return
  }
}

async function* readValues(window: ByteWindow, door: Door): AsyncGenerator<Piece> {
  for (;;) {
    const byte = await nextByte(window)
    if (byte === undefined) return
    if (byte === OPEN_BRACKET) {
      if (!(yield* elements(window, door))) return
    } else if (byte === OPEN_BRACE) {
      if (!(yield* topObject(window, door))) return
    } else if (byte === COMMA) window.drop(1)
    else {
      yield { ...refuse(NOT_JSON), whole: true }
      return
    }
  }
}

const NOT_JSON: Words = [
  'json/invalid',
  'it is no JSON',
  'write the file again with the program that made it',
]
const CUT: Words = ['json/truncated', 'it breaks off in the middle', 'get a whole copy of it']
const NO_OBJECTS: Words = [
  'json/not-an-object',
  'its list holds values without names, not objects',
  'write each document as an object: {"title": …, "text": …}',
]

/** The elements of an array whose bracket comes next. @returns whether what follows it can be read. */
async function* elements(window: ByteWindow, door: Door): AsyncGenerator<Piece, boolean> {
  window.drop(1)
  for (let n = 0; ; ) {
    const byte = await nextByte(window)
    if (byte === undefined) {
      if (!window.fault) yield refuse(CUT)
      return false
    }
    if (byte === CLOSE_BRACKET || byte === COMMA) {
      window.drop(1)
      if (byte === COMMA) continue
      return true
    }
    n += 1
    const value = await readValue(window)
    if (value.size === 0) {
      yield refuse(NOT_JSON)
      return false
    }
    if (value.cut) {
      if (!window.fault) yield refuse(CUT, value.bytes)
      return false
    }
    if (byte !== OPEN_BRACE && n === 1) {
      yield { ...refuse(NO_OBJECTS), whole: true }
      return false
    }
    yield value.bytes ? jsonPiece(value.bytes, 'json', '', door) : refuse(TOO_LARGE)
  }
}

/** An object at the top: a document, or what is wrapped round the list of them. */
async function* topObject(window: ByteWindow, door: Door): AsyncGenerator<Piece, boolean> {
  const length = await lengthOf(window)
  if (length !== null) {
    const bytes = window.take(length)
    const items = rankOf(bytes, door) === 'text' ? [] : wrapped(bytes, door)
    if (items.length === 0) yield jsonPiece(bytes, 'json', '', door)
    for (const item of items) yield jsonPiece(item, 'json', '', door)
    return true
  }
  let any = false
  const inner = streamObject(window, door, 0)
  for (;;) {
    const next = await inner.next()
    if (next.done) {
      if (!any) yield refuse(next.value ? TOO_LARGE : CUT)
      return next.value
    }
    any = true
    yield next.value
  }
}

/** Like `wrapped`, for an object that is too large to be held. */
async function* streamObject(window: ByteWindow, door: Door, depth: number): AsyncGenerator<Piece, boolean> {
  window.drop(1)
  for (;;) {
    const byte = await nextByte(window)
    if (byte === COMMA || byte === CLOSE_BRACE) {
      window.drop(1)
      if (byte === COMMA) continue
      return true
    }
    if (byte !== QUOTE || (await readValue(window)).cut || (await nextByte(window)) !== COLON) return false
    window.drop(1)
    const opens = await nextByte(window)
    if (opens === OPEN_BRACKET && (await isListOfObjects(window))) {
      if (!(yield* elements(window, door))) return false
    } else if (opens === OPEN_BRACE) {
      const length = await lengthOf(window)
      if (length !== null) yield* inMember(window.take(length), door)
      else if (depth < MOST_WRAPPERS) {
        if (!(yield* streamObject(window, door, depth + 1))) return false
      } else if ((await readValue(window)).cut) return false
    } else {
      const { size, cut } = await readValue(window)
      if (cut || size === 0) return false
    }
  }
}

function* inMember(bytes: Uint8Array, door: Door): Generator<Piece> {
  if (rankOf(bytes, door) === 'text') yield jsonPiece(bytes, 'json', '', door)
  else for (const item of wrapped(bytes, door)) yield jsonPiece(item, 'json', '', door)
}
