// The lists that the parser stands on: outlets, places and given names load, and no entry contradicts another.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldLine } from '../src/arabic/letters.ts'
import { loadAuthority } from '../src/archive/authority.ts'
import { asMap, asString, asStrings, readYaml, type Yaml } from '../src/archive/yaml.ts'
import { createParser } from '../src/import/parse.ts'
import { documentsOf, parseText, readOut } from './byline-cases.ts'
import { ROOT, temporaryFolder } from './folder.ts'

const FOLDER = join(ROOT, 'content/authority')
const authority = await loadAuthority([{ path: FOLDER, sample: true }])
const files = (await readdir(join(FOLDER, 'outlets'))).sort()
const outlets = await Promise.all(
  files.map(async (name) => ({ name, map: await readMap(`outlets/${name}`) })),
)
const gazetteer = await readMap('gazetteer.yaml')
const names = await readMap('given-names.yaml')
const countries = Object.entries(gazetteer)
  .filter(([key]) => key !== 'ambiguous')
  .map(([country, list]) => ({ country, places: flat(list) }))
const places = new Set(countries.flatMap((entry) => entry.places).map(foldLine))
const needProof = asStrings(gazetteer.ambiguous)
/** What the parser takes for the name of an agency or outlet wherever it stands. */
const sureNames = authority.outlets.flatMap(({ id, short, aliases }) =>
  [...new Set([short, ...aliases].map(foldLine))].map((name) => ({ id, name })),
)

async function readMap(path: string): Promise<{ readonly [key: string]: Yaml }> {
  const read = readYaml(await readFile(join(FOLDER, path), 'utf8'))
  if ('fault' in read) throw new Error(`${path}:${read.fault.line}: ${read.fault.message}`)
  return asMap(read.value) ?? {}
}

/** Names of a list in which spellings of one place may stand in a list of their own. */
function flat(list: Yaml | undefined): readonly string[] {
  return Array.isArray(list) ? list.flatMap((entry: Yaml) => asStrings(entry)) : []
}

/** Entries that are there already when spelling is folded, as the parser compares them. */
function repeated(entries: readonly string[]): readonly string[] {
  const folded = entries.map(foldLine)
  return entries.filter((_, index) => folded.indexOf(folded[index] ?? '') !== index)
}

describe('outlets', () => {
  test('every file loads without an issue, and its name is its id', () => {
    expect(authority.issues).toEqual([])
    expect(authority.outlets).toHaveLength(files.length)
    expect(outlets.filter(({ name, map }) => basename(name, '.yaml') !== map.id)).toEqual([])
    expect(files.length).toBeGreaterThanOrEqual(150)
  })

  test('every file says the name, its short form and the language', () => {
    for (const { name, map } of outlets) {
      for (const key of ['name', 'short', 'language'])
        expect(map[key], `${name}: ${key}`).toEqual(expect.any(String))
    }
  })

  test('every outlet has a host or an alias, and hosts are bare addresses', () => {
    for (const { id, hosts, aliases } of authority.outlets) {
      expect(hosts.length + aliases.length, id).toBeGreaterThan(0)
      for (const host of hosts) expect(host, id).toMatch(/^(?!www\.)[\w-]+(\.[\w-]+)+(\/[\w./-]+)?$/)
    }
  })

  test('no key is misspelt, no list is written as a text', () => {
    const lists = ['aliases', 'ambiguous', 'marks', 'furniture', 'tails', 'hosts', 'datelines', 'examples']
    const texts = ['id', 'name', 'short', 'kind', 'dateOrder', 'zone', 'language', 'sample']
    for (const { name, map } of outlets) {
      for (const [key, value] of Object.entries(map)) {
        expect([...lists, ...texts], name).toContain(key)
        expect(Array.isArray(value), `${name}: ${key}`).toBe(lists.includes(key))
      }
    }
  })

  test('two outlets share no id, alias or short name', () => {
    expect(repeated(authority.outlets.map(({ id }) => id))).toEqual([])
    expect(repeated(sureNames.map(({ name }) => name))).toEqual([])
    for (const { id, aliases } of authority.outlets) expect(repeated(aliases), id).toEqual([])
  })

  test('no host stands inside the host of another outlet', () => {
    const hosts = authority.outlets.flatMap((outlet) =>
      outlet.hosts.map((host) => ({ id: outlet.id, host: host.toLowerCase() })),
    )
    const inside = hosts.filter(({ id, host }) =>
      hosts.some((other) => other.id !== id && other.host.includes(host)),
    )
    expect(inside).toEqual([])
  })

  test('a name that is also a place is marked as ambiguous', () => {
    const marked = outlets.flatMap(({ map }) =>
      asStrings(map.ambiguous).map((name) => `${map.id} ${foldLine(name)}`),
    )
    const unmarked = sureNames.filter(({ id, name }) => places.has(name) && !marked.includes(`${id} ${name}`))
    expect(unmarked).toEqual([])
  })

  test('no mark or furniture of an outlet begins that of another, and none is a single word', () => {
    const marks = authority.outlets.flatMap(({ id, marks: lines, furniture }) =>
      [...lines, ...furniture].map((line) => ({ id, line: foldLine(line) })),
    )
    const clashes = marks.filter(({ id, line }) =>
      marks.some((other) => other.id !== id && (other.line === line || other.line.startsWith(`${line} `))),
    )
    expect(clashes).toEqual([])
    expect(marks.filter(({ line }) => line.split(' ').length < 2)).toEqual([])
  })
})

describe('examples of the outlets', () => {
  const examples = outlets.flatMap(({ name, map }) =>
    (Array.isArray(map.examples) ? map.examples : []).map((entry: Yaml) => ({
      name,
      example: asMap(entry) ?? {},
    })),
  )

  test.each(examples)('$name: $example.line$example.document', ({ name, example }) => {
    const parser = createParser(authority, { outlet: basename(name, '.yaml'), crawled: null })
    const line = asString(example.line)
    const text = line
      ? documentsOf({ n: 0, section: 'line', printed: line, expected: {} })[0]
      : asString(example.document)
    const parsed = parseText(parser, text ?? '')
    const found: Readonly<Record<string, string | undefined>> = {
      ...readOut(parsed),
      title: parsed.title?.value,
      date: parsed.published?.value,
      role: parsed.lines.find((own) => own.text === line)?.role,
    }
    for (const key of ['title', 'place', 'agency', 'author', 'date', 'photographer', 'role']) {
      const wanted = asString(example[key])
      const must = wanted !== null || (line !== null && ['place', 'agency', 'author'].includes(key))
      if (must && !(key === 'date' && wanted === null)) expect(found[key] ?? null, key).toBe(wanted)
    }
  })

  test('are there for many outlets, zones and dateline shapes for more', () => {
    const having = (key: string) => outlets.filter(({ map }) => map[key] !== undefined).length
    expect(having('examples')).toBeGreaterThanOrEqual(40)
    expect(having('datelines')).toBeGreaterThanOrEqual(60)
    expect(having('zone')).toBeGreaterThanOrEqual(60)
  })
})

describe('faults of an outlet file', () => {
  async function faultsOf(yaml: string): Promise<readonly string[]> {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'outlets'))
    await writeFile(join(folder, 'outlets/x.yaml'), yaml)
    const { issues } = await loadAuthority([{ path: folder, sample: false }])
    return issues.map(({ path, line, message, hint }) => `${basename(path)}:${line} ${message}; ${hint}`)
  }
  const good = 'id: x\nname: جريدة\nlanguage: ar\n'

  test('a dateline shape without any of the four words, or with two that nothing divides', async () => {
    expect(await faultsOf(`${good}datelines:\n  - "مكان - وكالة"\n  - "في المدينة"\n`)).toEqual([
      'x.yaml:6 the dateline shape `في المدينة` holds none of the words مكان, وكالة, كاتب, تاريخ; see `datelines` in marna.yaml',
    ])
    expect(await faultsOf(`${good}datelines:\n  - "مكان وكالة"\n`)).toEqual([
      'x.yaml:5 the dateline shape `مكان وكالة` has two of its words with nothing printed between them; see `datelines` in marna.yaml',
    ])
    expect(await faultsOf(`${good}datelines:\n  - "مكان تاريخ وكالة"\n`)).toEqual([])
  })

  test('a time zone that nobody knows, an order of dates, a tail that is too short', async () => {
    expect(await faultsOf(`${good}zone: Damascus\n`)).toEqual([
      'x.yaml:4 `zone: Damascus` is no time zone; write one like `Asia/Damascus` or `Africa/Cairo`',
    ])
    expect(await faultsOf(`${good}dateOrder: dym\n`)).toEqual([
      'x.yaml:4 `dateOrder: dym` is not dmy, mdy, ymd; write one of them',
    ])
    expect(await faultsOf(`${good}tails:\n  - سا\n`)).toEqual([
      "x.yaml:5 the tail `سا` is too short to be told from a story's words; write 4 letters or more",
    ])
  })

  test('an example with a key that means nothing', async () => {
    const [fault] = await faultsOf(`${good}examples:\n  - line: دمشق - وكالة\n    city: دمشق\n`)
    expect(fault).toMatch(/^x\.yaml:\d+ `city` means nothing in example 1; the keys are line, document/)
  })
})

describe('gazetteer', () => {
  test('holds every Arab country with its places', () => {
    const count = new Map(countries.map(({ country, places: list }) => [country, list.length]))
    expect(count.get('السعودية')).toBeGreaterThanOrEqual(120)
    expect(count.get('مصر')).toBeGreaterThanOrEqual(60)
    const many = [
      'سوريا',
      'العراق',
      'المغرب',
      'الجزائر',
      'تونس',
      'الأردن',
      'لبنان',
      'فلسطين',
      'اليمن',
      'السودان',
    ]
    for (const country of [...many, 'ليبيا', 'الإمارات', 'سلطنة عمان'])
      expect(count.get(country), country).toBeGreaterThanOrEqual(25)
    expect(places.size).toBeGreaterThanOrEqual(2000)
  })

  test('says no place twice in a country, and leaves no list empty', () => {
    for (const { country, places: list } of countries) {
      expect(list.length, country).toBeGreaterThan(0)
      expect(repeated(list), country).toEqual([])
    }
  })

  test('has every ambiguous name, once, among its places or countries', () => {
    const known = new Set([...places, ...countries.map(({ country }) => foldLine(country))])
    expect(repeated(needProof)).toEqual([])
    expect(needProof.filter((name) => !known.has(foldLine(name)))).toEqual([])
  })

  test('asks for more proof where a place is also a given name', () => {
    const given = new Set([...asStrings(names.male), ...asStrings(names.female)].map(foldLine))
    const proof = new Set(needProof.map(foldLine))
    expect([...places].filter((place) => given.has(place) && !proof.has(place))).toEqual([])
  })
})

describe('given names', () => {
  const lists = ['ambiguous', 'male', 'female', 'foreign', 'particles', 'titles']

  test('has its lists, long enough and without repetition', () => {
    expect(Object.keys(names).sort()).toEqual([...lists].sort())
    for (const list of lists) expect(repeated(asStrings(names[list])), list).toEqual([])
    expect(asStrings(names.male).length).toBeGreaterThanOrEqual(600)
    expect(asStrings(names.female).length).toBeGreaterThanOrEqual(350)
    expect(asStrings(names.foreign).length).toBeGreaterThanOrEqual(200)
  })

  test('keeps foreign names apart, and every ambiguous name in a list of names', () => {
    const arabic = new Set([...asStrings(names.male), ...asStrings(names.female)].map(foldLine))
    expect(asStrings(names.foreign).filter((name) => arabic.has(foldLine(name)))).toEqual([])
    expect(asStrings(names.ambiguous).filter((name) => !arabic.has(foldLine(name)))).toEqual([])
  })
})
