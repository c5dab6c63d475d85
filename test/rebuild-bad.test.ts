// Building where things go wrong: full and read-only disks, damaged memory, clocks, kills. The site is never a wrong one.
import { execFile } from 'node:child_process'
import {
  access,
  appendFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { stateFolder } from '../src/site/build.ts'
import { MANIFEST } from '../src/site/publish.ts'
import { type Archive, another, archiveOf, build, bytesOf, freshOf } from './archive-builder.ts'
import { bindFolder, mountDisk, noDisks } from './disks.ts'
import { PROGRAM, ROOT, temporaryFolder, warraq } from './folder.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
/** Enough that pages are made in threads. */
const MANY = numbers(32)

async function recordsOf({ content }: Archive): Promise<readonly string[]> {
  return (await listFiles(join(content, 'articles'))).map((path) => join(content, 'articles', path))
}

/** Puts another word of the same length into the n-th record. */
async function edit(archive: Archive, n: number, word = 'قريبا'): Promise<string> {
  const records = await recordsOf(archive)
  const file = records[n % records.length] as string
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/\.\n*$/, ` ${word}.\n`))
  return file
}

const rename_ = (archive: Archive, name: string) =>
  writeFile(join(archive.content, 'site.yaml'), `name: أرشيف ${name}\n`)

/** Builds twice, since search files of the site before stay for one build more. */
async function settled(archive: Archive): Promise<Readonly<Record<string, string>>> {
  await build(archive)
  await build(archive)
  return bytesOf(archive.output)
}

const failing = (archive: Archive): Promise<string> =>
  build(archive).then(
    () => '',
    ({ message }: Error) => message,
  )

describe.skipIf(noDisks !== null)(`a disk without room${noDisks ? ` (${noDisks})` : ''}`, () => {
  /** An archive whose site and state lie on a disk of their own. */
  async function onDisk(count: readonly number[]) {
    const { content } = await archiveOf(count)
    const disk = mountDisk(join(content, '../disk'))
    const archive = { content, output: join(disk.folder, 'site') }
    const used = async () => {
      const { bsize, blocks, bfree } = await statfs(disk.folder)
      return Math.ceil(((blocks - bfree) * bsize) / 1024)
    }
    return { archive, disk, used }
  }

  test('for a first site leaves nothing of it, and the next build with room makes it', async () => {
    const { archive, disk, used } = await onDisk(MANY)
    for (const size of [8, 1500, 3000]) {
      disk.change(`size=${size}k`)
      const told = await failing(archive)
      expect(told).toMatch(/ENOSPC.*the disk is full: free some space/)
      await expect(access(archive.output)).rejects.toThrow()
      expect((await listFiles(disk.folder)).filter((path) => !path.includes('fonts'))).toEqual([])
      expect(await used()).toBeLessThan(1600)
    }
    const { code, stderr } = await warraq('build', '--content', archive.content, '--output', archive.output)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^warraq build: ENOSPC.*disk is full/m)
    disk.change('size=64m')
    expect(await settled(archive)).toEqual(await freshOf(archive))
  })

  test('for a new version leaves the site before, or has the whole new one', async () => {
    const { archive, disk, used } = await onDisk(MANY)
    await build(archive)
    for (const [i, room] of [8, 300, 2500].entries()) {
      await rename_(archive, String(i))
      await edit(archive, i)
      const before = await bytesOf(archive.output)
      disk.change(`size=${(await used()) + room}k`)
      expect(await failing(archive)).toContain('the disk is full')
      expect(await bytesOf(archive.output)).toEqual(before)
      expect(await listFiles(join(stateFolder(archive.output), 'stage'))).toEqual([])
      disk.change('size=64m')
    }
    expect(await settled(archive)).toEqual(await freshOf(archive))
    // Room for the pages that one edit changes.
    await edit(archive, 7)
    disk.change(`size=${(await used()) + 1500}k`)
    expect((await build(archive)).written).toBeGreaterThan(0)
    disk.change('size=64m')
    expect(await settled(archive)).toEqual(await freshOf(archive))
  })

  test('while records are written leaves whole ones, and the rest comes with the next build', async () => {
    const { content: made } = await archiveOf(numbers(30))
    const disk = mountDisk(join(made, '../content-disk'), 'size=1m')
    await cp(made, disk.folder, { recursive: true })
    const archive = { content: disk.folder, output: join(made, '../site') }
    const { bsize, blocks, bfree } = await statfs(disk.folder)
    disk.change(`size=${((blocks - bfree) * bsize) / 1024 + 60}k`)
    expect(await failing(archive)).toContain('the disk is full')
    await expect(access(archive.output)).rejects.toThrow()
    const records = await recordsOf(archive)
    expect(records.length).toBeGreaterThan(0)
    for (const file of records) expect(await readFile(file, 'utf8')).toMatch(/^---\n[\s\S]+\n---\n[\s\S]+/)
    disk.change('size=64m')
    expect(await settled(archive)).toEqual(await freshOf(archive))
    expect(await recordsOf(archive)).toHaveLength(30)
  })
})

describe.skipIf(noDisks !== null)(`a site on a disk of its own${noDisks ? ` (${noDisks})` : ''}`, () => {
  async function held(archive: Archive) {
    expect(await settled(archive)).toEqual(await freshOf(archive))
    await edit(archive, 2)
    await writeFile(join(archive.content, 'documents/new.txt'), another(77))
    expect(await settled(archive)).toEqual(await freshOf(archive))
    await expect(access(join(archive.output, '.warraq'))).rejects.toThrow()
  }

  test('is built as anywhere, whether it was mounted, shown from elsewhere or is linked to', async () => {
    const mountedOver = await archiveOf(numbers(5))
    const { folder } = mountDisk(mountedOver.output)
    await mkdir(join(folder, 'lost+found'))
    await held(mountedOver)
    const bound = await archiveOf(numbers(5))
    const elsewhere = await temporaryFolder()
    bindFolder(elsewhere, bound.output)
    await held(bound)
    const linked = await archiveOf(numbers(5))
    await symlink(mountDisk(join(await temporaryFolder(), 'disk')).folder, linked.output)
    await held(linked)
  })

  test('of which a folder leads to another disk is built too', async () => {
    const archive = await archiveOf(numbers(5))
    await build(archive)
    const { folder } = mountDisk(join(await temporaryFolder(), 'disk'))
    await rm(join(archive.output, 'source'), { recursive: true })
    await symlink(folder, join(archive.output, 'source'))
    await edit(archive, 1)
    await build(archive)
    const fresh = Object.keys(await freshOf(archive)).filter((path) => path.startsWith('source/'))
    expect((await listFiles(folder)).map((path) => `source/${path}`)).toEqual(fresh)
  })

  test('that fills leaves the site before', async () => {
    const archive = await archiveOf(numbers(8))
    const disk = mountDisk(archive.output)
    await build(archive)
    const before = await bytesOf(archive.output)
    const { bsize, blocks, bfree } = await statfs(archive.output)
    disk.change(`size=${((blocks - bfree) * bsize) / 1024 + 100}k`)
    await rename_(archive, 'آخر')
    expect(await failing(archive)).toContain('the disk is full')
    expect(await bytesOf(archive.output)).toEqual(before)
    await expect(access(join(archive.output, '.warraq'))).rejects.toThrow()
    disk.change('size=64m')
    expect(await settled(archive)).toEqual(await freshOf(archive))
  })

  test('that is read-only is told, and so is a state folder that is', async () => {
    const archive = await archiveOf(numbers(3))
    const disk = mountDisk(archive.output)
    await build(archive)
    await edit(archive, 0)
    disk.change('ro')
    const before = await bytesOf(archive.output)
    expect(await failing(archive)).toMatch(/EROFS.*the disk is read-only/)
    expect(await bytesOf(archive.output)).toEqual(before)
    disk.change('rw')
    expect(await settled(archive)).toEqual(await freshOf(archive))
    const state = mountDisk(join(archive.output, '../.warraq'), 'ro')
    await edit(archive, 0, 'غدا')
    const run = await warraq('build', '--content', archive.content, '--output', archive.output)
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('the disk is read-only') })
    state.change('rw')
    expect(await settled(archive)).toEqual(await freshOf(archive))
  })
})

describe('what a build remembers', () => {
  type Harm = { readonly file: number; readonly at: number } & (
    | { readonly do: 'flip'; readonly bit: number }
    | { readonly do: 'cut' | 'remove' | 'empty' | 'swap' | 'double' }
  )
  const place = { file: fc.nat(), at: fc.nat() }
  const HARM: fc.Arbitrary<Harm> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ ...place, do: fc.constant('flip' as const), bit: fc.nat(7) }) },
    fc.record({ ...place, do: fc.constantFrom('cut', 'remove', 'empty', 'swap', 'double') }),
  )

  async function harm(folder: string, { file: n, at, ...how }: Harm): Promise<void> {
    const files = await listFiles(folder)
    const file = join(folder, files[n % files.length] as string)
    if (how.do === 'remove') return rm(file)
    const bytes = await readFile(file)
    const place = at % Math.max(1, bytes.length)
    if (how.do === 'flip') bytes[place] = (bytes[place] ?? 0) ^ (1 << how.bit)
    const other = join(folder, files[(n + 1) % files.length] as string)
    if (how.do === 'swap') return writeFile(file, await readFile(other))
    const parts = { flip: bytes, cut: bytes.subarray(0, place), empty: Buffer.of(), double: bytes }[how.do]
    await writeFile(file, how.do === 'double' ? Buffer.concat([bytes, bytes]) : parts)
  }

  test('may be damaged in any way: the site is what a build from nothing makes', async () => {
    const archive = await archiveOf(numbers(7))
    await build(archive)
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(HARM, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('edit', 'add', 'name', 'nothing'),
        async (harms, change) => {
          round += 1
          for (const one of harms) await harm(stateFolder(archive.output), one)
          if (change === 'edit') await edit(archive, round)
          if (change === 'add')
            await writeFile(join(archive.content, `documents/${round}-new.txt`), another(100 + round))
          if (change === 'name') await rename_(archive, String(round))
          expect(await settled(archive)).toEqual(await freshOf(archive))
        },
      ),
      { numRuns: 12 },
    )
  })

  test.each(['readings.pack', 'texts.pack', 'traits.pack'])(
    'may be damaged in %s where threads read it, with new documents there',
    async (name) => {
      const archive = await archiveOf(MANY)
      expect((await build(archive)).pages).toBeGreaterThan(150)
      const pack = join(stateFolder(archive.output), 'memory', name)
      await writeFile(pack, (await readFile(pack)).fill(7, 200))
      await rename_(archive, 'آخر')
      await writeFile(join(archive.content, 'documents/new.txt'), another(80))
      const { issues, quarantined } = await build(archive)
      expect({ issues, quarantined }).toEqual({ issues: [], quarantined: 0 })
      expect(await settled(archive)).toEqual(await freshOf(archive))
    },
  )

  test('may find no place: that is told, and the site is complete', async () => {
    const archive = await archiveOf(numbers(6))
    await build(archive)
    await edit(archive, 1)
    const memory = join(stateFolder(archive.output), 'memory')
    // Nothing can be put in the place of a folder that holds something.
    await rm(join(memory, 'documents'))
    await mkdir(join(memory, 'documents/x'), { recursive: true })
    expect((await build(archive)).issues).toMatchObject([{ rule: 'build/memory', severity: 'warning' }])
    expect(await settled(archive)).toEqual(await freshOf(archive))
  })

  test('of another version or another archive is of no use', async () => {
    const one = await archiveOf(numbers(6))
    await build(one)
    const head = join(stateFolder(one.output), 'memory/head.json')
    await writeFile(head, (await readFile(head, 'utf8')).replace('"format":', '"format":9'))
    expect(await settled(one)).toEqual(await freshOf(one))
    const other = await archiveOf(numbers(4))
    await build(other)
    await edit(other, 0)
    await build(other)
    await rm(stateFolder(other.output), { recursive: true })
    await cp(stateFolder(one.output), stateFolder(other.output), {
      recursive: true,
      preserveTimestamps: true,
    })
    expect(await settled(other)).toEqual(await freshOf(other))
    const moved = { content: other.content, output: one.output }
    expect(await settled(moved)).toEqual(await freshOf(moved))
    await rm(other.output, { recursive: true })
    await cp(one.output, other.output, { recursive: true, preserveTimestamps: true })
    await edit(other, 1)
    expect(await settled(other)).toEqual(await freshOf(other))
  })
})

describe('the manifest', () => {
  test('that is lost is made again where the files are known, and the folder is refused where they are not', async () => {
    const archive = await archiveOf(numbers(4))
    const before = await settled(archive)
    await rm(join(archive.output, MANIFEST))
    expect(await settled(archive)).toEqual(before)
    await rm(join(archive.output, MANIFEST))
    await rm(stateFolder(archive.output), { recursive: true })
    expect(await failing(archive)).toContain('holds files that no build of this program wrote')
  })

  test('that is damaged leaves no page of an article that was withdrawn', async () => {
    const archive = await archiveOf(numbers(4))
    await build(archive)
    const manifest = join(archive.output, MANIFEST)
    await writeFile(manifest, (await readFile(manifest)).subarray(0, 500))
    const [record = ''] = await recordsOf(archive)
    const path = (await readFile(record, 'utf8')).match(/^ {2}path: "(.*)"$/m)?.[1] ?? ''
    await rm(record)
    await rm(join(archive.content, 'documents', path))
    expect(await settled(archive)).toEqual(await freshOf(archive))
  })

  test('that is damaged where nothing is remembered is told with what may be left', async () => {
    const archive = await archiveOf(numbers(4))
    await build(archive)
    await rm(stateFolder(archive.output), { recursive: true })
    await writeFile(join(archive.output, MANIFEST), 'files of another version\n')
    await writeFile(join(archive.output, 'articles/old.html'), 'x')
    const { issues } = await build(archive)
    expect(issues).toMatchObject([
      { rule: 'build/manifest', message: expect.stringContaining('articles/old.html') },
    ])
  })
})

describe('times of files', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await archiveOf(numbers(6))
    await build(archive)
  })
  const same = async () => expect(await settled(archive)).toEqual(await freshOf(archive))

  test('set back after an edit of the same size hide nothing', async () => {
    const file = await edit(archive, 0, 'قريبا')
    await utimes(file, 1_000_000_000, 1_000_000_000)
    await new Promise((done) => setTimeout(done, 2100))
    await build(archive)
    const { size } = await stat(file)
    await writeFile(file, (await readFile(file, 'utf8')).replace('قريبا', 'بعيدا'))
    await utimes(file, 1_000_000_000, 1_000_000_000)
    expect((await stat(file)).size).toBe(size)
    expect((await build(archive)).written).toBeGreaterThan(0)
    await same()
  })

  test('in the future are never relied on', async () => {
    const file = await edit(archive, 1, 'قريبا')
    const future = new Date('2100-01-01')
    await utimes(file, future, future)
    await build(archive)
    await writeFile(file, (await readFile(file, 'utf8')).replace('قريبا', 'بعيدا'))
    await utimes(file, future, future)
    await same()
  })

  test('of edits right after a build and after each other hide nothing', async () => {
    for (const word of ['أولا', 'ثانيا', 'ثالثا']) {
      const [file = ''] = await recordsOf(archive)
      await writeFile(file, (await readFile(file, 'utf8')).replace(/(?: \S+)?\.\n*$/, ` ${word}.\n`))
      await build(archive)
    }
    await same()
  })

  test('of lists in the future do not let a build say that nothing changed', async () => {
    const ownLists = await temporaryFolder()
    await writeFile(join(ownLists, 'people.yaml'), '[]\n')
    const future = new Date('2100-01-01')
    await utimes(join(ownLists, 'people.yaml'), future, future)
    await build({ ...archive, ownLists })
    expect(Object.keys((await build({ ...archive, ownLists })).times)).toContain('records')
  })

  test('of links are those of what they lead to', async () => {
    const elsewhere = await temporaryFolder()
    const documents = join(archive.content, 'documents')
    await rename(documents, join(elsewhere, 'documents'))
    await symlink(join(elsewhere, 'documents'), documents)
    const [record = ''] = await recordsOf(archive)
    await rename(record, join(elsewhere, 'record.md'))
    await symlink(join(elsewhere, 'record.md'), record)
    await same()
    await new Promise((done) => setTimeout(done, 2100))
    await build(archive)
    expect(await build(archive)).toMatchObject({ written: 0 })
    await appendFile(join(elsewhere, 'record.md'), '\nوأضافت البلدية كلمة.\n')
    expect((await build(archive)).written).toBeGreaterThan(0)
    await same()
    await writeFile(join(elsewhere, 'documents/linked.txt'), another(90))
    expect(await build(archive)).toMatchObject({ recorded: 1 })
    const articles = join(archive.content, 'articles')
    await rename(articles, join(elsewhere, 'articles'))
    await symlink(join(elsewhere, 'articles'), articles)
    expect(await build(archive)).toMatchObject({ articles: 7, quarantined: 0 })
    await same()
  })
})

describe('a folder where a page is to be', () => {
  test('goes when it is empty, and stops the build before anything changed when it is not', async () => {
    const archive = await archiveOf(numbers(3))
    const before = await settled(archive)
    await rm(join(archive.output, 'about.html'))
    await mkdir(join(archive.output, 'about.html'))
    expect(await settled(archive)).toEqual(before)
    await rm(join(archive.output, 'about.html'))
    await mkdir(join(archive.output, 'about.html/mine'), { recursive: true })
    await edit(archive, 0)
    const told = await failing(archive)
    expect(told).toMatch(/about\.html.*a folder that holds something stands where a file is needed/)
    await rm(join(archive.output, 'about.html'), { recursive: true })
    expect(await bytesOf(archive.output)).toEqual(
      Object.fromEntries(Object.entries(before).filter(([path]) => path !== 'about.html')),
    )
  })
})

describe('a process that is killed', () => {
  test('at any moment leaves a site that the next build makes whole', async () => {
    const archive = await archiveOf(numbers(20))
    await build(archive)
    for (const [i, share] of [0.4, 0.7, 0.95].entries()) {
      await rename_(archive, `مرة ${i}`)
      await writeFile(join(archive.content, `documents/k${i}.txt`), another(60 + i))
      await edit(archive, i)
      await new Promise<void>((done) => {
        const child = execFile(
          process.execPath,
          [PROGRAM, 'build', '--content', archive.content, '--output', archive.output],
          { cwd: ROOT },
          () => done(),
        )
        setTimeout(() => child.kill('SIGKILL'), 1500 * share)
      })
      expect(await settled(archive)).toEqual(await freshOf(archive))
    }
  })
})

describe("the indexer's process", () => {
  /** Its number, when it is started; found where Linux tells of processes. */
  async function indexerOf(parent: number): Promise<number | null> {
    for (const task of await readdir(`/proc/${parent}/task`).catch(() => [])) {
      const children = await readFile(`/proc/${parent}/task/${task}/children`, 'utf8').catch(() => '')
      for (const child of children.split(' ').filter(Boolean)) {
        const line = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')
        if (line.includes('pagefind')) return Number(child)
      }
    }
    return null
  }

  test.skipIf(process.platform !== 'linux')(
    'that ends on its own ends the build, and the site before stays',
    async () => {
      const archive = await archiveOf(numbers(30))
      await build(archive)
      const attempt = () =>
        new Promise<{ code: unknown; stderr: string }>((done) => {
          const child = execFile(
            process.execPath,
            [PROGRAM, 'build', '--content', archive.content, '--output', archive.output],
            { cwd: ROOT },
            (error, _, stderr) => done({ code: error?.code ?? 0, stderr }),
          )
          const watch = async () => {
            if (child.exitCode !== null) return undefined
            const indexer = await indexerOf(child.pid ?? 0)
            if (indexer === null) return setTimeout(watch, 1)
            // It takes what it is told, and ends before it answers.
            process.kill(indexer, 'SIGSTOP')
            setTimeout(() => process.kill(indexer, 'SIGKILL'), 1000)
          }
          void watch()
        })
      let before = await bytesOf(archive.output)
      let [code, stderr]: [unknown, string] = [0, '']
      // On a busy machine the indexer may be done before it is seen.
      for (let n = 0; n < 8 && code === 0; n += 1) {
        await edit(archive, n)
        before = await bytesOf(archive.output)
        ;({ code, stderr } = await attempt())
      }
      expect(stderr).toMatch(/indexer ended \(SIGKILL\); run the command again/)
      expect(code).toBe(2)
      expect(await bytesOf(archive.output)).toEqual(before)
      expect(await settled(archive)).toEqual(await freshOf(archive))
    },
  )
})
