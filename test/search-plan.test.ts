// The division into segments: what it is made of, and how little of it a change touches.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST, type Placed, planSegments } from '../src/search/plan.ts'

const LETTERS = [...'0123456789abcdefghjkmnpqrstvwxyz']

/** An id as records have them, from a number. */
function idOf(number: number): string {
  let id = ''
  let left = number
  for (let n = 0; n < 12; n++) {
    left = (Math.imul(left ^ (left >>> 15), 0x2c1b3c6d) + n * 0x9e3779b9) >>> 0
    id += LETTERS[left >>> 27]
  }
  return id
}

const placed = (number: number, published: string | null): Placed => ({
  record: { id: idOf(number), published },
})
const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
/** What a segment is: its articles in order. */
const names = (articles: readonly Placed[]): string[] =>
  planSegments(articles).map((segment) => segment.map(({ record }) => record.id).join(' '))

/** Articles of many days, some of them crowded, some with a month or nothing for a date. */
const archive = (most: number) =>
  fc
    .record({
      size: fc.integer({ min: 0, max: most }),
      days: fc.integer({ min: 1, max: 4000 }),
      seed: fc.nat(),
    })
    .map(({ size, days, seed }) =>
      Array.from({ length: size }, (_, n) => {
        const draw = Math.imul(n ^ seed, 0x9e3779b1) >>> 0
        const day = dayOf(12_000 + (draw % days))
        if (draw % 31 === 0) return placed(n, null)
        return placed(n, draw % 29 === 0 ? day.slice(0, 7) : draw % 7 === 0 ? dayOf(12_000) : day)
      }),
    )

describe('segments', () => {
  test('hold every article once, in the order of time, the undated last, none too many', () => {
    fc.assert(
      fc.property(archive(9000), (articles) => {
        const segments = planSegments(articles)
        expect(segments.flat()).toHaveLength(articles.length)
        expect(new Set(segments.flat())).toEqual(new Set(articles))
        const key = ({ record }: Placed) => `${record.published?.padEnd(10, '-01') ?? '~'} ${record.id}`
        const keys = segments.flat().map(key)
        expect(keys).toEqual([...keys].sort())
        for (const segment of segments) {
          expect(segment.length).toBeGreaterThan(0)
          expect(segment.length).toBeLessThanOrEqual(MOST)
          const undated = segment.filter(({ record }) => record.published === null)
          expect([0, segment.length]).toContain(undated.length)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('depend on the articles alone, not on their order', () => {
    fc.assert(
      fc.property(archive(6000), fc.integer({ min: 1, max: 6000 }), (articles, turn) => {
        const others = [...articles.slice(turn), ...articles.slice(0, turn)].reverse()
        expect(names(others)).toEqual(names(articles))
      }),
      { numRuns: 20 },
    )
  })

  test('stay, but for one or a few, when an article comes or goes anywhere', () => {
    let changes = 0
    let runs = 0
    fc.assert(
      fc.property(
        archive(20_000),
        fc.integer({ min: 11_000, max: 17_000 }),
        fc.boolean(),
        (before, day, isDated) => {
          const one = placed(987_654_321, isDated ? dayOf(day) : null)
          const [less, more] = [new Set(names(before)), names([...before, one])]
          const made = more.filter((name) => !less.has(name)).length
          const unmade = less.size + made - more.length
          expect(made).toBeLessThanOrEqual(6)
          expect(unmade).toBeLessThanOrEqual(6)
          changes += made + unmade
          runs += 1
        },
      ),
      { numRuns: 60 },
    )
    // One is made and one unmade, as a rule.
    expect(changes / runs).toBeLessThan(2.5)
  })

  test('of a day after all others are small', () => {
    const before = Array.from({ length: 12_000 }, (_, n) => placed(n, dayOf(15_000 + Math.floor(n / 10))))
    const known = new Set(names(before))
    const added = Array.from({ length: 100 }, (_, n) => placed(50_000 + n, dayOf(16_200 + (n % 3))))
    const made = planSegments([...before, ...added]).filter(
      (segment) => !known.has(segment.map(({ record }) => record.id).join(' ')),
    )
    expect(made.flat().length).toBeLessThanOrEqual(1500)
  })

  test.each([
    ['on one day', '2015-06-11'],
    ['of one year', '2015'],
    ['without a date', null],
  ])('of fifty thousand articles %s are cut by their ids, about as few as can be', (_, published) => {
    const segments = planSegments(Array.from({ length: 50_000 }, (_, n) => placed(n, published)))
    expect(segments.flat()).toHaveLength(50_000)
    expect(Math.max(...segments.map(({ length }) => length))).toBeLessThanOrEqual(MOST)
    expect(segments.length).toBeLessThan(120)
  })
})
