// Place, agency, author and photographer of the bylines that papers, agencies and sites print; and what is no byline.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldLine } from '../src/arabic/letters.ts'
import { loadAuthority } from '../src/archive/authority.ts'
import { compileShape, faultOfShape } from '../src/archive/outlet-shape.ts'
import { measureLines } from '../src/import/lines.ts'
import { createParser } from '../src/import/parse.ts'
import { documentsOf, parseText, readCases, readOut } from './byline-cases.ts'
import { ROOT } from './folder.ts'

const authority = await loadAuthority([{ path: join(ROOT, 'content/authority'), sample: true }])
const parser = createParser(authority, { outlet: null, crawled: null })
const cases = readCases()

describe('bylines without a known outlet', () => {
  test.each(cases)('$n $section: $printed', (own) => {
    for (const text of documentsOf(own)) {
      const parsed = parseText(parser, text)
      // A credit counts below the text alone, and no byline has one.
      const { credit, ...byline } = readOut(parsed)
      const found = own.section === 'end' && credit ? { ...byline, credit } : byline
      const folded = (fields: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, foldLine(value)]))
      expect(folded(found)).toEqual(folded(own.expected))
      expect(parsed.lines.map((line) => line.text).join(parsed.newline)).toBe(text)
    }
  })

  test('the table is long enough, and holds enough lines that are no bylines', () => {
    expect(cases.length).toBeGreaterThanOrEqual(250)
    expect(cases.filter(({ section }) => section === 'not').length).toBeGreaterThanOrEqual(60)
  })
})

describe('the reader of a known outlet', () => {
  const of = (outlet: string) => createParser(authority, { outlet, crawled: null })
  const text = (line: string) => documentsOf({ n: 0, section: 'line', printed: line, expected: {} })[0] ?? ''

  test('tells place and paper by the shape of the file where both are cities', () => {
    expect(readOut(parseText(of('al-jazirah'), text('الجزيرة - الرياض')))).toEqual({
      place: 'الرياض',
      agency: 'الجزيرة',
    })
    expect(readOut(parseText(of('alriyadh'), text('جدة - الرياض')))).toEqual({
      place: 'جدة',
      agency: 'الرياض',
    })
  })

  test('cuts a glued tail off the text, lists it, and keeps the line whole', () => {
    const line = 'افتتحت البلدية اليوم الجسر الجديد فوق النهر بعد عامين من العمل المتواصل. المصدر: مرنا'
    const parsed = parseText(of('marna'), ['افتتاح الجسر الجديد', '', line].join('\n'))
    expect(parsed.body.map((own) => own.text)).toEqual([line.replace(' المصدر: مرنا', '')])
    expect(parsed.removed).toContainEqual({
      line: 3,
      role: 'boilerplate:other',
      rule: 'furniture/tail',
      text: 'المصدر: مرنا',
    })
    expect(parsed.lines[2]?.text).toBe(line)
  })

  test('leaves a line alone that is nothing but a tail', () => {
    expect(measureLines(['المصدر: مرنا'], ['المصدر: مرنا'])[0]).toMatchObject({
      trimmed: 'المصدر: مرنا',
      tail: null,
    })
  })
})

describe('shapes of datelines', () => {
  test('fall into slots and the marks between them', () => {
    expect(compileShape('مكان في تاريخ /وكالة/')).toEqual({
      slots: ['مكان', 'تاريخ', 'وكالة'],
      printed: ['', 'في', '/', '/'],
    })
    expect(compileShape('كاتب – مكان').printed).toEqual(['', '-', ''])
  })

  test('a word inside another is no slot', () => {
    expect(faultOfShape('الوكالة')).toMatch(/holds none/)
    expect(faultOfShape('مكان - مكان')).toMatch(/twice/)
  })
})

describe('photographers', () => {
  const BODY = 'افتتحت البلدية أمس معرضا للكتاب يضم مئات العناوين، وسط حضور واسع من الأهالي والزوار.'
  const read = (line: string) =>
    parseText(parser, ['معرض للكتاب في المدينة', '', line, '', BODY].join('\n')).photographer

  test.each([
    ['تصوير: سليم الناطور', 'سليم الناطور'],
    ['تصوير سليم الناطور', 'سليم الناطور'],
    ['عدسة: سليم الناطور', 'سليم الناطور'],
    ['بعدسة سليم الناطور', 'سليم الناطور'],
    ['ت: سليم الناطور', 'سليم الناطور'],
    ['الصور لـ: سليم الناطور', 'سليم الناطور'],
    ['جانب من المعرض (تصوير: سليم الناطور)', 'سليم الناطور'],
    ['القاهرة - كريم الزيني، تصوير: سليم الناطور', 'سليم الناطور'],
  ])('%s', (line, name) => {
    expect(read(line)).toMatchObject({ value: name, rule: 'photographer/labelled', basis: 'stated', line: 3 })
  })

  test.each(['تصوير: رويترز', 'جانب من المعرض (رويترز)', 'تصوير (أ ف ب)', 'صورة أرشيفية', 'ت: 0900000017'])(
    '%s names nobody',
    (line) => {
      expect(read(line)).toBeNull()
    },
  )

  test('a byline beside it is read without the photographer', () => {
    const parsed = parseText(
      parser,
      ['معرض للكتاب', '', 'القاهرة - كريم الزيني، تصوير: سليم الناطور', '', BODY].join('\n'),
    )
    expect(readOut(parsed)).toEqual({ place: 'القاهرة', author: 'كريم الزيني', photographer: 'سليم الناطور' })
  })
})
