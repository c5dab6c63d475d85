// Copies: the same text, an edited one and another outlet's print are found; texts that share a formula are not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copies as copiesBlock } from '../layouts/parts/copies.ts'
import { stringsFor } from '../layouts/strings.ts'
import { viewOf } from '../layouts/view.ts'
import { foldLine } from '../src/arabic/letters.ts'
import { toArticle } from '../src/archive/article.ts'
import { authorFinder } from '../src/archive/authors.ts'
import { type Copyable, copiesById, groupCopies } from '../src/archive/copies.ts'
import { printOf, shinglesOf } from '../src/archive/copies-print.ts'
import { loadRecords } from '../src/archive/load.ts'
import { mentionReader } from '../src/archive/mentions.ts'
import type { Archive, ArticlePage, ArticleRecord, Outlet } from '../src/model.ts'
import { planPages } from '../src/site/pages.ts'
import { SAMPLE } from './folder.ts'

const STORY = [
  'افتتح أمين مكتبة مرسانة صباح الثلاثاء قاعة جديدة للمخطوطات النادرة في الطابق الثاني من المبنى القديم بحضور عدد من الباحثين والقراء.',
  'وتضم القاعة ٤٨٠ مخطوطا نقلت من خزانة الوراقين بعد ترميم دام 3 سنوات وشارك فيه طلاب من معهد الترميم في المدينة.',
  'وقال المشرف على الترميم إن أصعب ما في العمل كان فصل الأوراق التي التصقت حين وصل ماء الفيضان إلى الرفوف السفلى.',
  'وستفتح القاعة أبوابها للزوار خمسة أيام في الأسبوع، على أن تخصص صباحات الأربعاء لتلاميذ المدارس مع شرح من أمناء المكتبة.',
]
const OTHER = [
  'فاز نادي الملاح على ضيفه شباب رأس الدفة بهدفين مقابل هدف واحد في المباراة التي جرت مساء الجمعة على ملعب الصواري.',
  'وسجل الهدف الأول قائد الفريق من ركلة حرة في الدقيقة 12 ثم عادل الضيوف النتيجة قبل نهاية الشوط بقليل.',
  'وجاء هدف الفوز في الدقيقة 88 من تسديدة بعيدة لم يتمكن الحارس من صدها وسط فرحة كبيرة في المدرجات.',
]

let serial = 0
function record(paragraphs: readonly string[], rest: Partial<Copyable> = {}): Copyable {
  serial += 1
  const id = `${serial}`.padStart(12, '0')
  return {
    id,
    title: 'عنوان المادة',
    body: paragraphs.join('\n\n'),
    outlet: 'difaf',
    published: null,
    ...rest,
  }
}

const kindsOf = (records: readonly Copyable[]) =>
  groupCopies(records).pairs.map(({ a, b, kind }) => [a, b, kind])

describe('copies', () => {
  test('the same words are exact copies, whatever the outlet, the headline, the digits and the vowel signs', () => {
    const spelled = STORY.map((text) =>
      text.replace('مخطوطا', 'مَخْطُوطاً').replace('٤٨٠', '480').replace('إن', 'ان'),
    )
    const [a, b, c] = [
      record(STORY),
      record(spelled, { title: 'غيره', outlet: 'fanar' }),
      record(OTHER),
    ] as const
    expect(kindsOf([a, b, c])).toEqual([[a.id, b.id, 'exact']])
  })

  test('a changed word makes a near copy at the same outlet, a wire copy at another, no claim without an outlet', () => {
    const changed = STORY.map((text) => text.replace('الثلاثاء', 'الأربعاء'))
    const [a, b] = [record(STORY), record(changed)] as const
    expect(kindsOf([a, b])).toEqual([[a.id, b.id, 'near']])
    expect(kindsOf([a, { ...b, outlet: 'fanar' }])).toEqual([[a.id, b.id, 'wire']])
    expect(kindsOf([a, { ...b, outlet: null }])).toEqual([[a.id, b.id, 'near']])
  })

  test('a text cut short and one in another order are found', () => {
    const long = record([...STORY, ...OTHER])
    const cut = record(STORY.slice(0, 2), { outlet: 'fanar', title: 'غيره' })
    const turned = record([...STORY].reverse())
    expect(kindsOf([long, cut])).toEqual([[long.id, cut.id, 'wire']])
    expect(kindsOf([record(STORY), turned])).toHaveLength(1)
  })

  test('similarity is that of all shingles, from 0 to 1', () => {
    const changed = STORY.map((text) => text.replace('الثلاثاء', 'الأربعاء'))
    const [pair] = groupCopies([record(STORY), record(changed)]).pairs
    const [x, y] = [shinglesOf(STORY.join('\n')), shinglesOf(changed.join('\n'))]
    const both = x.filter((hash) => y.includes(hash)).length
    expect(pair?.similarity).toBeCloseTo(both / (x.length + y.length - both), 10)
    expect(pair?.similarity).toBeLessThan(1)
  })

  test('a paragraph that every page of a site ends with makes no copies', () => {
    const foot =
      'تنويه من الموقع: التعليقات تعبر عن رأي أصحابها ولا تتحمل إدارة الموقع أي مسؤولية عنها، ويرجى الالتزام بآداب الحوار وعدم الخروج عن موضوع المادة المنشورة.'
    const stories = Array.from({ length: 30 }, (_, n) =>
      record([
        Array.from(
          { length: 24 },
          (__, i) => `كلمة${String.fromCharCode(0x627 + ((n * 7 + i) % 26))}${n}س${i}`,
        ).join(' '),
        foot,
      ]),
    )
    expect(groupCopies(stories).pairs).toEqual([])
  })

  test('bulletins of two days that differ in their figures alone are two texts', () => {
    const bulletin = (high: number, low: number, wind: number, wave: number, words: string) =>
      record([
        `توقع مركز الرند للأرصاد أن تبلغ الحرارة العظمى ${high} درجة والصغرى ${low} درجة، ${words}، والرياح شمالية سرعتها ${wind} كيلومترا في الساعة وارتفاع الموج ${wave} سنتيمترا.`,
      ])
    const [a, b] = [
      bulletin(31, 19, 25, 90, 'مع سماء صافية نهارا وضباب خفيف على الساحل قبل الفجر'),
      bulletin(28, 16, 40, 150, 'مع غيوم متفرقة وأمطار محلية بعد الظهر على التلال'),
    ]
    expect(groupCopies([a, b] as Copyable[]).pairs).toEqual([])
  })

  test('short texts are copies under the same headline only, and empty ones never', () => {
    const short = ['صور من المعرض']
    const [a, b, c] = [record(short), record(short), record(short, { title: 'معرض آخر' })] as const
    expect(kindsOf([a, b, c])).toEqual([[a.id, b.id, 'exact']])
    expect(
      kindsOf([record(['']), record(['']), record(short, { title: null }), record(short, { title: null })]),
    ).toEqual([])
  })

  test('many prints of one text are all together, each with each', () => {
    const prints = Array.from({ length: 60 }, (_, n) =>
      record([...STORY, `ختم ${n}`], { outlet: `outlet-${n}` }),
    )
    const { groups, pairs } = groupCopies([...prints, record(OTHER)])
    expect(groups).toEqual([prints.map(({ id }) => id)])
    expect(pairs).toHaveLength((60 * 59) / 2)
  })

  test('nothing depends on the order of the records, nor on who made the fingerprints', () => {
    const changed = STORY.map((text) => text.replace('خمسة', 'ستة'))
    const all = [
      record(STORY),
      record(changed),
      record(OTHER),
      record([...OTHER, 'وانتهى اللقاء'], { outlet: 'fanar' }),
    ]
    const expected = groupCopies(all)
    expect(expected.groups).toHaveLength(2)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (mixed) => {
        expect(groupCopies(mixed, new Map(mixed.map(({ id, body }) => [id, printOf(body)])))).toEqual(
          expected,
        )
      }),
      { numRuns: 20 },
    )
  })

  test('each copy is told of the others, most alike first', () => {
    const near = record(STORY.map((text) => text.replace('الثلاثاء', 'الأربعاء')))
    const far = record([...STORY, ...OTHER])
    const own = record(STORY)
    const copies = copiesById(groupCopies([far, near, own]).pairs).get(own.id)
    expect(copies?.map(({ id }) => id)).toEqual([near.id, far.id])
  })
})

describe('the page of an article', () => {
  const site = {
    name: 'أرشيف',
    description: '',
    language: 'ar',
    interface: 'ar',
    url: null,
    months: 'both',
    digits: 'latn',
    hijri: false,
    notice: null,
    suggestions: [],
  } as const
  const outlet = (id: string): Outlet => ({
    ...{ id, name: `صحيفة ${id}`, short: id, aliases: [], marks: [], furniture: [], hosts: [], tails: [] },
    ...{ dateOrder: 'dmy', zone: null, language: 'ar' },
  })
  const entities = ['مكتبة مرسانة', 'نادي الملاح', 'معهد الترميم'].map((name, n) => ({
    ...{ id: `e${n}`, kind: 'organisations' as const, name, variants: [], wikidata: null },
  }))

  test('lists the copies with outlet, kind and agency, and leaves them out of what is close to it', async () => {
    const [base] = (await loadRecords(SAMPLE)).records as readonly [ArticleRecord, ...ArticleRecord[]]
    const made = (id: string, rest: Partial<ArticleRecord>): ArticleRecord => ({
      ...{
        ...base,
        id,
        title: `عنوان ${id}`,
        agency: 'مرنا',
        published: '2016-04-27',
        body: STORY.join('\n\n'),
      },
      ...rest,
    })
    const records = [
      made('a', { outlet: 'difaf' }),
      made('b', { outlet: 'fanar', body: STORY.join('\n\n').replace('الثلاثاء', 'الأربعاء') }),
      made('c', {
        outlet: 'difaf',
        body: 'جاء الخبر عن مكتبة مرسانة، وعن معهد الترميم، في سطر واحد لا غير.',
      }),
      ...['d', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].map((id) =>
        made(id, { body: `${id} ${OTHER[id.charCodeAt(0) % 3]} ${id}` }),
      ),
    ]
    const outlets = new Map(['difaf', 'fanar'].map((id) => [id, outlet(id)]))
    const read = mentionReader(entities)
    const authors = authorFinder([])
    const articles = records.map((one) => toArticle(one, outlets, authors, read, true))
    const archive: Archive = {
      site,
      articles,
      outlets: [...outlets.values()],
      entities,
      quarantine: [],
      prose: [],
      issues: [],
    }
    const page = planPages(archive).find(
      (one): one is ArticlePage => one.kind === 'article' && one.article.record.id === 'a',
    )
    expect(page?.copies.map(({ article, kind }) => [article.record.id, kind])).toEqual([['b', 'wire']])
    expect(page?.similar.map(({ article }) => article.record.id)).toEqual(['c'])
    const view = viewOf(
      page as ArticlePage,
      {
        ...{
          site,
          footer: [],
          markdown: (body: string) => body,
          body: () => '',
          anchors: () => ({ quotes: new Map(), headings: [] }),
          authorPath: () => '',
          outletPath: () => null,
          entityPath: () => null,
        },
        assets: { css: '', search: '', engine: 'assets/engine-1.js', reading: '', icon: '', fonts: [] },
      },
      stringsFor(site),
    )
    const block = String(copiesBlock(page as ArticlePage, view))
    expect(block).toContain('<h2>نسخ أخرى من الخبر في الأرشيف</h2>')
    expect(block).toContain('href="../b/b.html"')
    expect(block).toContain('عنوان <bdi lang="en" dir="ltr">b</bdi>')
    expect(block).toContain('fanar')
    expect(block).toContain('href="../../compare/a-b.html"')
    expect(block).toContain('نص قريب في مصدر آخر، <bdi>عن الوكالة نفسها: مرنا</bdi>')
    expect(copiesBlock({ ...(page as ArticlePage), copies: [] }, view)).toBeNull()
  })
})

describe('fingerprints', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'ابتةهىيأإآءؤئ ًَُّْـ،.؛-«»0123٤٥۶ \n\u200cabéİﷺﻻ'),
    maxLength: 60,
  })
  test('fold text as everything else does', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const folded = foldLine(text)
        expect(printOf(text)).toEqual(printOf(folded))
        expect(printOf(text).words).toBe(folded === '' ? 0 : folded.split(' ').length)
      }),
    )
  })

  test('keep a fixed part of the shingles: the same ones of every text', () => {
    const [all, sample] = [shinglesOf(STORY.join(' ')), printOf(STORY.join(' ')).sample]
    expect([...sample]).toEqual([...all].filter((hash) => hash % 4 === 0))
    expect(sample.length).toBeGreaterThan(5)
  })
})
