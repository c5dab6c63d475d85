// The commands as a user meets them: the contract of `parse`, help, mistakes in the command line.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { SAMPLE, temporaryFolder, warraq } from './folder.ts'

const NEWS = `مباشر

عنوان الخبر الذي كتبناه

مرسانة-مرنا

نُشر في 11 حزيران 2015

قال مدير المتحف إن القاعة الجديدة ستفتح أبوابها بعد شهر من اليوم، وإن الدخول إليها مجاني للجميع.

انظر أيضا

خبر آخر عن المتحف نفسه
`

describe('parse', () => {
  test('prints the contract, one line a document, and writes nothing', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'documents'))
    await writeFile(join(folder, 'documents/a.txt'), NEWS)
    const { code, stdout } = await warraq('parse', join(folder, 'documents/a.txt'))
    expect(code).toBe(0)
    const [line = '', ...more] = stdout.trim().split('\n')
    expect(more).toEqual([])
    const parsed = JSON.parse(line)
    expect(parsed).toMatchObject({
      path: 'a.txt',
      language: 'ar',
      title: 'عنوان الخبر الذي كتبناه',
      kicker: null,
      published: { edtf: '2015-06-11', basis: 'stated', text: '11 حزيران 2015', line: 7, candidates: [] },
      dateline: { place: 'مرسانة', agency: 'مرنا' },
      outlet: 'marna',
      author: null,
      credit: null,
      subheads: [],
      related: ['انظر أيضا', 'خبر آخر عن المتحف نفسه'],
      removed: [{ line: 1, role: 'boilerplate:nav', rule: 'furniture/nav-list', text: 'مباشر' }],
    })
    expect(parsed.body).toHaveLength(1)
    expect(parsed.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(parsed.lines.map(({ text }: { text: string }) => text).join('\n')).toBe(NEWS)
    expect(await listFiles(folder)).toEqual(['documents/a.txt'])
  })

  test('tells a document that it cannot read on stderr and goes on', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'a.txt'), '')
    await writeFile(join(folder, 'b.txt'), NEWS)
    const { code, stdout, stderr } = await warraq('parse', folder)
    expect(code).toBe(1)
    expect(stderr).toContain('a.txt it holds no words')
    expect(stdout.trim().split('\n')).toHaveLength(2)
  })

  test('reads a Persian page as Persian', async () => {
    const { stdout } = await warraq('parse', join(SAMPLE, 'documents/karane'))
    expect(JSON.parse(stdout)).toMatchObject({ language: 'fa' })
  })
})

describe('the command line', () => {
  test.each([['import'], ['parse'], ['build'], ['serve'], ['search']])('%s has help', async (command) => {
    const { code, stdout } = await warraq(command, '--help')
    expect(code).toBe(0)
    expect(stdout).toContain(`warraq ${command}`)
  })

  test('names its commands when one is unknown', async () => {
    expect(await warraq('publish')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('import, parse, build, serve, search'),
    })
    expect((await warraq()).code).toBe(2)
    expect((await warraq('--help')).code).toBe(0)
  })

  test('names the flag that it does not know', async () => {
    expect(await warraq('build', '--fast')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'--fast'"),
    })
    expect(await warraq('build', 'folder')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('warraq import'),
    })
  })
})
