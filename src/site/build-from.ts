// One build from what the last one remembers: only what is made from something that changed is made again.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { handOver } from '../archive/handed.ts'
import { type Gathered, type OpenedArchive, openArchive } from '../archive/load.ts'
import type { ShelvedArticle } from '../archive/stored.ts'
import { NOBODY_AT_DOOR } from '../import/copy.ts'
import type { FieldNames } from '../import/read.ts'
import { type ImportResult, writeRecords } from '../import/store.ts'
import type { Issue, PlannedPage } from '../model.ts'
import { type IndexState, updateIndex } from '../search/update.ts'
import { SCHEMA_PATH } from './article-json.ts'
import { buildAssets } from './assets.ts'
import type { BuildOptions, BuildSummary, Start } from './build.ts'
import { type LazyCrew, lazyCrew } from './crew.ts'
import { readingKey, takeDocuments, type WantedDocument } from './documents.ts'
import { feedFiles, planFeeds } from './feeds.ts'
import { hasChecksum, type Ledger, openLedger } from './ledger.ts'
import { jobsOf, makeAll } from './make.ts'
import { type Memory, type Packed, type RememberedFile, remember } from './memory.ts'
import { nameTree } from './names.ts'
import { type Output, planOutputs, setArticleKeys } from './outputs.ts'
import { footerOf, planPages } from './pages.ts'
import {
  abandon,
  MANIFEST,
  manifestOf,
  openPublication,
  type Publication,
  type Published,
  type PublishRefusal,
  publish,
} from './publish.ts'
import { cutPack, sizeOfPack, tidied } from './readings.ts'
import { readRecords } from './records.ts'
import type { RenderSeed } from './renderer.ts'
import { digestOf, type Place, placeOf, type Scan, scanFolder, scanSite, siteDigestOf } from './scan.ts'
import { planSitemaps } from './sitemap.ts'

const SEARCH = 'pagefind/'
/** Search files are known by their segments: a file that is there under its name is as it was made. */
const SEARCH_KEY = 'search'
/** Search files whose names hold a hash: open tabs go on asking for those of the site that they came from. */
const SEARCH_DATA_RE = /^pagefind\/(?!warraq\.json$)/
const SCHEMA = new URL(`../../docs/${SCHEMA_PATH}`, import.meta.url)
const PACK = 'readings.pack'

/** What all stages of a build take. */
interface Stage {
  readonly options: BuildOptions
  readonly start: Start
  readonly memory: Memory | null
  readonly publication: Publication
  readonly authority: Authority
  readonly fields: FieldNames
  /** Stands for all that documents are read with. */
  readonly documentsKey: string
  readonly crew: LazyCrew
}

export async function buildFrom(
  options: BuildOptions,
  start: Start,
  memory: Memory | null,
): Promise<BuildSummary | PublishRefusal> {
  const { output } = options
  const { state, folder } = start
  const pack = join(folder, PACK)
  const packed = sizeOfPack(pack)
  const known = memory?.outputs ?? null
  const publication = await openPublication(output, state, { present: start.site, known })
  if ('refused' in publication) return publication
  try {
    return await buildInto(publication, options, start, memory)
  } catch (cause) {
    await abandon(publication)
    if (existsSync(pack)) cutPack(pack, packed)
    throw cause
  }
}

async function buildInto(
  publication: Publication,
  options: BuildOptions,
  start: Start,
  memory: Memory | null,
): Promise<BuildSummary> {
  const { content, progress } = options
  const { clock, folder } = start
  const { authority, fields } = await options.lists()
  const { entities, outlets } = authority
  const documentsKey = hash(start.program(['src/import/reading.ts']), plainJson([authority, fields]))
  const recordsKey = hash(start.program(['src/archive/stored.ts']), JSON.stringify(entities))
  const crew = lazyCrew({ content, entities, outlets })
  const stage: Stage = { options, start, memory, publication, authority, fields, documentsKey, crew }
  clock.lap('lists')
  try {
    const reading = {
      content,
      entities,
      crew,
      progress: (done: number, total: number) => progress('reading records', done, total),
    }
    const remembered = memory?.facts.recordsKey === recordsKey ? memory.records : new Map()
    let read = await readRecords(start.scan, { ...reading, remembered })
    clock.lap('records')
    const imported = await importNew(stage, read.gathered)
    clock.lap('documents')
    if (imported.written.length > 0) {
      read = await readRecords(scanFolder(content, 'articles'), { ...reading, remembered: read.records })
      clock.lap('records')
    }
    const archive = await openArchive(
      content,
      authority,
      read.gathered,
      imported.received,
      imported.quarantine,
    )
    setArticleKeys(archive.articles)
    clock.lap('archive')
    const site = await makeSite(stage, archive, imported)
    const { published, places } = site
    const summary = {
      articles: archive.articles.length,
      quarantined: imported.quarantine.length,
      pages: site.pages,
      files: published.files,
      issues: [...fields.issues, ...imported.issues, ...archive.issues],
    }
    const forgotten = keepMemory(folder, () => ({
      facts: {
        program: start.programKey,
        // What this build wrote into the content folder it has not seen there.
        content: imported.changed ? null : digestOf([start.scan]),
        site: siteDigestOf(places),
        kept: published.kept,
        recordsKey,
        documentsKey,
        summary,
      },
      records: read.records,
      files: filesOf(imported, start.scan),
      outputs: site.outputs,
      readings: tidied(join(folder, PACK), site.readings),
      parts: site.parts,
    }))
    clock.lap('remembering')
    return {
      ...summary,
      issues: [...summary.issues, ...damageOf(publication, published, start), ...forgotten],
      recorded: imported.written.length,
      rendered: site.rendered,
      indexed: site.indexed,
      written: published.written.length,
      removed: published.removed.length,
      times: clock.times(),
    }
  } finally {
    await crew.close()
  }
}

/** The site is published by then: what cannot be remembered costs the next build time, nothing else. */
function keepMemory(folder: string, memory: () => Memory): readonly Issue[] {
  try {
    remember(folder, memory())
    return []
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause
    rmSync(folder, { recursive: true, force: true })
    return [
      {
        severity: 'warning',
        rule: 'build/memory',
        path: folder,
        line: null,
        message: `the site is complete, but what the next build would know of it could not be kept (${(cause as Error).message})`,
        hint: 'free some space or check the permissions; until then builds take longer',
      },
    ]
  }
}

/** Files that may be left of an earlier site, where its manifest does not tell any more. */
function damageOf(
  { output, isDamaged }: Publication,
  { paths, removed }: Published,
  { site }: Start,
): readonly Issue[] {
  if (!isDamaged) return []
  const gone = new Set(removed)
  const left = [...site.keys()].filter((path) => !paths.has(path) && !gone.has(path))
  if (left.length === 0) return []
  return [
    {
      severity: 'warning',
      rule: 'build/manifest',
      path: join(output, MANIFEST),
      line: null,
      message: `it was damaged, so that ${left.length} files may be left of an earlier site, such as ${left[0]}`,
      hint: 'remove those that are not yours, or the whole folder, and build again',
    },
  ]
}

/** Records of new documents; files that have not changed are not opened. */
async function importNew(stage: Stage, gathered: Gathered): Promise<ImportResult> {
  const { options, start, memory, authority, fields, documentsKey } = stage
  const remembered: ReadonlyMap<string, RememberedFile> =
    memory?.facts.documentsKey === documentsKey ? memory.files : new Map()
  const known = (path: string) => {
    const file = remembered.get(path)
    const signature = start.scan.get(`documents/${path}`)
    const map = start.scan.get(`documents/${path}.fields.yaml`) ?? null
    return file && signature && file.signature === signature && map !== '' && file.map === map ? file : null
  }
  return writeRecords(
    options.content,
    authority,
    { records: gathered.records.map(({ article }) => article.record), brokenIds: gathered.brokenIds },
    {
      outlet: null,
      crawled: null,
      reparse: null,
      tellCopies: false,
      door: NOBODY_AT_DOOR,
      fields,
      known,
    },
    (done, total, count) => options.progress('reading documents', done, total, count),
  )
}

/** Plans the site, makes what is due of it, and publishes it. */
async function makeSite(stage: Stage, archive: OpenedArchive, imported: ImportResult) {
  const { options, start, memory, publication, documentsKey, crew } = stage
  const { output, full, progress } = options
  const { clock, state, folder } = start
  const { articles, entities, site } = archive
  const pack = join(folder, PACK)
  const ledger = openLedger({ memory, site: start.site, output, stage: publication.stage, full })
  const { assets, files } = await buildAssets(archive, full ? null : join(dirname(state), 'fonts'))
  for (const { path, bytes } of files) ledger.put(path, bytes)
  clock.lap('assets')
  const names = nameTree(archive)
  const pages = planPages(archive, names)
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

  const readings = await readDocuments(stage, archive, imported, { due, ledger, readingOf })
  clock.lap('lines')
  ledger.put(SCHEMA_PATH, readFileSync(SCHEMA))
  const jobs = jobsOf(due, ledger, readings)
  const told = (done: number, total: number) => progress('rendering pages', done, total)
  for (const made of await makeAll(jobs, { seed, articles, entities, pack, crew, progress: told }))
    ledger.took(made)
  for (const { path, key } of outputs) ledger.enter(path, key)
  clock.lap('rendering')
  for (const { path, urls, write } of planSitemaps(pages, site)) {
    const key = hash(start.program(['src/site/sitemap.ts']), ...urls)
    if (ledger.isDue(path, key)) ledger.put(path, Buffer.from(await write()), key)
    else ledger.enter(path, key)
  }
  clock.lap('sitemaps')
  const index = options.search ? await makeIndex(stage, archive, ledger) : null
  clock.lap('indexing')
  ledger.put(MANIFEST, Buffer.from(manifestOf(ledger.entries())))
  const published = await publish(publication, ledger.entries(), start.site.keys(), (path) =>
    SEARCH_DATA_RE.test(path),
  )
  const places = placesAfter(start.site, published, output)
  clock.lap('publishing')
  return {
    pages: pages.length,
    rendered: due.filter(({ make }) => make === 'page').length,
    indexed: index?.indexed ?? 0,
    parts: new Map(index ? [['index', index.part] as const] : []),
    published,
    places,
    outputs: ledger.known(places),
    readings,
  }
}

interface Due {
  readonly due: readonly Output[]
  readonly ledger: Ledger
  readonly readingOf: (article: ShelvedArticle) => string
}

/** Puts the documents' bytes into the site, and reads those whose source pages are due. */
async function readDocuments(
  { options, start, memory, publication, authority, fields }: Stage,
  { articles }: OpenedArchive,
  { received }: ImportResult,
  { due, ledger, readingOf }: Due,
): Promise<ReadonlyMap<string, Packed>> {
  const { content, output, progress } = options
  const lines = new Set<unknown>(due.flatMap(({ plan }) => (isSource(plan) ? [plan.article] : [])))
  const readings = new Map<string, Packed>()
  const wanted: WantedDocument[] = []
  for (const article of articles) {
    const { id, document } = article.record
    const { sha256 } = document
    const file = received.get(id)?.file
    const path = article.documentPath
    if (path === null || file === undefined) continue
    const key = readingOf(article)
    const packed = memory?.readings.get(id)
    if (packed?.key === key) readings.set(id, packed)
    const read = lines.has(article) && packed?.key !== key ? key : null
    const isPublished = hasChecksum(ledger.there(path), sha256, join(output, path))
    ledger.took({ path, sha256, staged: !isPublished })
    ledger.enter(path, '')
    if (read === null && isPublished) continue
    const outlet = article.wire.article.outletGiven
    wanted.push({ id, sha256, file, publish: isPublished ? null : path, read, outlet })
  }
  const taken = await takeDocuments(wanted, {
    content,
    authority,
    fields,
    stage: publication.stage,
    pack: join(start.folder, PACK),
    progress: (done, total) => progress('reading lines', done, total),
  })
  for (const [id, place] of taken) readings.set(id, place)
  return readings
}

const isSource = (plan: Output['plan']): plan is Extract<PlannedPage, { kind: 'source' }> =>
  'kind' in plan && plan.kind === 'source'

async function makeIndex({ options, start, memory }: Stage, archive: OpenedArchive, ledger: Ledger) {
  const { articles, site, entities } = archive
  const part = memory?.parts.get('index')
  const { files, kept, state, indexedArticles } = await updateIndex({
    articles,
    keyOf: (article) => (article as ShelvedArticle).keys.full,
    site,
    entities,
    program: start.program(['src/search/worker.ts', 'src/search/update.ts']),
    previous: part ? (JSON.parse(part.toString()) as IndexState) : null,
    stateFolder: join(start.folder, 'index'),
    handOver: (some) => handOver(options.content, some as readonly ShelvedArticle[]),
    isThere: (path) => !ledger.isDue(`${SEARCH}${path}`, SEARCH_KEY),
    onProgress: (done, total) => options.progress('indexing', done, total),
  })
  for (const path of kept) ledger.enter(`${SEARCH}${path}`, SEARCH_KEY)
  for (const { path, bytes } of files) ledger.put(`${SEARCH}${path}`, bytes, SEARCH_KEY)
  return { indexed: indexedArticles, part: Buffer.from(JSON.stringify(state)) }
}

/** What the next build is to know of the files below `documents/`. */
function filesOf({ files }: ImportResult, scan: Scan): ReadonlyMap<string, RememberedFile> {
  return new Map(
    [...files].map(([path, { documents, issues }]) => {
      const signature = scan.get(`documents/${path}`) ?? ''
      const map = scan.get(`documents/${path}.fields.yaml`) ?? null
      return [path, { signature, map, documents, issues }] as const
    }),
  )
}

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

function hash(...parts: readonly string[]): string {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part).update('\n')
  return digest.digest('hex').slice(0, 24)
}

/** JSON in which sets and maps have their members. */
function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner instanceof Set || inner instanceof Map ? [...inner] : inner,
  )
}
