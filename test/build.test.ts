// Building: the same content gives the same site, a second build changes nothing, and bad input stops nothing else.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { stateFolder } from '../src/site/build.ts'
import { takeLock } from '../src/site/lock.ts'
import { MANIFEST } from '../src/site/publish.ts'
import { SAMPLE, temporaryFolder, warraq } from './folder.ts'

const NEWS = (n: number) =>
  `خبر رقم ${n}\n\nنُشر في ${n} حزيران 2015\n\nقال مدير الميناء إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n`

/** A content folder with documents of its own. */
async function archiveOf(documents: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder()
  const content = join(folder, 'content')
  await mkdir(content)
  for (const [path, text] of Object.entries(documents)) {
    await mkdir(join(content, 'documents', path, '..'), { recursive: true })
    await writeFile(join(content, 'documents', path), text)
  }
  const output = join(folder, 'site')
  const build = async () => {
    const run = await warraq('build', '--content', content, '--output', output, '--json')
    return { ...run, summary: run.stdout === '' ? null : JSON.parse(run.stdout) }
  }
  return { folder, content, output, build }
}

const bytesOf = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await listFiles(folder)).map(async (file) => [
        file,
        (await readFile(join(folder, file))).toString('base64'),
      ]),
    ),
  )

describe('the sample archive', () => {
  test('builds, changes nothing of its content, and builds again without writing a file', async () => {
    const output = join(await temporaryFolder(), 'site')
    const before = await bytesOf(SAMPLE)
    const first = await warraq('build', '--output', output, '--json')
    expect(first.stderr).toBe('')
    expect(first.code).toBe(0)
    expect(await bytesOf(SAMPLE)).toEqual(before)
    const second = await warraq('build', '--output', output, '--json')
    expect(JSON.parse(second.stdout)).toMatchObject({ recorded: 0, written: 0, removed: 0 })
  })
})

describe('a build', () => {
  test('gives the same bytes from another folder', async () => {
    const one = await archiveOf({ 'a.txt': NEWS(1), 'b/c.txt': NEWS(2) })
    await one.build()
    const other = await temporaryFolder()
    await cp(one.content, join(other, 'elsewhere'), { recursive: true })
    await warraq('build', '--content', join(other, 'elsewhere'), '--output', join(other, 'out'))
    expect(await bytesOf(join(other, 'out'))).toEqual(await bytesOf(one.output))
  })

  test('adds, changes and removes pages as their records do, and leaves what a full build makes', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1), 'b.txt': NEWS(2) })
    await archive.build()
    await writeFile(join(archive.content, 'documents/c.txt'), NEWS(3))
    expect((await archive.build()).summary).toMatchObject({ articles: 3, recorded: 1 })
    for (const record of await listFiles(join(archive.content, 'articles'))) {
      const file = join(archive.content, 'articles', record)
      if ((await readFile(file, 'utf8')).includes('path: "a.txt"')) await rm(file)
    }
    await rm(join(archive.content, 'documents/a.txt'))
    await archive.build()
    await archive.build()
    const fresh = join(archive.folder, 'fresh')
    await warraq('build', '--content', archive.content, '--output', fresh)
    expect(await bytesOf(archive.output)).toEqual(await bytesOf(fresh))
  })

  test('keeps the search files of the site before for open tabs, until the next build', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    const search = async () =>
      (await listFiles(join(archive.output, 'pagefind'))).filter((file) => /\.pf_/.test(file))
    const before = await search()
    await writeFile(join(archive.content, 'documents/b.txt'), NEWS(2))
    await archive.build()
    expect(await search()).toEqual(expect.arrayContaining(before))
    await archive.build()
    expect(await search()).not.toEqual(expect.arrayContaining(before))
  })

  test('mends a site in which files are missing or changed', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    const before = await bytesOf(archive.output)
    await rm(join(archive.output, 'index.html'))
    await writeFile(join(archive.output, 'about.html'), 'x')
    expect((await archive.build()).summary).toMatchObject({ written: 2 })
    expect(await bytesOf(archive.output)).toEqual(before)
  })

  test('refuses a folder with files of somebody else and touches nothing', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await mkdir(archive.output)
    await writeFile(join(archive.output, 'thesis.doc'), 'mine')
    const { code, stderr } = await archive.build()
    expect(code).toBe(2)
    expect(stderr).toContain('holds files that no build of this program wrote')
    expect(await listFiles(archive.output)).toEqual(['thesis.doc'])
  })

  test('steps back while another build holds the lock, and takes over from one that died', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    const lock = join(stateFolder(archive.output), 'lock')
    const release = await takeLock(lock)
    if (typeof release !== 'function') throw new Error('the lock was held')
    expect((await archive.build()).code).toBe(75)
    await release()
    await writeFile(lock, JSON.stringify({ pid: 999_999_999, started: '1' }))
    expect((await archive.build()).code).toBe(0)
  })

  test('lists every file of the site with its SHA-256', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    const manifest = await readFile(join(archive.output, MANIFEST), 'utf8')
    const listed = manifest
      .trim()
      .split('\n')
      .map((line) => line.slice(66))
    expect([...listed, MANIFEST].sort()).toEqual(await listFiles(archive.output))
  })

  test('an archive of nothing is a site with nothing in it', async () => {
    const archive = await archiveOf({})
    const { code, summary } = await archive.build()
    expect({ code, articles: summary.articles }).toEqual({ code: 0, articles: 0 })
    expect(await readFile(join(archive.output, 'index.html'), 'utf8')).toContain('لا مواد')
  })
})

describe('a record of which a person changed the document', () => {
  test('publishes no file but the document that it was made from', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    await writeFile(join(archive.folder, 'secret.txt'), 'سر لا ينشر')
    const [record = ''] = await listFiles(join(archive.content, 'articles'))
    const file = join(archive.content, 'articles', record)
    await writeFile(file, (await readFile(file, 'utf8')).replace('path: "a.txt"', 'path: "../../secret.txt"'))
    const { code } = await archive.build()
    expect(code).toBe(0)
    const published = await Promise.all(
      (await listFiles(archive.output)).map((path) => readFile(join(archive.output, path), 'utf8')),
    )
    expect(published.some((text) => text.includes('سر لا ينشر'))).toBe(false)
  })

  test('is built from wherever the same bytes lie now, and the move is told', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    await rename(join(archive.content, 'documents/a.txt'), join(archive.content, 'documents/b.txt'))
    const { code, summary } = await archive.build()
    expect({ code, articles: summary.articles }).toEqual({ code: 0, articles: 1 })
    expect(summary.issues).toMatchObject([{ rule: 'record/document-moved', severity: 'info' }])
  })

  test('whose file another record has taken is listed, not lost', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1), 'b.txt': NEWS(2) })
    await archive.build()
    const [one = '', two = ''] = await listFiles(join(archive.content, 'articles'))
    await cp(join(archive.content, 'articles', one), join(archive.content, 'articles', two))
    const { code, summary } = await archive.build()
    expect(code).toBe(1)
    expect(summary.issues.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
      'record/duplicate',
      'record/in-the-way',
    ])
    expect(await readFile(join(archive.content, 'quarantine.jsonl'), 'utf8')).toContain('record/in-the-way')
  })
})

describe('a build that was killed', () => {
  /** What a kill leaves: files of the new site in place, the list of what was under way, no new manifest. */
  test('while it wrote its first site is finished by the next one', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    const files = await listFiles(archive.output)
    await rm(join(archive.output, MANIFEST))
    await rm(join(archive.output, 'index.html'))
    await writeFile(join(stateFolder(archive.output), 'under-way.json'), JSON.stringify(files))
    expect((await archive.build()).code).toBe(0)
    expect(await listFiles(archive.output)).toEqual(files)
  })

  test('before it removed a page has it removed by the next one', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    await writeFile(join(archive.output, 'withdrawn.html'), 'x')
    const files = await listFiles(archive.output)
    await writeFile(join(stateFolder(archive.output), 'under-way.json'), JSON.stringify(files))
    await archive.build()
    expect(await listFiles(archive.output)).toEqual(files.filter((file) => file !== 'withdrawn.html'))
  })
})

describe('folders that a build would harm', () => {
  test('are refused before anything is written', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    const build = (content: string, output: string) =>
      warraq('build', '--content', content, '--output', output)
    expect(await build(join(archive.folder, 'none'), archive.output)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no folder'),
    })
    expect(await build(archive.content, join(archive.content, 'documents/site'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("lies among the archive's own files"),
    })
    expect(await build(archive.content, archive.folder)).toMatchObject({ code: 2 })
    expect(await build(archive.content, join(archive.content, 'documents/a.txt'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is a file'),
    })
    expect(await listFiles(archive.folder)).toEqual(['content/documents/a.txt'])
  })
})

describe('mistakes in settings and authority files', () => {
  test('are told with file and line, and stop nothing', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    const write = async (path: string, text: string) => {
      await mkdir(join(archive.content, path, '..'), { recursive: true })
      await writeFile(join(archive.content, path), text)
    }
    await write('site.yaml', 'name: أرشيف\nmonths: roman\nnmae: x\n')
    await write('pages/timeline.md', '---\ntitle: x\n---\nنص\n')
    await write('authority/outlets/x.yaml', '- id: x\n')
    await write('authority/outlets/y.yaml', 'id: unknown\nname: مجهول\n')
    await write('authority/outlets/z.yaml', 'id: z\nname: زاد\nmraks: [x]\n')
    await write(
      'authority/people.yaml',
      '- {id: a, name: فلان}\n- {id: a, name: علان}\n- {id: Bad Id, name: س}\n',
    )
    await write('authority/topics.yaml', 'a: [\n')
    const { code, summary } = await archive.build()
    expect(code).toBe(1)
    expect(summary.articles).toBe(1)
    expect(summary.issues.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
      'authority/duplicate',
      'authority/entity',
      'authority/outlet',
      'authority/shape',
      'authority/unknown-key',
      'authority/yaml',
      'site/page',
      'site/setting',
      'site/setting',
    ])
  })
})

describe('a broken record', () => {
  const spoil = async (change: (text: string) => string) => {
    const archive = await archiveOf({ 'a.txt': NEWS(1), 'b.txt': NEWS(2) })
    await archive.build()
    const [record = ''] = await listFiles(join(archive.content, 'articles'))
    const file = join(archive.content, 'articles', record)
    const text = change(await readFile(file, 'utf8'))
    await writeFile(file, text)
    const run = await archive.build()
    expect(await readFile(file, 'utf8')).toBe(text)
    return { ...archive, ...run, record }
  }

  test.each([
    [
      '---js',
      (text: string) => text.replace('---\n', '---js\n{a: (globalThis.ran = 1)}\n'),
      'record/language',
    ],
    ['bad YAML', (text: string) => text.replace(/^title: /m, 'title: ['), 'record/yaml'],
    ['no front matter', () => 'كلام', 'record/no-front-matter'],
  ])('with %s is told, listed and not written over, and stops no other', async (_, change, rule) => {
    const { code, summary, output, record } = await spoil(change)
    expect(code).toBe(1)
    expect(summary.issues).toMatchObject([{ rule, path: `articles/${record}`, line: expect.any(Number) }])
    expect(summary.articles).toBe(1)
    expect(await readFile(join(output, 'about.html'), 'utf8')).toContain(record)
  })

  test('with permalink, layout and __proto__ is built at its own address, each told', async () => {
    const hostile = 'permalink: ../../out.html\nlayout: evil\n__proto__: {polluted: "1"}\n'
    const { code, summary, folder } = await spoil((text) => text.replace('---\n', `---\n${hostile}`))
    expect(code).toBe(1)
    expect(summary.articles).toBe(2)
    expect(summary.issues.map(({ rule, line }: { rule: string; line: number }) => `${rule}:${line}`)).toEqual(
      ['record/unknown-key:2', 'record/unknown-key:3', 'record/unknown-key:4'],
    )
    expect((await listFiles(folder)).filter((file) => /(?:^|\/)out\.html$/.test(file))).toEqual([])
  })

  test('whose document is gone is told', async () => {
    const archive = await archiveOf({ 'a.txt': NEWS(1) })
    await archive.build()
    await rm(join(archive.content, 'documents/a.txt'))
    const { code, summary } = await archive.build()
    expect(code).toBe(1)
    expect(summary.issues).toMatchObject([{ rule: 'record/document' }])
  })
})

describe('hostile documents', () => {
  let pages: readonly string[]
  let summary: { articles: number; quarantined: number }

  const DOCUMENTS: Readonly<Record<string, string>> = {
    'js.txt': '---js\n{a: (globalThis.ran = 1)}\n---\nهذا نص خبر كتبناه للاختبار.',
    'permalink.txt': '---\npermalink: ../../../out.html\n---\nهذا نص خبر كتبناه للاختبار.',
    'proto.txt': '---\n__proto__:\n  polluted: yes\n---\nهذا نص خبر كتبناه للاختبار.',
    'liquid.txt': 'عنوان {{ 7 | times: 6 }}\n\nقال {% for i in (1..100000000) %} إن العمل انتهى اليوم.',
    'njk.txt': '{{ range.constructor("globalThis.ran = 1")() }} كلام كتبناه للاختبار.',
    'ejs.txt': '<% globalThis.ran = 1 %> كلام كتبناه للاختبار.',
    'script.txt':
      'عنوان "><script>globalThis.ran = 1</script>\n\nقال المدير إن <img src=x onerror=alert(1)> وصل اليوم.',
    'links.txt':
      'قال المدير: [اضغط](javascript:alert(1)) ![صورة](http://tracker.example/x.png) <http://x.example>.',
    'quote.txt': `${'> '.repeat(1000)}كلام عميق كتبناه للاختبار.`,
    'long.txt': `${'عنوان طويل جدا '.repeat(60)}\n\nقال المدير إن العمل انتهى اليوم في موعده المحدد.`,
    'page.html':
      '<html><head><title>عنوان</title><script>globalThis.ran = 1</script></head><body><h1>عنوان الصفحة</h1><p onclick="x()">قال المدير إن العمل انتهى اليوم في موعده المحدد، وإن الناس فرحوا به.</p><iframe src="http://x.example"></iframe></body></html>',
  }

  beforeAll(async () => {
    const archive = await archiveOf(DOCUMENTS)
    const run = await archive.build()
    summary = run.summary
    const files = (await listFiles(archive.output)).filter((file) => file.endsWith('.html'))
    pages = await Promise.all(files.map((file) => readFile(join(archive.output, file), 'utf8')))
  })

  test('are all recorded, and none runs', () => {
    expect(summary).toMatchObject({ articles: Object.keys(DOCUMENTS).length, quarantined: 0 })
  })

  test('are shown as their words, without an element, address or template of theirs', () => {
    const all = pages.join('\n')
    // Files in links and data blocks are no markup: nothing in them ends the attribute or the element. Foreign words in a
    // text stand in elements of ours.
    const markup = all
      .replace(/ href="data:[^"<>\s]*"/g, '')
      .replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
      .replace(/<\/?bdi\b[^<>]*>/g, '')
    expect(markup).not.toMatch(
      /<script>|<img|<iframe|onerror=(?!alert\(1\)&gt;)[^&]|href="(?:javascript|http:\/\/(?:x|tracker))/,
    )
    expect(all).toContain('{{ 7 | times: 6 }}')
    expect(all).toContain('{% for i in (1..100000000) %}')
    expect(all).toContain('&lt;% globalThis.ran = 1 %&gt;')
    expect(all).toContain('كلام عميق')
  })
})
