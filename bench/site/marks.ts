// The marks that every page is held to in Lighthouse, and which of them are met.

import type { Reading } from './reading.ts'

/** `phone` is Lighthouse's own default, `desktop` its preset of that name; both with simulated throttling. */
export type Device = 'phone' | 'desktop'

export interface PageReading extends Reading {
  readonly kind: string
  readonly device: Device
}

interface Mark {
  readonly name: string
  readonly wanted: string
  readonly applies: (row: PageReading) => boolean
  readonly value: (row: PageReading) => number
  readonly isMet: (value: number) => boolean
  readonly show: (value: number) => string
}

const always = () => true
const isPhone = ({ device }: PageReading) => device === 'phone'
const least = (wanted: number) => (value: number) => value >= wanted
const most = (wanted: number) => (value: number) => value <= wanted

const MARKS: readonly Mark[] = [
  {
    name: 'performance, phone',
    wanted: '>= 99',
    applies: isPhone,
    value: ({ scores }) => scores.performance,
    isMet: least(99),
    show: String,
  },
  {
    name: 'performance, desktop',
    wanted: '100',
    applies: (row) => !isPhone(row),
    value: ({ scores }) => scores.performance,
    isMet: least(100),
    show: String,
  },
  ...(['accessibility', 'best-practices', 'seo'] as const).map(
    (category): Mark => ({
      name: category,
      wanted: '100',
      applies: always,
      value: ({ scores }) => scores[category],
      isMet: least(100),
      show: String,
    }),
  ),
  {
    name: 'CLS',
    wanted: '<= .01',
    applies: always,
    value: ({ cls }) => cls,
    isMet: most(0.01),
    show: (value) => value.toFixed(4),
  },
  {
    name: 'LCP',
    wanted: '<= 1.8 s',
    applies: always,
    value: ({ lcp }) => lcp,
    isMet: most(1800),
    show: (value) => `${(value / 1000).toFixed(2)} s`,
  },
  {
    name: 'first load',
    wanted: '<= 140 KB',
    applies: always,
    value: ({ bytes }) => bytes,
    isMet: most(140_000),
    show: (value) => `${(value / 1000).toFixed(1)} KB`,
  },
]

export interface Judged {
  readonly name: string
  readonly wanted: string
  readonly met: boolean
  /** The worst of all pages. */
  readonly worst: string
  /** Pages that miss the mark; the worst one when all meet it. */
  readonly where: string
}

/** Results are shown beside the six pages, and held to nothing: they come when the index has been asked. */
export function judged(all: readonly PageReading[]): readonly Judged[] {
  const rows = all.filter(({ kind }) => kind !== 'results')
  return MARKS.flatMap(({ name, wanted, applies, value, isMet, show }) => {
    const held = rows.filter(applies)
    const missed = held.filter((row) => !isMet(value(row)))
    const byWorst = [...held].sort((a, b) =>
      isMet(Number.MAX_VALUE) ? value(a) - value(b) : value(b) - value(a),
    )
    const worst = byWorst[0]
    if (worst === undefined) return []
    const named = missed.length > 0 ? missed : [worst]
    return [
      {
        name,
        wanted,
        met: missed.length === 0,
        worst: show(value(worst)),
        where: [...new Set(named.map(({ kind, device }) => `${kind} ${device}`))].join(', '),
      },
    ]
  })
}
