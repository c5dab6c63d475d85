// A month as a grid of days, weeks from Saturday, days with articles linked.

import { hijriMonthsInWords, monthName } from '../../src/arabic/date-words.ts'
import type { CalendarDay, CalendarMonth } from '../../src/model.ts'
import { type Html, html } from '../html.ts'
import { dateWords, type View } from '../view.ts'

const WEEKDAYS = ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** Shades of days, by their articles beside the busiest day of the month. */
const LEVELS = 3

export function calendar(view: View, month: CalendarMonth): Html {
  const { words } = view.strings
  const isHere = month.path === view.page.path
  const name = html`<span class="d">${monthWords(view, month)}</span>`
  const edtf = `${String(month.year).padStart(4, '0')}-${String(month.month).padStart(2, '0')}`
  const hijri = hijriMonthsInWords(edtf, { digits: view.site.digits, language: view.strings.language })
  return html`<table class="month">
<caption>${isHere ? name : html`<a href="${view.link(month.path)}">${name}</a>`}${hijri !== null && html` <span class="hijri">${hijri}</span>`}</caption>
<thead><tr>${WEEKDAYS.map(
    (day) =>
      html`<th scope="col"><span aria-hidden="true">${words[`${day}Short`]}</span><span class="hidden">${words[day]}</span></th>`,
  )}</tr></thead>
<tbody>${weeksOf(month.year, month.month).map(
    (week) => html`
<tr>${week.map((day) => (day === null ? html`<td></td>` : dayCell(view, month, day)))}</tr>`,
  )}
</tbody>
</table>`
}

function dayCell(view: View, month: CalendarMonth, day: number): Html {
  const { strings } = view
  const busy = month.days.find((other) => other.day === day)
  const number = strings.number(day)
  if (busy === undefined) return html`<td>${number}</td>`
  const label = `${dateWords(view, edtfOf(month, busy))}${strings.words.comma}${strings.count('articles', busy.count)}`
  const most = Math.max(...month.days.map(({ count }) => count))
  const level = most === 1 ? 1 : Math.ceil((LEVELS * busy.count) / most)
  // The style sheet draws the count: words that are seen have to stand in the name as they are seen (WCAG 2.5.3).
  return html`<td class="busy b${level}"><a href="${view.link(busy.path)}" aria-label="${label}" data-count="${strings.number(busy.count)}">${number}</a></td>`
}

/** Days of a month in rows from Saturday to Friday, null outside the month. */
export function weeksOf(year: number, month: number): readonly (readonly (number | null)[])[] {
  const first = new Date(0)
  first.setUTCFullYear(year, month - 1, 1)
  const blanks = (first.getUTCDay() + 1) % 7
  first.setUTCFullYear(year, month, 0)
  const length = first.getUTCDate()
  const weeks = Math.ceil((blanks + length) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - blanks + 1
      return day >= 1 && day <= length ? day : null
    }),
  )
}

function monthWords(view: View, { year, month }: CalendarMonth): string {
  const name = monthName(month, { months: view.site.months, language: view.strings.language })
  return view.strings.fill('monthYear', { month: name, year })
}

function edtfOf({ year, month }: CalendarMonth, { day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
