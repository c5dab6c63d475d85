// Makes the files that are due out of their plans: on this thread where they are few, else on every core.
import type { NamedEntity } from '../archive/mentions.ts'
import { closePack, openPack } from '../archive/pack.ts'
import { planJson, type ShelvedArticle } from '../archive/stored.ts'
import type { PlannedPage } from '../model.ts'
import type { LazyCrew } from './crew.ts'
import { ROOT } from './eleventy.ts'
import type { Ledger } from './ledger.ts'
import type { Packed } from './memory.ts'
import type { Output } from './outputs.ts'
import { createRenderer, type Job, type Made, type Order, type RenderSeed } from './renderer.ts'
import type { Packs } from './stage.ts'
import type { SharedArticles } from './worker.ts'

/** Jobs up to these are done without threads. */
const FEW = 150
const JOBS_A_TASK = 256

export interface MakeOptions {
  readonly seed: RenderSeed
  readonly articles: readonly ShelvedArticle[]
  readonly entities: readonly NamedEntity[]
  readonly packs: Packs
  readonly crew: LazyCrew
  readonly progress: (done: number, total: number) => void
}

/** Jobs for files that are due, one for each plan, in the order in which the plans first come. */
export function jobsOf(
  due: readonly Output[],
  ledger: Ledger,
  readings: ReadonlyMap<string, Packed>,
): readonly Job[] {
  const orders = new Map<Output['plan'], Order[]>()
  for (const { path, make, plan } of due) {
    const order: Order = { path, make, there: ledger.there(path) }
    const held = orders.get(plan)
    if (held) held.push(order)
    else orders.set(plan, [order])
  }
  return [...orders].map(
    ([plan, own]): Job => ({
      // Written when its turn comes: together they are as large as the archive.
      get plan() {
        return planJson(plan, ({ number }) => String(number))
      },
      orders: own,
      ...(isSource(plan) && { reading: readings.get(plan.article.record.id) ?? null }),
    }),
  )
}

const isSource = (plan: Output['plan']): plan is Extract<PlannedPage, { kind: 'source' }> =>
  'kind' in plan && plan.kind === 'source'

export async function makeAll(
  jobs: readonly Job[],
  { seed, articles, entities, packs, crew, progress }: MakeOptions,
): Promise<readonly Made[]> {
  if (jobs.length === 0) return []
  const before = process.cwd()
  process.chdir(ROOT)
  try {
    if (jobs.length <= FEW) {
      const readings = openPack(packs.readings)
      try {
        const articleAt = (number: number) => articles[number] as ShelvedArticle
        return await createRenderer(seed, { articleAt, entities, readings })(jobs)
      } finally {
        closePack(readings)
      }
    }
    const threads = crew.start()
    await threads.tell({
      kind: 'open',
      seed,
      articles: shared(articles),
      texts: packs.texts,
      readings: packs.readings,
    })
    const made: Made[] = []
    let done = 0
    let next = 0
    const work = async (): Promise<void> => {
      while (next < jobs.length) {
        // Getters do not go to another thread: what they give does.
        const some = jobs.slice(next, next + JOBS_A_TASK).map((job): Job => ({ ...job }))
        next += some.length
        made.push(...(await threads.run<readonly Made[]>({ kind: 'make', jobs: some })))
        done += some.length
        progress(done, jobs.length)
      }
    }
    // One task at each thread, and the next one ready.
    await Promise.all(Array.from({ length: 2 * threads.width }, work))
    return made
  } finally {
    process.chdir(before)
  }
}

/** The articles as lines of JSON in memory that threads share. */
function shared(articles: readonly ShelvedArticle[]): SharedArticles {
  const lines = articles.map(({ wire }) => Buffer.from(JSON.stringify(wire)))
  const starts = new SharedArrayBuffer(8 * (lines.length + 1))
  const begins = new Float64Array(starts)
  for (const [i, line] of lines.entries()) begins[i + 1] = (begins[i] as number) + line.length
  const bytes = new SharedArrayBuffer(begins[lines.length] as number)
  const all = Buffer.from(bytes)
  for (const [i, line] of lines.entries()) all.set(line, begins[i])
  return { bytes, starts }
}
