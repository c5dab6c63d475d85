// The parts of the search page's script that need no browser, and the bundle that it makes.

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { citedResults } from '../layouts/assets/search/citations.ts'
import { csvOf } from '../layouts/assets/search/download.ts'
import { nextResult } from '../layouts/assets/search/keyboard.ts'
import { pageNumbers } from '../layouts/assets/search/pager.ts'
import { addressOf, isAsked, queryOf, stateOf, typedDate } from '../layouts/assets/search/state.ts'
import { stringsFor } from '../layouts/assets/search/strings.ts'
import { buildReadingScript, buildSearchScript } from '../src/search/bundle.ts'

describe('the address', () => {
  test('holds the whole state and gives it back', () => {
    const address = `?${new URLSearchParams([
      ['q', '"ميناء" & -رصيف'],
      ['source', 'a'],
      ['source', 'b'],
      ['topic', 't'],
      ['from', '2015'],
      ['to', '2016-02'],
      ['undated', '1'],
      ['sort', 'newest'],
      ['page', '3'],
    ])}`
    expect(addressOf(stateOf(address))).toBe(address)
  })

  test('that cannot be read asks nothing', () => {
    const state = stateOf('?sort=size&page=-4&source=&other=x')
    expect(state).toMatchObject({ q: '', sort: 'relevance', page: 1 })
    expect(isAsked(stateOf('?sort=oldest&undated=1&source='))).toBe(false)
  })

  test('reads years in any digits, and nothing else as a year', () => {
    expect(stateOf('?year=٢٠١٥&year=2015&year=x').chosen.year).toEqual(['2015'])
  })

  test('without dates does not leave the undated out', () => {
    expect(queryOf(stateOf('?q=x')).undated).toBeUndefined()
    expect(queryOf(stateOf('?q=x&from=2015')).undated).toBe(false)
  })
})

test.each([
  ['2015', '2015'],
  [' ٢٠١٥-٠٦ ', '2015-06'],
  ['2015/6/1', '2015-06-01'],
  ['', undefined],
  ['أمس', null],
  ['2015-02-30', null],
])('the date %j is read as %j', (typed, edtf) => {
  expect(typedDate(typed)).toBe(edtf)
})

test('counts have the forms of Arabic, in the digits of the site', () => {
  const { count } = stringsFor('ar', 'arab')
  expect([0, 1, 2, 3, 11, 100].map((n) => count('results', n))).toEqual([
    'لا نتائج',
    'نتيجة واحدة',
    'نتيجتان',
    '٣ نتائج',
    '١١ نتيجة',
    '١٠٠ نتيجة',
  ])
})

test('what is filled into a string is not read as a place of it', () => {
  expect(stringsFor('ar', 'latn').say('about', { count: '5', query: '{count} $&' })).toBe('5 عن «{count} $&»')
})

test('pages around the current one, gaps between', () => {
  expect(pageNumbers(1, 3)).toEqual([1, 2, 3])
  expect(pageNumbers(10, 20)).toEqual([1, null, 8, 9, 10, 11, 12, null, 20])
})

test('arrows stop at the ends of the list', () => {
  expect(nextResult('ArrowDown', 4, 5)).toBe(4)
  expect(nextResult('ArrowUp', 0, 5)).toBe(-1)
  expect(nextResult('End', 0, 5)).toBe(4)
  expect(nextResult('ArrowDown', -1, 0)).toBeNull()
  expect(nextResult('x', 0, 5)).toBeNull()
})

test('a cell of CSV stays text', () => {
  const row = { id: '1', title: '=1+1 "نص"', source: null, date: null, place: null, url: 'u', document: 'd' }
  expect(csvOf([row])).toBe(
    '\ufeffid,title,source,date,place,url,document\r\n"1","\'=1+1 ""نص""","","","","u","d"\r\n',
  )
})

test('results are cited by the full names of their sources, at the address of the archive alone', () => {
  const result = {
    id: 'fish00000001',
    url: 'articles/fi/fish00000001.html',
    title: 'سوق السمك يفتح أبوابه',
    opening: false,
    titlePieces: [],
    source: 'fanar',
    sourceName: 'الفنار',
    date: '2016-04-27',
    place: 'مرسى',
    author: 'ربيع الحلواني',
    original: 'https://fanar.example/fish',
    language: 'ar',
    document: 'd.txt',
    score: 1,
    excerpt: [],
    matched: [],
  }
  const names = {
    source: [['fanar', 'الفنار', 3, 'صحيفة الفنار اليومية', 'ف']],
    ...{ place: [], person: [], organisation: [], topic: [], language: [] },
  } as const
  const cited = {
    id: 'fish00000001',
    headline: 'سوق السمك يفتح أبوابه',
    headlineIsOpening: false,
    outlet: 'صحيفة الفنار اليومية',
    author: 'ربيع الحلواني',
    published: '2016-04-27',
    language: 'ar',
    url: 'https://fanar.example/fish',
    page: null,
  }
  expect(citedResults([result], names, null)).toEqual([cited])
  const page = 'https://marsa.example/articles/fi/fish00000001.html'
  expect(citedResults([result], names, new URL('https://marsa.example/'))).toEqual([{ ...cited, page }])
  const unknown = { ...result, source: null, sourceName: null }
  expect(citedResults([unknown], names, null)).toEqual([{ ...cited, outlet: null }])
})

test('the scripts are the same bytes each time, and that of reading pages is small', async () => {
  expect(await buildSearchScript()).toEqual(await buildSearchScript())
  expect(gzipSync(await buildReadingScript()).length).toBeLessThan(3072)
})
