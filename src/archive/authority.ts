// Loads what is known beforehand: outlets, names, agencies and the furniture of web pages, from files that people edit.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Author, EntityKind, Issue, Outlet } from '../model.ts'
import { printable } from './front-matter.ts'
import type { NamedEntity } from './mentions.ts'
import { OUTLET_KEYS, readOutletFile } from './outlet-file.ts'
import { asMap, asString, asStrings, readYaml, type Yaml } from './yaml.ts'

export type FurnitureKind =
  | 'nav'
  | 'share'
  | 'promo'
  | 'cookie'
  | 'copyright'
  | 'crawl'
  | 'related'
  | 'caption'
  | 'credit'
  | 'counters'
  | 'comments'
  | 'tags'
  | 'contact'
  | 'signoff'

/** Lists of one kind of furniture: whole lines, first words, words anywhere. */
export interface FurnitureLists {
  readonly lines: readonly string[]
  readonly starts: readonly string[]
  readonly contains: readonly string[]
}

/** Lists of `byline-words.yaml`. */
const BYLINE_WORDS = [
  'authors',
  'reports',
  'editors',
  'photographers',
  'notes',
  'desks',
  'adjectives',
  'outletStarts',
  'outletEnds',
] as const
export type BylineWords = (typeof BYLINE_WORDS)[number]

export interface Authority {
  readonly outlets: readonly Outlet[]
  readonly entities: readonly NamedEntity[]
  /** Writers whose bylines are spelt in several ways. */
  readonly authors: readonly Author[]
  /** Each agency's code with its other spellings. */
  readonly agencies: readonly (readonly string[])[]
  readonly furniture: Readonly<Record<FurnitureKind, FurnitureLists>>
  /** Places that stories are filed from, beyond those that have an entry of their own. */
  readonly gazetteer: readonly string[]
  /** First words of persons' names, and titles that stand before them. */
  readonly givenNames: readonly string[]
  readonly personTitles: readonly string[]
  /** Places whose names are common words or persons' names too. */
  readonly doubtfulPlaces: readonly string[]
  /** Names of papers that are places or common words too («اليوم», «الجزيرة»). */
  readonly doubtfulPapers: readonly string[]
  /** Ids of the outlets that are agencies: their code in a dateline says who reported, not who published. */
  readonly agencyOutlets: ReadonlySet<string>
  /** Dateline shapes of outlets, by id (`src/archive/outlet-shape.ts`). */
  readonly datelines: ReadonlyMap<string, readonly string[]>
  /** Given names that are common words too («أمل»). */
  readonly doubtfulNames: readonly string[]
  /** Words of bylines that are no names, by their list. */
  readonly bylineWords: Readonly<Record<BylineWords, readonly string[]>>
  readonly issues: readonly Issue[]
}

/** Kinds of names, each with a file of its own. */
export const ENTITY_KINDS: readonly EntityKind[] = ['people', 'places', 'organisations', 'topics']
const FURNITURE_KINDS: readonly FurnitureKind[] = [
  'nav',
  'share',
  'promo',
  'cookie',
  'copyright',
  'crawl',
  'related',
  'caption',
  'credit',
  'counters',
  'comments',
  'tags',
  'contact',
  'signoff',
]
const ENTITY_KEYS = 'id name variants short with not wikidata sample'.split(' ')
const AUTHOR_KEYS = 'id name variants wikidata sample'.split(' ')
const EMPTY: FurnitureLists = { lines: [], starts: [], contains: [] }

/**
 * Reads authority folders, the later ones over the earlier: an entry with an id that is there already replaces it,
 * lists add up.
 * @param folders `{path, sample}`: `sample` says whether entries marked `sample: true` (the invented city's) count.
 */
export async function loadAuthority(
  folders: readonly { readonly path: string; readonly sample: boolean }[],
): Promise<Authority> {
  const outlets = new Map<string, Outlet>()
  const entities = new Map<string, NamedEntity>()
  const authors = new Map<string, Author>()
  const agencies: (readonly string[])[] = []
  const furniture = Object.fromEntries(FURNITURE_KINDS.map((kind) => [kind, EMPTY])) as Record<
    FurnitureKind,
    FurnitureLists
  >
  const gazetteer: string[] = []
  const givenNames: string[] = []
  const personTitles: string[] = []
  const doubtfulPlaces: string[] = []
  const doubtfulPapers: string[] = []
  const agencyOutlets = new Set<string>()
  const datelines = new Map<string, readonly string[]>()
  const doubtfulNames: string[] = []
  const bylineWords = Object.fromEntries(BYLINE_WORDS.map((list) => [list, [] as string[]])) as Record<
    BylineWords,
    string[]
  >
  const issues: Issue[] = []
  for (const { path, sample } of folders) {
    for (const file of await yamlFiles(join(path, 'outlets'))) {
      const map = mapOf(await readFileYaml(file, issues), file, OUTLET_KEYS, issues)
      const text = map ? await readFile(file, 'utf8').catch(() => '') : ''
      const read = map && readOutletFile(map, text, file, isUsableId, issues)
      if (!read || (!sample && map.sample === 'true')) continue
      const { outlet } = read
      outlets.set(outlet.id, outlet)
      datelines.set(outlet.id, read.datelines)
      doubtfulPapers.push(...asStrings(map.ambiguous))
      if (map.kind === 'agency') agencyOutlets.add(outlet.id)
    }
    for (const kind of ENTITY_KINDS) {
      const file = join(path, `${kind}.yaml`)
      const read = (entry: Yaml, index: number) => toEntity(entry, kind, file, index, issues)
      for (const entity of await readEntries(file, sample, read, issues))
        entities.set(`${kind}/${entity.id}`, entity)
    }
    const byliners = join(path, 'authors.yaml')
    const readAuthor = (entry: Yaml, index: number) => toAuthor(entry, byliners, index, issues)
    for (const author of await readEntries(byliners, sample, readAuthor, issues))
      authors.set(author.id, author)
    const known = await readFileYaml(join(path, 'agencies.yaml'), issues, true)
    if (Array.isArray(known)) agencies.push(...known.map(asStrings).filter((names) => names.length > 0))
    for (const [country, named] of Object.entries(
      asMap(await readFileYaml(join(path, 'gazetteer.yaml'), issues, true)) ?? {},
    )) {
      if (Array.isArray(named))
        (country === 'ambiguous' ? doubtfulPlaces : gazetteer).push(...named.flatMap(asStrings))
      if (country !== 'ambiguous') gazetteer.push(country)
    }
    const people = asMap(await readFileYaml(join(path, 'given-names.yaml'), issues, true))
    givenNames.push(
      ...['male', 'female', 'foreign', 'particles'].flatMap((list) => asStrings(people?.[list])),
    )
    personTitles.push(...asStrings(people?.titles))
    doubtfulNames.push(...asStrings(people?.ambiguous))
    const byline = asMap(await readFileYaml(join(path, 'byline-words.yaml'), issues, true))
    for (const list of BYLINE_WORDS) bylineWords[list].push(...asStrings(byline?.[list]))
    const lists = asMap(await readFileYaml(join(path, 'furniture.yaml'), issues, true))
    for (const kind of lists ? FURNITURE_KINDS : []) {
      const more = asMap(lists?.[kind])
      const held = furniture[kind]
      furniture[kind] = {
        lines: [...held.lines, ...asStrings(more?.lines)],
        starts: [...held.starts, ...asStrings(more?.starts)],
        contains: [...held.contains, ...asStrings(more?.contains)],
      }
    }
  }
  const byId = <T extends { id: string }>(a: T, b: T) => (a.id < b.id ? -1 : 1)
  return {
    outlets: [...outlets.values()].sort(byId),
    entities: [...entities.values()].sort(byId),
    authors: [...authors.values()].sort(byId),
    agencies,
    furniture,
    gazetteer,
    givenNames,
    personTitles,
    doubtfulPlaces,
    doubtfulPapers,
    agencyOutlets,
    datelines,
    doubtfulNames,
    bylineWords,
    issues,
  }
}

/** Entries of a list file that count here; an id that stands twice in it is told. */
async function readEntries<T extends { readonly id: string }>(
  file: string,
  sample: boolean,
  read: (entry: Yaml, index: number) => T | null,
  issues: Issue[],
): Promise<readonly T[]> {
  const entries = await readFileYaml(file, issues, true)
  if (entries !== null && !Array.isArray(entries))
    issues.push(fault(file, 1, 'shape', 'it is not a list of entries', 'begin each entry with `- id:`'))
  const here = new Set<string>()
  return (Array.isArray(entries) ? entries : []).flatMap((entry, index) => {
    const value = read(entry, index)
    if (value === null) return []
    if (here.has(value.id)) {
      const message = `the id \`${value.id}\` stands twice`
      issues.push(fault(file, null, 'duplicate', message, 'give one of the entries another id'))
    }
    here.add(value.id)
    return sample || asMap(entry)?.sample !== 'true' ? [value] : []
  })
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

async function readFileYaml(file: string, issues: Issue[], optional = false): Promise<Yaml> {
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
function isUsableId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,79}$/.test(id) && id !== 'index' && id !== 'unknown'
}

/** A map whose keys are all known; a file of another shape, and each key that means nothing, is told. */
function mapOf(
  value: Yaml,
  file: string,
  keys: readonly string[],
  issues: Issue[],
): { readonly [key: string]: Yaml } | null {
  const map = asMap(value)
  if (!map) {
    const hint = 'see another file of the folder'
    if (value !== null) issues.push(fault(file, 1, 'shape', 'it is not a list of `key: value` lines', hint))
    return null
  }
  for (const key of Object.keys(map)) {
    if (keys.includes(key)) continue
    const message = `\`${printable(key)}\` means nothing here`
    issues.push(fault(file, null, 'unknown-key', message, `the keys are ${keys.join(', ')}`))
  }
  return map
}

/** Id, name, variants and Wikidata item of an entry; an entry without id or name is told. */
function namedEntry(
  map: { readonly [key: string]: Yaml } | null,
  file: string,
  index: number,
  issues: Issue[],
): Author | null {
  const id = asString(map?.id)
  const name = asString(map?.name)
  if (map && id && name && isUsableId(id))
    return { id, name, variants: asStrings(map.variants), wikidata: asString(map.wikidata) }
  const message = `entry ${index + 1} needs an \`id\` of small letters, digits and - (not index or unknown) and a \`name\``
  issues.push(fault(file, null, 'entity', message, 'add both'))
  return null
}

function toAuthor(entry: Yaml, file: string, index: number, issues: Issue[]): Author | null {
  return namedEntry(mapOf(entry, file, AUTHOR_KEYS, issues), file, index, issues)
}

function toEntity(
  entry: Yaml,
  kind: EntityKind,
  file: string,
  index: number,
  issues: Issue[],
): NamedEntity | null {
  const map = mapOf(entry, file, ENTITY_KEYS, issues)
  const named = namedEntry(map, file, index, issues)
  if (!map || !named) return null
  return {
    ...named,
    kind,
    ...(map.short !== undefined && { short: asStrings(map.short) }),
    ...(map.with !== undefined && { with: asStrings(map.with) }),
    ...(map.not !== undefined && { not: asStrings(map.not) }),
  }
}

function fault(path: string, line: number | null, rule: string, message: string, hint: string): Issue {
  return { severity: 'error', rule: `authority/${rule}`, path, line, message, hint }
}
