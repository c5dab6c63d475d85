// Plans the pages of sources and of the people, places, organisations and topics that texts name.

import type { Strings } from '../../layouts/strings.ts'
import { ENTITY_KINDS } from '../archive/authority.ts'
import type { Archive, Article, Count, Entity, EntityKind, Outlet, Page, Target } from '../model.ts'
import { groupBy, listingPages } from './listings.ts'

const UNKNOWN = 'sources/unknown.html'

export const outletPath = (outlet: Outlet) => `sources/${outlet.id}.html`
export const entityPath = (entity: Entity) => `${entity.kind}/${entity.id}.html`

/** Articles by outlet and by entity, grouped once; oldest first in each. */
export interface NameTree {
  readonly sources: readonly { readonly outlet: Outlet | null; readonly articles: readonly Article[] }[]
  readonly entities: ReadonlyMap<
    EntityKind,
    readonly { readonly entity: Entity; readonly articles: readonly Article[] }[]
  >
}

export function nameTree(archive: Archive): NameTree {
  const { articles } = archive
  const byOutlet = groupBy(articles, ({ outlet }) => outlet?.id ?? '')
  const sources = [...byOutlet].map(([, group]) => ({ outlet: group[0]?.outlet ?? null, articles: group }))
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
    return [
      kind,
      mostFirst(
        ofKind.map(([entity, group]) => ({ entity, articles: group })),
        ({ entity }) => entity.id,
      ),
    ] as const
  })
  return { sources: mostFirst(sources, ({ outlet }) => outlet?.id ?? '~'), entities: new Map(entities) }
}

function mostFirst<T extends { readonly articles: readonly Article[] }>(
  groups: readonly T[],
  idOf: (group: T) => string,
): readonly T[] {
  return [...groups].sort((a, b) => b.articles.length - a.articles.length || (idOf(a) < idOf(b) ? -1 : 1))
}

/** Sources as links with counts, most articles first. */
export function sourceCounts(tree: NameTree, strings: Strings): readonly Count[] {
  return tree.sources.map(({ outlet, articles }) => ({
    path: outlet ? outletPath(outlet) : UNKNOWN,
    text: outlet?.name ?? strings.words.unknownSource,
    count: articles.length,
  }))
}

/** Entities of a kind as links with counts, most articles first. */
export function entityCounts(tree: NameTree, kind: EntityKind): readonly Count[] {
  return (tree.entities.get(kind) ?? []).map(({ entity, articles }) => ({
    path: entityPath(entity),
    text: entity.name,
    count: articles.length,
  }))
}

export function namePages(tree: NameTree, strings: Strings): readonly Page[] {
  const home: Target = { path: 'index.html', text: strings.words.home }
  const rest = { calendars: [], previous: null, next: null }
  const index = (of: EntityKind | 'sources', counts: readonly Count[]): Page => ({
    kind: 'index',
    path: `${of}/index.html`,
    of,
    heading: strings.words[of],
    note: null,
    trail: [home],
    counts,
    years: [],
  })
  const also = (name: string, others: readonly string[]) => {
    const names = [...new Set(others)].filter((other) => other !== name)
    return names.length === 0 ? null : strings.fill('variants', { names: names.join(strings.words.comma) })
  }
  const sources = tree.sources.flatMap(({ outlet, articles }) =>
    listingPages(outlet ? outletPath(outlet) : UNKNOWN, articles, {
      of: 'source',
      heading: outlet?.name ?? strings.words.unknownSource,
      note: outlet ? also(outlet.name, [outlet.short, ...outlet.aliases]) : null,
      trail: [home, { path: 'sources/index.html', text: strings.words.sources }],
      ...rest,
    }),
  )
  const entities = ENTITY_KINDS.flatMap((kind) => [
    index(kind, entityCounts(tree, kind)),
    ...(tree.entities.get(kind) ?? []).flatMap(({ entity, articles }) =>
      listingPages(entityPath(entity), articles, {
        of: kind,
        heading: entity.name,
        note: kind === 'topics' ? null : also(entity.name, entity.variants),
        trail: [home, { path: `${kind}/index.html`, text: strings.words[kind] }],
        ...rest,
      }),
    ),
  ])
  return [index('sources', sourceCounts(tree, strings)), ...sources, ...entities]
}
