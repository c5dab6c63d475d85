// Plans the timeline: every year of the archive with its months, and what each source covers.

import type { Strings } from '../../layouts/strings.ts'
import type { Archive, TimelinePage, TimelineYear } from '../model.ts'
import { type DateTree, UNDATED, yearPath } from './dates.ts'
import { type NameTree, sourceCounts } from './names.ts'
import { yearsOf } from './profiles.ts'

export const TIMELINE = 'timeline.html'
/** Years without articles are shown up to this many in all; beyond it the chart would be mostly gap. */
const LONGEST_AXIS = 120
/** Sources that are shown, most articles first. */
const MOST_SOURCES = 40

export function timelinePage(
  tree: DateTree,
  names: NameTree,
  archive: Archive,
  strings: Strings,
): TimelinePage {
  const counts = sourceCounts(names, strings)
  return {
    kind: 'timeline',
    path: TIMELINE,
    trail: [{ path: 'index.html', text: strings.words.home }],
    years: timelineYears(tree, archive),
    undated:
      tree.undated.length === 0
        ? null
        : { path: UNDATED, text: strings.words.undated, count: tree.undated.length },
    sources: names.sources.slice(0, MOST_SOURCES).flatMap(({ articles }, i) => {
      const source = counts[i]
      return source ? [{ source, years: yearsOf(articles) }] : []
    }),
  }
}

/** Years from the first to the last, empty ones too while they are not too many: one year may be a slip of the pen. */
export function timelineYears(tree: DateTree, archive: Archive): readonly TimelineYear[] {
  const known = new Map(tree.years.map((node) => [Number(node.year), node]))
  const all = yearsOf(archive.articles)
  const shown = all.length <= LONGEST_AXIS ? all : all.filter(({ count }) => count > 0)
  return shown.map(({ year, count }) => {
    const node = known.get(year)
    const months = new Map(node?.months.map(({ month, articles }) => [Number(month), articles.length]))
    return {
      year,
      count,
      path: node ? yearPath(node.year) : null,
      months: Array.from({ length: 12 }, (_, i) => months.get(i + 1) ?? 0),
    }
  })
}
