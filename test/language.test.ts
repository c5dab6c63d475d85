// Languages are told by short samples; Arabic is not taken for Persian, nor Persian for Arabic.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readLanguage } from '../src/import/language.ts'

const LANGUAGES = readFileSync(new URL('fixtures/languages.txt', import.meta.url), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((block) => block.trim().split('\n'))
  .map(([code = '', ...samples]) => ({ code, samples }))
const samplesOf = (code: string) => LANGUAGES.find((language) => language.code === code)?.samples ?? []
/** A headline of four words of which the profiles know none. */
const TOO_LITTLE = 'Snow closes mountain roads'

describe('readLanguage', () => {
  for (const { code, samples } of LANGUAGES) {
    test.each(samples.filter((sample) => sample !== TOO_LITTLE))(`reads as ${code}: %s`, (sample) => {
      expect(readLanguage(sample).value).toBe(code)
    })

    test(`is sure of a document in ${code}`, () => {
      const found = readLanguage(samples.join('\n'))
      expect(found.value).toBe(code)
      expect(found.confidence).toBeGreaterThanOrEqual(0.8)
    })
  }

  test('Persian and Urdu typed with Arabic letters stay what they are', () => {
    for (const code of ['fa', 'ur']) {
      const text = samplesOf(code).join('\n').replace(/ی/g, 'ي').replace(/ک/g, 'ك')
      expect(readLanguage(text).value).toBe(code)
    }
  })

  test('Arabic typed on a Persian keyboard, without hamza and dots, stays Arabic', () => {
    const text = samplesOf('ar').join('\n').replace(/[يى]/g, 'ی').replace(/ك/g, 'ک')
    expect(readLanguage(text).value).toBe('ar')
    expect(readLanguage(text.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه')).value).toBe('ar')
  })

  test('Sorani in its old spelling is told by its vowel', () => {
    const text = samplesOf('ckb').join('\n').replace(/ە/g, 'ه\u200C').replace(/ک/g, 'ك')
    expect(readLanguage(text).value).toBe('ckb')
  })

  test('goes by the running text, not by names, lists or code in it', () => {
    expect(
      readLanguage('اختبرت شركة Nordwind Aerospace Industries طائرة من طراز Skylark NW-310 Extended').value,
    ).toBe('ar')
    const script =
      'var plot = chart.draw({ grid: { border: false, shadow: false }, series: { color: "red" } }); '
    expect(
      readLanguage(`افتتح الوزير المعرض أمس في المدينة وقال إنه سيستمر أسبوعا. ${script.repeat(2)}`).value,
    ).toBe('ar')
    expect(readLanguage(`${samplesOf('en').join(' ')}\nاقرأ أيضا`).value).toBe('en')
    expect(readLanguage(`${samplesOf('ar').join(' ')}\nRead more about this story`).value).toBe('ar')
  })

  test.each(['', '123', '—', 'خبر', TOO_LITTLE, 'Ελλάδα σήμερα', '今日のニュース'])(
    'says nothing of %j',
    (text) => {
      expect(readLanguage(text).value).toBe('und')
    },
  )

  test('Arabic letters without a telling word are Arabic with little confidence', () => {
    expect(readLanguage('خبر عاجل')).toMatchObject({ value: 'ar', confidence: 0.5 })
  })
})
