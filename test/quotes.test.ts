// Checks what is taken for a quotation and who is said to speak, on texts that we invented.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldLine } from '../src/arabic/letters.ts'
import { asMap, asString, readYaml } from '../src/archive/yaml.ts'
import { readQuotes } from '../src/import/quotes.ts'

interface Marked {
  readonly id: string
  readonly text: string
  readonly wanted: readonly { readonly text: string; readonly speaker: string | null }[]
}

function readMarked(name: string): readonly Marked[] {
  const read = readYaml(readFileSync(join(import.meta.dirname, 'fixtures/quotes', name), 'utf8'))
  if ('fault' in read) throw new Error(`${name}: ${read.fault.message}`)
  return (Array.isArray(read.value) ? read.value : []).map((entry) => {
    const map = asMap(entry)
    const text = (asString(map?.text) ?? '').trimEnd()
    const speakers = Array.isArray(map?.speakers) ? map.speakers : []
    const wanted = [...text.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, quote = ''], i) => {
      const speaker = speakers[i]
      return { text: quote, speaker: typeof speaker === 'string' && speaker !== '~' ? speaker : null }
    })
    return { id: asString(map?.id) ?? '', text: text.replace(/[⟦⟧]/gu, ''), wanted }
  })
}

const quotesOf = (text: string) =>
  readQuotes(text.split('\n').map((line, i) => ({ line: i + 1, text: line })))
const words = (text: string | null) => (text === null ? null : foldLine(text))

/** Texts whose speaker is named less fully than a reader could, or not at all: known limits. */
const LIMITS = new Set(['international-profile', 'wrong-way-curly'])

describe('texts that the rules were made with', () => {
  for (const { id, text, wanted } of readMarked('tune.yaml')) {
    test(id, () => {
      const found = quotesOf(text)
      expect(found.map((quote) => words(quote.text))).toEqual(wanted.map((quote) => words(quote.text)))
      if (LIMITS.has(id)) return
      expect(found.map(({ speaker }) => words(speaker))).toEqual(wanted.map(({ speaker }) => words(speaker)))
    })
  }
})

test('texts that no rule was made with: nearly all quotations, few speakers wrong', () => {
  const count = { wanted: 0, found: 0, spans: 0, right: 0, wrong: 0 }
  for (const { text, wanted } of readMarked('held.yaml')) {
    const found = quotesOf(text)
    count.wanted += wanted.length
    count.found += found.length
    for (const quote of wanted) {
      const same = found.find((one) => words(one.text) === words(quote.text))
      if (!same) continue
      count.spans += 1
      if (same.speaker === null) continue
      if (words(same.speaker) === words(quote.speaker)) count.right += 1
      else count.wrong += 1
    }
  }
  expect(count.wanted).toBe(39)
  expect(count.found - count.spans).toBe(0)
  expect(count.spans).toBeGreaterThanOrEqual(38)
  expect(count.right).toBeGreaterThanOrEqual(31)
  expect(count.wrong).toBeLessThanOrEqual(3)
})

describe('spans', () => {
  test.each([
    ['قال سالم: "اللاعب "الصقر" باق معنا حتى النهاية".', ['"اللاعب "الصقر" باق معنا حتى النهاية"']],
    ['ودعا إلى الصبر و”العمل معا في كل مكان”.', ['”العمل معا في كل مكان”']],
    ['قال سالم: “نواجه خطرا مشتركا يمثله تنظيم “الظل”.', ['“نواجه خطرا مشتركا يمثله تنظيم “الظل”']],
    ['قال سالم: «نواجه خطرا مشتركا منذ سنوات', []],
    ['هدم جدار بارتفاع 14" قرب السوق القديم في المدينة.', []],
    ['يعرض فيلم «رحلة طويلة إلى بيت الجدة القديم» غدا.', []],
    ['وقال سالم: «لن نتراجع».', ['«لن نتراجع»']],
    ['زار سالم حي «النخيل الأخضر» أمس.', []],
  ])('%s', (text, wanted) => {
    expect(quotesOf(text).map((quote) => quote.text)).toEqual(wanted)
  })

  test('a quotation that every paragraph opens again is one', () => {
    const found = quotesOf('قال سالم:\n«هذا أول الكلام في الحفل.\n«وهذا آخر الكلام في الحفل»\nوانصرف.')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ line: 2, endLine: 3 })
  })
})

describe('speakers', () => {
  test('the words that say who spoke stand with their line and rule', () => {
    const [quote] = quotesOf('وصل الوفد.\nوقالت الدكتورة ليلى الصباغ إن «العمل سيبدأ في مطلع العام القادم».')
    expect(quote?.speaker).toBe('ليلى الصباغ')
    expect(quote?.attribution).toMatchObject({
      text: 'وقالت الدكتورة ليلى الصباغ',
      line: 2,
      rule: 'speaker/verb-before',
    })
    expect(quote?.attribution?.confidence).toBeGreaterThan(0.9)
  })

  test('a verb of the other gender does not go on with the last speaker', () => {
    const [, quote] = quotesOf(
      'قال المدير سمير الصباغ: «العمل مستمر في كل الأقسام».\nوأضافت: «سنعلن النتائج قبل نهاية الشهر».',
    )
    expect(quote?.speaker).toBeNull()
  })

  test('a title that two people bear names nobody', () => {
    const text =
      'التقى وزير النقل سمير الصباغ نظيره وزير النقل مجدي الحداد.\nوقال وزير النقل: «سنفتح المعابر كلها في الأسبوع القادم».'
    expect(quotesOf(text)[0]?.speaker).toBeNull()
  })

  test('a subject that is not understood is not taken for the last speaker', () => {
    const text =
      'قال المدير سمير الصباغ إن العمل بدأ.\nوأكدت تلك الأصوات الغاضبة التي تجمعت: «لن نقبل بهذا القرار بعد اليوم».'
    expect(quotesOf(text)[0]?.speaker).toBeNull()
  })
})

test('no text makes it fail, and every quotation is in the text', () => {
  const piece = fc.constantFrom(
    '«',
    '»',
    '"',
    '“',
    '”',
    "''",
    ':',
    '،',
    '.',
    '\n',
    ' ',
    'قال ',
    'وأضاف',
    'أن',
    'الوزير ',
    'أحمد ',
    'في ',
    '((',
    '))',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      for (const quote of quotesOf(text)) expect(text).toContain(quote.text)
    }),
    { numRuns: 300 },
  )
})
