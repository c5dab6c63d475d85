// Containers: each format is opened into its documents, under stable numbers, with what it says of them.
import { createHash } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { decodeReceived } from '../src/import/read.ts'
import { given, oneByte, openBytes, shown, utf8, utf16, warc, zip } from './fixtures/containers/make.ts'

const A = { title: 'افتتاح معرض الكتاب', text: 'افتتح رئيس البلدية معرض الكتاب في ساحة الصواري.' }
const B = { title: 'موسم الزيتون يبدأ', text: 'بدأ المزارعون قطف الزيتون في التلال الشرقية.' }
const lines = (name: string) => [`${name}#1 ${A.title} | ${A.text}`, `${name}#2 ${B.title} | ${B.text}`]
const PAGE = `<!doctype html><html><head><title>${A.title}</title></head><body><p>${A.text}</p></body></html>`

describe('a single document', () => {
  test.each([
    ['a.txt', A.text, 'text/plain'],
    ['a', A.text, 'text/plain'],
    ['a.html', PAGE, 'text/html'],
    ['a.txt', PAGE, 'text/html'],
    ['a.json', PAGE, 'text/html'],
    ['a.html', A.text, 'text/plain'],
    ['a.md', `# ${A.title}\n\n${A.text}`, 'text/plain'],
    [
      'a.xhtml',
      `<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml">${A.text}</html>`,
      'text/html',
    ],
  ])('%s keeps its bytes, and is told by what it holds', async (name, text, mediaType) => {
    const [one, ...more] = await openBytes(name, text)
    expect(more).toEqual([])
    if (!one || !('received' in one)) throw new Error(JSON.stringify(one))
    expect(one.received).toMatchObject({ path: name, text: null, given: {} })
    expect(one.received.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    expect(decodeReceived(one.received)).toMatchObject({ document: { mediaType, text, encoding: 'utf-8' } })
  })

  test('front matter gives the fields of Markdown, and its text is what follows', async () => {
    const md = `---\nالعنوان: ${A.title}\ndate: 2019-04-12\nauthor:\n  name: ليلى الراوي\nlast-modified: 2024-01-01\n---\n## فصل\n\n${A.text}\n`
    const opened = await openBytes('a.md', md)
    expect(shown(opened)).toEqual([`a.md ${A.title} | ## فصل\n\n${A.text}\n`])
    expect(given(opened)).toEqual({
      title: `${A.title} < md:العنوان`,
      published: '2019-04-12 < md:date',
      author: 'ليلى الراوي < md:author.name',
    })
  })

  test('front matter that is none is told, and nothing of it is lost', async () => {
    const md = `---\ntitle: [\n---\n${A.text}\n`
    expect(shown(await openBytes('a.md', md))).toEqual(['a.md ? md/front-matter', `a.md - | ${md}`])
  })

  test.each([
    ['a.pdf', '%PDF-1.7', 'read/format'],
    ['a.txt', '%PDF-1.7', 'read/format'],
    ['a.docx', 'PK\u0003\u0004', 'read/format'],
    ['a.mht', 'MIME-Version: 1.0', 'read/format'],
    ['a.exe', 'MZ', 'read/format'],
    ['a.json', 'قال المتحدث', 'json/invalid'],
    ['a.xml', '<?xml version="1.0"?><urlset></urlset>', 'read/empty'],
    ['a.jsonl', '', 'read/empty'],
    ['a.json', '[]', 'read/empty'],
    ['a.warc', '', 'read/empty'],
    ['a.zip', zip(), 'read/empty'],
  ])('%s holding %j is refused by its code, with its checksum', async (name, bytes, rule) => {
    const [one, ...more] = await openBytes(name, bytes)
    expect(more).toEqual([])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(one).toMatchObject({ refused: { path: name, rule, sha256, size: Buffer.from(bytes).length } })
  })

  test('an office document is no zip of documents', async () => {
    const bytes = zip(
      { name: '[Content_Types].xml', bytes: '<x/>' },
      { name: 'word/document.xml', bytes: '<x/>' },
    )
    expect(shown(await openBytes('a.zip', bytes))).toEqual(['a.zip ! read/format'])
  })
})

describe('JSON', () => {
  const array = JSON.stringify([A, B])
  test.each([
    ['an array', 'a.json', array],
    ['an array with white space', 'a.json', JSON.stringify([A, B], null, 2)],
    ['an array under another ending', 'a.txt', array],
    ['an object with the array in it', 'a.json', JSON.stringify({ total: 2, response: { docs: [A, B] } })],
    [
      'search results',
      'a.json',
      JSON.stringify({
        hits: {
          hits: [
            { _id: 1, _source: A },
            { _id: 2, _source: B },
          ],
        },
      }),
    ],
    ['objects by their ids', 'a.json', JSON.stringify({ a1: A, a2: B })],
    ['objects one after the other', 'a.json', JSON.stringify(A, null, 1) + JSON.stringify(B, null, 1)],
    ['one a line', 'a.jsonl', `${JSON.stringify(A)}\n\n${JSON.stringify(B)}\n`],
    ['one a line with another ending', 'a.json', `${JSON.stringify(A)}\r\n${JSON.stringify(B)}`],
    ['an array that is called lines', 'a.ndjson', array],
    ['UTF-8 with a mark', 'a.json', `\uFEFF${array}`],
    ['UTF-16', 'a.json', utf16(array)],
    ['UTF-16 without a mark', 'a.jsonl', utf16(`${JSON.stringify(A)}\n${JSON.stringify(B)}`, false)],
    ['windows-1256', 'a.json', oneByte(array, 'windows-1256')],
  ])('%s', async (_, name, bytes) => {
    expect(shown(await openBytes(name, bytes))).toEqual(lines(name))
  })

  test('keeps an object as it is but for the white space between its tokens', async () => {
    const json =
      '[ { "2": 12345678901234567890,\n "1" : "\\u0627 \\/ \\" { [ ",  "text" :"نص الخبر" , "2":null } ]'
    const [one] = await openBytes('a.json', json)
    if (!one || !('received' in one)) throw new Error(JSON.stringify(one))
    const kept = '{"2":12345678901234567890,"1":"\\u0627 \\/ \\" { [ ","text":"نص الخبر","2":null}'
    expect(Buffer.from(one.received.bytes).toString()).toBe(kept)
    expect(one.received.sha256).toBe(createHash('sha256').update(kept).digest('hex'))
  })

  test('reads the known names in three languages, and no day of a capture for that of publication', async () => {
    const item = {
      Headline: 'عنوان',
      'نص الخبر': ['فقرة أولى', 'فقرة ثانية'],
      crawled_at: '2024-01-01',
      modified: '2024-01-02',
      timestamp: 1700000000,
      date_extracted: '2024-01-03',
      publish_date: '12 نيسان 2019',
      auteurs: [{ name: 'ليلى' }, { name: 'سامي' }],
      source: { name: 'صحيفة الضفاف', url: 'x' },
      الرابط: 'https://example.org/1',
    }
    const opened = await openBytes('a.json', JSON.stringify({ ...item, authors: item.auteurs }))
    expect(shown(opened)).toEqual(['a.json#1 عنوان | فقرة أولى\n\nفقرة ثانية'])
    expect(given(opened)).toEqual({
      title: 'عنوان < json:Headline',
      published: '12 نيسان 2019 < json:publish_date',
      author: 'ليلى، سامي < json:authors.name',
      outlet: 'صحيفة الضفاف < json:source.name',
      url: 'https://example.org/1 < json:الرابط',
    })
  })

  test.each([
    ['a headline alone', { title: 'عنوان' }, 'a.jsonl#1 عنوان | '],
    ['a summary alone', { summary: 'ملخص الخبر' }, 'a.jsonl#1 - | ملخص الخبر'],
    ['a text within', { id: 4, article: A }, `a.jsonl#1 ${A.title} | ${A.text}`],
    ['a list beside the text', { ...A, related: [B, B] }, `a.jsonl#1 ${A.title} | ${A.text}`],
  ])('takes %s', async (_, item, line) => {
    expect(shown(await openBytes('a.jsonl', JSON.stringify(item)))).toEqual([line])
  })

  test('an object with a list of texts is what is wrapped round them', async () => {
    const feed = { title: 'موقع', items: [{ title: A.title, content_text: A.text }] }
    expect(shown(await openBytes('a.json', JSON.stringify(feed)))).toEqual([
      `a.json#1 ${A.title} | ${A.text}`,
    ])
  })

  test('refuses a line that is damaged with its number, and goes on', async () => {
    const text = `${JSON.stringify(A)}\n{"title": "عنوان",}\n7\n{"x": 1, "y": {"z": "ب"}}\n{"text": " "}\n${JSON.stringify(B)}`
    const opened = await openBytes('a.jsonl', text)
    expect(shown(opened)).toEqual([
      lines('a.jsonl')[0],
      'a.jsonl#2 ! json/invalid',
      'a.jsonl#3 ! json/not-an-object',
      'a.jsonl#4 ! read/no-text',
      'a.jsonl#5 ! read/empty',
      `a.jsonl#6 ${B.title} | ${B.text}`,
    ])
    const messages = opened.flatMap((one) => ('refused' in one ? [one.refused] : []))
    expect(messages[0]?.message).toMatch(/^line 2: /)
    expect(messages[2]).toMatchObject({ message: expect.stringContaining('`x`, `y.z`'), size: 22 })
  })

  test('marked-up text is HTML, and keeps the paragraphs that its line ends tell', async () => {
    const [one] = await openBytes('a.json', JSON.stringify({ text: '<b>أول</b>\nتتمة\n\nثان' }))
    expect(one).toMatchObject({
      received: { mediaType: 'text/html', text: '<p><b>أول</b><br>\nتتمة\n\n<p>ثان' },
    })
    const [two] = await openBytes('a.json', JSON.stringify({ text: '<p>أول</p>\n<p>ثان</p>' }))
    expect(two).toMatchObject({ received: { mediaType: 'text/html', text: '<p>أول</p>\n<p>ثان</p>' } })
    const [three] = await openBytes('a.json', JSON.stringify({ text: 'أقل < أكثر & <لا شيء>' }))
    expect(three).toMatchObject({ received: { mediaType: 'text/plain' } })
  })
})

describe('CSV', () => {
  const header = 'العنوان,Text,pub date'
  const quoted = `"${A.title}","${A.text.replace(' معرض', ' ""معرض""،\nو')}",2019-04-12`
  test.each<readonly [string, string, Uint8Array | string]>([
    ['commas', 'a.csv', `${header}\n${quoted}\n`],
    ['semicolons', 'a.csv', `${header.replaceAll(',', ';')}\r\n${quoted.replaceAll('",', '";')}`],
    ['tabs', 'a.tsv', `${header.replaceAll(',', '\t')}\n${quoted.replaceAll('",', '"\t')}`],
    ['a mark', 'a.csv', `\uFEFF${header}\n${quoted}`],
    ['UTF-16', 'a.csv', utf16(`${header}\n${quoted}`)],
    ['windows-1256', 'a.csv', oneByte(`${header}\n${quoted}`, 'windows-1256')],
    [
      'the line of a spreadsheet',
      'a.csv',
      `sep=;\n${header.replaceAll(',', ';')}\n${quoted.replaceAll('",', '";')}`,
    ],
  ])('with %s', async (_, name, bytes) => {
    const opened = await openBytes(name, bytes)
    const text = A.text.replace(' معرض', ' "معرض"،\nو')
    expect(shown(opened)).toEqual([`${name}#1 ${A.title} | ${text}`])
    expect(given(opened)).toEqual({
      title: `${A.title} < csv:العنوان`,
      published: '2019-04-12 < csv:pub date',
    })
    const [one] = opened
    if (!one || !('received' in one)) throw new Error()
    const row = JSON.stringify({ العنوان: A.title, Text: text, 'pub date': '2019-04-12' })
    expect(Buffer.from(one.received.bytes).toString()).toBe(row)
  })

  test('refuses rows whose cells do not fit the first row, and goes on', async () => {
    const opened = await openBytes('a.csv', 'title,text\nأ,ب\nأ\nأ,ب,ج\nأ,ب,\n\nت,ث\n')
    expect(shown(opened)).toEqual([
      'a.csv#1 أ | ب',
      'a.csv#2 ! csv/cells',
      'a.csv#3 ! csv/cells',
      'a.csv#4 أ | ب',
      'a.csv#5 ت | ث',
    ])
    expect(opened[1]).toMatchObject({ refused: { message: 'line 3: it has 1 cells, the first row 2' } })
  })

  test('refuses a table without a column that it knows, once', async () => {
    const opened = await openBytes('a.csv', 'س,ص\n1,2\n3,4\n')
    expect(opened).toMatchObject([
      { refused: { path: 'a.csv', rule: 'csv/header', message: expect.stringContaining('`س`, `ص`') } },
    ])
  })

  test('refuses a row that is no UTF-8 alone', async () => {
    const bytes = Buffer.concat([utf8('title,text\nأ,ب\nأ,'), Uint8Array.of(0xc7, 0xe1), utf8('\nت,ث\n')])
    const opened = await openBytes('a.csv', bytes)
    expect(shown(opened)).toEqual(['a.csv#1 أ | ب', 'a.csv#2 ! read/encoding', 'a.csv#3 ت | ث'])
  })

  test('tells a quotation mark that is left open', async () => {
    expect(shown(await openBytes('a.csv', 'title,text\nأ,ب\n"أ,ب\nت,ث\n'))).toEqual([
      'a.csv#1 أ | ب',
      'a.csv#2 ! csv/quotes',
    ])
  })
})

describe('feeds', () => {
  const item = (title: string, text: string) =>
    `<item><title>${title}</title><link>https://example.org/1</link><description>موجز</description><content:encoded><![CDATA[<p>${text}</p> ]]></content:encoded><pubDate>Fri, 12 Apr 2019 08:00:00 +0300</pubDate><dc:creator>ليلى</dc:creator></item>`
  const rss = (items: string, more = '') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"${more}><channel><title>صحيفة الضفاف</title><language>ar</language><!-- <item> -->${items}</channel></rss>`

  test('RSS gives every field, and its items as they stand', async () => {
    const source = rss(item(A.title, A.text) + item(B.title, B.text))
    const opened = await openBytes('a.xml', source)
    expect(shown(opened)).toEqual([
      `a.xml#1 ${A.title} | <p>${A.text}</p> `,
      `a.xml#2 ${B.title} | <p>${B.text}</p> `,
    ])
    expect(given(opened)).toEqual({
      title: `${A.title} < rss:title`,
      published: 'Fri, 12 Apr 2019 08:00:00 +0300 < rss:pubDate',
      author: 'ليلى < rss:dc:creator',
      outlet: 'صحيفة الضفاف < rss:channel/title',
      url: 'https://example.org/1 < rss:link',
      language: 'ar < rss:channel/language',
    })
    const [one] = opened
    if (!one || !('received' in one)) throw new Error()
    expect(Buffer.from(one.received.bytes).toString()).toBe(item(A.title, A.text))
  })

  test.each([
    ['windows-1256', (text: string) => oneByte(text.replace('UTF-8', 'windows-1256'), 'windows-1256')],
    ['UTF-16', (text: string) => utf16(text.replace('UTF-8', 'UTF-16'))],
  ])('RSS in %s', async (_, encode) => {
    const opened = await openBytes('feed.rss', encode(rss(item(A.title, A.text))))
    expect(shown(opened)).toEqual([`feed.rss#1 ${A.title} | <p>${A.text}</p> `])
  })

  test('RDF, with prefixes of its own', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>ضفاف</title><items/></channel><item rdf:about="x"><title>${A.title}</title><description>${A.text}</description><d:date>2019-04-12</d:date></item></rdf:RDF>`
    const opened = await openBytes('a.rdf', rdf)
    expect(shown(opened)).toEqual([`a.rdf#1 ${A.title} | ${A.text}`])
    expect(given(opened).published).toBe('2019-04-12 < rss:dc:date')
  })

  test('Atom: what was updated is not what was published', async () => {
    const entry = (dates: string) =>
      `<entry><title type="html">${A.title}</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/><author><name>ليلى</name></author>${dates}<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${A.text}</p></div></content></entry>`
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>ضفاف</title>${entry('<updated>2020-01-01</updated>')}${entry('<published>2019-04-12T08:00:00Z</published>')}</feed>`
    const opened = await openBytes('a.atom', atom)
    expect(shown(opened)[0]).toBe(
      `a.atom#1 ${A.title} | <div xmlns="http://www.w3.org/1999/xhtml"><p>${A.text}</p></div>`,
    )
    expect(given(opened)).toEqual({
      title: `${A.title} < atom:title`,
      author: 'ليلى < atom:author.name',
      outlet: 'ضفاف < atom:feed/title',
      url: 'https://example.org/1 < atom:link',
      language: 'ar < atom:feed/xml:lang',
    })
    expect(given(opened.slice(1)).published).toBe('2019-04-12T08:00:00Z < atom:published')
  })

  test('a WordPress export gives its published posts, on the day of their own clock', async () => {
    const post = (type: string, status: string, n: number) =>
      `<item><title>خبر ${n}</title><pubDate>Thu, 11 Apr 2019 22:30:00 +0000</pubDate><dc:creator><![CDATA[admin]]></dc:creator><content:encoded><![CDATA[فقرة <b>أولى</b>\n\nفقرة ثانية]]></content:encoded><wp:post_date>2019-04-12 01:30:00</wp:post_date><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type></item>`
    const authors =
      '<wp:author><wp:author_login>admin</wp:author_login><wp:author_display_name>ليلى الراوي</wp:author_display_name></wp:author>'
    const wxr = rss(
      authors +
        post('post', 'publish', 1) +
        post('post', 'draft', 2) +
        post('attachment', 'inherit', 3) +
        post('page', 'publish', 4) +
        post('news', 'publish', 5),
      ' xmlns:wp="http://wordpress.org/export/1.2/"',
    )
    const opened = await openBytes('export.xml', wxr)
    expect(shown(opened)).toEqual([
      'export.xml#1 خبر 1 | <p>فقرة <b>أولى</b>\n\n<p>فقرة ثانية',
      'export.xml#2 خبر 5 | <p>فقرة <b>أولى</b>\n\n<p>فقرة ثانية',
      'export.xml ? feed/left-out',
    ])
    expect(given(opened)).toMatchObject({
      published: '2019-04-12 01:30:00 < wxr:wp:post_date',
      author: 'ليلى الراوي < wxr:wp:author_display_name',
    })
    expect(opened[2]).toMatchObject({
      issue: { severity: 'info', message: expect.stringContaining('1 attachment, 1 draft, 1 page') },
    })
  })

  test('an entity of its own is never expanded', async () => {
    const bomb = rss(
      '<item><title>&a;</title><description>&#x627; &amp; &b; &file;</description></item>',
    ).replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]><rss',
    )
    expect(shown(await openBytes('a.xml', bomb))).toEqual(['a.xml#1 &a; | ا & &b; &file;'])
  })
})

describe('WARC', () => {
  const chunked = (bytes: Uint8Array) =>
    Buffer.concat([
      utf8('5\r\n'),
      bytes.subarray(0, 5),
      utf8(`\r\n${(bytes.length - 5).toString(16)};x=y\r\n`),
      bytes.subarray(5),
      utf8('\r\n0\r\n\r\n'),
    ])
  const html = { 'Content-Type': 'text/html; charset=utf-8' }

  test.each([false, true])('pages and texts that were answered with success (gzip: %s)', async (gzip) => {
    const bytes = await warc(
      [
        { type: 'warcinfo', body: 'software: x', headers: { 'Content-Type': 'application/warc-fields' } },
        { url: 'http://example.org/1', body: PAGE },
        { type: 'request', body: '' },
        { body: 'لا شيء', status: '404 Not Found' },
        { body: Uint8Array.of(0xff, 0xd8, 0xff), headers: { 'Content-Type': 'image/jpeg' } },
        { url: 'http://example.org/نص', body: A.text, headers: { 'Content-Type': 'text/plain' } },
        { type: 'resource', url: 'file:///b.html', body: PAGE, headers: { 'Content-Type': 'text/html' } },
        { type: 'metadata', body: 'x: y', headers: { 'Content-Type': 'application/warc-fields' } },
      ],
      gzip,
    )
    const opened = await openBytes('a.warc.gz', bytes)
    expect(shown(opened)).toEqual([
      `a.warc.gz#1 - | ${PAGE}`,
      `a.warc.gz#2 - | ${A.text}`,
      `a.warc.gz#3 - | ${PAGE}`,
      'a.warc.gz ? warc/left-out',
    ])
    expect(given(opened)).toEqual({ url: 'http://example.org/1 < warc:WARC-Target-URI' })
    expect(given(opened.slice(1))).toEqual({
      url: 'http://example.org/%D9%86%D8%B5 < warc:WARC-Target-URI',
    })
    expect(opened[3]).toMatchObject({
      issue: {
        message: expect.stringContaining('1 answer 404, 1 image/jpeg, 1 metadata, 1 request, 1 warcinfo'),
      },
    })
  })

  test.each([
    ['gzip', gzipSync(PAGE), { ...html, 'Content-Encoding': 'gzip' }],
    ['deflate', deflateSync(PAGE), { ...html, 'Content-Encoding': 'deflate' }],
    ['bare deflate', deflateRawSync(PAGE), { ...html, 'Content-Encoding': 'deflate' }],
    ['brotli', brotliCompressSync(PAGE), { ...html, 'Content-Encoding': 'br' }],
    ['chunks', chunked(utf8(PAGE)), { ...html, 'Transfer-Encoding': 'chunked' }],
    [
      'gzip in chunks',
      chunked(gzipSync(PAGE)),
      { ...html, 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' },
    ],
    ['nothing, though the head says gzip', utf8(PAGE), { ...html, 'Content-Encoding': 'gzip' }],
    ['nothing, though the head says brotli', utf8(PAGE), { ...html, 'Content-Encoding': 'br' }],
    ['nothing, though the head says chunks', utf8(PAGE), { ...html, 'Transfer-Encoding': 'chunked' }],
    ['nothing, and no type', utf8(PAGE), { Server: 'x' }],
  ])('a page packed with %s', async (_, body, headers) => {
    expect(shown(await openBytes('a.warc', await warc([{ body, headers }])))).toEqual([
      `a.warc#1 - | ${PAGE}`,
    ])
  })

  test('the character set of the answer goes with the page', async () => {
    const [one] = await openBytes(
      'a.warc',
      await warc([{ body: PAGE, headers: { 'Content-Type': 'text/html; Charset="Windows-1256"' } }]),
    )
    expect(one).toMatchObject({ received: { charset: 'windows-1256', mediaType: 'text/html' } })
  })

  test('reads the same bytes as the library that writes them', async () => {
    const bytes = await warc(
      [{ body: PAGE }, { body: gzipSync(PAGE), headers: { ...html, 'Content-Encoding': 'gzip' } }],
      true,
    )
    const theirs: string[] = []
    for await (const record of new WARCParser([bytes]))
      theirs.push(new TextDecoder().decode(await record.readFully(true)))
    const ours = (await openBytes('a.warc.gz', bytes)).map((one) =>
      'received' in one ? new TextDecoder().decode(one.received.bytes) : '',
    )
    expect(ours).toEqual(theirs)
  })
})

describe('archives', () => {
  test('a zip of any, counted through', async () => {
    const inner = zip({ name: 'b.json', bytes: JSON.stringify([A, B]) })
    const bytes = zip(
      { name: 'folder/', bytes: '', method: 0 },
      { name: 'a.txt', bytes: A.text },
      { name: '__MACOSX/._a.txt', bytes: 'x' },
      { name: '../../../evil.txt', bytes: B.text, method: 0 },
      { name: 'inner.zip', bytes: inner, method: 0 },
      { name: 'picture.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff) },
      { name: 'c.html.gz', bytes: gzipSync(PAGE) },
    )
    const opened = await openBytes('a.zip', bytes)
    expect(shown(opened)).toEqual([
      `a.zip#1 - | ${A.text}`,
      `a.zip#2 - | ${B.text}`,
      `a.zip#3 ${A.title} | ${A.text}`,
      `a.zip#4 ${B.title} | ${B.text}`,
      'a.zip#5 ! read/format',
      `a.zip#6 - | ${PAGE}`,
      'a.zip ? zip/left-out',
    ])
    const sha256 = createHash('sha256')
      .update(Uint8Array.of(0xff, 0xd8, 0xff))
      .digest('hex')
    expect(opened[4]).toMatchObject({
      refused: { sha256, size: 3, message: expect.stringMatching(/^`picture.jpg` in it: /) },
    })
  })

  test('of a web archive its WARCs alone', async () => {
    const bytes = zip(
      { name: 'datapackage.json', bytes: '{"title": "x"}' },
      { name: 'archive/data.warc.gz', bytes: await warc([{ body: PAGE }], true), method: 0 },
      { name: 'pages/pages.jsonl', bytes: '{"title": "x"}' },
    )
    expect(shown(await openBytes('a.wacz', bytes))).toEqual([`a.wacz#1 - | ${PAGE}`])
  })

  test('three deep and no deeper', async () => {
    const deep = (levels: number): Uint8Array =>
      levels === 0 ? utf8(A.text) : zip({ name: levels === 1 ? 'a.txt' : 'a.zip', bytes: deep(levels - 1) })
    expect(shown(await openBytes('a.zip', deep(3)))).toEqual([`a.zip#1 - | ${A.text}`])
    expect(shown(await openBytes('a.zip', deep(4)))).toEqual(['a.zip#1 ! read/nested'])
  })

  test('gzip is told by its bytes, whatever it is called', async () => {
    expect(
      shown(await openBytes('a.jsonl.gz', gzipSync(`${JSON.stringify(A)}\n${JSON.stringify(B)}\n`))),
    ).toEqual(lines('a.jsonl.gz'))
    expect(shown(await openBytes('a.txt', gzipSync(A.text)))).toEqual([`a.txt#1 - | ${A.text}`])
  })
})
