// The Arabic analysis: which words share a stem, which do not, and what holds for every word.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileLists } from '../bench/search/evidence/lists.ts'
import { ANALYSIS_VERSION, analyse, isStopWord } from '../src/arabic/analysis.ts'
import { fold } from '../src/arabic/letters.ts'
import { words } from '../src/arabic/words.ts'

function rows(name: string): string[][] {
  return readFileSync(new URL(`fixtures/analysis/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('['))
    .map((line) => line.trim().split(/\s+/))
}

const arabicWord = fc
  .array(fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئـَّ'), { minLength: 1, maxLength: 14 })
  .map((letters) => letters.join(''))
const anyWord = fc.oneof(arabicWord, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

describe('forms of one word share a stem', () => {
  test.each(rows('forms.txt'))('%s', (...forms) => {
    const stems = forms.map((form) => `${form} ${analyse(form).stem}`)
    expect(stems).toEqual(forms.map((form) => `${form} ${analyse(forms[0] ?? '').stem}`))
  })
})

describe('words that only look alike do not', () => {
  test.each(rows('apart.txt'))('%s', (...others) => {
    const stems = others.map((word) => analyse(word).stem)
    expect(new Set(stems).size, stems.join(' ')).toBe(others.length)
  })
})

describe('words whose ال or first letter is their own', () => {
  const kept =
    'التزام التحام التقى ألمانيا وزير وكالة بيت بوتين كتاب لبنان فلسطين واشنطن باريس كوريا فرنسا لندن والد فيصل'
  test.each(kept.split(' '))('%s', (word) => {
    expect(analyse(word).stem).toBe(fold(word))
  })
})

test('the exact form keeps hamza, ة and ى, and nothing that is not seen', () => {
  expect(analyse('الـمَدرسة\u200F').exact).toBe('المدرسة') // right-to-left mark
  expect(analyse('إلى').exact).toBe('إلى')
  expect(analyse('ﻋﻠﻰ').exact).toBe('على')
})

test('foreign words lose their clitics, case and accents', () => {
  expect(analyse('الـCNN').stem).toBe('cnn')
  expect(analyse('Café').stem).toBe('cafe')
})

describe('stop words', () => {
  test.each('في من على الى إلى وفي فمن هذا وهذه الذي التي كان'.split(' '))('%s is one', (word) => {
    expect(isStopWord(word)).toBe(true)
  })
  test.each('فئة وزير لا‌جئ بيت كتاب ماء'.split(' '))('%s is none', (word) => {
    expect(isStopWord(word)).toBe(false)
  })
})

describe('for every word', () => {
  test('one token that is neither empty nor divided, and the same each time', () => {
    fc.assert(
      fc.property(anyWord, (text) => {
        for (const { text: word } of words(text)) {
          const { stem, exact } = analyse(word)
          expect(stem).not.toBe('')
          expect(exact).not.toBe('')
          expect(stem).not.toMatch(/\s/u)
          expect(analyse(word)).toEqual({ stem, exact })
        }
      }),
      { numRuns: 500 },
    )
  })

  test('no input throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        analyse(text)
        isStopWord(text)
      }),
    )
    for (const odd of ['', '\uD800', 'ال', 'ـــ', 'و'.repeat(10_000), 'ﷺ'])
      expect(() => analyse(odd)).not.toThrow()
  })

  test('marks, tatweel and invisible characters change nothing', () => {
    fc.assert(
      fc.property(arabicWord, fc.constantFrom('َ', 'ّ', 'ـ', '\u200C', '\u200F', '\u202B'), (word, sign) => {
        // Marks and tatweel alone are no word.
        fc.pre(/[^\p{M}\p{Cf}\u0640]/u.test(word)) // U+0640: tatweel
        const between = [...word].join(sign)
        expect(analyse(between)).toEqual(analyse(word))
      }),
    )
  })

  test('folding is idempotent', () => {
    fc.assert(
      fc.property(anyWord, (word) => {
        expect(fold(fold(word))).toBe(fold(word))
        // A ligature takes the long way; the rest must come out as by the short one.
        expect(fold(`${word} ﷲ`)).toBe(`${fold(word)} ${fold('ﷲ')}`)
      }),
    )
  })
})

// A stem is not always a word, and then its own stem can be another (كتب from a form of كتب is كتاب). It is one for the words
// that people ask with.
test('the stem of a stem is that stem for first forms', () => {
  const heads = rows('forms.txt').map((forms) => forms[0] ?? '')
  const moved = heads.filter((word) => analyse(analyse(word).stem).stem !== analyse(word).stem)
  expect(moved).toEqual([])
})

test('the compiled evidence is that of the lists (else run `node --import tsx bench/search/evidence/compile.ts`)', () => {
  const compiled = readFileSync(new URL('../src/arabic/evidence/data.ts', import.meta.url), 'utf8')
  expect(compiled === compileLists().text).toBe(true)
})

test('the version changes with what words become', async () => {
  const all = [...rows('forms.txt'), ...rows('apart.txt'), ...rows('groups.txt'), ...rows('pairs.txt')].flat()
  const stems = all.map((word) => `${word} ${analyse(word).stem}`).join('\n')
  await expect(`${ANALYSIS_VERSION}\n${stems}\n`).toMatchFileSnapshot('fixtures/analysis/stems.snapshot.txt')
})
