// Reads and writes the YAML that people edit: every scalar stays the text that was written, aliases are refused.
import { CORE_SCHEMA, dump, FAILSAFE_SCHEMA, load, nullCoreTag, YAMLException } from 'js-yaml'

/** Strings, lists, maps and null: `2015-06-11`, `no` and `0123` are never retyped. */
const PLAIN_SCHEMA = FAILSAFE_SCHEMA.withTags(nullCoreTag)
const MAX_DEPTH = 12

export type Yaml = string | null | readonly Yaml[] | { readonly [key: string]: Yaml }

/** What is wrong with a YAML text, and in which of its lines (1-based). */
export interface YamlFault {
  readonly message: string
  readonly line: number | null
}

/** @returns the value, or what is wrong; it never throws for what the text holds. */
export function readYaml(text: string): { readonly value: Yaml } | { readonly fault: YamlFault } {
  try {
    return { value: load(text, { schema: PLAIN_SCHEMA, maxAliases: 0, maxDepth: MAX_DEPTH }) as Yaml }
  } catch (cause) {
    if (cause instanceof YAMLException) {
      return { fault: { message: cause.reason, line: cause.mark ? cause.mark.line + 1 : null } }
    }
    return { fault: { message: (cause as Error).message, line: null } }
  }
}

/**
 * Writes a value with every string in double quotes, so that any YAML reader gives the same strings back.
 * Maps deeper than `flowLevel` stand on one line.
 */
export function writeYaml(value: unknown, flowLevel = 2): string {
  return dump(value, {
    schema: CORE_SCHEMA,
    quoteStyle: 'double',
    forceQuotes: true,
    lineWidth: -1,
    flowLevel,
    noRefs: true,
  })
}

/** Finds the line (1-based) of an entry of a list, by its index, or of a key in it; null where the text does not show it. */
export type LineOf = (index: number, key?: string) => number | null

/** For a file that is a list whose entries begin at the edge, as people write them. */
export function linesOfEntries(text: string): LineOf {
  const lines = text.split('\n')
  const begin = lines.flatMap((line, i) => (/^-(?:\s|$)/.test(line) ? [i] : []))
  return (index, key) => {
    const first = begin[index]
    if (first === undefined) return null
    const entry = lines.slice(first, begin[index + 1])
    const isKey = (line: string) => line.match(/^[-{\s]*([^\s:]+):/)?.[1] === key
    const at = key === undefined ? -1 : entry.findIndex(isKey)
    return first + Math.max(at, 0) + 1
  }
}

/** A map, or null when the value is something else. */
export function asMap(value: Yaml | undefined): { readonly [key: string]: Yaml } | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [key: string]: Yaml })
    : null
}

/** The strings of a list, or of a single string; empty for anything else. */
export function asStrings(value: Yaml | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}

/** A string that is not blank, or null. */
export function asString(value: Yaml | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
