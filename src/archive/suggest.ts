// Suggests names that an archive's texts hold often and no authority file knows, for a person to accept.
import { foldLine } from '../arabic/letters.ts'
import type { ArticleRecord } from '../model.ts'
import type { Authority } from './authority.ts'
import { plainText } from './markdown.ts'
import { mentionReader } from './mentions.ts'
import { candidatesOf, type Found, type SuggestKind } from './suggest-find.ts'
import { keyOf, listsOf, unitsOf } from './suggest-units.ts'
import { OUTLET_HEADS } from './suggest-words.ts'

export type { SuggestKind } from './suggest-find.ts'

/** A name that no authority file has. */
export interface Suggestion {
  readonly kind: SuggestKind
  /** Its most frequent spelling. */
  readonly name: string
  /** Its other spellings, most frequent first. */
  readonly variants: readonly string[]
  /** Number of records that hold it. */
  readonly articles: number
  /** Up to three sentences that it stands in, each of another record. */
  readonly examples: readonly { readonly path: string; readonly text: string }[]
}

export interface SuggestOptions {
  /** Names of fewer records are left out. */
  readonly least: number
  readonly kinds: ReadonlySet<SuggestKind>
}

const MOST_EXAMPLES = 3
/** A longer form is the name when so much of the shorter one's records have it. */
const KEPT = 0.6
/** Names of one record are forgotten, now and then, when there are more candidates than this: memory stays bounded. */
const MOST_CANDIDATES = 400_000

/** A candidate as it is counted; a longer one hangs on the shorter one that it begins with. */
interface Counted {
  readonly kind: SuggestKind
  readonly parent: string | null
  articles: number
  last: number
  /** Whether something said, once at least, what it names. */
  sure: boolean
  readonly spellings: Map<string, number>
  readonly examples: { readonly path: string; readonly text: string }[]
}

/**
 * Names of people, places and bodies that stand in enough records, most frequent first, ties by name. They are found by
 * the words around them (titles, verbs of saying, «مدينة»، «وزارة») and the lists of given names and places, and end
 * where the archive's texts begin to differ.
 */
export function suggestNames(
  records: readonly ArticleRecord[],
  authority: Authority,
  { least, kinds }: SuggestOptions,
): readonly Suggestion[] {
  const texts = records.map((record) => [record.title ?? '', plainText(record.body)].join('\n'))
  const lists = listsOf(authority, texts)
  const counted = new Map<string, Counted>()
  for (const [n, record] of records.entries()) {
    for (const sentence of sentencesOf(texts[n] ?? '')) {
      for (const found of candidatesOf(unitsOf(sentence), lists)) {
        if (kinds.has(found.kind)) countOne(counted, found, n, record.path, sentence)
      }
    }
    for (const found of fieldsOf(record)) {
      if (kinds.has(found.kind)) countOne(counted, found, n, record.path, record.dateline ?? found.name)
    }
    if (counted.size > MOST_CANDIDATES) forget(counted, n)
  }
  const known = knownNames(authority)
  return longestForms(counted, least)
    .map(toSuggestion)
    .filter((suggestion) => !known(suggestion))
    .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!؟?])\s+|\n+/u).filter((sentence) => sentence.trim() !== '')
}

/** Place and agency of the byline, which the parser has told apart already. */
function fieldsOf({ place, agency }: ArticleRecord): readonly Found[] {
  const found: Found[] = []
  if (place !== null && !/[،,/-]/.test(place))
    found.push({ kind: 'places', key: keyOf(place), parent: null, name: place, sure: true })
  if (agency !== null)
    found.push({ kind: 'organisations', key: keyOf(agency), parent: null, name: agency, sure: true })
  return found
}

function countOne(counted: Map<string, Counted>, found: Found, n: number, path: string, text: string): void {
  const key = `${found.kind} ${found.key}`
  const parent = found.parent === null ? null : `${found.kind} ${found.parent}`
  const held: Counted = counted.get(key) ?? {
    kind: found.kind,
    parent,
    articles: 0,
    last: -1,
    sure: false,
    spellings: new Map(),
    examples: [],
  }
  counted.set(key, held)
  held.sure ||= found.sure
  held.spellings.set(found.name, (held.spellings.get(found.name) ?? 0) + 1)
  if (held.last === n) return
  held.last = n
  held.articles += 1
  if (held.examples.length < MOST_EXAMPLES) held.examples.push({ path, text: text.trim() })
}

/** Drops what one record had, if it is not the present one's. */
function forget(counted: Map<string, Counted>, n: number): void {
  for (const [key, { articles, last }] of counted) if (articles === 1 && last !== n) counted.delete(key)
}

/** Each name in the form that it ends with: where most of its records go on, in the forms that they go on with. */
function longestForms(counted: ReadonlyMap<string, Counted>, least: number): readonly Counted[] {
  const longer = new Map<string, string[]>()
  for (const [key, { parent }] of counted) {
    if (parent !== null) longer.set(parent, [...(longer.get(parent) ?? []), key])
  }
  const formsOf = (key: string): readonly Counted[] => {
    const entry = counted.get(key)
    if (!entry || entry.articles < least || !entry.sure) return []
    const next = longer.get(key) ?? []
    const gone = next.reduce((sum, one) => sum + (counted.get(one)?.articles ?? 0), 0)
    return gone >= KEPT * entry.articles ? next.flatMap(formsOf) : [entry]
  }
  return [...counted].flatMap(([key, { parent }]) => (parent === null ? formsOf(key) : []))
}

function toSuggestion({ kind, articles, spellings, examples }: Counted): Suggestion {
  const sorted = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name)
  const [name = '', ...rest] = sorted
  const seen = new Set([foldLine(name)])
  const variants = rest.filter((other) => {
    const folded = foldLine(other)
    if (seen.has(folded)) return false
    seen.add(folded)
    return true
  })
  return { kind, name, variants, articles, examples }
}

/** Whether a name is in the authority files, in full or in part, or only adds to one that is. */
function knownNames(authority: Authority): (suggestion: Suggestion) => boolean {
  const read = mentionReader(authority.entities)
  const full = new Set<string>()
  const parts = new Set<string>()
  for (const { kind, name, variants, short = [], not = [] } of authority.entities) {
    if (kind === 'topics') continue
    for (const one of [...variants, ...short, ...not, name]) full.add(keyOf(one))
    for (const one of [...variants, name]) for (const part of partsOf(one, kind)) parts.add(`${kind} ${part}`)
  }
  for (const { name, short, aliases } of authority.outlets)
    for (const one of [name, short, ...aliases])
      for (const part of partsOf(one, 'organisations')) full.add(part)
  for (const names of authority.agencies)
    for (const one of names) for (const part of partsOf(one, 'organisations')) full.add(part)
  return ({ kind, name, variants }) =>
    [name, ...variants].some((one) => {
      if (full.has(keyOf(one)) || parts.has(`${kind} ${keyOf(one)}`)) return true
      const [head = '', ...rest] = one.split(' ')
      if (OUTLET_HEADS.has(foldLine(head)) && full.has(keyOf(rest.join(' ')))) return true
      return read(one).some((entity) => entity.kind === kind)
    })
}

/** Keys of a name and of its runs of two words and more; of a place's first and last word alone, too («الضفة»). */
function partsOf(name: string, kind: string): readonly string[] {
  const words = name.split(' ')
  const runs = words.flatMap((_, from) =>
    words.slice(from + 1).map((__, n) => keyOf(words.slice(from, from + n + 2).join(' '))),
  )
  return [
    keyOf(name),
    ...runs,
    ...(kind === 'places' ? [words[0], words.at(-1)].map((word) => keyOf(word ?? '')) : []),
  ]
}
