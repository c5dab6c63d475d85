// Text becomes Markdown and comes out as the same words; Markdown brings in no element that a record may not have.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decorateParsed,
  escapeMarkdown,
  paragraphs,
  parsedParagraphs,
  renderDecorated,
  renderMarkdown,
  renderParsed,
} from '../src/archive/markdown.ts'
import { plainParagraphs } from '../src/archive/markdown-plain.ts'

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

describe('a body without marks', () => {
  /** Lines that are often plain, with what may make them something else at their edges. */
  const edge = fc.oneof(
    { weight: 7, arbitrary: fc.constant('') },
    fc.constantFrom(
      '-',
      '+ ',
      '3. ',
      '12) ',
      '#',
      '## ',
      '>',
      '\t',
      '\u00A0',
      '\uFEFF',
      '\u0085',
      '<b>',
      '"',
    ),
  )
  const words = fc.oneof(fc.constantFrom('نص الخبر', 'قال: «نعم»', 'a < b & c', 'x - y', '"5"', ''), hostile)
  const line = fc
    .tuple(
      edge,
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom('نص الخبر', 'قال «نعم» 12', 'a > b', '') }, words),
      edge,
    )
    .map((parts) => parts.join(''))
  const bodies = fc
    .array(
      fc.tuple(
        line,
        fc.oneof({ weight: 7, arbitrary: fc.constant('\n\n') }, fc.constantFrom('\n\n\n', '\n', '\r\n')),
      ),
      { maxLength: 5 },
    )
    .map((lines) => lines.flat().join(''))
  const place = fc.tuple(fc.nat(12), fc.nat(12), fc.constantFrom('a', 'b', 'bdi', 'q'))
  const spansOf = (places: readonly (readonly [number, number, string])[]) =>
    places.map(([from, length, tag]) => ({
      from,
      to: from + length,
      tag: tag as 'a' | 'b' | 'bdi' | 'q',
      attributes: [['id', `"${tag}"`]] as const,
    }))

  test('comes out as the parser would have it', () => {
    let plain = 0
    fc.assert(
      fc.property(bodies, (body) => {
        if ((plainParagraphs(body)?.length ?? 0) > 0) plain += 1
        expect(paragraphs(body)).toEqual(parsedParagraphs(body))
        expect(renderMarkdown(body)).toBe(renderParsed(body))
      }),
      { numRuns: 3000 },
    )
    expect(plain).toBeGreaterThan(300)
  })

  test('has the elements around its words that the parser would have', () => {
    fc.assert(
      fc.property(bodies, fc.array(place, { maxLength: 5 }), fc.boolean(), (body, places, isQuoted) => {
        const decorate = ({ text }: { readonly text: string }) => {
          const spans = spansOf(places).filter(({ to }) => to <= text.length)
          const whole = { from: 0, to: text.length, tag: 'q', attributes: [['id', 'q1']] } as const
          return { spans, quotation: isQuoted ? whole : null }
        }
        const id = (n: number) => `s${n}`
        expect(renderDecorated(body, decorate, id)).toBe(decorateParsed(body, decorate, id))
      }),
      { numRuns: 3000 },
    )
  })
})
