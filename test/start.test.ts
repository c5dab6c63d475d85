// The program is compiled when it starts first: once, whole, anew when a source changes, and never a condition of running.
import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ROOT, temporaryFolder } from './folder.ts'

const run = promisify(execFile)
const COPIED = ['bin', 'src', 'layouts', '.eleventy.ts', 'package.json']
/** What `warraq --help` needs, run in either way. */
const PACKAGES = ['esbuild', 'tsx', 'gray-matter', 'js-yaml']

/** A copy of the program with packages of its own, and what `warraq --help` prints there. */
async function copyOfProgram() {
  const folder = await temporaryFolder()
  for (const name of COPIED) await cp(join(ROOT, name), join(folder, name), { recursive: true })
  await mkdir(join(folder, 'node_modules'))
  for (const name of PACKAGES)
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  const kept = join(folder, 'node_modules/.cache/warraq')
  return {
    folder,
    help: async () => (await run(process.execPath, [join(folder, 'bin/warraq.js'), '--help'])).stdout,
    kept: async () => (await readdir(kept)).map((name) => join(kept, name)),
  }
}

test('two first starts at once leave one folder, in which no module takes itself for another', async () => {
  const { help, kept } = await copyOfProgram()
  const printed = await Promise.all([help(), help()])
  expect(printed.every((text) => text.includes('warraq import <path…>'))).toBe(true)
  const [made = '', ...others] = await kept()
  expect(others).toEqual([])
  for (const name of (await readdir(made)).filter((file) => file.endsWith('.js'))) {
    const text = await readFile(join(made, name), 'utf8')
    expect(/import\.meta\b|configPath: ['"]\.eleventy\.ts/.exec(text)?.[0], name).toBeUndefined()
  }
})

test('a folder with a file that was cut short is made again', async () => {
  const { help, kept } = await copyOfProgram()
  const text = await help()
  const [made = ''] = await kept()
  const { size } = await stat(join(made, 'cli.js'))
  await truncate(join(made, 'cli.js'), 10)
  expect(await help()).toBe(text)
  expect(await kept()).toEqual([made])
  expect((await stat(join(made, 'cli.js'))).size).toBe(size)
})

test('a source that changes and keeps its size and time counts', async () => {
  const { folder, help } = await copyOfProgram()
  await help()
  const file = join(folder, 'src/cli.ts')
  const { mtime } = await stat(file)
  await writeFile(file, (await readFile(file, 'utf8')).replace('from raw documents', 'from raw Documents'))
  await utimes(file, mtime, mtime)
  expect(await help()).toContain('from raw Documents')
})

test('where nothing can be kept the program runs all the same', async () => {
  const { folder, help } = await copyOfProgram()
  await writeFile(join(folder, 'node_modules/.cache'), '')
  expect(await help()).toContain('warraq import <path…>')
})
