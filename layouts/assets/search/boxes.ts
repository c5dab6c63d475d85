// When the boxes of the filters are counted: at once in a small archive, in one of many segments as they are opened.

import type { FacetCounts } from '../../../src/search/facets.ts'
import type { Names } from '../../../src/search/format.ts'
import type { Search } from '../../../src/search/reader.ts'
import { boxOf, showChips, showFacet, tellBox } from './facets.ts'
import type { Shell } from './shell.ts'
import { isAsked, PAGE_FACETS, type PageFacet, queryOf, type State } from './state.ts'
import type { Strings } from './strings.ts'

/** Segments above which boxes are closed at first: every box that is counted costs a file of each segment. */
const FEW_SEGMENTS = 16

/** A question as it is shown, with its number. */
export interface Asking {
  readonly search: Search
  readonly state: State
  readonly strings: Strings
  readonly typing: boolean
  readonly number: number
}

export interface Boxes {
  /** Fills the boxes of a question and shows its chips; gives what was counted, null when another was asked meanwhile. */
  fill(asking: Asking): Promise<FacetCounts | null>
  /** Counts a box that was opened by hand. */
  opened(facet: PageFacet, asking: Asking): Promise<void>
}

/** Counts of every value in the whole archive, by facet: the file of names has them. */
const countsOfNames = (names: Names, facets: readonly PageFacet[]): FacetCounts =>
  Object.fromEntries(
    facets.flatMap((facet) =>
      facet === 'year' ? [] : [[facet, Object.fromEntries(names[facet].map(([id, , count]) => [id, count]))]],
    ),
  )

/** @param latest number of the latest question. @param without gets the state that is left when a chip is taken away. */
export function boxesOf(shell: Shell, latest: () => number, without: (left: State) => void): Boxes {
  /** The question that each box was last counted for. */
  const countedFor = new Map<PageFacet, number>()
  /** Facets with values in use, of the question before. */
  let used: ReadonlySet<PageFacet> | null = null

  const isLarge = ({ search }: Asking) => search.entry.segments.length > FEW_SEGMENTS

  /** Opens all boxes of a small archive, once; of a large one those that come into use. */
  function arrange(asking: Asking): void {
    const inUse = new Set(PAGE_FACETS.filter((facet) => asking.state.chosen[facet].length > 0))
    for (const facet of PAGE_FACETS) {
      const box = boxOf(shell, facet)
      if (isLarge(asking)) box.hidden = false
      else if (used === null) box.open = true
      if (inUse.has(facet) && !used?.has(facet)) box.open = true
    }
    used = inUse
  }

  async function count(
    { search, state, typing, number }: Asking,
    facets: readonly PageFacet[],
  ): Promise<{ counts: FacetCounts; names: Names | null }> {
    const isNamed = facets.some((facet) => facet !== 'year')
    const isUsed = PAGE_FACETS.some((facet) => facet !== 'year' && state.chosen[facet].length > 0)
    const whole = !isAsked(state)
    for (const facet of facets) countedFor.set(facet, number)
    const asked = whole ? facets.filter((facet) => facet === 'year') : facets
    try {
      const [answer, names] = await Promise.all([
        asked.length === 0
          ? null
          : search.search({ ...queryOf(state), unfinished: typing, limit: 0, facets: asked }),
        isNamed || isUsed ? search.names() : null,
      ])
      const counts = { ...(whole && names && countsOfNames(names, facets)), ...answer?.facets }
      return { counts, names }
    } catch (error) {
      for (const facet of facets) if (countedFor.get(facet) === number) countedFor.delete(facet)
      throw error
    }
  }

  return {
    async fill(asking) {
      const { state, strings, number } = asking
      arrange(asking)
      // By relevance all segments with the words are open already: their dates cost nothing more.
      const isYearOpen = isAsked(state) && state.sort === 'relevance' && state.chosen.year.length === 0
      const facets = PAGE_FACETS.filter(
        (facet) => !isLarge(asking) || boxOf(shell, facet).open || (facet === 'year' && isYearOpen),
      )
      try {
        const { counts, names } = await count(asking, facets)
        if (number !== latest()) return null
        for (const facet of facets) showFacet(shell, facet, counts[facet] ?? {}, names, state, strings)
        for (const facet of facets) {
          const isEmpty = boxOf(shell, facet).querySelector('li') === null
          if (!isLarge(asking)) boxOf(shell, facet).hidden = isEmpty
          tellBox(shell, facet, isEmpty ? strings.say('noChoices') : '')
        }
        showChips(shell, names, state, strings, without)
        return counts
      } catch (error) {
        if (number === latest())
          for (const facet of facets) tellBox(shell, facet, strings.say('countsFailed'))
        throw error
      }
    },
    async opened(facet, asking) {
      const { state, strings, number } = asking
      if (countedFor.get(facet) === number) return
      tellBox(shell, facet, strings.say('counting'))
      try {
        const { counts, names } = await count(asking, [facet])
        if (number !== latest()) return
        const shown = showFacet(shell, facet, counts[facet] ?? {}, names, state, strings)
        if (shown === 0) tellBox(shell, facet, strings.say('noChoices'))
        else tellBox(shell, facet, strings.count('choices', shown), true)
      } catch (error) {
        if (number === latest()) tellBox(shell, facet, strings.say('countsFailed'))
        throw error
      }
    },
  }
}
