// Builds archives of a given size with warraq and with Hugo and Pagefind, turn by turn in one run, and prints ratios.
// npm run bench -- build [--size 1000,10000] [--rounds 2] [--only cold,noop] [--corpus DIR] [--seed N] [--work DIR]
//                        [--share] [--alone] [--json]
// Needs Linux, Debian's `hugo` and `time`. --work keeps the archives for the next run; --share lets one run of the peer
// serve all changes of a round, which is what takes longest; --alone leaves the peer out. Marks are for 31,000 articles.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeArchive, undoChanges } from './archive.ts'
import { deleteDiscarded } from './discard.ts'
import { hugoVersion, type Peer, startPeer } from './peer.ts'
import { build, copyProgram, type Program, ROOT, removeSite } from './program.ts'
import { type Bench, type Measure, prepare, SCENARIOS, type Scenario } from './scenarios.ts'
import { growthRows, printed, rowsOf } from './table.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string' },
    corpus: { type: 'string' },
    seed: { type: 'string', default: '1' },
    work: { type: 'string' },
    share: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const sizes = values.size.split(',').map(Number)
const rounds = Number(values.rounds)
const names = Object.keys(SCENARIOS) as Scenario[]
const unknown = values.only?.split(',').find((name) => !names.some((known) => known === name))
if (unknown !== undefined) throw new Error(`--only ${unknown}: write some of ${names.join(',')}`)
if (sizes.some((size) => !Number.isInteger(size) || size < 1))
  throw new Error(`--size ${values.size}: write numbers of articles, such as 1000,10000`)
const wanted = names.filter((name) => values.only === undefined || values.only.split(',').includes(name))

interface Run {
  readonly size: number
  /** Records of the archive: copies of the same bytes share one. */
  readonly records: number
  readonly measures: readonly Measure[]
  readonly findings: readonly { readonly ok: boolean; readonly words: string }[]
}

const say = (words: string) => process.stderr.write(`${words}\n`)

async function runSize(work: string, size: number): Promise<Run> {
  const corpus = values.corpus === undefined ? null : resolve(values.corpus)
  const order = { size, seed: Number(values.seed), corpus }
  const program: Program = {
    folder: join(work, 'program'),
    content: join(work, 'archive/content'),
    output: join(work, 'out/site'),
  }
  const peer: Peer = {
    folder: join(work, 'hugo'),
    content: program.content,
    site: program.output,
    output: join(work, 'hugo-site'),
  }
  const measures: Measure[] = []
  const findings: Run['findings'][number][] = []
  const bench: Bench = {
    work,
    order,
    program,
    peer: values.alone ? null : peer,
    shares: values.share,
    state: { isBuilt: false, sharedRound: -1 },
    take: (measure) => {
      measures.push(measure)
      const { scenario, round, side, wall, cpu, peak } = measure
      say(
        `  ${scenario} ${round + 1}, ${side}: wall ${(wall / 1000).toFixed(2)} s, CPU ${(cpu / 1000).toFixed(2)} s, peak ${peak.toFixed(0)} MB`,
      )
    },
    tell: (ok, words) => {
      findings.push({ ok, words })
      say(`  ${ok ? '' : 'FAULT: '}${words}`)
    },
  }
  say(`${size} articles: making the archive`)
  await copyProgram(program)
  await removeSite(program)
  const records = await makeArchive(program, order)
  // A first build that is not measured: the peer is made to have what this site has, and the disk has been read.
  if (bench.peer) {
    await build(program)
    await startPeer(bench.peer)
  }
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of wanted) {
        if (name !== 'cold') await prepare(bench)
        await SCENARIOS[name](bench, round)
      }
    }
  } finally {
    await undoChanges(program)
  }
  return { size, records, measures, findings }
}

async function environment() {
  const pagefind = await readFile(join(ROOT, 'node_modules/pagefind/package.json'), 'utf8')
  return {
    hugo: values.alone ? null : await hugoVersion(),
    pagefind: (JSON.parse(pagefind) as { version: string }).version,
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    /** Processes that wanted to run before this run began: figures of a busy machine are worth less. */
    load: loadavg()[0] ?? 0,
  }
}

const about = await environment()
const work = values.work === undefined ? await mkdtemp(join(tmpdir(), 'warraq-build-')) : resolve(values.work)
try {
  const runs: Run[] = []
  for (const size of sizes)
    runs.push(await runSize(join(work, `${values.corpus === undefined ? 'made' : 'corpus'}-${size}`), size))
  const tables = runs.map((run) => ({ ...run, rows: rowsOf(run.measures, run.size) }))
  const growth = growthRows(runs)
  if (values.json) console.log(JSON.stringify({ ...about, runs: tables, growth }))
  else {
    const { hugo, pagefind, node, cores, processor, load } = about
    const peer = hugo === null ? '' : `${hugo.split(' ')[1]}, Pagefind ${pagefind}, `
    console.log(
      `\n${peer}Node ${node}, ${cores} cores (${processor}), load at the beginning ${load.toFixed(1)}`,
    )
    for (const { size, records, rows, findings } of tables) {
      console.log(`\n${size} documents, ${records} records, ${rounds} rounds\n\n${printed(rows)}`)
      for (const { ok, words } of findings) console.log(`${ok ? '-' : '- FAULT:'} ${words}`)
    }
    if (growth.length > 0) console.log(`\n${printed(growth, ['the smallest', 'the largest'])}`)
  }
  if (runs.some(({ findings }) => findings.some(({ ok }) => !ok))) process.exitCode = 1
} finally {
  await deleteDiscarded()
  if (values.work === undefined) await rm(work, { recursive: true, force: true })
}
