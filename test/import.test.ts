// Importing: every document is kept byte for byte and is either recorded or listed with the reason; nothing is written twice.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { safeName } from '../src/import/copy.ts'
import { temporaryFolder, warraq } from './folder.ts'

const NEWS = (n: number) =>
  `خبر رقم ${n}\n\nقال مدير الميناء إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n`

async function pile(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

const importInto = async (content: string, ...paths: readonly string[]) => {
  const run = await warraq('import', ...paths, '--content', content, '--json')
  return { ...run, summary: JSON.parse(run.stdout) }
}

describe('import', () => {
  test('copies documents byte for byte and writes a record each', async () => {
    const source = await pile({ 'a.txt': NEWS(1), 'deep/b.txt': NEWS(2) })
    const content = await temporaryFolder()
    const { code, summary } = await importInto(content, source)
    expect(code).toBe(0)
    expect(summary).toMatchObject({ copied: 2, recorded: 2, kept: 0, quarantined: 0 })
    expect(await listFiles(join(content, 'documents'))).toEqual(['a.txt', 'deep/b.txt'])
    expect(await readFile(join(content, 'documents/deep/b.txt'), 'utf8')).toBe(NEWS(2))
  })

  test('changes nothing when it is run again', async () => {
    const source = await pile({ 'a.txt': NEWS(1), 'empty.txt': '' })
    const content = await temporaryFolder()
    await importInto(content, source)
    const before = await snapshot(content)
    const { summary } = await importInto(content, source)
    expect(summary).toMatchObject({ copied: 0, recorded: 0, kept: 1, quarantined: 1 })
    expect(await snapshot(content)).toEqual(before)
  })

  test('keeps two documents of one name apart', async () => {
    const [one, two] = await Promise.all([pile({ 'a.txt': NEWS(1) }), pile({ 'a.txt': NEWS(2) })])
    const content = await temporaryFolder()
    const { summary } = await importInto(content, one, two)
    expect(summary).toMatchObject({ copied: 2, recorded: 2 })
    expect(await listFiles(join(content, 'documents'))).toEqual([
      expect.stringMatching(/^a-[0-9a-f]{12}\.txt$/),
      'a.txt',
    ])
  })

  test('gives copies of one document one record and keeps both files', async () => {
    const source = await pile({ 'a.txt': NEWS(1), 'b.txt': NEWS(1) })
    const content = await temporaryFolder()
    const { summary } = await importInto(content, source)
    expect(summary).toMatchObject({ copied: 2, recorded: 1, kept: 1 })
  })

  test('never writes over a record that a person edited, even when asked to read again', async () => {
    const source = await pile({ 'a.txt': NEWS(1), 'b.txt': NEWS(2) })
    const content = await temporaryFolder()
    const { summary } = await importInto(content, source)
    const edited = join(content, summary.records[0])
    const text = (await readFile(edited, 'utf8')).replace(/^title: .*$/m, 'title: "عنوان صححه إنسان"')
    await writeFile(edited, text)
    const again = await warraq('import', source, '--content', content, '--reparse', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ recorded: 1, kept: 1 })
    expect(await readFile(edited, 'utf8')).toBe(text)
  })

  test('lists what it cannot read with the reason, and reads the rest', async () => {
    const source = await pile({
      'good.txt': NEWS(1),
      'empty.txt': ' \n\n',
      'zero.txt': 'قبل\0بعد',
      'picture.jpg': Uint8Array.of(0xff, 0xd8, 0xff),
      'huge.txt': 'ا'.repeat(9 * 1024 * 1024),
    })
    const content = await temporaryFolder()
    const { code, summary, stderr } = await importInto(content, source)
    expect(code).toBe(1)
    expect(summary).toMatchObject({ copied: 5, recorded: 1, quarantined: 4 })
    const listed = (await readFile(join(content, 'quarantine.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(listed.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'empty.txt read/empty',
      'huge.txt read/too-large',
      'picture.jpg read/format',
      'zero.txt read/encoding',
    ])
    expect(stderr).toContain(
      'documents/huge.txt it is larger than 16 MiB; split it into its articles [read/too-large]',
    )
  })

  test('follows no link and waits for no pipe', async () => {
    const source = await pile({ 'good.txt': NEWS(1), 'secret/key': 'سر' })
    await symlink(join(source, 'secret/key'), join(source, 'link.txt'))
    execFileSync('mkfifo', [join(source, 'pipe.txt')])
    const content = await temporaryFolder()
    const { code, summary } = await importInto(
      content,
      join(source, 'good.txt'),
      join(source, 'link.txt'),
      join(source, 'pipe.txt'),
    )
    expect(code).toBe(1)
    expect(summary.issues.map(({ rule }: { rule: string }) => rule)).toEqual([
      'import/irregular',
      'import/irregular',
    ])
    expect(await listFiles(join(content, 'documents'))).toEqual(['good.txt'])
  })

  test('says what is wrong with its arguments', async () => {
    const content = await temporaryFolder()
    expect(await warraq('import', '--content', content)).toMatchObject({
      code: 2,
      stderr: 'warraq import: import needs the path of a document or folder\n',
    })
    expect((await warraq('import', 'x', '--content', content, '--crawled', '2015-02-30')).stderr).toContain(
      '--crawled `2015-02-30` is not a date',
    )
    expect((await warraq('import', 'x', '--content', content, '--outlet', 'none')).stderr).toContain(
      '--outlet `none` has no file',
    )
    expect((await warraq('import', 'x', '--nonsense')).code).toBe(2)
    expect((await warraq('import', '/nowhere/at/all', '--content', content)).stderr).toContain(
      'there is no such file or folder',
    )
  })

  test('tells control characters of a document as escapes', async () => {
    const source = await pile({ 'a\u001b[31m.txt': '' })
    const content = await temporaryFolder()
    const { stderr, stdout } = await importInto(content, source)
    expect(stderr + stdout).not.toContain('\u001b')
  })
})

async function snapshot(folder: string): Promise<readonly string[]> {
  const files = await listFiles(folder)
  return Promise.all(
    files.map(async (file) => `${file} ${await readFile(join(folder, file), 'hex' as BufferEncoding)}`),
  )
}

test.each([
  ['أخبار/خبر 1.txt', 'أخبار/خبر 1.txt'],
  ['../../etc/passwd', 'etc/passwd'],
  ['a\u202Etxt.exe', 'a_txt.exe'],
  ['CON.txt', '_CON.txt'],
  ['a\nb.txt', 'a_b.txt'],
  ['e\u0301.txt', '\u00e9.txt'],
])('the name %j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})
