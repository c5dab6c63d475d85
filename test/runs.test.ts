// Foreign runs are found where they begin and end, and never inside an Arabic word.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foreignRuns } from '../src/arabic/runs.ts'

const cases = readFileSync(new URL('fixtures/runs.txt', import.meta.url), 'utf8')
  .split(/\n\s*\n/)
  .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('# ')))
  .filter((lines) => lines.length > 0)

describe('foreignRuns', () => {
  test.each(cases.map(([text = '', ...runs]) => [text, runs] as const))('%s', (text, runs) => {
    expect(foreignRuns(text, 'rtl').map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`)).toEqual(
      runs,
    )
  })

  test('of a text from left to right are its Arabic words', () => {
    const text = 'The word كلمة and نهر الرند here'
    expect(foreignRuns(text, 'ltr').map(({ from, to }) => text.slice(from, to))).toEqual([
      'كلمة',
      'نهر الرند',
    ])
  })

  test('lie in order, apart, hold no Arabic letter and cut no word', () => {
    const piece = fc.constantFrom(
      'نهر',
      'الـ',
      'َ',
      ' ',
      'BBC',
      'é',
      '15',
      '-',
      '/',
      '.',
      '،',
      '(',
      'http://',
      '@',
      '\u200D',
      '%',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
        (text) => {
          let at = 0
          for (const { from, to } of foreignRuns(text, 'rtl')) {
            expect(from).toBeGreaterThanOrEqual(at)
            expect(to).toBeGreaterThan(from)
            const run = text.slice(from, to)
            if (!/https?:|www\./.test(run)) expect(run).not.toMatch(/[\u0621-\u064A]/)
            expect(`${text[from - 1] ?? ''}${text[from]}`).not.toMatch(/^[a-z\d]{2}$/i)
            at = to
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('are found in a long line in a time that grows with its length', () => {
    const line = `${'a1 '.repeat(40_000)}${'1-'.repeat(40_000)}${'%'.repeat(40_000)}`
    expect(foreignRuns(line, 'rtl').length).toBeGreaterThan(0)
  })
})
