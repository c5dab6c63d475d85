// Names in several spellings: one and two words, transliterations of the authority files.

import { beforeAll, describe, expect, test } from 'vitest'
import { alikeOf } from '../src/search/alike.ts'
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

  test.each(['أبو رند', 'أبورند', '"خليج أبورند"'])('%s is found joined and apart', async (text) => {
    expect(await ids(text)).toEqual(text.includes('خليج') ? ['bay00001'] : ['bay00001', 'bay00002'])
  })

  test('words that only stand in the same place of two spellings are not alike', () => {
    const alike = alikeOf(ARTICLES, () => true)
    expect(Object.keys(alike)).not.toContain('رييس')
    expect(alike.غورينسكي).toEqual(['جورنسكي', 'جورينسكي', 'غورنسكي'])
  })

  test('spellings that no article has are not asked for', () => {
    expect(alikeOf(ARTICLES, (stem) => stem === 'غورينسكي').غورنسكي).toEqual(['غورينسكي'])
    expect(alikeOf(ARTICLES, () => false)).toEqual({})
  })
})
