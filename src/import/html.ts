// Turns a saved page into the same roles and fields as a text document: markup decides first, the line rules after it.

import { readDate } from '../arabic/dates.ts'
import { foldLine } from '../arabic/letters.ts'
import type { Authority } from '../archive/authority.ts'
import type { Found, LineRole, Outlet, ParsedDocument, PublishedDate, RawDocument } from '../model.ts'
import { classify, type LineRules, type ReadLine } from './classify.ts'
import { type Block, readBlocks } from './html-blocks.ts'
import { type PageMeta, readMeta } from './html-meta.ts'
import { measureLines, splitLines } from './lines.ts'
import { baseOf, type ParseOptions, readFields, readOutlet } from './parse.ts'
import { mainTexts } from './readability.ts'
import type { DatelineReader } from './rules/dateline.ts'
import { isProse } from './rules/prose.ts'
import { type DateOrder, readDateLine, toPublished } from './rules/published.ts'

export interface HtmlContext {
  readonly authority: Authority
  readonly options: ParseOptions
  readonly rulesFor: (order: DateOrder) => LineRules
  readonly dateline: DatelineReader
}

/** A block with the role that it plays, and its line in the source. */
interface PlacedBlock {
  readonly block: Block
  readonly read: ReadLine
}

const HEADING_RE = /^h[2-6]$/
/** A date line further from the headline than this many blocks belongs to something else. */
const DATE_REACH = 8
/** Blocks above the text among which an unmarked headline is looked for. */
const HEAD_REACH = 6

export function parseHtml(document: RawDocument, context: HtmlContext): ParsedDocument {
  const { lines, newline } = splitLines(document.text)
  const base = baseOf(document, newline)
  const meta = readMeta(document.text)
  const blocks = readBlocks(document.text)
  const title = readTitle(blocks, meta, context.authority.outlets)
  const placed = placeBlocks(blocks, title, document.text, context)
  const read = placed.map(({ read }) => read)
  const outlet = context.options.outlet === null ? outletOfPage(meta, context.authority.outlets) : null
  const lineOutlet =
    outlet ?? readOutlet(read, context.authority.outlets, context.options.outlet, context.dateline)
  const order = context.authority.outlets.find(({ id }) => id === lineOutlet?.value)?.dateOrder ?? 'dmy'
  const fields = readFields(read, lineOutlet, context.dateline, base, context.options.crawled)
  const published = publishedOf(meta, placed, order, context.options.crawled, fields.published)
  return {
    ...base,
    lines: rolesOfSource(lines, placed),
    ...fields,
    title: title?.found ?? fields.title,
    published: fields.language.value === 'ar' || published?.basis !== 'stated' ? published : fields.published,
    author: fields.author ?? authorOf(meta, lineOutlet, context.authority.outlets),
    url: meta.url
      ? { value: meta.url, basis: 'meta', text: null, line: null, rule: 'url/canonical', confidence: 0.95 }
      : null,
  }
}

/** The headline: what JSON-LD or Open Graph call it, best where the page shows it too; else the only h1. */
function readTitle(blocks: readonly Block[], meta: PageMeta, outlets: readonly Outlet[]) {
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

/** Roles: the main content by the line rules with its headings known, everything else by where it stands. */
function placeBlocks(
  blocks: readonly Block[],
  title: { index: number } | null,
  source: string,
  context: HtmlContext,
): readonly PlacedBlock[] {
  const main = mainIndexes(blocks, title?.index ?? -1, source)
  const head = title ? [] : headIndexes(blocks, main)
  const inside = blocks.map((_, index) => index).filter((index) => main.has(index) || head.includes(index))
  const shapes = measureLines(inside.map((index) => blocks[index]?.text ?? ''))
  const rules = context.rulesFor('dmy')
  const read = new Map(classify(shapes, rules).map((line, i) => [inside[i] ?? -1, line]))
  const outside = measureLines(blocks.map(({ text }) => text))
  return blocks.map((block, index) => {
    const own = read.get(index)
    const shape = { ...(own?.shape ?? outside[index]), n: block.line } as ReadLine['shape']
    const line: ReadLine = own ?? {
      shape,
      role: 'boilerplate:other',
      hit: rules.furniture(shape),
      date: null,
      dateline: null,
      filed: null,
      author: null,
      credit: null,
    }
    const role =
      index === title?.index
        ? 'title'
        : own
          ? roleInMain(block, own, index, blocks, title?.index ?? -1)
          : roleOutside(block, line, index, title?.index ?? -1, rules)
    const date = rules.date(shape)
    return { block, read: { ...line, shape, role, date: index === title?.index ? null : date } }
  })
}

/** Without a marked headline it is looked for right above the text, past what is menus. */
function headIndexes(blocks: readonly Block[], main: ReadonlySet<number>): readonly number[] {
  const first = Math.min(...main)
  const above = blocks.slice(0, Number.isFinite(first) ? first : 0).map((block, index) => ({ block, index }))
  const menu = above.findLastIndex(
    ({ block }) => block.aside || block.related || block.linked > 0.5 || block.tag === 'title',
  )
  return above.slice(Math.max(menu + 1, above.length - HEAD_REACH)).map(({ index }) => index)
}

/** Indexes of blocks that Readability kept, matched in order; without it, prose outside of menus. */
function mainIndexes(blocks: readonly Block[], title: number, source: string): ReadonlySet<number> {
  const texts = mainTexts(source)
  const kept = new Set<number>()
  if (texts) {
    const wanted = new Map<string, number>()
    for (const text of texts) wanted.set(text, (wanted.get(text) ?? 0) + 1)
    blocks.forEach((block, index) => {
      const left = wanted.get(block.text) ?? 0
      if (left === 0 || index === title || (block.aside && block.linked > 0.5)) return
      wanted.set(block.text, left - 1)
      kept.add(index)
    })
  }
  const prose = [...kept].filter((index) => (blocks[index]?.text.length ?? 0) > 60).length
  if (prose > 0) return kept
  const shapes = measureLines(blocks.map(({ text }) => text))
  return new Set(
    shapes.flatMap((shape, index) =>
      isProse(shape) && !blocks[index]?.aside && !blocks[index]?.related ? [index] : [],
    ),
  )
}

function roleInMain(
  block: Block,
  read: ReadLine,
  index: number,
  blocks: readonly Block[],
  title: number,
): LineRole {
  if (block.tag === 'figcaption' || block.tag === 'caption') return 'caption'
  if (block.related && block.linked > 0.5)
    return read.role === 'related:heading' ? 'related:heading' : 'related:title'
  if (read.role === 'title' && title < 0) return 'title'
  const above = index < title
  if (
    HEADING_RE.test(block.tag) &&
    (read.role === 'body' || read.role === 'title' || read.role === 'kicker')
  ) {
    return above ? 'kicker' : 'subhead'
  }
  if (read.role === 'title') return above ? 'kicker' : 'subhead'
  if (read.role === 'subhead' && block.tag === 'li') return 'body'
  if (block.linked > 0.8 && read.role === 'body' && index === blocks.length - 1) return 'related:title'
  return read.role
}

function roleOutside(block: Block, line: ReadLine, index: number, title: number, rules: LineRules): LineRole {
  if (block.tag === 'title') return 'markup'
  const date = rules.date(line.shape)
  if (date && !block.aside) return date.kind === 'crawled' ? 'boilerplate:crawl' : 'date'
  if (block.related)
    return line.hit?.kind === 'related'
      ? 'related:heading'
      : block.linked > 0.5 || line.shape.words > 3
        ? 'related:title'
        : 'boilerplate:other'
  if (line.hit?.kind === 'related') return 'related:heading'
  if (title >= 0 && index === title - 1 && line.shape.words <= 5 && !block.aside && block.linked < 0.5)
    return 'kicker'
  if (
    title >= 0 &&
    index > title &&
    index <= title + 3 &&
    !block.aside &&
    rules.dateline.line(line.shape.trimmed)?.author
  )
    return 'byline'
  return block.aside ? 'boilerplate:nav' : 'boilerplate:other'
}

/** The day as the markup writes it, in its own zone: moving it to UTC would put evening stories a day off. */
function publishedOf(
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

function authorOf(
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

function outletOfPage(meta: PageMeta, outlets: readonly Outlet[]): Found<string> | null {
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

const RANK: readonly LineRole[] = [
  'title',
  'body',
  'subhead',
  'kicker',
  'dateline',
  'byline',
  'date',
  'caption',
  'source_credit',
]

/** A source line takes the role of the weightiest block that begins on it. */
function rolesOfSource(lines: readonly string[], placed: readonly PlacedBlock[]): ParsedDocument['lines'] {
  const roles = new Map<number, LineRole[]>()
  for (const { block, read } of placed)
    roles.set(block.line, [...(roles.get(block.line) ?? []).slice(-50), read.role])
  return lines.map((text, index) => {
    const here = roles.get(index + 1) ?? []
    const role =
      RANK.find((known) => here.includes(known)) ?? here[0] ?? (text.trim() === '' ? 'blank' : 'markup')
    return { n: index + 1, role, text }
  })
}
