// One Pagefind bundle, opened: its pages, the postings of a stem, the pages of a filter, the fragments.

import { cborCursor } from './cbor.ts'
import {
  type Fragment,
  type FragmentNames,
  lengthOfCode,
  NAMES_A_FILE,
  PAGEFIND_VERSION,
  type PageTable,
  type SegmentEntry,
} from './format.ts'
import { IndexBroken, type Read, readJson, readPagefind } from './packed.ts'
import {
  adjacent,
  decodeChunk,
  type FormPosting,
  mergePostings,
  type Posting,
  splitPosting,
} from './postings.ts'
import { remembered } from './remembered.ts'
import { TERMINATOR } from './tokens.ts'

/** A stem in a segment: all its pages, and the same by spelling. */
export interface StemPosting {
  readonly all: Posting
  readonly forms: readonly FormPosting[]
  /** Places in removed and related lines, which `all` and `forms` leave out; null when there are none. */
  readonly aside: Posting | null
}

export interface Segment {
  readonly count: number
  /** Words of each page's body, right to a twentieth; without removed and related lines. */
  readonly lengths: Float64Array
  /** Days that the date of a page may mean; only the first `dated` pages have any. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly dated: number
  /** Null when no page has the stem. Two stems with a space between them: where they stand side by side. */
  posting(stem: string): Promise<StemPosting | null>
  /** Page numbers of every value of a filter, rising. */
  filter(name: string): Promise<ReadonlyMap<string, Uint32Array>>
  fragment(page: number): Promise<Fragment>
}

/** Index of the last chunk that begins at or before `token`; 0 when all begin after it. */
function chunkOf(chunks: PageTable['chunks'], token: string): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((chunks[middle]?.[0] ?? '') <= token) low = middle
    else high = middle - 1
  }
  return low
}

/** Names of the files that may hold forms of a stem, in order. */
function chunksOf(chunks: PageTable['chunks'], stem: string): string[] {
  const prefix = stem + TERMINATOR
  const first = chunkOf(chunks, prefix)
  let end = first + 1
  while (end < chunks.length && chunks[end]?.[0].startsWith(prefix)) end++
  return chunks.slice(first, end).map(([, hash]) => hash)
}

function decodeFilter(bytes: Uint8Array, at: number): ReadonlyMap<string, Uint32Array> {
  const cursor = cborCursor(bytes, at)
  const values = new Map<string, Uint32Array>()
  cursor.array()
  cursor.text()
  for (let left = cursor.array(); left > 0; left--) {
    cursor.array()
    const value = cursor.text()
    const pages = new Uint32Array(cursor.array())
    for (let n = 0; n < pages.length; n++) pages[n] = cursor.int()
    values.set(value, pages)
  }
  return values
}

function dates({ days, spans }: PageTable): Pick<Segment, 'from' | 'to' | 'dated'> {
  const from = new Int32Array(days.length)
  let day = 0
  for (const [n, step] of days.entries()) from[n] = day += step
  const to = from.slice()
  for (const [n, span] of Object.entries(spans)) to[Number(n)] = (to[Number(n)] ?? 0) + span
  return { from, to, dated: days.length }
}

/** Puts the forms of a stem together; without `limits` no page has lines aside. */
function stemPosting(forms: readonly FormPosting[], limits: Uint32Array | null): StemPosting {
  if (limits === null) return { all: mergePostings(forms), forms, aside: null }
  const split = forms.map((form) => ({ form: form.form, parts: splitPosting(form, limits) }))
  const aside = mergePostings(split.map(({ parts }) => parts[1]))
  const inside = split
    .map(({ form, parts }) => ({ form, ...parts[0] }))
    .filter(({ pages }) => pages.length > 0)
  return { all: mergePostings(inside), forms: inside, aside: aside.pages.length > 0 ? aside : null }
}

const everywhere = ({ all, aside }: StemPosting): Posting => (aside ? mergePostings([all, aside]) : all)

/** Where two words stand side by side; null when they never do. */
function namePosting(
  first: StemPosting,
  second: StemPosting,
  limits: Uint32Array | null,
): StemPosting | null {
  const found = adjacent(everywhere(first), everywhere(second))
  if (found.pages.length === 0) return null
  if (limits === null) return { all: found, forms: [], aside: null }
  const [all, aside] = splitPosting(found, limits)
  return { all, forms: [], aside: aside.pages.length > 0 ? aside : null }
}

/** Opens a segment; throws `IndexBroken` when its page table is missing or of another version. */
export async function openSegment(read: Read, entry: SegmentEntry): Promise<Segment> {
  const table = await readJson<PageTable>(read, entry.pages)
  if (table.version !== PAGEFIND_VERSION || table.lengths.length !== entry.count)
    throw new IndexBroken(entry.pages)
  const { base } = entry
  const limits =
    table.limits.length > 0 ? Uint32Array.from(table.limits, (limit) => limit || 0xffffffff) : null
  const names = remembered(async (n: number) => {
    const path = table.fragments[n]
    if (path === undefined) throw new IndexBroken(entry.pages)
    return readJson<FragmentNames>(read, path)
  })
  const chunk = remembered((hash: string) => readPagefind(read, `${base}index/${hash}.pf_index`, decodeChunk))
  const posting = remembered(async (stem: string): Promise<StemPosting | null> => {
    const [first = '', second] = stem.split(' ')
    if (second !== undefined) {
      const [one, other] = await Promise.all([posting(first), posting(second)])
      return one && other && namePosting(one, other, limits)
    }
    const chunks = await Promise.all(chunksOf(table.chunks, stem).map(chunk))
    const forms = chunks.flatMap((stems) => stems.get(stem) ?? [])
    return forms.length > 0 ? stemPosting(forms, limits) : null
  })
  return {
    count: entry.count,
    lengths: Float64Array.from({ length: entry.count }, (_, page) =>
      lengthOfCode(table.lengths.charCodeAt(page)),
    ),
    ...dates(table),
    posting,
    filter: remembered(async (name: string) => {
      const path = table.filters[name]
      return path === undefined ? new Map() : readPagefind(read, base + path, decodeFilter)
    }),
    fragment: remembered(async (page: number) => {
      const name = (await names(Math.floor(page / NAMES_A_FILE)))[page % NAMES_A_FILE]
      if (name === undefined) throw new IndexBroken(entry.pages)
      return readPagefind(read, `${base}fragment/und_${name}.pf_fragment`, (bytes, at) => {
        return JSON.parse(new TextDecoder().decode(bytes.subarray(at))) as Fragment
      })
    }),
  }
}
