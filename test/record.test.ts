// Records: written, read back, and told apart from those that a person changed.
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { isEdtf, readingOf, readRecord, writeRecord } from '../src/archive/record.ts'
import { createParser } from '../src/import/parse.ts'
import { recordPath, toRecord } from '../src/import/record.ts'
import type { RawDocument } from '../src/model.ts'

const authority = await loadAuthority([])
const parser = createParser(authority, { outlet: null, crawled: null })

function documentOf(text: string): RawDocument {
  const bytes = new TextEncoder().encode(text)
  return {
    path: 'a/b.txt',
    bytes,
    sha256: sha256Of(bytes),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    text,
    repaired: null,
    given: {},
  }
}

const NEWS = `عنوان الخبر الذي كتبناه

نُشر في 11 حزيران 2015

قال مدير المتحف إن القاعة الجديدة ستفتح أبوابها بعد شهر من اليوم، وإن الدخول إليها مجاني للجميع.

وأضاف أن العمل فيها استغرق عامين كاملين بمشاركة عشرات الحرفيين من أبناء المدينة.
`

describe('a record', () => {
  test('reads back as it was written, unedited', () => {
    const record = toRecord(parser.parse(documentOf(NEWS)))
    const read = readRecord(writeRecord(record), 'articles/x.md')
    expect(read.issues).toEqual([])
    expect(read.record).toEqual({ ...record, path: 'articles/x.md', edited: false })
  })

  test('of a version that named no rules is read as unedited, and is written as it was', async () => {
    const old = await readFile(new URL('fixtures/record-without-rules.md', import.meta.url), 'utf8')
    const { record, issues } = readRecord(old, 'articles/x.md')
    expect(issues).toEqual([])
    expect(record).toMatchObject({ edited: false, removed: [{ line: 9, role: 'boilerplate:other' }] })
    expect(record && writeRecord(record)).toBe(old)
    const ruled = record && {
      ...record,
      removed: record.removed.map((line) => ({ ...line, rule: 'furniture/outlet' })),
    }
    expect(ruled && readingOf(ruled)).toBe(record && readingOf(record))
    expect(ruled && readRecord(writeRecord(ruled), 'x').record?.removed).toEqual(ruled?.removed)
    const changed = ruled && writeRecord(ruled).replace('furniture/outlet', 'a/b')
    expect(changed && readRecord(changed, 'x').record?.edited).toBe(true)
  })

  test('reads back whatever its document holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const record = toRecord(parser.parse(documentOf(`${text}\n${NEWS}`)))
        const read = readRecord(writeRecord(record), 'articles/x.md')
        expect(read.record).toEqual({ ...record, path: 'articles/x.md', edited: false })
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['title', /^title: .*$/m, 'title: "عنوان صححه إنسان"'],
    ['published', /^published: .*$/m, 'published: 2015-06-12'],
    ['author', /^author: .*$/m, 'author: فلان الفلاني'],
  ] as const)('whose %s a person changed says so', (field, line, changed) => {
    const text = writeRecord(toRecord(parser.parse(documentOf(NEWS)))).replace(line, changed)
    const { record, issues } = readRecord(text, 'articles/x.md')
    expect(issues).toEqual([])
    expect(record?.edited).toBe(true)
    expect(record?.evidence[field]).toMatchObject({ basis: 'edited', value: record?.[field] })
  })

  test('whose body lost one letter is edited', () => {
    const text = writeRecord(toRecord(parser.parse(documentOf(NEWS)))).replace('المتحف', 'المتحفَ')
    expect(readRecord(text, 'articles/x.md').record?.edited).toBe(true)
  })

  test('with keys that are no fields of it is read without them, each told with its line', () => {
    const hostile =
      'permalink: ../../out.html\nlayout: evil\n"__proto__": {polluted: "1"}\ntemplateEngineOverride: njk\n'
    const text = writeRecord(toRecord(parser.parse(documentOf(NEWS)))).replace('---\n', `---\n${hostile}`)
    const { record, issues } = readRecord(text, 'articles/x.md')
    expect(record?.title).toBe('عنوان الخبر الذي كتبناه')
    expect(issues.map(({ rule, line }) => `${rule}:${line}`)).toEqual(
      [2, 3, 4, 5].map((line) => `record/unknown-key:${line}`),
    )
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(record ?? {})).not.toContain('permalink')
  })

  test('with an impossible date counts as undated and says where', () => {
    const text = writeRecord(toRecord(parser.parse(documentOf(NEWS)))).replace(
      /^published: .*$/m,
      'published: "31/02/2019"',
    )
    const { record, issues } = readRecord(text, 'articles/x.md')
    expect(record?.published).toBeNull()
    expect(issues).toMatchObject([{ rule: 'record/date', line: 5, severity: 'error' }])
  })
})

test.each(['2015-06-11', '2015-06', '2015', 'XXXX-06-11', '199X', '2015-06-11/2015-06-13', '2012-02-29'])(
  '%s is a date',
  (value) => {
    expect(isEdtf(value)).toBe(true)
  },
)

test.each(['2015-02-29', '2015-13', '31/02/2019', 'أمس', '2015-6-1', '2015-06-11/2015-06-12/2015-06-13', ''])(
  '%s is no date',
  (value) => {
    expect(isEdtf(value)).toBe(false)
  },
)

test('a record is filed by month, or under undated', () => {
  expect(recordPath({ id: 'x', published: '2015-06-11' })).toBe('articles/2015/06/x.md')
  expect(recordPath({ id: 'x', published: 'XXXX-06-11' })).toBe('articles/undated/x.md')
  expect(recordPath({ id: 'x', published: '2015' })).toBe('articles/undated/x.md')
})
