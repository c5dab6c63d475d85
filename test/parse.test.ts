// The parser: it loses no line, and reads the sample's documents as a person read them.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadAuthority } from '../src/archive/authority.ts'
import { listFiles } from '../src/archive/files.ts'
import { sha256Of } from '../src/archive/id.ts'
import { writeRecord } from '../src/archive/record.ts'
import { createParser } from '../src/import/parse.ts'
import { readDocument } from '../src/import/read.ts'
import { toRecord } from '../src/import/record.ts'
import type { RawDocument } from '../src/model.ts'
import { ROOT, SAMPLE } from './folder.ts'

const authority = await loadAuthority([{ path: join(SAMPLE, 'authority'), sample: true }])
const parser = createParser(authority, { outlet: null, crawled: null })
const DOCUMENTS = join(SAMPLE, 'documents')
const READINGS = join(ROOT, 'test/golden/readings')

async function parse(path: string) {
  const read = await readDocument(join(DOCUMENTS, path), path)
  if ('refused' in read) throw new Error(read.refused.message)
  return parser.parse(read.document)
}

const squeeze = (text: string) => text.replace(/\s+/gu, ' ').trim()

const names = (await readdir(READINGS)).sort()

describe('the sample', () => {
  test('has a record that is what the parser makes of each document', async () => {
    const records = (await listFiles(join(SAMPLE, 'articles'))).map((path) => join(SAMPLE, 'articles', path))
    const made = await Promise.all(
      (await listFiles(DOCUMENTS)).map(async (path) => writeRecord(toRecord(await parse(path)))),
    )
    const stored = await Promise.all(records.map((path) => readFile(path, 'utf8')))
    expect(made.toSorted()).toEqual(stored.toSorted())
  })

  test.each(names)('is read as a person read it: %s', async (name) => {
    const reading = JSON.parse(await readFile(join(READINGS, name), 'utf8'))
    const parsed = await parse(reading.file)
    expect({
      title: parsed.title && squeeze(parsed.title.value),
      kicker: parsed.kicker && squeeze(parsed.kicker.value),
      published: parsed.published?.value ?? null,
      basis: parsed.published?.basis ?? null,
      dateline: parsed.dateline && {
        place: parsed.dateline.value.place,
        agency: parsed.dateline.value.agency,
      },
      outlet: parsed.outlet?.value ?? null,
      author: parsed.author?.value ?? null,
      credit: parsed.credit?.value ?? null,
      subheads: parsed.subheads.map(({ text }) => squeeze(text)),
      body: reading.lines
        ? parsed.body.map(({ line }) => line)
        : parsed.body.map(({ text }) => squeeze(text)),
    }).toEqual({
      title: reading.title && squeeze(reading.title.text),
      kicker: reading.kicker && squeeze(reading.kicker.text),
      published: reading.date.value,
      basis: reading.date.value === null ? null : reading.date.basis,
      dateline: reading.dateline && { place: reading.dateline.place, agency: reading.dateline.agency },
      outlet: reading.outlet,
      author: reading.author,
      credit: reading.credit,
      subheads: reading.subheads.map(({ text }: { text: string }) => squeeze(text)),
      body: reading.lines ? reading.body_line_numbers : reading.body_paragraphs.map(squeeze),
    })
    if (!reading.lines) return
    const removed = parsed.lines.filter(({ role }) => role.startsWith('boilerplate:')).map(({ n }) => n)
    expect(removed).toEqual(reading.boilerplate.map(({ line }: { line: number }) => line))
  })
})

function documentOf(text: string, mediaType: RawDocument['mediaType']): RawDocument {
  const bytes = new TextEncoder().encode(text)
  return {
    path: 'x.txt',
    bytes,
    sha256: sha256Of(bytes),
    mediaType,
    encoding: 'utf-8',
    text,
    repaired: null,
    given: {},
  }
}

/** Lines of every kind that the rules know, in any order. */
const lines = fc.array(
  fc.constantFrom(
    'مباشر',
    'موسم الليمون يبدأ باكرا هذا العام',
    'مدينة-وكالة',
    '11 حزيران 2015',
    'قال مدير الميناء إن السفن الثلاث وصلت في موعدها، وإن تفريغها سينتهي مساء غد.',
    'انظر أيضا',
    'المصدر: وكالات',
    'https://example.org/x',
    'تابعونا على تويتر',
    '',
    ' \u00A0',
    '***',
    '“كلام لم يغلق',
    '\u200F',
    'نص\r',
    '---js',
    '{{ 7 | times: 6 }}',
  ),
  { maxLength: 30 },
)

describe('any document', () => {
  test.each(['text/plain', 'text/html'] as const)(
    'of type %s keeps every line, each with one role',
    (mediaType) => {
      fc.assert(
        fc.property(lines, (parts) => {
          const text = parts.join('\n')
          const parsed = parser.parse(documentOf(text, mediaType))
          expect(parsed.lines.map((line) => line.text).join(parsed.newline)).toBe(text)
        }),
        { numRuns: 500 },
      )
    },
  )

  test('shows or lists every line that is not blank', () => {
    fc.assert(
      fc.property(lines, (parts) => {
        const parsed = parser.parse(documentOf(parts.join('\n'), 'text/plain'))
        const shown = new Set([
          ...parsed.body.map(({ line }) => line),
          ...parsed.subheads.map(({ line }) => line),
          ...parsed.related.map(({ line }) => line),
          ...parsed.removed.map(({ line }) => line),
        ])
        const elsewhere = /^(?:title|kicker|dateline|byline|source_credit|blank)$/
        const lost = parsed.lines.filter(({ n, role }) => !shown.has(n) && !elsewhere.test(role))
        expect(lost).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('of random characters is read without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('text/plain', 'text/html'),
        (text, type) => {
          const parsed = parser.parse(documentOf(text, type as RawDocument['mediaType']))
          expect(parsed.lines.map((line) => line.text).join(parsed.newline)).toBe(text)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('a bare carriage return ends a line where there is no line feed', () => {
  const parsed = parser.parse(
    documentOf('عنوان\r\rقال المدير إن العمل انتهى اليوم في موعده المحدد.', 'text/plain'),
  )
  expect(parsed.newline).toBe('\r')
  expect(parsed.title?.value).toBe('عنوان')
})
