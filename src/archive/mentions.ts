// Finds the people, places, organisations and topics that a text names, by the authority files.
import { fold } from '../arabic/letters.ts'
import { words } from '../arabic/words.ts'
import type { Entity } from '../model.ts'

export type MentionReader = (text: string) => readonly Entity[]

interface Name {
  readonly words: readonly string[]
  readonly entity: Entity
}

/** Particles that are written onto a name: و ف, then ب ل ك, alone or together. */
const PARTICLES = ['', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل']

/** Compiles the names once; the reader gives the entities of a text, most often named first, ties by id. */
export function mentionReader(entities: readonly Entity[]): MentionReader {
  const byFirst = new Map<string, Name[]>()
  for (const entity of entities) {
    for (const name of [entity.name, ...entity.variants]) {
      const parts = words(name).map((word) => fold(word.text))
      const [first] = parts
      if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), { words: parts, entity }])
    }
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.words.length - a.words.length)
  return (text) => {
    const folded = words(text).map((word) => fold(word.text))
    const counts = new Map<Entity, number>()
    for (let i = 0; i < folded.length; i += 1) {
      const names = longestAt(folded, i, byFirst)
      for (const { entity } of names) counts.set(entity, (counts.get(entity) ?? 0) + 1)
      i += Math.max(0, (names[0]?.words.length ?? 1) - 1)
    }
    return [...counts].sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1)).map(([entity]) => entity)
  }
}

/** The longest names that begin at a word; several when entities of different kinds share a spelling. */
function longestAt(
  folded: readonly string[],
  at: number,
  byFirst: ReadonlyMap<string, readonly Name[]>,
): readonly Name[] {
  for (const first of firstForms(folded[at] ?? '')) {
    const names = byFirst
      .get(first)
      ?.filter((name) => name.words.every((word, i) => i === 0 || folded[at + i] === word))
    const longest = names?.[0]?.words.length
    if (names && longest) return names.filter((name) => name.words.length === longest)
  }
  return []
}

/** The word itself, then without each particle that it could begin with; `لل` stands for `ل` and the article. */
function firstForms(word: string): readonly string[] {
  return PARTICLES.flatMap((particle) => {
    if (!word.startsWith(particle) || word.length - particle.length < 3) return []
    const rest = word.slice(particle.length)
    return particle.endsWith('ل') && rest.startsWith('ل') ? [rest, `ال${rest.slice(1)}`] : [rest]
  })
}
