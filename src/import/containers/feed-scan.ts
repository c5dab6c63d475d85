// Finds the entries of a feed in a stream of XML by their tags alone; nothing is expanded, and one entry is held at a time.
import { MAX_DOCUMENT_BYTES } from './piece.ts'
import type { ByteWindow } from './window.ts'

/** What stands before the first entry; an entry with its tags; one that is too large or nested too deep; a cut end. */
export type Part =
  | { readonly kind: 'head'; readonly bytes: Uint8Array }
  | { readonly kind: 'entry'; readonly bytes: Uint8Array }
  | { readonly kind: 'large' | 'deep' | 'cut' }

const LESS = 0x3c
const ENTRY_NAMES = new Set(['item', 'entry'])
/** More is not kept of what stands before the first entry. */
const MOST_HEAD = 1024 * 1024
/** A tag that is longer than this is looked at no further than here. */
const MOST_TAG = 64 * 1024

/** Deeper entries are refused: what reads them would take for ever. */
const MOST_DEPTH = 500

/** Stretches in which `<` opens no tag, by their opening; `<!-->` is a whole comment. */
const STRETCHES = [
  ['<!--', '-->', 2],
  ['<![CDATA[', ']]>', 9],
  ['<?', '>', 2],
  ['<!', '>', 2],
] as const
const LONGEST_OPENING = 9

/** Walks through a feed in UTF-8. */
export class FeedScan {
  private readonly window: ByteWindow
  /** Where the scan stands in the view. */
  private at = 0
  /** What ends the stretch that the scan stands in. */
  private until: string | null = null
  /** The entry that is open: its tag's name, its first byte in the view, how often the name is open. */
  private open: { name: string; depth: number } | null = null
  private large = false
  private depth = 0
  private deep = false
  private headTold = false
  private head: Uint8Array[] = []
  private headSize = 0

  constructor(window: ByteWindow) {
    this.window = window
  }

  async *parts(): AsyncGenerator<Part> {
    for (;;) {
      const part = this.step()
      if (part === 'more') {
        this.shrink()
        // Once the end is known, the last bytes are looked at again.
        const { ended } = this.window
        if (!(await this.window.more()) && ended) break
      } else if (part) yield* this.withHead(part)
    }
    if (!this.headTold) {
      this.keepHead(this.window.view.length)
      yield { kind: 'head', bytes: Buffer.concat(this.head) }
    }
    if (this.open) yield { kind: 'cut' }
  }

  private *withHead(part: Part): Generator<Part> {
    if (!this.headTold) yield { kind: 'head', bytes: Buffer.concat(this.head) }
    this.headTold = true
    this.head = []
    yield part
  }

  /** Looks at the next tag or stretch. @returns an entry that ended, null to go on, `more` when bytes are wanting. */
  private step(): Part | 'more' | null {
    const { view } = this.window
    if (this.until !== null) {
      const end = view.indexOf(this.until, this.at, 'latin1')
      if (end < 0) {
        this.at = Math.max(this.at, view.length - this.until.length + 1)
        return 'more'
      }
      this.at = end + this.until.length
      this.until = null
      return null
    }
    const less = view.indexOf(LESS, this.at)
    this.at = less < 0 ? view.length : less
    if (less < 0 || (view.length - less < LONGEST_OPENING && !this.window.ended)) return 'more'
    for (const [opening, closing, skip] of STRETCHES) {
      if (view.toString('latin1', less, less + opening.length) !== opening) continue
      this.at = less + skip
      this.until = closing
      return null
    }
    const end = view.indexOf('>', less, 'latin1')
    if (end < 0 && view.length - less < MOST_TAG) return 'more'
    return this.tag(
      view.toString('latin1', less + 1, end < 0 ? less + MOST_TAG : end),
      less,
      end < 0 ? less : end,
    )
  }

  private tag(text: string, less: number, end: number): Part | null {
    this.at = end + 1
    const [, slash, name] = text.match(/^(\/?)([^\s/>]+)/) ?? []
    if (name === undefined) return null
    const closes = slash === '/'
    const empty = text.endsWith('/')
    this.depth = Math.max(0, this.depth + (closes ? -1 : empty ? 0 : 1))
    if (this.depth > MOST_DEPTH) this.deep = true
    if (!this.open) {
      if (closes || !ENTRY_NAMES.has(name.replace(/^.*:/, ''))) return null
      if (!this.headTold) this.keepHead(less)
      this.window.drop(less)
      this.at = end + 1 - less
      this.open = { name, depth: 1 }
      this.large = false
      this.deep = false
      this.depth = 1
      return empty ? this.end() : null
    }
    if (name !== this.open.name || (empty && !closes)) return null
    this.open.depth += closes ? -1 : 1
    return this.open.depth === 0 ? this.end() : null
  }

  private end(): Part {
    const large = this.large || this.at > MAX_DOCUMENT_BYTES
    const whole = !large && !this.deep
    const part: Part = whole
      ? { kind: 'entry', bytes: new Uint8Array(this.window.view.subarray(0, this.at)) }
      : { kind: large ? 'large' : 'deep' }
    this.window.drop(this.at)
    this.at = 0
    this.depth = 0
    this.open = null
    return part
  }

  /** Lets go of bytes that are no part of an entry, or of one that is too large. */
  private shrink(): void {
    if (this.open && this.at <= MAX_DOCUMENT_BYTES && !this.large) return
    if (this.open) this.large = true
    else if (!this.headTold) this.keepHead(this.at)
    this.window.drop(this.at)
    this.at = 0
  }

  private keepHead(size: number): void {
    if (this.deep) return
    const part = this.window.view.subarray(0, Math.min(size, MOST_HEAD - this.headSize))
    this.headSize += part.length
    this.head.push(new Uint8Array(part))
  }
}
