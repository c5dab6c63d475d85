// What one article gives to the index: one token a word, its filters, and the fragment that results are shown from.

import { createHash } from 'node:crypto'
import { foldLine } from '../arabic/letters.ts'
import { words } from '../arabic/words.ts'
import { plainText } from '../archive/markdown.ts'
import type { Article } from '../model.ts'
import { BODY_START, FACET_OF_KIND, type Filter, type Fragment } from './format.ts'
import { keyOf, PLACEHOLDER, TERMINATOR, tokenOf } from './tokens.ts'

/** An article as Pagefind gets it, and as its fragment is published. */
export interface Indexed {
  /** Address given to Pagefind; it holds a digest of the fragment, so that a changed spelling changes the file name. */
  readonly key: string
  readonly tokens: string
  /** Tokens at the end that stand in removed and related lines. */
  readonly aside: number
  readonly filters: Partial<Record<Filter, string[]>>
  readonly fragment: Omit<Fragment, 'word_count'>
}

/** Place names of all articles, folded, with their ids: datelines name places that the text need not repeat. */
export type PlaceIds = ReadonlyMap<string, string>

/** The place ids that the articles' mentions know. */
export function placeIds(articles: readonly Article[]): PlaceIds {
  const ids = new Map<string, string>()
  for (const { mentions } of articles) {
    for (const { kind, id, name, variants } of mentions) {
      if (kind === 'places') for (const spelling of [name, ...variants]) ids.set(foldLine(spelling), id)
    }
  }
  return ids
}

const tokensOf = (text: string, cache: Map<string, string>): string[] =>
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
  if (article.record.place !== null) add('place', places.get(foldLine(article.record.place)))
  const filters: Partial<Record<Filter, string[]>> = {}
  for (const [filter, ids] of Object.entries(found)) filters[filter as Filter] = [...ids].sort()
  return filters
}

/** Lines of the document that are no part of the article: found only when little else is. */
const asideOf = ({ record }: Article): string =>
  [...record.related, ...record.removed.map(({ text }) => text)]
    .filter((line) => line.trim() !== '')
    .join('\n')

function fragmentOf(article: Article): Omit<Fragment, 'word_count'> {
  const { record, outlet } = article
  const meta = {
    id: record.id,
    title: article.headline,
    ...(article.headlineIsOpening && { opening: '1' as const }),
    ...(outlet && { source: outlet.id, sourceName: outlet.short }),
    ...(record.published !== null && { date: record.published }),
    ...(record.place !== null && { place: record.place }),
    ...(record.author !== null && { author: record.author }),
    ...(record.url !== null && { original: record.url }),
    language: record.language,
    document: record.document.path,
  }
  const content = [bodyOf(article), asideOf(article)].filter((text) => text !== '').join('\n')
  return { url: article.path, content, meta }
}

/** Headline words in the first `BODY_START` places (a longer headline loses its end there), then the body. */
export function indexedOf(article: Article, places: PlaceIds, cache: Map<string, string>): Indexed {
  const fragment = fragmentOf(article)
  const title = article.headlineIsOpening ? [] : tokensOf(article.headline, cache).slice(0, BODY_START)
  const padding = new Array<string>(BODY_START - title.length).fill(PLACEHOLDER)
  const digest = createHash('sha256').update(JSON.stringify(fragment)).digest('hex').slice(0, 16)
  const tokens: string[] = [...title, ...padding, ...tokensOf(fragment.content, cache)]
  // Pagefind drops a page without words, and says nothing: a word that nobody can ask for keeps it.
  if (!tokens.some((token) => token !== PLACEHOLDER)) tokens[0] = TERMINATOR
  return {
    key: `${article.path}#${digest}`,
    tokens: tokens.join(' '),
    aside: words(asideOf(article)).length,
    filters: filtersOf(article, places),
    fragment,
  }
}
