// What the commands know before they start: the names and lists of an archive, over those that come with the program.
import { realpath, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { type Authority, loadAuthority } from '../archive/authority.ts'
import { type FieldNames, loadFieldNames } from '../import/read.ts'
import { Misuse } from './io.ts'

const OWN_CONTENT = resolve(import.meta.dirname, '../../content')

/** Folder of the lists that come with the program. */
export const OWN_LISTS = join(OWN_CONTENT, 'authority')

/** The program's own lists, then the archive's. The invented names of the sample count in the sample alone. */
export async function authorityOf(content: string): Promise<Authority> {
  const same =
    (await realpath(content).catch(() => content)) === (await realpath(OWN_CONTENT).catch(() => OWN_CONTENT))
  const own = { path: OWN_LISTS, sample: same }
  return loadAuthority(same ? [own] : [own, { path: join(content, 'authority'), sample: true }])
}

/** The program's own names of fields, then the archive's. */
export async function fieldNamesOf(content: string): Promise<FieldNames> {
  return loadFieldNames([OWN_LISTS, join(content, 'authority')])
}

/** Held while documents and records of a content folder are written. */
export function contentLock(content: string): string {
  return join(content, '.warraq', 'lock')
}

const READ_FOLDERS = ['documents', 'articles', 'authority', 'pages']

/** Refuses folders that a build would harm: content that is not there, output among what is read or around it. */
export async function checkFolders(content: string, output: string): Promise<void> {
  const there = await stat(content).catch(() => null)
  if (!there?.isDirectory()) {
    throw new Misuse(
      `${content} is no folder; name the archive's with --content, or make it with \`warraq import\``,
    )
  }
  const file = await stat(output).catch(() => null)
  if (file && !file.isDirectory()) throw new Misuse(`${output} is a file; name a folder with --output`)
  const [from, to] = [await realpath(content), file ? await realpath(output) : output]
  const inside = (path: string, folder: string) => `${path}${sep}`.startsWith(`${folder}${sep}`)
  if (inside(from, to) || READ_FOLDERS.some((folder) => inside(to, join(from, folder)))) {
    throw new Misuse(
      `the output ${output} lies among the archive's own files; name another folder with --output`,
    )
  }
}
