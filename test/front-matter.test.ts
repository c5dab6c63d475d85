// Front matter is data: it never runs, never changes a type, and what is wrong with it is told with its line.
import { afterEach, describe, expect, test } from 'vitest'
import { readFrontMatter, writeFrontMatter } from '../src/archive/front-matter.ts'

const issueOf = (text: string) => {
  const read = readFrontMatter(text, 'articles/x.md')
  return 'issue' in read ? `${read.issue.rule}:${read.issue.line}` : 'read'
}

afterEach(() => {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect((globalThis as { ran?: unknown }).ran).toBeUndefined()
})

describe('readFrontMatter', () => {
  test.each([
    ['---js\n{a: (globalThis.ran = 1)}\n---\n', 'record/language:1'],
    ['---javascript\n{a: (globalThis.ran = 1)}\n---\n', 'record/language:1'],
    ['--- JS\n{a: (globalThis.ran = 1)}\n---\n', 'record/language:1'],
    ['\uFEFF---js\n{a: (globalThis.ran = 1)}\n---\n', 'record/language:1'],
    ['---json\n{"__proto__": {"polluted": 1}}\n---\n', 'record/language:1'],
    ['--- قال المتحدث\nنص\n---\n', 'record/language:1'],
    ['نص بلا مقدمة', 'record/no-front-matter:1'],
    ['---\ntitle: "x"\n', 'record/unclosed:1'],
    ['---\ntitle: "x"\ntitle: "y"\n---\n', 'record/yaml:3'],
    ['---\na: &a ["x"]\nb: *a\n---\n', 'record/yaml:3'],
    [`---\na: ${'['.repeat(5000)}\n---\n`, 'record/yaml:2'],
    ['---\na: !!js/function "function () { globalThis.ran = 1 }"\n---\n', 'record/yaml:2'],
    ['---\n- a\n---\n', 'record/yaml:2'],
    [`---\n${'\n '.repeat(40_000)}\n---\n`, 'record/too-long:1'],
  ])('refuses %j with %s', (text, rule) => {
    expect(issueOf(text)).toBe(rule)
  })

  test('keeps every scalar as it was written', () => {
    const read = readFrontMatter(
      '---\na: 2011-09-26\nb: no\nc: 0123\nd: 1_000\ne: 12:30:00\nf: null\n---\n',
      'x.md',
    )
    expect(read).toMatchObject({
      fields: { a: '2011-09-26', b: 'no', c: '0123', d: '1_000', e: '12:30:00', f: null },
    })
  })

  test('keeps `__proto__` an own key of the fields', () => {
    const read = readFrontMatter('---\n"\\x5f_proto__": {polluted: yes}\n---\n', 'x.md')
    expect('fields' in read && Object.keys(read.fields)).toEqual(['__proto__'])
  })

  test('says the same about a broken file when it is read again', () => {
    const text = '---\na: [\n---\n'
    expect([issueOf(text), issueOf(text)]).toEqual(['record/yaml:2', 'record/yaml:2'])
  })
})

test('what is written reads back as the same strings', () => {
  const fields = {
    title: 'قال: «نعم»، "لا"\\ #5',
    empty: null,
    list: ['- أ', '> ب', '2015-06-11'],
    map: { role: 'body', text: '\u2028x' },
  }
  const read = readFrontMatter(writeFrontMatter(fields, 'نص\n'), 'x.md')
  expect(read).toMatchObject({ fields, body: 'نص\n' })
})
