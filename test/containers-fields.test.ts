// Field names and field maps: what a container's columns are taken for, and what is said of a map that does not fit.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FIELDS, foldKey } from '../src/import/containers/field-names.ts'
import { isFieldMap, loadFieldNames, readFieldMap } from '../src/import/read.ts'
import { given, openBytes, shown } from './fixtures/containers/make.ts'

const OWN = resolve(import.meta.dirname, '../content/authority')

describe('field names', () => {
  test('no name stands for two fields, and none that is ignored for one', async () => {
    const { names, ignored, issues } = await loadFieldNames(OWN)
    expect(issues).toEqual([])
    const all = FIELDS.flatMap((field) => names[field])
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([])
    expect(all.filter((name) => ignored.has(name))).toEqual([])
    expect(ignored.size).toBeGreaterThan(30)
  })

  test.each([
    ['pubDate', 'Pub_Date'],
    ['pubDate', 'PUB-DATE'],
    ['تاريخ النشر', 'تاريخ_النشر'],
    ['إسم الكاتب', 'اسم الكاتب'],
  ])('%s is %s', (a, b) => {
    expect(foldKey(a)).toBe(foldKey(b))
  })

  test.each([
    'crawled',
    'date_extracted',
    'fetchedAt',
    'scraped_at',
    'retrieved',
    'timestamp',
    'dateModified',
    'updated_at',
    'تاريخ التحديث',
  ])('%s is no day of publication', async (name) => {
    expect(given(await openBytes('a.json', JSON.stringify({ text: 'نص', [name]: '2019-04-12' })))).toEqual({})
  })

  test('names of an archive count before those of the program; faults are told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fields-'))
    try {
      await writeFile(join(folder, 'fields.yaml'), 'title: [intestazione]\nnope: [x]\n')
      const { names, issues } = await loadFieldNames([OWN, folder, join(folder, 'missing')])
      expect(names.title[0]).toBe('intestazione')
      expect(names.title).toContain('title')
      expect(issues).toMatchObject([{ rule: 'authority/fields', message: 'there is no field `nope`' }])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('a field map', () => {
  const read = (text: string) => readFieldMap(text, 'a.csv.fields.yaml')

  test('is known by its ending', () => {
    expect(['a.csv.fields.yaml', 'b/A.FIELDS.YAML', 'a.yaml', 'a.csv'].map(isFieldMap)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('says which columns are which fields, and joins several', async () => {
    const { map, issues } = read(
      'title: headline_ar\ntext: [lead, main]\npublished: null\nauthor: [given, family]\n',
    )
    expect(issues).toEqual([])
    const opened = await openBytes(
      'a.csv',
      'Headline AR,lead,main,date,given,family,title\nعنوان,أول,ثان,2019,ليلى,الراوي,x\n',
      map,
    )
    expect(shown(opened)).toEqual(['a.csv#1 عنوان | أول\n\nثان'])
    expect(given(opened)).toEqual({
      title: 'عنوان < csv:Headline AR',
      author: 'ليلى الراوي < csv:given+family',
    })
  })

  test('a column that it takes is not taken twice', async () => {
    const { map } = read('kicker: title\ntitle: main\n')
    const opened = await openBytes(
      'a.json',
      JSON.stringify([{ title: 'فوق', main: 'عنوان', text: 'نص' }]),
      map,
    )
    expect(given(opened)).toEqual({ kicker: 'فوق < json:title', title: 'عنوان < json:main' })
  })

  test('reaches into nested fields, and into what a zip holds', async () => {
    const { map } = read('text: page.words\n')
    expect(shown(await openBytes('a.json', JSON.stringify({ page: { words: 'نص' } }), map))).toEqual([
      'a.json#1 - | نص',
    ])
  })

  test('tells columns that no document has, with the line of the map', async () => {
    const { map } = read('# خريطة\ntitle: title\ntext: [text, missing]\n')
    const opened = await openBytes('a.csv', 'title,text\nأ,ب\n', map)
    expect(opened[1]).toEqual({
      issue: {
        severity: 'error',
        rule: 'fields/column',
        path: 'a.csv.fields.yaml',
        line: 3,
        message: 'no document has a column `missing`',
        hint: 'compare the name with those of the columns',
      },
    })
  })

  test.each([
    ['titel: x\ntext: y\n', 1, 'there is no field `titel`'],
    ['text: y\ntitle: {a: b}\n', 2, '`title` names no column'],
    ['text: y\ntitle: ""\n', 2, '`title` names no column'],
    ['just words\n', 1, 'it holds no fields'],
    ['title: [x\n', 2, 'it is no YAML'],
  ])('%j is told in its line', (text, line, message) => {
    const { issues } = read(text)
    expect(issues).toMatchObject([{ rule: 'fields/map', path: 'a.csv.fields.yaml', line }])
    expect(issues[0]?.message).toContain(message)
  })
})

describe('docs/inputs.md', () => {
  const ROOT = resolve(import.meta.dirname, '..')
  const doc = readFile(join(ROOT, 'docs/inputs.md'), 'utf8')

  test('lists every code of the door, and no other', async () => {
    const folder = join(ROOT, 'src/import/containers')
    const files = [
      ...(await readdir(folder)).map((name) => join(folder, name)),
      join(ROOT, 'src/import/read.ts'),
    ]
    const source = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n')
    const codes = (text: string, quote: string) =>
      [
        ...new Set(
          text.match(
            new RegExp(
              `(?<=${quote})(?:read|json|csv|feed|warc|gzip|zip|md|fields|authority)/[a-z-]+(?=${quote})`,
              'g',
            ),
          ),
        ),
      ].sort()
    // An element of Atom, which looks like a code.
    expect(codes(await doc, '`')).toEqual(codes(source, "'").filter((code) => code !== 'feed/title'))
  })

  test('names no name of a field that is not known', async () => {
    const { names } = await loadFieldNames(OWN)
    const rows = [...(await doc).matchAll(/^\| `(\w+)` \| ([^|]+) \|$/gm)]
    expect(rows.map(([, field]) => field)).toEqual(FIELDS)
    for (const [, field, known] of rows)
      for (const name of known?.split(/[,،] /) ?? [])
        expect(names[field as keyof typeof names], name).toContain(foldKey(name.trim()))
  })
})
