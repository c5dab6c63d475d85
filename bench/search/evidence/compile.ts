// Compiles the word lists and the dictionary filter into `src/arabic/evidence/data.ts`.
// Usage: npm run evidence (needs Debian's hunspell-ar for the filter; without it the filter that is there is kept).

import { readFileSync, writeFileSync } from 'node:fs'
import { canonical, folded, spelled } from '../../../src/arabic/analysis-letters.ts'
import { hash } from '../../../src/arabic/analysis-filter.ts'
import { readDictionary } from './dictionary.ts'
import { packFilter } from './pack.ts'

const FOLDER = new URL('../../../src/arabic/evidence/', import.meta.url)
const DATA = new URL('data.ts', FOLDER)

const key = (word: string): string => canonical(folded(spelled(word)))

/** Lines of a list without notes and headings, each as its words; `heading` is the last `[…]` before it. */
function list(name: string): { heading: string; words: string[] }[] {
  let heading = ''
  const lines: { heading: string; words: string[] }[] = []
  for (const line of readFileSync(new URL(name, FOLDER), 'utf8').split('\n')) {
    const text = line.trim()
    if (text.startsWith('[')) heading = text.slice(1, -1)
    else if (text !== '' && !text.startsWith('#')) lines.push({ heading, words: text.split(/\s+/) })
  }
  return lines
}

const words = list('words.txt')
const core = new Map<string, string>()
for (const { words: row } of words) for (const word of row) core.set(key(word), word)
for (const { words: row } of list('names.txt')) for (const word of row) core.set(key(word.replace(/^ال(?!ل)/, '')), word)
for (const region of territories()) {
  const parts = region.split(/[\s،()-]+/).map((word) => word.replace(/^و?ال(?=..)/, ''))
  // The further words of a name are mostly adjectives and common nouns: العربية السعودية.
  for (const part of parts) if (part.length > 2 && (parts.length === 1 || !/[ةيى]$/.test(part))) core.set(key(part), part)
}

const plurals = new Map<string, string>()
const open = new Set<string>()
const ended = new Set<string>()
for (const { words: row } of list('plurals.txt')) {
  const [singular = '', equals, ...forms] = row
  if (equals !== '=') throw new Error(`plurals.txt: no \`=\` after \`${singular}\``)
  core.set(key(singular), singular)
  for (const form of forms) {
    if (!plurals.has(key(form)) && key(form) !== key(singular)) plurals.set(key(form), key(singular))
    if (/^[أآ]/.test(form)) open.add(key(form))
    // علماء is not علما, and طلبة not طلبه, where the rest is a word too.
    if (/ء$/.test(form) || (/ة$/.test(form) && form.length === 4)) ended.add(key(form))
  }
}

const variants = new Map<string, string>()
for (const { words: [head = '', ...others] } of list('variants.txt')) {
  core.set(key(head), head)
  for (const other of others) if (key(other) !== key(head)) variants.set(key(other), key(head))
}

const dictionary = readDictionary(key)
// Words whose ال is their own (التحام) have to be exact, not probable.
for (const word of dictionary.verbal) if (/^ال.{3,}/.test(word) && !core.has(word.slice(2))) core.set(word, word)

const lower = new Set(words.flatMap((line) => line.words).filter((word) => word.startsWith('إ')).map(key))
const closed = new Set([...open].filter((form) => lower.has(form)))

const verbs = list('verbs.txt').flatMap((line) => line.words)
const verb = (text: string): string => text.split('/').map((form) => folded(spelled(form))).join('/')

const people = words.filter((line) => line.heading === 'people').flatMap((line) => line.words.map(key))
const stops = list('stops.txt').flatMap((line) => line.words).map((word) => folded(spelled(word)))
// Of the ة words that the dictionary has beside the word without it, those that are words of their own stand in words.txt.
const isFeminine = (word: string): boolean => word.endsWith('ه') && (dictionary.nouns.has(word.slice(0, -1)) || core.has(word.slice(0, -1)))
const nouns = [...dictionary.nouns].filter((word) => !core.has(word) && !plurals.has(word) && !isFeminine(word))
const known = new Set(verbs.map((text) => folded(spelled(text.split('/')[0] ?? ''))))
const dictionaryVerbs = [...dictionary.verbs].filter((word) => !known.has(word))

const unique = (list: Iterable<string>): string => [...new Set(list)].sort().join(' ')
const byTarget = new Map<string, string[]>()
for (const [form, singular] of plurals) {
  const forms = byTarget.get(singular) ?? []
  forms.push(`${form}${closed.has(form) ? '!' : ''}${ended.has(form) ? '?' : ''}`)
  byTarget.set(singular, forms)
}
// Verbs whose forms follow from the past go into a filter; the others are written out.
const regular = verbs.filter((text) => !text.includes('/')).map(verb)
const lines: Record<string, string> = {
  PLURALS: unique([...byTarget].map(([singular, forms]) => [singular, ...forms].join(':'))),
  VERBS: unique(verbs.filter((text) => text.includes('/')).map(verb)),
  VARIANTS: unique([...variants].map(([other, head]) => `${other}:${head}`)),
  STOPS: unique(stops),
}
const filters = {
  WORDS: packFilter([...core.keys()].filter((word) => !byTarget.has(word)), 12),
  PEOPLE: packFilter([...new Set(people)], 11),
  REGULAR_VERBS: packFilter([...new Set(regular)], 12),
  NOUNS: packFilter(nouns, 6),
  DERIVED_VERBS: packFilter(dictionaryVerbs, 6),
}
const body = [
  ...Object.entries(lines).map(([name, text]) => `export const ${name} =\n  '${text}'`),
  ...Object.entries(filters).map(([name, { count, bits, packed }]) =>
    `export const ${name} = { count: ${count}, bits: ${bits}, packed:\n  '${packed}' } as const`),
].join('\n')
const version = hash(body).toString(36)
writeFileSync(DATA, `// Word evidence of the analysis, compiled from the lists beside it and a dictionary (NOTICE.md): do not edit.
// biome-ignore-all format: compiled

/** Changes with the evidence. */
export const EVIDENCE_VERSION = '${version}'
${body}
`)
console.log(`core ${core.size}, plurals ${plurals.size} (${closed.size} need their hamza), verbs ${verbs.length}, variants ${variants.size}, dictionary ${nouns.length} + ${dictionaryVerbs.length}`)

/** Arabic names of countries and territories, from the CLDR that Node carries. */
function territories(): string[] {
  const names = new Intl.DisplayNames('ar', { type: 'region', fallback: 'none' })
  const found: string[] = []
  for (let a = 65; a <= 90; a++) for (let b = 65; b <= 90; b++) {
    const name = names.of(String.fromCharCode(a, b))
    if (name !== undefined) found.push(name)
  }
  return found
}
