// Measures on real articles whether encodings are told apart and mojibake is set right, whole and cut short.
// node --import tsx bench/encodings.ts --corpus DIR [--limit N] [--from N] [--show N]
// The corpus is the one that bench/search/corpus.ts reads; --limit takes every n-th article of it.
import { parseArgs } from 'node:util'
import { decode } from '../src/import/encoding.ts'
import { repairMojibake } from '../src/import/mojibake.ts'
import type { Encoding } from '../src/model.ts'
import { corpusRows } from './search/corpus.ts'

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const LATIN1 = Array.from(ALL_BYTES, (byte) => String.fromCharCode(byte))
// Not by TextDecoder, which takes windows-1252 for ISO-8859-1 in some versions of Node.
const C1 =
  '20AC 81 201A 192 201E 2026 2020 2021 2C6 2030 160 2039 152 8D 17D 8F 90 2018 2019 201C 201D 2022 2013 2014 2DC 2122 161 203A 153 9D 17E 178'
const WINDOWS_1252 = LATIN1.map((character, byte) =>
  byte >= 0x80 && byte < 0xa0
    ? String.fromCharCode(Number.parseInt(C1.split(' ')[byte - 0x80] as string, 16))
    : character,
)
const charactersOf = (name: string) =>
  name === 'iso-8859-1'
    ? LATIN1
    : name === 'windows-1252'
      ? WINDOWS_1252
      : [...new TextDecoder(name).decode(ALL_BYTES)]
const tables = new Map<string, Map<string, number>>()

/** Bytes in a one-byte encoding; null when it lacks a character of the text. */
function oneByte(text: string, encoding: string): Uint8Array | null {
  let table = tables.get(encoding)
  if (!table) {
    table = new Map(charactersOf(encoding).map((character, byte) => [character, byte]))
    table.delete('\uFFFD')
    tables.set(encoding, table)
  }
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = table.get(text.charAt(i))
    if (byte === undefined) return null
    bytes[i] = byte
  }
  return bytes
}

function encode(text: string, encoding: string): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (!encoding.startsWith('utf-16')) return oneByte(text, encoding)
  const bytes = Buffer.from(encoding.endsWith('bom') ? `\uFEFF${text}` : text, 'utf16le')
  return new Uint8Array(encoding.startsWith('utf-16be') ? bytes.swap16() : bytes)
}

/** What the encoding lacks is written as writers of that time wrote it; nothing but letters and signs remains. */
function spell(text: string, encoding: string): string {
  if (encoding.startsWith('utf')) return text
  const simple = text
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/ی/g, 'ي')
    .replace(/ک/g, 'ك')
  if (encoding === 'windows-1256') return [...simple].filter((c) => oneByte(c, encoding)).join('')
  const quotes = simple
    .replace(/[«»“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
  return [...quotes].filter((c) => oneByte(c, encoding)).join('')
}

const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-16le-bom',
  'utf-16be-bom',
  'windows-1256',
  'iso-8859-6',
] as const
const KINDS: readonly [name: string, ...steps: (readonly [was: string, misreadAs: string])[]][] = [
  ['utf-8 as 1252', ['utf-8', 'windows-1252']],
  ['utf-8 as latin1', ['utf-8', 'iso-8859-1']],
  ['utf-8 as 1256', ['utf-8', 'windows-1256']],
  ['1256 as 1252', ['windows-1256', 'windows-1252']],
  ['1256 as latin1', ['windows-1256', 'iso-8859-1']],
  ['8859-6 as 1252', ['iso-8859-6', 'windows-1252']],
  ['8859-6 as latin1', ['iso-8859-6', 'iso-8859-1']],
  ['8859-6 as 1256', ['iso-8859-6', 'windows-1256']],
  ['utf-8 as 1252 twice', ['utf-8', 'windows-1252'], ['utf-8', 'windows-1252']],
  ['utf-8 as latin1 twice', ['utf-8', 'iso-8859-1'], ['utf-8', 'iso-8859-1']],
  ['utf-8 as 1256 twice', ['utf-8', 'windows-1256'], ['utf-8', 'windows-1256']],
  ['1256 as 1252, then utf-8 as 1252', ['windows-1256', 'windows-1252'], ['utf-8', 'windows-1252']],
]

function misread(text: string, steps: readonly (readonly [was: string, misreadAs: string])[]): string | null {
  return steps.reduce<string | null>((value, [was, misreadAs]) => {
    const bytes = value === null ? null : encode(value, was)
    if (!bytes) return null
    const characters = charactersOf(misreadAs)
    return Array.from(bytes, (byte) => characters[byte]).join('')
  }, text)
}

const MARKUP = `<!DOCTYPE html>\n<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET">
<style>.story { margin: 0 auto; color: #222 }</style><script>window.queue = window.queue || []; queue.push(['page', 1])</script>
${'<link rel="stylesheet" href="/assets/style.css?v=12"><div class="menu"><a href="/section?id=4"><img src="/i/4.gif" alt=""></a></div>\n'.repeat(40)}`
const inHtml = (text: string, charset: string) =>
  `${MARKUP.replace('CHARSET', charset)}</head><body>${text.replace(/\n/g, '</p>\n<p class="text" style="direction: rtl">')}</body></html>`

interface Cut {
  readonly name: string
  of(title: string, content: string): string
}
const CUTS: readonly Cut[] = [
  { name: 'full', of: (title, content) => `${title}\n${content}` },
  { name: '3000', of: (title, content) => `${title}\n${content}`.slice(0, 3000) },
  { name: '200', of: (_, content) => content.slice(0, 200) },
  { name: '60', of: (_, content) => content.slice(0, 60) },
  { name: 'title', of: (title) => title },
  { name: 'html', of: (title, content) => inHtml(`${title}\n${content}`, 'utf-8') },
  { name: 'html, title only', of: (title) => inHtml(title, 'iso-8859-1') },
]

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    limit: { type: 'string', default: '500' },
    from: { type: 'string', default: '0' },
    show: { type: 'string', default: '0' },
  },
})
const all = corpusRows(values.corpus).filter(({ title, content }) => title?.trim() && content?.trim())
const step = Math.max(1, Math.floor(all.length / Number(values.limit)))
const rows = all.filter((_, n) => n % step === Number(values.from) % step)
let shown = 0

function show(...what: unknown[]): void {
  if (shown++ < Number(values.show)) console.log('   ', ...what)
}

/** Right, and how many were asked; texts that the encoding cannot hold are not. */
function table(name: string, cells: readonly (readonly [right: number, of: number])[]): void {
  console.log(
    name.padEnd(34),
    cells
      .map(([right, of]) => (right === of ? `all ${of}` : `${right}/${of}`))
      .map((cell) => cell.padStart(16))
      .join(''),
  )
}

console.log(`${rows.length} articles`, CUTS.map(({ name }) => name.padStart(16)).join(''))
for (const name of ENCODINGS) {
  const cells = CUTS.map(({ name: cut, of }) => {
    let right = 0
    let asked = 0
    for (const { title, content } of rows) {
      const text = spell(of(title.trim(), content.trim()).replace(/\uFEFF/g, ''), name)
      const bytes = encode(text, name)
      if (!bytes || text.trim() === '') continue
      asked++
      const found = decode(bytes)
      const encoding = name.replace('-bom', '') as Encoding
      // ASCII and letters that two encodings hold in the same bytes give the same text under either name.
      if (
        found?.text === text &&
        (found.encoding === encoding || encode(text, found.encoding)?.toString() === bytes.toString())
      )
        right++
      else
        show(
          name,
          cut,
          found?.encoding,
          JSON.stringify(text.slice(0, 80)),
          JSON.stringify(found?.text.slice(0, 80)),
          found?.repaired,
        )
    }
    return [right, asked] as const
  })
  table(name, cells)
}
for (const [name, ...steps] of KINDS) {
  const cells = CUTS.map(({ name: cut, of }) => {
    let right = 0
    let asked = 0
    for (const { title, content } of rows) {
      const text = spell(of(title.trim(), content.trim()).replace(/\uFEFF/g, ''), steps[0]?.[0] ?? '')
      const broken = misread(text, steps)
      if (broken === null || !/[\u0620-\u06FF]/.test(text)) continue
      asked++
      const mended = repairMojibake(broken)
      if (mended.text === text) right++
      else
        show(
          name,
          cut,
          JSON.stringify(text.slice(0, 80)),
          JSON.stringify(mended.text.slice(0, 80)),
          mended.repair,
        )
    }
    return [right, asked] as const
  })
  table(name, cells)
}
let touched = 0
for (const { title, content } of all) {
  for (const text of [`${title}\n${content}`, title]) {
    const mended = repairMojibake(text)
    if (mended.text === text) continue
    touched++
    show(
      'touched',
      JSON.stringify(text.slice(0, 200)),
      JSON.stringify(mended.text.slice(0, 200)),
      mended.repair,
    )
  }
}
console.log(`clean articles touched: ${touched} of ${all.length}`)
