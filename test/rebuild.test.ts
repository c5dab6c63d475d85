// Rebuilding: after any changes the site is what a full build makes, and only what changed is made again.
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { stateFolder } from '../src/site/build.ts'
import { type Archive, archiveOf, build, bytesOf, document, fullOf, PLACES } from './archive-builder.ts'

type Change =
  | { readonly do: 'add'; readonly n: number }
  | { readonly do: 'withdraw'; readonly n: number }
  | { readonly do: 'edit'; readonly n: number }
  | { readonly do: 'redate'; readonly n: number; readonly day: number }
  | { readonly do: 'break'; readonly n: number }
  | { readonly do: 'move'; readonly n: number }
  | { readonly do: 'touch'; readonly n: number }
  | { readonly do: 'lose'; readonly n: number }
  | { readonly do: 'spoil'; readonly n: number }
  | { readonly do: 'forget' }
  | { readonly do: 'settings'; readonly n: number }
  | { readonly do: 'names'; readonly n: number }
  | { readonly do: 'page'; readonly n: number }

const number = fc.nat(40)
const CHANGE: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('add' as const), n: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), n: number }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), n: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redate' as const), n: number, day: fc.nat(27) }) },
  fc.record({ do: fc.constantFrom('break' as const, 'move' as const, 'touch' as const), n: number }),
  fc.record({ do: fc.constantFrom('lose' as const, 'spoil' as const), n: number }),
  fc.record({ do: fc.constantFrom('settings' as const, 'names' as const, 'page' as const), n: number }),
  fc.constant({ do: 'forget' as const }),
)

async function change({ content, output }: Archive, step: Change): Promise<void> {
  const records = (await listFiles(join(content, 'articles'))).map((path) => join(content, 'articles', path))
  const documents = (await listFiles(join(content, 'documents'))).map((path) =>
    join(content, 'documents', path),
  )
  const pick = (files: readonly string[], n: number) => files[n % Math.max(1, files.length)]
  const rewrite = async (file: string | undefined, edit: (text: string) => string) => {
    if (file) await writeFile(file, edit(await readFile(file, 'utf8')))
  }
  switch (step.do) {
    case 'add':
      return writeFile(join(content, 'documents', `${step.n}.txt`), document(step.n, step.n % 2))
    case 'withdraw': {
      const file = pick(records, step.n)
      const path = file && (await readFile(file, 'utf8')).match(/^ {2}path: "(.*)"$/m)?.[1]
      if (file) await rm(file)
      if (path) await rm(join(content, 'documents', path), { force: true })
      return
    }
    case 'edit':
      return rewrite(pick(records, step.n), (text) => text.replace(/\.\n*$/, ` وأضاف كلمة ${step.n}.\n`))
    case 'redate':
      return rewrite(pick(records, step.n), (text) =>
        text.replace(/^published: .*$/m, `published: "2011-07-${String(step.day + 1).padStart(2, '0')}"`),
      )
    case 'break':
      return rewrite(pick(records, step.n), (text) => text.replace('---\n', '---js\n'))
    case 'move': {
      const file = pick(documents, step.n)
      return file ? rename(file, file.replace(/\.txt$/, `-${step.n}.txt`)) : undefined
    }
    case 'touch': {
      const file = pick([...records, ...documents], step.n)
      return file ? utimes(file, 1_000_000_000 + step.n, 1_000_000_000 + step.n) : undefined
    }
    case 'lose':
    case 'spoil': {
      const file = pick(await listFiles(output), step.n * 31)
      if (!file || file === 'manifest-sha256.txt') return
      return step.do === 'lose' ? rm(join(output, file)) : writeFile(join(output, file), 'x')
    }
    case 'forget':
      return rm(stateFolder(output), { recursive: true, force: true })
    case 'settings':
      return writeFile(
        join(content, 'site.yaml'),
        `name: أرشيف ${step.n % 3}\nmonths: ${step.n % 2 ? 'levant' : 'egypt'}\n`,
      )
    case 'names':
      return writeFile(
        join(content, 'authority/places.yaml'),
        PLACES.slice(0, (step.n % 3) + 1)
          .map((name, i) => `- id: place-${i}\n  name: ${name}\n`)
          .join(''),
      )
    case 'page':
      return writeFile(
        join(content, 'pages/help.md'),
        `---\ntitle: "عون ${step.n % 2}"\n---\nنص الصفحة ${step.n}.\n`,
      )
  }
}

describe('a rebuild', () => {
  test('after any changes gives the bytes of a full build', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(number, { minLength: 1, maxLength: 16 }),
        fc.array(fc.array(CHANGE, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        async (numbers, rounds) => {
          const archive = await archiveOf(numbers)
          await build(archive)
          for (const round of rounds) {
            for (const step of round) await change(archive, step)
            await build(archive)
          }
          // Search files of the site before stay for one build more.
          await build(archive)
          expect(await bytesOf(archive.output)).toEqual(await fullOf(archive))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('takes many new documents at once, and makes only what they change', { timeout: 60_000 }, async () => {
    const archive = await archiveOf([])
    for (let n = 0; n < 60; n += 1)
      await writeFile(join(archive.content, 'documents', `${n}.txt`), document(n))
    const first = await build(archive)
    for (let n = 60; n < 90; n += 1)
      await writeFile(join(archive.content, 'documents', `${n}.txt`), document(n))
    const second = await build(archive)
    expect(first.recorded).toBeGreaterThan(40)
    expect(second.recorded).toBeGreaterThan(20)
    expect(second.rendered).toBeLessThan(second.pages)
    await build(archive)
    expect(await bytesOf(archive.output)).toEqual(await fullOf(archive))
  })
})
