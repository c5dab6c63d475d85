// Builds a site from a content folder: imports what is new, plans, makes what changed, indexes, publishes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import { isMemoryDamaged } from '../archive/pack.ts'
import type { FieldNames } from '../import/read.ts'
import type { Issue } from '../model.ts'
import { buildFrom } from './build-from.ts'
import { type Facts, forget, recall, recallFacts } from './memory.ts'
import { programKeys } from './program.ts'
import { type Published, type PublishRefusal, wasBroken } from './publish.ts'
import { digestOf, scanFolder, scanSite, siteDigestOf } from './scan.ts'
import { openSession, type Session } from './session.ts'

export interface BuildOptions {
  readonly content: string
  readonly output: string
  /** Reads the names and lists of the archive, once it is known that something has to be done. */
  readonly lists: () => Promise<{ readonly authority: Authority; readonly fields: FieldNames }>
  /** Folder of the lists that come with the program. */
  readonly ownLists: string
  /** Write every file anew, whatever the build before knew. */
  readonly full: boolean
  /** False leaves out the search index. */
  readonly search: boolean
  readonly progress: (stage: string, done: number, total: number, count?: number) => void
  /** What builds of one process keep; one that looks at everything has none. */
  readonly session?: Session
  /** Called when the site is published, before the build remembers what it knows. */
  readonly onPublished?: (published: Published) => void
}

export interface BuildSummary {
  /** Articles in the archive. */
  readonly articles: number
  /** Records that were written by this build. */
  readonly recorded: number
  readonly quarantined: number
  readonly pages: number
  /** Pages that were rendered, and articles that were indexed, by this build. */
  readonly rendered: number
  readonly indexed: number
  /** Files of the site, those written and those removed. */
  readonly files: number
  readonly written: number
  readonly removed: number
  /** Milliseconds of each stage; indexing goes on beside the others. */
  readonly times: Readonly<Record<string, number>>
  readonly issues: readonly Issue[]
}

/** Folder beside the site for what is being made, the lock and what builds remember; safe to delete. */
export function stateFolder(output: string): string {
  return join(dirname(output), '.warraq', basename(output))
}

/** What builds of a site keep in one process. */
export function sessionOf(content: string, output: string): Session {
  const state = stateFolder(output)
  return openSession({ content, output, folder: join(state, 'memory'), early: join(state, 'early') })
}

/** @returns what was done, or why nothing was: nothing of the site has been touched then. */
export async function buildSite(options: BuildOptions): Promise<BuildSummary | PublishRefusal> {
  const { content, output, full, session } = options
  const clock = stopwatch()
  const state = stateFolder(output)
  const folder = join(state, 'memory')
  const known = full ? null : (session?.take() ?? null)
  const program = session?.program ?? programKeys()
  const ownLists = contentsOf(options.ownLists)
  const scan = known?.scan ?? scanFolder(content)
  const site = known?.site ?? scanSite(output)
  const form = program(REMEMBERED)
  const start = {
    program,
    form,
    programKey: [program(['src/', 'layouts/']), ownLists, options.search].join(' '),
    ownLists,
    scan,
    site,
    state,
    folder,
    clock,
  }
  const facts = full || session?.isFirst() === false ? null : recallFacts(folder, form)
  clock.lap('looking')
  if (facts && isUnchanged(facts, start)) return unchanged(facts, clock.times())
  const memory = known?.memory ?? (full ? null : recall(folder, form))
  clock.lap('remembering')
  try {
    return await buildFrom(options, start, memory)
  } catch (cause) {
    if (!isMemoryDamaged(cause) || memory === null) throw cause
    forget(folder)
    // The first attempt may have written records.
    return buildFrom(options, { ...start, scan: scanFolder(content) }, null)
  }
}

/** Modules that decide the form of what is remembered; none of them makes a page. */
export const REMEMBERED = [
  'src/site/memory.ts',
  'src/archive/stored.ts',
  'src/site/traits.ts',
  'src/site/readings.ts',
  'src/site/related.ts',
  'src/search/update.ts',
]

/** A hash of the bytes of some small files: those of the program are new in every checkout, and the same. */
function contentsOf(folder: string): string {
  const hash = createHash('sha256')
  for (const path of scanFolder(folder).keys())
    hash.update(`${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex').slice(0, 16)
}

/** What is looked at before anything else. */
export interface Start {
  readonly program: ReturnType<typeof programKeys>
  /** Of the whole program with its lists. */
  readonly programKey: string
  /** Of the modules that decide the form of what is remembered: that of others cannot be read. */
  readonly form: string
  /** Hash of the lists that come with the program. */
  readonly ownLists: string
  /** Files of the content folder, and of the site. */
  readonly scan: ReturnType<typeof scanFolder>
  readonly site: ReturnType<typeof scanSite>
  readonly state: string
  /** Of what is remembered. */
  readonly folder: string
  readonly clock: Stopwatch
}

function isUnchanged(facts: Facts, { programKey, scan, site, state }: Start): boolean {
  return (
    facts.content !== null &&
    facts.program === programKey &&
    facts.content === digestOf([scan]) &&
    facts.site === siteDigestOf(site) &&
    facts.kept === 0 &&
    !wasBroken(state)
  )
}

function unchanged({ summary }: Facts, times: BuildSummary['times']): BuildSummary {
  return { ...summary, recorded: 0, rendered: 0, indexed: 0, written: 0, removed: 0, times }
}

export interface Stopwatch {
  /** Gives the time since the last lap to a stage. */
  readonly lap: (stage: string) => void
  /** Adds the time of a stage that went on beside others. */
  readonly add: (stage: string, milliseconds: number) => void
  readonly times: () => Readonly<Record<string, number>>
}

function stopwatch(): Stopwatch {
  const times: Record<string, number> = {}
  let last = performance.now()
  return {
    lap: (stage) => {
      const now = performance.now()
      times[stage] = Math.round((times[stage] ?? 0) + now - last)
      last = now
    },
    add: (stage, milliseconds) => {
      times[stage] = Math.round((times[stage] ?? 0) + milliseconds)
    },
    times: () => times,
  }
}
