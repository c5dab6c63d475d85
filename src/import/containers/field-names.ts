// The names by which containers call their fields: read from `fields.yaml` of the authority folders, compared in one spelling.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fold } from '../../arabic/letters.ts'
import { asMap, asStrings, readYaml } from '../../archive/yaml.ts'
import type { GivenField, Issue } from '../../model.ts'

/** What a column can be: a field of the document, its running text, or a summary that stands in for a text. */
export type Field = GivenField | 'text' | 'summary'

export const FIELDS: readonly Field[] = [
  'title',
  'kicker',
  'text',
  'summary',
  'published',
  'author',
  'photographer',
  'outlet',
  'credit',
  'url',
  'language',
]

/** Names of fields, the ones that count first before the others; all in the spelling of `foldKey`. */
export interface FieldNames {
  readonly names: Readonly<Record<Field, readonly string[]>>
  /** Known and never taken for a field. */
  readonly ignored: ReadonlySet<string>
  readonly issues: readonly Issue[]
}

export const FIELDS_FILE = 'fields.yaml'

/**
 * Reads `fields.yaml` of authority folders; names of a later folder come before those of an earlier one. A folder
 * without the file adds nothing.
 */
export async function loadFieldNames(folders: string | readonly string[]): Promise<FieldNames> {
  const names = Object.fromEntries(FIELDS.map((field) => [field, [] as string[]])) as Record<Field, string[]>
  const ignored = new Set<string>()
  const issues: Issue[] = []
  for (const folder of new Set(typeof folders === 'string' ? [folders] : folders)) {
    const file = join(folder, FIELDS_FILE)
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) continue
    const read = readYaml(text)
    const fault = (message: string, hint: string, line: number | null = null) =>
      issues.push({ severity: 'error', rule: 'authority/fields', path: file, line, message, hint })
    if ('fault' in read) {
      fault(read.fault.message, 'mend the file; its names are not used', read.fault.line)
      continue
    }
    for (const [key, value] of Object.entries(asMap(read.value) ?? {})) {
      const folded = asStrings(value).map(foldKey)
      if (key === 'ignored') for (const name of folded) ignored.add(name)
      else if (isField(key)) names[key].unshift(...folded)
      else fault(`there is no field \`${key}\``, `the fields are ${FIELDS.join(', ')}, ignored`)
    }
  }
  return { names, ignored, issues }
}

export function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name)
}

const KNOWN_KEYS = new Map<string, string>()
const MOST_KNOWN = 5000

/** One spelling for a name: `Pub_Date`, `pub-date` and `pubDate` are the same; a dot leads into a nested field. */
export function foldKey(key: string): string {
  const known = KNOWN_KEYS.get(key)
  if (known !== undefined) return known
  const folded = fold(key).replace(/[\s_-]+/gu, '')
  if (KNOWN_KEYS.size < MOST_KNOWN && key.length < 100) KNOWN_KEYS.set(key, folded)
  return folded
}
