// The names of the rules that take a line out of a story, `family/name`; each has words in the strings of the interface.
import type { FurnitureKind } from '../../archive/authority.ts'
import type { LineRole } from '../../model.ts'
import type { Out } from '../html-hints.ts'

/** Kinds of furniture that are known by a line's first words and by words within it too. */
const LISTED = [
  'nav',
  'share',
  'promo',
  'cookie',
  'copyright',
  'crawl',
  'related',
  'comments',
  'tags',
  'contact',
  'signoff',
] as const satisfies readonly FurnitureKind[]

/** The three lists that `furniture.yaml` has of a kind: whole lines, first words, words anywhere. */
const LISTS = ['list', 'starts', 'contains'] as const

const OTHERS = [
  'furniture/caption-list',
  'furniture/credit-list',
  'furniture/counters-list',
  // Nothing but buttons and menu entries.
  'furniture/share-row',
  // A line of the outlet's file, and an end that its pages glue to their last words.
  'furniture/outlet',
  'furniture/tail',
  // Nothing but an address of the web.
  'furniture/address',

  'credit/labelled',

  'date/line',
  'date/updated',
  'date/crawled',

  'shape/separator',
  'shape/address-label',
  'shape/section-label',
  'shape/breadcrumbs',
  'shape/home-trail',
  'shape/issue-number',
  'shape/tag-label',
  'shape/rights-year',
  'shape/placeholder',
  'shape/gallery-count',
  'shape/pager',
  'shape/weather',
  'shape/imprint',
  'shape/founded',
  'shape/wire-time',
  'shape/menu-row',
  'shape/hashtags',
  'shape/text-size',
  'shape/number',
  'shape/ago',
  'shape/clock',
  'shape/editor-code',
  'shape/previous-next',
  'shape/follow',
  'shape/initials',
  'shape/ended',
  'shape/signed',
  'shape/foreign-label',
  'shape/caption',
  'shape/bracketed',
  'shape/photographer',
  'shape/unread-date',
  'shape/page-title',

  'place/above-headline',
  'place/above-text',
  'place/headline-again',
  'place/after-comments',
  'place/after-tags',
  'place/after-contact',
  'place/after-page-lines',
  'place/after-see-also',
  'place/date-after-see-also',
  'place/among-promotion',
  'place/label-below-text',
  'place/teaser-below-text',
  'place/headline-below-text',

  // Elements of a page by their names (`Out` of html-hints.ts).
  'html/nav',
  'html/share',
  'html/comment',
  'html/related',
  'html/aside',
  'html/tags',
  'html/bio',
  'html/masthead',
  'html/notice',
  'html/hidden',
  'html/replay',
  'html/caption',
  'html/date',
  'html/head',
  'html/see-also',
  'html/link',
  'html/teaser',
  'html/date-of-other',
  'html/label-below-text',
  'html/link-outside',
  'html/outside',
] as const

/** The name of a rule. */
export type LineRule =
  | `furniture/${(typeof LISTED)[number]}-${(typeof LISTS)[number]}`
  | `html/${Out}`
  | (typeof OTHERS)[number]

/** Every rule that the parser can give. */
export const LINE_RULES: readonly LineRule[] = [
  ...LISTED.flatMap((kind) => LISTS.map((list) => `furniture/${kind}-${list}` as const)),
  ...OTHERS,
]

/** The list of `furniture.yaml` that a line stands in. */
export function listRule(kind: FurnitureKind, list: (typeof LISTS)[number]): LineRule {
  return kind === 'caption' || kind === 'credit' || kind === 'counters'
    ? `furniture/${kind}-list`
    : `furniture/${kind}-${list}`
}

/** What a line can be in its story; everything else has a rule that says so. */
const PARTS: ReadonlySet<LineRole> = new Set([
  'title',
  'kicker',
  'byline',
  'dateline',
  'subhead',
  'body',
  'markup',
  'blank',
])

/** Whether a line of this role is no part of its story, so that a rule says why. */
export function isApart(role: LineRole): boolean {
  return !PARTS.has(role)
}
