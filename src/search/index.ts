// Indexes an archive from nothing: Pagefind lays out the word index, the fragments hold the documents' own spelling.

import type { Article, Entity, Site } from '../model.ts'
import type { SearchFile } from './packing.ts'
import { updateIndex } from './update.ts'

export type { SearchFile } from './packing.ts'

export interface IndexOptions {
  readonly site: Site
  /** Names of the authority files; those that the articles mention when left out. */
  readonly entities?: readonly Entity[]
  /** Called with the number of articles that have been read so far. */
  readonly onProgress?: (done: number) => void
}

/**
 * Every file of the search folder for these articles, in the order in which it is safe to publish them: the entry
 * comes last. The bytes depend on the articles alone, not on their order.
 */
export async function indexArchive(
  articles: readonly Article[],
  { site, entities, onProgress = () => {} }: IndexOptions,
): Promise<readonly SearchFile[]> {
  const { files } = await updateIndex({
    articles,
    keyOf: ({ record }) => record.id,
    site,
    entities: entities ?? [...new Set(articles.flatMap(({ mentions }) => mentions))],
    program: '',
    previous: null,
    stateFolder: null,
    onProgress,
  })
  return files
}
