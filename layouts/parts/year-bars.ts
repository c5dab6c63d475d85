// The archive's years as bars, each a link; drawn as SVG because inline styles are barred.

import { asciiDigits } from '../../src/arabic/letters.ts'
import type { Count } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** Height of the tallest bar in units of its drawing. */
const FULL = 100
/** Labels that fit below the bars. */
const LABELS = 8
/** Gaps are shown up to this many years; beyond it the axis would be mostly gap. */
const LONGEST_AXIS = 60

interface Slot {
  readonly year: Count | null
  readonly isLabelled: boolean
}

export function yearBars(view: View, years: readonly Count[]): Html {
  const slots = slotsOf(years)
  const most = Math.max(...years.map((year) => year.count))
  return html`<ol class="years">${slots.map(({ year, isLabelled }) =>
    year === null
      ? html`
<li aria-hidden="true">${bar(0, most)}</li>`
      : html`
<li><a href="${view.link(year.path)}">${bar(year.count, most)}<span class="${isLabelled ? 'year' : 'year unlabelled'}">${year.text}</span><span class="hidden">${view.strings.words.comma}${view.strings.count('articles', year.count)}</span></a></li>`,
  )}
</ol>`
}

/** At least two units high, so that one article shows beside a thousand; nothing but the ground line for none. */
function bar(count: number, most: number): Html {
  const height = count === 0 ? 0 : Math.max(2, Math.round((FULL * count) / most))
  return html`<svg viewBox="0 0 1 ${FULL}" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="${height}" y="${FULL - height}"/></svg>`
}

/** Years from oldest to newest with empty slots between, a label every few years. */
function slotsOf(years: readonly Count[]): readonly Slot[] {
  const sorted = years.map((year) => ({ year, n: Number(asciiDigits(year.text)) })).sort((a, b) => a.n - b.n)
  const first = sorted[0]?.n ?? 0
  const length = (sorted.at(-1)?.n ?? 0) - first + 1
  const step = Math.ceil(Math.max(length, 1) / LABELS)
  if (!(length > 0 && length <= LONGEST_AXIS)) {
    return sorted.map(({ year }, i) => ({ year, isLabelled: i % Math.ceil(sorted.length / LABELS) === 0 }))
  }
  const byYear = new Map(sorted.map(({ year, n }) => [n, year]))
  return Array.from({ length }, (_, i) => ({
    year: byYear.get(first + i) ?? null,
    isLabelled: i % step === 0,
  }))
}
