// Saved pages: which text is the story, which day is its own, and what only looks like either.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { givenAuthor, givenOutlet, givenPublished, givenTitle, givenUrl } from '../src/import/given.ts'
import { plainAddress } from '../src/import/html-address.ts'
import { createParser } from '../src/import/parse.ts'
import type { Given, ParsedDocument, RawDocument } from '../src/model.ts'
import { ROOT, SAMPLE } from './folder.ts'

const authority = await loadAuthority([{ path: join(SAMPLE, 'authority'), sample: true }])
const page = await readFile(join(ROOT, 'test/fixtures/html/evening.html'), 'utf8')

function documentOf(text: string, given: Given = {}): RawDocument {
  const bytes = new TextEncoder().encode(text)
  const sha256 = sha256Of(bytes)
  return {
    path: 'x.html',
    bytes,
    sha256,
    mediaType: 'text/html',
    encoding: 'utf-8',
    text,
    repaired: null,
    given,
  }
}

function parse(text: string, given: Given = {}, outlets = authority.outlets): ParsedDocument {
  const parser = createParser({ ...authority, outlets }, { outlet: null, crawled: null })
  const parsed = parser.parse(documentOf(text, given))
  expect(parsed.lines.map((line) => line.text).join(parsed.newline)).toBe(text)
  return parsed
}

const said = (field: string, text: string): Given => ({ [field]: { text, from: 'rss' } })
const texts = (parsed: ParsedDocument) => parsed.body.map(({ text }) => text)
const LEDE =
  'استقبل المرسى الجديد مساء السبت أول قافلة قمح هذا الموسم، وعلى متنها سبعة آلاف طن تكفي المطاحن شهرا كاملا.'
const NEXT = 'وقال مدير المرسى إن التفريغ سيستمر ثلاثة أيام، وإن القافلة الثانية ستصل مطلع الأسبوع المقبل.'
const LAST = 'وأضاف أن أسعار الطحين لن تتغير قبل نهاية العام، مهما ارتفعت أجور النقل في البحر.'
const HEADLINE = 'المرسى يستقبل أول قافلة قمح هذا الموسم'
const shell = (head: string, body: string) =>
  `<html dir="rtl"><head><title>${HEADLINE}</title>${head}</head><body>${body}</body></html>`
const story = `<h1>${HEADLINE}</h1><div><p>${LEDE}</p><p>${NEXT}</p><p>${LAST}</p></div>`

describe('the text of a page', () => {
  test('is its paragraphs, without related links, comments and menus', () => {
    expect(texts(parse(page))).toEqual([LEDE, NEXT, LAST])
  })

  test('is found between line breaks where there are no paragraphs', () => {
    const parsed = parse(
      `<html><body><table><tr><td><a href=1>الرئيسية</a></td></tr><tr><td><font size=5><b>${HEADLINE}</b></font><br><font>${LEDE}<br><br>${NEXT}<BR>&nbsp;<BR>${LAST}</font></td></tr></table></body></html>`,
    )
    expect(texts(parsed)).toEqual([LEDE, NEXT, LAST])
    expect(parsed.title?.value).toBe(HEADLINE)
  })

  test('may stand in a form that holds the whole page', () => {
    const form = `<form action="news.aspx"><input type="hidden" name="__VIEWSTATE" value="x">${story}</form>`
    expect(texts(parse(shell('', form)))).toEqual([LEDE, NEXT, LAST])
  })

  test('is taken from the data of a page that shows its beginning alone', () => {
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      headline: HEADLINE,
      articleBody: [LEDE, NEXT, LAST, LEDE.replace('السبت', 'الأحد')].join('\n\n'),
    })
    const parsed = parse(
      shell(
        `<script type="application/ld+json">${data}</script>`,
        `<h1>${HEADLINE}</h1><p>${LEDE}</p><div class="paywall"><p>اشترك الآن لمتابعة القراءة.</p></div>`,
      ),
    )
    expect(texts(parsed)).toEqual([LEDE, NEXT, LAST, LEDE.replace('السبت', 'الأحد')])
  })

  test('is not the text of another story that the data of the page holds', () => {
    const other = { latest: [{ title: 'عنوان آخر تماما', body: `${NEXT} ${NEXT} ${NEXT} ${NEXT}` }] }
    const data = `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(other)}</script>`
    expect(texts(parse(shell('', `<h1>${HEADLINE}</h1><p>${LEDE}</p>${data}`)))).toEqual([LEDE])
  })

  test('leaves captions and cards of other stories out', () => {
    const caption = '<figure><img><figcaption>الرافعات صباح أمس</figcaption></figure>'
    const card = `<div class="x1"><h3><a href="/o">البلدية تعيد فتح السوق القديمة</a></h3><p>أعادت البلدية صباح أمس فتح السوق القديمة بعد ترميم دام عامين ونصف العام.</p></div>`
    const parsed = parse(
      shell('', `<h1>${HEADLINE}</h1><div>${caption}<p>${LEDE}</p>${card}<p>${NEXT}</p><p>${LAST}</p></div>`),
    )
    expect(texts(parsed)).toEqual([LEDE, NEXT, LAST])
    expect(parsed.removed.find(({ role }) => role === 'caption')?.text).toBe('الرافعات صباح أمس')
  })

  test('is every block of a fragment', () => {
    expect(texts(parse(`<p>${LEDE}</p><p>${NEXT}</p>`, said('title', HEADLINE)))).toEqual([LEDE, NEXT])
  })

  test('is read from nests and lengths that no site has', () => {
    expect(texts(parse(`<html><body>${'<div>'.repeat(5000)}${LEDE}`))).toEqual([LEDE])
    expect(parse(`<html><body>${'<'.repeat(50_000)}${LEDE}`).body.length).toBeLessThan(9)
  })
})

describe('the headline', () => {
  test('is shown without the name of the site', () => {
    expect(parse(page).title).toMatchObject({ value: HEADLINE, basis: 'stated', line: 11 })
  })

  test('is not the site’s own heading', () => {
    const head = '<meta property="og:title" content="المرسى يستقبل أول قافلة قمح هذا الموسم">'
    const body = `<div id="header"><h1><a href="/">صوت الضفة اليوم</a></h1></div><h3 class="post-title">${HEADLINE}</h3><p>${LEDE}</p><p>${NEXT}</p>`
    expect(parse(shell(head, body)).title?.value).toBe(HEADLINE)
  })

  test('goes on over a line break in its heading', () => {
    const body = `<h1>المرسى يستقبل أول قافلة<br>قمح هذا الموسم</h1><p>${LEDE}</p><p>${NEXT}</p>`
    expect(parse(shell('', body)).title?.value).toBe(HEADLINE)
  })

  test('is the container’s where it gives one', () => {
    expect(parse(page, said('title', 'قافلة القمح تصل')).title).toMatchObject({
      value: 'قافلة القمح تصل',
      rule: 'given/title',
    })
  })
})

describe('the day of publication', () => {
  const dated = (line: string) => parse(page.replace('<!-- DATE -->', line)).published

  test.each([
    ['<div>الأحد 12 مايو 2019</div>', '2019-05-12'],
    ['<div>صوت الضفة | 12/5/2019 | عدد القراءات 120</div>', '2019-05-12'],
    [
      '<div class="meta"><span>نشر في: 12-05-2019</span><span>آخر تحديث: 14-05-2019</span></div>',
      '2019-05-12',
    ],
  ])('is the one that the page shows, not the day in UTC: %s', (line, day) => {
    expect(dated(line)).toMatchObject({ value: day, basis: 'stated' })
  })

  test('is open where a moment late in the evening UTC is all there is', () => {
    const parsed = parse(page)
    expect(parsed.published).toBeNull()
    expect(parsed.issues.map(({ rule }) => rule)).toContain('date/zone-unknown')
  })

  test('is that of the outlet’s clock where its zone is known', () => {
    const outlets = authority.outlets.map((outlet, index) =>
      index === 0 ? { ...outlet, hosts: ['daffa.example'], zone: 'Asia/Baghdad' } : outlet,
    )
    const there = page.replace('</head>', '<link rel="canonical" href="https://daffa.example/5"></head>')
    expect(parse(there, {}, outlets).published).toMatchObject({
      value: '2019-05-12',
      flags: ['zone_converted'],
      time: '00:40',
      zone: '+03:00',
    })
  })

  test('is that of the address where the page shows none', () => {
    const there = page
      .replace(/<meta property="article.*?>/, '')
      .replace(
        '</head>',
        '<link rel="canonical" href="http://web.archive.org/web/20200101000000/http://daffa.example/2019/05/12/5"></head>',
      )
    const parsed = parse(there)
    expect(parsed.published).toMatchObject({ value: '2019-05-12', basis: 'url' })
    expect(parsed.url?.value).toBe('http://daffa.example/2019/05/12/5')
  })

  test('is not the day of a change, a clock, a comment, another story, a registration or the copy', () => {
    const bare = page.replace(/<meta property="article.*?>/, '')
    const lines = [
      '',
      '<div>آخر تحديث: 14 مايو 2019</div>',
      '<dl><dt>آخر تحديث</dt><dd>14 مايو 2019</dd></dl>',
      '<div class="last-update">14 مايو 2019</div>',
      '<div>تاريخ التسجيل: 14-5-2019</div>',
    ]
    for (const line of lines) expect(parse(bare.replace('<!-- DATE -->', line)).published, line).toBeNull()
    const changed = '<meta property="article:modified_time" content="2019-05-14T09:00:00+03:00">'
    expect(parse(bare.replace('</head>', `${changed}</head>`)).published).toBeNull()
    const archived = `${bare}<!-- FILE ARCHIVED ON 10:11:12 May 20, 2019 AND RETRIEVED FROM THE INTERNET ARCHIVE -->`
    expect(parse(archived).published).toBeNull()
  })

  test('is written month first by American systems alone', () => {
    const stamped = (text: string) =>
      parse(page.replace('2019-05-11T21:40:00Z', text)).published?.value ?? null
    expect(stamped('5/11/2019 9:40:00 PM')).toBe('2019-05-11')
    expect(stamped('5/11/2019')).toBeNull()
    expect(stamped('20190511')).toBe('2019-05-11')
    expect(stamped('السبت، 11 مايو 2019')).toBe('2019-05-11')
  })
})

describe('the writer', () => {
  const written = (line: string) => parse(page.replace('<!-- DATE -->', line)).author?.value ?? null

  test.each([
    ['<div>بواسطة: سامر الحلواني - 12 مايو 2019</div>', 'سامر الحلواني'],
    [
      '<div class="meta"><span>بواسطة</span> <a class="author" href="/w">سامر الحلواني</a></div>',
      'سامر الحلواني',
    ],
    ['<div class="author">صوت الضفة</div>', null],
    ['<div class="author">Administrator</div>', null],
  ])('is %s', (line, name) => {
    expect(written(line)).toBe(name)
  })
})

describe('what a container says', () => {
  const of = (field: string, text: string) => ({ given: said(field, text) })

  test('is read with its evidence', () => {
    expect(givenTitle(of('title', ' عنوان  الخبر '))).toMatchObject({ value: 'عنوان الخبر', basis: 'meta' })
    expect(givenTitle(of('title', '  '))).toBeNull()
    expect(givenPublished(of('published', 'Thu, 11 Jun 2015 14:30:00 GMT'), 'dmy', null)).toMatchObject({
      value: '2015-06-11',
      text: 'Thu, 11 Jun 2015 14:30:00 GMT',
    })
    expect(givenAuthor(of('author', 'desk@daffa.example (سامر الحلواني)'))?.value).toBe('سامر الحلواني')
    expect(givenAuthor(of('author', 'https://daffa.example/w'))).toBeNull()
    expect(givenUrl(of('url', 'http://web.archive.org/web/2013/http://a.example/b'))?.value).toBe(
      'http://a.example/b',
    )
  })

  test('keeps the day as written, and says when it is in doubt', () => {
    const evening = of('published', '2015-06-11T22:30:00Z')
    expect(givenPublished(evening, 'dmy', null)).toMatchObject({
      value: '2015-06-11',
      flags: ['zone_utc'],
      candidates: ['2015-06-11', '2015-06-12'],
    })
    expect(givenPublished(evening, 'dmy', null, 'Asia/Riyadh')?.value).toBe('2015-06-12')
    const own = of('published', '2015-06-11T22:30:00+03:00')
    expect(givenPublished(own, 'dmy', null, 'Asia/Riyadh')).toMatchObject({ value: '2015-06-11', flags: [] })
  })

  test('names the outlet by id, name, host or address', () => {
    const [outlet] = authority.outlets.filter(({ hosts }) => hosts.length > 0)
    if (!outlet) throw new Error('the sample has no outlet with a host')
    const host = outlet.hosts.find((known) => !known.includes('/')) ?? ''
    for (const text of [outlet.id, outlet.name, outlet.short, host, `https://www.${host}/x`])
      expect(givenOutlet(of('outlet', text), authority.outlets)?.value).toBe(outlet.id)
    expect(givenOutlet(of('url', `https://m.${host}/news/1`), authority.outlets)?.value).toBe(outlet.id)
    expect(givenOutlet(of('outlet', 'صحيفة لا يعرفها أحد'), authority.outlets)).toBeNull()
  })
})

test('addresses lose what archives and caches put before them', () => {
  expect(plainAddress('/web/20131106142000im_/http:/www.a.example/b')).toBe('http://www.a.example/b')
  expect(plainAddress('https://www-a-example.cdn.ampproject.org/c/s/www.a.example/b')).toBe(
    'https://www.a.example/b',
  )
  expect(plainAddress('https://a.example/2015/06/11/b')).toBe('https://a.example/2015/06/11/b')
  expect(plainAddress('javascript:void(0)')).toBeNull()
})
