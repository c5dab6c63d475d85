// The search over a small invented archive: what is found, in which order, and how it is shown.

import { beforeAll, describe, expect, test } from 'vitest'
import type { Query, Search } from '../src/search/reader.ts'
import { ARTICLES, article } from './fixtures/search/articles.ts'
import { indexed, openFiles, shown } from './fixtures/search/opened.ts'

let files: Map<string, Uint8Array>
let search: Search
beforeAll(async () => {
  files = await indexed(ARTICLES)
  search = await openFiles(files)
})

const ids = async (text: string, more: Omit<Query, 'text'> = {}) =>
  (await search.search({ text, ...more })).results.map(({ id }) => id)

describe('the index', () => {
  test('has the same bytes whatever the order of the articles', async () => {
    expect(await indexed([...ARTICLES].reverse())).toEqual(files)
  })

  test('gives a fragment another name when only a spelling changes', async () => {
    const names = (all: Map<string, Uint8Array>) =>
      [...all.keys()].filter((path) => path.startsWith('fragment/'))
    const body = ARTICLES[0]?.record.body ?? ''
    const one = await indexed([article({ id: 'harbour1', body })])
    const other = await indexed([article({ id: 'harbour1', body: body.replace('رئيسة', 'رئيسه') })])
    expect(names(one)).not.toEqual(names(other))
  })

  test('leaves the engine of Pagefind out and ends with the entry', () => {
    const paths = [...files.keys()]
    expect(paths.filter((path) => /\.(js|css|pagefind)$/.test(path))).toEqual([])
    expect(paths.at(-1)).toBe('warraq.json')
  })

  test('keeps an article that has no words', async () => {
    const bare = await openFiles(await indexed([article({ id: 'nowords1', body: '* * *', outlet: 'fanar' })]))
    expect((await bare.search({ text: '', filters: { source: ['fanar'] } })).total).toBe(1)
  })

  test('of no articles answers every query with nothing', async () => {
    const empty = await openFiles(await indexed([]))
    expect((await empty.search({ text: 'الميناء' })).total).toBe(0)
  })
})

describe('words', () => {
  test('are found with whatever is attached to them', async () => {
    expect(await ids('المدينة')).toEqual(['library1'])
    expect(await ids('إرهاق')).toEqual(['harbour2'])
  })

  test('all of them come before some of them', async () => {
    const answer = await search.search({ text: 'الميناء القمح الصيادون' })
    expect(answer).toMatchObject({ whole: 0, partial: true })
    const both = await search.search({ text: 'مرسى الريح البلدية سفينة' })
    expect(both.results.map(({ id }) => id)).toEqual(['harbour1', 'school01'])
    expect(both).toMatchObject({ whole: 1, partial: true })
  })

  test('that no article has are told, and the others still asked', async () => {
    const answer = await search.search({ text: 'الميناء قسطنطينوبل' })
    expect(answer.unknown).toEqual(['قسطنطينوبل'])
    expect(answer.results.map(({ id }) => id)).toContain('harbour1')
  })

  test('that are mistyped are corrected and said to be', async () => {
    const answer = await search.search({ text: 'الكهرياء' })
    expect(answer.unknown).toEqual(['الكهرياء'])
    expect(answer.suggestions).toEqual([{ word: 'الكهرياء', to: 'الكهرباء', query: 'الكهرباء' }])
    expect(answer.results.map(({ id }) => id)).toEqual(['electr01'])
    const inside = await search.search({ text: 'القمرية القمريا' })
    for (const { query } of inside.suggestions) expect(query).not.toMatch(/قمريةا|[^ ]{14}/)
  })

  test('do not stand for longer words that begin as they do', async () => {
    expect(await ids('صيانت')).not.toContain('harbour2')
    expect((await search.search({ text: 'قم' })).total).toBe(0)
  })

  test('answer the same whatever was asked before', async () => {
    const fresh = await (await openFiles(files)).search({ text: 'الميناء' })
    for (const text of ['البحر', 'مرسى', 'الكهرياء', 'قسطنطينوبل']) await search.search({ text })
    expect(await search.search({ text: 'الميناء' })).toEqual(fresh)
  })
})

describe('a query that asks nothing', () => {
  test.each(['؟!', '…', '«»', '-', '. * ( ['])('%s finds nothing, and says why', async (text) => {
    expect(await search.search({ text })).toMatchObject({ total: 0, results: [], notice: 'empty' })
  })

  test('leaves what filters find', async () => {
    expect(await search.search({ text: '؟', filters: { source: ['shati'] } })).toMatchObject({
      notice: 'empty',
      total: ARTICLES.filter(({ outlet }) => outlet?.id === 'shati').length,
    })
  })

  test('because it is half a word finds nothing yet', async () => {
    const half = await search.search({ text: 'المين', unfinished: true })
    expect(half).toMatchObject({ total: 0, unknown: [], suggestions: [], notice: null })
    const whole = await search.search({ text: 'الميناء المين', unfinished: true })
    expect(whole.results).toEqual((await search.search({ text: 'الميناء' })).results)
    expect(whole.unknown).toEqual([])
  })

  test('is not one with a word of ten thousand letters, of which the beginning is told', async () => {
    const { unknown } = await search.search({ text: 'ا'.repeat(10_000) })
    expect(unknown[0]).toHaveLength(61)
  })
})

describe('phrases, -words and fields', () => {
  test('a phrase stands side by side', async () => {
    expect(await ids('"رئيسة البلدية"')).toEqual(expect.arrayContaining(['harbour1', 'school01']))
    expect(await ids('"البلدية رئيسة"')).toEqual([])
    expect(await ids('«الحي القديم»')).toEqual(['electr01'])
    expect(await ids('“الحي القديم”')).toEqual(['electr01'])
  })

  test('a phrase may hold stop words', async () => {
    expect(await ids('"الجديد في مرسى"')).toEqual(['harbour1'])
    expect(await ids('"الجديد على مرسى"')).toEqual([])
  })

  test('a phrase does not run from the headline into the body', async () => {
    expect(await ids('"القديم عادت"')).toEqual([])
  })

  test('-word keeps articles out', async () => {
    expect(await ids('الميناء -سفينة')).toEqual(['harbour2'])
    expect(await ids('مرسى -"العام الدراسي" -رصيف')).toEqual(['harbour1'])
  })

  test('fields narrow by id or by name, in both languages and any order', async () => {
    expect(await ids('source:shati الميناء')).toEqual(['harbour2'])
    expect(await ids('الميناء مصدر:"وكالة الشاطئ"')).toEqual(['harbour2'])
    expect(await ids('الميناء year:2015')).toEqual(['harbour1'])
    expect(await ids('place:"مرسي الريح" البلدية -السفينة')).toEqual(['school01'])
  })

  test('a value that the archive does not have is told', async () => {
    const answer = await search.search({ text: 'مصدر:كذا الميناء' })
    expect(answer).toMatchObject({ total: 0, unknownFilters: ['source:كذا'] })
  })
})

describe('removed lines', () => {
  const promo = 'تابعوا أخبارنا المحلية والميدانيـة عبر نشرة الفنار'
  const some = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      article({ id: `news${String(i).padStart(4, '0')}`, body: 'نشرة الأحوال الجوية.' }),
    )

  test('are found when little else is, and shown so', async () => {
    const opened = await openFiles(
      await indexed([...some(3), article({ id: 'promo001', body: 'خبر.', removed: [promo] })]),
    )
    const field = await opened.search({ text: 'الميدانية' })
    expect(field).toMatchObject({ total: 1, whole: 0, unknown: [] })
    expect(shown(field.results[0]?.excerpt ?? [])).toContain('[والميدانيـة] عبر')
    const bulletin = await opened.search({ text: 'نشرة' })
    expect(bulletin).toMatchObject({ total: 4, whole: 3 })
    expect(bulletin.results.at(-1)?.id).toBe('promo001')
  })

  test('do not come among many articles that have the word', async () => {
    const opened = await openFiles(
      await indexed([...some(10), article({ id: 'promo001', body: 'خبر.', removed: [promo] })]),
    )
    expect((await opened.search({ text: 'نشرة' })).total).toBe(10)
    expect((await opened.search({ text: 'خبر -نشرة' })).total).toBe(1)
  })
})

describe('filters, dates and order', () => {
  test('dates reach down to the day; a month may mean any of its days', async () => {
    const all = { sort: 'oldest' } as const
    expect(await ids('', { ...all, from: '2016', to: '2016' })).toEqual(['library1', 'harbour2'])
    expect(await ids('', { ...all, from: '2016-02-04', to: '2016-12-31' })).toEqual(['library1'])
    expect(await ids('', { ...all, from: '2015-06-11', to: '2015-06-11', undated: true })).toEqual([
      'harbour1',
      'market01',
      'school01',
    ])
  })

  test('orders by date both ways, the undated last', async () => {
    expect((await ids('', { sort: 'newest' })).slice(0, 2)).toEqual(['electr01', 'harbour2'])
    expect((await ids('', { sort: 'oldest' })).slice(0, 2)).toEqual(['harbour1', 'library1'])
    expect((await ids('', { sort: 'newest' })).slice(4)).toEqual((await ids('', { sort: 'oldest' })).slice(4))
  })

  test('counts a facet under the filters of the others only', async () => {
    const { facets, total } = await search.search({
      text: 'مرسى',
      filters: { source: ['shati'], person: ['nuha'] },
    })
    expect(total).toBe(1)
    expect(facets.source).toEqual({ fanar: 1, shati: 1 })
    expect(facets.person).toEqual({ nuha: 1 })
    expect(facets.place).toEqual({ marsa: 1 })
    expect(facets.year).toEqual({})
  })

  test('pages of results follow each other', async () => {
    const all = await ids('', { limit: 6 })
    expect([...(await ids('', { limit: 4 })), ...(await ids('', { limit: 4, offset: 4 }))]).toEqual(all)
    expect(await ids('', { offset: 99 })).toEqual([])
  })
})

describe('results', () => {
  test('show the words as the article spells them, whole words marked', async () => {
    const [result] = (await search.search({ text: 'مدينه' })).results
    expect(shown(result?.excerpt ?? [])).toContain('للزوّار، [والمدينة] تنتظرها.')
    const [port] = (await search.search({ text: 'ميناء سفينه' })).results
    expect(shown(port?.titlePieces ?? [])).toBe('افتتاح [الميناء] الجديد في مرسى الريح')
    expect(shown(port?.excerpt ?? [])).toContain('[سفينة]')
    expect(port?.matched).toEqual(['الميناء', 'سفينة'])
  })

  test('carry what a card shows', async () => {
    const [result] = (await search.search({ text: 'سفينة' })).results
    expect(result).toMatchObject({
      id: 'harbour1',
      url: 'articles/ha/harbour1.html',
      source: 'fanar',
      sourceName: 'الفنار',
      date: '2015-06-11',
      document: '2016/harbour1.txt',
      author: null,
      original: null,
      opening: false,
    })
  })

  test('carry what citations need, sources their full name even where it is the short one', async () => {
    const made = article({ id: 'cited1', title: 'الميناء', body: 'افتتح الميناء.', outlet: 'fanar' })
    const record = { ...made.record, author: 'ربيع الحلواني', url: 'https://fanar.example/1' }
    const outlet = made.outlet && { ...made.outlet, name: 'الفنار', aliases: ['منارة'] }
    const other = await openFiles(await indexed([{ ...made, record, outlet }]))
    expect((await other.search({ text: 'الميناء' })).results[0]).toMatchObject({
      author: 'ربيع الحلواني',
      original: 'https://fanar.example/1',
    })
    expect((await other.names()).source).toEqual([['fanar', 'الفنار', 1, 'الفنار', 'منارة']])
  })

  test('say when the title is the opening words, and mark the words there', async () => {
    const [result] = (await search.search({ text: 'الدراسي' })).results
    expect(result?.opening).toBe(true)
    expect(shown(result?.titlePieces ?? [])).toBe('بدأ العام [الدراسي] في مدارس مرسى')
  })
})

describe('whatever is typed', () => {
  test.each([
    ['only stop words', 'في من على', null],
    ['only punctuation', '؟! ... «» "" -', 'empty'],
    ['nothing', '', null],
    ['an expression', '(a+)+$ [^\\s]*', null],
    ['markup', '<img src=x onerror=alert(1)>', null],
    ['ten thousand letters', 'ا'.repeat(10_000), null],
    ['ten thousand words', Array.from({ length: 10_000 }, (_, n) => `كلمة${n}`).join(' '), 'shortened'],
    ['another script', '北京 Москва 🙂', null],
    ['an open quotation mark', '"الميناء', null],
    ['names of object members', 'constructor __proto__ source:__proto__', null],
  ])('%s is answered', async (_, text, notice) => {
    expect((await search.search({ text })).notice).toBe(notice)
  })

  test('a missing file is told by its name', async () => {
    const half = new Map([...files].filter(([path]) => !path.startsWith('index/')))
    await expect((await openFiles(half)).search({ text: 'الميناء' })).rejects.toThrow(
      /index\/.*missing or broken/,
    )
    await expect(openFiles(new Map())).rejects.toThrow(/warraq\.json is missing or broken/)
  })

  test('an index of another analysis is refused', async () => {
    const entry = { ...JSON.parse(new TextDecoder().decode(files.get('warraq.json'))), analysis: 'other' }
    const other = new Map(files).set('warraq.json', new TextEncoder().encode(JSON.stringify(entry)))
    await expect(openFiles(other)).rejects.toThrow(/warraq\.json/)
  })

  test('a cut-off file is told by its name', async () => {
    const cut = new Map(
      [...files].map(([path, bytes]) => [path, path.startsWith('index/') ? bytes.slice(0, 40) : bytes]),
    )
    await expect((await openFiles(cut)).search({ text: 'الميناء' })).rejects.toThrow(/missing or broken/)
  })
})
