// Plans the site, makes what is due of it on every core, and publishes it.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { documentPath } from '../archive/article.ts'
import type { OpenedArchive } from '../archive/load.ts'
import type { ShelvedArticle } from '../archive/stored.ts'
import type { ImportResult } from '../import/store.ts'
import type { PlannedPage } from '../model.ts'
import { SCHEMA_PATH } from './article-json.ts'
import type { SharedFiles } from './assets.ts'
import { readingKey, type TakenDocuments, takeDocuments, type WantedDocument } from './documents.ts'
import { earlyKit } from './early.ts'
import { feedFiles, planFeeds } from './feeds.ts'
import { enterIndex, type IndexWork } from './index-work.ts'
import { hasChecksum, type Ledger } from './ledger.ts'
import { jobsOf, makeAll } from './make.ts'
import type { Packed } from './memory.ts'
import { nameTree } from './names.ts'
import { type Output, planOutputs } from './outputs.ts'
import { footerOf, planPages } from './pages.ts'
import { MANIFEST, manifestOf, type Published, publish } from './publish.ts'
import type { Related } from './related.ts'
import type { RenderSeed } from './renderer.ts'
import { type Place, placeOf, scanSite } from './scan.ts'
import { planSitemaps } from './sitemap.ts'
import { hash, packsIn, type Stage } from './stage.ts'

/** Search files whose names hold a hash: open tabs go on asking for those of the site that they came from. */
const SEARCH_DATA_RE = /^pagefind\/(?!warraq\.json$)/
const SCHEMA = new URL(`../../docs/${SCHEMA_PATH}`, import.meta.url)

/** What goes before the plan of the site, or goes on beside it. */
export interface Prepared {
  readonly taken: TakenDocuments
  readonly shared: Promise<SharedFiles>
  readonly related: Related
  readonly ledger: Ledger
  /** Null without a search. */
  readonly index: IndexWork | null
}

/** Plans the site, makes what is due of it, and publishes it. */
export async function makeSite(
  stage: Stage,
  archive: OpenedArchive,
  imported: ImportResult,
  { taken, shared, related, ledger, index }: Prepared,
) {
  const { options, start, publication, documentsKey, crew } = stage
  const { output, progress } = options
  const { clock, folder } = start
  const { articles, entities, site } = archive
  const packs = packsIn(folder)
  const { assets, files } = await shared
  for (const { path, bytes } of files) ledger.put(path, bytes)
  clock.lap('assets')
  const names = nameTree(archive)
  const pages = planPages(archive, names, related)
  related.release()
  const feeds = planFeeds(archive, names)
  const seed: RenderSeed = {
    site,
    assets,
    footer: footerOf(archive),
    feeds: feedFiles(feeds),
    output,
    stage: publication.stage,
  }
  const readingOf = ({ record, wire }: ShelvedArticle) =>
    readingKey(record.document.sha256, wire.article.outletGiven, documentsKey)
  const outputs = planOutputs(pages, feeds, { seed, entities, program: start.program, readingOf })
  const due = outputs.filter(({ path, key }) => ledger.isDue(path, key))
  clock.lap('planning')

  const readings = await readDocuments(stage, archive, imported, { due, ledger, readingOf, taken })
  clock.lap('lines')
  ledger.put(SCHEMA_PATH, readFileSync(SCHEMA))
  const jobs = jobsOf(due, ledger, readings)
  const told = (done: number, total: number) => progress('rendering pages', done, total)
  for (const made of await makeAll(jobs, { seed, articles, entities, packs, crew, progress: told }))
    ledger.took(made)
  await crew.close()
  for (const { path, key } of outputs) ledger.enter(path, key)
  clock.lap('rendering')
  for (const { path, urls, write } of planSitemaps(pages, site)) {
    const key = hash(start.program(['src/site/sitemap.ts']), ...urls)
    if (ledger.isDue(path, key)) ledger.put(path, Buffer.from(await write()), key)
    else ledger.enter(path, key)
  }
  clock.lap('sitemaps')
  const searched = (await index?.made()) ?? null
  if (searched) {
    enterIndex(searched, ledger)
    clock.lap('waiting')
    clock.add('indexing', searched.took)
  }
  ledger.put(MANIFEST, Buffer.from(manifestOf(ledger.entries())))
  const published = await publish(publication, ledger.entries(), start.site.keys(), (path) =>
    SEARCH_DATA_RE.test(path),
  )
  const places = placesAfter(start.site, published, output)
  clock.lap('publishing')
  return {
    pages: pages.length,
    rendered: due.filter(({ make }) => make === 'page').length,
    indexed: searched?.articles ?? 0,
    parts: new Map(searched ? [['index', Buffer.from(JSON.stringify(searched.state))] as const] : []),
    published,
    places,
    outputs: ledger.known(places),
    readings,
    kit: earlyKit(archive, stage.authority, pages, { seed, packs }),
  }
}

interface Due {
  readonly due: readonly Output[]
  readonly ledger: Ledger
  readonly readingOf: (article: ShelvedArticle) => string
  readonly taken: TakenDocuments
}

/** Puts the documents' bytes into the site, and reads those whose source pages are due. */
async function readDocuments(
  { options, start, memory, publication, authority, fields }: Stage,
  { articles }: OpenedArchive,
  { received }: ImportResult,
  { due, ledger, readingOf, taken }: Due,
): Promise<ReadonlyMap<string, Packed>> {
  const { content, output, progress } = options
  const lines = new Set<unknown>(due.flatMap(({ plan }) => (isSource(plan) ? [plan.article] : [])))
  const readings = new Map<string, Packed>()
  const wanted: WantedDocument[] = []
  const stray = new Set(taken.staged)
  for (const article of articles) {
    const { id, document } = article.record
    const { sha256 } = document
    const file = received.get(id)?.file
    const path = article.documentPath
    if (path === null || file === undefined) continue
    const key = readingOf(article)
    const packed = taken.places.get(id) ?? memory?.readings.get(id)
    if (packed?.key === key) readings.set(id, packed)
    const read = lines.has(article) && packed?.key !== key ? key : null
    const isStaged = stray.delete(id)
    const isPublished = !isStaged && hasChecksum(ledger.there(path), sha256, join(output, path))
    ledger.took({ path, sha256, staged: !isPublished })
    ledger.enter(path, '')
    if (read === null && (isPublished || isStaged)) continue
    const outlet = article.wire.article.outletGiven
    wanted.push({ id, sha256, file, publish: isPublished || isStaged ? null : path, read, outlet })
  }
  // Their records went while the documents were read.
  for (const id of stray) rmSync(join(publication.stage, documentPath(id)))
  const read = await takeDocuments(wanted, {
    content,
    authority,
    fields,
    stage: publication.stage,
    pack: packsIn(start.folder).readings,
    progress: (done, total) => progress('reading lines', done, total),
  })
  for (const [id, place] of read) readings.set(id, place)
  return readings
}

const isSource = (plan: Output['plan']): plan is Extract<PlannedPage, { kind: 'source' }> =>
  'kind' in plan && plan.kind === 'source'

/** Files of the site and their places, once it is published. */
function placesAfter(
  before: ReadonlyMap<string, Place>,
  { written, removed, files }: Published,
  output: string,
): ReadonlyMap<string, Place> {
  if (written.length === files) return scanSite(output)
  const places = new Map(before)
  for (const path of removed) places.delete(path)
  for (const path of written) {
    const place = placeOf(join(output, path))
    if (place !== null) places.set(path, place)
  }
  return places
}
