// Encodings are told apart and nothing is decoded with a replaced character.
import { describe, expect, test } from 'vitest'
import { decode } from '../src/import/encoding.ts'

const TEXT =
  'افتتح رئيس البلدية أمس معرض الكتاب في ساحة الصواري، وقال إن المدينة تنتظره كل عام.\nوشارك فيه 42 ناشرا.\n'

/** Bytes of a text in a one-byte encoding, by asking the decoder for each of its 256 characters. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte -= 1)
    table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from([...text].map((character) => table.get(character) ?? 0x3f))
}

const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

describe('decode', () => {
  test.each([
    ['utf-8', new TextEncoder().encode(TEXT)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ['utf-16le', utf16(TEXT, false, true)],
    ['utf-16be', utf16(TEXT, true, true)],
    ['utf-16le', utf16(TEXT, false, false)],
    ['utf-16be', utf16(TEXT, true, false)],
    ['windows-1256', encode(TEXT, 'windows-1256')],
    ['iso-8859-6', encode(TEXT, 'iso-8859-6')],
  ])('tells %s and gives the text back', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ encoding, text: TEXT })
  })

  test.each(['windows-1256', 'iso-8859-6'])('tells %s by two words', (encoding) => {
    expect(decode(encode('خبر عاجل', encoding))).toEqual({ encoding, text: 'خبر عاجل' })
  })

  test('knows fully vowelled text', () => {
    const text = 'رَأى الشّاعِرُ فِي المَدينَةِ ما لَمْ يَرَهُ غَيْرُهُ مِنَ النّاسِ'
    expect(decode(encode(text, 'windows-1256'))).toEqual({ encoding: 'windows-1256', text })
  })

  test.each([
    ['overlong UTF-8', Uint8Array.of(0xc0, 0xae, 0xc0, 0xae, 0x2f)],
    ['zero bytes', new TextEncoder().encode('قبل\0بعد')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe, 0x81)],
  ])('refuses %s', (_, bytes) => {
    expect(decode(bytes)).toBeNull()
  })
})
