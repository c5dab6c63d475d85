// What builds of one process keep from one to the next, so that nothing that did not change is looked at again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { readRecord } from '../archive/record.ts'
import { textSha } from '../archive/stored.ts'
import type { FieldNames } from '../import/read.ts'
import { type EarlyKit, makeEarly } from './early.ts'
import { HEAD, type Memory } from './memory.ts'
import { type ProgramKey, programKeys } from './program.ts'
import { MANIFEST } from './publish.ts'
import { digestOf, type Place, rescan, type Scan, scanFolder, signOf } from './scan.ts'

export interface Lists {
  readonly authority: Authority
  readonly fields: FieldNames
}

/** What is known once a build is over. */
export interface Known {
  readonly scan: Scan
  readonly site: ReadonlyMap<string, Place>
  readonly memory: Memory
  readonly kit: EarlyKit
}

/** Paths that changed in one go, above which events may have been lost: the kernel drops them without a word. */
const MANY = 500

export type Session = ReturnType<typeof openSession>

export interface SessionFolders {
  readonly content: string
  readonly output: string
  /** Folder in which builds remember. */
  readonly folder: string
  /** Folder in which pages wait that are made before a build. */
  readonly early: string
}

/** A session begins knowing nothing; its first build may find that nothing has to be done, the others go through. */
export function openSession({ content, output, folder, early }: SessionFolders) {
  const program: ProgramKey = programKeys()
  /** Paths below the content folder: those that were told, those of them that changed, those that builds wrote. */
  const heard = new Set<string>()
  const changed = new Set<string>()
  const written = new Set<string>()
  let builds = 0
  let scansAgain = false
  let isLost = false
  let known: Known | null = null
  let lists: { readonly key: string; readonly value: Lists } | null = null
  /** Places of the site as they are, those of early pages among them. */
  let site = new Map<string, Place>()
  /** Records whose pages were made before a build, with the hashes of their texts. */
  let shown = new Map<string, string>()
  let signs = ''
  const signsNow = () => `${signOf(join(folder, HEAD))} ${signOf(join(output, MANIFEST))}`
  /** Another program may have built this site in the meantime. */
  const isOurs = () => known !== null && signs === signsNow()
  const shaShown = (path: string) => shown.get(path) ?? known?.memory.records.get(path)?.stored.sha ?? ''
  /** Whether a file is as the last build knew it. A record is told by its text: the build may have written it. */
  const isSeen = (path: string): boolean => {
    if (known?.memory.records.has(path)) return shaOf(join(content, path)) === shaShown(path)
    const signature = rescan(content, new Map(), [path]).get(path)
    return signature !== '' && known !== null && known.scan.get(path) === signature
  }
  const sift = () => {
    for (const path of heard) if (!isSeen(path)) changed.add(path)
    heard.clear()
  }
  const showEarly = async (paths: readonly string[], sha: (path: string) => string) => {
    const { kit, memory } = known ?? {}
    if (!kit || !memory || !isOurs() || !paths.every((path) => memory.records.has(path))) return []
    const made = await makeEarly(paths, { kit, content, output, early, shaShown: sha })
    for (const { record, sha, places } of made) {
      shown.set(record, sha)
      for (const [path, place] of places) site.set(path, place)
    }
    return made.flatMap(({ places }) => [...places.keys()])
  }
  return {
    program,
    /** Whether the build under way is the first. */
    isFirst: () => builds <= 1,
    /** Whether a build has left all that the next one needs. */
    isKnown: () => known !== null,
    /** Takes note that a file may have changed, by its path below the content folder. */
    hear: (path: string) => {
      heard.add(path)
    },
    /** Takes note that files may have come or gone of which nobody will tell. */
    scanAgain: () => {
      scansAgain = true
    },
    /** Takes note that files may have changed of which nobody will tell, so that a build has to look. */
    lose: () => {
      scansAgain = true
      isLost = true
    },
    /** Whether anything was told that nobody has looked at. */
    hasNews: () => heard.size > 0,
    /** Whether something changed that no build has looked at. */
    isBehind: () => {
      sift()
      return isLost || changed.size > 0
    },
    /** What a build may take as known; null where it has to look at everything. It forgets all, in case the build fails. */
    take: (): { scan: Scan; site: ReadonlyMap<string, Place>; memory: Memory } | null => {
      const before = isOurs() ? known : null
      const paths = [...heard, ...changed, ...written]
      builds += 1
      const scan =
        before === null || scansAgain || paths.length > MANY
          ? scanFolder(content)
          : rescan(content, before.scan, paths)
      changed.clear()
      written.clear()
      heard.clear()
      scansAgain = false
      isLost = false
      known = null
      return before && { scan, site, memory: before.memory }
    },
    /** Keeps what a build knows at its end. @param own paths below the content folder that it wrote. */
    keep: (now: Known, own: readonly string[]) => {
      known = now
      site = new Map(now.site)
      shown = new Map()
      for (const path of own) written.add(path)
    },
    /** Holds that what lies on the disk is of this session. */
    seal: () => {
      signs = signsNow()
    },
    /** The lists, read again when one of their files changed. @param own hash of those that come with the program. */
    lists: async (own: string, scan: Scan, read: () => Promise<Lists>): Promise<Lists> => {
      const theirs = new Map([...scan].filter(([path]) => path.startsWith('authority/')))
      const digest = digestOf([theirs])
      const key = digest && `${own} ${digest}`
      if (lists && key !== null && lists.key === key) return lists.value
      const value = await read()
      lists = key === null ? null : { key, value }
      return value
    },
    /** Whether the records that changed can be read: an editor may have written half of one. */
    isWhole: () => {
      sift()
      return [...changed].every((path) => {
        const text = known?.memory.records.has(path) ? textOf(join(content, path)) : null
        return text === null || readRecord(text, path).record !== null
      })
    },
    /**
     * Makes the pages of records before anything else, where nothing else changed.
     * @returns paths of the files that it put into the site.
     */
    showEarly: () => showEarly([...changed], shaShown),
    /** Makes a page that is there, so that what pages are made with is loaded when the first is edited. */
    warmUp: () => showEarly([...(known?.kit.plans.keys() ?? [])].slice(0, 1), () => ''),
  }
}

function shaOf(file: string): string | null {
  const text = textOf(file)
  return text === null ? null : textSha(text)
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
