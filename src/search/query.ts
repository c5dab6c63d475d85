// Reads what a reader typed: words, "phrases", -without, field:value, in any order. No input is an error.

import { isStopWord } from '../arabic/analysis.ts'
import { foldLine } from '../arabic/letters.ts'
import { words } from '../arabic/words.ts'
import type { Alike, Facet } from './format.ts'
import { type Key, keyOf } from './tokens.ts'

/** More words than this are not asked: nobody types them, and a mask of bits counts them. */
export const MOST_WORDS = 30

/** A word of the query. */
export interface QueryWord extends Key {
  /** As typed. */
  readonly text: string
  /** Too common to be required when other words are there. */
  readonly stop: boolean
  /** Stems that spell the same name in other ways. */
  readonly alike: readonly string[]
  /** The two words that were read as one name; they are asked for when no article has the name. */
  readonly parts?: readonly [QueryWord, QueryWord]
}

/** A field of the query: `source:sana`; `value` as typed. */
export interface QueryField {
  readonly field: Facet
  readonly value: string
}

export interface ParsedQuery {
  /** All words, those of phrases too, once each. */
  readonly words: readonly QueryWord[]
  readonly phrases: readonly (readonly QueryWord[])[]
  /** Words and phrases that a result must not have. */
  readonly without: readonly (readonly QueryWord[])[]
  readonly fields: readonly QueryField[]
  /** True when the query had more than `MOST_WORDS` words. */
  readonly shortened: boolean
}

const FIELD_NAMES: Readonly<Record<string, Facet>> = {
  source: 'source',
  مصدر: 'source',
  المصدر: 'source',
  year: 'year',
  سنة: 'year',
  السنة: 'year',
  عام: 'year',
  place: 'place',
  مكان: 'place',
  المكان: 'place',
  person: 'person',
  شخص: 'person',
  الشخص: 'person',
  علم: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  org: 'organisation',
  جهة: 'organisation',
  الجهة: 'organisation',
  هيئة: 'organisation',
  الهيئة: 'organisation',
  منظمة: 'organisation',
  topic: 'topic',
  موضوع: 'topic',
  الموضوع: 'topic',
  language: 'language',
  lang: 'language',
  لغة: 'language',
  اللغة: 'language',
}
const FIELDS: ReadonlyMap<string, Facet> = new Map(
  Object.entries(FIELD_NAMES).map(([name, facet]) => [foldLine(name), facet]),
)

const QUOTED = '"([^"]*)"?|«([^»]*)»?|“([^”]*)”?|„([^“”]*)[“”]?'
/** A part: an optional minus or `field:`, then quoted words or what stands up to white space or a quotation mark. */
const PART_RE = new RegExp(
  `(?:(?<=^|\\s)([-−])(?=\\S))?(?:([\\p{L}]+)[:：](?=[^\\s:]))?(?:${QUOTED}|([^\\s"«»“”„]+)|[»”])`,
  'gu',
)

/** عبد with the divine name behind it, written as one word. */
const SERVANT_RE = /^عبد(ال.{2,})$/

const listed = (stem: string, alike: Alike): readonly string[] =>
  Object.hasOwn(alike, stem) ? (alike[stem] ?? []) : []

/** Stems that spell the name that a stem spells: عبدالله is عبد الله. */
function otherSpellings(stem: string, alike: Alike): readonly string[] {
  const name = SERVANT_RE.exec(stem)?.[1]
  return [...(name === undefined ? [] : [`عبد ${keyOf(name).stem}`]), ...listed(stem, alike)]
}

/** Two words side by side as one name, when that is written as one word too (عبد الله, أبو ظبي); else null. */
function joinedName(first: QueryWord, second: QueryWord, alike: Alike): QueryWord | null {
  const stem = `${first.stem} ${second.stem}`
  const isServant = first.stem === 'عبد' && /^ال/.test(second.form)
  const others = [...(isServant ? [keyOf(`عبد${second.text}`).stem] : []), ...listed(stem, alike)]
  if (others.length === 0) return null
  const form = first.form + second.form
  const text = `${first.text} ${second.text}`
  return { stem, form, text, stop: false, alike: others, parts: [first, second] }
}

/** The words of a text; two words that are one name (عبد الله, أبو ظبي) are one. */
function wordsOf(text: string, alike: Alike): QueryWord[] {
  const found: QueryWord[] = []
  let end = -1
  for (const { text: word, start, end: next } of words(text)) {
    const key = keyOf(word)
    if (key.stem === '') continue
    const one = { ...key, text: word, stop: isStopWord(word), alike: otherSpellings(key.stem, alike) }
    const before = found.at(-1)
    const isBeside = before !== undefined && /^\s+$/.test(text.slice(end, start))
    end = next
    const name = isBeside ? joinedName(before, one, alike) : null
    if (name !== null) found[found.length - 1] = name
    else found.push(one)
  }
  return found
}

/** Words of the query without repetitions of one spelling. */
export function once(all: readonly QueryWord[]): QueryWord[] {
  const seen = new Map<string, QueryWord>()
  for (const word of all) if (!seen.has(word.stem)) seen.set(word.stem, word)
  return [...seen.values()]
}

/**
 * Reads a query of any length and kind.
 * @param alike spellings of names that the archive knows.
 */
export function parseQuery(text: string, alike: Alike = {}): ParsedQuery {
  const all: QueryWord[] = []
  const phrases: QueryWord[][] = []
  const without: QueryWord[][] = []
  const fields: QueryField[] = []
  /** Words without quotation marks, as long as nothing else stands between them. */
  let run = ''
  const endRun = () => {
    all.push(...wordsOf(run, alike))
    run = ''
  }
  for (const match of text.matchAll(PART_RE)) {
    const [part, minus, name, ...quoted] = match
    const bare = quoted.pop()
    const inQuotes = quoted.find((group) => group !== undefined)
    const facet = name === undefined ? undefined : FIELDS.get(foldLine(name))
    if (facet === undefined && minus === undefined && inQuotes === undefined) {
      run += `${part} `
      continue
    }
    endRun()
    if (facet !== undefined) {
      const value = (inQuotes ?? bare ?? '').trim()
      if (value !== '') fields.push({ field: facet, value })
      continue
    }
    const found = wordsOf(part, alike)
    if (found.length === 0) continue
    if (minus !== undefined) without.push(found)
    else all.push(...found)
    const phrase = inQuotes === undefined || minus !== undefined ? [] : wordsOf(inQuotes, alike)
    if (phrase.length > 1) phrases.push(phrase)
  }
  endRun()
  const distinct = once(all)
  return {
    words: distinct.slice(0, MOST_WORDS),
    phrases: phrases.map((phrase) => phrase.slice(0, MOST_WORDS)),
    without,
    fields,
    shortened: distinct.length > MOST_WORDS,
  }
}

/** The words that a search asks for: all but stop words, unless nothing else is there. */
export function askedWords({ words: all }: ParsedQuery): readonly QueryWord[] {
  const asked = all.filter(({ stop }) => !stop)
  return asked.length > 0 ? asked : all
}
