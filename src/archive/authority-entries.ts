// Reads single files of authority folders: lists of entries, named lists, one map; each fault is told with its line.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Author, EntityKind, Issue } from '../model.ts'
import { printable } from './front-matter.ts'
import type { NamedEntity } from './mentions.ts'
import { asMap, asString, asStrings, type LineOf, linesOfEntries, readYaml, type Yaml } from './yaml.ts'

const ENTITY_KEYS = 'id name variants short with not wikidata sample'.split(' ')
const AUTHOR_KEYS = 'id name variants wikidata sample'.split(' ')

/** Where an entry stands: its index, and the line of it or of one of its keys. */
interface Place {
  readonly index: number
  readonly lineOf: (key?: string) => number | null
}
export type ReadEntry<T> = (entry: Yaml, at: Place) => T | null

/** Entries of a list file that count here; an id that stands twice in it is told. */
export async function readEntries<T extends { readonly id: string }>(
  file: string,
  sample: boolean,
  read: ReadEntry<T>,
  issues: Issue[],
): Promise<readonly T[]> {
  const entries = await readFileYaml(file, issues, true)
  if (entries !== null && !Array.isArray(entries))
    issues.push(fault(file, 1, 'shape', 'it is not a list of entries', 'begin each entry with `- id:`'))
  const here = new Set<string>()
  const text = Array.isArray(entries) ? await readFile(file, 'utf8').catch(() => '') : ''
  const lineOfEntry: LineOf = linesOfEntries(text)
  return (Array.isArray(entries) ? entries : []).flatMap((entry, index) => {
    const lineOf = (key?: string) => lineOfEntry(index, key)
    const value = read(entry, { index, lineOf })
    if (value === null) return []
    if (here.has(value.id)) {
      const message = `the id \`${value.id}\` stands twice`
      issues.push(fault(file, lineOf('id'), 'duplicate', message, 'give one of the entries another id'))
    }
    here.add(value.id)
    return sample || asMap(entry)?.sample !== 'true' ? [value] : []
  })
}

/** A file of named lists; a name that none of them has is told. */
export async function readLists(
  file: string,
  names: readonly string[],
  issues: Issue[],
): Promise<{ readonly [key: string]: Yaml } | null> {
  const value = await readFileYaml(file, issues, true)
  const text = value === null ? '' : await readFile(file, 'utf8').catch(() => '')
  return mapOf(value, file, names, issues, lineOfTopKey(text))
}

/** Line of a key that stands at the edge of a file. */
export function lineOfTopKey(text: string): (key?: string) => number | null {
  return (key) => text.split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 1 || null
}

export async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

export async function readFileYaml(file: string, issues: Issue[], optional = false): Promise<Yaml> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => cause)
  if (typeof text !== 'string') {
    if (!optional || text.code !== 'ENOENT') {
      issues.push(fault(file, null, 'unreadable', 'the file cannot be read', 'check its permissions'))
    }
    return null
  }
  const read = readYaml(text)
  if ('value' in read) return read.value
  issues.push(
    fault(file, read.fault.line, 'yaml', `it is not valid YAML: ${read.fault.message}`, 'mend this line'),
  )
  return null
}

/** Ids become addresses: `index` and `unknown` are pages of the site's own. */
export function isUsableId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,79}$/.test(id) && id !== 'index' && id !== 'unknown'
}

/** A map whose keys are all known; a file of another shape, and each key that means nothing, is told. */
export function mapOf(
  value: Yaml,
  file: string,
  keys: readonly string[],
  issues: Issue[],
  lineOf: (key?: string) => number | null,
): { readonly [key: string]: Yaml } | null {
  const map = asMap(value)
  if (!map) {
    const hint = 'see another file of the folder'
    if (value !== null)
      issues.push(fault(file, lineOf() ?? 1, 'shape', 'it is not a list of `key: value` lines', hint))
    return null
  }
  for (const key of Object.keys(map)) {
    if (keys.includes(key)) continue
    const message = `\`${printable(key)}\` means nothing here`
    issues.push(fault(file, lineOf(key), 'unknown-key', message, `the keys are ${keys.join(', ')}`))
  }
  return map
}

/** Id, name, variants and Wikidata item of an entry; an entry without id or name is told. */
function namedEntry(
  map: { readonly [key: string]: Yaml } | null,
  file: string,
  { index, lineOf }: Place,
  issues: Issue[],
): Author | null {
  const id = asString(map?.id)
  const name = asString(map?.name)
  if (map && id && name && isUsableId(id))
    return { id, name, variants: asStrings(map.variants), wikidata: asString(map.wikidata) }
  const message = `entry ${index + 1} needs an \`id\` of small letters, digits and - (not index or unknown) and a \`name\``
  issues.push(fault(file, lineOf('id'), 'entity', message, 'add both'))
  return null
}

export function toAuthor(entry: Yaml, file: string, at: Place, issues: Issue[]): Author | null {
  return namedEntry(mapOf(entry, file, AUTHOR_KEYS, issues, at.lineOf), file, at, issues)
}

export function toEntity(
  entry: Yaml,
  kind: EntityKind,
  file: string,
  at: Place,
  issues: Issue[],
): NamedEntity | null {
  const map = mapOf(entry, file, ENTITY_KEYS, issues, at.lineOf)
  const named = namedEntry(map, file, at, issues)
  if (!map || !named) return null
  return {
    ...named,
    kind,
    ...(map.short !== undefined && { short: asStrings(map.short) }),
    ...(map.with !== undefined && { with: asStrings(map.with) }),
    ...(map.not !== undefined && { not: asStrings(map.not) }),
  }
}

export function fault(path: string, line: number | null, rule: string, message: string, hint: string): Issue {
  return { severity: 'error', rule: `authority/${rule}`, path, line, message, hint }
}
