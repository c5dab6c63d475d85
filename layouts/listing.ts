// A list of articles: a year, a month, a day, a source, a person, the undated.

import { hijriInWords, hijriMonthsInWords } from '../src/arabic/date-words.ts'
import type { ListingPage, Target } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { breadcrumbs } from './parts/breadcrumbs.ts'
import { calendar } from './parts/calendar.ts'
import { card } from './parts/card.ts'
import { pageFeeds } from './parts/feeds.ts'
import { headOfListing } from './parts/head-listing.ts'
import { listExports } from './parts/list-exports.ts'
import { pager } from './parts/pager.ts'
import { profileAside, profileLinks } from './parts/profile.ts'
import { targetWords, type View } from './view.ts'

export function listing(page: ListingPage, view: View): Html {
  const { strings } = view
  const total = page.total === null ? null : strings.count('articles', page.total)
  const aside = page.profile === null ? null : profileAside(view, page.profile)
  const part = page.pager?.pages === null ? strings.fill('pageNumber', { page: page.pager.page }) : null
  const title = part === null ? page.heading : `${page.heading}${strings.words.comma}${part}`
  return base(view, {
    title,
    description: [total === null ? title : `${title}${strings.words.colon}${total}`, noteOf(page, view)]
      .filter(Boolean)
      .join(' — '),
    kind: 'listing',
    head: headOfListing(page, view),
    main: html`${breadcrumbs(view, page.trail)}
<div class="list-head">
<h1${isDate(page) && html` class="d"`}>${page.heading}</h1>
${meta(total, hijri(page, view))}
${paragraph(noteOf(page, view))}
${page.profile !== null && profileLinks(view, page.profile)}
${pageFeeds(view)}
</div>
<div class="${page.calendars.length === 1 || aside !== null ? 'list-body beside-calendar' : 'list-body'}">
${calendars(page, view)}
<div class="cards">
${page.articles.length === 0 && html`<p>${strings.words.emptyList}</p>`}${page.articles.map((article) => card(view, article, { level: 2, excerpt: true }))}
${page.pager !== null && pager(view, page.pager)}
${neighbours(page, view)}
${listExports(page, view)}
</div>
${aside}
</div>`,
  })
}

/** How many articles, and the Hijri date; the front page alone says how many. */
function meta(total: string | null, hijri: Html | null): Html | null {
  if (total === null && hijri === null) return null
  return html`<p class="meta">${total !== null && html`<span class="n">${total}</span>`}${hijri}</p>`
}

function noteOf(page: ListingPage, view: View): string | null {
  return page.note ?? (page.of === 'undated' ? view.strings.words.undatedNote : null)
}

/** Years, months and days are headed by a date. */
function isDate({ of }: ListingPage): boolean {
  return of === 'year' || of === 'month' || of === 'day'
}

/** The Hijri day of a day, the Hijri months of a month. */
function hijri({ of, path, total, pager }: ListingPage, view: View): Html | null {
  const front = pager?.newest ?? path
  const [year = '', month = '', day = ''] = front.replace(/^dates\/|\.html$/g, '').split('/')
  const style = { digits: view.site.digits, language: view.strings.language }
  const date =
    of === 'day'
      ? hijriInWords(`${year}-${month}-${day}`, style)
      : of === 'month'
        ? hijriMonthsInWords(`${year}-${month}`, style)
        : null
  if (date === null) return null
  const dot = total !== null && html`<span class="dot"> · </span>`
  return html`<span class="hijri">${dot}<bdi>${view.strings.fill('hijri', { date })}</bdi></span>`
}

function paragraph(text: string | null): Html | null {
  return text === null ? null : html`<p class="note"><bdi>${text}</bdi></p>`
}

function calendars(page: ListingPage, view: View): Html | null {
  if (page.calendars.length === 0) return null
  const style = page.calendars.length === 1 ? 'calendars' : 'calendars many'
  return html`<section class="${style}" aria-label="${view.strings.words.browseByDate}">
${page.calendars.map((month) => calendar(view, month))}
</section>`
}

/** The list before and the list after: days, months, years. */
function neighbours(page: ListingPage, view: View): Html | null {
  const { words } = view.strings
  const link = (target: Target | null, label: string, rel: string) =>
    target !== null &&
    html`<a class="${rel}" rel="${rel}" href="${view.link(target.path)}"><span class="label">${label}</span> <span>${targetWords(target)}</span></a>`
  if (page.previous === null && page.next === null) return null
  return html`<nav class="neighbours" aria-label="${words.otherLists}">
${link(page.previous, words.before, 'prev')}
${link(page.next, words.after, 'next')}
</nav>`
}
