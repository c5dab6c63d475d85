// Reads headline, date, author and outlet of a saved page: markup and visible text held against each other.
import { readDate } from '../arabic/dates.ts'
import { foldLine } from '../arabic/letters.ts'
import type { Found, Outlet, PublishedDate } from '../model.ts'
import type { ReadLine } from './classify.ts'
import type { Block } from './html-blocks.ts'
import type { PageMeta } from './html-meta.ts'
import { type DateOrder, readDateLine, toPublished } from './rules/published.ts'

/** A block with the role that it plays, and its line in the source. */
export interface PlacedBlock {
  readonly block: Block
  readonly read: ReadLine
}

/** A date line further from the headline than this many blocks belongs to something else. */
const DATE_REACH = 8

/** The headline: what JSON-LD or Open Graph call it, best where the page shows it too; else the only h1. */
export function readTitle(blocks: readonly Block[], meta: PageMeta, outlets: readonly Outlet[]) {
  const shown = (text: string) =>
    blocks.findIndex((block) => !block.aside && foldLine(block.text) === foldLine(text))
  const found = (value: string, index: number, rule: string, confidence: number) => {
    const block = blocks[index]
    const basis = block ? 'stated' : 'meta'
    const title: Found<string> = {
      value: block?.text ?? value,
      basis,
      text: block?.text ?? null,
      line: block?.line ?? null,
      rule,
      confidence,
    }
    return { found: title, index }
  }
  const headings = blocks.flatMap((block, index) => (block.tag === 'h1' && !block.aside ? [index] : []))
  for (const claimed of [
    meta.headline,
    withoutSite(meta.headline, outlets),
    withoutSite(meta.title, outlets),
  ]) {
    if (!claimed) continue
    const index = shown(claimed)
    if (index >= 0) return found(claimed, index, 'title/meta-and-page', 0.98)
  }
  const only = headings.length === 1 ? headings[0] : undefined
  if (only !== undefined) return found('', only, 'title/h1', 0.9)
  const claimed = withoutSite(meta.headline, outlets)
  return claimed && foldLine(claimed).split(' ').length > 2 ? found(claimed, -1, 'title/meta', 0.8) : null
}

/** «headline - outlet» or «outlet | headline» without the outlet. */
function withoutSite(title: string | null, outlets: readonly Outlet[]): string | null {
  if (!title) return null
  const parts = title.split(/\s+[|\-–—:»«]+\s+/u)
  if (parts.length < 2) return title
  const names = new Set(
    outlets.flatMap(({ name, short, aliases }) => [name, short, ...aliases]).map(foldLine),
  )
  const kept = parts.filter((part) => !names.has(foldLine(part)))
  if (kept.length < parts.length) return kept.length === 1 ? (kept[0] ?? title) : title
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}

/** The day as the markup writes it, in its own zone: moving it to UTC would put evening stories a day off. */
export function publishedOf(
  meta: PageMeta,
  placed: readonly PlacedBlock[],
  order: DateOrder,
  anchor: string | null,
  told: PublishedDate | null,
): PublishedDate | null {
  const shown = shownDate(placed, order, anchor)
  const claimed = meta.published ? readDate(meta.published, { order }) : null
  if (claimed?.edtf && (claimed.precision === 'day' || claimed.precision === 'minute')) {
    const inUtc = /Z$/i.test(meta.published ?? '')
    if (shown && (shown.value === claimed.edtf || inUtc)) return shown
    return { ...toPublished(claimed, null, 'date/meta', 'meta', 0.95), text: meta.published }
  }
  if (shown) return shown
  const inUrl = meta.url?.match(
    /[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/,
  )
  if (inUrl?.[1] && inUrl[2] && inUrl[3]) {
    const value = `${inUrl[1]}-${inUrl[2].padStart(2, '0')}-${inUrl[3].padStart(2, '0')}`
    return {
      value,
      basis: 'url',
      text: inUrl[0].slice(1),
      line: null,
      rule: 'date/url',
      confidence: 0.85,
      candidates: [],
      flags: [],
      time: null,
      zone: null,
    }
  }
  return told?.rule.startsWith('date/lede') ? told : null
}

/** The date line nearest to the headline, on its own side of the page. */
function shownDate(
  placed: readonly PlacedBlock[],
  order: DateOrder,
  anchor: string | null,
): PublishedDate | null {
  const title = placed.findIndex(({ read }) => read.role === 'title')
  const near = placed
    .map(({ block, read }, index) => ({
      block,
      read,
      distance: Math.abs(index - Math.max(title, 0)) + (index < title ? 3 : 0),
    }))
    .filter(({ block, distance }) => !block.aside && !block.related && distance <= DATE_REACH)
    .sort((a, b) => a.distance - b.distance)
  for (const { read } of near) {
    const date = readDateLine(read.shape, order, anchor)
    if (date?.kind === 'published') return toPublished(date.reading, read.shape.n, 'date/line', 'stated', 0.9)
  }
  return null
}

export function authorOf(
  meta: PageMeta,
  outlet: Found<string> | null,
  outlets: readonly Outlet[],
): Found<string> | null {
  const value = meta.author
  if (!value || /^https?:/i.test(value) || value.split(/\s+/).length > 6) return null
  const house = outlets.find(({ id }) => id === outlet?.value)
  const own = [meta.siteName, house?.name, house?.short, ...(house?.aliases ?? [])].filter(
    (name) => name != null,
  )
  if (own.some((name) => foldLine(name) === foldLine(value))) return null
  return { value, basis: 'meta', text: value, line: null, rule: 'author/meta', confidence: 0.85 }
}

export function outletOfPage(meta: PageMeta, outlets: readonly Outlet[]): Found<string> | null {
  const found = (value: string, text: string, rule: string): Found<string> => ({
    value,
    basis: 'meta',
    text,
    line: null,
    rule,
    confidence: 0.95,
  })
  const host = meta.url && URL.canParse(meta.url) ? new URL(meta.url).hostname.replace(/^www\./, '') : null
  const byHost =
    host && outlets.find(({ hosts }) => hosts.some((known) => host === known || host.endsWith(`.${known}`)))
  if (host && byHost) return found(byHost.id, host, 'outlet/address')
  const name = meta.siteName
  const byName =
    name &&
    outlets.find((outlet) =>
      [outlet.name, outlet.short, ...outlet.aliases].some((known) => foldLine(known) === foldLine(name)),
    )
  return name && byName ? found(byName.id, name, 'outlet/site-name') : null
}
