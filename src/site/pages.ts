// Plans every page of the site from the archive: what stands at which address, before anything is rendered.
import { stringsFor } from '../../layouts/strings.ts'
import { localDigits, monthName } from '../arabic/date-words.ts'
import { shorten } from '../archive/article.ts'
import { paragraphs } from '../archive/markdown.ts'
import type {
  Archive,
  Article,
  ArticlePage,
  HomePage,
  PlannedPage,
  Similar,
  SourcePlan,
  Target,
} from '../model.ts'
import { copyPlan } from './copies.ts'
import {
  calendarOf,
  DATES_INDEX,
  type DateTree,
  datePages,
  dateTree,
  dayPath,
  monthPath,
  UNDATED,
  whenOf,
  yearCounts,
  yearPath,
} from './dates.ts'
import { entityCounts, type NameTree, namePages, nameTree, sourceCounts } from './names.ts'
import { type Related, relateArticles } from './related.ts'
import { TIMELINE, timelinePage } from './timeline.ts'

const RECENT = 4
/** Characters of the lead article's text, and how few are not worth another paragraph. */
const LEAD_CHARACTERS = 700
const LEAD_LEAST = 80
const HOME_COUNTS = 6

/**
 * All pages in the order in which they are published: documents line by line, articles, then what links to them, the
 * front page last.
 * Paths are unique; two pages at one address are a fault and throw.
 */
export function planPages(
  archive: Archive,
  names = nameTree(archive),
  related: Related = relateArticles(archive.articles),
): readonly PlannedPage[] {
  const strings = stringsFor(archive.site)
  const dates = dateTree(archive.articles)
  const copies = copyPlan(archive.articles, related.copies)
  const similar = similarIn(archive.articles, related)
  const trail = trailMaker(archive)
  const inSource = sourceNeighbours(names)
  const articles = archive.articles.map(
    (article, i): ArticlePage => ({
      kind: 'article',
      path: article.path,
      article,
      previous: datedBeside(article, archive.articles[i - 1]),
      next: datedBeside(article, archive.articles[i + 1]),
      inSource: inSource(article),
      copies: copies.of(article),
      similar: similar(article),
      trail: trail(article),
    }),
  )
  const home: Target = { path: 'index.html', text: strings.words.home }
  const about = archive.prose.some(({ name }) => name === 'about')
    ? archive.prose
    : [...archive.prose, { name: 'about', title: strings.words.about, body: archive.site.description }]
  const prose = about.map(
    (page): PlannedPage => ({
      kind: 'prose',
      path: `${page.name}.html`,
      prose: page,
      trail: [home],
      quarantine: page.name === 'about' ? archive.quarantine : [],
    }),
  )
  const pages: readonly PlannedPage[] = [
    ...articles.flatMap(sourceOf),
    ...articles,
    ...copies.pages,
    ...datePages(dates, archive, strings),
    ...namePages(names, strings),
    timelinePage(dates, names, archive, strings),
    ...prose,
    { kind: 'search', path: 'search.html' },
    { kind: 'not-found', path: '404.html' },
    homePage(archive, dates, names, sourceCounts(names, strings)),
  ]
  const paths = new Set<string>()
  for (const { path } of pages) {
    if (paths.has(path)) throw new Error(`two pages have the address ${path}`)
    paths.add(path)
  }
  return pages
}

function similarIn(articles: readonly Article[], related: Related): (article: Article) => readonly Similar[] {
  const byId = new Map(articles.map((article) => [article.record.id, article]))
  return ({ record }) =>
    related.of(record.id).flatMap(({ id, shared, words }): Similar[] => {
      const article = byId.get(id)
      return article ? [{ article, shared, words }] : []
    })
}

/** The article beside another in time; an article without a full year has none and is none: nobody knows its place. */
function datedBeside(article: Article, other: Article | undefined): Article | null {
  return other !== undefined && whenOf(article) !== null && whenOf(other) !== null ? other : null
}

/** The dated articles of one outlet before and after an article; null without an outlet. */
function sourceNeighbours(names: NameTree): (article: Article) => ArticlePage['inSource'] {
  const places = new Map<Article, NonNullable<ArticlePage['inSource']>>()
  for (const { of, articles } of names.sources) {
    if (of === null) continue
    for (const [i, article] of articles.entries())
      places.set(article, {
        previous: datedBeside(article, articles[i - 1]),
        next: datedBeside(article, articles[i + 1]),
      })
  }
  return (article) => places.get(article) ?? null
}

/** The document of an article line by line; none where it is missing. */
function sourceOf({ article, trail }: ArticlePage): readonly SourcePlan[] {
  return article.sourcePath === null
    ? []
    : [
        {
          kind: 'source',
          path: article.sourcePath,
          article,
          ...(!article.record.edited && { reading: article.reading }),
          trail,
        },
      ]
}

/** Links of the footer: the Markdown pages and the index that the navigation has no room for. */
export function footerOf(archive: Archive): readonly Target[] {
  const strings = stringsFor(archive.site)
  const prose = archive.prose
    .filter(({ name }) => name !== 'about')
    .map(({ name, title }) => ({ path: `${name}.html`, text: title }))
  return [
    ...prose,
    { path: 'organisations/index.html', text: strings.words.organisations },
    { path: 'authors/index.html', text: strings.words.authors },
    { path: TIMELINE, text: strings.words.timeline },
  ]
}

function homePage(
  archive: Archive,
  dates: DateTree,
  names: NameTree,
  sources: HomePage['sources'],
): HomePage {
  const newest = archive.articles.filter((article) => whenOf(article) !== null).toReversed()
  const shown = newest.length > 0 ? newest : archive.articles
  const lead = shown.find(({ headlineIsOpening }) => !headlineIsOpening) ?? shown[0] ?? null
  const lastYear = dates.years.findLast(({ months }) => months.length > 0)
  const lastMonth = lastYear?.months.at(-1)
  return {
    kind: 'home',
    path: 'index.html',
    lead,
    leadText: lead ? leadTextOf(lead) : [],
    recent: shown.filter((article) => article !== lead).slice(0, RECENT),
    calendar: lastYear && lastMonth ? calendarOf(lastYear.year, lastMonth) : null,
    years: yearCounts(dates, archive),
    sources: sources.slice(0, HOME_COUNTS),
    places: entityCounts(names, 'places').slice(0, HOME_COUNTS),
    people: entityCounts(names, 'people').slice(0, HOME_COUNTS),
    total: archive.articles.length,
  }
}

/** The first paragraphs of the lead article, as many as fill its column; without the words that its headline shows. */
function leadTextOf({ record, excerpt, headlineIsOpening }: Article): readonly string[] {
  const text = paragraphs(record.body).filter(({ kind }) => kind === 'text')
  const shown: string[] = []
  let left = LEAD_CHARACTERS
  for (const [i, paragraph] of text.entries()) {
    if (left < LEAD_LEAST) break
    const words = shorten(i === 0 && headlineIsOpening ? excerpt : paragraph.text, left)
    if (words !== '') shown.push(words)
    left -= words.length
  }
  return shown
}

/** Archive › year › month › day, as far as the date is known. */
function trailMaker(archive: Archive): (article: Article) => readonly Target[] {
  const strings = stringsFor(archive.site)
  const { months, digits } = archive.site
  const home: Target = { path: 'index.html', text: strings.words.home }
  const undated = [
    home,
    { path: DATES_INDEX, text: strings.words.dates },
    { path: UNDATED, text: strings.words.undated },
  ]
  const dated = ({ year, month, day }: NonNullable<ReturnType<typeof whenOf>>): readonly Target[] => [
    home,
    { path: yearPath(year), text: localDigits(year, digits) },
    ...(month
      ? [
          {
            path: monthPath(year, month),
            text: monthName(Number(month), { months, language: strings.language }),
          },
        ]
      : []),
    ...(month && day
      ? [{ path: dayPath(year, month, day), text: localDigits(String(Number(day)), digits) }]
      : []),
  ]
  // Articles of a day share theirs.
  const known = new Map<string, readonly Target[]>()
  return (article) => {
    const when = whenOf(article)
    if (!when) return undated
    const date = `${when.year} ${when.month} ${when.day}`
    const trail = known.get(date) ?? dated(when)
    known.set(date, trail)
    return trail
  }
}
