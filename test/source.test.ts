// The document line by line: every line as received, what became of it, and by which rule, in words.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ArchiveView, renderPage } from '../layouts/render.ts'
import ar from '../layouts/strings/ar.json' with { type: 'json' }
import en from '../layouts/strings/en.json' with { type: 'json' }
import { toArticle } from '../src/archive/article.ts'
import { type Authority, loadAuthority } from '../src/archive/authority.ts'
import { authorFinder } from '../src/archive/authors.ts'
import { listFiles } from '../src/archive/files.ts'
import { sha256Of } from '../src/archive/id.ts'
import { readingOf, readRecord, writeRecord } from '../src/archive/record.ts'
import { createParser, type Parser as DocumentParser } from '../src/import/parse.ts'
import { readDocument } from '../src/import/read.ts'
import { toRecord } from '../src/import/record.ts'
import { isApart, LINE_RULES } from '../src/import/rules/line-rules.ts'
import { toSource } from '../src/import/source-text.ts'
import type { ArticleRecord, ParsedDocument, RawDocument, SourcePage, SourceText } from '../src/model.ts'
import { launch, serveFolder } from './browser.ts'
import { ROOT, SAMPLE, temporaryFolder, warraq } from './folder.ts'

let authority: Authority
let parser: DocumentParser

beforeAll(async () => {
  authority = await loadAuthority([{ path: join(SAMPLE, 'authority'), sample: true }])
  parser = createParser(authority, { outlet: null, crawled: null })
})

function parse(
  text: string,
  mediaType: RawDocument['mediaType'] = 'text/plain',
  given: RawDocument['given'] = {},
): ParsedDocument {
  const bytes = new TextEncoder().encode(text)
  const sha256 = sha256Of(bytes)
  return parser.parse({
    path: 'a.txt',
    bytes,
    sha256,
    mediaType,
    encoding: 'utf-8',
    text,
    repaired: null,
    given,
  })
}

const VIEW: ArchiveView = {
  site: {
    name: 'ديوان مرسى',
    description: 'أخبار مدينة لا وجود لها',
    language: 'ar',
    interface: 'ar',
    url: null,
    months: 'both',
    digits: 'latn',
    hijri: true,
    notice: null,
    suggestions: [],
  },
  assets: {
    css: 'assets/a.css',
    search: 'assets/a.js',
    engine: 'assets/engine-1.js',
    reading: 'assets/b.js',
    icon: 'a.svg',
    fonts: [],
  },
  footer: [],
  markdown: (body) => body,
  body: () => '',
  anchors: () => ({ quotes: new Map(), headings: [] }),
  authorPath: () => '',
  outletPath: () => null,
  entityPath: () => null,
}

function render(parsed: ParsedDocument, rest: Partial<SourcePage> = {}): string {
  const written = writeRecord(toRecord(parsed))
  const { record } = readRecord(written, 'articles/x.md')
  const outlets = new Map(authority.outlets.map((outlet) => [outlet.id, outlet]))
  const article = toArticle(record as ArticleRecord, outlets, authorFinder([]), () => [], true)
  const source = toSource(parsed, readingOf(article.record))
  const path = article.sourcePath ?? ''
  return renderPage({ kind: 'source', path, article, trail: [], source, differs: false, ...rest }, VIEW)
}

/** Numbers and texts of the lines that a page shows, with its signs read back as the characters that they stand for. */
function linesIn(html: string): { readonly numbers: readonly number[]; readonly texts: readonly string[] } {
  const numbers: number[] = []
  const texts: string[] = []
  let depth = 0
  let sign = false
  const reader = new Parser({
    onopentag(name, { id = '', class: names, title = '' }) {
      if (name === 'li' && /^l\d+$/.test(id)) numbers.push(Number(id.slice(1)))
      if (name === 'div' && names === 'line') {
        depth = 1
        texts.push('')
      } else if (depth > 0) {
        expect([name, names]).toEqual(['bdi', 'sign'])
        sign = true
        texts.push(texts.pop() + String.fromCodePoint(Number.parseInt(title.slice(2), 16)))
      }
    },
    ontext(words) {
      if (depth > 0 && !sign) texts.push(texts.pop() + words)
    },
    onclosetag(name) {
      if (name === 'bdi') sign = false
      if (name === 'div') depth = 0
    },
  })
  reader.end(html)
  return { numbers, texts }
}

/** Documents of the repository with what the parser makes of them. */
async function everyDocument(): Promise<readonly ParsedDocument[]> {
  const folders = [join(SAMPLE, 'documents'), join(ROOT, 'test/golden/unseen/documents')]
  const parsed: ParsedDocument[] = []
  for (const folder of folders)
    for (const path of await listFiles(folder)) {
      const read = await readDocument(join(folder, path), path)
      if ('document' in read) parsed.push(parser.parse(read.document))
    }
  return parsed
}

describe('the rules that take lines out', () => {
  it('have words in both languages, every one', () => {
    const names = [...LINE_RULES].sort()
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(ar.rules).sort()).toEqual(names)
    expect(Object.keys(en.rules).sort()).toEqual(names)
    for (const words of [...Object.values(ar.rules), ...Object.values(en.rules)]) expect(words).not.toBe('')
  })

  it('are named by every line that is no part of its story, and by no other', async () => {
    const known = new Set<string>(LINE_RULES)
    const documents = await everyDocument()
    expect(documents.length).toBeGreaterThan(150)
    for (const { path, lines, removed } of documents) {
      for (const { n, role, rule, parts = [] } of lines)
        for (const piece of [{ role, rule }, ...parts])
          expect(
            isApart(piece.role) ? known.has(piece.rule ?? '') : piece.rule === undefined,
            `${path}:${n} ${piece.role} ${piece.rule}`,
          ).toBe(true)
      for (const { line, rule } of removed)
        expect(known.has(rule ?? ''), `${path}:${line} ${rule}`).toBe(true)
    }
  })

  it.each([
    ['فيسبوك', 'furniture/share-list'],
    ['تابعونا على تويتر', 'furniture/share-starts'],
    ['فيسبوك تويتر طباعة', 'furniture/share-row'],
    ['https://a.example/x', 'furniture/address'],
    ['* * * *', 'shape/separator'],
    ['محليات > المدينة > أسواق', 'shape/breadcrumbs'],
    ['شؤون المدينة', 'place/above-headline'],
  ])('«%s» above a story is taken out by %s', (line, rule) => {
    const parsed = parse(
      `${line}\nطقس\nالبلدية تفتتح جسر النهر الجديد بعد عامين\n\nافتتحت البلدية جسر النهر الجديد صباح اليوم بعد عامين من العمل.\n`,
    )
    expect(parsed.removed[0]).toMatchObject({ line: 1, rule })
  })

  it('are told where the place of a line decided', () => {
    const text =
      'افتتاح الجسر الجديد\n\nقال الوزير إن الجسر سيخدم المدينة كلها طوال العام.\n\nالتعليقات\n1 - سمير\nجميل\nالوسوم\nجسر\n'
    const rules = Object.fromEntries(parse(text).lines.map(({ n, rule }) => [n, rule]))
    expect(rules).toMatchObject({ 1: undefined, 3: undefined, 5: 'furniture/comments-list' })
    expect(rules[6]).toBe('place/after-comments')
    expect(rules[7]).toBe('place/after-comments')
  })
})

describe('a page of a document', () => {
  it.each([
    ['text', 'sawari/017_ab12cd.txt'],
    ['html', 'sawari/2015/06/16-harr.html'],
  ])('is what it was (%s)', async (name, path) => {
    const read = await readDocument(join(SAMPLE, 'documents', path), path)
    if (!('document' in read)) throw new Error(`${path} could not be read`)
    const main = render(parser.parse(read.document)).match(/<main[\s\S]*<\/main>/)?.[0]
    await expect(`${main}\n`).toMatchFileSnapshot(`golden/source/${name}.html`)
  })

  const piece = fc.constantFrom(
    'قال مدير الميناء إن السفينة وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.',
    'شارك الخبر',
    'فيسبوك',
    'نُشر في 11 حزيران 2015',
    '<p>',
    '</p>',
    '</script>',
    '<!--',
    ']]>',
    '&amp;&#39;&nbsp;',
    '\u202E',
    '\u2067\u2069',
    '\u200F',
    '\u0000',
    '\u001B[2J',
    '\u0085',
    '\r',
    '\t',
    '\uFEFF',
    '\u2028',
    '\uD800',
    '\uFFFF',
    '‌',
    ' ',
    '😀',
  )
  const line = fc.oneof(
    { arbitrary: fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')), weight: 4 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 1 },
  )

  it.each(['text/plain', 'text/html'] as const)('gives every line back as it came (%s)', (mediaType) => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const parsed = parse(text, mediaType)
        const html = render(parsed)
        const shown = linesIn(html)
        expect(shown.texts.join(parsed.newline)).toBe(text)
        expect(shown.numbers).toEqual(shown.texts.map((_, i) => i + 1))
        // Nothing that a browser would change or that would turn the page round.
        expect(html.slice(html.indexOf('<section'))).not.toMatch(
          /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u,
        )
        // The page's own script and no other.
        expect(html.match(/<(?:script|!--)/g)).toEqual(['<script'])
      }),
      { numRuns: 60 },
    )
  })

  it('says of each line what became of it', () => {
    const html = render(
      parse(
        'فيسبوك\nافتتاح الجسر الجديد\nنُشر في 11 حزيران 2015\n\nقال الوزير إن الجسر سيخدم المدينة كلها طوال العام.\nآخر تحديث: 12 حزيران 2015\n',
      ),
    )
    const item = (n: number) => html.match(new RegExp(`<li id="l${n}"[\\s\\S]*?</li>`))?.[0] ?? ''
    expect(item(1)).toContain('class="gone"')
    expect(item(1)).toContain('محذوف: دعوة إلى المتابعة أو المشاركة')
    expect(item(1)).toContain('القاعدة: هو بتمامه في قائمة عبارات المشاركة والمتابعة')
    expect(item(2)).toContain('class="kept"')
    expect(item(2)).toContain('قُرئ منه: العنوان')
    expect(item(3)).toContain('class="kept"')
    expect(item(4)).toContain('سطر فارغ')
    expect(item(5)).toContain('<p>متن</p>')
    expect(item(6)).toContain('محذوف: تاريخ')
    expect(item(6)).toContain('date/updated')
  })

  it('tells the pieces of a line apart', () => {
    const line = 'افتتحت البلدية اليوم الجسر الجديد فوق النهر بعد عامين من العمل المتواصل. المصدر: مرنا'
    const given = { outlet: { text: 'marna', from: 'a' } }
    const source = toSource(parse(`افتتاح الجسر\n\n${line}`, 'text/plain', given), '')
    const last = source.pieces.at(-1)
    expect(last && 'line' in last ? last.line.fates : []).toMatchObject([
      { kind: 'shown', role: 'body' },
      { kind: 'removed', rule: 'furniture/tail', text: 'المصدر: مرنا' },
    ])
  })

  it('says that a person edited the record, that it differs, that nothing could be read', () => {
    const parsed = parse('افتتاح الجسر\n\nقال الوزير إن الجسر سيخدم المدينة كلها طوال العام.')
    expect(render(parsed)).not.toMatch(/حرّر إنسان|تخالف هذه القراءة|لم يستطع البرنامج/)
    expect(render(parsed, { differs: true })).toContain('تخالف هذه القراءة السجل المحفوظ')
    const none = render(parsed, { source: null })
    expect(none).toContain('لم يستطع البرنامج قراءة هذه الوثيقة')
    expect(none).not.toContain('<ol class="lines">')
  })
})

describe('the room of a page', () => {
  const bytesOf = ({ pieces }: SourceText) =>
    pieces
      .flatMap((piece) => ('line' in piece ? [piece.line] : piece.lines))
      .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

  it('is some 400 KB of text: what is longer is cut, and says so', () => {
    const long = parse(`${'قال الوزير إن الجسر سيخدم المدينة كلها طوال العام.\n'.repeat(10_000)}آخر`)
    const source = toSource(long, '')
    expect(bytesOf(source)).toBeLessThanOrEqual(400_000)
    expect(bytesOf(source)).toBeGreaterThan(150_000)
    expect(source.total).toBe(10_001)
    const html = render(long)
    expect(html).toContain('من 10001 لطول الوثيقة')
    expect(html).not.toContain('آخر</div>')
  })

  it('cuts a line that is longer than the page, no character in two', () => {
    const source = toSource(parse(`${'😀'.repeat(300_000)} قال`), '')
    const [piece] = source.pieces
    const line = piece && 'line' in piece ? piece.line : null
    expect(line?.left).toBeGreaterThan(0)
    expect(line?.text).not.toMatch(/\p{Surrogate}/u)
    expect(Buffer.byteLength(line?.text ?? '')).toBeLessThanOrEqual(400_000)
  })

  it('goes to what a saved page shows before its scripts', () => {
    const script = `<script>\n${'var a = 1; // '.padEnd(100, 'x').concat('\n').repeat(9000)}</script>`
    const text = `<html><body>\n${script}\n<h1>افتتاح الجسر الجديد فوق النهر</h1>\n<p>قال الوزير إن الجسر سيخدم المدينة كلها طوال العام القادم، وإن العمل فيه قد انتهى.</p>\n</body></html>`
    const html = render(parse(text, 'text/html'))
    expect(html.length).toBeLessThan(50_000)
    expect(html).toContain('أسطر وسوم، من 1 إلى 9003')
    expect(html).toContain('لا تتسع لها الصفحة')
    expect(html).toContain('id="l9005"')
  })
})

describe('a built site', () => {
  const STORY = (n: number) =>
    `خبر رقم ${n}\n\nقال مدير الميناء إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n`
  const HOSTILE = `عنوان \u202Eالخبر الذي كُتب\u202C هنا\n</script><script>alert(1)</script>\n<img src=x onerror=alert(2)>\n\u2067قال\u0007 المدير إن السفينة وصلت في موعدها اليوم.\r\n`
  let site: string
  let content: string
  const build = () => warraq('build', '--content', content, '--output', site, '--json')
  const pages = async () => (await listFiles(site)).filter((path) => path.startsWith('source/'))
  const pageWith = async (words: string) => {
    for (const path of await pages()) {
      const html = await readFile(join(site, path), 'utf8')
      if (html.includes(words)) return { path, html }
    }
    return { path: '', html: '' }
  }

  beforeAll(async () => {
    const folder = await temporaryFolder()
    content = join(folder, 'content')
    site = join(folder, 'site')
    await mkdir(join(content, 'documents'), { recursive: true })
    await writeFile(join(content, 'documents', 'hostile.txt'), HOSTILE)
    await writeFile(join(content, 'documents', 'gone.txt'), STORY(3))
    await writeFile(join(folder, 'told.txt'), STORY(4))
    await warraq('import', join(folder, 'told.txt'), '--content', content, '--outlet', 'alriyadh')
    const items = [1, 2].map((n) => JSON.stringify({ title: `عنوان ${n}`, text: STORY(n) }))
    await writeFile(join(content, 'documents', 'items.jsonl'), `${items.join('\n')}\n`)
    await build()
  })

  it('has a page for each document, those in containers too, linked from its article and back', async () => {
    expect(await pages()).toHaveLength(5)
    for (const n of [1, 2]) {
      const { path, html } = await pageWith(`السفينة رقم ${n} وصلت`)
      const article = path.replace(/^source/, 'articles')
      expect(html).toContain(`href="../../${article}"`)
      expect(await readFile(join(site, article), 'utf8')).toContain(`href="../../${path}"`)
      // The headline stands beside the text, in the container.
      expect(html).toContain('حقول لم تُقرأ من سطر')
    }
  })

  it('shows hostile lines as they came, and a browser is not moved by them', async () => {
    const { path } = await pageWith('RLO')
    const browser = await launch()
    const server = await serveFolder(site)
    try {
      const page = await browser.newPage()
      const said: string[] = []
      page.on('dialog', (dialog) => dialog.dismiss())
      page.on('console', (message) => said.push(message.text()))
      await page.goto(`${server.address}${path}#l3`)
      const text = await page.evaluate(() =>
        [...document.querySelectorAll('.line')].map((line) => {
          for (const sign of line.querySelectorAll('.sign'))
            sign.textContent = String.fromCodePoint(
              Number.parseInt((sign.getAttribute('title') ?? '').slice(2), 16),
            )
          return line.textContent
        }),
      )
      expect(text.join('\n')).toBe(HOSTILE)
      expect(await page.locator('li:target').getAttribute('id')).toBe('l3')
      expect(await page.locator('main script, main img').count()).toBe(0)
      expect(said).toEqual([])
      await page.locator('.skip').focus()
      await page.keyboard.press('Enter')
      expect(page.url()).toMatch(/#main$/)
    } finally {
      await browser.close()
      server.close()
    }
  })

  it('leaves no trace of its work, and writes nothing when nothing changed', async () => {
    expect(await listFiles(join(site, '..', '.warraq', 'site', 'source')).catch(() => [])).toEqual([])
    expect(JSON.parse((await build()).stdout)).toMatchObject({ written: 0, removed: 0 })
  })

  it('says what a person changed, and shows what the parser read', async () => {
    const { path } = await pageWith('السفينة رقم 1 وصلت')
    const id = path.replace(/^.*\/|\.html$/g, '')
    const file = join(content, 'articles', 'undated', `${id}.md`)
    await writeFile(file, (await readFile(file, 'utf8')).replace('title: "عنوان 1"', 'title: "عنوان آخر"'))
    await build()
    const html = await readFile(join(site, path), 'utf8')
    expect(html).toContain('حرّر إنسان سجل هذه المادة')
    expect(html).toContain('عنوان آخر')
    expect(html).not.toContain('تخالف هذه القراءة')
  })

  it('reads a document again as its record was written, and says where the record says something else', async () => {
    const told = await pageWith('السفينة رقم 4 وصلت')
    expect(told.html).toContain('حرّره إنسان')
    expect(told.html).not.toContain('تخالف هذه القراءة')
    const { path, html } = await pageWith('السفينة رقم 2 وصلت')
    expect(html).not.toContain('تخالف هذه القراءة')
    const file = join(content, 'articles', 'undated', path.replace(/^.*\/|\.html$/g, '').concat('.md'))
    const { record } = readRecord(await readFile(file, 'utf8'), 'x')
    await writeFile(file, record ? writeRecord({ ...record, kicker: 'قراءة أخرى' }) : '')
    await build()
    expect(await readFile(join(site, path), 'utf8')).toContain('تخالف هذه القراءة')
  })

  it('has no page and no link for a document that is gone', async () => {
    const { path } = await pageWith('السفينة رقم 3 وصلت')
    await rm(join(content, 'documents', 'gone.txt'))
    await build()
    expect(await pages()).not.toContain(path)
    const article = await readFile(join(site, path.replace(/^source/, 'articles')), 'utf8')
    expect(article).toContain('الوثيقة مفقودة من الأرشيف')
    expect(article).not.toContain('source/')
  })
})
