// Containers that are damaged, that lie, or that were made to do harm: refused by a code, never thrown at, never waited for.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeReceived, type Opened } from '../src/import/read.ts'
import { openBytes, shown, utf8, utf16, warc, zip } from './fixtures/containers/make.ts'

const A = { title: 'افتتاح معرض الكتاب', text: 'افتتح رئيس البلدية معرض الكتاب في ساحة الصواري.' }
const B = { title: 'موسم الزيتون يبدأ', text: 'بدأ المزارعون قطف الزيتون في التلال الشرقية.' }
const PAGE = `<!doctype html><title>${A.title}</title><p>${A.text}</p>`
const MIB = 1024 * 1024
const LARGE = 'ا'.repeat(9 * MIB)
const rss = (items: string) =>
  `<?xml version="1.0"?><rss><channel><title>ضفاف</title>${items}</channel></rss>`
const item = ({ title, text }: typeof A) =>
  `<item><title>${title}</title><description>${text}</description></item>`
const rulesOf = (opened: readonly Opened[]) =>
  opened.flatMap((one) => ('refused' in one ? [one.refused.rule] : []))

describe('damage', () => {
  const csv = `title,text\n"${A.title}","${A.text}"\n${B.title},${B.text}\n`
  const makers: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[] = [
    ['a.json', () => utf8(JSON.stringify({ docs: [A, B] }, null, 1))],
    ['b.json', () => utf16(JSON.stringify([A, B]))],
    ['a.jsonl', () => utf8(`${JSON.stringify(A)}\n${JSON.stringify(B)}\n`)],
    ['a.csv', () => utf8(csv)],
    ['a.xml', () => utf8(rss(item(A) + item(B)))],
    [
      'a.warc',
      () =>
        warc([
          { body: PAGE },
          { body: gzipSync(PAGE), headers: { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' } },
        ]),
    ],
    ['a.warc.gz', () => warc([{ body: PAGE }, { type: 'request', body: '' }, { body: PAGE }], true)],
    [
      'a.zip',
      () =>
        zip(
          { name: 'a.json', bytes: JSON.stringify([A, B]) },
          { name: 'b.txt', bytes: A.text },
          { name: 'c.zip', bytes: zip({ name: 'd.csv', bytes: csv }) },
        ),
    ],
    ['a.csv.gz', () => new Uint8Array(gzipSync(csv))],
    ['a.md', () => utf8(`---\ntitle: ${A.title}\ntags: [a, b]\n---\n${A.text}`)],
  ]

  test.each(makers)('of %s gives documents and refusals, the same on every run', async (name, make) => {
    const whole = await make()
    const change = fc.record({
      cut: fc.nat(whole.length),
      flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(7)), { maxLength: 4 }),
      isCut: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ cut, flips, isCut }) => {
        const bytes = new Uint8Array(whole)
        for (const [at, bit] of flips) bytes[at] = (bytes[at] as number) ^ (1 << bit)
        const damaged = isCut ? bytes.subarray(0, cut) : bytes
        const opened = await openBytes(name, damaged)
        expect(opened.filter((one) => !('issue' in one)).length).toBeGreaterThan(0)
        for (const one of opened) if ('received' in one) decodeReceived(one.received)
        expect(await openBytes(name, damaged)).toEqual(opened)
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  test('what comes before a gzip breaks off is kept', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ ...A, n: Math.sin(i) })).join('\n')
    const packed = gzipSync(lines)
    const opened = await openBytes('a.jsonl.gz', packed.subarray(0, packed.length - 4000))
    expect(opened.length).toBeGreaterThan(1000)
    expect(rulesOf(opened)).toEqual(['gzip/damaged'])
    expect(opened.at(-1)).toMatchObject({ refused: { path: `a.jsonl.gz#${opened.length}`, sha256: null } })
  })

  test.each([
    ['a.json', `[${JSON.stringify(A)},{"title": "خب`, ['json/truncated']],
    ['a.json', `[${JSON.stringify(A)}`, ['json/truncated']],
    ['a.json', `[${JSON.stringify(A)}, }`, ['json/invalid']],
    ['a.json', `[${JSON.stringify(A)}, {"title" "خبر"}, 7]`, ['json/invalid', 'json/not-an-object']],
    ['a.json', `{"docs": [${JSON.stringify(A)}, {"a`, ['json/truncated']],
    ['a.xml', rss(item(A)).slice(0, -16).concat('<item><title>x'), ['feed/truncated']],
  ])('%s: %s', async (name, text, rules) => {
    const opened = await openBytes(name, text)
    expect(shown(opened)[0]).toBe(`${name}#1 ${A.title} | ${A.text}`)
    expect(rulesOf(opened)).toEqual(rules)
  })
})

describe('WARC records that lie', () => {
  const record = (length: string, body: string, head = '') =>
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n${head}Content-Type: application/http\r\nContent-Length: ${length}\r\n\r\n${body}\r\n\r\n`
  const answer = (text: string) => `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${text}`
  const page = answer('<html>نص</html>')
  const size = Buffer.byteLength(page)
  const good = record(String(size), page)

  test.each([
    ['too short a length', record(String(size - 8), page), ['warc/length']],
    ['too long a length', record(String(size + 60), page), ['warc/length']],
    ['no length', record('', page), ['warc/header']],
    ['a length that is none', record('12abc', page), ['warc/header']],
    ['a length below nothing', record('-5', page), ['warc/header']],
    ['a length beyond all bounds', record('999999999999999', page), ['warc/length']],
    ['no record', 'لا شيء هنا\r\n\r\n', ['warc/header']],
    ['a head without an end', `WARC/1.1\r\nX: ${'y'.repeat(300_000)}\r\n`, ['warc/header']],
  ])('with %s are refused, and the next one is read', async (_, bad, rules) => {
    const opened = await openBytes('a.warc', good + bad + good)
    expect(rulesOf(opened)).toEqual(rules)
    expect(opened.filter((one) => 'received' in one).length).toBe(
      rules[0] === 'warc/length' && /999/.test(bad) ? 1 : 2,
    )
  })

  test('the last one is cut', async () => {
    expect(rulesOf(await openBytes('a.warc', good + good.slice(0, -12)))).toEqual(['warc/truncated'])
  })

  test('a page that unpacks to more than a document may be', async () => {
    const headers = { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }
    const opened = await openBytes('a.warc', await warc([{ body: gzipSync(LARGE), headers }, { body: PAGE }]))
    expect(shown(opened)).toEqual(['a.warc#1 ! read/too-large', `a.warc#2 - | ${PAGE}`])
  })

  test('a film is left out by what its head says, however large', async () => {
    const film = answer(LARGE).replace('text/html', 'video/mp4')
    const opened = await openBytes('a.warc', record(String(Buffer.byteLength(film)), film) + good)
    expect(opened[1]).toMatchObject({
      issue: { rule: 'warc/left-out', message: expect.stringContaining('1 video/mp4') },
    })
    expect(rulesOf(opened)).toEqual([])
  })
})

describe('zips that lie', () => {
  test.each([
    ['an encrypted member', { name: 'x.txt', bytes: 'x', flags: 0x801 }, 'zip/encrypted'],
    ['an unknown packing', { name: 'x.txt', bytes: 'x', method: 99 as const }, 'zip/method'],
    ['a wrong checksum', { name: 'x.txt', bytes: 'نص طويل', crc: 1 }, 'zip/damaged'],
    ['a size that is too small', { name: 'x.txt', bytes: 'نص طويل', size: 3 }, 'zip/damaged'],
    ['a size that is too large', { name: 'x.txt', bytes: 'نص طويل', size: 300 }, 'zip/damaged'],
    ['a place beyond the end', { name: 'x.txt', bytes: 'نص', at: 0x7fffffff }, 'zip/damaged'],
  ])('with %s: that member is refused', async (_, member, rule) => {
    const opened = await openBytes(
      'a.zip',
      zip({ name: 'a.txt', bytes: A.text }, member, { name: 'b.txt', bytes: B.text }),
    )
    expect(shown(opened)).toEqual([`a.zip#1 - | ${A.text}`, `a.zip#2 ! ${rule}`, `a.zip#3 - | ${B.text}`])
  })

  test('members that lie one upon the other', async () => {
    const bytes = utf8(JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ ...A, i }))))
    const overlapping = Array.from({ length: 50 }, () => ({ name: 'a.json', bytes, at: 0 }))
    const whole = Buffer.from(zip({ name: 'a.json', bytes }))
    const list = Buffer.from(zip(...overlapping))
    // The list of fifty, the data of one.
    const from = list.readUInt32LE(list.length - 6)
    const forged = Buffer.concat([
      whole.subarray(0, whole.readUInt32LE(whole.length - 6)),
      list.subarray(from),
    ])
    forged.writeUInt32LE(whole.readUInt32LE(whole.length - 6), forged.length - 6)
    const rules = rulesOf(await openBytes('a.zip', forged))
    expect(rules).toEqual(['read/bomb'])
  })
})

describe('what was made to do harm', () => {
  test('a document that is too large is refused, and the next one is read', async () => {
    const big = { title: 'كبير', text: LARGE }
    const rules = ['read/too-large']
    const tail = (name: string) => `${name}#2 ${B.title} | ${B.text}`
    for (const [name, bytes] of [
      ['a.json', JSON.stringify([big, B])],
      ['a.jsonl', `${JSON.stringify(big)}\n${JSON.stringify(B)}`],
      ['a.xml', rss(item(big) + item(B))],
      ['a.csv', `title,text\nكبير,${LARGE}\n${B.title},${B.text}`],
    ] as const) {
      const opened = await openBytes(name, bytes)
      expect(rulesOf(opened)).toEqual(rules)
      expect(shown(opened)).toEqual([`${name}#1 ! read/too-large`, tail(name)])
    }
  })

  test('a wrapper that is too large to be held is streamed', async () => {
    const docs = Array.from({ length: 20 }, (_, i) => ({ ...B, i, pad: 'x'.repeat(MIB) }))
    const opened = await openBytes(
      'a.json',
      JSON.stringify({ meta: { n: [1, 2] }, out: { docs }, tail: 'x' }),
    )
    expect(opened.length).toBe(20)
    expect(rulesOf(opened)).toEqual([])
  })

  test('depth without end', async () => {
    const deep = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000)
    const json = await openBytes('a.json', `[{"text": "نص", "x": ${deep('[', ']')}},${JSON.stringify(B)}]`)
    expect(shown(json)).toEqual(['a.json#1 ! json/depth', `a.json#2 ${B.title} | ${B.text}`])
    const feed = await openBytes('a.xml', rss(`<item>${deep('<a>', '</a>')}</item>${item(B)}`))
    expect(shown(feed)).toEqual(['a.xml#1 ! feed/depth', `a.xml#2 ${B.title} | ${B.text}`])
    expect(rulesOf(await openBytes('b.xml', `<rss>${deep('<a>', '')}${item(B)}`))).toEqual([])
    expect(rulesOf(await openBytes('a.json', '['.repeat(3_000_000)))).toEqual(['json/truncated'])
    expect(rulesOf(await openBytes('a.json', '{"a":'.repeat(3_000_000)))).toEqual(['json/truncated'])
  })

  test('a gzip in a gzip in a gzip', async () => {
    let bytes: Uint8Array = utf8(A.text)
    for (let i = 0; i < 6; i += 1) bytes = gzipSync(bytes)
    expect(rulesOf(await openBytes('a.gz', bytes))).toEqual(['read/nested'])
  })

  test('names that reach into the machinery of objects', async () => {
    const opened = await openBytes(
      'a.jsonl',
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"x": 1}}, "text": "نص", "toString": "x"}',
    )
    expect(shown(opened)).toEqual(['a.jsonl#1 - | نص'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(shown(await openBytes('a.csv', '__proto__,text,constructor\nx,نص,y\n'))).toEqual([
      'a.csv#1 - | نص',
    ])
  })

  test('names of members with control characters do not reach a message', async () => {
    const [one] = await openBytes('a.zip', zip({ name: 'x\u001b[31m\u202e.pdf', bytes: 'x' }))
    expect(one).toMatchObject({
      refused: { rule: 'read/format', message: expect.stringContaining('x\\u001b[31m\\u202e.pdf') },
    })
  })

  test('a gzip of nothing but zeros', async () => {
    expect(rulesOf(await openBytes('a.jsonl.gz', gzipSync(Buffer.alloc(64 * MIB)))).length).toBe(1)
  })
})
