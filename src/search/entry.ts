// What one article gives to the index: one token a word, its filters, and the fragment that results are shown from.

import { foldLine } from '../arabic/letters.ts'
import { words } from '../arabic/words.ts'
import { plainText } from '../archive/markdown.ts'
import type { Article, Entity } from '../model.ts'
import { BODY_START, FACET_OF_KIND, type Filter, type Fragment, type FragmentMeta } from './format.ts'
import { asideToken, keyOf, PLACEHOLDER, TERMINATOR, tokenOf } from './tokens.ts'

/** An article as Pagefind gets it, and as its fragment is published. */
export interface Indexed {
  /** Headline, body, removed and related lines: one token a word. */
  readonly tokens: readonly string[]
  /** Words of the body: `tokens` without the places of the headline and without those lines. */
  readonly length: number
  readonly filters: Partial<Record<Filter, string[]>>
  readonly fragment: Fragment
}

/** Place names, folded, with their ids: datelines name places that the text need not repeat. */
export type PlaceIds = ReadonlyMap<string, string>

/** The places among some names; a spelling that two have is the first one's, by id. */
export function placeIds(entities: readonly Entity[]): PlaceIds {
  const ids = new Map<string, string>()
  const places = entities.filter(({ kind }) => kind === 'places').sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, name, variants } of places) {
    for (const spelling of [name, ...variants].map(foldLine)) if (!ids.has(spelling)) ids.set(spelling, id)
  }
  return ids
}

/** The id of the place that a record's dateline names. */
export const placeOf = ({ record }: Article, places: PlaceIds): string | undefined =>
  record.place === null ? undefined : places.get(foldLine(record.place))

/** Tokens of words that were met before. */
export type TokenCache = Map<string, string>

const tokensOf = (text: string, cache: TokenCache): string[] =>
  words(text).map(({ text: word }) => {
    const token = cache.get(word) ?? tokenOf(keyOf(word))
    cache.set(word, token)
    return token
  })

/** Body, then what stands above or below it in the document and is searched too. */
function bodyOf({ record }: Article): string {
  const lines = [record.kicker, plainText(record.body), record.dateline, record.author, record.credit]
  return lines.filter((line) => line !== null && line !== '').join('\n')
}

/** The values of each filter that an article has: entity ids, sorted. */
export function filtersOf(article: Article, places: PlaceIds): Partial<Record<Filter, string[]>> {
  const found: Partial<Record<Filter, Set<string>>> = {}
  const add = (filter: Filter, id: string | undefined | null) => {
    if (id) found[filter] = (found[filter] ?? new Set()).add(id)
  }
  add('source', article.outlet?.id ?? article.record.outlet)
  add('language', article.record.language)
  for (const { kind, id } of article.mentions) add(FACET_OF_KIND[kind], id)
  add('place', placeOf(article, places))
  const filters: Partial<Record<Filter, string[]>> = {}
  for (const [filter, ids] of Object.entries(found)) filters[filter as Filter] = [...ids].sort()
  return filters
}

/** Lines of the document that are no part of the article: found only when little else is. */
const asideOf = ({ record }: Article): string =>
  [...record.related, ...record.removed.map(({ text }) => text)]
    .filter((line) => line.trim() !== '')
    .join('\n')

function metaOf({ record, outlet, headline, headlineIsOpening }: Article): FragmentMeta {
  return {
    id: record.id,
    title: headline,
    ...(headlineIsOpening && { opening: '1' as const }),
    ...(outlet && { source: outlet.id, sourceName: outlet.short }),
    ...(record.published !== null && { date: record.published }),
    ...(record.place !== null && { place: record.place }),
    ...(record.author !== null && { author: record.author }),
    ...(record.url !== null && { original: record.url }),
    language: record.language,
    document: record.document.path,
  }
}

/** Headline words in the first `BODY_START` places (a longer headline loses its end there), then the body. */
export function indexedOf(article: Article, places: PlaceIds, cache: TokenCache): Indexed {
  const title = article.headlineIsOpening ? [] : tokensOf(article.headline, cache).slice(0, BODY_START)
  const padding = new Array<string>(BODY_START - title.length).fill(PLACEHOLDER)
  const [body, aside] = [bodyOf(article), asideOf(article)]
  const inBody = tokensOf(body, cache)
  const tokens = [...title, ...padding, ...inBody, ...tokensOf(aside, cache).map(asideToken)]
  // Pagefind drops a page without words, and says nothing: a word that nobody can ask for keeps it.
  if (!tokens.some((token) => token !== PLACEHOLDER)) tokens[0] = TERMINATOR
  const content = [body, aside].filter((text) => text !== '').join('\n')
  return {
    tokens,
    length: inBody.length,
    filters: filtersOf(article, places),
    fragment: { url: article.path, content, word_count: tokens.length, meta: metaOf(article) },
  }
}
