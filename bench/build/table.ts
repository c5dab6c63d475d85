// Makes the table of measures, ratios and marks out of what was measured.

import type { Measure, Scenario, Side } from './scenarios.ts'

export interface Row {
  readonly measure: string
  readonly unit: 's' | 'MB' | 'ms an article'
  /** Hugo with Pagefind, or what the name of the measure says; null when it was not measured. */
  readonly peer: number | null
  readonly ours: number | null
  readonly ratio: number | null
  /** Most that the ratio, or without a peer our own figure, may be; null where nothing is demanded. */
  readonly mark: number | null
  readonly met: boolean | null
}

type Cost = 'wall' | 'cpu'
/** Two sides of a ratio, with what is asked of it. */
interface Ratio {
  readonly name: string
  readonly scenario: Scenario
  readonly cost: Cost
  readonly peer: readonly Side[]
  readonly mark: number | null
}

const WHOLE = ['hugo', 'pagefind'] as const
const ours = (
  name: string,
  scenario: Scenario,
  cost: Cost,
  mark: number | null,
  peer: readonly Side[] = WHOLE,
): Ratio => ({ name, scenario, cost, mark, peer })

/** Marks are for 31,000 articles on two cores. Where the wall or the CPU is not named, both are held to the mark. */
const RATIOS: readonly Ratio[] = [
  ours('cold build with search, wall', 'cold', 'wall', 0.5),
  ours('cold build with search, CPU', 'cold', 'cpu', null),
  ours('pages alone, wall, beside Hugo alone', 'pages', 'wall', 0.55, ['hugo']),
  ours('pages alone, wall, beside the floor', 'pages', 'wall', 1.5, ['floor']),
  ours('nothing changed, wall', 'noop', 'wall', 0.02),
  ours('nothing changed, CPU', 'noop', 'cpu', 0.02),
  ours('one corrected word, wall', 'word', 'wall', 0.05),
  ours('one corrected word, CPU', 'word', 'cpu', 0.05),
  ours('a changed layout, wall', 'layout', 'wall', 0.2),
  ours('a changed layout, CPU', 'layout', 'cpu', 0.2),
  ours('100 new documents, wall', 'add', 'wall', 0.05),
  ours('100 new documents, CPU', 'add', 'cpu', 0.03),
  ours('--full, wall', 'full', 'wall', null),
  ours('--full, CPU', 'full', 'cpu', null),
]
/** Megabytes of all processes, by the size up to which they hold. */
const MEMORY: readonly (readonly [size: number, most: number])[] = [
  [31_000, 1200],
  [100_000, 2500],
  [300_000, 4000],
]
/** An added day at 300,000 articles, seconds. */
const LARGE = 300_000
const LARGE_ADD = 15

/** @param size number of articles. */
export function rowsOf(measures: readonly Measure[], size: number): readonly Row[] {
  const rows = RATIOS.map((ratio) => ratioRow(measures, ratio))
  const peaks = memoryRow(measures, size)
  const large = size >= LARGE ? [largeRow(measures)] : []
  return [...rows, peaks, ...large].filter((row) => row.ours !== null || row.peer !== null)
}

function ratioRow(measures: readonly Measure[], { name, scenario, cost, peer, mark }: Ratio): Row {
  const own = byRound(measures, scenario, ['warraq'], cost)
  const other = byRound(measures, scenario, peer, cost)
  // One run of the peer may serve all scenarios of its round.
  const shared = (round: number) => other.get(round) ?? wholeOfRound(measures, round, cost, peer)
  const ratios = [...own].flatMap(([round, value]) => {
    const beside = shared(round)
    return beside === null ? [] : [value / beside]
  })
  const others =
    other.size > 0 ? [...other.values()] : [...own.keys()].flatMap((round) => shared(round) ?? [])
  const ratio = median(ratios)
  return {
    measure: name,
    unit: 's',
    peer: seconds(median(others)),
    ours: seconds(median([...own.values()])),
    ratio,
    mark,
    met: mark === null || ratio === null ? null : ratio <= mark,
  }
}

/** A whole run of the peer in a round, over a site that was there before. */
function wholeOfRound(
  measures: readonly Measure[],
  round: number,
  cost: Cost,
  sides: readonly Side[],
): number | null {
  if (sides !== WHOLE) return null
  const scenarios = ['noop', 'word', 'layout', 'add', 'full'] as const
  const found = scenarios.map((scenario) => byRound(measures, scenario, sides, cost).get(round))
  return found.find((value) => value !== undefined) ?? null
}

/** Milliseconds by round, the sides added up; rounds that lack one of them are left out. */
function byRound(
  measures: readonly Measure[],
  scenario: Scenario,
  sides: readonly Side[],
  cost: Cost,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  const rounds = new Set(measures.map(({ round }) => round))
  for (const round of rounds) {
    const found = sides.flatMap(
      (side) =>
        measures.find((one) => one.scenario === scenario && one.round === round && one.side === side) ?? [],
    )
    if (found.length === sides.length)
      sums.set(
        round,
        found.reduce((sum, one) => sum + one[cost], 0),
      )
  }
  return sums
}

function memoryRow(measures: readonly Measure[], size: number): Row {
  const peakOf = (sides: readonly Side[]) => {
    const peaks = measures.filter(({ side }) => sides.includes(side)).map(({ peak }) => peak)
    return peaks.length === 0 ? null : Math.max(...peaks)
  }
  const own = peakOf(['warraq'])
  const other = peakOf(WHOLE)
  const mark = MEMORY.find(([most]) => size <= most)?.[1] ?? null
  return {
    measure: 'peak memory of all processes',
    unit: 'MB',
    peer: other,
    ours: own,
    ratio: own !== null && other !== null ? own / other : null,
    mark,
    met: mark === null || own === null ? null : own <= mark,
  }
}

function largeRow(measures: readonly Measure[]): Row {
  const own = seconds(median([...byRound(measures, 'add', ['warraq'], 'wall').values()]))
  return {
    measure: 'an added day at 300,000',
    unit: 's',
    peer: null,
    ours: own,
    ratio: null,
    mark: LARGE_ADD,
    met: own === null ? null : own <= LARGE_ADD,
  }
}

/** What an article costs in a cold build of the largest archive beside that of the smallest. */
export function growthRows(
  runs: readonly { readonly size: number; readonly measures: readonly Measure[] }[],
) {
  const sorted = [...runs].sort((a, b) => a.size - b.size)
  const [small, large] = [sorted[0], sorted.at(-1)]
  if (!small || !large || small === large) return []
  return (['wall', 'cpu'] as const).map((cost): Row => {
    const each = ({ size, measures }: typeof small) => {
      const value = median([...byRound(measures, 'cold', ['warraq'], cost).values()])
      return value === null ? null : value / size
    }
    const [from, to] = [each(small), each(large)]
    const ratio = from === null || to === null ? null : to / from
    return {
      measure: `cost an article, ${small.size} to ${large.size}, ${cost === 'cpu' ? 'CPU' : cost}`,
      unit: 'ms an article',
      peer: from,
      ours: to,
      ratio,
      mark: 1.15,
      met: ratio === null ? null : ratio <= 1.15,
    }
  })
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const seconds = (milliseconds: number | null) => (milliseconds === null ? null : milliseconds / 1000)

/** A Markdown table, as the README has it. @param sides what the two columns of figures are of. */
export function printed(rows: readonly Row[], sides = ['Hugo + Pagefind', 'warraq']): string {
  const figure = (value: number | null, unit: Row['unit']) =>
    value === null ? '–' : `${value.toFixed(unit === 'MB' ? 0 : 2)} ${unit}`
  const lines = rows.map(({ measure, unit, peer, ours, ratio, mark, met }) => {
    const isAbsolute = unit === 'MB' || peer === null
    const asked = mark === null ? '' : isAbsolute ? `<= ${mark} ${unit}` : `<= ${mark}`
    const answer = met === null ? '' : met ? 'yes' : 'no'
    const share = ratio === null ? '–' : ratio.toFixed(ratio < 0.1 ? 3 : 2)
    return `| ${[measure, figure(peer, unit), figure(ours, unit), share, asked, answer].join(' | ')} |\n`
  })
  return `| measure | ${sides.join(' | ')} | ratio | mark | met |\n|---|---|---|---|---|---|\n${lines.join('')}`
}
