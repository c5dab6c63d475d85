// Encodings are told apart by the bytes, and no byte is lost or made up without being counted.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../src/import/encoding.ts'
import { WINDOWS_1252 } from '../src/import/encoding-1252.ts'
import type { Encoding } from '../src/model.ts'

const TEXT =
  'افتتح رئيس البلدية أمس معرض الكتاب في ساحة الصواري، وقال إن المدينة تنتظره كل عام.\nوشارك فيه 42 ناشرا.\n'

/** Bytes of a text in a one-byte encoding, by asking the decoder for each of its 256 characters. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte -= 1) {
    const character =
      encoding === 'windows-1252'
        ? (WINDOWS_1252[byte] as string)
        : new TextDecoder(encoding).decode(Uint8Array.of(byte))
    table.set(character, byte)
  }
  return Uint8Array.from([...text].map((character) => table.get(character) ?? 0x3f))
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const sound = { repaired: null, replaced: 0, mixed: 0 }

/** Every encoding with the writer of its bytes. */
const WRITERS: readonly (readonly [Encoding, (text: string) => Uint8Array])[] = [
  ['utf-8', utf8],
  ['utf-8', (text) => utf8(`\uFEFF${text}`)],
  ['utf-16le', (text) => utf16(text, false, true)],
  ['utf-16be', (text) => utf16(text, true, true)],
  ['utf-16le', (text) => utf16(text, false, false)],
  ['utf-16be', (text) => utf16(text, true, false)],
  ['windows-1256', (text) => encode(text, 'windows-1256')],
  ['iso-8859-6', (text) => encode(text, 'iso-8859-6')],
]

describe('decode', () => {
  test.each(WRITERS)('tells %s and gives the text back', (encoding, write) => {
    expect(decode(write(TEXT))).toEqual({ encoding, text: TEXT, ...sound })
  })

  test.each(WRITERS)('tells %s by two words, and with tatweel', (encoding, write) => {
    for (const text of ['خبر عاجل', 'خـــبـــر عــاجــل'])
      expect(decode(write(text))).toEqual({ encoding, text, ...sound })
  })

  test.each(WRITERS)(
    'tells %s in a page that is nearly all markup, whatever it declares',
    (encoding, write) => {
      for (const declared of ['iso-8859-1', 'utf-8', 'windows-1256', 'iso-8859-6']) {
        const html = `<html><head><meta charset="${declared}"><script>${'call(1);\n'.repeat(500)}</script></head>
<body><h1>وزارة النقل تفتتح جسرا جديدا</h1>${'<div class="menu"></div>'.repeat(200)}</body></html>`
        expect(decode(write(html))).toEqual({ encoding, text: html, ...sound })
        expect(decode(write(html), declared)).toEqual({ encoding, text: html, ...sound })
      }
    },
  )

  test.each([
    ['fully vowelled text', 'رَأى الشّاعِرُ فِي المَدينَةِ ما لَمْ يَرَهُ غَيْرُهُ مِنَ النّاسِ'],
    ['French names among Arabic', 'قال مدير «société générale» إن المعرض à côté de la mairie يفتح غدا'],
    ['Persian letters', 'شهردار پس از ديدار با گروه چهار نفره گفت پروژه ژاله آغاز مي شود'],
    ['quotation marks, dashes and hard spaces', '“نعم”\u00A0– قال الوزير… ثم مضى'],
    ['French alone', 'Le président a déclaré à l’hôtel que la société s’était engagée'],
  ])('reads %s in windows-1256', (_, text) => {
    const bytes = encode(text, 'windows-1256')
    expect(decode(bytes)).toEqual({ encoding: 'windows-1256', text, ...sound })
  })

  test('a declaration breaks a tie and nothing else', () => {
    const tie = encode('هجرات', 'windows-1256')
    expect(decode(tie, 'windows-1256')?.text).toBe('هجرات')
    expect(decode(tie, 'iso-8859-6')?.encoding).toBe('iso-8859-6')
    expect(decode(encode(TEXT, 'windows-1256'), 'iso-8859-6')?.encoding).toBe('windows-1256')
  })

  test('one bad byte in UTF-8 is replaced and counted', () => {
    const bytes = utf8(TEXT.repeat(300))
    bytes[20_001] = 0x41
    const found = decode(bytes)
    expect(found).toMatchObject({ encoding: 'utf-8', replaced: 1, mixed: 0 })
    expect(found?.text.replace(/\uFFFDA|A\uFFFD/, '')).toHaveLength(TEXT.length * 300 - 1)
  })

  test('text cut within a character keeps all the others', () => {
    const bytes = utf8('خبر عاجل من المدينة')
    expect(decode(bytes.subarray(0, -1))).toMatchObject({ text: 'خبر عاجل من المدين\uFFFD', replaced: 1 })
    const wide = utf16('خبر عاجل', false, false)
    expect(decode(joined(wide, Uint8Array.of(0x27)))).toMatchObject({ text: 'خبر عاجل\uFFFD', replaced: 1 })
  })

  test('a line in another encoding than the rest is read in its own', () => {
    const line = 'جميع الحقوق محفوظة للجريدة\n'
    const bytes = joined(utf8(TEXT), encode(line, 'windows-1256'), utf8(TEXT))
    expect(decode(bytes)).toEqual({ encoding: 'utf-8', text: TEXT + line + TEXT, ...sound, mixed: 1 })
  })

  test.each([
    ['overlong UTF-8', Uint8Array.of(0xc0, 0xae, 0xc0, 0xae, 0x2f)],
    ['zero bytes', utf8('قبل\0بعد')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe, 0x81)],
    ['PDF', joined(utf8('%PDF-1.4\n'), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3), utf8('\nobj'))],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 0x08, 0x00, 0xc7, 0xe1, 0xc7, 0xe1)],
    ['French with letters that windows-1256 lacks', encode('École fermée à Nîmes', 'windows-1252')],
    ['German', encode('Der Bürgermeister möchte später Bäume pflanzen', 'windows-1252')],
    ['Russian in KOI8-R', encode('Новости дня в столице и области', 'koi8-r')],
    ['Russian in windows-1251', encode('Новости дня в столице и области', 'windows-1251')],
    ['Greek', encode('Νέα της ημέρας από την πόλη', 'iso-8859-7')],
  ])('refuses %s', (_, bytes) => {
    expect(decode(bytes)).toBeNull()
  })

  test('any Arabic words come back whole from every encoding', () => {
    const word = fc.constantFrom(...TEXT.replace(/[\d.،\n]/g, '').split(' '))
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 5, maxLength: 15 }),
        fc.constantFrom(...WRITERS),
        (words, writer) => {
          const text = words.join(' ')
          expect(decode(writer[1](text))?.text).toBe(text)
        },
      ),
    )
  })

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const found = decode(bytes)
        expect(found === null || typeof found.text === 'string').toBe(true)
      }),
    )
  })
})
