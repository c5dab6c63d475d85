// Finds the people, places, organisations and topics that a text names, by the authority files.
import type { Entity } from '../model.ts'
import { nameWords, placedNameWords, spellingsOf } from './names.ts'

/** An entry with what its file says of its doubtful names. */
export interface NamedEntity extends Entity {
  /** Short forms that count only where the text has a full name too, or one of the words of `with`. */
  readonly short?: readonly string[]
  readonly with?: readonly string[]
  /** Phrases in which one of its names means something else. */
  readonly not?: readonly string[]
}

export type MentionReader = (text: string) => readonly Entity[]

/** What a spelling says of an entity: its name, a short form of it, or that it is not meant. */
interface Sense {
  readonly as: 'name' | 'short' | 'not'
  readonly entity: NamedEntity
}

interface Spelling {
  readonly words: readonly string[]
  readonly senses: readonly Sense[]
}

/** Spellings by their first word, those of more words first. */
type Spellings = ReadonlyMap<string, readonly Spelling[]>

/** Compiled names, with what words of texts could begin: most begin none, and words repeat. */
interface Names {
  readonly spellings: Spellings
  readonly begun: Map<string, readonly (readonly Spelling[])[]>
}
/** Words whose beginnings are remembered, at most. */
const REMEMBERED = 20_000
const NOTHING: readonly (readonly Spelling[])[] = []

/** Particles that are written onto a name: و ف, then ب ل ك, alone or together. */
const PARTICLES = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل']
const PARTICLE_RE = /^[وفبلك]/
/** A word that a particle was taken off has at least so many letters. */
const LEAST_LETTERS = 3
/** What a topic needs: a phrase, or a single word twice. */
const PROOF = 2
const NONE: ReadonlySet<Entity> = new Set()

/**
 * Compiles the names once; the reader gives the entities of a text, most often named first, ties by id. Of two names
 * that begin at one word the longer counts, and none within it. Topics are looked for apart from names: a phrase of a
 * topic hides no body that is called so. A single word must stand twice to prove a topic; a phrase of more proves it.
 */
export function mentionReader(entities: readonly NamedEntity[]): MentionReader {
  const { names, topics } = spellingsFor(entities)
  return (text) => {
    const words = nameWords(text)
    const counts = new Map<Entity, number>()
    const proofs = new Map<Entity, number>()
    for (const { entity, length } of [...named(words, names), ...named(words, topics)]) {
      counts.set(entity, (counts.get(entity) ?? 0) + 1)
      const proof = entity.kind === 'topics' && length === 1 ? 1 : PROOF
      proofs.set(entity, (proofs.get(entity) ?? 0) + proof)
    }
    for (const [entity, proof] of proofs) if (proof < PROOF) counts.delete(entity)
    return [...counts].sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1)).map(([entity]) => entity)
  }
}

/** What a record's headline and text, a line each, are read for: the entities that they name, and every place of it. */
export interface NamesReader {
  readonly mentions: MentionReader
  readonly places: (text: string) => readonly NamePlace[]
}

export const namesReader = (entities: readonly NamedEntity[]): NamesReader => ({
  mentions: mentionReader(entities),
  places: namePlaceReader(entities),
})

/** Where a text names an entity: whole words, what is written onto them included; UTF-16 offsets. */
export interface NamePlace {
  readonly entity: Entity
  readonly from: number
  readonly to: number
}

/** Compiles the names once; the reader gives every place of a text that names a person, place or organisation. */
export function namePlaceReader(entities: readonly NamedEntity[]): (text: string) => readonly NamePlace[] {
  const { names } = spellingsFor(entities)
  return (text) => {
    const words = placedNameWords(text)
    const namings = named(
      words.map(({ word }) => word),
      names,
    )
    return namings.map(({ entity, at, length }) => ({
      entity,
      from: words[at]?.from ?? 0,
      to: words[at + length - 1]?.to ?? 0,
    }))
  }
}

/** An entity where the text names it: index of the first word, number of words. */
interface Naming {
  readonly entity: Entity
  readonly at: number
  readonly length: number
}

/** Every naming of an entity, in the order of the text. */
function named(words: readonly string[], names: Names): readonly Naming[] {
  const shorts = new Set<NamedEntity>()
  const first = scan(words, names, NONE, shorts)
  const full = new Set(first.map(({ entity }) => entity))
  const vouched = new Set([...shorts].filter((entity) => full.has(entity) || vouches(words, entity)))
  return vouched.size === 0 ? first : scan(words, names, vouched, shorts)
}

/** @param shorts takes the entities whose short forms stand in the text, vouched for or not. */
function scan(
  words: readonly string[],
  names: Names,
  vouched: ReadonlySet<Entity>,
  shorts: Set<NamedEntity>,
): readonly Naming[] {
  const found: Naming[] = []
  const counts = (sense: Sense) => sense.as !== 'short' || vouched.has(sense.entity)
  for (let i = 0; i < words.length; i += 1) {
    let best: Spelling | null = null
    for (const begun of begunBy(words[i] ?? '', names)) {
      for (const spelling of begun) {
        if (best !== null && spelling.words.length <= best.words.length) break
        if (!spelling.words.every((word, n) => n === 0 || words[i + n] === word)) continue
        for (const { as, entity } of spelling.senses) if (as === 'short') shorts.add(entity)
        if (spelling.senses.some(counts)) best = spelling
      }
    }
    if (best === null) continue
    const full = best.senses.filter(({ as }) => as === 'name')
    const short = best.senses.filter((sense) => sense.as === 'short' && counts(sense))
    // A short form that two of the text's entities have says neither.
    const meant = full.length === 0 && short.length === 1 ? short : full
    for (const { entity } of meant) found.push({ entity, at: i, length: best.words.length })
    i += best.words.length - 1
  }
  return found
}

/** The spellings that a word of a text could begin, a list for each form of it. */
function begunBy(word: string, { spellings, begun }: Names): readonly (readonly Spelling[])[] {
  let found = begun.get(word)
  if (found === undefined) {
    const forms = firstForms(word, spellings)
    found = forms.length === 0 ? NOTHING : forms.map((form) => spellings.get(form) ?? [])
    if (begun.size >= REMEMBERED) begun.clear()
    begun.set(word, found)
  }
  return found
}

/** The word itself, then without each particle that it could begin with; `لل` stands for `ل` and the article. */
function firstForms(word: string, known: Spellings): readonly string[] {
  const forms = known.has(word) ? [word] : []
  if (!PARTICLE_RE.test(word)) return forms
  for (const particle of PARTICLES) {
    if (!word.startsWith(particle) || word.length - particle.length < LEAST_LETTERS) continue
    const rest = word.slice(particle.length)
    if (known.has(rest)) forms.push(rest)
    if (particle.endsWith('ل') && rest.startsWith('ل') && known.has(`ال${rest.slice(1)}`))
      forms.push(`ال${rest.slice(1)}`)
  }
  return forms
}

/** Whether one of the words that an entry asks for stands in the text. */
function vouches(words: readonly string[], entity: NamedEntity): boolean {
  return askedBy(entity).some(({ spelling, known, tail }) => {
    return words.some(
      (word, i) =>
        word.endsWith(tail) &&
        firstForms(word, known).length > 0 &&
        spelling.every((part, n) => n === 0 || words[i + n] === part),
    )
  })
}

interface Asked {
  readonly spelling: readonly string[]
  readonly known: Spellings
  /** What every form of its first word ends in: a particle changes the article before it (لل). */
  readonly tail: string
}
const asked = new WeakMap<NamedEntity, readonly Asked[]>()

/** The words that an entry asks for, as they are looked for. */
function askedBy(entity: NamedEntity): readonly Asked[] {
  let found = asked.get(entity)
  if (found === undefined) {
    found = (entity.with ?? []).map((phrase) => {
      const [spelling = []] = spellingsOf(phrase)
      const first = spelling[0] ?? ''
      return { spelling, known: new Map([[first, []]]), tail: first.replace(/^ال/, '') }
    })
    asked.set(entity, found)
  }
  return found
}

/** Spellings of names and of topics; the same list is compiled once. */
function spellingsFor(entities: readonly NamedEntity[]): Compiled {
  const known = compiled.get(entities)
  if (known) return known
  const made = {
    names: compile(entities.filter(({ kind }) => kind !== 'topics')),
    topics: compile(entities.filter(({ kind }) => kind === 'topics')),
  }
  compiled.set(entities, made)
  return made
}
interface Compiled {
  readonly names: Names
  readonly topics: Names
}
const compiled = new WeakMap<readonly NamedEntity[], Compiled>()

/**
 * Spellings of all entries. A regular variation counts only where no entry is spelt so by its file, and no other
 * entry has the same variation: it never makes one of two.
 */
function compile(entities: readonly NamedEntity[]): Names {
  const own = new Map<string, { words: readonly string[]; senses: Sense[] }>()
  const varied = new Map<string, { words: readonly string[]; senses: Sense[] }>()
  for (const entity of entities) {
    for (const [as, list] of listsOf(entity)) {
      for (const name of list) {
        for (const [n, words] of spellingsOf(name).entries()) {
          if (words.length > 0) addSense(n === 0 ? own : varied, words, { as, entity })
        }
      }
    }
  }
  for (const [key, spelling] of varied) {
    const [{ entity } = {}] = spelling.senses
    if (!own.has(key) && spelling.senses.every((sense) => sense.entity === entity)) own.set(key, spelling)
  }
  const byFirst = new Map<string, Spelling[]>()
  for (const spelling of own.values()) {
    const first = spelling.words[0] ?? ''
    const held = byFirst.get(first)
    if (held) held.push(spelling)
    else byFirst.set(first, [spelling])
  }
  for (const held of byFirst.values()) held.sort((a, b) => b.words.length - a.words.length)
  return { spellings: byFirst, begun: new Map() }
}

function listsOf(entity: NamedEntity): readonly (readonly [Sense['as'], readonly string[]])[] {
  return [
    ['name', [entity.name, ...entity.variants]],
    ['short', entity.short ?? []],
    ['not', entity.not ?? []],
  ]
}

function addSense(
  spellings: Map<string, { words: readonly string[]; senses: Sense[] }>,
  words: readonly string[],
  sense: Sense,
): void {
  const key = words.join(' ')
  const held = spellings.get(key)
  if (!held) spellings.set(key, { words, senses: [sense] })
  else if (held.senses.every(({ as, entity }) => entity !== sense.entity || as !== sense.as))
    held.senses.push(sense)
}
