// What documents give the site: their bytes as received, and each line by line, kept on disk until its page is rendered.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { readingOf } from '../archive/record.ts'
import { createReadingPool } from '../import/pool.ts'
import { type FieldNames, openDocuments, readMapBeside } from '../import/read.ts'
import type { Received } from '../import/store.ts'
import type { Archive, Article, ReceivedDocument, SourcePage, SourcePlan, SourceText } from '../model.ts'
import type { Publisher } from './publish.ts'

export interface DocumentOptions {
  readonly content: string
  readonly authority: Authority
  readonly fields: FieldNames
  /** Folder for what was read; emptied first. */
  readonly folder: string
  readonly progress: (done: number, total: number) => void
}

/**
 * Small documents that are read without a thread: nearly all were read before, when they were imported, and were no
 * trouble then. A thread takes as long to start and to warm up.
 */
const INLINE = 200

/**
 * Adds the documents to the site, from where they were read, and reads each once more for its source page: one pass
 * over the files, whatever they hold, on every core and within the bounds of an import. A document that changed since
 * it was imported ends the build.
 */
export async function addDocuments(
  archive: Archive,
  received: ReadonlyMap<string, Received>,
  { content, authority, fields, folder, progress }: DocumentOptions,
  publisher: Publisher,
): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const pool = createReadingPool(authority, { outlet: null, crawled: null }, 'source', { inline: INLINE })
  const running = new Set<Promise<void>>()
  let failure: unknown = null
  let done = 0
  const read = async ({ document, article }: Wanted): Promise<void> => {
    const outcome = await pool.read(document, outletGiven(article))
    const text = 'refused' in outcome ? 'null' : outcome.text
    await writeFile(join(folder, `${article.record.id}.json`), text)
    done += 1
    progress(done, archive.articles.length)
  }
  try {
    for await (const wanted of documentsOf(articlesByFile(archive, received), content, fields)) {
      await publisher.add(wanted.path, wanted.document.bytes)
      const started = read(wanted)
        .catch((cause) => {
          failure ??= cause
        })
        .finally(() => running.delete(started))
      running.add(started)
      while (running.size >= pool.width) await Promise.race(running)
      if (failure) break
    }
  } finally {
    await Promise.all(running)
    await pool.close()
  }
  if (failure) throw failure
}

/** A document of the site, with the path of its bytes there. */
interface Wanted {
  readonly document: ReceivedDocument
  readonly article: Article
  readonly path: string
}

/** The documents of articles, file by file, one held at a time. */
async function* documentsOf(
  files: ReadonlyMap<string, Map<string, Article>>,
  content: string,
  fields: FieldNames,
): AsyncGenerator<Wanted> {
  for (const [file, wanted] of files) {
    const path = join(content, 'documents', file)
    // Faults in a map were told when the documents were read.
    const { map } = await readMapBeside(path, file)
    for await (const opened of openDocuments(path, file, { fields, map })) {
      if (!('received' in opened)) continue
      const document = opened.received
      const article = wanted.get(document.sha256)
      if (!article || article.documentPath === null) continue
      wanted.delete(document.sha256)
      yield { document, article, path: article.documentPath }
    }
    if (wanted.size > 0) throw new Error(`documents/${file} changed during the build; run it again`)
  }
}

/** Articles whose documents are at hand, by file and checksum. */
function articlesByFile(
  archive: Archive,
  received: ReadonlyMap<string, Received>,
): ReadonlyMap<string, Map<string, Article>> {
  const files = new Map<string, Map<string, Article>>()
  for (const article of archive.articles) {
    const document = received.get(article.record.id)
    if (article.documentPath === null || !document) continue
    const here = files.get(document.file) ?? new Map<string, Article>()
    files.set(document.file, here.set(document.sha256, article))
  }
  return files
}

/** The outlet that was named with `--outlet` when the record was written. */
function outletGiven({ record }: Article): string | undefined {
  const outlet = record.evidence.outlet
  return outlet?.rule === 'outlet/given' ? outlet.value : undefined
}

/** The page of a document with what was read of it, which is then no longer on disk. */
export async function withSource(plan: SourcePlan, folder: string): Promise<SourcePage> {
  const { record } = plan.article
  const file = join(folder, `${record.id}.json`)
  const source = JSON.parse(await readFile(file, 'utf8')) as SourceText | null
  await rm(file)
  return {
    ...plan,
    source,
    differs: source !== null && !record.edited && readingOf(record) !== source.reading,
  }
}
