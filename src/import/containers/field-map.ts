// A person's map from the columns of a container to fields: `<container>.fields.yaml` beside it, checked line by line.
import { readFile } from 'node:fs/promises'
import { asMap, readYaml } from '../../archive/yaml.ts'
import type { Issue } from '../../model.ts'
import { FIELDS, type Field, foldKey, isField } from './field-names.ts'
import type { Door } from './piece.ts'

/** The columns that a field is taken from, joined in this order; none when the field is to be left out. */
export interface FieldMap {
  /** The file of the map. */
  readonly path: string
  readonly columns: ReadonlyMap<Field, readonly MappedColumn[]>
}

export interface MappedColumn {
  /** As the map has it. */
  readonly name: string
  /** In the spelling of `foldKey`. */
  readonly key: string
  /** 1-based, in the map. */
  readonly line: number | null
}

const ENDING = '.fields.yaml'

/** Whether a file is a field map, and so no document. */
export function isFieldMap(path: string): boolean {
  return path.toLowerCase().endsWith(ENDING)
}

/** What a field map says, and what is wrong with it. */
export interface ReadFieldMap {
  readonly map: FieldMap | null
  readonly issues: readonly Issue[]
}

/** Reads the field map that lies beside a container; none is there more often than not. @param path of the container */
export async function readMapBeside(file: string, path: string): Promise<ReadFieldMap> {
  const text = await readFile(`${file}${ENDING}`, 'utf8').catch(() => null)
  return text === null ? { map: null, issues: [] } : readFieldMap(text, `${path}${ENDING}`)
}

/**
 * Reads a field map: `field: column`, `field: [column, column]` or `field: null`.
 * @param path name that it goes by in messages.
 * @returns the map with what could be read, null when that is nothing; what is wrong, each with its line.
 */
export function readFieldMap(text: string, path: string): ReadFieldMap {
  const issues: Issue[] = []
  const fault = (line: number | null, message: string, hint: string) =>
    issues.push({ severity: 'error', rule: 'fields/map', path, line, message, hint })
  const read = readYaml(text.replace(/^\uFEFF/, ''))
  if ('fault' in read) {
    fault(
      read.fault.line,
      `it is no YAML: ${read.fault.message}`,
      'write `title: name of a column`, one field a line',
    )
    return { map: null, issues }
  }
  const entries = asMap(read.value)
  if (!entries) {
    fault(1, 'it holds no fields', 'write `title: name of a column`, one field a line')
    return { map: null, issues }
  }
  const columns = new Map<Field, readonly MappedColumn[]>()
  for (const [field, value] of Object.entries(entries)) {
    const line = lineOf(text, field)
    const names = value === null ? [] : Array.isArray(value) ? value : [value]
    if (!isField(field)) fault(line, `there is no field \`${field}\``, `the fields are ${FIELDS.join(', ')}`)
    else if (!names.every((name) => typeof name === 'string' && name.trim() !== ''))
      fault(
        line,
        `\`${field}\` names no column`,
        'give a column, a list of columns, or null to leave the field out',
      )
    else
      columns.set(
        field,
        names.map((name: string) => ({ name, key: foldKey(name), line })),
      )
  }
  return { map: columns.size > 0 ? { path, columns } : null, issues }
}

function lineOf(text: string, key: string): number | null {
  const at = text.split(/\r\n?|\n/).findIndex((line) => line.replace(/^["'\uFEFF]+/, '').startsWith(key))
  return at < 0 ? null : at + 1
}

/** Columns of the map that no document had; to be asked at the end. */
export function unmet({ map, met }: Pick<Door, 'map' | 'met'>): readonly Issue[] {
  if (!map) return []
  const columns = [...map.columns.values()].flat().filter(({ key }) => !met.has(key))
  return columns.map(({ name, line }) => ({
    severity: 'error',
    rule: 'fields/column',
    path: map.path,
    line,
    message: `no document has a column \`${name}\``,
    hint: 'compare the name with those of the columns',
  }))
}
