// What is known of a name beside its articles: how often over the years, and what is named with it.
import type { Article, Author, Count, Entity, Outlet, Profile, Target, YearCount } from '../model.ts'
import { whenOf } from './dates.ts'

/** Names of a kind that are shown, most articles first. */
const MOST_TOGETHER = 8
/** Fewer common articles say little, except of a name that has no more. */
const LEAST_TOGETHER = 2
const FEW_ARTICLES = 3

export const outletPath = (outlet: Outlet) => `sources/${outlet.id}.html`
export const entityPath = (entity: Entity) => `${entity.kind}/${entity.id}.html`
export const authorPath = (author: Author) => `authors/${author.id}.html`

/** Articles of each year from the first to the last that has any; those without a year are left out. */
export function yearsOf(articles: readonly Article[]): readonly YearCount[] {
  const counts = new Map<number, number>()
  for (const article of articles) {
    const year = Number(whenOf(article)?.year ?? Number.NaN)
    if (!Number.isNaN(year)) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const first = Math.min(...counts.keys())
  const length = Math.max(...counts.keys()) - first + 1
  return Array.from({ length }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }))
}

/**
 * @param articles of one name.
 * @param self path of its own page, which is not named beside itself.
 */
export function profileOf(
  articles: readonly Article[],
  self: string,
  more: { readonly wikidata: string | null; readonly alsoAs: Target | null },
): Profile {
  const kinds = ['people', 'places', 'organisations', 'topics', 'authors', 'sources'] as const
  const counts = new Map(kinds.map((kind) => [kind, new Map<string, { text: string; count: number }>()]))
  const add = (kind: (typeof kinds)[number], path: string, text: string) => {
    const held = counts.get(kind)
    const known = held?.get(path)
    if (known) known.count += 1
    else held?.set(path, { text, count: 1 })
  }
  for (const { mentions, author, outlet } of articles) {
    for (const entity of mentions) add(entity.kind, entityPath(entity), entity.name)
    if (author) add('authors', authorPath(author), author.name)
    if (outlet) add('sources', outletPath(outlet), outlet.name)
  }
  const isSource = self.startsWith('sources/')
  const least = articles.length <= FEW_ARTICLES ? 1 : LEAST_TOGETHER
  const together = kinds
    .filter((kind) => !(isSource && kind === 'sources'))
    .map((of) => ({ of, counts: most(counts.get(of) ?? new Map(), self, least) }))
    .filter((list) => list.counts.length > 0)
  return { years: yearsOf(articles), together, ...more }
}

function most(
  held: ReadonlyMap<string, { readonly text: string; readonly count: number }>,
  self: string,
  least: number,
): readonly Count[] {
  return [...held]
    .filter(([path, { count }]) => path !== self && count >= least)
    .map(([path, { text, count }]) => ({ path, text, count }))
    .sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_TOGETHER)
}
