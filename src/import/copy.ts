// Copies documents into an archive, byte for byte, under names that every file system can bear.
import { lstat, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { listFiles, writeWhole } from '../archive/files.ts'
import { sha256Of } from '../archive/id.ts'
import type { Issue } from '../model.ts'

/** What one path that the user named was copied to. */
export interface Copied {
  /** Paths below `documents/` of everything that the user named, copied now or before. */
  readonly paths: readonly string[]
  readonly added: number
  readonly issues: readonly Issue[]
}

/**
 * Copies files, and all files below folders, into `documents/`; the same bytes under the same name are not copied
 * twice, other bytes under a name that is taken get the beginning of their SHA-256 added to it.
 */
export async function copyIn(content: string, paths: readonly string[]): Promise<Copied> {
  const copied: string[] = []
  const issues: Issue[] = []
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
    const files = stat.isDirectory() ? await listFiles(given) : ['']
    if (files.length === 0)
      issues.push(importIssue(given, 'import/empty', 'the folder holds no files', 'check the path'))
    for (const file of files) {
      const source = file === '' ? given : join(given, file)
      const name = safeName(file === '' ? basename(given) : file)
      const result = await copyOne(content, source, name)
      if (typeof result === 'string') copied.push(result)
      else if ('path' in result) {
        copied.push(result.path)
        added += 1
      } else issues.push(result.issue)
    }
  }
  return { paths: copied, added, issues }
}

/** @returns the path when it is there already, the path in an object when it was copied now, or why not. */
async function copyOne(
  content: string,
  source: string,
  name: string,
): Promise<string | { path: string } | { issue: Issue }> {
  const stat = await lstat(source)
  if (!stat.isFile()) {
    return {
      issue: importIssue(
        source,
        'read/irregular',
        'it is a link, pipe or device, not a file',
        'put the file itself in its place',
      ),
    }
  }
  try {
    const bytes = await readFile(source)
    for (const path of [name, withHash(name, sha256Of(bytes))]) {
      const target = join(content, 'documents', path)
      if (await writeWhole(target, bytes, false)) return { path }
      const there = await readFile(target).catch(() => null)
      if (there?.equals(bytes)) return path
    }
    return { issue: importIssue(source, 'import/name', 'its name is taken by another document', 'rename it') }
  } catch (cause) {
    return {
      issue: importIssue(
        source,
        'import/copy',
        `it cannot be copied: ${(cause as Error).message}`,
        'check permissions and free space',
      ),
    }
  }
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
