// The years of the archive side by side, a bar a month, each year a link; drawn as SVG because inline styles are barred.

import { localDigits } from '../../src/arabic/date-words.ts'
import type { TimelineYear } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { languageOf } from '../language.ts'
import type { View } from '../view.ts'

/** Units of the drawing, which are pixels of its natural size. */
const HEIGHT = 160
const FOOT = 52
const LEAST_WIDTH = 48
const MOST_WIDTH = 132
/** Width that the years fill when they are few. */
const ROW = 1100
const MONTHS = 12

export function timelineChart(view: View, years: readonly TimelineYear[]): Html {
  const { words } = view.strings
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.floor(ROW / years.length)))
  const all = width * years.length
  const isRtl = languageOf(view.language).dir === 'rtl'
  const most = Math.max(1, ...years.flatMap(({ months }) => months))
  return html`<section class="timeline" aria-label="${words.timelineLabel}" tabindex="0">
<svg width="${all}" height="${HEIGHT + FOOT}" viewBox="0 0 ${all} ${HEIGHT + FOOT}" role="group" aria-label="${words.timelineLabel}">${years.map(
    (year, i) => {
      const x = width * (isRtl ? years.length - 1 - i : i)
      return html`
${yearGroup(view, year, { x, width, most, isRtl })}`
    },
  )}
</svg>
</section>`
}

interface Frame {
  readonly x: number
  readonly width: number
  /** Articles of the busiest month. */
  readonly most: number
  readonly isRtl: boolean
}

function yearGroup(view: View, year: TimelineYear, frame: Frame): Html {
  const { strings } = view
  const { x, width } = frame
  const name = localDigits(String(year.year), view.site.digits)
  const label = html`<text class="n" x="${x + width / 2}" y="${HEIGHT + 22}" text-anchor="middle">${name}</text>`
  if (year.path === null) return html`<g aria-hidden="true">${label}</g>`
  const words = `${name}${strings.words.comma}${strings.count('articles', year.count)}`
  // Named by its title (SVG accessibility mappings): a label would have to hold the two texts as they are seen.
  return html`<a href="${view.link(year.path)}"><title>${words}</title><rect class="hit" x="${x + 1}" width="${width - 2}" height="${HEIGHT + FOOT}"/><path d="${bars(year, frame)}"/>${label}<text class="n total" x="${x + width / 2}" y="${HEIGHT + 42}" text-anchor="middle">${strings.number(year.count)}</text></a>`
}

/** A bar for each month with articles, in one path. */
function bars({ months }: TimelineYear, { x, width, most, isRtl }: Frame): string {
  const step = (width - 8) / MONTHS
  const thick = round(step * 0.8)
  return months
    .map((count, month) => {
      if (count === 0) return ''
      const left = round(x + 4 + step * (isRtl ? MONTHS - 1 - month : month))
      const height = Math.max(3, Math.round(((HEIGHT - 8) * count) / most))
      return `M${left} ${HEIGHT}v-${height}h${thick}v${height}z`
    })
    .join('')
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
