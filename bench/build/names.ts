// The names of generated archives: invented people, and the places, organisations and topics of the program's lists.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadAuthority } from '../../src/archive/authority.ts'
import type { EntityKind } from '../../src/model.ts'
import { mixed, oneOf, seeded, shuffled } from './draw.ts'
import { RARE_WORDS, rareWord } from './lexicon.ts'
import type { Names } from './story.ts'

const PEOPLE = 400
const OWN = join(import.meta.dirname, '../../content/authority')

/**
 * Writes the archive's own authority files: the sample's outlets, which count in an archive that has their files, and
 * people who do not exist.
 */
export async function writeAuthority(content: string, seed: number): Promise<void> {
  const folder = join(content, 'authority')
  await mkdir(join(folder, 'outlets'), { recursive: true })
  for (const name of await readdir(join(OWN, 'outlets'))) {
    const text = await readFile(join(OWN, 'outlets', name), 'utf8')
    if (/^sample: true$/m.test(text)) await writeFile(join(folder, 'outlets', name), text)
  }
  const { givenNames, doubtfulNames } = await loadAuthority([{ path: OWN, sample: false }])
  const random = seeded(seed, 9)
  const given = givenNames.filter((name) => !doubtfulNames.includes(name) && !name.includes(' '))
  const people = new Map<string, string>()
  while (people.size < PEOPLE) {
    const family = `ال${rareWord(mixed([seed, 10, people.size]) % RARE_WORDS)}ي`.replace(/[يةى]?ي$/, 'ي')
    people.set(`${oneOf(given, random)} ${family}`, `person-${people.size + 1}`)
  }
  const entries = [...people].map(([name, id]) => `- id: ${id}\n  name: ${name}\n  variants: []\n`)
  await writeFile(join(folder, 'people.yaml'), `# Invented people.\n${entries.join('')}`)
}

/** Names to tell stories with, in an order of frequency of the seed's own. */
export async function loadNames(content: string, seed: number): Promise<Names> {
  const { entities } = await loadAuthority([{ path: OWN, sample: false }])
  const invented = await loadAuthority([{ path: join(content, 'authority'), sample: true }])
  const of = (kind: EntityKind) =>
    shuffled(
      (kind === 'people' ? invented.entities : entities)
        .filter((entity) => entity.kind === kind)
        .map(({ name }) => name),
      seeded(seed, 11, kind.length),
    )
  return {
    people: of('people'),
    places: of('places'),
    organisations: of('organisations'),
    topics: of('topics'),
    single: [...entities, ...invented.entities]
      .flatMap(({ name, variants, short = [] }) => [name, ...variants, ...short])
      .filter((spelling) => !spelling.includes(' ')),
  }
}
