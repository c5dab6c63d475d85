// Lists the files of the site with the key of each: a hash of all that it is made from, so that equal keys mean equal bytes.
import { createHash } from 'node:crypto'
import type { FeedFiles } from '../../layouts/render.ts'
import type { NamedEntity } from '../archive/mentions.ts'
import { entityKey, planJson, type ShelvedArticle } from '../archive/stored.ts'
import type { Entity, PlannedPage } from '../model.ts'
import { citationPaths } from './citations.ts'
import { twinPath } from './feed-entry.ts'
import type { Feed } from './feeds.ts'
import type { ProgramKey } from './program.ts'
import type { Order, RenderSeed } from './renderer.ts'

export interface Output {
  readonly path: string
  readonly key: string
  readonly make: Order['make']
  /** The page or feed that it is made out of. */
  readonly plan: PlannedPage | Feed
}

/** What keys are made of beside the plans. */
export interface KeyParts {
  readonly seed: Pick<RenderSeed, 'site' | 'assets' | 'footer' | 'feeds'>
  readonly entities: readonly NamedEntity[]
  readonly program: ProgramKey
  /** Key of the reading of an article's document. */
  readonly readingOf: (article: ShelvedArticle) => string
}

const shortHash = (...parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('base64url').slice(0, 20)
}

/** Gives every article the keys that stand for it in plans. */
export function setArticleKeys(articles: readonly ShelvedArticle[]): void {
  const known = new Map<unknown, string>()
  const hashOf = (value: object | null): string => {
    if (value === null) return ''
    const hash = known.get(value) ?? shortHash(JSON.stringify(value))
    known.set(value, hash)
    return hash
  }
  for (const article of articles) {
    const { sha, article: stored, author, atHand } = article.wire
    const { record, headline, excerpt } = stored
    const shown = `${JSON.stringify(record)}${headline}\n${excerpt}`
    const light = shortHash(shown, hashOf(article.outlet), hashOf(author), String(atHand))
    const named = article.mentions.map((entity: Entity) => `${entityKey(entity)} ${hashOf(entity)}`)
    article.keys = { light, full: shortHash(light, sha, ...named) }
  }
}

const light = ({ keys }: ShelvedArticle): string => keys.light
const full = ({ keys }: ShelvedArticle): string => keys.full

/** Pages that show of an article what cards show. */
const OF_CARDS: ReadonlySet<PlannedPage['kind']> = new Set([
  'listing',
  'index',
  'timeline',
  'search',
  'not-found',
])

/** The files beside pages first, then the pages, in the order in which they are published. */
export function planOutputs(
  pages: readonly PlannedPage[],
  feeds: readonly Feed[],
  { seed, entities, program, readingOf }: KeyParts,
): readonly Output[] {
  const { site, assets, footer } = seed
  const settings = JSON.stringify(site)
  const frame = shortHash(
    program(['layouts/render.ts', 'src/site/renderer.ts']),
    settings,
    JSON.stringify([assets, footer]),
  )
  const names = shortHash(JSON.stringify(entities))
  const twins = shortHash(program(['src/site/article-json.ts']), settings)
  const citing = shortHash(program(['src/site/citations.ts']), settings)
  const feeding = shortHash(program(['src/site/feed-atom.ts', 'src/site/feed-json.ts']), settings)
  const beside: Output[] = []
  const cited: Output[] = []
  const own: Output[] = []
  for (const page of pages) {
    const { path } = page
    const plan = planJson(page, OF_CARDS.has(page.kind) ? light : full)
    const feed = feedOf(seed.feeds, page)
    const extra =
      page.kind === 'article'
        ? names
        : page.kind === 'source'
          ? readingOf(page.article as ShelvedArticle)
          : ''
    own.push({ path, key: shortHash(frame, plan, feed, extra), make: 'page', plan: page })
    if (page.kind === 'article')
      beside.push({ path: twinPath(path), key: shortHash(twins, plan), make: 'twin', plan: page })
    if (page.kind === 'listing') {
      const key = shortHash(citing, planJson(page.articles, light))
      for (const file of citationPaths(page)) cited.push({ path: file, key, make: 'citations', plan: page })
    }
  }
  const told = feeds.flatMap((feed): readonly Output[] => {
    const key = shortHash(feeding, planJson(feed, full))
    return [
      { path: feed.files.atom, key, make: 'atom', plan: feed },
      { path: feed.files.json, key, make: 'feed', plan: feed },
    ]
  })
  return [...beside, ...told, ...cited, ...own]
}

/** The feed that a page links to: its own, that of its listing's front page, that of the archive. */
function feedOf(feeds: ReadonlyMap<string, FeedFiles>, page: PlannedPage): string {
  const front = (page.kind === 'listing' ? page.pager?.newest : null) ?? page.path
  return JSON.stringify([feeds.get(front), feeds.get('index.html')])
}
