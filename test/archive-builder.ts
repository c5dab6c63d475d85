// Small archives for tests of rebuilding: invented documents, builds in one process, what a full build makes of the same.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { type BuildSummary, stateFolder } from '../src/site/build.ts'
import { ROOT, temporaryFolder } from './folder.ts'

const WORDS =
  'الميناء السفينة القمح الجسر السوق البلدية المدرسة النهر المطر المعرض الصيادون القطار الحديقة المكتبة الطريق'.split(
    ' ',
  )
const OUTLETS = ['مرنا', 'المنارة', 'صدى الرند']
export const PLACES = ['مرسانة', 'الرند', 'تل الزعتر']

/** A document of the n-th kind: its words come round again, so that articles are alike and some are copies. */
export function document(n: number, variant = 0): string {
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

export interface Archive {
  readonly content: string
  readonly output: string
  /** Folder of the program's lists, where it is not the usual one. */
  readonly ownLists?: string
}

/** A document that no other number gives. */
export const another = (n: number): string => `${document(n)}\nوانتهى العدد ${n}.\n`

/** One process for all builds: starting the program would take most of the time. */
const builder = spawn(process.execPath, [join(ROOT, 'test/builder.js')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const answers = createInterface({ input: builder.stdout })[Symbol.asyncIterator]()
afterAll(() => {
  builder.kill()
})

/** What one build kept of fonts and scripts, which are the same for all: cutting them takes longer than all the rest. */
let shared: string | null = null
const fontsOf = ({ output }: Archive): string => join(output, '../.warraq/fonts')

/** Builds an archive; throws what the build threw or refused. */
export async function build(archive: Archive, full = false): Promise<BuildSummary> {
  builder.stdin.write(`${JSON.stringify({ ...archive, full })}\n`)
  const { value } = await answers.next()
  shared ??= fontsOf(archive)
  const answer = JSON.parse(value as string) as BuildSummary & { failed?: string; refused?: string }
  const failed = answer.failed ?? answer.refused
  if (failed) throw new Error(failed)
  return answer
}

/** Every file of a folder with a hash of its bytes. */
export const bytesOf = async (folder: string): Promise<Readonly<Record<string, string>>> =>
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

/** An archive of the documents of these numbers, not built yet. */
export async function archiveOf(numbers: readonly number[]): Promise<Archive> {
  const folder = await temporaryFolder()
  const archive = { content: join(folder, 'content'), output: join(folder, 'site') }
  for (const below of ['documents', 'authority', 'pages', 'articles'])
    await mkdir(join(archive.content, below), { recursive: true })
  if (shared !== null) await cp(shared, fontsOf(archive), { recursive: true }).catch(() => undefined)
  for (const n of numbers) await writeFile(join(archive.content, 'documents', `${n}.txt`), document(n, n % 2))
  return archive
}

/** What a full build makes of the same content elsewhere. */
export async function fullOf({ content }: Archive): Promise<Readonly<Record<string, string>>> {
  const folder = await temporaryFolder()
  const twin = { content: join(folder, 'content'), output: join(folder, 'site') }
  await cp(content, twin.content, { recursive: true })
  await build(twin, true)
  const bytes = await bytesOf(twin.output)
  await rm(folder, { recursive: true })
  return bytes
}

/** What a build of the same content makes beside it that knows of nothing before. */
export async function freshOf({ content, output }: Archive): Promise<Readonly<Record<string, string>>> {
  const twin = { content, output: `${output}-fresh` }
  for (const folder of [twin.output, stateFolder(twin.output)])
    await rm(folder, { recursive: true, force: true })
  await build(twin)
  return bytesOf(twin.output)
}
