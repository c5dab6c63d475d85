// Plans the pages of years, months, days and the undated.
import type { Strings } from '../../layouts/strings.ts'
import { dateInWords, localDigits, monthName } from '../arabic/date-words.ts'
import type { Archive, Article, CalendarMonth, Count, IndexPage, Page, Target } from '../model.ts'
import { groupBy, listingPages } from './listings.ts'

export const DATES_INDEX = 'dates/index.html'
export const UNDATED = 'dates/undated.html'

/** Year, month and day of an article as far as its date says them; null without a full year. */
interface When {
  readonly year: string
  readonly month: string | null
  readonly day: string | null
}

export function whenOf({ record }: Article): When | null {
  const parts = record.published?.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[/?~%-])/)
  return parts?.[1] ? { year: parts[1], month: parts[2] ?? null, day: parts[3] ?? null } : null
}

export const yearPath = (year: string) => `dates/${year}.html`
export const monthPath = (year: string, month: string) => `dates/${year}/${month}.html`
export const dayPath = (year: string, month: string, day: string) => `dates/${year}/${month}/${day}.html`

/** What the pages of dates are made from, grouped once. */
export interface DateTree {
  readonly years: readonly YearNode[]
  readonly undated: readonly Article[]
}
interface YearNode {
  readonly year: string
  readonly articles: readonly Article[]
  readonly months: readonly MonthNode[]
}
interface MonthNode {
  readonly month: string
  readonly articles: readonly Article[]
  readonly days: readonly { readonly day: string; readonly articles: readonly Article[] }[]
}

/** @param articles oldest first. */
export function dateTree(articles: readonly Article[]): DateTree {
  const years = [...groupBy(articles, (article) => whenOf(article)?.year ?? null)].map(([year, ofYear]) => ({
    year,
    articles: ofYear,
    months: [...groupBy(ofYear, (article) => whenOf(article)?.month ?? null)].map(([month, ofMonth]) => ({
      month,
      articles: ofMonth,
      days: [...groupBy(ofMonth, (article) => whenOf(article)?.day ?? null)].map(([day, ofDay]) => ({
        day,
        articles: ofDay,
      })),
    })),
  }))
  return { years, undated: articles.filter((article) => whenOf(article) === null) }
}

/** The grid of one month. */
export function calendarOf(year: string, { month, days }: MonthNode): CalendarMonth {
  return {
    year: Number(year),
    month: Number(month),
    path: monthPath(year, month),
    days: days.map(({ day, articles }) => ({
      day: Number(day),
      count: articles.length,
      path: dayPath(year, month, day),
    })),
  }
}

/** Years as links with counts, oldest first. */
export function yearCounts(tree: DateTree, archive: Archive): readonly Count[] {
  return tree.years.map(({ year, articles }) => ({
    path: yearPath(year),
    text: localDigits(year, archive.site.digits),
    count: articles.length,
  }))
}

export function datePages(tree: DateTree, archive: Archive, strings: Strings): readonly Page[] {
  const { months, digits } = archive.site
  const words = (edtf: string, weekday = false) =>
    dateInWords(edtf, { months, digits, language: strings.language, weekday })
  const nameOfMonth = (month: string) => monthName(Number(month), { months, language: strings.language })
  const home: Target = { path: 'index.html', text: strings.words.home }
  const dates: Target = { path: DATES_INDEX, text: strings.words.dates }
  const yearTarget = (year: string): Target => ({ path: yearPath(year), text: localDigits(year, digits) })
  const pages: Page[] = [indexOfDates(tree, archive, strings, [home])]
  const allMonths = tree.years.flatMap(({ year, months }) => months.map((node) => ({ year, node })))
  const allDays = allMonths.flatMap(({ year, node }) =>
    node.days.map(({ day, articles }) => ({ year, month: node.month, day, articles })),
  )

  for (const [i, { year, articles, months }] of tree.years.entries()) {
    pages.push(
      ...listingPages(yearPath(year), articles, {
        of: 'year',
        heading: words(year),
        note: null,
        profile: null,
        trail: [home, dates],
        calendars: months.map((month) => calendarOf(year, month)),
        ...neighbours(tree.years, i, ({ year }) => ({ path: yearPath(year), text: words(year) })),
      }),
    )
  }
  for (const [i, { year, node }] of allMonths.entries()) {
    pages.push(
      ...listingPages(monthPath(year, node.month), node.articles, {
        of: 'month',
        heading: words(`${year}-${node.month}`),
        note: null,
        profile: null,
        trail: [home, dates, yearTarget(year)],
        calendars: [calendarOf(year, node)],
        ...neighbours(allMonths, i, ({ year, node }) => ({
          path: monthPath(year, node.month),
          text: words(`${year}-${node.month}`),
        })),
      }),
    )
  }
  for (const [i, { year, month, day, articles }] of allDays.entries()) {
    pages.push(
      ...listingPages(dayPath(year, month, day), articles, {
        of: 'day',
        heading: words(`${year}-${month}-${day}`, true),
        note: null,
        profile: null,
        trail: [home, dates, yearTarget(year), { path: monthPath(year, month), text: nameOfMonth(month) }],
        calendars: [],
        ...neighbours(allDays, i, (day) => ({
          path: dayPath(day.year, day.month, day.day),
          text: words(`${day.year}-${day.month}-${day.day}`),
        })),
      }),
    )
  }
  if (tree.undated.length > 0) {
    const { undated, undatedNote } = strings.words
    const rest = {
      note: undatedNote,
      profile: null,
      trail: [home, dates],
      calendars: [],
      previous: null,
      next: null,
    }
    pages.push(...listingPages(UNDATED, tree.undated, { of: 'undated', heading: undated, ...rest }))
  }
  return pages
}

function neighbours<T>(all: readonly T[], index: number, target: (value: T) => Target) {
  const before = all[index - 1]
  const after = all[index + 1]
  return { previous: before ? target(before) : null, next: after ? target(after) : null }
}

/** Years newest first with their months, then the undated. */
function indexOfDates(
  tree: DateTree,
  archive: Archive,
  strings: Strings,
  trail: readonly Target[],
): IndexPage {
  const { months, digits } = archive.site
  const years = tree.years.map(({ year, articles, months: nodes }) => ({
    year: { path: yearPath(year), text: localDigits(year, digits), count: articles.length },
    months: nodes.map((node) => ({
      path: monthPath(year, node.month),
      text: monthName(Number(node.month), { months, language: strings.language }),
      count: node.articles.length,
    })),
  }))
  const undated =
    tree.undated.length === 0
      ? []
      : [{ path: UNDATED, text: strings.words.undated, count: tree.undated.length }]
  return {
    kind: 'index',
    path: DATES_INDEX,
    of: 'dates',
    heading: strings.words.dates,
    note: null,
    trail,
    counts: undated,
    letters: [],
    years: years.toReversed(),
  }
}
