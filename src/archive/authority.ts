// Loads what is known beforehand: outlets, names, agencies and the furniture of web pages, from files that people edit.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Author, EntityKind, Issue, Outlet } from '../model.ts'
import {
  fault,
  isUsableId,
  lineOfTopKey,
  mapOf,
  type ReadEntry,
  readEntries,
  readFileYaml,
  readLists,
  toAuthor,
  toEntity,
  yamlFiles,
} from './authority-entries.ts'
import type { NamedEntity } from './mentions.ts'
import { OUTLET_KEYS, readOutletFile } from './outlet-file.ts'
import { asMap, asStrings } from './yaml.ts'

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
const NAME_LISTS = 'male female foreign particles titles ambiguous'.split(' ')
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
    const here = new Set<string>()
    for (const file of await yamlFiles(join(path, 'outlets'))) {
      const value = await readFileYaml(file, issues)
      const text = value === null ? '' : await readFile(file, 'utf8').catch(() => '')
      const map = mapOf(value, file, OUTLET_KEYS, issues, lineOfTopKey(text))
      const read = map && readOutletFile(map, text, file, isUsableId, issues)
      if (!read || (!sample && map.sample === 'true')) continue
      const { outlet } = read
      if (here.has(outlet.id)) {
        const message = `another file of the folder has the id \`${outlet.id}\``
        issues.push(
          fault(file, lineOfTopKey(text)('id'), 'duplicate', message, 'give one of them another id'),
        )
      }
      here.add(outlet.id)
      outlets.set(outlet.id, outlet)
      datelines.set(outlet.id, read.datelines)
      doubtfulPapers.push(...asStrings(map.ambiguous))
      if (map.kind === 'agency') agencyOutlets.add(outlet.id)
    }
    for (const kind of ENTITY_KINDS) {
      const file = join(path, `${kind}.yaml`)
      const read: ReadEntry<NamedEntity> = (entry, at) => toEntity(entry, kind, file, at, issues)
      for (const entity of await readEntries(file, sample, read, issues))
        entities.set(`${kind}/${entity.id}`, entity)
    }
    const byliners = join(path, 'authors.yaml')
    const readAuthor: ReadEntry<Author> = (entry, at) => toAuthor(entry, byliners, at, issues)
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
    const people = await readLists(join(path, 'given-names.yaml'), NAME_LISTS, issues)
    givenNames.push(
      ...['male', 'female', 'foreign', 'particles'].flatMap((list) => asStrings(people?.[list])),
    )
    personTitles.push(...asStrings(people?.titles))
    doubtfulNames.push(...asStrings(people?.ambiguous))
    const byline = await readLists(join(path, 'byline-words.yaml'), BYLINE_WORDS, issues)
    for (const list of BYLINE_WORDS) bylineWords[list].push(...asStrings(byline?.[list]))
    const lists = await readLists(join(path, 'furniture.yaml'), FURNITURE_KINDS, issues)
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
