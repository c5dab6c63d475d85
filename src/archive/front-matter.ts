// The one door to front matter: gray-matter, held to plain YAML. Nothing in a record's file can run.
import matter from 'gray-matter'
import type { Issue } from '../model.ts'
import { asMap, readYaml, writeYaml, type Yaml } from './yaml.ts'

/** gray-matter's search for empty front matter is quadratic in blank lines; ours has none. */
const MAX_FRONT_MATTER = 4 * 1024 * 1024
const MAX_BLANK_RUN = 200

export interface FrontMatter {
  readonly fields: { readonly [key: string]: Yaml }
  /** 1-based line of each top-level key in the file. */
  readonly lineOf: (key: string) => number | null
  readonly body: string
}

function forbidden(): never {
  throw new Error('only YAML front matter is read')
}

/** All of gray-matter's engines but YAML throw, by both names that it knows each by. */
const ENGINES = {
  yaml: { parse: parseYaml, stringify: (value: object) => writeYaml(value) },
  json: forbidden,
  js: forbidden,
  javascript: forbidden,
  coffee: forbidden,
  coffeescript: forbidden,
  cson: forbidden,
  toml: forbidden,
}

class FrontMatterFault extends Error {
  readonly line: number | null
  constructor(message: string, line: number | null) {
    super(message)
    this.line = line
  }
}

function parseYaml(text: string): object {
  const read = readYaml(text)
  if ('fault' in read) throw new FrontMatterFault(read.fault.message, read.fault.line)
  const map = asMap(read.value)
  if (!map) throw new FrontMatterFault('front matter is not a list of "key: value" lines', 2)
  return map
}

/**
 * Splits a record's file into front matter and body.
 * @param text the whole file. @param path its name in messages.
 * @returns the parts, or the issue that says where and what is wrong.
 */
export function readFrontMatter(text: string, path: string): FrontMatter | { readonly issue: Issue } {
  const source = text.replace(/^\uFEFF/, '')
  const refuse = (rule: string, message: string, hint: string, line: number) => ({
    issue: { severity: 'error', rule: `record/${rule}`, path, line, message, hint } as const,
  })
  const opening = source.slice(0, 200).match(/^---([^\n\r]*)\r?\n/)
  if (!opening)
    return refuse(
      'no-front-matter',
      'the file does not begin with a line `---`',
      'write the front matter between two lines of ---',
      1,
    )
  if (opening[1]?.trim()) {
    return refuse(
      'language',
      `the front matter is marked \`${printable(opening[1].trim())}\`; only plain YAML is read, and nothing was run`,
      'write --- alone on the first line',
      1,
    )
  }
  const end = source.search(/\n---[ \t]*(?:\r?\n|$)/)
  if (end < 0)
    return refuse('unclosed', 'the front matter has no closing line `---`', 'close it with a line ---', 1)
  const header = source.slice(0, end)
  if (header.length > MAX_FRONT_MATTER || new RegExp(`(?:\\n[ \\t\\r]*){${MAX_BLANK_RUN}}`).test(header)) {
    return refuse(
      'too-long',
      'the front matter is too long to be a record',
      'restore it from a copy, or delete the file to have it made again',
      1,
    )
  }
  try {
    const file = matter(source, { language: 'yaml', engines: ENGINES as never })
    return {
      fields: file.data as FrontMatter['fields'],
      lineOf: (key) => lineOfKey(header, key),
      body: file.content,
    }
  } catch (cause) {
    const line = cause instanceof FrontMatterFault && cause.line ? cause.line : 1
    return refuse(
      'yaml',
      `the front matter is not valid YAML: ${printable((cause as Error).message)}`,
      'mend this line; put values in "double quotes"',
      line,
    )
  }
}

/** A record's file: the fields in their order, then the body. Reading it back gives the same strings. */
export function writeFrontMatter(fields: object, body: string): string {
  return matter.stringify({ content: body }, fields, { language: 'yaml', engines: ENGINES as never })
}

function lineOfKey(header: string, key: string): number | null {
  const index = header
    .split('\n')
    .findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}":`))
  return index < 0 ? null : index + 1
}

/** Text of a file in a message: control and bidi characters shown as escapes, cut to one line. */
export function printable(text: string): string {
  const shown = text.replace(
    /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return shown.length > 160 ? `${shown.slice(0, 157)}...` : shown
}
