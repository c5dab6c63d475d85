// The text of an article keeps its words, whatever stands around them.
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, renderMarkdown } from '../src/archive/markdown.ts'
import { namePlaceReader } from '../src/archive/mentions.ts'
import { nameWords, placedNameWords } from '../src/archive/names.ts'
import type { Article, ArticleRecord, Entity, Quote } from '../src/model.ts'
import { bodyAnchors, bodyHtml } from '../src/site/body.ts'

const entity = (id: string, name: string, kind: Entity['kind'] = 'places'): Entity => ({
  ...{ id, kind, name, variants: [], wikidata: null },
})
const RIVER = entity('rand', 'نهر الرند')
const COUNCIL = entity('council', 'المجلس البلدي', 'organisations')
const MAYOR = entity('mayor', 'ناهد البحّاري', 'people')
const ENTITIES = [RIVER, COUNCIL, MAYOR]
const quote = (text: string): Quote => ({ text, line: 1, endLine: 1, speaker: null, attribution: null })

function html(record: Partial<ArticleRecord>, mentions: readonly Entity[] = ENTITIES): string {
  const whole = { language: 'ar', dateline: null, quotes: [], body: '', ...record }
  return bodyHtml({ record: whole, mentions } as unknown as Article, {
    namePlaces: namePlaceReader(ENTITIES),
    entityAddress: ({ kind, id }) => (id === 'council' ? null : `../../${kind}/${id}.html`),
  })
}

function textOf(markup: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true })
  parser.end(markup)
  return text
}

/** Elements in the order in which they open, each closed where it must. */
function isNested(markup: string): boolean {
  const open: string[] = []
  for (const [, close, name = ''] of markup.matchAll(/<(\/?)([a-z\d]+)[^>]*>/g)) {
    if (close === '') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

describe('bodyHtml', () => {
  test.each([
    [
      'links a name where it first stands, whole word and all',
      'جرى ونهر الرند هادئ، ثم نهر الرند.',
      'جرى <a class="name" href="../../places/rand.html">ونهر الرند</a> هادئ، ثم نهر الرند.',
    ],
    ['links no name that has no page', 'قرر المجلس البلدي أمس.', 'قرر المجلس البلدي أمس.'],
    [
      'links nothing inside a link',
      'عند [نهر الرند](https://a.example/) كله',
      'عند <a href="https://a.example/">نهر الرند</a> كله',
    ],
    [
      'isolates Latin words and addresses',
      'قالت BBC News إن ذلك',
      'قالت <bdi lang="en" dir="ltr">BBC News</bdi> إن ذلك',
    ],
    [
      'says of other Latin words only which script they have',
      'صحيفة Le Progrès أمس',
      'صحيفة <bdi lang="und-Latn" dir="ltr">Le Progrès</bdi> أمس',
    ],
    [
      'keeps emphasis that a person set',
      'قال *كلمة* ثم BBC',
      'قال <em>كلمة</em> ثم <bdi lang="en" dir="ltr">BBC</bdi>',
    ],
  ])('%s', (_, body, expected) => {
    expect(html({ body })).toBe(`<p>${expected}</p>\n`)
  })

  test('sets what is quoted as a quotation, marks and all, and a paragraph of its own as a block', () => {
    const body = 'قالت: «سنعود إلى نهر الرند غدا» ثم مضت.\n\n«هذا كل ما لدينا».'
    expect(html({ body, quotes: [quote('«سنعود إلى نهر الرند غدا»'), quote('«هذا كل ما لدينا»')] })).toBe(
      '<p>قالت: <q id="q1">«سنعود إلى <a class="name" href="../../places/rand.html">نهر الرند</a> غدا»</q> ثم مضت.</p>\n' +
        '<blockquote id="q2"><p>«هذا كل ما لدينا».</p>\n</blockquote>',
    )
  })

  test('follows a quotation over paragraphs, and leaves out one that an edit took away', () => {
    const body = 'قال: «أول القول\n\nوآخره» ومضى.'
    const markup = html({ body, quotes: [quote('«ليس في النص»'), quote('«أول القول\nوآخره»')] })
    expect(markup).toBe('<p>قال: <q id="q2">«أول القول</q></p>\n<p><q>وآخره»</q> ومضى.</p>\n')
  })

  test('has an id for each quotation that is said to have one, whatever the text is made of', () => {
    const said = (record: Partial<ArticleRecord>) => {
      const article = { record: { language: 'ar', dateline: null, ...record }, mentions: [] }
      return [...bodyAnchors(article as unknown as Article).quotes.values()]
    }
    const body =
      '> «هذا قول كامل»\n\n- «وهذا في قائمة»\n\nقال *شيئا «ثم* مضى».\n\nقالت بلدية نهر «الرند: نعم».'
    const quotes = ['«هذا قول كامل»', '«وهذا في قائمة»', '«ثم مضى»', '«الرند: نعم»'].map(quote)
    const markup = html({ body, quotes })
    expect([...markup.matchAll(/ id="(q\d)"/g)].map(([, id]) => id)).toEqual(['q1', 'q2', 'q4'])
    expect(said({ body, quotes })).toEqual(['q1', 'q2', 'q4'])
    expect(markup).toContain('<blockquote>\n<p><q id="q1">«هذا قول كامل»</q></p>')
    expect(markup).toContain('<li><q id="q2">«وهذا في قائمة»</q></li>')
    // The name that the quotation cuts through gives way.
    expect(markup).toContain('نهر <q id="q4">«الرند: نعم»</q>')
  })

  test('searches a text for names once, and not at all where it has none but topics', () => {
    const asked: string[] = []
    const topic = entity('rivers', 'الأنهار', 'topics')
    const record = { language: 'ar', title: 'رأس', dateline: null, quotes: [], body: 'نهر الرند\n\nثان' }
    for (const mentions of [[topic, RIVER], [topic]])
      bodyHtml({ record, mentions } as unknown as Article, {
        namePlaces: (text) => {
          asked.push(text)
          return namePlaceReader(ENTITIES)(text)
        },
        entityAddress: ({ id }) => id,
      })
    expect(asked).toEqual(['رأس\nنهر الرند\nثان'])
  })

  test('makes no link of a sub-headline without words', () => {
    expect(html({ body: '##\n\nنص' })).toBe('<h2 id="s1"></h2>\n<p>نص</p>\n')
  })

  test('links a short form that another paragraph or the headline vouches for', () => {
    const short = { ...MAYOR, short: ['البحّاري'] }
    const whole = {
      language: 'ar',
      dateline: null,
      quotes: [],
      title: 'ناهد البحّاري تفتتح',
      body: 'قالت البحّاري.',
    }
    const markup = bodyHtml({ record: whole, mentions: [short] } as unknown as Article, {
      namePlaces: namePlaceReader([short]),
      entityAddress: () => 'x.html',
    })
    expect(markup).toBe('<p>قالت <a class="name" href="x.html">البحّاري</a>.</p>\n')
  })

  test('keeps the order of headings below the headline of the page, whatever a person wrote', () => {
    const levels = html({ body: '#### أ\n\n# ب\n\n##### ج\n\n### د' }).match(/<h\d/g)
    expect(levels).toEqual(['<h2', '<h2', '<h3', '<h3'])
    expect(renderMarkdown('# رأس')).toBe('<h2>رأس</h2>\n')
  })

  test('gives sub-headlines addresses that they lead to themselves', () => {
    expect(html({ body: '## أول\n\nنص\n\n### ثان' })).toBe(
      '<h2 id="s1"><a href="#s1">أول</a></h2>\n<p>نص</p>\n<h3 id="s2"><a href="#s2">ثان</a></h3>\n',
    )
  })

  test('names no one inside the words of another language, and marks its Arabic words', () => {
    expect(html({ language: 'en', body: 'The river نهر الرند rose.' })).toBe(
      '<p>The river <a class="name" href="../../places/rand.html"><bdi lang="ar" dir="rtl">نهر الرند</bdi></a> rose.</p>\n',
    )
  })

  const piece = fc.constantFrom(
    ...[
      'نهر الرند',
      'ونهر',
      'الرند',
      ' ',
      '\n\n',
      'BBC',
      '3-1',
      '«',
      '»',
      '"',
      '<b>',
      '&amp;',
      '*',
      '_',
      '# ',
      '> ',
      '- ',
      '[ن](x)',
      'ناهد البحّاري',
      '\u200F',
      'ـ',
    ],
  )
  test('keeps the words of any body, and nests what it adds', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')),
        fc.array(fc.constantFrom('«نهر الرند»', 'BBC 3-1', '"', 'الرند\nBBC'), { maxLength: 3 }),
        (body, quotes) => {
          const markup = html({ body, quotes: quotes.map(quote) })
          expect(textOf(markup).replace(/\s+/g, ' ').trim()).toBe(
            textOf(renderMarkdown(body)).replace(/\s+/g, ' ').trim(),
          )
          expect(isNested(markup)).toBe(true)
          const article = {
            record: { language: 'ar', dateline: null, body, quotes: quotes.map(quote) },
            mentions: [],
          }
          const said = [...bodyAnchors(article as unknown as Article).quotes.values()]
          expect(said).toEqual([...markup.matchAll(/ id="(q\d+)"/g)].map(([, id]) => id).sort())
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('puts any dateline before the words, once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.constantFrom('فتحت.', '> قال', '', '## رأس'),
        (dateline, rest) => {
          const markup = html({ dateline, body: rest })
          const words = textOf(renderMarkdown(`${escapeMarkdown(dateline)}\n\n${rest}`))
          expect(textOf(markup).replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
          expect(isNested(markup)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test('words have the places that they are read at', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom(...'نهرالدًّا ـ\u200Dﷲ،.a1é-()\n'), { maxLength: 40 })
        .map((all) => all.join('')),
      (text) => {
        const placed = placedNameWords(text)
        expect(placed.map(({ word }) => word)).toEqual(nameWords(text))
        for (const { from, to, word } of placed) expect(nameWords(text.slice(from, to))).toContain(word)
      },
    ),
    { numRuns: 3000 },
  )
})
