// Imports what is new at the beginning of a build, and takes documents for a first site while they are at hand.
import { documentPath } from '../archive/article.ts'
import type { Gathered } from '../archive/load.ts'
import { NOBODY_AT_DOOR } from '../import/copy.ts'
import { type ImportResult, writeRecords } from '../import/store.ts'
import type { ReceivedDocument } from '../model.ts'
import { type DocumentTaker, documentTaker, readingKey, type TakenDocuments } from './documents.ts'
import type { Packed, RememberedFile } from './memory.ts'
import type { Scan } from './scan.ts'
import { packsIn, type Stage } from './stage.ts'

/**
 * Records of new documents; files that have not changed are not opened. Where no site is there yet, the documents that
 * have their records are taken for it in the same pass.
 */
export async function importNew(
  stage: Stage,
  gathered: Gathered,
): Promise<{ readonly imported: ImportResult; readonly taken: TakenDocuments }> {
  const { options, start, memory, authority, fields, documentsKey, publication } = stage
  const remembered: ReadonlyMap<string, RememberedFile> =
    memory?.facts.documentsKey === documentsKey ? memory.files : new Map()
  const known = (path: string) => {
    const file = remembered.get(path)
    const signature = start.scan.get(`documents/${path}`)
    const map = start.scan.get(`documents/${path}.fields.yaml`) ?? null
    return file && signature && file.signature === signature && map !== '' && file.map === map ? file : null
  }
  const staged = new Set<string>()
  let taker: DocumentTaker | null = null
  const onKept = async (id: string, document: ReceivedDocument, file: string) => {
    const { sha256 } = document
    const article = articles.get(id)
    if (article?.record.document.sha256 !== sha256) return
    taker ??= documentTaker({ authority, stage: publication.stage, pack: packsIn(start.folder).readings })
    const outlet = article.outletGiven
    staged.add(id)
    const read = readingKey(sha256, outlet, documentsKey)
    await taker.take(document, { id, sha256, file, publish: documentPath(id), read, outlet })
  }
  const isWanted = publication.isFirst && start.site.size === 0
  const articles = new Map(
    (isWanted ? gathered.records : []).map(({ article }) => [article.record.id, article]),
  )
  const write = () =>
    writeRecords(
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
        ...(isWanted && { onKept }),
      },
      (done, total, count) => options.progress('reading documents', done, total, count),
    )
  try {
    const imported = await write()
    const places = (await (taker as DocumentTaker | null)?.end()) ?? new Map<string, Packed>()
    return { imported, taken: { places, staged } }
  } finally {
    await (taker as DocumentTaker | null)?.close()
  }
}

/** What the next build is to know of the files below `documents/`. */
export function filesOf({ files }: ImportResult, scan: Scan): ReadonlyMap<string, RememberedFile> {
  return new Map(
    [...files].map(([path, { documents, issues }]) => {
      const signature = scan.get(`documents/${path}`) ?? ''
      const map = scan.get(`documents/${path}.fields.yaml`) ?? null
      return [path, { signature, map, documents, issues }] as const
    }),
  )
}
