// Gives each block of a page its role: the story by the line rules with its markup known, the rest by where it stands.
import type { LineRole } from '../model.ts'
import { classify, type LineRules, type ReadLine } from './classify.ts'
import { DATE_RULE } from './drafts.ts'
import { isDated } from './html-date.ts'
import { AUTHOR_RE, CAPTION_RE, DATE_RE, type Out } from './html-hints.ts'
import { between, named, type PageBlock, type PageView, sumsOf } from './html-page.ts'
import { isApart, type LineRule } from './rules/line-rules.ts'

/** A block with the role that it plays, and its line in the source. */
export interface PlacedBlock {
  readonly block: PageBlock
  readonly read: ReadLine
}

/** A role, with the rule where it is none of the story's. */
type Role = readonly [role: LineRole, rule?: LineRule | null]

/** Blocks round the headline among which days, writers and kickers are looked for. */
const HEAD_REACH = 14
const ALSO_RE =
  /^(?:اقر[اأ]|اقرأ|إقرأ|اقرئي|اقراوا|اقرؤوا|شاهد|شاهدوا|طالع|انظر|أنظر|تابع|للمزيد|لمزيد|المزيد|قد يهمك|قد يعجبك|مواضيع|موضوعات|أخبار|اخبار|ذات صلة)(?:\s|:|$)/u

/** Roles of the places that are no part of a story. */
const OUT_ROLE: Readonly<Record<Out, LineRole>> = {
  nav: 'boilerplate:nav',
  share: 'boilerplate:share',
  comment: 'boilerplate:other',
  related: 'related:title',
  aside: 'boilerplate:other',
  tags: 'boilerplate:nav',
  bio: 'boilerplate:other',
  masthead: 'boilerplate:nav',
  notice: 'boilerplate:cookie',
  hidden: 'boilerplate:other',
  replay: 'boilerplate:crawl',
}
/** What a block of the head may be; anything else there is a line of the page. */
const HEAD_ROLES: ReadonlySet<LineRole> = new Set([
  'date',
  'byline',
  'dateline',
  'source_credit',
  'caption',
  'kicker',
  'subhead',
])

export function placeBlocks(
  view: PageView,
  title: number,
  main: ReadonlySet<number>,
  lineRules: LineRules,
): readonly PlacedBlock[] {
  const rules = askedOnce(lineRules)
  const story = trimmed(view, main, rules)
  const [first = title] = story.kept
  const head = headOf(view, title, first)
  const inside = [...head, ...story.kept]
  const lines = classify(
    inside.map((index) => (view.blocks[index] as PageBlock).shape),
    rules,
  )
  const read = new Map(lines.map((line, i) => [inside[i] ?? -1, line]))
  const headSet = new Set(head)
  return view.blocks.map((block) => {
    const { index, shape } = block
    const own = read.get(index)
    if (index === title) return { block, read: { ...alone(block, rules), role: 'title', rule: null } }
    if (!own) {
      const line = alone(block, rules)
      const [role, rule = null] =
        story.removed.get(index) ?? roleOutside(block, view.outs[index] ?? null, line.hit)
      return { block, read: { ...line, role, rule } }
    }
    const [role, rule = own.rule] = headSet.has(index)
      ? roleInHead(block, own, title)
      : roleInStory(block, own, title)
    const known = role === 'byline' ? own.author : own.role === role ? own.author : null
    return { block, read: { ...own, shape, role, rule: isApart(role) ? rule : null, author: known } }
  })
}

/** The rules with their answers kept: each line of a page is asked about several times, and menus repeat. */
function askedOnce(rules: LineRules): LineRules {
  const known = HITS.get(rules.furniture) ?? kept(rules.furniture)
  HITS.set(rules.furniture, known)
  return { ...rules, furniture: known, date: kept(rules.date) }
}

/** Answers outlive a page: the pages of a site have the same menus. */
const HITS = new WeakMap<LineRules['furniture'], LineRules['furniture']>()
const MAX_KEPT = 20_000
const MAX_KEPT_LENGTH = 200

function kept<T>(read: (line: ReadLine['shape']) => T): (line: ReadLine['shape']) => T {
  const answers = new Map<string, { readonly answer: T }>()
  return (line) => {
    if (line.trimmed.length > MAX_KEPT_LENGTH) return read(line)
    const known = answers.get(line.trimmed) ?? { answer: read(line) }
    if (answers.size >= MAX_KEPT) answers.clear()
    answers.set(line.trimmed, known)
    return known.answer
  }
}

function alone(block: PageBlock, rules: LineRules): ReadLine {
  return {
    shape: block.shape,
    role: 'boilerplate:other',
    rule: null,
    hit: rules.furniture(block.shape),
    // Days outside of the story are those of clocks and of other stories.
    date: null,
    dateline: null,
    filed: null,
    author: null,
    credit: null,
  }
}

/** Blocks of the story without the captions, links and teasers that stand among its paragraphs. */
function trimmed(view: PageView, main: ReadonlySet<number>, rules: LineRules) {
  const removed = new Map<number, Role>()
  const kept: number[] = []
  const order = [...main]
  const sums = sumsOf(view.blocks, (block) => (main.has(block.index) && block.prose ? block.text.length : 0))
  const all = between(sums, 0, view.blocks.length)
  let started = false
  for (const [at, index] of order.entries()) {
    const block = view.blocks[index] as PageBlock
    const above = removed.get(order[at - 1] ?? -1)
    if (!started && block.prose) started = true
    if (!started && isOfHead(block)) continue
    const role = strayRole(
      block,
      above?.[0] ?? null,
      rules,
      (from, to) => between(sums, from, to) / Math.max(1, all),
    )
    if (role) removed.set(index, role)
    else kept.push(index)
  }
  dropTail(view, kept, removed)
  return { kept, removed }
}

/** Writer, day and links to them stand above the text, although in one element with it. */
function isOfHead(block: PageBlock): boolean {
  if (block.tag === 'time' || block.linked > 0.6 || isDated(block)) return true
  return block.shape.words <= 12 && (named(block, AUTHOR_RE, 2) || named(block, DATE_RE, 2))
}

/** What a block among the paragraphs is when it is none of them; null for those that may be. */
function strayRole(
  block: PageBlock,
  above: LineRole | null,
  rules: LineRules,
  share: (from: number, to: number) => number,
): Role | null {
  const { shape, frame } = block
  if (!rules.date(shape) && inCaption(block, share)) return ['caption', 'html/caption']
  const hit = rules.furniture(shape)
  if (hit?.kind === 'related' && block.linked < 0.3)
    return shape.words <= 8 ? ['related:heading', hit.rule] : null
  const also = ALSO_RE.test(shape.trimmed)
  if (also && block.linked > 0.3) return ['related:title', 'html/see-also']
  if (block.linked > 0.75 && shape.words > 0) {
    if (hit) return null
    if (frame.block === 'p' && shape.stop && shape.words > 25) return null
    return [shape.words < 3 && above === null ? 'boilerplate:nav' : 'related:title', 'html/link']
  }
  // The opening of another story below its headline.
  if (above === 'related:title' && shape.ellipsis && shape.words < 60)
    return ['related:teaser', 'html/teaser']
  if (above === 'related:title' && shape.words <= 8 && rules.date(shape))
    return ['related:teaser', 'html/date-of-other']
  return null
}

function inCaption(block: PageBlock, share: (from: number, to: number) => number): boolean {
  if (block.tag === 'figcaption' || block.tag === 'caption') return true
  let frame: PageBlock['frame'] | null = block.frame
  for (let i = 0; frame && i < 5; i += 1, frame = frame.parent) {
    // A name that would take half the story out with it was given to something else.
    if (share(frame.from, frame.to) > 0.4) return false
    if (frame.name === 'figure' || CAPTION_RE.test(frame.names)) return true
  }
  return false
}

/** Below the last paragraph, labels and single words without an end are the page's, not the story's. */
function dropTail(view: PageView, kept: number[], removed: Map<number, Role>): void {
  while (kept.length > 1) {
    const last = view.blocks[kept.at(-1) ?? -1]
    if (!last || last.prose || last.shape.stop || last.shape.words > 3 || last.frame.block === 'p') return
    removed.set(last.index, ['boilerplate:other', 'html/label-below-text'])
    kept.pop()
  }
}

/** Unlinked blocks between headline and text, and those right above the headline, past menus. */
function headOf(view: PageView, title: number, first: number): readonly number[] {
  const usable = (block: PageBlock) =>
    !view.outs[block.index] && block.tag !== 'title' && (block.linked < 0.6 || named(block, AUTHOR_RE, 2))
  const from = title >= 0 && title < first ? title : first
  const above: number[] = []
  for (let i = from - 1, links = 0; i >= 0 && from - i <= HEAD_REACH; i -= 1) {
    const block = view.blocks[i] as PageBlock
    links = block.linked > 0.5 ? links + 1 : 0
    if (links > 1 || view.outs[i] === 'nav' || view.outs[i] === 'related') break
    if (usable(block)) above.unshift(i)
  }
  const below: number[] = []
  for (let i = from + (from === title ? 0 : 1); i < first && below.length < HEAD_REACH; i += 1)
    if (i === title || (i > title && title >= 0 && usable(view.blocks[i] as PageBlock))) below.push(i)
  if (title >= 0 && title < first) return [...above.slice(-4), ...below]
  return title >= 0 ? [] : above.slice(-6)
}

/** Where no rule is given, the one of `own` stays. */
function roleInHead(block: PageBlock, own: ReadLine, title: number): Role {
  const { shape } = block
  if (own.date) return [own.date.kind === 'crawled' ? 'boilerplate:crawl' : 'date', DATE_RULE[own.date.kind]]
  const byline = named(block, AUTHOR_RE, 2) && shape.words <= 10 && own.hit === null
  if (!byline && /^(?:boilerplate|related):/.test(own.role)) return [own.role]
  if ((named(block, DATE_RE, 2) && /\d/.test(shape.folded)) || isDated(block)) return ['date', 'html/date']
  if (named(block, CAPTION_RE, 2) || block.tag === 'figcaption') return ['caption', 'html/caption']
  if (byline) return ['byline']
  const other: Role = HEAD_ROLES.has(own.role) ? [own.role] : ['boilerplate:other', 'html/head']
  if (title < 0) return own.role === 'title' ? ['title'] : other
  if (block.index < title) {
    const close = title - block.index <= 2 && shape.words <= 8 && shape.words > 0
    return close && !own.dateline && !own.credit ? ['kicker'] : other
  }
  if (own.role === 'byline' || own.role === 'dateline' || own.role === 'source_credit') return [own.role]
  return block.heading > 0 || shape.words >= 8 ? ['subhead'] : ['boilerplate:other', 'html/head']
}

function roleInStory(block: PageBlock, own: ReadLine, title: number): Role {
  const { role, shape } = own
  const above = block.index < title
  if (block.heading > 0 && !/^(?:boilerplate|related:heading|source_credit|date)/.test(role))
    return [role === 'title' && title < 0 ? 'title' : above ? 'kicker' : 'subhead']
  if (role === 'title') return [title < 0 ? 'title' : above ? 'kicker' : 'body']
  if (role === 'subhead') return [block.tag === 'li' || shape.stop ? 'body' : 'subhead']
  // What is not linked, and stands among the paragraphs, leads nowhere.
  if (/^related:(?:title|teaser|video)/.test(role) || role === 'kicker') return ['body']
  if (role === 'boilerplate:promo' && own.hit === null) return ['body']
  return [role]
}

function roleOutside(block: PageBlock, out: Out | null, hit: ReadLine['hit']): Role {
  if (block.tag === 'title') return ['markup']
  if (out === 'related') {
    if (hit?.kind === 'related') return ['related:heading', hit.rule]
    if (block.heading > 0 && block.linked < 0.5) return ['related:heading', 'html/related']
    if (block.linked > 0.5) return ['related:title', 'html/related']
    return [block.shape.words > 3 ? 'related:teaser' : 'boilerplate:other', 'html/related']
  }
  if (hit?.kind === 'related') return ['related:heading', hit.rule]
  if (hit?.kind === 'copyright') return ['boilerplate:copyright', hit.rule]
  if (out) return [OUT_ROLE[out], `html/${out}`]
  return block.linked > 0.5 ? ['boilerplate:nav', 'html/link-outside'] : ['boilerplate:other', 'html/outside']
}
