// Citations: the table in fixtures/cite.txt, whole entries, and what another program reads back out of them.

import { readFileSync } from 'node:fs'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bibtex, bibtexEntry } from '../src/cite/bibtex.ts'
import { type Cited, type CitingArchive, oneLine, titleOf, wholeName } from '../src/cite/cited.ts'
import { cslItem, cslJson } from '../src/cite/csl.ts'
import { certainPart, knownDate } from '../src/cite/date.ts'
import { CITATION_FORMATS } from '../src/cite/formats.ts'
import { citationLine } from '../src/cite/line.ts'
import { ris, risEntry } from '../src/cite/ris.ts'

const PLAIN: Cited = {
  id: 'k2v8x0q4m1zt',
  headline: 'سوق السمك يفتح أبوابه',
  headlineIsOpening: false,
  outlet: 'صحيفة المنارة',
  author: null,
  published: null,
  language: 'ar',
  url: null,
  page: null,
}
const ARCHIVE: CitingArchive = { name: 'ديوان مرسى', interface: 'ar', months: 'both', digits: 'latn' }
const ENGLISH: CitingArchive = { ...ARCHIVE, name: 'Marsa Papers', interface: 'en' }

/** Field or tag, and what stands behind it. */
type Pair = readonly [string, string]

const BLOCK_RE = /^([^\n.#][^\n]*)\n\.\n((?:[^\n]+\n)+)\.\n((?:[^\n]+\n)+)\.$/gmu
const pairs = (lines: string): Pair[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)])

function asGiven(written: string): string | boolean | null {
  if (/^(?:null|true|".*")$/.test(written)) return JSON.parse(written) as string | boolean | null
  return written
}

const file = readFileSync(new URL('./fixtures/cite.txt', import.meta.url), 'utf8')
const blocks = [...file.matchAll(BLOCK_RE)].map(
  ({ 1: title = '', 2: given = '', 3: expected = '', index }) => ({
    name: `line ${file.slice(0, index).split('\n').length}: ${title}`,
    cited: {
      ...PLAIN,
      ...Object.fromEntries(pairs(given).map(([field, value]) => [field, asGiven(value)])),
    } as Cited,
    expected: pairs(expected),
  }),
)

describe('the table', () => {
  it('is read whole', () => {
    expect(blocks).toHaveLength((file.match(/^\.$/gm)?.length ?? 0) / 3)
  })

  it.each(blocks)('$name', ({ cited, expected }) => {
    const bib = bibtexEntry(cited, ARCHIVE)
      .split(/,?\n/)
      .map((line) => line.trim())
    const tags = risEntry(cited, ARCHIVE).split('\r\n')
    const item = cslItem(cited, ARCHIVE)
    for (const [what, value] of expected) {
      if (what === 'ar') expect(citationLine(cited, ARCHIVE)).toBe(value)
      else if (what === 'en') expect(citationLine(cited, ENGLISH)).toBe(value)
      else if (what === 'bib') expect(bib).toContain(value)
      else if (what === 'ris') expect(tags).toContain(value)
      else if (what === 'csl') expect(item).toMatchObject(JSON.parse(value))
      else if (what === 'no bib') expect(bib.filter((line) => line.startsWith(`${value} =`))).toEqual([])
      else if (what === 'no ris') expect(tags.filter((line) => line.startsWith(value))).toEqual([])
      else if (what === 'no csl') expect(item).not.toHaveProperty(value)
      else throw new Error(`what is "${what}"?`)
    }
  })
})

const WHOLE: Cited = {
  ...PLAIN,
  author: 'ربيع الحلواني',
  published: '2016-04-27',
  url: 'https://almanara.example/fish',
  page: 'https://marsa.example/articles/k2/k2v8x0q4m1zt.html',
}

describe('a file', () => {
  it('of BibTeX', () => {
    expect(bibtex([WHOLE, PLAIN], ARCHIVE)).toBe(`@article{k2v8x0q4m1zt,
 author = {{ربيع الحلواني}},
 title = {{سوق السمك يفتح أبوابه}},
 journaltitle = {صحيفة المنارة},
 entrysubtype = {newspaper},
 date = {2016-04-27},
 langid = {arabic},
 note = {ديوان مرسى، المادة k2v8x0q4m1zt، نُشرت أولًا على الرابط: https://almanara.example/fish},
 url = {https://marsa.example/articles/k2/k2v8x0q4m1zt.html},
}

@article{k2v8x0q4m1zt,
 title = {{سوق السمك يفتح أبوابه}},
 journaltitle = {صحيفة المنارة},
 entrysubtype = {newspaper},
 langid = {arabic},
 note = {ديوان مرسى، المادة k2v8x0q4m1zt},
}
`)
  })

  it('of RIS', () => {
    expect(ris([WHOLE, PLAIN], ARCHIVE)).toBe(
      `TY  - NEWS
AU  - ربيع الحلواني
TI  - سوق السمك يفتح أبوابه
T2  - صحيفة المنارة
PY  - 2016
DA  - 2016/04/27/
LA  - ar
DB  - ديوان مرسى
AN  - k2v8x0q4m1zt
UR  - https://marsa.example/articles/k2/k2v8x0q4m1zt.html
N1  - نُشرت أولًا على الرابط: https://almanara.example/fish
ER  - 

TY  - NEWS
TI  - سوق السمك يفتح أبوابه
T2  - صحيفة المنارة
LA  - ar
DB  - ديوان مرسى
AN  - k2v8x0q4m1zt
ER  - 
`.replaceAll('\n', '\r\n'),
    )
  })

  it('of CSL-JSON', () => {
    expect(JSON.parse(cslJson([WHOLE, PLAIN], ARCHIVE))).toEqual([
      {
        id: 'k2v8x0q4m1zt',
        type: 'article-newspaper',
        title: 'سوق السمك يفتح أبوابه',
        author: [{ literal: 'ربيع الحلواني' }],
        'container-title': 'صحيفة المنارة',
        issued: { 'date-parts': [[2016, 4, 27]] },
        language: 'ar',
        archive: 'ديوان مرسى',
        archive_location: 'k2v8x0q4m1zt',
        source: 'ديوان مرسى',
        URL: 'https://marsa.example/articles/k2/k2v8x0q4m1zt.html',
        note: 'نُشرت أولًا على الرابط: https://almanara.example/fish',
      },
      cslItem(PLAIN, ARCHIVE),
    ])
  })

  it('of nothing is empty, and no format fails at it', () => {
    expect(CITATION_FORMATS.map(({ write }) => write([], ARCHIVE).trim())).toEqual(['', '', '[\n\n]'])
  })
})

it('dates are in the digits and month names of the archive', () => {
  expect(citationLine(WHOLE, { ...ARCHIVE, months: 'maghreb', digits: 'arab' })).toContain(
    '، ٢٧ أفريل ٢٠١٦، ',
  )
})

describe('another program reads back what was written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'{}\\$%&#_~^"\'`-,<>[]@=|.:;؛،«» \n\tabكتب1'), maxLength: 60 }),
    fc.constant('مدينة '.repeat(67).trim()),
  )
  const title = text.filter((one) => oneLine(one) !== '')
  const date = fc.oneof(
    fc.constant(null),
    fc.constantFrom(
      '2015-06-11',
      '2015-06',
      '1999',
      'XXXX-06-11',
      '2015-06-11/2015-06-13',
      '199X',
      '2015-06-11?',
    ),
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  )
  const cited: fc.Arbitrary<Cited> = fc.record({
    id: fc.string({
      unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'),
      minLength: 12,
      maxLength: 12,
    }),
    headline: title,
    headlineIsOpening: fc.boolean(),
    outlet: fc.option(title),
    author: fc.option(text),
    published: date,
    language: fc.constantFrom('ar', 'en', 'fa', 'ckb'),
    url: fc.option(fc.oneof(fc.webUrl(), text)),
    page: fc.option(fc.webUrl()),
  })

  interface Item {
    readonly id?: string
    readonly title?: string
    readonly author?: readonly { readonly family?: string }[]
    /** What RIS calls the author of a newspaper's article. */
    readonly reporter?: string
    readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] }
  }
  const read = (forceType: string, file: string): readonly Item[] =>
    plugins.input.chain(file, { forceType }) as readonly Item[]

  it('BibTeX: title, author, date', () => {
    fc.assert(
      fc.property(cited, (one) => {
        const [item, ...more] = read('@biblatex/text', bibtexEntry(one, ARCHIVE))
        expect(more).toEqual([])
        expect(item?.id).toBe(one.id)
        expect(item?.title).toBe(titleOf(one))
        const author = oneLine(one.author ?? '')
        expect(item?.author?.map(({ family }) => family)).toEqual(author === '' ? undefined : [author])
        const known = knownDate(one.published)
        if (known === null) expect(one.published === null ? item?.issued : undefined).toBeUndefined()
        else
          expect(item?.issued?.['date-parts']).toEqual(
            known.to === null ? [known.from] : [known.from, known.to],
          )
      }),
    )
  })

  it('RIS: title, author, year', () => {
    fc.assert(
      fc.property(cited, (one) => {
        const written = risEntry(one, ARCHIVE)
        expect(written).toMatch(/^(?:[A-Z][A-Z0-9] {2}- [^\r\n]*\r\n)+$/)
        const [item, ...more] = read('@ris/file', written)
        expect(more).toEqual([])
        expect(item?.title).toBe(titleOf(one))
        expect(item?.reporter ?? null).toBe(wholeName(one.author))
        const certain = certainPart(one.published)
        expect(item?.issued?.['date-parts']).toEqual(certain === null ? undefined : [certain.slice(0, 1)])
      }),
    )
  })

  it('CSL-JSON is JSON, and a line is one line', () => {
    fc.assert(
      fc.property(cited, (one) => {
        expect(JSON.parse(cslJson([one], ARCHIVE))).toEqual([cslItem(one, ARCHIVE)])
        for (const archive of [ARCHIVE, ENGLISH])
          expect(citationLine(one, archive)).not.toMatch(/[\n\r\u0000]/)
      }),
    )
  })
})
