// One build from what the last one remembers: only what is made from something that changed is made again.
import { join } from 'node:path'
import { type Gathered, openArchive } from '../archive/load.ts'
import { NOBODY_AT_DOOR } from '../import/copy.ts'
import { type ImportResult, writeRecords } from '../import/store.ts'
import type { BuildOptions, BuildSummary, Start } from './build.ts'
import { lazyCrew } from './crew.ts'
import { makeSite } from './make-site.ts'
import { type Memory, type RememberedFile, remember } from './memory.ts'
import { setArticleKeys } from './outputs.ts'
import { openPublication, type PublishRefusal } from './publish.ts'
import { tidied } from './readings.ts'
import { readRecords } from './records.ts'
import { relate } from './related.ts'
import { digestOf, type Scan, scanFolder, siteDigestOf } from './scan.ts'
import { hash, PACK, type Stage } from './stage.ts'
import { unpackTraits } from './traits.ts'

export async function buildFrom(
  options: BuildOptions,
  start: Start,
  memory: Memory | null,
): Promise<BuildSummary | PublishRefusal> {
  const { content, output, progress } = options
  const { clock, state, folder } = start
  const publication = await openPublication(output, state)
  if ('refused' in publication) return publication
  const { session } = options
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
      const again = new Map(
        [...scanFolder(join(content, 'articles'))].map(([path, sign]) => [`articles/${path}`, sign] as const),
      )
      read = await readRecords(again, { ...reading, remembered: read.records })
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
    const traits = (path: string) => unpackTraits(read.records.get(path)?.traits ?? new Uint8Array())
    const related = relate(
      archive.articles.map(({ record, mentions, keys }) => ({
        record,
        key: keys.full,
        mentions,
        traits: traits(record.path),
      })),
      memory?.parts.get('related') ?? null,
    )
    clock.lap('relating')
    const site = await makeSite(stage, archive, imported, related)
    const { published, places } = site
    options.onPublished?.(published)
    const summary = {
      articles: archive.articles.length,
      quarantined: imported.quarantine.length,
      pages: site.pages,
      files: published.files,
      issues: [...fields.issues, ...imported.issues, ...archive.issues],
    }
    const known: Memory = {
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
      parts: new Map([...site.parts, ['related', related.state]]),
    }
    session?.keep({ scan: start.scan, site: places, memory: known, kit: site.kit }, imported.written)
    // A build that follows at once remembers for both.
    await new Promise(setImmediate)
    if (!session?.isBehind()) remember(folder, known)
    session?.seal()
    clock.lap('remembering')
    return {
      ...summary,
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

/** JSON in which sets and maps have their members. */
function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner instanceof Set || inner instanceof Map ? [...inner] : inner,
  )
}
