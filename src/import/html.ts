// Turns a saved page into the same roles and fields as a text document: markup decides first, the line rules after it.

import type { Authority } from '../archive/authority.ts'
import type {
  Found,
  Issue,
  LinePart,
  LineRole,
  ParsedDocument,
  PublishedDate,
  RawDocument,
} from '../model.ts'
import type { LineRules } from './classify.ts'
import { baseOf, readFields } from './fields.ts'
import { givenByline, givenKicker, givenOutlet, givenPublished, givenTitle, givenUrl } from './given.ts'
import { scanPage } from './html-blocks.ts'
import { readPublishedOn } from './html-date.ts'
import { authorOf, outletOfPage } from './html-fields.ts'
import { mainBlocks } from './html-main.ts'
import { pardon, viewOf } from './html-page.ts'
import { type PlacedBlock, placeBlocks } from './html-roles.ts'
import { readTitle, type Title } from './html-title.ts'
import { withEmbeddedText } from './html-whole.ts'
import { zoneOf } from './html-zone.ts'
import { splitLines } from './lines.ts'
import { readOutlet } from './outlet.ts'
import type { ParseOptions } from './parse.ts'
import type { DatelineReader } from './rules/dateline.ts'
import type { DateOrder } from './rules/published.ts'

export interface HtmlContext {
  readonly authority: Authority
  readonly options: ParseOptions
  readonly rulesFor: (order: DateOrder) => LineRules
  readonly dateline: DatelineReader
}

export function parseHtml(document: RawDocument, context: HtmlContext): ParsedDocument {
  const { authority, options } = context
  const { outlets } = authority
  const { lines, newline } = splitLines(document.text)
  const base = baseOf(document, newline)
  const scanned = viewOf(scanPage(document.text))
  const title = titleOf(document, scanned, context)
  const visible = pardon(scanned, title?.index ?? -1)
  const fragment = !/<(?:html|body|head|h1)[\s>]/i.test(document.text.slice(0, 20_000))
  const shown = fragment
    ? new Set(
        visible.blocks.flatMap(({ index }) => (visible.outs[index] || index === title?.index ? [] : [index])),
      )
    : mainBlocks(visible, title?.index ?? -1)
  const { view, main } = withEmbeddedText(visible, shown, title, document.text)
  const rules = context.rulesFor('dmy')
  const placed = placeBlocks(view, title?.index ?? -1, main, rules)
  const read = placed.map((one) => one.read)
  const outlet =
    (options.outlet === null ? (givenOutlet(document, outlets) ?? outletOfPage(view.meta, outlets)) : null) ??
    readOutlet(read, authority, options.outlet, context.dateline)
  const order = outlets.find(({ id }) => id === outlet?.value)?.dateOrder ?? 'dmy'
  const fields = readFields(read, outlet, context.dateline.of(outlet?.value ?? null), base, options.crawled)
  const story = [...main].filter((index) => placed[index]?.read.role === 'body')
  const zone = zoneOf(outlet?.value, outlets)
  const dated = readPublishedOn({
    view,
    title: title?.index ?? -1,
    first: story[0] ?? Math.max(0, title?.index ?? 0),
    last: story.at(-1) ?? view.blocks.length,
    order,
    anchor: options.crawled,
    zone,
    told: fields.published,
  })
  // The date rules read Arabic: words that another language shows are not theirs to judge.
  const arabic = fields.language.value === 'ar' || fields.language.value === 'und'
  const own = arabic || dated.published?.basis !== 'stated' ? dated.published : fields.published
  const published = givenPublished(document, order, options.crawled, zone) ?? own
  const by = givenByline(document, context.dateline)
  const url = view.meta.url
  return {
    ...base,
    lines: rolesOfSource(lines, placed),
    ...fields,
    title: title?.found ?? fields.title,
    kicker: givenKicker(document) ?? fields.kicker,
    published,
    dateline: fields.dateline ?? by?.dateline ?? null,
    author: by ? by.author : authorOf(view.meta, placed, fields.author, outlet, outlets),
    url:
      givenUrl(document) ??
      (url
        ? { value: url, basis: 'meta', text: null, line: null, rule: 'url/canonical', confidence: 0.95 }
        : null),
    issues: [...fields.issues, ...issuesOf(base.path, published, dated.doubtful, view.cut)],
  }
}

/** The container's headline counts before the page's; where the page shows it too, its block is no paragraph. */
function titleOf(
  document: RawDocument,
  view: ReturnType<typeof viewOf>,
  { authority }: HtmlContext,
): Title | null {
  const own = readTitle(view, authority.outlets)
  const given = givenTitle(document)
  return given ? { found: given, index: own?.index ?? -1 } : own
}

function issuesOf(
  path: string,
  published: Found<string> | PublishedDate | null,
  doubtful: string | null,
  cut: boolean,
): readonly Issue[] {
  const issues: Issue[] = []
  const add = (rule: string, message: string, hint: string) =>
    issues.push({ severity: 'warning', rule, path, line: null, message, hint })
  if (!published && doubtful)
    add(
      'date/zone-unknown',
      `the page gives \`${doubtful}\`, late in the evening: which day that was where it was published is not known`,
      'write `zone` into the file of its outlet, or `published` into the record',
    )
  if (cut)
    add(
      'parse/page-too-long',
      'the page has more than 20,000 lines of text; those after them were not read',
      'look at the document and write what is missing into its record',
    )
  return issues
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
  const blocks = new Map<number, LinePart[]>()
  for (const { block, read } of placed) {
    const part = { role: read.role, text: block.text, ...(read.rule && { rule: read.rule }) }
    const here = blocks.get(block.line)
    if (here) here.push(part)
    else blocks.set(block.line, [part])
  }
  return lines.map((text, index) => {
    const parts = blocks.get(index + 1)
    if (!parts) return { n: index + 1, role: text.trim() === '' ? 'blank' : 'markup', text }
    const known = RANK.find((role) => parts.some((part) => part.role === role))
    const { role, rule } = parts.find((part) => part.role === known) ?? (parts[0] as LinePart)
    return { n: index + 1, role, text, ...(rule && { rule }), ...(parts.length > 1 && { parts }) }
  })
}
