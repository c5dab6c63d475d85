// One build from what the last one remembers: only what is made from something that changed is made again.
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type OpenedArchive, openArchive } from '../archive/load.ts'
import { cutPack, sizeOfPack, tidyPack, wholePack } from '../archive/pack.ts'
import type { Issue } from '../model.ts'
import { buildAssets, type SharedFiles } from './assets.ts'
import type { BuildOptions, BuildSummary, Start } from './build.ts'
import { lazyCrew } from './crew.ts'
import { filesOf, importNew } from './import-new.ts'
import { type IndexWork, startIndex } from './index-work.ts'
import { openLedger } from './ledger.ts'
import { makeSite } from './make-site.ts'
import { type Memory, remember } from './memory.ts'
import { setArticleKeys } from './outputs.ts'
import {
  abandon,
  MANIFEST,
  openPublication,
  type Publication,
  type Published,
  type PublishRefusal,
} from './publish.ts'
import { readRecords } from './records.ts'
import { type Related, relate } from './related.ts'
import { digestOf, scanFolder, siteDigestOf } from './scan.ts'
import { hash, type Packs, packsIn, type Stage } from './stage.ts'
import { unpackTraits } from './traits.ts'

export async function buildFrom(
  options: BuildOptions,
  start: Start,
  memory: Memory | null,
): Promise<BuildSummary | PublishRefusal> {
  const { output } = options
  const { state, folder } = start
  const packs = Object.values(packsIn(folder)).map((file) => ({ file, size: sizeOfPack(file) }))
  const known = memory?.outputs ?? null
  const publication = await openPublication(output, state, { present: start.site, known })
  if ('refused' in publication) return publication
  try {
    return await buildInto(publication, options, start, memory)
  } catch (cause) {
    await abandon(publication)
    for (const { file, size } of packs) cutPack(file, size)
    throw cause
  }
}

async function buildInto(
  publication: Publication,
  options: BuildOptions,
  start: Start,
  memory: Memory | null,
): Promise<BuildSummary> {
  const { content, progress, session } = options
  const { clock, folder } = start
  const packs = packsIn(folder)
  const { authority, fields } = session
    ? await session.lists(start.ownLists, start.scan, options.lists)
    : await options.lists()
  const { entities, outlets } = authority
  const documentsKey = hash(start.program(['src/import/reading.ts']), plainJson([authority, fields]))
  const recordsKey = hash(
    start.program(['src/archive/stored.ts', 'src/site/traits.ts']),
    JSON.stringify(entities),
  )
  const crew = lazyCrew({ content, entities, outlets })
  const stage: Stage = { options, start, memory, publication, authority, fields, documentsKey, crew }
  clock.lap('lists')
  let archive: OpenedArchive | null = null
  let index: IndexWork | null = null
  let shared: Promise<SharedFiles> | null = null
  try {
    const reading = {
      content,
      entities,
      crew,
      packs,
      progress: (done: number, total: number) => progress('reading records', done, total),
    }
    const remembered = memory?.facts.recordsKey === recordsKey ? memory.records : new Map()
    let read = await readRecords(start.scan, { ...reading, remembered })
    clock.lap('records')
    // Its threads have grown with the records; pages are made on new ones.
    await crew.close()
    const { imported, taken } = await importNew(stage, read.gathered)
    clock.lap('documents')
    if (imported.written.length > 0) {
      read = await readRecords(scanFolder(content, 'articles'), { ...reading, remembered: read.records })
      clock.lap('records')
    }
    archive = await openArchive(content, authority, read.gathered, imported.received, imported.quarantine, {
      file: packs.texts,
      placeOf: (path) => read.records.get(path)?.text ?? null,
    })
    setArticleKeys(archive.articles)
    clock.lap('archive')
    await crew.close()
    shared = buildAssets(archive, options.full ? null : join(dirname(start.state), 'fonts'))
    // Whoever waits for them is told of what was thrown.
    shared.catch(() => undefined)
    const ledger = openLedger({
      memory,
      site: start.site,
      output: options.output,
      stage: publication.stage,
      full: options.full,
    })
    clock.lap('archive')
    if (options.search) index = await startIndex(stage, archive, ledger)
    clock.lap('waiting')
    const related = relateFrom(packs.traits, archive, read.records, memory)
    clock.lap('relating')
    const site = await makeSite(stage, archive, imported, { taken, shared, related, ledger, index })
    const { published, places } = site
    options.onPublished?.(published)
    const summary = {
      articles: archive.articles.length,
      quarantined: imported.quarantine.length,
      pages: site.pages,
      files: published.files,
      issues: [...fields.issues, ...imported.issues, ...archive.issues],
    }
    const known = (): Memory => ({
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
      records: tidyRecords(packs, read.records, session !== undefined),
      files: filesOf(imported, start.scan),
      outputs: site.outputs,
      readings: tidyReadings(packs, site.readings),
      parts: new Map([...site.parts, ['related', related.state]]),
    })
    const forgotten = await keepMemory(stage, known, (memory) => {
      session?.keep({ scan: start.scan, site: places, memory, kit: site.kit }, imported.written)
    })
    session?.seal()
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
    archive?.shelf.close()
    await shared?.catch(() => undefined)
    await index?.stop()
    await crew.close()
  }
}

/** All traits are read at once, and let go when the articles are related. */
function relateFrom(
  traits: string,
  { articles }: OpenedArchive,
  records: Memory['records'],
  memory: Memory | null,
): Related {
  const pieceAt = wholePack(traits)
  const traitsOf = (path: string) => {
    const place = records.get(path)?.traits
    if (!place) throw new Error(`${path} has no traits`)
    return unpackTraits(pieceAt(place))
  }
  const inputs = articles.map(({ record, mentions, keys }) => ({
    record,
    key: keys.full,
    mentions,
    traits: traitsOf(record.path),
  }))
  return relate(inputs, memory?.parts.get('related') ?? null)
}

/** @param isServing what a server's session keeps refers to the texts where they lie. */
function tidyRecords(packs: Packs, records: Memory['records'], isServing: boolean): Memory['records'] {
  const tidy = (file: string, of: 'text' | 'traits') => {
    const kept = [...records].flatMap(([path, { [of]: place }]) => (place ? [[path, place] as const] : []))
    return tidyPack(file, new Map(kept))
  }
  const texts = isServing ? null : tidy(packs.texts, 'text')
  const traits = tidy(packs.traits, 'traits')
  if (!texts && !traits) return records
  return new Map(
    [...records].map(([path, own]) => {
      const text = texts?.get(path) ?? own.text
      return [path, { ...own, text, traits: traits?.get(path) ?? own.traits }]
    }),
  )
}

function tidyReadings({ readings }: Packs, kept: Memory['readings']): Memory['readings'] {
  const moved = tidyPack(readings, kept)
  if (!moved) return kept
  return new Map([...moved].map(([id, place]) => [id, { key: kept.get(id)?.key ?? '', ...place }]))
}

/**
 * The site is published by then: what cannot be remembered costs the next build time, nothing else.
 * @param keep takes it for the builds of this process.
 */
async function keepMemory(
  { options, start }: Stage,
  known: () => Memory,
  keep: (memory: Memory) => void,
): Promise<readonly Issue[]> {
  const { folder, form } = start
  try {
    const memory = known()
    keep(memory)
    // A build that follows at once remembers for both.
    await new Promise(setImmediate)
    if (!options.session?.isBehind()) remember(folder, form, memory)
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

/** JSON in which sets and maps have their members. */
function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner instanceof Set || inner instanceof Map ? [...inner] : inner,
  )
}
