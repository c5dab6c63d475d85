// Makes the page of a record that was edited before the site is built: out of the last build's plan, with the record put in anew.
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { authorFinder } from '../archive/authors.ts'
import type { OpenedArchive } from '../archive/load.ts'
import { namesReader } from '../archive/mentions.ts'
import { listsOf, planJson, RecordShelf, ShelvedArticle, storeRecord, textSha } from '../archive/stored.ts'
import type { ArticlePage, PlannedPage } from '../model.ts'
import { lazyCrew } from './crew.ts'
import { twinPath } from './feed-entry.ts'
import { makeAll } from './make.ts'
import type { Job, RenderSeed } from './renderer.ts'
import { type Place, placeOf } from './scan.ts'
import type { Packs } from './stage.ts'

/** What a build leaves for pages that are made before the next one. */
export interface EarlyKit {
  readonly archive: OpenedArchive
  readonly authority: Authority
  /** Pages of the archive's articles, by the paths of their records. */
  readonly plans: ReadonlyMap<string, ArticlePage>
  readonly seed: RenderSeed
  readonly packs: Packs
}

export function earlyKit(
  archive: OpenedArchive,
  authority: Authority,
  pages: readonly PlannedPage[],
  made: Pick<EarlyKit, 'seed' | 'packs'>,
): EarlyKit {
  const plans = pages.flatMap((page) =>
    page.kind === 'article' ? [[page.article.record.path, page] as const] : [],
  )
  return { archive, authority, plans: new Map(plans), ...made }
}

/** Records up to so many are shown at once; of more the build that follows makes all pages. */
const FEW = 20

export interface EarlyOptions {
  readonly kit: EarlyKit
  readonly content: string
  readonly output: string
  /** Folder in which pages wait, on the file system of the site. */
  readonly early: string
  /** Hash of the text that a record's page shows now. */
  readonly shaShown: (path: string) => string
}

/** A record whose page is in the site now. */
export interface ShownEarly {
  readonly record: string
  readonly sha: string
  /** The files that changed, with their places. */
  readonly places: ReadonlyMap<string, Place>
}

/**
 * Puts an article's own page and its twin into the site. What else shows of the article, and what its date or names
 * change, is left to the build that follows; it finds files that it did not write and compares their bytes.
 * @param paths of records' files below the content folder.
 */
export async function makeEarly(
  paths: readonly string[],
  { kit, content, output, early, shaShown }: EarlyOptions,
): Promise<readonly ShownEarly[]> {
  const { archive, seed, packs } = kit
  const edited = paths.flatMap((path) => {
    const article = paths.length > FEW ? null : readAgain(path, kit, content)
    return article && article.wire.sha !== shaShown(path) ? [article] : []
  })
  if (edited.length === 0) return []
  const articles = [...archive.articles]
  for (const article of edited) articles[article.number] = article
  rmSync(early, { recursive: true, force: true })
  const made = await makeAll(
    edited.map((article) => jobOf(article, kit)),
    {
      seed: { ...seed, stage: early },
      articles,
      entities: archive.entities,
      packs,
      crew: lazyCrew({ content, entities: archive.entities, outlets: archive.outlets }),
      progress: () => undefined,
    },
  )
  const staged = new Set(made.filter((one) => one.staged).map(({ path }) => path))
  const moved = edited.map(({ record, path, wire }): ShownEarly => {
    const places = new Map<string, Place>()
    for (const file of [path, twinPath(path)].filter((one) => staged.has(one))) {
      mkdirSync(dirname(join(output, file)), { recursive: true })
      renameSync(join(early, file), join(output, file))
      places.set(file, placeOf(join(output, file)) ?? '')
    }
    return { record: record.path, sha: wire.sha, places }
  })
  rmSync(early, { recursive: true, force: true })
  return moved
}

/** The article of a record's file as it is now; null where that cannot be told before a build. */
function readAgain(path: string, { archive, authority, plans }: EarlyKit, content: string) {
  const old = plans.get(path)?.article as ShelvedArticle | undefined
  if (old === undefined) return null
  let text: string
  try {
    text = readFileSync(join(content, path), 'utf8')
  } catch {
    return null
  }
  const { entities, outlets } = authority
  const { article } = storeRecord(text, path, namesReader(entities)).stored
  if (!article || article.record.id !== old.record.id) return null
  if (article.record.document.sha256 !== old.record.document.sha256) return null
  const byline = article.record.author
  const author =
    byline === null
      ? null
      : byline === old.record.author
        ? old.author
        : authorFinder(authority.authors)(byline)
  const fresh = new ShelvedArticle(
    { sha: textSha(text), article, text: null, author, atHand: old.wire.atHand },
    listsOf(outlets, archive.entities),
    new RecordShelf(content, null),
  )
  fresh.number = old.number
  return fresh
}

function jobOf(article: ShelvedArticle, { plans }: EarlyKit): Job {
  const plan = { ...plans.get(article.record.path), article }
  return {
    plan: planJson(plan, ({ number }) => String(number)),
    orders: [
      { path: article.path, make: 'page', there: 'unknown' },
      { path: twinPath(article.path), make: 'twin', there: 'unknown' },
    ],
  }
}
