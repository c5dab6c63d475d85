// Finds the headline of a page: what its head calls it, held against what the page shows.
import { foldLine } from '../arabic/letters.ts'
import type { Found, Outlet } from '../model.ts'
import { AUTHOR_RE, CAPTION_RE, DATE_RE, HEADLINE_RE, SITE_RE } from './html-hints.ts'
import { named, type PageBlock, type PageView } from './html-page.ts'

export interface Title {
  readonly found: Found<string>
  /** Block that shows it; -1 when the page does not. */
  readonly index: number
}

const MAX_WORDS = 60
/** Words of which the names of papers and sites are made. */
const HOUSE = new Set(
  foldLine(
    'اليوم جريدة صحيفة وكالة أخبار الأخبار موقع بوابة نيوز قناة شبكة مجلة إذاعة تلفزيون الرسمي الإخبارية العربية العربي الجديد الجديدة أونلاين',
  ).split(' '),
)
const SEPARATOR_RE = /\s+(?:[|\-–—:»«•·,،]|::|\|\|)+\s+|\s*[|]\s*|\s+»\s*|:\s+/u
/** A block needs this much to be the headline. */
const ENOUGH = 4
/** With less than that, but this much, it is where the head of the page claims no headline. */
const POSSIBLE = 2

/** The best of the blocks; else what the head claims; null when neither says. */
export function readTitle(view: PageView, outlets: readonly Outlet[]): Title | null {
  const site = siteNames(view, outlets)
  const claims = view.meta.headlines.map((text) => text)
  const sure = new Set([...claims, ...claims.flatMap((text) => partsOf(text))].map(foldLine))
  const likely = new Set(view.meta.title ? [view.meta.title, ...partsOf(view.meta.title)].map(foldLine) : [])
  for (const name of site) {
    sure.delete(name)
    likely.delete(name)
  }
  const firstProse = view.blocks.find((block) => block.prose && !view.outs[block.index])?.index ?? Infinity
  const headings = view.blocks.filter(({ heading, index }) => heading === 1 && !view.outs[index]).length
  const opening = view.blocks
    .filter((block) => block.prose && !view.outs[block.index])
    .slice(0, 3)
    .map(({ shape }) => shape.folded)
    .join(' ')
  const evidence = { site, sure, likely, firstProse, headings, opening }
  let best: { readonly block: PageBlock; readonly score: number } | null = null
  for (const block of view.blocks) {
    const score = scoreOf(block, view, evidence)
    if (score > (best?.score ?? POSSIBLE - 0.01)) best = { block, score }
  }
  if (best && best.score >= ENOUGH - 0.01) return ofBlock(best.block, evidence)
  const claimed = view.meta.headlines
    .map((text) => withoutSite(text, site))
    .find((text) => isHeadline(text, site))
  if (claimed) return ofHead(claimed, 0.8)
  if (best && best.block.shape.words >= 3) return ofBlock(best.block, evidence)
  const named = view.meta.title ? withoutSite(view.meta.title, site) : null
  const lead = view.blocks[firstProse]?.shape.folded
  return named && isHeadline(named, site) && lead && tells(named, lead) ? ofHead(named, 0.7) : null
}

function ofBlock({ text, line, index, shape }: PageBlock, { sure, likely }: Evidence): Title {
  const claimed = sure.has(shape.folded) || likely.has(shape.folded)
  const rule = claimed ? 'title/meta-and-page' : 'title/heading'
  return {
    index,
    found: { value: text, basis: 'stated', text, line, rule, confidence: claimed ? 0.95 : 0.85 },
  }
}

function ofHead(text: string, confidence: number): Title {
  return {
    index: -1,
    found: { value: text, basis: 'meta', text, line: null, rule: 'title/meta', confidence },
  }
}

/** A headline shares words with the opening of its story; the name of a site does not. */
function tells(title: string, lead: string): boolean {
  const words = foldLine(title).split(' ').length
  const held = sharedWords(foldLine(title), lead)
  return held >= 2 && held >= words * 0.2
}

/** Words of four letters or more of a folded headline that a folded text has, in any form. */
function sharedWords(title: string, text: string): number {
  const bare = (word: string) => word.replace(/^[وفبلك]?(?:ال)?/, '')
  return title.split(' ').filter((word) => word.length > 3 && !HOUSE.has(word) && text.includes(bare(word)))
    .length
}

interface Evidence {
  readonly site: ReadonlySet<string>
  readonly sure: ReadonlySet<string>
  readonly likely: ReadonlySet<string>
  readonly firstProse: number
  readonly headings: number
  /** Folded first paragraphs. */
  readonly opening: string
}

function scoreOf(block: PageBlock, view: PageView, evidence: Evidence): number {
  const { folded, words } = block.shape
  if (words === 0 || words > MAX_WORDS || block.tag === 'title' || evidence.site.has(folded)) return 0
  const out = view.outs[block.index]
  if (out === 'replay' || out === 'hidden' || out === 'comment') return 0
  const claimed = evidence.sure.has(folded) ? 5 : evidence.likely.has(folded) ? 5 : alike(folded, evidence)
  let score = claimed
  // The head may claim no more than the name of the site; a headline shares words with its story.
  if (!evidence.sure.has(folded) && claimed > 0 && sharedWords(folded, evidence.opening) === 0) score -= 5
  if (block.heading === 1) score += evidence.headings <= 2 ? 4 : 2
  if (block.heading > 0 && leads(block, view)) score += 1.5
  if (block.heading > 1) score += 4 - block.heading > 0 ? (4 - block.heading) * 0.6 : 0.3
  if (named(block, HEADLINE_RE, 2)) score += 2
  if (named(block, SITE_RE, 2)) score -= 6
  if (named(block, CAPTION_RE, 1) || (named(block, DATE_RE, 1) && !named(block, HEADLINE_RE, 1))) score -= 3
  if (named(block, AUTHOR_RE, 1) && block.heading === 0) score -= 2
  if (out === 'masthead') score -= 2
  else if (out) score -= out === 'nav' || out === 'related' ? 5 : 3
  if (block.linked > 0.5) score -= claimed >= 5 ? 0.5 : 3
  if (block.index > evidence.firstProse) score -= claimed >= 5 ? 1 : 3
  // Ties go to the first one.
  return score - block.index / 1e6
}

/** Running text stands below it, with little between them. */
function leads(block: PageBlock, view: PageView): boolean {
  const below = view.blocks.slice(block.index + 1, block.index + 8)
  const text = below.findIndex((next) => next.prose && !view.outs[next.index])
  return text >= 0 && below.slice(0, text).every((next) => next.heading === 0)
}

/** A headline that the head has shortened, or with a kicker before it. */
function alike(folded: string, { sure, likely }: Evidence): number {
  for (const claim of [...sure, ...likely]) {
    if (claim.split(' ').length < 3 || folded.split(' ').length < 3) continue
    if (folded.startsWith(claim) || folded.endsWith(claim)) return claim.length > folded.length * 0.5 ? 4 : 0
    if (claim.startsWith(folded) || claim.endsWith(folded)) return folded.length > claim.length * 0.6 ? 3 : 0
  }
  return 0
}

/** Folded names of all outlets, worked out once for a list of them. */
const NAMES = new WeakMap<readonly Outlet[], ReadonlySet<string>>()

/** Folded names that the page may give its site. */
function siteNames(view: PageView, outlets: readonly Outlet[]): ReadonlySet<string> {
  const known =
    NAMES.get(outlets) ??
    new Set(outlets.flatMap(({ name, short, aliases }) => [name, short, ...aliases]).map(foldLine))
  NAMES.set(outlets, known)
  const own = foldLine(view.meta.siteName ?? '')
  return own === '' || known.has(own) ? known : new Set([...known, own])
}

/** «headline - section | outlet»: every run of its parts that holds a whole headline. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(SEPARATOR_RE).filter(Boolean)
  if (parts.length < 2 || parts.length > 6) return []
  const cuts: string[] = []
  let at = 0
  const starts = parts.map((part) => {
    const start = text.indexOf(part, at)
    at = start + part.length
    return [start, at] as const
  })
  for (let from = 0; from < parts.length; from += 1)
    for (let to = from; to < parts.length; to += 1) {
      const cut = text.slice(starts[from]?.[0] ?? 0, starts[to]?.[1] ?? 0)
      if (cut.split(' ').length >= 3 && cut !== text) cuts.push(cut)
    }
  return cuts
}

/** A claim without the site's name at either end; where no part is a known name, its longest part. */
function withoutSite(text: string, site: ReadonlySet<string>): string {
  const parts = text.split(/\s+[|\-–—»«•]+\s+|\s*\|\s*/u).filter(Boolean)
  if (parts.length < 2) return text
  const kept = parts.filter((part) => !site.has(foldLine(part)))
  if (kept.length === parts.length) return text
  const [first = '', last = ''] = [kept[0], kept.at(-1)]
  return text.slice(text.indexOf(first), text.lastIndexOf(last) + last.length)
}

function isHeadline(text: string, site: ReadonlySet<string>): boolean {
  const folded = foldLine(text)
  return folded.split(' ').length > 2 && !site.has(folded)
}
