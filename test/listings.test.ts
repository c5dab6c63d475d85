// Lists of articles in pages: a new article changes the newest pages only.
import { expect, test } from 'vitest'
import type { Article } from '../src/model.ts'
import { listingPages, PAGE_SIZE } from '../src/site/listings.ts'

const LISTING = {
  of: 'source',
  heading: 'مرنا',
  note: null,
  profile: null,
  trail: [],
  calendars: [],
  previous: null,
  next: null,
} as const

const pagesOf = (count: number) =>
  listingPages(
    'sources/x.html',
    Array.from({ length: count }, (_, n) => ({ path: `${n}` }) as Article),
    LISTING,
  )
const numbersOf = (count: number, page: number) =>
  pagesOf(count)[page - 1]?.pager?.numbers.map((one) => one?.page ?? null)

test('numbers run from the newest, with gaps; the newest page is named where it is near', () => {
  expect(numbersOf(3 * PAGE_SIZE, 3)).toEqual([3, 2, 1])
  expect(numbersOf(12 * PAGE_SIZE, 12)).toEqual([12, 11, 10, null, 1])
  expect(numbersOf(12 * PAGE_SIZE, 7)).toEqual([9, 8, 7, 6, 5, null, 1])
  expect(numbersOf(12 * PAGE_SIZE, 11)).toEqual([12, 11, 10, 9, null, 1])
  expect(numbersOf(12 * PAGE_SIZE, 1)).toEqual([3, 2, 1])
})

test('a page far from the newest says nothing that another article changes', () => {
  const [before, after] = [pagesOf(12 * PAGE_SIZE), pagesOf(13 * PAGE_SIZE + 7)]
  expect(after.slice(0, 9).map((page) => page)).toEqual(before.slice(0, 9))
  expect(after.at(-1)?.total).toBe(13 * PAGE_SIZE + 7)
})
