// Decodes Pagefind's word index (`.pf_index`, version 1.6.0) into postings, and merges the forms of a stem.

import { type CborCursor, cborCursor } from './cbor.ts'
import { keyOfToken } from './tokens.ts'

/** Where a word stands: for the n-th page of `pages`, positions from `starts[n]` to `starts[n + 1]` of `positions`. */
export interface Posting {
  /** Page numbers, rising. */
  readonly pages: Uint32Array
  readonly starts: Uint32Array
  /** 0-based word positions, rising within a page. */
  readonly positions: Uint32Array
}

/** A posting of one spelling. */
export interface FormPosting extends Posting {
  readonly form: string
  /** True for its places in removed and related lines. */
  readonly aside: boolean
}

/** Reads one page list: `[[page delta, [locations], [meta locations]] …]`; negative locations are weights. */
function pageList(cursor: CborCursor): Posting {
  const count = cursor.array()
  const pages = new Uint32Array(count)
  const starts = new Uint32Array(count + 1)
  const positions: number[] = []
  let page = 0
  for (let n = 0; n < count; n++) {
    const fields = cursor.array()
    page += cursor.int()
    pages[n] = page
    let position = 0
    for (let left = cursor.array(); left > 0; left--) {
      const step = cursor.int()
      position = step < 0 ? 0 : position + step
      if (step >= 0) positions.push(position)
    }
    for (let field = 2; field < fields; field++) cursor.skip()
    starts[n + 1] = positions.length
  }
  return { pages, starts, positions: Uint32Array.from(positions) }
}

/** The stems of a chunk with their forms. Words that Pagefind made itself are left out. */
export function decodeChunk(bytes: Uint8Array, at: number): Map<string, FormPosting[]> {
  const cursor = cborCursor(bytes, at)
  const stems = new Map<string, FormPosting[]>()
  cursor.array()
  for (let words = cursor.array(); words > 0; words--) {
    const fields = cursor.array()
    const key = keyOfToken(cursor.text())
    const posting = pageList(cursor)
    for (let field = 2; field < fields; field++) cursor.skip()
    if (key === null) continue
    const forms = stems.get(key.stem)
    const form = { form: key.form, aside: key.aside, ...posting }
    if (forms) forms.push(form)
    else stems.set(key.stem, [form])
  }
  return stems
}

/** One posting out of several: pages once each, positions in order. */
export function mergePostings(postings: readonly Posting[]): Posting {
  const [only] = postings
  if (only && postings.length === 1) return only
  const size = postings.reduce((sum, { pages }) => sum + pages.length, 0)
  const pages = new Uint32Array(size)
  const starts = new Uint32Array(size + 1)
  const positions = new Uint32Array(postings.reduce((sum, posting) => sum + posting.positions.length, 0))
  const at = new Uint32Array(postings.length)
  let count = 0
  let filled = 0
  for (;;) {
    let page = Number.POSITIVE_INFINITY
    for (let p = 0; p < postings.length; p++) page = Math.min(page, postings[p]?.pages[at[p] ?? 0] ?? page)
    if (page === Number.POSITIVE_INFINITY) break
    const from = filled
    let sources = 0
    for (let p = 0; p < postings.length; p++) {
      const posting = postings[p] as Posting
      const n = at[p] as number
      if (posting.pages[n] !== page) continue
      const some = posting.positions.subarray(posting.starts[n], posting.starts[n + 1])
      positions.set(some, filled)
      filled += some.length
      at[p] = n + 1
      sources++
    }
    if (sources > 1) positions.subarray(from, filled).sort()
    pages[count++] = page
    starts[count] = filled
  }
  return { pages: pages.slice(0, count), starts: starts.slice(0, count + 1), positions }
}

/** Index of `page` in a posting, or -1. */
export function indexOfPage({ pages }: Posting, page: number): number {
  let low = 0
  let high = pages.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = pages[middle] as number
    if (found === page) return middle
    if (found < page) low = middle + 1
    else high = middle - 1
  }
  return -1
}

const NONE = new Uint32Array(0)

/** Positions of a word on a page; none when it is not there. */
export function positionsOn(posting: Posting, page: number): Uint32Array {
  const n = indexOfPage(posting, page)
  return n < 0 ? NONE : posting.positions.subarray(posting.starts[n], posting.starts[n + 1])
}

/** Where the second of two words stands right behind the first: the places of both. */
export function adjacent(first: Posting, second: Posting): Posting {
  const pages: number[] = []
  const starts = [0]
  const positions: number[] = []
  for (const [n, page] of first.pages.entries()) {
    const after = positionsOn(second, page)
    if (after.length === 0) continue
    const behind = new Set(after)
    for (const position of first.positions.subarray(first.starts[n], first.starts[n + 1]))
      if (behind.has(position + 1)) positions.push(position, position + 1)
    if (positions.length === starts.at(-1)) continue
    pages.push(page)
    starts.push(positions.length)
  }
  return {
    pages: Uint32Array.from(pages),
    starts: Uint32Array.from(starts),
    positions: Uint32Array.from(positions),
  }
}
