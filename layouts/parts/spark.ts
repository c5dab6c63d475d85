// A row of bars, one a year, as a picture beside words that say the same.

import type { YearCount } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { languageOf } from '../language.ts'
import type { View } from '../view.ts'

/** Height of the tallest bar in units of the drawing. */
const FULL = 20

/** @param axis first and last year of the drawing. */
export function spark(view: View, years: readonly YearCount[], axis: readonly [number, number]): Html {
  const [first, last] = axis
  const length = last - first + 1
  const most = Math.max(1, ...years.map(({ count }) => count))
  const isRtl = languageOf(view.language).dir === 'rtl'
  const bars = years
    .filter(({ count }) => count > 0)
    .map(({ year, count }) => {
      const x = isRtl ? last - year : year - first
      const height = Math.max(2, Math.round((FULL * count) / most))
      return `M${x}.1 ${FULL}v-${height}h.8v${height}z`
    })
  return html`<svg class="spark" viewBox="0 0 ${length} ${FULL}" preserveAspectRatio="none" aria-hidden="true"><path d="${bars.join('')}"/></svg>`
}

/** «من 2010 إلى 2023، وأكثرها عام 2015: 12 مادة» */
export function yearsInWords(view: View, years: readonly YearCount[]): Html {
  const { strings } = view
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return html`${strings.words.noYears}`
  if (first === last) return html`<span class="n">${strings.fill('allIn', { year: first.year })}</span>`
  const most = years.reduce((best, year) => (year.count > best.count ? year : best))
  return html`<span class="n">${strings.fill('mostIn', {
    from: first.year,
    to: last.year,
    year: most.year,
    count: strings.count('articles', most.count),
  })}</span>`
}
