// Counts the files of both sites by kind, so that neither is measured on fewer pages than the other.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles } from '../../src/archive/files.ts'

/** Kinds of pages, and of files made from them, that both sites have to have in the same number. */
const PAGE_KINDS = [
  'article',
  'day',
  'month',
  'year',
  'undated',
  'source',
  'author',
  'person',
  'place',
  'organisation',
  'topic',
  'index',
  'timeline',
  'about',
  'search',
  'not found',
  'front page',
  'lines of a document',
  'comparison',
  'JSON twin',
  'feed',
  'citations',
] as const

type Rule = readonly [kind: string, path: RegExp]

const OURS: readonly Rule[] = [
  ['search file', /^pagefind\//],
  ['document', /^documents\//],
  ['citations', /\.(?:bib|ris|csl\.json)$/],
  ['JSON twin', /^articles\/..\/\w+\.json$/],
  ['feed', /^(?:feed|(?:sources|topics)\/[^.]+)\.(?:xml|json)$/],
  ['lines of a document', /^source\/..\/\w+\.html$/],
  ['comparison', /^compare\/[^.]+\.html$/],
  ['article', /^articles\/..\/\w+\.html$/],
  ['index', /^\w+\/(?:index|letters\/\w+)\.html$/],
  ['undated', /^dates\/undated(?:\/p\d+)?\.html$/],
  ['year', /^dates\/\d+(?:\/p\d+)?\.html$/],
  ['month', /^dates\/\d+\/\d\d(?:\/p\d+)?\.html$/],
  ['day', /^dates\/\d+\/\d\d\/\d\d(?:\/p\d+)?\.html$/],
  ['source', /^sources\/[^.]+\.html$/],
  ['author', /^authors\/[^.]+\.html$/],
  ['person', /^people\/[^.]+\.html$/],
  ['place', /^places\/[^.]+\.html$/],
  ['organisation', /^organisations\/[^.]+\.html$/],
  ['topic', /^topics\/[^.]+\.html$/],
  ['timeline', /^timeline\.html$/],
  ['about', /^about\.html$/],
  ['search', /^search\.html$/],
  ['not found', /^404\.html$/],
  ['front page', /^index\.html$/],
]

const PEER: readonly Rule[] = [
  ['search file', /^pagefind\//],
  ['redirect', /\/page\/1\.html$/],
  ['citations', /\.(?:bib|ris|csl\.json)$/],
  ['feed', /^(?:feed|(?:sources|topics)\/[^.]+)\.(?:xml|json)$/],
  ['lines of a document', /^source\/.+\.html$/],
  ['index', /^(?:letters\/.+|dates|sources|authors|people|places|organisations|topics)\.html$/],
  ['undated', /^undated\//],
  ['year', /^years\//],
  ['month', /^months\//],
  ['day', /^days\//],
  ...OURS.slice(2),
]

export interface Site {
  /** Files by kind. What no rule knows is told by its folder and ending: `articles/….json`. */
  readonly kinds: ReadonlyMap<string, number>
  /** Bytes by path. */
  readonly pages: ReadonlyMap<string, number>
  readonly files: number
}

export async function readSite(folder: string, whose: 'ours' | 'peer'): Promise<Site> {
  const kinds = new Map<string, number>()
  const pages = new Map<string, number>()
  const files = await listFiles(folder)
  for (const path of files) {
    const kind = kindOf(path, whose)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if (PAGE_KINDS.some((page) => page === kind)) pages.set(path, (await stat(join(folder, path))).size)
  }
  return { kinds, pages, files: files.length }
}

export function kindOf(path: string, whose: 'ours' | 'peer'): string {
  const known = (whose === 'ours' ? OURS : PEER).find(([, shape]) => shape.test(path))
  return known?.[0] ?? path.replace(/^([^/]*\/)?.*(\.\w+)$/, '$1…$2')
}

/** Kinds of which one site has more than the other: pages, which must be equal, and files that either may have beside. */
export function differences(
  ours: Site,
  peer: Site,
): { readonly pages: readonly string[]; readonly beside: readonly string[] } {
  const unequal = (kinds: Iterable<string>) =>
    [...kinds].flatMap((kind) => {
      const [own, other] = [ours.kinds.get(kind) ?? 0, peer.kinds.get(kind) ?? 0]
      return own === other ? [] : [`${kind} ${own} and ${other}`]
    })
  const isPage = (kind: string) => PAGE_KINDS.some((page) => page === kind)
  const others = [...ours.kinds.keys(), ...peer.kinds.keys()].filter(
    (kind) => !isPage(kind) && kind !== 'search file',
  )
  return { pages: unequal(PAGE_KINDS), beside: unequal(new Set(others)) }
}
