// A scan that is brought up to date where files changed says what a scan of everything says.
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rescan, scanFolder } from '../src/site/scan.ts'
import { temporaryFolder } from './folder.ts'

const PATHS = ['a.md', 'b.md', 'x/a.md', 'x/y/b.md', 'x-y.md', '.hidden/a.md', 'x/.a.md', 'half.tmp']

test('files that came, changed and went are as a look at all of them finds them', async () => {
  const change = fc.record({ path: fc.constantFrom(...PATHS), text: fc.option(fc.string({ maxLength: 3 })) })
  await fc.assert(
    fc.asyncProperty(fc.array(change), fc.array(change), async (first, then) => {
      const folder = await temporaryFolder()
      const make = async (changes: typeof first) => {
        for (const { path, text } of changes) {
          const file = join(folder, path)
          await mkdir(dirname(file), { recursive: true })
          if (text === null) await rm(file, { force: true })
          else await writeFile(file, text)
        }
      }
      await make(first)
      const before = scanFolder(folder)
      await make(then)
      const after = rescan(
        folder,
        before,
        then.map(({ path }) => path),
      )
      expect([...after]).toEqual([...scanFolder(folder)])
    }),
    { numRuns: 40 },
  )
})

test('a file that is in doubt is looked at again though nobody told of it', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.md'), '')
  const settled = rescan(folder, new Map([['gone.md', '']]), [])
  expect([...settled.keys()]).toEqual([])
  const doubtful = new Map([['a.md', '']])
  await rm(join(folder, 'a.md'))
  expect(rescan(folder, doubtful, []).size).toBe(0)
})

test('a link is as what it leads to, at either look', async () => {
  const folder = await temporaryFolder()
  const target = join(await temporaryFolder(), 'target.md')
  await writeFile(target, 'one')
  await symlink(target, join(folder, 'link.md'))
  await symlink(join(folder, 'nothing'), join(folder, 'dangling.md'))
  await new Promise((done) => setTimeout(done, 2100))
  const first = scanFolder(folder)
  expect(first.get('link.md')).not.toBe('')
  expect(first.get('dangling.md')).toBe('')
  expect([...rescan(folder, first, ['link.md'])]).toEqual([...first])
  await writeFile(target, 'two')
  await utimes(target, 1_000_000_000, 1_000_000_000)
  await new Promise((done) => setTimeout(done, 2100))
  const then = rescan(folder, first, ['link.md'])
  expect(then.get('link.md')).not.toBe(first.get('link.md'))
  expect([...then]).toEqual([...scanFolder(folder)])
})
