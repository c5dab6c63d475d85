// Where bytes come from: ranges of a file, unpacked streams, archives within archives laid down without a name.
import { constants } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Transform } from 'node:stream'
import { createGunzip, createInflateRaw } from 'node:zlib'
import type { Budget } from './piece.ts'
import { StreamFault } from './window.ts'

const CHUNK = 256 * 1024
/** What is unpacked at once; deflate makes at most 1,032 bytes of one. */
const PACKED_CHUNK = 32 * 1024

/** A file whose bytes can be read in any order. */
export interface RandomAccess {
  readonly handle: FileHandle
  readonly size: number
}

/** Chunks of a range of a file; each is good until the next one is asked for. */
export async function* readRange(
  { handle, size }: RandomAccess,
  from = 0,
  to = size,
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, to - from)))
  for (let at = from; at < to; ) {
    const { bytesRead } = await handle
      .read(buffer, 0, Math.min(buffer.length, to - at), at)
      .catch((cause: Error) => {
        throw new StreamFault('read/unreadable', `it cannot be read: ${cause.message}`, 'check the disk')
      })
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

/** Unpacks gzip, one member after the other; what follows the last one is left alone. */
export function gunzip(source: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  return unpack(createGunzip(), source, budget, 'gzip/damaged')
}

/** Unpacks the data of a zip member. */
export function inflate(source: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  return unpack(createInflateRaw(), source, budget, 'zip/damaged')
}

async function* unpack(
  packed: Transform,
  source: AsyncIterable<Uint8Array>,
  budget: Budget,
  rule: string,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of pump<Uint8Array>(packed, source, PACKED_CHUNK)) {
      budget.left -= chunk.length
      if (budget.left < 0) throw new StreamFault(...BOMB)
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof StreamFault) throw cause
    const why = /unexpected end/i.test((cause as Error).message) ? 'it breaks off' : 'it is damaged'
    throw new StreamFault(rule, `what it packs cannot be read to its end: ${why}`, 'get a whole copy of it')
  }
}

const BOMB = [
  'read/bomb',
  'it unpacks to far more than any archive of texts does; the rest of it was not read',
  'unpack it yourself, and look at what it holds',
] as const

/**
 * Sends chunks through a transform and gives on everything that came of one before it sends the next; so what arrives
 * before an error is the same on every run, which the queues of piped streams do not promise.
 * @throws the transform's error, after all that came before it.
 */
export async function* pump<T>(
  transform: Transform,
  source: AsyncIterable<Uint8Array>,
  step: number,
): AsyncGenerator<T> {
  const out: T[] = []
  let failure: Error | null = null
  let over = false
  let wake = () => {}
  transform.on('data', (value: T) => out.push(value))
  transform.on('error', (cause: Error) => {
    failure = cause
    wake()
  })
  transform.on('close', () => {
    over = true
    wake()
  })
  transform.on('end', () => {
    over = true
    wake()
  })
  const stopped = () => over || failure !== null
  const turn = (act: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      wake = resolve
      act(() => resolve())
    })
  try {
    for await (const chunk of source) {
      for (let at = 0; at < chunk.length && !stopped(); at += step) {
        await turn((done) => transform.write(chunk.subarray(at, at + step), () => done()))
        yield* out.splice(0)
      }
      if (stopped()) break
    }
    if (!stopped()) await turn(() => transform.end())
    yield* out.splice(0)
    if (failure) throw failure
  } finally {
    transform.destroy()
  }
}

/** Lays a stream down in a file that has no name, so that it can be read in any order; `done` lets go of it. */
export async function layDown(
  source: AsyncIterable<Uint8Array>,
): Promise<RandomAccess & { readonly done: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-'))
  try {
    const handle = await open(
      join(folder, 'member'),
      constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
      0o600,
    )
    try {
      let size = 0
      for await (const chunk of source) {
        await handle.write(chunk)
        size += chunk.length
      }
      return { handle, size, done: () => handle.close() }
    } catch (cause) {
      await handle.close()
      throw cause
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
