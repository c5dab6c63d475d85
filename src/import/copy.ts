// Copies documents into an archive, byte for byte, under names that every file system can bear.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { copyWhole, listFiles } from '../archive/files.ts'
import type { Issue, Quarantined } from '../model.ts'

/** Documents that were refused before they were copied in: listed with the others until they are copied after all. */
export interface AtDoor {
  readonly refused: readonly Quarantined[]
  /** Names of everything that was at the door in this run. */
  readonly names: ReadonlySet<string>
}

export const NOBODY_AT_DOOR: AtDoor = { refused: [], names: new Set() }

/** What the paths that the user named were copied to. */
export interface Copied {
  /** Paths below `documents/` of everything that the user named, copied now or before. */
  readonly paths: readonly string[]
  readonly added: number
  readonly door: AtDoor
  readonly issues: readonly Issue[]
}

/** Files that file managers and version control leave behind; everything else that a folder holds is a document. */
const LITTER_RE =
  /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.git|\.svn|\.hg|\.gitignore|\.gitkeep|__MACOSX)$/i

/**
 * Copies files, and all files below folders, into `documents/`; the same bytes under the same name are not copied
 * twice, other bytes under a name that is taken get the beginning of their SHA-256 added to it. What cannot be copied
 * (links, pipes, devices, what cannot be read) is refused and listed.
 */
export async function copyIn(content: string, paths: readonly string[]): Promise<Copied> {
  const copied: string[] = []
  const issues: Issue[] = []
  const refused: Quarantined[] = []
  const names = new Set<string>()
  let added = 0
  for (const given of paths) {
    const stat = await lstat(given).catch(() => null)
    if (!stat) {
      issues.push(importIssue(given, 'import/missing', 'there is no such file or folder', 'check the path'))
      continue
    }
    const inside = resolve(content, 'documents')
    if (`${resolve(given)}/`.startsWith(`${inside}/`)) {
      const rest = resolve(given).slice(inside.length + 1)
      copied.push(
        ...(stat.isDirectory()
          ? (await listFiles(given)).map((file) => (rest ? `${rest}/${file}` : file))
          : [rest]),
      )
      continue
    }
    const files = stat.isDirectory() ? await filesBelow(given) : ['']
    if (files.length === 0)
      issues.push(importIssue(given, 'import/empty', 'the folder holds no files', 'check the path'))
    for (const file of files) {
      const source = file === '' ? given : join(given, file)
      const name = safeName(file === '' ? basename(given) : file)
      const result = await copyOne(content, source, name)
      names.add(name)
      if ('refused' in result) {
        refused.push(result.refused)
        const { rule, message, hint } = result.refused
        issues.push(importIssue(source, rule, message, hint))
      } else {
        copied.push(result.path)
        if (result.copied) added += 1
      }
    }
  }
  return { paths: copied, added, door: { refused, names }, issues }
}

/** Everything below a folder but litter, hidden files too; links are listed, not followed. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      if (LITTER_RE.test(entry.name)) continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) await walk(path)
      else found.push(path)
    }
  }
  await walk('')
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/** Whether an entry of the quarantine is of a document that was never copied in. */
export function isRefusedAtDoor({ rule }: Pick<Quarantined, 'rule'>): boolean {
  return rule.startsWith('import/')
}

async function copyOne(
  content: string,
  source: string,
  name: string,
): Promise<{ readonly path: string; readonly copied: boolean } | { readonly refused: Quarantined }> {
  let sha256: string | null = null
  let size: number | null = null
  const refuse = (rule: string, message: string, hint: string) => ({
    refused: { path: name, sha256, size, rule: `import/${rule}`, message, hint },
  })
  try {
    const stat = await lstat(source)
    if (!stat.isFile())
      return refuse(
        'irregular',
        'it is a link, pipe or device, not a file',
        'put the file itself in its place',
      )
    size = stat.size
    sha256 = await hashOf(source)
    for (const path of [name, withHash(name, sha256)]) {
      const target = join(content, 'documents', path)
      if (await copyWhole(source, target)) return { path, copied: true }
      const there = await hashOf(target).catch(() => null)
      if (there === sha256) return { path, copied: false }
    }
    return refuse('name', 'its name is taken by another document', 'rename it')
  } catch (cause) {
    return refuse(
      'copy',
      `it cannot be copied: ${(cause as Error).message.replace(/,? '[^']*'(?: -> '[^']*')?$/, '')}`,
      'check permissions and free space',
    )
  }
}

/** SHA-256 of a file of any size, lower-case hexadecimal. */
async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** A name that every file system and terminal can bear: no controls, no bidi marks, nothing reserved on Windows, NFC. */
export function safeName(path: string): string {
  return path
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => {
      const plain = part
        .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029<>:"|?*\\\uFFFD]/gu, '_')
        .replace(/^[\s.]+|[\s.]+$/g, '_')
      return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `_${plain}` : plain
    })
    .join('/')
}

function withHash(name: string, sha256: string): string {
  return name.replace(/(\.[^./]*)?$/, (ending) => `-${sha256.slice(0, 12)}${ending}`)
}

/** A document that could not be taken in. */
export function importIssue(path: string, rule: string, message: string, hint: string): Issue {
  return { severity: 'error', rule, path, line: null, message, hint }
}
