// Loads what is known beforehand: outlets, names, agencies and the furniture of web pages, from files that people edit.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Entity, EntityKind, Issue, Outlet } from '../model.ts'
import { printable } from './front-matter.ts'
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

/** Lists of one kind of furniture: whole lines, first words, words anywhere. */
export interface FurnitureLists {
  readonly lines: readonly string[]
  readonly starts: readonly string[]
  readonly contains: readonly string[]
}

export interface Authority {
  readonly outlets: readonly Outlet[]
  readonly entities: readonly Entity[]
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
]
const OUTLET_KEYS =
  'id name short aliases marks furniture tails hosts dateOrder zone language sample kind ambiguous'.split(' ')
const ENTITY_KEYS = 'id name variants wikidata sample'.split(' ')
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
  const entities = new Map<string, Entity>()
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
  const issues: Issue[] = []
  for (const { path, sample } of folders) {
    for (const file of await yamlFiles(join(path, 'outlets'))) {
      const map = mapOf(await readFileYaml(file, issues), file, OUTLET_KEYS, issues)
      const outlet = map && toOutlet(map, file, issues)
      if (!outlet || (!sample && map.sample === 'true')) continue
      outlets.set(outlet.id, outlet)
      doubtfulPapers.push(...asStrings(map.ambiguous))
      if (map.kind === 'agency') agencyOutlets.add(outlet.id)
    }
    for (const kind of ENTITY_KINDS) {
      const file = join(path, `${kind}.yaml`)
      const entries = await readFileYaml(file, issues, true)
      if (entries !== null && !Array.isArray(entries)) {
        issues.push(fault(file, 1, 'shape', 'it is not a list of entries', 'begin each entry with `- id:`'))
      }
      const here = new Set<string>()
      for (const [index, entry] of (Array.isArray(entries) ? entries : []).entries()) {
        const entity = toEntity(entry, kind, file, index, issues)
        if (entity && here.has(entity.id))
          issues.push(
            fault(
              file,
              null,
              'duplicate',
              `the id \`${entity.id}\` stands twice`,
              'give one of the entries another id',
            ),
          )
        if (entity) here.add(entity.id)
        if (entity && (sample || asMap(entry)?.sample !== 'true'))
          entities.set(`${kind}/${entity.id}`, entity)
      }
    }
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
    agencies,
    furniture,
    gazetteer,
    givenNames,
    personTitles,
    doubtfulPlaces,
    doubtfulPapers,
    agencyOutlets,
    issues,
  }
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

function toOutlet(map: { readonly [key: string]: Yaml }, file: string, issues: Issue[]): Outlet | null {
  const id = asString(map.id)
  const name = asString(map.name)
  if (!id || !name || !isUsableId(id)) {
    issues.push(
      fault(
        file,
        1,
        'outlet',
        'an outlet needs an `id` of small letters, digits and - (not index or unknown) and a `name`',
        'add both lines',
      ),
    )
    return null
  }
  const order = asString(map.dateOrder) ?? 'dmy'
  if (order !== 'dmy' && order !== 'mdy' && order !== 'ymd') {
    issues.push(
      fault(file, null, 'outlet', `\`dateOrder: ${order}\` is not dmy, mdy or ymd`, 'write one of the three'),
    )
  }
  return {
    id,
    name,
    short: asString(map.short) ?? name,
    aliases: asStrings(map.aliases),
    marks: asStrings(map.marks),
    furniture: asStrings(map.furniture),
    tails: asStrings(map.tails),
    hosts: asStrings(map.hosts),
    dateOrder: order === 'mdy' || order === 'ymd' ? order : 'dmy',
    zone: asString(map.zone),
    language: asString(map.language) ?? 'ar',
  }
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

function toEntity(
  entry: Yaml,
  kind: EntityKind,
  file: string,
  index: number,
  issues: Issue[],
): Entity | null {
  const map = mapOf(entry, file, ENTITY_KEYS, issues)
  const id = asString(map?.id)
  const name = asString(map?.name)
  if (!map || !id || !name || !isUsableId(id)) {
    const message = `entry ${index + 1} needs an \`id\` of small letters, digits and - (not index or unknown) and a \`name\``
    issues.push(fault(file, null, 'entity', message, 'add both'))
    return null
  }
  return { id, kind, name, variants: asStrings(map.variants), wikidata: asString(map.wikidata) }
}

function fault(path: string, line: number | null, rule: string, message: string, hint: string): Issue {
  return { severity: 'error', rule: `authority/${rule}`, path, line, message, hint }
}
