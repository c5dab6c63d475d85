// Turns a saved page into the same roles and fields as a text document: markup decides first, the line rules after it.

import type { Authority } from '../archive/authority.ts'
import type { LineRole, ParsedDocument, RawDocument } from '../model.ts'
import { classify, type LineRules, type ReadLine } from './classify.ts'
import { baseOf, readFields } from './fields.ts'
import { type Block, readBlocks } from './html-blocks.ts'
import { authorOf, outletOfPage, type PlacedBlock, publishedOf, readTitle } from './html-fields.ts'
import { readMeta } from './html-meta.ts'
import { measureLines, splitLines } from './lines.ts'
import { readOutlet } from './outlet.ts'
import type { ParseOptions } from './parse.ts'
import { mainTexts } from './readability.ts'
import type { DatelineReader } from './rules/dateline.ts'
import { isProse } from './rules/prose.ts'
import type { DateOrder } from './rules/published.ts'

export interface HtmlContext {
  readonly authority: Authority
  readonly options: ParseOptions
  readonly rulesFor: (order: DateOrder) => LineRules
  readonly dateline: DatelineReader
}

const HEADING_RE = /^h[2-6]$/
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
  const lineOutlet = outlet ?? readOutlet(read, context.authority, context.options.outlet, context.dateline)
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
    const date = rules.date(shape)
    const line: ReadLine = own ?? {
      shape,
      role: 'boilerplate:other',
      hit: rules.furniture(shape),
      date,
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
    return { block, read: { ...line, shape, role, date: index === title?.index ? null : date } }
  })
}

/** Without a marked headline it is looked for right above the text, past what is menus. */
function headIndexes(blocks: readonly Block[], main: ReadonlySet<number>): readonly number[] {
  // A set keeps its order: the first that was put in is the topmost.
  const [first = 0] = main
  const above = blocks.slice(0, first).map((block, index) => ({ block, index }))
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
  const { date } = line
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
