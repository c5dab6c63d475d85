// Plans the pages of sources and authors, and of the people, places, organisations and topics that texts name.

import type { Strings } from '../../layouts/strings.ts'
import { ENTITY_KINDS } from '../archive/authority.ts'
import { nameWords } from '../archive/names.ts'
import type {
  Archive,
  Article,
  Author,
  Count,
  Entity,
  EntityKind,
  ListingPage,
  Outlet,
  Page,
  Target,
} from '../model.ts'
import { indexPages } from './index-pages.ts'
import { groupBy, listingPages } from './listings.ts'
import { authorPath, entityPath, outletPath, profileOf } from './profiles.ts'

const UNKNOWN = 'sources/unknown.html'

interface Group<T> {
  readonly of: T
  /** Oldest first. */
  readonly articles: readonly Article[]
}

/** Articles by outlet, author and entity, grouped once, those with most articles first. */
export interface NameTree {
  readonly sources: readonly Group<Outlet | null>[]
  readonly authors: readonly Group<Author>[]
  readonly entities: ReadonlyMap<EntityKind, readonly Group<Entity>[]>
}

export function nameTree({ articles }: Archive): NameTree {
  const byOutlet = groupBy(articles, ({ outlet }) => outlet?.id ?? '')
  const sources = [...byOutlet].map(([, group]) => ({ of: group[0]?.outlet ?? null, articles: group }))
  const authors = [...groupBy(articles, ({ author }) => author)].map(([of, group]) => ({
    of,
    articles: group,
  }))
  const byEntity = new Map<Entity, Article[]>()
  for (const article of articles) {
    for (const entity of article.mentions) {
      const group = byEntity.get(entity)
      if (group) group.push(article)
      else byEntity.set(entity, [article])
    }
  }
  const entities = ENTITY_KINDS.map((kind) => {
    const ofKind = [...byEntity].filter(([entity]) => entity.kind === kind)
    return [kind, mostFirst(ofKind.map(([of, group]) => ({ of, articles: group })))] as const
  })
  return { sources: mostFirst(sources), authors: mostFirst(authors), entities: new Map(entities) }
}

/** Ties by id; what has none comes last. */
function mostFirst<T extends { readonly id: string } | null>(
  groups: readonly Group<T>[],
): readonly Group<T>[] {
  const idOf = ({ of }: Group<T>) => of?.id ?? '~'
  return [...groups].sort((a, b) => b.articles.length - a.articles.length || (idOf(a) < idOf(b) ? -1 : 1))
}

/** Sources as links with counts, most articles first. */
export function sourceCounts(tree: NameTree, strings: Strings): readonly Count[] {
  return tree.sources.map(({ of, articles }) => ({
    path: of ? outletPath(of) : UNKNOWN,
    text: of?.name ?? strings.words.unknownSource,
    count: articles.length,
  }))
}

/** Entities of a kind as links with counts, most articles first. */
export function entityCounts(tree: NameTree, kind: EntityKind): readonly Count[] {
  return (tree.entities.get(kind) ?? []).map(({ of, articles }) => ({
    path: entityPath(of),
    text: of.name,
    count: articles.length,
  }))
}

function authorCounts(tree: NameTree): readonly Count[] {
  return tree.authors.map(({ of, articles }) => ({
    path: authorPath(of),
    text: of.name,
    count: articles.length,
  }))
}

export function namePages(tree: NameTree, strings: Strings): readonly Page[] {
  const home: Target = { path: 'index.html', text: strings.words.home }
  const also = (name: string, others: readonly string[]) => {
    const names = [...new Set(others)].filter((other) => other !== name)
    return names.length === 0 ? null : strings.fill('variants', { names: names.join(strings.words.comma) })
  }
  const twins = twinFinder(tree, strings)
  const pagesOf = (
    of: ListingPage['of'],
    up: EntityKind | 'sources' | 'authors',
    path: string,
    { name, articles, note, ...more }: Listed,
  ) =>
    listingPages(path, articles, {
      of,
      heading: name,
      note,
      trail: [home, { path: `${up}/index.html`, text: strings.words[up] }],
      profile: profileOf(articles, path, more),
      calendars: [],
      previous: null,
      next: null,
    })
  const sources = tree.sources.flatMap(({ of, articles }) =>
    pagesOf('source', 'sources', of ? outletPath(of) : UNKNOWN, {
      name: of?.name ?? strings.words.unknownSource,
      articles,
      note: of ? also(of.name, [of.short, ...of.aliases]) : null,
      wikidata: null,
      alsoAs: null,
    }),
  )
  const authors = tree.authors.flatMap(({ of, articles }) => {
    const bylines = articles.flatMap(({ record }) => record.author ?? [])
    return pagesOf('authors', 'authors', authorPath(of), {
      name: of.name,
      articles,
      note: also(of.name, [...of.variants, ...bylines]),
      wikidata: of.wikidata,
      alsoAs: twins.personOf(of),
    })
  })
  const entities = ENTITY_KINDS.flatMap((kind) => [
    ...indexPages(kind, entityCounts(tree, kind), [home], strings),
    ...(tree.entities.get(kind) ?? []).flatMap(({ of, articles }) =>
      pagesOf(kind, kind, entityPath(of), {
        name: of.name,
        articles,
        note: kind === 'topics' ? null : also(of.name, of.variants),
        wikidata: of.wikidata,
        alsoAs: kind === 'people' ? twins.authorOf(of) : null,
      }),
    ),
  ])
  return [
    ...indexPages('sources', sourceCounts(tree, strings), [home], strings),
    ...sources,
    ...indexPages('authors', authorCounts(tree), [home], strings),
    ...authors,
    ...entities,
  ]
}

interface Listed {
  readonly name: string
  readonly articles: readonly Article[]
  readonly note: string | null
  readonly wikidata: string | null
  readonly alsoAs: Target | null
}

/** Finds who writes and is written of: the page of one from that of the other. */
function twinFinder(tree: NameTree, strings: Strings) {
  const keyOf = (name: string) =>
    nameWords(name)
      .filter((word) => word !== '')
      .join(' ')
  const people = new Map<string, Entity>()
  for (const { of } of tree.entities.get('people') ?? [])
    for (const name of [of.name, ...of.variants]) people.set(keyOf(name), of)
  const writers = new Map<Entity, Author>()
  for (const { of } of tree.authors) {
    const person = [of.name, ...of.variants].map((name) => people.get(keyOf(name))).find(Boolean)
    if (person) writers.set(person, of)
  }
  const persons = new Map([...writers].map(([person, author]) => [author, person]))
  return {
    personOf: (author: Author): Target | null => {
      const person = persons.get(author)
      return person ? { path: entityPath(person), text: strings.words.namedInTexts } : null
    },
    authorOf: (person: Entity): Target | null => {
      const author = writers.get(person)
      return author ? { path: authorPath(author), text: strings.words.writtenArticles } : null
    },
  }
}
