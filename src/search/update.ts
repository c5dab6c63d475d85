// Brings the search files up to date: indexes the segments that changed, and makes the archive's own files anew.

import { ANALYSIS_VERSION } from '../arabic/analysis.ts'
import type { Article, Entity, Site } from '../model.ts'
import { type AlikePair, alikeOf, alikePairs } from './alike.ts'
import { type PlaceIds, placeIds, placeOf } from './entry.ts'
import { ENTRY, type Entry, FORMAT, PAGEFIND_VERSION } from './format.ts'
import { type HandOver, indexSegments } from './indexing.ts'
import { dropKept, readKept, writeKept } from './kept.ts'
import { namesOf } from './names.ts'
import { digestOf, hashedFile, type SearchFile } from './packing.ts'
import { planSegments } from './plan.ts'
import type { KeptSegment } from './segment-files.ts'
import { mergeStems, stemFiles } from './stems.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What a later build needs of this one beside the folder of its state: plain JSON. */
export interface IndexState {
  /** Keys of the segments; by each, what is kept of it lies in that folder. */
  readonly segments: readonly string[]
  /** The files of the archive as a whole, with what they are made of. */
  readonly shared: { readonly key: string; readonly paths: readonly string[] }
}

export interface UpdateOptions {
  readonly articles: readonly Article[]
  /** Stands for all that the index takes of an article: record, outlet, names, headline, address. */
  readonly keyOf: (article: Article) => string
  readonly site: Pick<Site, 'language' | 'months' | 'digits'>
  /** Names of the authority files: places of datelines are looked up there. */
  readonly entities: readonly Entity[]
  /** Stands for the program: segments that another one made are made anew. */
  readonly program: string
  /** State of the build before, whose files are all there; null when there is none. */
  readonly previous: IndexState | null
  /** Folder for what is kept between builds; null keeps nothing. */
  readonly stateFolder: string | null
  /** Makes plain data of articles for workers; null where they are plain already. */
  readonly handOver?: HandOver | null
  /** Whether a file of the build before is there as it was written; all are when left out. */
  readonly isThere?: (path: string) => boolean
  /** Takes the files of each segment when it is made, so that memory need not hold all; left out, they are returned. */
  readonly take?: (file: SearchFile) => Promise<void>
  /** Called with the number of articles read so far, and of those that are to be read. */
  readonly onProgress?: (done: number, total: number) => void
  /** Told how many articles are to be indexed, right before that begins. */
  readonly onPlan?: (articles: number) => void
  /** Ends it early: the call fails. */
  readonly signal?: AbortSignal
}

export interface IndexUpdate {
  /** Files to write that were not taken before, in the order in which it is safe to publish them: the entry comes last. */
  readonly files: readonly SearchFile[]
  /** Paths of files that stay as they are. */
  readonly kept: readonly string[]
  /** Paths of files that were taken. */
  readonly taken: readonly string[]
  readonly state: IndexState
  /** Segments and articles that were indexed. */
  readonly indexed: number
  readonly indexedArticles: number
}

/** Stands for what a segment is made of. */
function keyOfSegment(
  articles: readonly Article[],
  places: PlaceIds,
  { keyOf, program }: UpdateOptions,
): string {
  const made = [FORMAT, ANALYSIS_VERSION, PAGEFIND_VERSION, program]
  const rows = articles.map((article) => [article.record.id, keyOf(article), placeOf(article, places) ?? ''])
  return digestOf([JSON.stringify([made, rows])], 20)
}

/** What is kept of the segments before, by key: those that stay, and those that are no more. */
async function keptBefore({
  previous,
  stateFolder,
  isThere = () => true,
}: UpdateOptions): Promise<Map<string, KeptSegment>> {
  const kept = new Map<string, KeptSegment>()
  if (stateFolder === null) return kept
  for (const key of previous?.segments ?? []) {
    const segment = await readKept(stateFolder, key)
    if (segment?.paths.every(isThere)) kept.set(key, segment)
  }
  return kept
}

/** The names that the archive's own files hold, each once, in order. */
function spelledNames(articles: readonly Article[]): string[] {
  const named = new Set(articles.flatMap(({ outlet, mentions }) => [outlet, ...mentions]))
  return [...new Set([...named].map((one) => JSON.stringify(one)))].sort()
}

/** Spellings of names that stand for each other: comparing them takes as long as all else that is made anew. */
async function pairsOf(
  articles: readonly Article[],
  key: string,
  stateFolder: string | null,
): Promise<readonly AlikePair[]> {
  const before = stateFolder === null ? null : await readKept<readonly AlikePair[]>(stateFolder, key)
  const pairs = before ?? alikePairs(articles)
  if (stateFolder !== null && before === null) await writeKept(stateFolder, key, pairs)
  return pairs
}

/** The files of the archive as a whole, the entry last. */
function sharedFiles(
  articles: readonly Article[],
  segments: readonly KeptSegment[],
  pairs: readonly AlikePair[],
  { language, months, digits }: UpdateOptions['site'],
): SearchFile[] {
  const rows = mergeStems(segments.map(({ stems }) => stems))
  const stems = stemFiles(rows)
  const json = (name: string, contents: unknown) => hashedFile(name, JSON.stringify(contents))
  const names = json(
    'names',
    namesOf(
      articles,
      segments.map(({ counts }) => counts),
    ),
  )
  const vocabulary = json('vocabulary', vocabularyOf(rows, articles.length))
  const alike = json(
    'alike',
    alikeOf(pairs, (stem) => rows.has(stem)),
  )
  const entry: Entry = {
    format: FORMAT,
    pagefind: PAGEFIND_VERSION,
    analysis: ANALYSIS_VERSION,
    site: { language, months, digits },
    total: articles.length,
    names: names.path,
    vocabulary: vocabulary.path,
    alike: alike.path,
    stems: stems.bounds,
    segments: segments.map((segment) => segment.entry),
  }
  const last = { path: ENTRY, bytes: new TextEncoder().encode(JSON.stringify(entry)) }
  return [...stems.files, names, vocabulary, alike, last]
}

/** The files of the archive as a whole, made anew unless nothing that they hold changed; drops what is kept no more. */
async function shareFiles(
  segments: readonly KeptSegment[],
  keys: readonly string[],
  isUnchanged: boolean,
  { articles, site, program, previous, stateFolder, isThere = () => true }: UpdateOptions,
): Promise<IndexState['shared'] & { readonly files: readonly SearchFile[] }> {
  const { language, months, digits } = site
  const names = `names-${digestOf([JSON.stringify([ANALYSIS_VERSION, program, spelledNames(articles)])], 20)}`
  const key = digestOf([JSON.stringify([keys, language, months, digits, names])], 20)
  if (isUnchanged && previous?.shared.key === key && previous.shared.paths.every(isThere))
    return { ...previous.shared, files: [] }
  const files = sharedFiles(articles, segments, await pairsOf(articles, names, stateFolder), site)
  if (stateFolder !== null) await dropKept(stateFolder, new Set([...keys, names]))
  return { key, paths: files.map(({ path }) => path), files }
}

const inOrder = (files: readonly SearchFile[]): SearchFile[] => {
  const byPath = new Map(files.map((file) => [file.path, file]))
  return [...byPath.keys()].sort().map((path) => byPath.get(path) as SearchFile)
}

/**
 * Brings the search files up to date. What comes out, files and kept files together, depends on the articles, the
 * entities, the site and the program alone, whatever was built before.
 */
export async function updateIndex(options: UpdateOptions): Promise<IndexUpdate> {
  const {
    articles,
    entities,
    stateFolder,
    handOver = null,
    take,
    signal = null,
    onProgress = () => {},
  } = options
  const places = placeIds(entities)
  const plan = planSegments(articles)
  const keys = plan.map((segment) => keyOfSegment(segment, places, options))
  const before = await keptBefore(options)
  const gone = [...before].filter(([key]) => !keys.includes(key))
  const known = new Set(gone.flatMap(([, { paths }]) => paths.filter((path) => path.startsWith('fragment/'))))
  const changed = [...keys.keys()].filter((n) => !before.has(keys[n] ?? ''))
  const segments = keys.map((key) => before.get(key))
  const made: SearchFile[] = []
  const written = new Set<string>()
  const taken = new Set<string>()
  const total = changed.reduce((sum, n) => sum + (plan[n]?.length ?? 0), 0)
  let done = 0
  options.onPlan?.(total)
  await indexSegments(
    changed.map((n) => plan[n] ?? []),
    {
      places,
      known,
      handOver,
      signal,
      onRead: (some) => {
        done += some
        onProgress(done, total)
      },
      take: async (n, { kept, files }) => {
        const segment = changed[n] as number
        segments[segment] = kept
        for (const file of files) {
          written.add(file.path)
          if (take) {
            taken.add(file.path)
            await take(file)
          } else made.push(file)
        }
        if (stateFolder !== null) await writeKept(stateFolder, keys[segment] as string, kept)
      },
    },
  )
  const all = segments.map((segment) => segment as KeptSegment)
  const shared = await shareFiles(all, keys, changed.length === 0, options)
  const files = [...inOrder(made), ...shared.files]
  for (const { path } of shared.files) written.add(path)
  return {
    files,
    kept: [...new Set([...all.flatMap(({ paths }) => paths), ...shared.paths])]
      .filter((path) => !written.has(path))
      .sort(),
    taken: [...taken].sort(),
    state: { segments: keys, shared: { key: shared.key, paths: shared.paths } },
    indexed: changed.length,
    indexedArticles: total,
  }
}
