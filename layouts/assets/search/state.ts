// What the reader asks, as it stands in the address: sharing the address shares the search.

import { asciiDigits } from '../../../src/arabic/letters.ts'
import { daysOf } from '../../../src/search/days.ts'
import type { Facet } from '../../../src/search/format.ts'
import type { Query, Sort } from '../../../src/search/reader.ts'

/** Facets that the page has boxes for. */
export const PAGE_FACETS = [
  'source',
  'year',
  'place',
  'person',
  'organisation',
  'topic',
] as const satisfies readonly Facet[]
export type PageFacet = (typeof PAGE_FACETS)[number]

export interface State {
  readonly q: string
  readonly chosen: Readonly<Record<PageFacet, readonly string[]>>
  readonly from: string
  readonly to: string
  readonly undated: boolean
  readonly sort: Sort
  /** 1-based. */
  readonly page: number
}

export const PAGE_SIZE = 10
const SORTS: readonly string[] = ['relevance', 'newest', 'oldest'] satisfies Sort[]

/** Values of a facet in an address; years in any digits. */
const valuesOf = (given: URLSearchParams, facet: PageFacet): string[] =>
  facet === 'year'
    ? given
        .getAll(facet)
        .map(asciiDigits)
        .filter((year) => /^\d{4}$/.test(year))
    : given.getAll(facet).filter((value) => value !== '')

/** Reads an address; what cannot be read is as if it were not there. */
export function stateOf(search: string): State {
  const given = new URLSearchParams(search)
  const sort = given.get('sort') ?? ''
  const page = Number(given.get('page'))
  const chosen = PAGE_FACETS.map((facet) => [facet, [...new Set(valuesOf(given, facet))]] as const)
  return {
    q: given.get('q') ?? '',
    chosen: Object.fromEntries(chosen) as Record<PageFacet, string[]>,
    from: given.get('from') ?? '',
    to: given.get('to') ?? '',
    undated: given.has('undated'),
    sort: SORTS.includes(sort) ? (sort as Sort) : 'relevance',
    page: Number.isInteger(page) && page > 1 && page < 100_000 ? page : 1,
  }
}

/** The part of an address behind the path; empty when nothing is asked. */
export function addressOf(state: State): string {
  const given = new URLSearchParams()
  if (state.q !== '') given.set('q', state.q)
  for (const facet of PAGE_FACETS) for (const value of state.chosen[facet]) given.append(facet, value)
  if (state.from !== '') given.set('from', state.from)
  if (state.to !== '') given.set('to', state.to)
  if (state.undated) given.set('undated', '1')
  if (state.sort !== 'relevance') given.set('sort', state.sort)
  if (state.page > 1) given.set('page', String(state.page))
  const text = given.toString()
  return text === '' ? '' : `?${text}`
}

/** A date as typed, in the form that the search takes; null when it is none, undefined when nothing was typed. */
export function typedDate(text: string): string | null | undefined {
  const plain = asciiDigits(text.trim()).replace(/[./]/g, '-')
  if (plain === '') return undefined
  const edtf = plain.replace(/-(\d)(?!\d)/g, '-0$1')
  return /^[\d-]+$/.test(edtf) && daysOf(edtf) !== null ? edtf : null
}

/** True when there is something to look for. */
export const isAsked = ({ q, chosen, from, to }: State): boolean =>
  q.trim() !== '' || from !== '' || to !== '' || PAGE_FACETS.some((facet) => chosen[facet].length > 0)

/** The state as the search takes it. */
export function queryOf(state: State): Query {
  const from = typedDate(state.from)
  const to = typedDate(state.to)
  return {
    text: state.q,
    filters: state.chosen,
    ...(from && { from }),
    ...(to && { to }),
    ...((from || to) && { undated: state.undated }),
    sort: state.sort,
    limit: PAGE_SIZE,
    offset: (state.page - 1) * PAGE_SIZE,
  }
}
