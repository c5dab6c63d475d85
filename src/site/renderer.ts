// Makes files of the site out of their plans, on whatever thread it runs: pages through Eleventy, their companions by themselves.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ArchiveView, type Assets, type FeedFiles, renderPage } from '../../layouts/render.ts'
import { compareTexts } from '../archive/compare.ts'
import { renderMarkdown } from '../archive/markdown.ts'
import { type NamedEntity, namePlaceReader } from '../archive/mentions.ts'
import type { Pack } from '../archive/pack.ts'
import { revivePlan, ShelvedArticle } from '../archive/stored.ts'
import type { Article, ArticlePage, ListingPage, Page, PlannedPage, Site, Target } from '../model.ts'
import { articleJson } from './article-json.ts'
import { bodyAnchors, bodyHtml } from './body.ts'
import { citationText } from './citations.ts'
import { renderWithEleventy } from './eleventy.ts'
import { atomFeed } from './feed-atom.ts'
import { jsonFeed } from './feed-json.ts'
import type { Feed } from './feeds.ts'
import { authorPath, entityPath, outletPath } from './profiles.ts'
import { type Packed, sourceOf } from './readings.ts'

/** What is there under the name of a file: its SHA-256; nothing; something that must be looked at. */
export type There = { readonly sha256: string } | 'nothing' | 'unknown'

/** A file to make out of a plan. `page` is the plan's own, the others stand beside it. */
export interface Order {
  readonly path: string
  readonly make: 'page' | 'twin' | 'citations' | 'atom' | 'feed'
  readonly there: There
}

export interface Job {
  /** JSON of a `PlannedPage` or a `Feed`, articles by number. */
  readonly plan: string
  readonly orders: readonly Order[]
  /** Where the document of a source page lies, as it was read; null where it could not be read. */
  readonly reading?: Packed | null
}

/** A file that was made. `staged` is false where the same bytes are in the site already. */
export interface Made {
  readonly path: string
  readonly sha256: string
  readonly staged: boolean
}

/** What every thread has to know of the site. */
export interface RenderSeed {
  readonly site: Site
  readonly assets: Assets
  readonly footer: readonly Target[]
  /** Feeds by the front page of what they tell. */
  readonly feeds: ReadonlyMap<string, FeedFiles>
  /** Folder of the site, and the one in which its new files wait. */
  readonly output: string
  readonly stage: string
}

export interface Sources {
  readonly articleAt: (number: number) => Article
  /** The very ones that the articles refer to. */
  readonly entities: readonly NamedEntity[]
  readonly readings: Pack
}

/** Pages of one run of Eleventy, which keeps them in memory. */
const PAGES_A_RUN = 256

export type Renderer = (jobs: readonly Job[]) => Promise<readonly Made[]>

export function createRenderer(seed: RenderSeed, { articleAt, entities, readings }: Sources): Renderer {
  const { site, output, stage } = seed
  const view = viewOf(seed, entities)
  const put = stager(output, stage)
  return async (jobs) => {
    const made: Made[] = []
    const pages = jobs.filter(({ orders }) => orders.some(({ make }) => make === 'page'))
    const others = jobs.filter((job) => !pages.includes(job))
    const beside = (orders: readonly Order[], plan: unknown) => {
      for (const order of orders)
        if (order.make !== 'page') made.push(put(order, companion(order, plan, site)))
    }
    for (let from = 0; from < pages.length; from += PAGES_A_RUN) {
      const run = new Map(pages.slice(from, from + PAGES_A_RUN).map((job) => [pathOf(job), job]))
      let rendered = 0
      await renderWithEleventy({
        paths: [...run.keys()],
        render: (path) => {
          const job = run.get(path) as Job
          const plan = revivePlan(job.plan, articleAt) as PlannedPage
          beside(job.orders, plan)
          return renderPage(whole(plan, job, readings), view)
        },
        take: (path, html) => {
          const order = run.get(path)?.orders.find(({ make }) => make === 'page')
          if (order) made.push(put(order, html))
          rendered += 1
        },
      })
      if (rendered !== run.size) throw new Error(`${run.size} pages were planned, ${rendered} came out`)
    }
    for (const { plan, orders } of others) beside(orders, revivePlan(plan, articleAt))
    return made
  }
}

function pathOf({ orders }: Job): string {
  return orders.find(({ make }) => make === 'page')?.path ?? ''
}

/** A file beside a page, or one of a feed. */
function companion({ path, make }: Order, plan: unknown, site: Site): string {
  if (make === 'twin') return articleJson(plan as ArticlePage, site).text
  if (make === 'atom') return atomFeed(plan as Feed)
  if (make === 'feed') return jsonFeed(plan as Feed)
  return citationText(path, plan as ListingPage, site)
}

/** A page with what was kept back until its turn. */
function whole(page: PlannedPage, { reading }: Job, readings: Pack): Page {
  if (page.kind === 'compare')
    return { ...page, comparison: compareTexts(page.first.record, page.second.record) }
  if (page.kind !== 'source') return page
  const source = reading ? sourceOf(readings, reading) : null
  return {
    ...page,
    source,
    differs: source !== null && page.reading !== undefined && page.reading !== source.reading,
  }
}

/** Puts what was made where it waits to be published, unless the site has it. */
function stager(output: string, stage: string): (order: Order, text: string) => Made {
  const folders = new Set<string>()
  return ({ path, there }, text) => {
    const bytes = Buffer.from(text)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (isThere(there, sha256, bytes, join(output, path))) return { path, sha256, staged: false }
    const file = join(stage, path)
    const folder = dirname(file)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    writeFileSync(file, bytes)
    return { path, sha256, staged: true }
  }
}

export function isThere(there: There, sha256: string, bytes: Uint8Array, file: string): boolean {
  if (there === 'nothing') return false
  if (there !== 'unknown') return there.sha256 === sha256
  try {
    return readFileSync(file).equals(bytes)
  } catch {
    return false
  }
}

function viewOf({ site, assets, footer, feeds }: RenderSeed, entities: readonly NamedEntity[]): ArchiveView {
  const namePlaces = namePlaceReader(entities)
  return {
    site,
    assets,
    footer,
    feeds,
    markdown: renderMarkdown,
    // Whatever an article names, or whoever published it, has a page: the article is on it.
    body: (article, link) =>
      bodyHtml(article, {
        namePlaces,
        knownPlaces: () => (article instanceof ShelvedArticle ? article.namePlaces() : null),
        entityAddress: (entity) => link(entityPath(entity)),
      }),
    anchors: bodyAnchors,
    outletPath,
    authorPath,
    entityPath,
  }
}
