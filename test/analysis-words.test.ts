// Words of a text: where they are divided, where not, and that the offsets fit.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '../src/arabic/words.ts'

const cases: [string, string[]][] = [
  ['الإرهاب،موسكو', ['الإرهاب', 'موسكو']],
  ['روسيا–أمريكا', ['روسيا', 'أمريكا']],
  ['«الوطن»؛ماذا؟', ['الوطن', 'ماذا']],
  ['قال…ثم', ['قال', 'ثم']],
  ['الرياض/واس', ['الرياض', 'واس']],
  ['د.علي', ['د', 'علي']],
  ['الساعة 13:03 و3.5 و١٬٥٠٠', ['الساعة', '13:03', 'و3.5', 'و١٬٥٠٠']],
  ['الـ11', ['الـ11']],
  ['ــــ كتاب ـ', ['كتاب']],
  ['لـ«الشرق»', ['لـ', 'الشرق']],
  ['الْعَرَبِيَّةُ', ['الْعَرَبِيَّةُ']],
  ['نص\u200Cخط', ['نص\u200Cخط']], // zero-width non-joiner
  ['\u200Fكتاب\u200F.', ['كتاب']], // right-to-left mark
  ['100% @user #وسم', ['100', 'user', 'وسم']],
  ['', []],
]

describe('words', () => {
  test.each(cases)('%s', (text, expected) => {
    expect(words(text).map((word) => word.text)).toEqual(expected)
  })

  test('offsets give the word back and go forward', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0
        for (const { start, end, text: word } of words(text)) {
          expect(text.slice(start, end)).toBe(word)
          expect(start).toBeGreaterThanOrEqual(last)
          last = end
        }
      }),
    )
  })
})
