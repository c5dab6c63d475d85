// Opens Pagefind's files: gzip around the twelve bytes `pagefind_dcd` and what follows; runs in browsers and in Node.

/** What every unpacked file of Pagefind starts with. */
export const MAGIC = 'pagefind_dcd'

/** Reads a file of the search folder by its path below it; null when it is not there. */
export type Read = (path: string) => Promise<Uint8Array | null>

/** Thrown when a file that the index names is missing or broken: the index was not uploaded whole. */
export class IndexBroken extends Error {
  readonly path: string
  constructor(path: string, options?: ErrorOptions) {
    super(`search index: ${path} is missing or broken`, options)
    this.path = path
  }
}

/** The bytes of a gzip file. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Reads a file and unpacks it; a host that unpacked it on the way (Content-Encoding) does no harm. */
export async function readPacked(read: Read, path: string): Promise<Uint8Array> {
  const bytes = await read(path)
  if (bytes === null) throw new IndexBroken(path)
  try {
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? await gunzip(bytes) : bytes
  } catch (cause) {
    throw new IndexBroken(path, { cause })
  }
}

/** Reads a packed file and hands its contents after the magic bytes to `decode`. */
export async function readPagefind<T>(
  read: Read,
  path: string,
  decode: (bytes: Uint8Array, at: number) => T,
): Promise<T> {
  const bytes = await readPacked(read, path)
  try {
    if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new Error(`no ${MAGIC}`)
    return decode(bytes, MAGIC.length)
  } catch (cause) {
    throw new IndexBroken(path, { cause })
  }
}

/** Reads a packed or plain JSON file. */
export async function readJson<T>(read: Read, path: string): Promise<T> {
  const bytes = await readPacked(read, path)
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T
  } catch (cause) {
    throw new IndexBroken(path, { cause })
  }
}
