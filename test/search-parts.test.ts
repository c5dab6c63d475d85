// The parts of the search: tokens, queries, days, edit distance.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correct, distance, openVocabulary } from '../src/search/corrections.ts'
import { daysOf } from '../src/search/days.ts'
import { threshold } from '../src/search/order.ts'
import { mergePostings } from '../src/search/postings.ts'
import { parseQuery } from '../src/search/query.ts'
import { asideToken, keyOf, keyOfToken, shownForm, tokenOf } from '../src/search/tokens.ts'
import { oneErrorAway } from '../src/search/typing.ts'

describe('tokens', () => {
  test('hold the stem and the spelling, and give both back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        const key = keyOf(word)
        if (key.stem === '') return
        expect(keyOfToken(tokenOf(key))).toEqual({ ...key, aside: false })
        expect(keyOfToken(asideToken(tokenOf(key)))).toEqual({ ...key, aside: true })
      }),
    )
  })

  test('are left alone by the normaliser of Pagefind: letters and digits, decomposed, no marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        const token = tokenOf(keyOf(word))
        expect(token === '.' || /^[\p{L}\p{N}]+$/u.test(token)).toBe(true)
        expect(token.normalize('NFD')).toBe(token)
      }),
    )
  })

  test('tell spellings apart that Pagefind would merge', () => {
    expect(tokenOf(keyOf('أن'))).not.toBe(tokenOf(keyOf('إن')))
    expect(shownForm(keyOf('مسؤولون').form)).toBe('مسؤولون')
  })
})

describe('queries', () => {
  test('are read in any order', () => {
    const { words, phrases, without, fields } = parseQuery(
      '-كذب "مجلس المدينة" year:2015 ميناء مصدر:«وكالة الشاطئ»',
    )
    expect(words.map(({ text }) => text)).toEqual(['مجلس', 'المدينة', 'ميناء'])
    expect(phrases.map((phrase) => phrase.map(({ text }) => text))).toEqual([['مجلس', 'المدينة']])
    expect(without.map((phrase) => phrase.map(({ text }) => text))).toEqual([['كذب']])
    expect(fields).toEqual([
      { field: 'year', value: '2015' },
      { field: 'source', value: 'وكالة الشاطئ' },
    ])
  })

  test('a hyphen inside a word, or between spaces, leaves nothing out', () => {
    expect(parseQuery('دير-الزور').without).toEqual([])
    expect(parseQuery('روسيا - أمريكا').without).toEqual([])
  })

  test('a colon after a word that is no field is punctuation', () => {
    expect(parseQuery('لافتة:نص').fields).toEqual([])
    expect(parseQuery('لافتة:"نص آخر"').words.map(({ text }) => text)).toEqual(['لافتة', 'نص', 'آخر'])
  })

  test('of any kind are read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseQuery(text).words.length).toBeLessThan(31)
      }),
    )
  })
})

describe('days', () => {
  const days = (edtf: string) => {
    const range = daysOf(edtf)
    const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
    return range && [iso(range.from), iso(range.to)]
  }
  test.each([
    ['2015-06-11', ['2015-06-11', '2015-06-11']],
    ['2016-02', ['2016-02-01', '2016-02-29']],
    ['2015-12', ['2015-12-01', '2015-12-31']],
    ['2015', ['2015-01-01', '2015-12-31']],
    ['199X', ['1990-01-01', '1999-12-31']],
    ['2015-06-XX', ['2015-06-01', '2015-06-30']],
    ['2015-06-11/2015-06-13', ['2015-06-11', '2015-06-13']],
    ['XXXX-06-11', null],
    ['2015-02-30', null],
    ['2015-13', null],
    ['أمس', null],
    ['', null],
  ])('%s', (edtf, range) => {
    expect(days(edtf)).toEqual(range)
  })
})

describe('typing errors', () => {
  test.each([
    ['كهرباء', 'كهرباء', 0],
    ['كهرياء', 'كهرباء', 1],
    ['كهراء', 'كهرباء', 1],
    ['كهربااء', 'كهرباء', 1],
    ['كهبراء', 'كهرباء', 1],
    ['كهربا', 'مهرجان', 3],
  ])('%s to %s', (a, b, errors) => {
    expect(distance(a, b, 2)).toBe(errors)
  })

  const vocabulary = (rows: readonly string[]) => openVocabulary({ stems: rows.join('\n') })
  const corrections = (typed: string, pages: number, rows: readonly string[]) =>
    correct({ ...keyOf(typed), letters: typed }, pages, vocabulary(rows)).map(({ stem }) => stem)

  test('the vocabulary is unpacked: common letters, the rest, how common it is', () => {
    const { stems, steps } = vocabulary(['0كهرباء5', '4بان1', '0كهرمانk', '0بحر9'])
    expect(stems).toEqual(['كهرباء', 'كهرببان', 'كهرمان', 'بحر'])
    expect([...steps]).toEqual([5, 1, 20, 9])
  })

  test('the nearest stems come, the commonest first; short words have none', () => {
    const rows = ['0كهربا5', '0كهربان1', '0كهرمان7', '0بحر9']
    expect(corrections('كهرباد', 0, rows)).toEqual(['كهربا'])
    expect(corrections('بخر', 0, rows)).toEqual([])
  })

  test.each([
    ['بالممملكة', 'مملكه'],
    ['الععيد', 'عيد'],
    ['تستقظب', 'استقطب'],
    ['لتوعيض', 'تعويض'],
  ])('an error among the letters of article and endings is seen through: %s', (typed, stem) => {
    expect(corrections(typed, 0, ['0استقطب9', '0تعويض9', '0عيد9', '0مملكه9'])).toEqual([stem])
  })

  test('two errors are looked for when one finds nothing', () => {
    expect(corrections('بروتوكل', 0, ['0بروتوكول9'])).toEqual(['بروتوكول'])
    expect(corrections('بورتوكل', 0, ['0بروتوكول9'])).toEqual(['بروتوكول'])
  })

  test('a rare word gives way to a clearly commoner one alone', () => {
    expect(corrections('الحزب', 2, ['0حرب6', '0حزب2'])).toEqual([])
    expect(corrections('الحزب', 2, ['0حرب9', '0حزب2'])).toEqual(['حرب'])
  })

  test('all spellings one error away of short words', () => {
    const near = new Set(oneErrorAway('ab'))
    for (const spelling of ['a', 'b', 'ba', 'xb', 'ax', 'xab', 'axb', 'abx', 'aab'])
      expect(near).toContain(spelling)
    expect(near).not.toContain('ab')
    for (const spelling of near) expect(distance('ab', spelling, 2)).toBe(1)
    expect([...oneErrorAway('حرب')].every((spelling) => distance('حرب', spelling, 2) === 1)).toBe(true)
    expect([...oneErrorAway('слово')]).toEqual([])
  })
})

test('the threshold of a ranking is its n-th largest score, ties or not', () => {
  const scores = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), {
    minLength: 1,
  })
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 60 }), (all, count) => {
      const wanted = [...all].sort((a, b) => b - a)[count - 1]
      const found = threshold(Float64Array.from(all), count)
      if (all.length > count) expect(found === wanted).toBe(true)
      else expect(found).toBe(Number.NEGATIVE_INFINITY)
    }),
  )
})

test('merging postings gives each page once, its positions in order', () => {
  const posting = (rows: [number, number[]][]) => ({
    pages: Uint32Array.from(rows, ([page]) => page),
    starts: Uint32Array.from([0, ...rows.map((_, n) => rows.slice(0, n + 1).flatMap(([, at]) => at).length)]),
    positions: Uint32Array.from(rows.flatMap(([, at]) => at)),
  })
  const merged = mergePostings([
    posting([
      [1, [5, 9]],
      [4, [2]],
    ]),
    posting([
      [1, [7]],
      [3, [1]],
    ]),
  ])
  expect(merged).toEqual(
    posting([
      [1, [5, 7, 9]],
      [3, [1]],
      [4, [2]],
    ]),
  )
})
