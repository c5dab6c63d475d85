// Finds what may be the name of a person, a place or a body in a sentence, by the words around it.
import type { EntityKind } from '../model.ts'
import { bare, definite, isName, keyOf, type Lists, type Unit } from './suggest-units.ts'
import {
  BODY_HEADS,
  GENERIC,
  JOINS_NEXT,
  PLACE_FIRSTS,
  PLACE_HEADS,
  SAYING,
  STOPS,
  TITLES,
} from './suggest-words.ts'

export type SuggestKind = Exclude<EntityKind, 'topics'>

/** A possible name; `parent` is the key of the shorter one that it begins with. */
export interface Found {
  readonly kind: SuggestKind
  readonly key: string
  readonly parent: string | null
  readonly name: string
  /** Whether a word beside it says what it is; a place's name may be an ordinary word elsewhere. */
  readonly sure: boolean
}

const MOST_UNITS = 6
/** Every possible name of a sentence, each form that it may have from the shortest. */
export function* candidatesOf(units: readonly Unit[], lists: Lists): Generator<Found> {
  for (let i = 0; i < units.length; i += 1) {
    const person = personAt(units, i, lists)
    if (person > 0) {
      yield* forms('people', units, i, person, isFathers(units[i + 1], lists.given) ? 3 : 2, lists)
      i += person - 1
      continue
    }
    const body = bodyAt(units, i, lists)
    if (body > 0) {
      yield* forms('organisations', units, i, body, TITLES.has(units[i + 1]?.folded ?? '') ? 3 : 2, lists)
      i += body - 1
      continue
    }
    yield* placesAt(units, i, lists)
  }
}

/** Units of a person's name that may begin here; 0 for none. */
function personAt(units: readonly Unit[], at: number, { given, doubtful, count }: Lists): number {
  const unit = units[at] as Unit
  const before = unit.fresh ? '' : bare(units[at - 1]?.folded ?? '')
  const first = unit.folded.split(' ')[0] ?? ''
  const isGiven = given.has(unit.folded) || (JOINS_NEXT.has(first) && first !== 'بن' && first !== 'ابن')
  if (STOPS.has(unit.folded) || TITLES.has(unit.folded) || BODY_HEADS.has(before) || PLACE_FIRSTS.has(before))
    return 0
  const head = bare(units[at - 2]?.folded ?? '')
  if (TITLES.has(before) && (BODY_HEADS.has(head) || PLACE_FIRSTS.has(head) || PLACE_HEADS.has(head)))
    return 0
  const called = titled(units, at)
  const next = units[at + 1]
  const sure =
    isGiven &&
    (called || SAYING.has(before) || !doubtful.has(unit.folded) || /^(?:بن|ابن) /.test(next?.folded ?? ''))
  const foreign = called && isName(unit.folded, count) && next !== undefined && isName(next.folded, count)
  if (!sure && !foreign) return 0
  let length = 1
  while (length < MOST_UNITS && isPart(units[at + length], count)) length += 1
  return length >= 2 && !(length === 2 && isFathers(next, given)) ? length : 0
}

/** Whether a unit is «بن» with a given name: after another one the family's name is still to come. */
function isFathers(unit: Unit | undefined, given: ReadonlySet<string>): boolean {
  const [, father] = /^(?:بن|ابن|بنت) (.+)$/.exec(unit?.folded ?? '') ?? []
  return father !== undefined && given.has(father)
}

/** Whether a title stands before, with nothing but what it is a title of between. */
function titled(units: readonly Unit[], at: number): boolean {
  for (let i = at; i > Math.max(0, at - 5); i -= 1) {
    if (units[i]?.fresh) return false
    const before = bare(units[i - 1]?.folded ?? '')
    if (TITLES.has(before)) return true
    if (!before.startsWith('ال')) return false
  }
  return false
}

/** Whether a name may go on with a unit. */
function isPart(unit: Unit | undefined, count: Lists['count']): boolean {
  if (!unit || unit.fresh || STOPS.has(unit.folded) || SAYING.has(unit.folded) || TITLES.has(unit.folded))
    return false
  if (BODY_HEADS.has(bare(unit.folded)) || PLACE_HEADS.has(bare(unit.folded)) || unit.folded.length < 2)
    return false
  if (/\d/.test(unit.folded)) return false
  if (unit.folded.includes(' ')) return !STOPS.has(unit.folded.split(' ')[0] ?? '')
  return unit.folded.startsWith('ال')
    ? /ي$/.test(unit.folded) || definite(unit.folded.slice(2), count) > 0.8
    : isName(unit.folded, count)
}

/** Units of the name of a body that may begin here; 0 for none. */
function bodyAt(units: readonly Unit[], at: number, { count }: Lists): number {
  const unit = units[at] as Unit
  const next = units[at + 1]
  if (!BODY_HEADS.has(bare(unit.folded)) || !next || next.fresh || STOPS.has(next.folded)) return 0
  const called = TITLES.has(next.folded)
  if (!next.folded.startsWith('ال') && !called && !isName(next.folded, count)) return 0
  if (GENERIC.has(next.folded)) return 0
  let length = 2
  while (
    length < MOST_UNITS &&
    (continues(units[at + length]) || (called && isPart(units[at + length], count)))
  )
    length += 1
  return called && length < 3 ? 0 : length
}

function continues(unit: Unit | undefined): boolean {
  if (!unit || unit.fresh || STOPS.has(unit.folded) || SAYING.has(unit.folded) || TITLES.has(unit.folded))
    return false
  if (GENERIC.has(unit.folded.replace(/^ب/, ''))) return false
  return /^(?:و?ال|لل|بال)/.test(unit.folded) || unit.folded.includes(' ')
}

function* placesAt(units: readonly Unit[], at: number, lists: Lists): Generator<Found> {
  const unit = units[at] as Unit
  const next = units[at + 1]
  const own = bare(unit.folded)
  const ends = (length: number) => {
    let end = 0
    const definiteName = next?.folded.startsWith('ال') ?? false
    while (end < length && isPlacePart(units[at + 1 + end], lists.count)) {
      // «الحدود الشمالية» goes on with the article; what follows a name of that kind without it is another name.
      if (end > 0 && definiteName && !units[at + 1 + end]?.folded.startsWith('ال')) break
      end += 1
    }
    return end
  }
  if (PLACE_HEADS.has(own) && next && isPlacePart(next, lists.count)) {
    yield* forms('places', units, at + 1, ends(2), 1, lists)
  } else if (PLACE_FIRSTS.has(own) && next && isPlacePart(next, lists.count)) {
    yield* forms('places', units, at, 1 + ends(2), 2, lists)
  } else {
    for (const folded of new Set([unit.folded, own])) {
      if (lists.places.has(folded)) {
        const name = folded === unit.folded ? unit.text : unit.text.slice(unit.folded.length - folded.length)
        yield { kind: 'places', key: keyOf(folded), parent: null, name, sure: false }
        return
      }
    }
  }
}

function isPlacePart(unit: Unit | undefined, count: Lists['count']): boolean {
  if (!unit || unit.fresh || STOPS.has(unit.folded) || SAYING.has(unit.folded) || TITLES.has(unit.folded))
    return false
  if (BODY_HEADS.has(unit.folded) || PLACE_HEADS.has(unit.folded) || PLACE_FIRSTS.has(unit.folded))
    return false
  return unit.folded.startsWith('ال')
    ? definite(unit.folded.slice(2), count) > 0.8
    : isName(unit.folded, count)
}

/** The forms of a name from its shortest on, each with the one before it as its parent. */
function* forms(
  kind: SuggestKind,
  units: readonly Unit[],
  at: number,
  length: number,
  least: number,
  lists: Lists,
): Generator<Found> {
  let parent: string | null = null
  for (let n = least; n <= length; n += 1) {
    const part = units.slice(at, at + n)
    const [first] = part
    if (!first) return
    const name = [particleOff(first, lists), ...part.slice(1).map(({ text }) => text)].join(' ')
    const key = keyOf(name)
    yield { kind, key, parent, name, sure: true }
    parent = key
  }
}

/** The word without the و or ب that is written onto it, when it is known without. */
function particleOff({ text, folded }: Unit, { given }: Lists): string {
  const rest = bare(folded)
  return rest === folded || given.has(folded) ? text : text.slice(text.length - rest.length)
}
