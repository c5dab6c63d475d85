// Names in several spellings: one and two words, transliterations of the authority files.

import { beforeAll, describe, expect, test } from 'vitest'
import { alikeOf, alikePairs } from '../src/search/alike.ts'
import { parseQuery } from '../src/search/query.ts'
import type { Search } from '../src/search/reader.ts'
import { article, entity } from './fixtures/search/articles.ts'
import { indexed, openFiles, shown } from './fixtures/search/opened.ts'

const GHORIN = entity('people', 'ghorin', 'ميخائيل غورينسكي', ['ميخائيل غورنسكي', 'الرئيس غورينسكي'])
const BAY = entity('places', 'abu-rand', 'أبو رند')

const ARTICLES = [
  article({ id: 'apart001', body: 'التقى الوزير عبد الرحيم الساعدي رئيس البلدية.' }),
  article({ id: 'joined01', body: 'وقال عبدالرحيم الساعدي إن العمل مستمر.' }),
  article({ id: 'servant1', body: 'ليس كل عبد مطيعًا، والرحيم من الناس قليل.' }),
  article({ id: 'ghayn001', body: 'وصل ميخائيل غورينسكي إلى المرسى.', mentions: [GHORIN] }),
  article({ id: 'jeem0001', body: 'غادر جورينسكي المرسى أمس.', mentions: [GHORIN] }),
  article({ id: 'bay00001', body: 'زار الوفد خليج أبو رند صباحًا.', mentions: [BAY] }),
  article({ id: 'bay00002', body: 'عاد الوفد من أبورند مساء.', mentions: [BAY] }),
  article({ id: 'removed1', body: 'خبر قصير جدًا.', removed: ['اقرأ أيضًا: عبد الحكيم يفوز'] }),
]

let search: Search
beforeAll(async () => {
  search = await openFiles(await indexed(ARTICLES))
})
const ids = async (text: string) => (await search.search({ text })).results.map(({ id }) => id).sort()

describe('a name of عبد', () => {
  test.each([
    'عبد الرحيم',
    'عبدالرحيم',
    'وعبد الرحيم',
    'لعبدالرحيم',
    '"عبد الرحيم الساعدي"',
    '"عبدالرحيم الساعدي"',
  ])('%s is found joined and apart, and nothing else is', async (text) => {
    expect(await ids(text)).toEqual(['apart001', 'joined01'])
  })

  test('is marked whole in excerpts', async () => {
    const { results } = await search.search({ text: 'عبدالرحيم' })
    const apart = results.find(({ id }) => id === 'apart001')
    expect(shown(apart?.excerpt ?? [])).toContain('[عبد] [الرحيم] الساعدي')
  })

  test('its parts are found alone', async () => {
    expect(await ids('الرحيم')).toEqual(['apart001', 'servant1'])
    expect(await ids('الساعدي -"عبدالرحيم"')).toEqual([])
  })

  test.each([
    '"الوزير عبد الرحيم"',
    '"الوزير عبد الرحيم الساعدي"',
    '"التقى الوزير عبد الرحيم الساعدي رئيس"',
    '"التقى الوزير عبدالرحيم الساعدي رئيس"',
  ])('stands anywhere in a phrase: %s', async (text) => {
    expect(await ids(text)).toEqual(['apart001'])
  })

  test('that no article has is two words again', async () => {
    expect(await ids('عبد الناس')).toEqual(['servant1'])
    const { unknown, suggestions } = await search.search({ text: 'عبد  الرحيمم' })
    expect(unknown).toEqual(['الرحيمم'])
    expect(suggestions.map(({ query }) => query)).toEqual(['عبد  الرحيم'])
  })

  test('of thirty that no article has no word is asked twice, and no more than thirty are', async () => {
    const names = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'].map((letter) => `عبد ال${letter}${letter}زز`)
    const { unknown, results } = await search.search({ text: [...names, 'عبد الززز', 'عبد السسس'].join(' ') })
    expect(results.map(({ id }) => id)).toContain('servant1')
    expect(unknown).toHaveLength(29)
    expect(new Set(unknown).size).toBe(29)
  })

  test('is found in lines that are no part of the article', async () => {
    for (const text of ['عبد الحكيم', 'عبدالحكيم']) {
      const { results, unknown } = await search.search({ text })
      expect(results.map(({ id }) => id)).toContain('removed1')
      expect(unknown).toEqual([])
    }
  })

  test('half typed, its first word is asked for', async () => {
    const half = await search.search({ text: 'عبد الرح', unfinished: true })
    expect(half).toMatchObject({ unfinished: true, unknown: [] })
    expect(half.results.map(({ id }) => id)).toContain('servant1')
  })

  test('is one word of the query only where the two stand side by side', () => {
    const stems = (text: string) => parseQuery(text).words.map(({ stem }) => stem)
    expect(stems('عبد الرحيم')).toEqual(['عبد رحيم'])
    expect(stems('عبد، الرحيم')).toEqual(['عبد', 'رحيم'])
    expect(stems('عبد مطيع')).toEqual(['عبد', 'مطيع'])
  })
})

describe('names of the authority files', () => {
  test.each(['غورينسكي', 'جورينسكي', 'غورنسكي'])('%s is found in every spelling of it', async (text) => {
    expect(await ids(text)).toEqual(['ghayn001', 'jeem0001'])
  })

  test('the spelling of the query comes first', async () => {
    const { results, unknown, suggestions } = await search.search({ text: 'جورينسكي' })
    expect(results.map(({ id }) => id)).toEqual(['jeem0001', 'ghayn001'])
    expect([unknown, suggestions]).toEqual([[], []])
  })

  test('a rare spelling does not go before the one that was typed', async () => {
    const many = Array.from({ length: 6 }, (_, n) =>
      article({ id: `many000${n}`, body: `زار غورينسكي الحي رقم ${n}.`, mentions: [GHORIN] }),
    )
    const rare = article({ id: 'rare0001', body: 'زار جورينسكي الحي.', mentions: [GHORIN] })
    const { results } = await (await openFiles(await indexed([...many, rare]))).search({ text: 'غورينسكي' })
    expect(results.map(({ id }) => id).at(-1)).toBe('rare0001')
  })

  test.each(['أبو رند', 'أبورند', '"خليج أبورند"'])('%s is found joined and apart', async (text) => {
    expect(await ids(text)).toEqual(text.includes('خليج') ? ['bay00001'] : ['bay00001', 'bay00002'])
  })

  test('words that only stand in the same place of two spellings are not alike', () => {
    const alike = alikeOf(alikePairs(ARTICLES), () => true)
    expect(Object.keys(alike)).not.toContain('رييس')
    expect(alike.غورينسكي).toEqual(['جورنسكي', 'جورينسكي', 'غورنسكي'])
  })

  test('spellings that the analysis reads as another word are left out', () => {
    const city = entity('places', 'buenos', 'بوينس', ['بيونس'])
    expect(alikePairs([article({ id: 'cities01', body: 'خبر', mentions: [city] })])).toEqual([])
  })

  test('spellings that no article has are not asked for', () => {
    expect(alikeOf(alikePairs(ARTICLES), (stem) => stem === 'غورينسكي').غورنسكي).toEqual(['غورينسكي'])
    expect(alikeOf(alikePairs(ARTICLES), () => false)).toEqual({})
  })
})
