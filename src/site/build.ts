// Builds a site from a content folder: imports what is new, plans, renders, indexes, publishes.
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type ArchiveView, renderPage } from '../../layouts/render.ts'
import type { Authority } from '../archive/authority.ts'
import { compareTexts } from '../archive/compare.ts'
import { loadArchive, loadRecords } from '../archive/load.ts'
import { renderMarkdown } from '../archive/markdown.ts'
import { namePlaceReader } from '../archive/mentions.ts'
import { NOBODY_AT_DOOR } from '../import/copy.ts'
import type { FieldNames } from '../import/read.ts'
import { type ImportOptions, writeRecords } from '../import/store.ts'
import type { Archive, Issue, Page, PlannedPage } from '../model.ts'
import { indexArchive } from '../search/index.ts'
import { buildAssets } from './assets.ts'
import { bodyAnchors, bodyHtml } from './body.ts'
import { citationFiles } from './citations.ts'
import { companionFiles } from './companions.ts'
import { addDocuments, withSource } from './documents.ts'
import { renderWithEleventy } from './eleventy.ts'
import { feedFiles, planFeeds } from './feeds.ts'
import { nameTree } from './names.ts'
import { footerOf, planPages } from './pages.ts'
import { authorPath, entityPath, outletPath } from './profiles.ts'
import { openPublisher, type PublishRefusal } from './publish.ts'
import { sitemapFiles } from './sitemap.ts'

export interface BuildOptions {
  readonly content: string
  readonly output: string
  readonly authority: Authority
  readonly fields: FieldNames
  /** Write every file anew, and cut the fonts anew. */
  readonly full: boolean
  readonly progress: (stage: string, done: number, total: number, count?: number) => void
}

export interface BuildSummary {
  /** Articles in the archive. */
  readonly articles: number
  /** Records that were written by this build. */
  readonly recorded: number
  readonly quarantined: number
  readonly pages: number
  /** Files of the site, those written and those removed. */
  readonly files: number
  readonly written: number
  readonly removed: number
  readonly issues: readonly Issue[]
}

const SEARCH = 'pagefind/'
/** Search files whose names hold a hash: open tabs go on asking for those of the site that they came from. */
const SEARCH_DATA_RE = /^pagefind\/.*\.[\w-]+\.\w+|^pagefind\/(?:fragment|index|filter)\//

/** Folder beside the site for what is being made, the lock and caches; safe to delete. */
export function stateFolder(output: string): string {
  return join(dirname(output), '.warraq', basename(output))
}

/** @returns what was done, or why nothing was: nothing of the site has been touched then. */
export async function buildSite(options: BuildOptions): Promise<BuildSummary | PublishRefusal> {
  const { content, output, authority, full, progress } = options
  const state = stateFolder(output)
  const publisher = await openPublisher(output, state, (path) => SEARCH_DATA_RE.test(path), options.full)
  if ('refused' in publisher) return publisher
  const before = await loadRecords(content)
  const importing: ImportOptions = {
    outlet: null,
    crawled: null,
    reparse: null,
    tellCopies: false,
    door: NOBODY_AT_DOOR,
    fields: options.fields,
  }
  const imported = await writeRecords(content, authority, before, importing, (done, total, count) =>
    progress('reading documents', done, total, count),
  )
  const loaded = imported.written.length > 0 ? await loadRecords(content) : before
  const archive = await loadArchive(content, authority, loaded, imported.received, imported.quarantine)
  const { assets, files } = await buildAssets(archive, full ? null : join(dirname(state), 'fonts'))
  for (const { path, bytes } of files) await publisher.add(path, bytes)
  const sources = join(state, 'source')
  await addDocuments(
    archive,
    imported.received,
    {
      content,
      authority,
      fields: options.fields,
      folder: sources,
      progress: (done, total) => progress('reading lines', done, total),
    },
    publisher,
  )
  const names = nameTree(archive)
  const pages = planPages(archive, names)
  const feeds = planFeeds(archive, names)
  for await (const { path, text } of companionFiles(pages, feeds, archive.site))
    await publisher.add(path, text)
  for (const { path, text } of citationFiles(pages, archive.site)) await publisher.add(path, text)
  const view = { ...viewOf(archive, assets, authority), feeds: feedFiles(feeds) }
  let rendered = 0
  await renderWithEleventy({
    pages,
    render: async (page) => renderPage(await whole(page, sources), view),
    take: async (path, html) => {
      await publisher.add(path, html)
      rendered += 1
      progress('rendering pages', rendered, pages.length)
    },
  })
  await rm(sources, { recursive: true, force: true })
  if (rendered !== pages.length) throw new Error(`${pages.length} pages were planned, ${rendered} came out`)
  for await (const { path, text } of sitemapFiles(pages, archive.site)) await publisher.add(path, text)
  const indexed = await indexArchive(archive.articles, {
    site: archive.site,
    entities: archive.entities,
    onProgress: (done) => progress('indexing', done, archive.articles.length),
  })
  for (const { path, bytes } of indexed) await publisher.add(`${SEARCH}${path}`, bytes)
  const published = await publisher.commit()
  return {
    articles: archive.articles.length,
    recorded: imported.written.length,
    quarantined: imported.quarantine.length,
    pages: pages.length,
    files: published.files,
    written: published.written.length,
    removed: published.removed.length,
    issues: [...options.fields.issues, ...imported.issues, ...archive.issues],
  }
}

/** A page with what was kept back until its turn. */
async function whole(page: PlannedPage, sources: string): Promise<Page> {
  if (page.kind === 'source') return withSource(page, sources)
  if (page.kind === 'compare')
    return { ...page, comparison: compareTexts(page.first.record, page.second.record) }
  return page
}

function viewOf(archive: Archive, assets: ArchiveView['assets'], authority: Authority): ArchiveView {
  const namePlaces = namePlaceReader(authority.entities)
  const named = new Set(archive.articles.flatMap(({ mentions }) => mentions))
  const sources = new Set(archive.articles.map(({ outlet }) => outlet))
  return {
    site: archive.site,
    assets,
    footer: footerOf(archive),
    markdown: renderMarkdown,
    body: (article, link) =>
      bodyHtml(article, {
        namePlaces,
        entityAddress: (entity) => (named.has(entity) ? link(entityPath(entity)) : null),
      }),
    anchors: bodyAnchors,
    outletPath: (outlet) => (sources.has(outlet) ? outletPath(outlet) : null),
    authorPath,
    entityPath: (entity) => (named.has(entity) ? entityPath(entity) : null),
  }
}
