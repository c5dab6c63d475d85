// The JSON twin of an article: it keeps to its schema, its schema is documented, and it holds what the page shows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
// Comes with html-validate.
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article, ArticlePage, ArticleRecord, Evidence, Site } from '../src/model.ts'
import { articleJson } from '../src/site/article-json.ts'
import { planPages } from '../src/site/pages.ts'
import { archiveOf, articleOf, ENTITIES, SITE } from './archive-cases.ts'
import { ROOT } from './folder.ts'

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'docs/article.schema.json'), 'utf8'))
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(SCHEMA)
const faultsOf = (twin: unknown) => (validate(twin) ? [] : validate.errors)

const found = (value: string, rest: Partial<Evidence> = {}): Evidence => ({
  value,
  basis: 'stated',
  text: value,
  line: 6,
  rule: 'a/b',
  confidence: 0.95,
  candidates: [],
  flags: [],
  ...rest,
})

/** Everything that a record can hold. */
const FULL: Partial<ArticleRecord> = {
  kicker: 'شؤون المدينة',
  published: 'XXXX-06-11',
  time: '14:20+03:00',
  dateline: 'مرسى – المنارة',
  place: 'مرسى',
  agency: 'المنارة',
  author: 'ليلى المرساوي',
  photographer: 'سالم البحري',
  credit: 'وكالات',
  url: 'https://almanara.example/x',
  stories: [{ title: null, line: 20, endLine: 24 }],
  quotes: [
    {
      text: '«السوق لكم»',
      line: 3,
      endLine: 4,
      speaker: 'الوزير',
      attribution: { text: 'قال الوزير', line: 3, rule: 'speaker/verb', confidence: 0.9 },
    },
    { text: '«نعم»', line: 5, endLine: 5, speaker: null, attribution: null },
  ],
  related: ['العاصفة تؤخر الافتتاح'],
  removed: [{ line: 9, role: 'boilerplate:share', text: 'تابعوا المنارة' }],
  evidence: {
    url: found('https://almanara.example/x', { basis: 'meta', text: null, line: null }),
    published: found('XXXX-06-11', {
      text: 'الخميس 11 حزيران',
      candidates: ['2015-06-11', '2020-06-11'],
      flags: ['year_missing'],
    }),
  },
  edited: true,
}

function pageOf(record: Partial<ArticleRecord>, rest: Partial<ArticlePage> = {}): ArticlePage {
  const article = articleOf('a', record)
  const page = planPages(archiveOf([article, articleOf('b', { published: '2030' })])).find(
    ({ path }) => path === article.path,
  )
  if (page?.kind !== 'article') throw new Error('no page')
  return { ...page, ...rest }
}
const twinOf = (record: Partial<ArticleRecord>, site: Partial<Site> = {}, rest?: Partial<ArticlePage>) =>
  JSON.parse(articleJson(pageOf(record, rest), { ...SITE, ...site }).text)

describe('the schema', () => {
  test.each([
    ['nothing is known', { title: null, published: null, outlet: null, body: '', evidence: {} }, {}],
    ['all is known', FULL, { url: 'https://archive.example/', notice: 'كل ما هنا متخيّل.' }],
    ['the outlet has no file', { outlet: 'gone' }, {}],
    ['mojibake was set right', { document: repaired() }, {}],
  ] as const)('fits a twin when %s', (_, record, site) => {
    expect(faultsOf(twinOf(record, site))).toEqual([])
  })

  test('fits a twin with copies and similar articles', () => {
    const near = articleOf('c')
    const twin = twinOf(
      {},
      {},
      {
        copies: [{ article: near, kind: 'wire', similarity: 2 / 3, comparison: 'compare/a-b.html' }],
        similar: [{ article: near, shared: [...ENTITIES], words: ['السمك'] }],
      },
    )
    expect(faultsOf(twin)).toEqual([])
    expect(twin.copies).toEqual([
      { id: near.record.id, kind: 'wire', similarity: 0.6667, comparison: 'compare/a-b.html' },
    ])
    expect(twin.similar[0].words).toEqual(['السمك'])
    expect(twin.similar[0].shared).toEqual(ENTITIES.map(({ id, kind }) => ({ id, kind })))
  })

  test('refuses a twin with a key too many or too few', () => {
    const twin = twinOf({})
    expect(faultsOf({ ...twin, more: 1 })).not.toEqual([])
    const { kicker: _, ...less } = twin
    expect(faultsOf(less)).not.toEqual([])
    expect(faultsOf({ ...twin, document: { ...twin.document, sha256: 'x' } })).not.toEqual([])
  })

  test('names the keys in the order in which they are written', () => {
    expect(Object.keys(twinOf({}))).toEqual(SCHEMA.required)
    expect(Object.keys(twinOf(FULL))).toEqual(Object.keys(SCHEMA.properties))
    expect(Object.keys(twinOf(FULL).document)).toEqual(SCHEMA.properties.document.required)
  })

  test('is explained key by key in docs/data.md', () => {
    const rows = readFileSync(join(ROOT, 'docs/data.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    const explained = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, key]) => key),
    )
    expect(explained.filter((key) => key !== undefined && !key.includes('.'))).toEqual(
      Object.keys(SCHEMA.properties),
    )
    for (const [key, { properties, items }] of Object.entries<Nested>(SCHEMA.properties)) {
      for (const inner of Object.keys(properties ?? items?.properties ?? {})) {
        if (key !== 'evidence') expect(explained).toContain(`${key}.${inner}`)
      }
    }
  })
})

interface Nested {
  readonly properties?: object
  readonly items?: { readonly properties?: object }
}

function repaired(): ArticleRecord['document'] {
  const repair = { was: 'windows-1256', misreadAs: 'iso-8859-1', lines: 3 } as const
  return { ...articleOf('a').record.document, repaired: repair }
}

describe('a twin', () => {
  test('lies beside its page', () => {
    const page = pageOf({})
    expect(articleJson(page, SITE).path).toBe(page.path.replace('.html', '.json'))
  })

  test('holds the text, the date as printed with its doubts, and where the bytes lie', () => {
    const twin = twinOf(FULL)
    expect(twin.paragraphs.map(({ kind }: { kind: string }) => kind)).toEqual(['text', 'heading', 'text'])
    expect(twin.published).toEqual({
      edtf: 'XXXX-06-11',
      basis: 'stated',
      printed: 'الخميس 11 حزيران',
      candidates: ['2015-06-11', '2020-06-11'],
      flags: ['year_missing'],
    })
    expect(twin.document.received).toBe(`documents/${twin.id.slice(0, 2)}/${twin.id}.txt`)
    expect(twin.mentions.map(({ path }: { path: string }) => path)).toEqual([
      'topics/fishing.html',
      'places/marsa.html',
    ])
    expect(twin.outlet).toEqual({ id: 'manara', name: 'صحيفة المنارة اليومية', path: 'sources/manara.html' })
    expect(Object.keys(twin.evidence)).toEqual(['published', 'url'])
  })

  test('makes up nothing: no headline, no date, no address', () => {
    const twin = twinOf({ title: null, published: null, outlet: 'gone' })
    expect(twin).toMatchObject({ headline: null, published: null, url: null })
    expect(twin.opening).toMatch(/^قال أهل الصيد/)
    expect(twin.outlet).toEqual({ id: 'gone', name: null, path: null })
  })

  test('is JSON that every reader takes, whatever the record holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const source = articleJson(pageOf({ title: text, related: [text] }), SITE).text
        expect(source).not.toMatch(/\p{Surrogate}|\\ud[89a-f][0-9a-f]{2}/iu)
        expect(JSON.parse(source).related).toEqual([text.replace(/\p{Surrogate}/gu, '\uFFFD')])
      }),
    )
  })
})

test('neighbours in time are dated: no place among the others is known of the rest', () => {
  const articles = [articleOf('a'), articleOf('b', { published: '2017' })]
  const undated = [articleOf('c', { published: null }), articleOf('d', { published: 'XXXX-06-11' })]
  const pages = planPages(archiveOf([...articles, ...undated])).filter((page) => page.kind === 'article')
  const title = (article: Article | null | undefined) => article?.record.title?.at(-1) ?? null
  expect(
    pages
      .map(({ article, previous, next, inSource }) =>
        [article, previous, next, inSource?.previous, inSource?.next].map(title),
      )
      .sort(),
  ).toEqual([
    ['a', null, 'b', null, 'b'],
    ['b', 'a', null, 'a', null],
    ['c', null, null, null, null],
    ['d', null, null, null, null],
  ])
})
