// Rebuilding: after any changes the site is what a full build makes, and only what changed is made again.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { type BuildSummary, stateFolder } from '../src/site/build.ts'
import { ROOT, temporaryFolder } from './folder.ts'

const WORDS =
  'الميناء السفينة القمح الجسر السوق البلدية المدرسة النهر المطر المعرض الصيادون القطار الحديقة المكتبة الطريق'.split(
    ' ',
  )
const OUTLETS = ['مرنا', 'المنارة', 'صدى الرند']
const PLACES = ['مرسانة', 'الرند', 'تل الزعتر']

/** A document of the n-th kind: its words come round again, so that articles are alike and some are copies. */
function document(n: number, variant = 0): string {
  const at = (i: number, list: readonly string[]) => list[(n * 7 + i * 3 + variant) % list.length] as string
  const day = (n % 28) + 1
  const dated = n % 5 === 0 ? '' : `نُشر في ${day} حزيران ${2010 + (n % 4)}\n\n`
  const lines = Array.from(
    { length: 3 + (n % 3) },
    (_, i) =>
      `قال مدير ${at(i, WORDS)} في ${at(i, PLACES)} إن ${at(i + 1, WORDS)} قرب ${at(i + 2, WORDS)} سيفتح أبوابه يوم ${n % 9}.`,
  )
  return `${at(0, WORDS)} و${at(4, WORDS)} في ${at(1, PLACES)}\n\n${dated}${at(2, OUTLETS)}\n\n${lines.join('\n\n')}\n`
}

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

interface Archive {
  readonly content: string
  readonly output: string
}

/** One process for all builds: starting the program would take most of the time. */
const builder = spawn(process.execPath, [join(ROOT, 'test/builder.js')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const answers = createInterface({ input: builder.stdout })[Symbol.asyncIterator]()
afterAll(() => {
  builder.kill()
})

async function build({ content, output }: Archive, full = false): Promise<BuildSummary> {
  builder.stdin.write(`${JSON.stringify({ content, output, full })}\n`)
  const { value } = await answers.next()
  const answer = JSON.parse(value as string) as BuildSummary & { failed?: string; refused?: string }
  const failed = answer.failed ?? answer.refused
  if (failed) throw new Error(failed)
  return answer
}

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

/** Every file of a folder with a hash of its bytes. */
const bytesOf = async (folder: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await Promise.all(
      (await listFiles(folder)).map(async (file) => [
        file,
        createHash('sha256')
          .update(await readFile(join(folder, file)))
          .digest('hex')
          .slice(0, 12),
      ]),
    ),
  )

async function archiveOf(numbers: readonly number[]): Promise<Archive> {
  const folder = await temporaryFolder()
  const archive = { content: join(folder, 'content'), output: join(folder, 'site') }
  for (const below of ['documents', 'authority', 'pages', 'articles'])
    await mkdir(join(archive.content, below), { recursive: true })
  for (const n of numbers) await change(archive, { do: 'add', n })
  return archive
}

/** What a full build makes of the same content elsewhere. */
async function fullOf({ content }: Archive): Promise<Readonly<Record<string, string>>> {
  const folder = await temporaryFolder()
  const twin = { content: join(folder, 'content'), output: join(folder, 'site') }
  await cp(content, twin.content, { recursive: true })
  await build(twin, true)
  const bytes = await bytesOf(twin.output)
  await rm(folder, { recursive: true })
  return bytes
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
