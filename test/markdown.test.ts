// Text becomes Markdown and comes out as the same words; Markdown brings in no element that a record may not have.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, paragraphs, renderMarkdown } from '../src/archive/markdown.ts'

const unescapeHtml = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** Characters that mean something to some Markdown, beside letters. */
const hostile = fc
  .array(
    fc.constantFrom(...'*_[]()<>&\\`#-+=|~!"\'.:0123 19عبن\u00A0\t@', '&amp;', '](', '![', 'http://', '<b>'),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

describe('escapeMarkdown', () => {
  test('renders to the characters that it was given', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = text.trim()
        expect(unescapeHtml(renderMarkdown(escapeMarkdown(text)))).toBe(line === '' ? '' : `<p>${line}</p>\n`)
      }),
      { numRuns: 2000 },
    )
  })

  test('is one paragraph with the same words for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const [only, ...more] = paragraphs(escapeMarkdown(text))
        expect(more).toEqual([])
        const squeeze = (value: string) =>
          value
            .replace(/[\s\u0085]+/gu, ' ')
            .replaceAll('\0', '\uFFFD')
            .trim()
        expect(squeeze(only?.text ?? '')).toBe(squeeze(text))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '1986. كان ذلك العام ماطرا',
    '- قال أحدهم',
    '# وسم',
    '> اقتباس',
    '--- قال المتحدث',
    '+ 5 درجات',
  ])('keeps `%s` a paragraph', (text) => {
    expect(paragraphs(escapeMarkdown(text))).toEqual([{ kind: 'text', text }])
  })
})

describe('renderMarkdown', () => {
  test('lets no HTML, script address or picture through', () => {
    const html = renderMarkdown(
      '<script>x</script> [a](javascript:x) [b](//evil.example) ![c](http://t.example/x.png)',
    )
    expect(html).not.toMatch(/<script|<img|href="(?:javascript|\/\/)/)
  })

  test('does not read four spaces or a rule of = as Markdown', () => {
    expect(renderMarkdown('    كلام')).toBe('<p>كلام</p>\n')
    expect(renderMarkdown('نص\n===')).toBe('<p>نص\n===</p>\n')
  })

  test('loses nothing below deep quotation', () => {
    expect(renderMarkdown(`${'>'.repeat(300)} كلمة`)).toContain('كلمة')
  })
})
