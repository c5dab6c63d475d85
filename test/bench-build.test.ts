// The bench of builds: documents are the same from a seed and are read as they were made, sites are compared by kind.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentMaker, type MadeDocument } from '../bench/build/documents.ts'
import { differences, kindOf, type Site } from '../bench/build/kinds.ts'
import { rareWord } from '../bench/build/lexicon.ts'
import { together } from '../bench/build/measure.ts'
import { loadNames, writeAuthority } from '../bench/build/names.ts'
import type { Measure } from '../bench/build/scenarios.ts'
import { growthRows, median, printed, rowsOf } from '../bench/build/table.ts'
import { sha256Of } from '../src/archive/id.ts'
import { authorityOf } from '../src/commands/workspace.ts'
import { createParser } from '../src/import/parse.ts'

const SEED = 5
const COUNT = 150
let folder = ''
let made: readonly MadeDocument[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-made-'))
  await writeAuthority(folder, SEED)
  const make = documentMaker(SEED, await loadNames(folder, SEED))
  made = Array.from({ length: COUNT }, (_, n) => make(n))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('generated documents', () => {
  it('are the same from the same seed, in any order, and others from another', async () => {
    const names = await loadNames(folder, SEED)
    const again = documentMaker(SEED, names)
    for (const n of [140, 3, 77]) expect(again(n)).toEqual(made[n])
    expect(documentMaker(SEED + 1, names)(3).text).not.toBe(made[3]?.text)
  })

  it('are read as they were made: outlet, day, headline', async () => {
    const parser = createParser(await authorityOf(folder), { outlet: null, crawled: null })
    const wrong = made.map(({ path, text, truth }) => {
      const bytes = Buffer.from(text)
      const read = parser.parse({
        path,
        bytes,
        sha256: sha256Of(bytes),
        mediaType: 'text/plain',
        encoding: 'utf-8',
        text,
        repaired: null,
        given: {},
      })
      return {
        outlet: read.outlet?.value !== truth.outlet,
        day: (read.published?.value ?? null) !== truth.day,
        title: (read.title?.value ?? null) !== truth.title,
      }
    })
    expect(wrong.filter(({ outlet }) => outlet)).toHaveLength(0)
    expect(wrong.filter(({ day }) => day)).toHaveLength(0)
    expect(wrong.filter(({ title }) => title).length).toBeLessThan(COUNT * 0.05)
  })

  it('hold as many words and different words as articles of newspapers do', () => {
    const words = made.flatMap(({ text }) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    expect(words.length / COUNT).toBeGreaterThan(270)
    expect(words.length / COUNT).toBeLessThan(370)
    // The first 150 articles of a corpus of newspapers, drawn by lot, have some 16,000 different words.
    expect(new Set(words).size).toBeGreaterThan(12_000)
    expect(new Set(words).size).toBeLessThan(20_000)
  })

  it('repeat one another now and then', () => {
    const openings = made.map(({ text }) => text.match(/[^\n]{150}(?=[^\n]*\n\n)/)?.[0].slice(-100) ?? text)
    const repeated = COUNT - new Set(openings).size
    expect(repeated).toBeGreaterThan(0)
    expect(repeated).toBeLessThan(COUNT / 5)
  })

  it('take a day and a marker that are asked for', async () => {
    const make = documentMaker(SEED, await loadNames(folder, SEED))
    const { text, truth } = make(9, { day: 20_000, marker: 'ظغفعل' })
    expect(truth.day).toBe('2024-10-04')
    expect(text).toContain(' ظغفعل.')
  })

  it('make rare words from roots and patterns', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, n) => rareWord(n))).size).toBeGreaterThan(950)
    expect(rareWord(4)).not.toMatch(/\d/)
  })
})

describe('sites beside each other', () => {
  it.each([
    ['articles/0a/0abc.html', 'articles/0a/0abc.html', 'article'],
    ['articles/0a/0abc.json', 'articles/0a/0abc.json', 'JSON twin'],
    ['source/0a/0abc.html', 'source/articles/0a/0abc.html', 'lines of a document'],
    ['dates/2015.html', 'years/2015.html', 'year'],
    ['dates/2015/p3.html', 'years/2015/page/2.html', 'year'],
    ['dates/2015/06.html', 'months/2015-06.html', 'month'],
    ['dates/2015/06/11.html', 'days/2015-06-11.html', 'day'],
    ['dates/2015/06/11.bib', 'days/2015-06-11.bib', 'citations'],
    ['dates/undated.html', 'undated/undated.html', 'undated'],
    ['sources/difaf/p1.html', 'sources/difaf/page/2.html', 'source'],
    ['sources/difaf.csl.json', 'sources/difaf.csl.json', 'citations'],
    ['sources/difaf.xml', 'sources/difaf.xml', 'feed'],
    ['places/index.html', 'places.html', 'index'],
    ['places/letters/0628.html', 'letters/places-letters-0628.html', 'index'],
    ['compare/a-b.html', 'compare/a-b.html', 'comparison'],
    ['pagefind/index/x.pf_index', 'pagefind/index/x.pf_index', 'search file'],
  ])('%s and %s are of one kind', (ours, peer, kind) => {
    expect([kindOf(ours, 'ours'), kindOf(peer, 'peer')]).toEqual([kind, kind])
  })

  it('tell redirects of the peer apart from its pages, and files that nobody knows by folder and ending', () => {
    expect(kindOf('years/2015/page/1.html', 'peer')).toBe('redirect')
    expect(kindOf('assets/site-1a.css', 'ours')).toBe('assets/….css')
  })

  it('differ in pages, which is a fault, or in what lies beside them', () => {
    const site = (...kinds: readonly (readonly [string, number])[]): Site => ({
      kinds: new Map(kinds),
      pages: new Map(),
      files: 0,
    })
    expect(
      differences(
        site(['article', 3], ['day', 2], ['document', 3], ['search file', 9]),
        site(['article', 3], ['day', 3], ['redirect', 1]),
      ),
    ).toEqual({ pages: ['day 2 and 3'], beside: ['document 3 and 0', 'redirect 0 and 1'] })
  })
})

describe('measures', () => {
  it('count mapped files once for all processes of a program', () => {
    expect(
      together([
        { program: 'node', own: 100, files: 40 },
        { program: 'node', own: 50, files: 45 },
        { program: 'pagefind', own: 10, files: 5 },
      ]),
    ).toBe(210)
  })

  const measure = (rest: Partial<Measure>): Measure => ({
    scenario: 'cold',
    round: 0,
    side: 'warraq',
    wall: 0,
    cpu: 0,
    peak: 0,
    ...rest,
  })
  const measures = [
    measure({ side: 'hugo', wall: 1000, cpu: 2000, peak: 300 }),
    measure({ side: 'pagefind', wall: 3000, cpu: 4000, peak: 900 }),
    measure({ wall: 2400, cpu: 3000, peak: 1300 }),
    measure({ scenario: 'noop', side: 'hugo', wall: 1000, cpu: 1500 }),
    measure({ scenario: 'noop', side: 'pagefind', wall: 3000, cpu: 3500 }),
    measure({ scenario: 'noop', wall: 40, cpu: 200 }),
    measure({ scenario: 'word', wall: 200, cpu: 200 }),
  ]
  const row = (name: string, size = 31_000) => rowsOf(measures, size).find((one) => one.measure === name)

  it('are set against both halves of the peer in the same round, and against the mark', () => {
    expect(row('cold build with search, wall')).toMatchObject({ peer: 4, ours: 2.4, ratio: 0.6, met: false })
    expect(row('nothing changed, wall')).toMatchObject({ ratio: 0.01, met: true })
    expect(row('nothing changed, CPU')).toMatchObject({ ratio: 0.04, met: false })
  })

  it('share a run of the peer within a round where a scenario has none of its own', () => {
    expect(row('one corrected word, wall')).toMatchObject({ peer: 4, ratio: 0.05, met: true })
  })

  it('hold peak memory to the mark of their size', () => {
    expect(row('peak memory of all processes')).toMatchObject({
      peer: 900,
      ours: 1300,
      mark: 1200,
      met: false,
    })
    expect(row('peak memory of all processes', 100_000)).toMatchObject({ mark: 2500, met: true })
  })

  it('leave out what nobody measured', () => {
    expect(row('a changed layout, wall')).toBeUndefined()
    expect(printed(rowsOf([], 1000))).toBe(
      '| measure | Hugo + Pagefind | warraq | ratio | mark | met |\n|---|---|---|---|---|---|\n',
    )
  })

  it('say what an article costs as the archive grows', () => {
    const large = measures.map((one) => ({ ...one, wall: one.wall * 12, cpu: one.cpu * 10 }))
    const rows = growthRows([
      { size: 100_000, measures: large },
      { size: 10_000, measures },
    ])
    expect(rows.map(({ ratio, met }) => [ratio?.toFixed(2), met])).toEqual([
      ['1.20', false],
      ['1.00', true],
    ])
  })

  it('have a median of none, one, two and three', () => {
    expect([median([]), median([4]), median([4, 2]), median([9, 1, 5])]).toEqual([null, 4, 3, 5])
  })
})
