// The door of the layouts: a page in, its HTML document out.

import type { Page, Site } from '../src/model.ts'
import { article } from './article.ts'
import { compare } from './compare.ts'
import { home } from './home.ts'
import type { Html } from './html.ts'
import { indexOf } from './index-of.ts'
import { listing } from './listing.ts'
import { notFound } from './not-found.ts'
import { prose } from './prose.ts'
import { search } from './search.ts'
import { source } from './source.ts'
import { type Strings, stringsFor } from './strings.ts'
import { timeline } from './timeline.ts'
import { type ArchiveView, type View, viewOf } from './view.ts'

export type { ArchiveView, Assets, FeedFiles, FontFile } from './view.ts'

const strings = new Map<string, Strings>()

/** The HTML document of `page`, with a newline at its end. The same arguments give the same characters. */
export function renderPage(page: Page, archive: ArchiveView): string {
  const view = viewOf(page, archive, stringsOf(archive.site))
  return `<!DOCTYPE html>\n${layout(page, view)}\n`
}

function layout(page: Page, view: View): Html {
  switch (page.kind) {
    case 'home':
      return home(page, view)
    case 'article':
      return article(page, view)
    case 'source':
      return source(page, view)
    case 'compare':
      return compare(page, view)
    case 'listing':
      return listing(page, view)
    case 'index':
      return indexOf(page, view)
    case 'timeline':
      return timeline(page, view)
    case 'search':
      return search(view)
    case 'prose':
      return prose(page, view)
    case 'not-found':
      return notFound(view)
  }
}

/** Intl objects are dear to make, so each kind of site gets its strings once. */
function stringsOf(site: Site): Strings {
  const key = `${site.interface} ${site.digits}`
  const made = strings.get(key) ?? stringsFor(site)
  strings.set(key, made)
  return made
}
