// The search over several segments answers what it answers over one: what is found, in which order, with which scores.

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../src/model.ts'
import { boundOf } from '../src/search/chunks.ts'
import { openSearch, type Query, type Search } from '../src/search/reader.ts'
import { ARTICLES, article, MARSA, NUHA } from './fixtures/search/articles.ts'
import { inSegments, openFiles } from './fixtures/search/opened.ts'

const sentences = ARTICLES.flatMap(({ record }) => record.body.split(/[.،]/)).filter(
  (text) => text.trim() !== '',
)

/** Articles of two years, in many mixtures of a few sentences, some with removed lines, some with a month for a date. */
const MIXED: readonly Article[] = Array.from({ length: 40 }, (_, n) => {
  const pick = (step: number) => sentences[(n * step + step) % sentences.length] ?? ''
  const day = `${n < 20 ? 2014 : 2015}-05-${String((n % 20) + 1).padStart(2, '0')}`
  return article({
    id: `mixed${String(n).padStart(3, '0')}`,
    title: n % 4 === 0 ? null : pick(5),
    body: [
      pick(3),
      pick(7),
      n % 5 === 0 ? 'قال عبد الرحيم الساعدي.' : 'قال عبدالرحيم.',
      n === 30 ? 'زمهرير' : '',
    ]
      .filter((text) => text !== '')
      .join('. '),
    date: n === 20 ? '2015-05' : day,
    outlet: n % 3 === 0 ? 'fanar' : 'shati',
    mentions: n % 2 === 0 ? [MARSA] : [NUHA],
    removed: n % 6 === 0 ? ['شبكة الشاطئ تتمنى لكم يومًا سعيدًا'] : [],
  })
})

const UNDATED = MIXED.slice(0, 6).map((one, n) => ({
  ...one,
  path: `articles/un/undated${n}.html`,
  record: { ...one.record, id: `undated${n}`, published: null },
}))
const PARTS = [MIXED.slice(0, 13), MIXED.slice(13, 20), MIXED.slice(20)]

let one: Search
let several: Search
let files: Map<string, Uint8Array>
beforeAll(async () => {
  one = await openFiles(await inSegments([MIXED, UNDATED]))
  files = await inSegments([...PARTS, UNDATED.slice(0, 2), UNDATED.slice(2)])
  several = await openFiles(files)
})

const asked: readonly Query[] = [
  { text: 'الميناء' },
  { text: 'مدارس المدينة' },
  { text: 'رئيسة البلدية القمح البحر رصيف' },
  { text: 'عبد الرحيم' },
  { text: 'عبدالرحيم الميناء' },
  { text: '"مرسى الريح" -السمك' },
  { text: 'شبكة سعيد' },
  { text: 'في' },
  { text: 'زمهرير' },
  { text: 'زمهريز الميناء' },
  { text: 'مرسى', from: '2014', undated: true },
  { text: 'مرسى', sort: 'oldest', from: '2014-05-01', to: '2015-05-20' },
  { text: 'مرسى', filters: { source: ['fanar'], year: ['2015'] } },
  { text: '', filters: { place: ['marsa'] }, sort: 'newest' },
  { text: '-السمك', sort: 'oldest' },
]
const sorted: readonly Query[] = [
  'مرسى',
  'زمهرير',
  'عبدالرحيم',
  'شبكة',
  'شبكه',
  'زمهريز',
  'المينا',
  'مرسى الميناء',
  '"مرسى الريح"',
].flatMap((text) =>
  (['newest', 'oldest'] as const).flatMap((sort) => [
    { text, sort },
    { text, sort, limit: 3, offset: 11 },
    { text, sort, from: '2014-05-10', to: '2015-05-12' },
    { text, sort, from: '2015', undated: true },
  ]),
)

const told = ({ results, ...answer }: Awaited<ReturnType<Search['search']>>, scores: boolean) => ({
  ...answer,
  results: results.map(({ score, ...result }) => ({
    ...result,
    score: scores ? Number(score.toFixed(9)) : 0,
  })),
})

test.each(asked)('over many segments as over few: $text $sort', async (query) => {
  const [wanted, found] = await Promise.all(
    [one, several].map((search) => search.search({ limit: 60, facets: ['source', 'year'], ...query })),
  )
  expect(wanted?.total).toBeGreaterThan(0)
  expect(found && told(found, true)).toEqual(wanted && told(wanted, true))
})

test.each(sorted)('sorted by date, with and without counts: $text $sort $from $offset', async (query) => {
  const [wanted, found, counted] = await Promise.all([
    one.search({ ...query, facets: [] }),
    several.search({ ...query, facets: [] }),
    several.search({ ...query, facets: ['source', 'year'] }),
  ])
  expect(wanted.total).toBeGreaterThan(0)
  expect(told(found, false)).toEqual(told(wanted, false))
  expect({ ...told(counted, false), facets: {} }).toEqual(told(wanted, false))
})

describe('only those segments are read', () => {
  /** The folders of segments that a question reads of. */
  async function readFor(query: Query): Promise<Set<string>> {
    const folders = new Set<string>()
    const search = await openSearch(async (path) => {
      const folder = /^index\/\w+\//.exec(path)?.[0]
      if (folder !== undefined) folders.add(folder)
      return files.get(path) ?? null
    })
    await search.search({ facets: [], ...query })
    return folders
  }
  const folder = (n: number) => several.entry.segments[n]?.folder

  test('that have a word', async () => {
    expect([...(await readFor({ text: 'زمهرير' }))]).toEqual([folder(2)])
    expect(await readFor({ text: 'غغغغغغ' })).toEqual(new Set())
  })

  test('that a range of dates or a year touches', async () => {
    expect([...(await readFor({ text: 'مرسى', from: '2015-05-25' }))]).toEqual([folder(2)])
    expect([...(await readFor({ text: 'مرسى', filters: { year: ['2015'] } }))]).toEqual([folder(2)])
    expect(await readFor({ text: 'مرسى', from: '2014-05-14', undated: true })).not.toContain(folder(0))
  })

  test('that hold the newest or oldest pages of a single word', async () => {
    expect([...(await readFor({ text: 'مرسى', sort: 'newest', limit: 3 }))]).toEqual([folder(2)])
    expect([...(await readFor({ text: 'مرسى', sort: 'oldest', limit: 3 }))]).toEqual([folder(0)])
  })

  test('that hold the newest pages of a word of removed lines alone, or of the one correction of a mistyped word', async () => {
    // One more than shows the page: the correction's own spelling is read where it is commonest.
    for (const text of ['شبكة', 'المرسىى']) {
      expect((await readFor({ text, sort: 'newest', limit: 1 })).size).toBeLessThanOrEqual(2)
      expect((await readFor({ text })).size).toBeGreaterThan(2)
    }
  })

  test('and of those no filters but what is chosen or counted', async () => {
    const read = async (query: Omit<Query, 'text'>) => {
      const names = new Set<string>()
      const search = await openSearch(async (path) => {
        const filter = /^index\/\w+\/([a-z]+)\.json\.gz$/.exec(path)?.[1]
        if (filter !== undefined && filter !== 'pages') names.add(filter)
        return files.get(path) ?? null
      })
      await search.search({ text: 'مرسى', ...query })
      return [...names].sort()
    }
    expect(await read({ facets: [] })).toEqual([])
    expect(await read({ facets: ['year'] })).toEqual([])
    expect(await read({ facets: ['place'], filters: { source: ['fanar'] } })).toEqual(['place', 'source'])
  })
})

test('the bound of a chunk lies after the stem before it, and not after its first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'ابتج'), minLength: 1 }), { minLength: 2 }),
      (words) => {
        const [before = '', stem = ''] = [...new Set(words)].sort()
        const bound = boundOf(before, stem)
        if (stem === '') return
        expect(bound > before).toBe(true)
        expect(bound <= stem).toBe(true)
        expect(stem.startsWith(bound)).toBe(true)
      },
    ),
  )
})
