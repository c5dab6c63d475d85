// What is taken from a Lighthouse report: scores, timings, bytes, and which audits failed.

import type { Result } from 'lighthouse'

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export interface Reading {
  /** 0 to 100. */
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>
  /** First and largest contentful paint, speed index, total blocking time: milliseconds. */
  readonly fcp: number
  readonly lcp: number
  readonly speedIndex: number
  readonly tbt: number
  /** Cumulative layout shift, no unit. */
  readonly cls: number
  /** Of all that was loaded, as sent. */
  readonly bytes: number
  /** Audits that took points, or that Lighthouse holds worth a look: category, name, what it says. */
  readonly faults: readonly string[]
}

/** A report of Lighthouse 12. */
export function readingOf(report: Result): Reading {
  const figure = (audit: string) => report.audits[audit]?.numericValue ?? Number.NaN
  const score = (category: string) => Math.round((report.categories[category]?.score ?? Number.NaN) * 100)
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    fcp: figure('first-contentful-paint'),
    lcp: figure('largest-contentful-paint'),
    speedIndex: figure('speed-index'),
    tbt: figure('total-blocking-time'),
    cls: figure('cumulative-layout-shift'),
    bytes: figure('total-byte-weight'),
    faults: faultsOf(report),
  }
}

/** Scores below 1 of audits that weigh something, and of those that name what to mend in the loading of the page. */
function faultsOf({ categories, audits }: Result): readonly string[] {
  return CATEGORIES.flatMap((category) =>
    (categories[category]?.auditRefs ?? []).flatMap(({ id, weight, group }) => {
      const audit = audits[id]
      if (audit === undefined || group === 'hidden') return []
      if (audit.scoreDisplayMode === 'error')
        return [`${category}: ${id} could not be run: ${audit.errorMessage}`]
      if (audit.score === null || audit.score >= (weight > 0 ? 0.995 : 0.9)) return []
      const lost = weight > 0 ? `, ${(weight * (1 - audit.score)).toFixed(1)} of ${weight} points` : ''
      return [
        `${category}: ${id}${lost}${audit.displayValue ? ` (${audit.displayValue})` : ''}${itemsOf(audit)}`,
      ]
    }),
  )
}

/** The first things that an audit found fault with. */
function itemsOf({ details }: Result['audits'][string]): string {
  const items = details !== undefined && 'items' in details ? (details.items as unknown[]) : []
  const named = items.flatMap((item) => nameOf(item)).slice(0, 3)
  return named.length === 0 ? '' : `: ${named.join(', ')}`
}

function nameOf(item: unknown): readonly string[] {
  if (typeof item !== 'object' || item === null) return []
  const { url, node, description, source } = item as Record<string, unknown>
  const snippet = (node as { snippet?: string } | undefined)?.snippet
  const name = [url, snippet, description, source].find((value) => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? [name.replace(/^https?:\/\/[^/]+\//, '/').slice(0, 100)] : []
}

/** Each figure's own median; the faults of at least half of the runs. */
export function medianOf(readings: readonly Reading[]): Reading {
  const of = (pick: (reading: Reading) => number): number => median(readings.map(pick))
  const all = new Map<string, { readonly fault: string; readonly times: number }>()
  for (const { faults } of readings)
    for (const fault of faults) {
      const id = fault.match(/^[\w-]+: [\w-]+/)?.[0] ?? fault
      all.set(id, { fault, times: (all.get(id)?.times ?? 0) + 1 })
    }
  return {
    scores: {
      performance: of(({ scores }) => scores.performance),
      accessibility: of(({ scores }) => scores.accessibility),
      'best-practices': of(({ scores }) => scores['best-practices']),
      seo: of(({ scores }) => scores.seo),
    },
    fcp: of(({ fcp }) => fcp),
    lcp: of(({ lcp }) => lcp),
    speedIndex: of(({ speedIndex }) => speedIndex),
    tbt: of(({ tbt }) => tbt),
    cls: of(({ cls }) => cls),
    bytes: of(({ bytes }) => bytes),
    faults: [...all.values()].filter(({ times }) => times * 2 >= readings.length).map(({ fault }) => fault),
  }
}

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
