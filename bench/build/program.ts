// The program under measurement: a copy of this repository, so that a layout can be changed in it, and its commands.

import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { discard } from './discard.ts'
import { type Command, measured, type Used } from './measure.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
const LEFT_OUT_RE =
  /^(?:\.git|\.warraq|_site|node_modules|test|bench|content\/(?:articles|documents|pages))(?:\/|$)/
const FOOTER = 'layouts/parts/footer.ts'
const FOOT = '<footer class="foot">'
/** Leaves out the search index. When the program has this option, pages alone are measured with it. */
export const PAGES_ALONE = '--no-search'

export interface Program {
  /** Folder of the copy. */
  readonly folder: string
  readonly content: string
  /** Folder of the site. */
  readonly output: string
}

/** Copies the program anew. */
export async function copyProgram({ folder }: Program): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(ROOT, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT_RE.test(relative(ROOT, source)),
  })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
}

/** A command of warraq on the archive; 1 says that documents have faults, which is no failure here. */
export function warraq(program: Program, name: string, args: readonly string[] = []): Command {
  const { folder, content, output } = program
  return {
    args: [
      process.execPath,
      join(folder, 'bin/warraq.js'),
      name,
      ...args,
      '--content',
      content,
      '--output',
      output,
    ],
    cwd: folder,
    accepts: [0, 1],
  }
}

/** What a build says of itself. */
export interface Built {
  readonly articles: number
  readonly recorded: number
  readonly pages: number
  readonly files: number
  readonly written: number
  readonly removed: number
}

export async function build(
  program: Program,
  args: readonly string[] = [],
): Promise<{ readonly used: Used; readonly built: Built }> {
  const used = await measured(warraq(program, 'build', ['--json', ...args]))
  return { used, built: JSON.parse(used.stdout) as Built }
}

/** Removes the site and all that builds keep beside it. */
export async function removeSite({ output }: Program): Promise<void> {
  await discard(output)
  await discard(join(output, '../.warraq'))
}

export async function hasPagesAlone(program: Program): Promise<boolean> {
  const { stdout } = await measured({
    args: [process.execPath, join(program.folder, 'bin/warraq.js'), 'build', '--help'],
    cwd: program.folder,
  })
  return stdout.includes(PAGES_ALONE)
}

/** Writes words into the footer of the copy. */
export async function changeLayout({ folder }: Program, words: string): Promise<void> {
  const file = join(folder, FOOTER)
  const text = await readFile(file, 'utf8')
  if (!text.includes(FOOT))
    throw new Error(`${FOOTER} has no \`${FOOT}\`; mend FOOT in bench/build/program.ts`)
  await writeFile(file, text.replace(FOOT, `${FOOT}\n<p>${words}</p>`))
}

/** Articles that a search of the built site finds for a word. */
export async function found(program: Program, word: string): Promise<number> {
  const { stdout } = await measured(warraq(program, 'search', [word, '--json', '--limit', '1']))
  return (JSON.parse(stdout) as { readonly total: number }).total
}
