// Compiles the word lists of `src/arabic/evidence/` into the text of `data.ts` there.

import { readFileSync } from 'node:fs'
import { hash } from '../../../src/arabic/analysis-filter.ts'
import { canonical, folded, spelled } from '../../../src/arabic/analysis-letters.ts'
import { packFilter } from './pack.ts'

export const FOLDER = new URL('../../../src/arabic/evidence/', import.meta.url)

/** A word as the analysis looks it up. */
export const key = (word: string): string => canonical(folded(spelled(word)))

export interface Lists {
  /** Bases as looked up. */
  readonly core: ReadonlySet<string>
  /** Broken plural to singular, as looked up. */
  readonly plurals: ReadonlyMap<string, string>
  /** The past of every verb, folded. */
  readonly verbs: ReadonlySet<string>
  /** The module. */
  readonly text: string
}

interface Line {
  /** The last `[…]` before it. */
  readonly heading: string
  readonly words: readonly string[]
}

/** Lines of a list without notes and headings. */
function list(name: string): Line[] {
  let heading = ''
  const lines: Line[] = []
  for (const line of readFileSync(new URL(name, FOLDER), 'utf8').split('\n')) {
    const text = line.trim()
    if (text.startsWith('[')) heading = text.slice(1, -1)
    else if (text !== '' && !text.startsWith('#')) lines.push({ heading, words: text.split(/\s+/) })
  }
  return lines
}

const all = (name: string): string[] => list(name).flatMap((line) => line.words)
const unique = (words: Iterable<string>): string => [...new Set(words)].sort().join(' ')

/** Reads all lists and compiles them. */
export function compileLists(): Lists {
  const words = list('words.txt')
  const core = new Set(words.flatMap((line) => line.words.map(key)))
  const names = [...all('names.txt'), ...all('territories.txt')].map((word) =>
    key(word.replace(/^ال(?!ل)/, '')),
  )
  const { plurals, rows, shared } = readPlurals(core, words)
  const variants = new Map(shared)
  for (const { words: row } of list('variants.txt')) {
    const [head = '', ...others] = row.map(key)
    core.add(head)
    for (const other of others) if (other !== head) variants.set(other, head)
  }
  const verbs = all('verbs.txt').map((text) => text.split('/').map((form) => folded(spelled(form))))
  const people = words.filter((line) => line.heading === 'people').flatMap((line) => line.words.map(key))
  const inPlurals = new Set(plurals.values())
  const strings = {
    PLURALS: unique(rows),
    VERBS: unique(verbs.filter((forms) => forms.length > 1).map((forms) => forms.join('/'))),
    VARIANTS: unique([...variants].map(([other, head]) => `${other}:${head}`)),
    COMMON: unique(all('common.txt').map((word) => key(word.replace(/^ال/, '')))),
    STOPS: unique(all('stops.txt').map((word) => folded(spelled(word)))),
  }
  const onlyNames = new Set(names.filter((name) => name.length > 2 && !core.has(name) && !plurals.has(name)))
  const filters = {
    NAMES: packFilter([...onlyNames], 16),
    WORDS: packFilter(
      [...core].filter((word) => !inPlurals.has(word)),
      16,
    ),
    PEOPLE: packFilter([...new Set(people)], 15),
    // Verbs whose forms follow from the past; the others are written out in VERBS.
    REGULAR_VERBS: packFilter([...new Set(verbs.filter((forms) => forms.length === 1).flat())], 15),
  }
  const text = moduleText('EVIDENCE_VERSION', 'the word lists beside it', strings, filters)
  return {
    core: new Set([...core, ...onlyNames]),
    plurals,
    verbs: new Set(verbs.map(([past = '']) => past)),
    text,
  }
}

/** Plurals with their marks: `!` counts only with أ or آ (أعداد, إعداد), `?` is less likely without its last letter (علماء). */
function readPlurals(
  core: Set<string>,
  words: readonly Line[],
): { plurals: Map<string, string>; rows: string[]; shared: Map<string, string> } {
  const lower = new Set(words.flatMap((line) => line.words.filter((word) => word.startsWith('إ')).map(key)))
  const plurals = new Map<string, string>()
  const marked = new Map<string, string[]>()
  const spellings = new Map<string, string>()
  const shared = new Map<string, string>()
  for (const { words: row } of list('plurals.txt')) {
    const [singular = '', equals, ...forms] = row
    if (equals !== '=') throw new Error(`plurals.txt: no \`=\` after \`${singular}\``)
    const base = key(singular)
    core.add(base)
    for (const form of forms) {
      const plural = key(form)
      if (plural === base) continue
      const first = plurals.get(plural)
      if (first !== undefined) {
        // رؤوس and روس are looked up alike: the one with its hamza is told by it, the other is a spelling of its singular.
        if (first !== base && /[أؤ]/.test(`${spellings.get(plural)}`) && !/[أؤ]/.test(form))
          shared.set(plural, base)
        continue
      }
      spellings.set(plural, form)
      plurals.set(plural, base)
      // الغاز is the gas, ألغاز the riddles.
      const isArticle = /^أل/.test(form) && core.has(plural.slice(2))
      const closed = (/^[أآ]/.test(form) && lower.has(plural)) || isArticle ? '!' : ''
      const ended = /ء$/.test(form) || (/ة$/.test(form) && form.length === 4) ? '?' : ''
      marked.set(base, [...(marked.get(base) ?? [base]), plural + closed + ended])
    }
  }
  const rows = [...marked.values()].map((row) =>
    row.map((form) => (shared.has(form) ? `${form}!` : form)).join(':'),
  )
  return { plurals, rows, shared }
}

/** A module of strings and filters; `version` names the constant that changes with them. */
export function moduleText(
  version: string,
  source: string,
  strings: Readonly<Record<string, string>>,
  filters: Readonly<Record<string, ReturnType<typeof packFilter>>>,
): string {
  const body = [
    ...Object.entries(strings).map(([name, text]) => `export const ${name} =\n  '${text}'\n`),
    ...Object.entries(filters).map(
      ([name, { count, bits, packed }]) =>
        `export const ${name} = { count: ${count}, bits: ${bits}, packed:\n  '${packed}' } as const\n`,
    ),
  ].join('')
  return `// Word evidence of the analysis, compiled from ${source} (NOTICE.md): do not edit.
// biome-ignore-all format: compiled

/** Changes with the evidence. */
export const ${version} = '${hash(body).toString(36)}'
${body}`
}
