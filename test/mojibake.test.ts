// Misread text is set right exactly, and text that reads well is never touched.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../src/import/encoding.ts'
import { WINDOWS_1252 } from '../src/import/encoding-1252.ts'
import { repairMojibake } from '../src/import/mojibake.ts'
import type { Encoding, Repair } from '../src/model.ts'

const TEXT = `معرض الكتاب يفتح أبوابه
افتتح رئيس البلدية أمس معرض الكتاب في ساحة الصواري، وقال إن المدينة تنتظره كل عام.
42

وشارك فيه ناشرون من «الدار الوطنية» وغيرها؛ فهل يعود؟
`
const PLAIN = TEXT.replace(/[«»]/g, '"')

function charactersOf(encoding: string): readonly string[] {
  if (encoding === 'windows-1252') return WINDOWS_1252
  if (encoding === 'iso-8859-1') return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
  return Array.from({ length: 256 }, (_, byte) => new TextDecoder(encoding).decode(Uint8Array.of(byte)))
}

function bytesIn(text: string, encoding: Encoding): readonly number[] {
  if (encoding === 'utf-8') return [...new TextEncoder().encode(text)]
  const table = charactersOf(encoding)
  return [...text].map((character) => table.indexOf(character))
}

type Misreading = readonly [was: Encoding, misreadAs: Repair['misreadAs']]

function misread(text: string, [was, misreadAs]: Misreading): string {
  const characters = charactersOf(misreadAs)
  return bytesIn(text, was)
    .map((byte) => characters[byte])
    .join('')
}

const MISREADINGS: readonly Misreading[] = [
  ['utf-8', 'windows-1252'],
  ['utf-8', 'iso-8859-1'],
  ['utf-8', 'windows-1256'],
  ['windows-1256', 'windows-1252'],
  ['windows-1256', 'iso-8859-1'],
  ['iso-8859-6', 'windows-1252'],
  ['iso-8859-6', 'iso-8859-1'],
  ['iso-8859-6', 'windows-1256'],
]
const textFor = (was: Encoding) => (was === 'iso-8859-6' ? PLAIN : TEXT)

describe('repairMojibake', () => {
  test.each(MISREADINGS)('restores a document in %s read as %s', (...misreading) => {
    const text = textFor(misreading[0])
    const { repair, lost, text: mended } = repairMojibake(misread(text, misreading))
    expect(mended).toBe(text)
    expect(lost).toBe(0)
    expect(repair).toMatchObject({ was: misreading[0], lines: 3 })
  })

  test('tells what the bytes were taken for, where the characters tell', () => {
    expect(repairMojibake(misread(TEXT, ['utf-8', 'windows-1252'])).repair?.misreadAs).toBe('windows-1252')
    expect(repairMojibake(misread(TEXT, ['utf-8', 'iso-8859-1'])).repair?.misreadAs).toBe('iso-8859-1')
    expect(repairMojibake(misread(TEXT, ['utf-8', 'windows-1256'])).repair?.misreadAs).toBe('windows-1256')
  })

  test.each(MISREADINGS)('restores a headline of three words in %s read as %s', (...misreading) => {
    expect(repairMojibake(misread('وزارة الثقافة تنتظر', misreading)).text).toBe('وزارة الثقافة تنتظر')
  })

  test.each(MISREADINGS)('leaves markup alone in a page in %s read as %s', (...misreading) => {
    const page = (words: string) => `<p class="a">${words}</p>\n<script>let a = "x"</script>\n`
    const words = 'افتتح الوزير المعرض أمس في المدينة'
    expect(repairMojibake(page(misread(words, misreading))).text).toBe(page(words))
  })

  test('restores text that was misread twice', () => {
    const kinds: readonly Misreading[] = [
      ['utf-8', 'windows-1252'],
      ['utf-8', 'iso-8859-1'],
      ['utf-8', 'windows-1256'],
    ]
    for (const inner of kinds) expect(repairMojibake(misread(misread(TEXT, inner), inner)).text).toBe(TEXT)
  })

  test.each(MISREADINGS.slice(0, 5))(
    'restores the misread lines of a good document (%s as %s)',
    (...misreading) => {
      const footer = 'جميع الحقوق محفوظة لجريدة الفجر'
      const { text, repair } = repairMojibake(
        `${TEXT}${misread(footer, misreading)}\nÉcole d’été à Orléans\n`,
      )
      expect(text).toBe(`${TEXT}${footer}\nÉcole d’été à Orléans\n`)
      expect(repair?.lines).toBe(1)
    },
  )

  test('restores misread words within a good line', () => {
    const line = (words: string) => `الرئيسية | ${words} | رياضة 😀`
    expect(repairMojibake(line(misread('أخبار محلية', ['utf-8', 'windows-1252']))).text).toBe(
      line('أخبار محلية'),
    )
    expect(repairMojibake(line(misread('أخبار محلية', ['windows-1256', 'windows-1252']))).text).toBe(
      line('أخبار محلية'),
    )
  })

  test('marks letters that were lost, and restores those that can be no other', () => {
    const dropped = misread('قال الوزير في الملتقى إن المعرض يفتح غدا', ['utf-8', 'windows-1252'])
    for (const stand of ['', '?', '\uFFFD']) {
      const mended = repairMojibake(dropped.replace(/[\u0081\u008D\u008F\u0090\u009D]/g, stand))
      expect(mended.text).toBe('قال الوزير في الملتقى إن المعرض ي\uFFFDتح غدا')
      expect(mended.lost).toBe(1)
    }
  })

  test('opens character references that hide misread letters', () => {
    const hidden = bytesIn('خبر عاجل', 'windows-1256')
      .map((byte) => (byte < 128 ? String.fromCharCode(byte) : `&#${byte};`))
      .join('')
    expect(repairMojibake(`<td>${hidden}</td><td>&copy; A&amp;B</td>`).text).toBe(
      '<td>خبر عاجل</td><td>&copy; A&amp;B</td>',
    )
    expect(repairMojibake('<td>&Ccedil;&aacute;&Atilde;&Icirc;&Egrave;&Ccedil;&Ntilde;</td>').text).toBe(
      '<td>الأخبار</td>',
    )
  })

  test('decode reports it', () => {
    const broken = new TextEncoder().encode(misread(TEXT, ['utf-8', 'windows-1252']))
    expect(decode(broken)).toMatchObject({
      encoding: 'utf-8',
      text: TEXT,
      repaired: { was: 'utf-8', misreadAs: 'windows-1252', lines: 3 },
    })
  })

  const samples = readFileSync(new URL('fixtures/languages.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

  test.each([
    ...samples,
    'L’été à Orléans : « ça », ÉTÉ, ÀÉÈ, créée, déjà',
    'Çocuklar ağaç dikti: İzmir’de büyük şenlik, öğrenciler ödül aldı',
    'São Paulo, ações e canções; Åse sá ýsu úr ám',
    'Đường phố Hà Nội đã được sửa chữa từ hôm qua và sẽ mở lại',
    'وسط، قط، شرط، لفظ؛ ظ، ط، ع، غ',
    'درجة الحرارة 5° ± 2 × 3 ÷ 4 © ® « »',
    '<p>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;خبر&nbsp;&laquo;عاجل&raquo;</p>',
  ])('does not touch %s', (text) => {
    expect(repairMojibake(text)).toEqual({ text, repair: null, lost: 0 })
  })

  test('does not touch clean samples put together in any way', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...samples), { minLength: 1, maxLength: 12 }), (lines) => {
        expect(repairMojibake(lines.join('\n')).repair).toBeNull()
      }),
    )
  })

  test('any Arabic words come back whole', () => {
    const word = fc.constantFrom(
      ...PLAIN.replace(/[\d.،؛؟"]/g, '')
        .split(/\s+/)
        .filter(Boolean),
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 5, maxLength: 15 }),
        fc.constantFrom(...MISREADINGS),
        (words, misreading) => {
          // Of ISO-8859-6 read as windows-1256 only و, ه, ي and ق leave a mark.
          const text = ['وقال', ...words].join(' ')
          expect(repairMojibake(misread(text, misreading)).text).toBe(text)
        },
      ),
    )
  })
})
