// A window on a stream of bytes: as much of it as a reader asks for, and no more, in one piece.

/** The end of a stream that should have gone on. */
export class StreamFault extends Error {
  readonly words: readonly [rule: string, message: string, hint: string]

  constructor(rule: string, message: string, hint: string) {
    super(message)
    this.words = [rule, message, hint]
  }
}

/**
 * Bytes that were read and not yet dropped. A fault of the stream is its end, kept in `fault`: a reader first uses up
 * what arrived, the same on every run.
 */
export class ByteWindow {
  private readonly source: AsyncIterator<Uint8Array>
  private store = Buffer.alloc(0)
  private from = 0
  private to = 0
  private over = false
  /** Bytes that were dropped. */
  dropped = 0
  /** Why the stream ended early; null when it did not. */
  fault: StreamFault | null = null

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]()
  }

  /** A view, good until the next call of `more`. */
  get view(): Buffer {
    return this.store.subarray(this.from, this.to)
  }

  get ended(): boolean {
    return this.over
  }

  /** Reads one chunk. @returns false at the end of the stream. */
  async more(): Promise<boolean> {
    if (this.over) return false
    try {
      const next = await this.source.next()
      if (next.done) this.over = true
      else this.append(next.value)
    } catch (cause) {
      this.over = true
      if (!(cause instanceof StreamFault)) throw cause
      this.fault = cause
    }
    return !this.over
  }

  /** @returns the view, with at least so many bytes unless the stream ends before. */
  async fill(size: number): Promise<Buffer> {
    while (this.to - this.from < size && (await this.more())) {}
    return this.view
  }

  drop(size: number): void {
    const step = Math.min(size, this.to - this.from)
    this.from += step
    this.dropped += step
  }

  /** The next bytes as a copy of their own, dropped from the window. */
  take(size: number): Uint8Array {
    const bytes = new Uint8Array(this.view.subarray(0, size))
    this.drop(size)
    return bytes
  }

  /** Stops reading; what holds the stream's resources is let go. */
  async close(): Promise<void> {
    this.over = true
    await this.source.return?.()
  }

  /** Everything that is left, chunk by chunk. */
  async *rest(): AsyncGenerator<Uint8Array> {
    do {
      const { view } = this
      if (view.length === 0) continue
      this.drop(view.length)
      yield view
    } while (await this.more())
    if (this.fault) throw this.fault
  }

  private append(chunk: Uint8Array): void {
    const held = this.to - this.from
    if (this.to + chunk.length > this.store.length) {
      const needed = held + chunk.length
      const store = needed * 2 > this.store.length ? Buffer.allocUnsafe(needed * 2) : this.store
      this.store.copy(store, 0, this.from, this.to)
      this.store = store
      this.from = 0
      this.to = held
    }
    this.store.set(chunk, this.to)
    this.to += chunk.length
  }
}
