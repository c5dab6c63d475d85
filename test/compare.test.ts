// Comparisons: what two texts share and what one has alone, which pairs get a page, and what that page shows.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../layouts/render.ts'
import { words as wordsOf } from '../src/arabic/words.ts'
import { type Comparable, compareTexts } from '../src/archive/compare.ts'
import { align } from '../src/archive/compare-align.ts'
import { escapeMarkdown, plainText, renderMarkdown } from '../src/archive/markdown.ts'
import type { Article, ArticleRecord, ComparedParagraph, ComparePage, Outlet } from '../src/model.ts'
import { comparePath, copyPlan } from '../src/site/copies.ts'
import { articleOf, OUTLET, SITE } from './archive-cases.ts'

const textOf = (lines: readonly string[]): Comparable => ({
  body: lines.map((line) => (line.startsWith('## ') ? line : escapeMarkdown(line))).join('\n\n'),
  dateline: null,
})
const side = (paragraphs: readonly ComparedParagraph[]) =>
  paragraphs.map(({ runs }) => runs.map(({ text, only }) => (only ? `[${text}]` : text)).join('')).join(' ¶ ')
const plain = (paragraphs: readonly ComparedParagraph[]) =>
  paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')

const BLOCKS = readFileSync(new URL('fixtures/compare.txt', import.meta.url), 'utf8')
  .split('\n===\n')
  .slice(1)
  .map((block) => block.split('\n---\n').map((part) => part.split('\n').filter(Boolean)))

describe('a comparison', () => {
  test.each(BLOCKS.map(([[name = ''] = [], ...texts]) => ({ name, texts })))('$name', ({ texts }) => {
    const [first = [], second = [], expected = []] = texts
    const { rows } = compareTexts(textOf(first), textOf(second))
    expect(rows.map((row) => `${side(row.first)} | ${side(row.second)}`.trim())).toEqual(
      expected.map((row) => row.trim()),
    )
  })

  test('counts words, not signs, and paragraphs that stand alone', () => {
    const { words, paragraphs, identical } = compareTexts(
      textOf(['وصلت السفينة، صباح اليوم، إلى الرصيف.', 'وهي أول سفينة تصل هذا الشهر.']),
      textOf(['وصلت السفينة مساء أمس إلى الرصيف!']),
    )
    expect({ words, paragraphs, identical }).toEqual({
      words: { both: 4, first: 8, second: 2 },
      paragraphs: { first: 1, second: 0 },
      identical: false,
    })
  })

  test('takes in a dateline that has a line of its own, and one in the text once', () => {
    const inside = { dateline: 'المدينة (وكالة)', body: 'المدينة (وكالة) – وصلت السفينة.' }
    const above = { dateline: 'المدينة-وكالة', body: 'وصلت السفينة.' }
    const [row] = compareTexts(above, inside).rows
    expect(row && [side(row.first), side(row.second)]).toEqual([
      'المدينة[-]وكالة وصلت السفينة.',
      'المدينة [(]وكالة[) –] وصلت السفينة.',
    ])
    expect(compareTexts({ dateline: 'المدينة', body: '' }, { dateline: null, body: '' }).rows).toHaveLength(1)
  })

  /** Words that texts share by chance, signs, marks, joiners, and letters that are one in two codings. */
  const word = fc.constantFrom(
    ...['السفينة', 'الميناء', 'إلى', 'الى', 'أ', 'أ', 'م‌ا', 'كِتاب', 'كـتاب', 'كتاب', '12', '1,500', 'x1'],
    ...['،', '«', '»', '.', '*', '\u200f', '\u064b', 'ـ', '😀', '&', '<b>'],
  )
  const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
  const text = fc.array(paragraph, { maxLength: 6 }).map(textOf)

  test('loses nothing of either text, and agrees on what both have', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { rows, words } = compareTexts(a, b)
        for (const [own, body] of [
          [rows.flatMap(({ first }) => first), a.body],
          [rows.flatMap(({ second }) => second), b.body],
        ] as const) {
          expect(plain(own)).toBe(plainText(body))
        }
        const shared = (sides: readonly ComparedParagraph[]) =>
          sides
            .flatMap(({ runs }) => runs.flatMap(({ text, only }) => (only ? [] : text)))
            .join('')
            .normalize('NFC')
            .replace(/[\s\u200f]/gu, '')
        for (const row of rows) expect(shared(row.first)).toBe(shared(row.second))
        const counts = [a, b].map(({ body }) => wordsOf(plainText(body)).length)
        expect([words.both + words.first, words.both + words.second]).toEqual(counts)
      }),
    )
  })

  test('is of whole words: no mark stands between joined letters', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const { first, second } of compareTexts(a, b).rows) {
          for (const { runs } of [...first, ...second]) {
            for (const [i, { text, only }] of runs.entries()) {
              const seam = `${runs[i - 1]?.text.slice(-1) ?? ''}${text.slice(0, 1)}`
              expect(seam).not.toMatch(/^[\p{L}\p{M}\p{N}]{2}$/u)
              if (only) expect(text).toBe(text.trim())
            }
          }
        }
      }),
    )
  })

  test('of a text with itself finds nothing, and gives the same for the same', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareTexts(a, a)).toMatchObject({ identical: true, words: { first: 0, second: 0 } })
        expect(compareTexts(a, b)).toEqual(compareTexts(a, b))
      }),
    )
  })

  // Without its bounds each of these would take hours, or all memory.
  const WORDS = 60_000
  const long = (prefix: string, words: number) =>
    Array.from({ length: WORDS / words }, (_, i) =>
      Array.from({ length: words }, (__, j) => `${prefix}${i * words + j}x`).join(' '),
    )
  test.each([1, 60, WORDS])('of 60,000 words with nothing in common ends (%i words a paragraph)', (words) => {
    const found = compareTexts(textOf(long('a', words)), textOf(long('b', words)))
    expect(found.words).toEqual({ both: 0, first: WORDS, second: WORDS })
    expect(found.paragraphs).toEqual({ first: WORDS / words, second: WORDS / words })
  })

  test('of one long paragraph in another order gives it up as a whole', () => {
    const [words] = [long('a', WORDS)[0]?.split(' ') ?? []]
    const turned = words.map((_, i) => words[(i * 7919) % WORDS]).join(' ')
    const found = compareTexts(textOf([words.join(' ')]), textOf([turned]))
    expect(found.rows).toHaveLength(1)
    expect(found.words).toEqual({ both: 0, first: WORDS, second: WORDS })
  })

  test('of many rows spends its edits on the first of them, and still shows all', () => {
    const rowsOf = (spell: (row: number, i: number) => string) =>
      Array.from({ length: 8 }, (_, r) => Array.from({ length: 3000 }, (__, i) => spell(r, i)).join(' '))
    const rows = rowsOf((r, i) => `r${r}w${i}x`)
    const changed = rowsOf((r, i) => (i % 4 === 0 ? `r${r}w${i}y` : `r${r}w${i}x`))
    const found = compareTexts(textOf(rows), textOf(changed))
    expect(found.rows).toHaveLength(8)
    const shared = found.rows.map(({ first }) => first.some(({ runs }) => runs.some(({ only }) => !only)))
    expect(shared[0]).toBe(true)
    expect(shared.at(-1)).toBe(false)
  })
})

describe('paragraphs side by side', () => {
  const list = fc.array(fc.array(fc.constantFrom(...'ابجدهوز'), { maxLength: 6 }), { maxLength: 12 })

  test('stand each in one band, in order', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const bands = align(first, second)
        expect(bands.flatMap((band) => band.first)).toEqual(first.map((_, i) => i))
        expect(bands.flatMap((band) => band.second)).toEqual(second.map((_, j) => j))
        expect(bands.every((band) => band.first.length + band.second.length > 0)).toBe(true)
      }),
    )
  })

  test('of which there are too many stand alone', () => {
    const many = Array.from({ length: 4001 }, (_, i) => [`w${i}`])
    const bands = align(many, many)
    expect(bands).toHaveLength(8002)
    expect(bands[4001]).toEqual({ first: [], second: [0] })
  })
})

const AGENCY: Outlet = { ...OUTLET, id: 'agency', short: 'الوكالة' }
const PAPER: Outlet = { ...OUTLET, id: 'paper', short: 'الجريدة' }
const STORY = [
  'افتتحت هيئة الميناء صباح الثلاثاء رصيفا جديدا لسفن الركاب في الطرف الشرقي من المدينة بعد أعمال دامت عامين.',
  'وقال رئيس الهيئة إن الرصيف يستقبل ثلاث سفن في وقت واحد، وإن في محطته قاعة للمسافرين ومقهى ومكتبة صغيرة.',
  'وتصل أول سفينة إلى الرصيف مساء الجمعة المقبل قادمة من الجزيرة وعلى متنها مئتا راكب من أهلها.',
]

function article(id: string, body: string, rest: Partial<ArticleRecord> = {}): Article {
  const outlets: Readonly<Record<string, Outlet>> = { agency: AGENCY, paper: PAPER }
  const record = { id, title: `عنوان ${id}`, outlet: 'agency', body, ...rest }
  return { ...articleOf(id, record), outlet: outlets[record.outlet ?? ''] ?? null }
}

describe('the plan of comparisons', () => {
  test('has one page for a pair, the earlier article first, under one address', () => {
    const early = article('zz', STORY.join('\n\n'))
    const late = article('aa', STORY.join('\n\n').replace('الثلاثاء', 'أمس'), { outlet: 'paper' })
    const { of, pages } = copyPlan([early, late])
    expect(pages).toMatchObject([{ path: 'compare/aa-zz.html', first: early, second: late, copy: 'wire' }])
    for (const one of [early, late])
      expect(of(one).map((copy) => copy.comparison)).toEqual(['compare/aa-zz.html'])
    expect(comparePath('zz', 'aa')).toBe(comparePath('aa', 'zz'))
  })

  test('compares an article with its six most alike copies, and with those that are most like it', () => {
    const copies = Array.from({ length: 12 }, (_, n) =>
      article(
        `c${n}`.padEnd(4, 'x'),
        [...STORY, ...Array.from({ length: n }, (__, i) => `ختم ${i}`)].join('\n\n'),
      ),
    )
    const { of, pages } = copyPlan(copies)
    const [first] = copies as [Article]
    const linked = of(first).filter((copy) => copy.comparison !== null)
    expect(of(first)).toHaveLength(11)
    expect(linked.length).toBeGreaterThanOrEqual(6)
    expect(linked.length).toBeLessThan(11)
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
    expect(pages.length).toBeLessThanOrEqual(12 * 6)
    for (const copy of linked) expect(pages.some(({ path }) => path === copy.comparison)).toBe(true)
  })
})

describe('the page of a comparison', () => {
  const render = (page: Omit<ComparePage, 'kind' | 'path' | 'comparison'>) => {
    const comparison = compareTexts(page.first.record, page.second.record)
    return renderPage(
      { kind: 'compare', path: 'compare/a-b.html', comparison, ...page },
      {
        ...{
          site: SITE,
          assets: { css: '', search: '', engine: 'assets/engine-1.js', reading: '', icon: '', fonts: [] },
          footer: [],
        },
        ...{ markdown: renderMarkdown, body: () => '', anchors: () => ({ quotes: new Map(), headings: [] }) },
        ...{ outletPath: () => null, authorPath: () => '', entityPath: () => null },
      },
    )
  }
  const first = article('a', STORY.join('\n\n'))
  const changed = [STORY[0]?.replace('صباح الثلاثاء', 'أمس'), STORY[1], 'وهذا كل ما في الخبر.'].join('\n\n')
  const second = article('b', changed, { outlet: 'paper', published: null })

  test('shows headlines with links, outlets, dates and figures', () => {
    const html = render({ first, second, copy: 'wire', similarity: 0.567 })
    expect(html).toContain('<title>مقارنة بين «عنوان a» و«عنوان b» — ديوان مرسى</title>')
    expect(html).toContain('<a href="../articles/a/a.html">عنوان <bdi')
    expect(html).toContain('<a href="../articles/b/b.html">عنوان <bdi')
    expect(html).toContain('27 نيسان/أبريل 2016')
    expect(html).toContain('تاريخ النشر غير معلوم')
    expect(html).toContain('التشابه: 56 في المئة')
    expect(html).toContain('في الاثنتين: 35 كلمة')
    expect(html).toContain('في الأولى وحدها: 19 كلمة وفقرة واحدة')
    expect(html).toContain('في الثانية وحدها: 6 كلمات وفقرة واحدة')
  })

  test('marks words for the eye and for those who listen, and names whose each cell is', () => {
    const html = render({ first, second, copy: 'wire', similarity: 0.5 })
    expect(html).toContain(
      '<del><span class="hidden">في الأولى وحدها: </span>صباح الثلاثاء</del> رصيفا جديدا',
    )
    expect(html).toContain('<ins><span class="hidden">في الثانية وحدها: </span>أمس</ins> رصيفا جديدا')
    expect(html).toContain('<p class="who">الأولى: <bdi>الوكالة</bdi></p>')
    expect(html).toContain('<p class="who">الثانية: <bdi>الجريدة</bdi></p>')
    expect(html.match(/class="alone"/g)).toHaveLength(2)
    expect(html.match(/لا مقابل هنا/g)).toHaveLength(2)
    expect(html).toContain('<li class="same">')
    expect(html.match(/aria-hidden="true"><div><p>وقال رئيس/g)).toHaveLength(1)
  })

  test('says nothing to those who listen where signs alone differ', () => {
    const signs = article('b', STORY.join('\n\n').replace('واحد،', 'واحد؛'))
    const html = render({ first, second: signs, copy: 'exact', similarity: 1 })
    expect(html).toContain('واحد<del>،</del>')
    expect(html).toContain('واحد<ins>؛</ins>')
    expect(html).toContain('الكلمات واحدة في النصّين')
  })

  test('shows identical texts once, and says so', () => {
    const html = render({ first, second: { ...second, record: first.record }, copy: 'exact', similarity: 1 })
    expect(html).toContain('النصّان متطابقان')
    expect(html.match(/افتتحت هيئة الميناء/g)).toHaveLength(1)
    expect(html).not.toMatch(/<del|<ins|class="pairs"/)
  })

  test('keeps the language of the texts, the labels in that of the site, and escapes both', () => {
    const persian = { language: 'fa', title: '<b>', outlet: null }
    const html = render({
      first: article('a', escapeMarkdown('<img src=x> کشتی تازه رسید'), persian),
      second: article('b', escapeMarkdown('<img src=y> کشتی تازه رسید'), persian),
      ...{ copy: 'near', similarity: 0.5 },
    })
    expect(html).toContain('<p class="who">الأولى: <bdi>مصدر غير معلوم</bdi></p><div lang="fa" dir="rtl">')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('«<b>»')
  })
})
