// One Pagefind bundle, opened: its pages, the postings of a stem, the pages of a filter, the fragments.

import { placeBefore } from './directory.ts'
import {
  chunkPath,
  type Filter,
  type FilterPages,
  type Fragment,
  type FragmentNames,
  filterPath,
  fragmentPath,
  lengthOfCode,
  NAMES_A_FILE,
  namesPath,
  PAGEFIND_VERSION,
  PAGES,
  type PageTable,
  type SegmentEntry,
} from './format.ts'
import { IndexBroken, type Read, readJson, readPagefind } from './packed.ts'
import { adjacent, decodeChunk, type FormPosting, mergePostings, type Posting } from './postings.ts'
import { remembered } from './remembered.ts'

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
  filter(name: Filter): Promise<ReadonlyMap<string, Uint32Array>>
  fragment(page: number): Promise<Fragment>
}

/** The pages of each value of a filter, from steps to numbers. */
function pagesOfValues(values: FilterPages): ReadonlyMap<string, Uint32Array> {
  const numbers = (steps: readonly number[]) => {
    let page = 0
    return Uint32Array.from(steps, (step) => (page += step))
  }
  return new Map(Object.entries(values).map(([value, steps]) => [value, numbers(steps)]))
}

function dates({ days, spans }: PageTable): Pick<Segment, 'from' | 'to' | 'dated'> {
  const from = new Int32Array(days.length)
  let day = 0
  for (const [n, step] of days.entries()) from[n] = day += step
  const to = from.slice()
  for (const [n, span] of Object.entries(spans)) to[Number(n)] = (to[Number(n)] ?? 0) + span
  return { from, to, dated: days.length }
}

/** Puts the forms of a stem together. */
function stemPosting(found: readonly FormPosting[]): StemPosting {
  const forms = found.filter(({ aside }) => !aside)
  const aside = found.filter((form) => form.aside)
  return { all: mergePostings(forms), forms, aside: aside.length > 0 ? mergePostings(aside) : null }
}

/** Where two words stand side by side; null when they never do. */
function namePosting(first: StemPosting, second: StemPosting): StemPosting | null {
  const all = adjacent(first.all, second.all)
  const aside = first.aside && second.aside ? adjacent(first.aside, second.aside) : null
  const isAside = aside !== null && aside.pages.length > 0
  return all.pages.length > 0 || isAside ? { all, forms: [], aside: isAside ? aside : null } : null
}

/** Opens a segment; throws `IndexBroken` when its page table is missing or of another version. */
export async function openSegment(read: Read, entry: SegmentEntry): Promise<Segment> {
  const { folder, count } = entry
  const pages = folder + PAGES
  const table = await readJson<PageTable>(read, pages)
  if (table.version !== PAGEFIND_VERSION || table.lengths.length !== count) throw new IndexBroken(pages)
  const names = remembered((n: number) => readJson<FragmentNames>(read, folder + namesPath(n)))
  const chunk = remembered((n: number) => readPagefind(read, folder + chunkPath(n), decodeChunk))
  const posting = remembered(async (stem: string): Promise<StemPosting | null> => {
    const [first = '', second] = stem.split(' ')
    if (second !== undefined) {
      const [one, other] = await Promise.all([posting(first), posting(second)])
      return one && other && namePosting(one, other)
    }
    if (table.chunks.length === 0) return null
    const forms = (await chunk(placeBefore(table.chunks, stem, (bound) => bound))).get(stem)
    return forms ? stemPosting(forms) : null
  })
  const filter = remembered(async (name: Filter) =>
    pagesOfValues(await readJson<FilterPages>(read, folder + filterPath(name))),
  )
  return {
    count,
    lengths: Float64Array.from({ length: count }, (_, page) => lengthOfCode(table.lengths.charCodeAt(page))),
    ...dates(table),
    posting,
    filter,
    fragment: remembered(async (page: number) => {
      const name = (await names(Math.floor(page / NAMES_A_FILE)))[page % NAMES_A_FILE]
      if (name === undefined) throw new IndexBroken(pages)
      return readPagefind(read, fragmentPath(name), (bytes, at) => {
        return JSON.parse(new TextDecoder().decode(bytes.subarray(at))) as Fragment
      })
    }),
  }
}
