// What the commands know before they start: the names and lists of an archive, over those that come with the program.
import { realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Authority, loadAuthority } from '../archive/authority.ts'

const OWN_CONTENT = resolve(import.meta.dirname, '../../content')

/** The program's own lists, then the archive's. The invented names of the sample count in the sample alone. */
export async function authorityOf(content: string): Promise<Authority> {
  const same =
    (await realpath(content).catch(() => content)) === (await realpath(OWN_CONTENT).catch(() => OWN_CONTENT))
  const own = { path: join(OWN_CONTENT, 'authority'), sample: same }
  return loadAuthority(same ? [own] : [own, { path: join(content, 'authority'), sample: true }])
}
