// `warraq search` on a built search folder: what it prints, and what it refuses.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../src/cli.ts'
import { ARTICLES } from './fixtures/search/articles.ts'
import { indexed } from './fixtures/search/opened.ts'

let site: string
beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'warraq-search-'))
  for (const [path, bytes] of await indexed(ARTICLES)) {
    const file = join(site, 'pagefind', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
})
afterAll(() => rm(site, { recursive: true, force: true }))

async function run(...argv: string[]) {
  let stdout = ''
  let stderr = ''
  const code = await main(['search', ...(argv.includes('--output') ? argv : [...argv, '--output', site])], {
    terminal: false,
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
  })
  return { code, stdout, stderr }
}

describe('warraq search', () => {
  test('prints title, source, date, address and excerpt', async () => {
    const { code, stdout } = await run('سفينة')
    expect(code).toBe(0)
    expect(stdout).toContain('1 found')
    expect(stdout).toContain('1. افتتاح الميناء الجديد في مرسى الريح')
    expect(stdout).toContain('الفنار · 2015-06-11 · articles/ha/harbour1.html')
    expect(stdout).toContain('أول سفينة محمّلة بالقمح.')
  })

  test('narrows and orders', async () => {
    const ids = async (...argv: string[]) =>
      (JSON.parse((await run(...argv, '--json')).stdout) as { results: { id: string }[] }).results.map(
        ({ id }) => id,
      )
    expect(await ids('مرسى', '--sort', 'date')).toEqual(['harbour2', 'harbour1', 'school01'])
    expect(
      await ids('مرسى', '--filter', 'source=fanar,shati', '--filter', 'person=nuha', '--sort', 'oldest'),
    ).toEqual(['harbour1', 'school01'])
    expect(await ids('مرسى', '--from', '2016')).toEqual(['harbour2'])
    expect(await ids('مرسى', '--limit', '1', '--sort', 'oldest')).toEqual(['harbour1'])
  })

  test('answers a file of queries a line each, and tells a bad line by its number', async () => {
    const file = join(site, 'queries.jsonl')
    await writeFile(file, '{"id": 1, "query": "سفينة"}\nnot json\n\n{"id": "b"}\n{"id": "c", "query": "-"}\n')
    const { code, stdout, stderr } = await run('--queries', file)
    expect(code).toBe(1)
    expect(stderr).toContain(`${file}:2 is not JSON`)
    expect(stderr).toContain(
      `${file}:4 has no "query" text; write {"id": …, "query": "…"} [search/query-line]`,
    )
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id }) => id)).toEqual([1, 'c'])
    expect(lines[0]).toMatchObject({
      id: 1,
      total: 1,
      results: [
        {
          id: 'harbour1',
          url: 'articles/ha/harbour1.html',
          document: '2016/harbour1.txt',
          excerpt: expect.stringContaining('سفينة'),
        },
      ],
    })
  })

  test('says what no article has, and what may have been meant', async () => {
    expect((await run('الكهرياء')).stdout).toContain('no article has: الكهرياء\ndid you mean: الكهرباء')
    expect((await run('مصدر:كذا')).stdout).toContain('the archive has no source:كذا')
    expect((await run('؟')).stdout).toContain('no word to search for')
  })

  test.each([
    [['x', '--limit', '0'], '--limit 0'],
    [['x', '--limit', 'ten'], '--limit ten'],
    [['x', '--sort', 'size'], '--sort size'],
    [['x', '--filter', 'colour=red'], '--filter colour=red'],
    [['x', '--filter', 'source='], '--filter source='],
    [['x', '--from', '31/02/2015'], '31/02/2015 is no date'],
    [['x', '--unheard-of'], '--unheard-of'],
    [['--queries', '/nowhere/queries.jsonl'], '/nowhere/queries.jsonl'],
    [[], 'there is no query'],
  ])('refuses %j', async (argv, message) => {
    const { code, stdout, stderr } = await run(...argv)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
  })

  test('without an index says how to make one', async () => {
    const { code, stderr } = await run('سفينة', '--output', join(site, 'nowhere'))
    expect(code).toBe(1)
    expect(stderr).toContain('run `warraq build`')
  })

  test('tells its options', async () => {
    const { code, stdout } = await run('--help')
    expect(code).toBe(0)
    for (const option of ['output', 'limit', 'sort', 'filter', 'from', 'queries', 'json'])
      expect(stdout).toContain(`--${option}`)
  })
})
