// What is measured: one function a scenario, each on both sides, each with checks that the site is what it should be.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ArchiveOrder, addDocuments, correctWord, siteDigest } from './archive.ts'
import { discard } from './discard.ts'
import { differences, readSite } from './kinds.ts'
import { measured, type Used } from './measure.ts'
import { changePeerLayout, indexedByPagefind, type Peer, runHugo, runPeer, updatePeer } from './peer.ts'
import {
  type Built,
  build,
  changeLayout,
  found,
  hasPagesAlone,
  PAGES_ALONE,
  type Program,
  removeSite,
} from './program.ts'

export type Side = 'hugo' | 'pagefind' | 'warraq' | 'floor'
export interface Measure {
  readonly scenario: Scenario
  readonly round: number
  readonly side: Side
  readonly wall: number
  readonly cpu: number
  readonly peak: number
  /** What the build said of itself. */
  readonly built?: Pick<Built, 'articles' | 'pages' | 'written'>
}

/** One archive under measurement. */
export interface Bench {
  readonly work: string
  readonly order: ArchiveOrder
  readonly program: Program
  /** Null when warraq is measured alone. */
  readonly peer: Peer | null
  /** One run of the peer a round serves all scenarios whose peer is its whole run. */
  readonly shares: boolean
  readonly take: (measure: Measure) => void
  /** A finding about the sites: `ok` false makes the run fail. */
  readonly tell: (ok: boolean, words: string) => void
  /** What earlier scenarios of the run left. */
  readonly state: { isBuilt: boolean; sharedRound: number }
}

export const ADDED = 100

/** In the order in which they are run: changes add up within a run, so that nothing is rebuilt only to undo one. */
export const SCENARIOS = {
  cold,
  pages,
  noop,
  word,
  layout,
  add,
  full,
} as const
export type Scenario = keyof typeof SCENARIOS

/** Builds both sites unless they are there, without measuring, for scenarios that begin with a site. */
export async function prepare(bench: Bench): Promise<void> {
  if (bench.state.isBuilt) return
  await build(bench.program)
  if (bench.peer) await runPeer(bench.peer)
  bench.state.isBuilt = true
}

async function cold(bench: Bench, round: number): Promise<void> {
  const { program, peer } = bench
  if (peer) {
    await updatePeer(peer)
    await discard(peer.output)
    await takePeer(bench, 'cold', round, peer)
  }
  await removeSite(program)
  const built = await takeBuild(bench, 'cold', round)
  bench.state.isBuilt = true
  const ours = await readSite(program.output, 'ours')
  const bytes = (site: typeof ours) => [...site.pages.values()].reduce((sum, size) => sum + size, 0) / 1e6
  bench.tell(ours.kinds.get('article') === built.articles, `${ours.kinds.get('article')} article pages`)
  const about = (name: string, site: typeof ours) =>
    `${name}: ${site.pages.size} pages with their twins and feeds, ${bytes(site).toFixed(1)} MB; ${site.files} files in all`
  bench.tell(true, about('warraq', ours))
  if (!peer) return
  const theirs = await readSite(peer.output, 'peer')
  bench.tell(true, about('Hugo', theirs))
  const unequal = differences(ours, theirs)
  bench.tell(
    unequal.pages.length === 0,
    `pages not equal in number, warraq and Hugo: ${listed(unequal.pages)}`,
  )
  bench.tell(true, `files beside the pages, warraq and Hugo: ${listed(unequal.beside)}`)
  const indexed = await indexedByPagefind(peer.output)
  bench.tell(indexed === built.articles, `Hugo's search: ${indexed} of ${built.articles} articles`)
}

const listed = (lines: readonly string[]) => lines.join(', ') || 'none'

/** Pages without a search index: Hugo alone, the floor, and warraq where it can leave the index out. */
async function pages(bench: Bench, round: number): Promise<void> {
  const { program, peer, work } = bench
  const output = join(work, 'pages-site')
  const fresh = () => discard(output)
  await fresh()
  if (peer) bench.take(measure('pages', round, 'hugo', await runHugo({ ...peer, output })))
  await fresh()
  const list = join(work, 'pages.json')
  const { pages: sizes } = await readSite(program.output, 'ours')
  await writeFile(list, JSON.stringify([...sizes]))
  const floor = join(import.meta.dirname, 'floor.js')
  const used = await measured({
    args: [process.execPath, floor, program.content, output, list],
    cwd: program.folder,
  })
  bench.take(measure('pages', round, 'floor', used))
  await fresh()
  if (!(await hasPagesAlone(program)))
    return bench.tell(true, `pages alone: \`warraq build\` has no ${PAGES_ALONE}, so only Hugo and the floor`)
  const own = { ...program, output: join(work, 'pages/site') }
  await removeSite(own)
  const { used: ours } = await build(own, [PAGES_ALONE])
  bench.take(measure('pages', round, 'warraq', ours))
  await discard(join(work, 'pages'))
}

async function noop(bench: Bench, round: number): Promise<void> {
  await takeSharedPeer(bench, 'noop', round)
  const before = await siteDigest(bench.program)
  const { written } = await takeBuild(bench, 'noop', round)
  const same = before === (await siteDigest(bench.program))
  bench.tell(same && written === 0, `nothing changed: ${written} files written`)
}

async function word(bench: Bench, round: number): Promise<void> {
  const { program } = bench
  const { marker, id } = await correctWord(program, round)
  await takeSharedPeer(bench, 'word', round)
  const { written } = await takeBuild(bench, 'word', round)
  const page = await readFile(join(program.output, `articles/${id.slice(0, 2)}/${id}.html`), 'utf8')
  const count = await found(program, marker)
  bench.tell(
    page.includes(marker) && count === 1,
    `one corrected word: ${written} files written; the search finds it in ${count} article`,
  )
}

async function layout(bench: Bench, round: number): Promise<void> {
  const { program, peer } = bench
  const words = `طبعة القياس ${round + 1}`
  await changeLayout(program, words)
  if (peer) await changePeerLayout(peer, words)
  await takeSharedPeer(bench, 'layout', round)
  const { written, articles } = await takeBuild(bench, 'layout', round)
  const home = await readFile(join(program.output, 'index.html'), 'utf8')
  bench.tell(home.includes(words) && written > articles, `a changed layout: ${written} files written`)
}

/** From raw text to a searchable site. The peer comes after: its content is made from the records of the new documents. */
async function add(bench: Bench, round: number): Promise<void> {
  const { program, order } = bench
  const marker = await addDocuments(program, order, round, ADDED)
  const { written, recorded } = await takeBuild(bench, 'add', round)
  const count = await found(program, marker)
  bench.tell(
    recorded === ADDED && count === recorded,
    `${ADDED} new documents: ${recorded} records, ${written} files written; the search finds ${count} of them`,
  )
  await takeSharedPeer(bench, 'add', round)
}

async function full(bench: Bench, round: number): Promise<void> {
  await takeSharedPeer(bench, 'full', round)
  const before = await siteDigest(bench.program)
  const { written } = await takeBuild(bench, 'full', round, ['--full'])
  const same = before === (await siteDigest(bench.program))
  bench.tell(same, `--full: ${written} files written; the site is ${same ? 'the same' : 'another'} as before`)
}

async function takeBuild(
  bench: Bench,
  scenario: Scenario,
  round: number,
  args: readonly string[] = [],
): Promise<Built> {
  const { used, built } = await build(bench.program, args)
  const { articles, pages, written } = built
  bench.take({ ...measure(scenario, round, 'warraq', used), built: { articles, pages, written } })
  return built
}

async function takePeer(bench: Bench, scenario: Scenario, round: number, peer: Peer): Promise<void> {
  const { hugo, pagefind } = await runPeer(peer)
  bench.take(measure(scenario, round, 'hugo', hugo))
  bench.take(measure(scenario, round, 'pagefind', pagefind))
}

/** The peer's whole run over its site of before, brought up to date first; once a round when runs are shared. */
async function takeSharedPeer(bench: Bench, scenario: Scenario, round: number): Promise<void> {
  const { peer, shares, state } = bench
  if (!peer || (shares && state.sharedRound === round)) return
  await updatePeer(peer)
  await takePeer(bench, scenario, round, peer)
  state.sharedRound = round
}

function measure(scenario: Scenario, round: number, side: Side, { wall, cpu, peak }: Used): Measure {
  return { scenario, round, side, wall, cpu, peak }
}
