// Reads a saved page once: its blocks of visible text with their places, what its head says, and a bare copy for Readability.
import { Parser } from 'htmlparser2'
import { namesOf, type Out, outOf } from './html-hints.ts'
import { type MetaReader, metaReader } from './html-meta.ts'

/** An element that holds blocks `from` up to, not including, `to`. */
export interface Frame {
  readonly name: string
  /** Words of its class and id. */
  readonly names: string
  readonly parent: Frame | null
  /** Why it is no part of the story, by its own name. */
  readonly out: Out | null
  readonly link: boolean
  /** Nearest block element. */
  readonly block: string
  /** 1 to 6 inside a heading, else 0. */
  readonly heading: number
  /** `datetime` of a `<time>`, title of an `<abbr>`. */
  readonly stamp: string | null
  readonly from: number
  to: number
  /** Where it begins and ends in the pieces of the bare copy. */
  readonly bareFrom: number
  bareTo: number
}

export interface Block {
  /** White space made single, edges trimmed. */
  readonly text: string
  /** 1-based source line of its first letter. */
  readonly line: number
  /** Nearest block element. */
  readonly tag: string
  readonly heading: number
  readonly frame: Frame
  /** Share of its letters that are links, 0 to 1. */
  readonly linked: number
  /** Moment that the markup gives for it. */
  readonly stamp: string | null
}

export interface Scan {
  readonly blocks: readonly Block[]
  readonly frames: readonly Frame[]
  readonly meta: MetaReader
  /** The page without scripts, styles and pictures; a mark (`markOf`) before the text of each block. */
  readonly bare: readonly string[]
  /** The page has more blocks than are read. */
  readonly cut: boolean
}

const BLOCKS = new Set(
  `address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th
   thead time title tr ul label amp-sidebar amp-list`.split(/\s+/),
)
/** Their text is not shown. */
const UNSEEN = new Set(
  'script style noscript template head svg iframe object textarea math canvas'.split(' '),
)
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Elements that the bare copy keeps; others become `div` when they are blocks, and go when they are not. */
const KEPT = new Set(
  `a article aside blockquote body caption center dd div dl dt em b strong span font figcaption figure footer h1 h2 h3 h4
   h5 h6 header html li main nav ol p pre section table tbody td th thead tr ul`.split(/\s+/),
)
/** An inline element of its own kind (a caption, a day, a writer) parts the text round it. */
const PARTING_RE = /(?:^|[ -])(?:captions?|date|time|timestamp|author|byline|writer|title|headline)(?=$|[ -])/
/** The address of the front page. */
const HOME_RE = /^(?:(?:https?:)?\/\/[^/]+)?\/?(?:index\.\w+|default\.\w+|home)?$/i
const MAX_DEPTH = 300
/** Elements open at one time beyond which a page is no page; the rest of it is read without its elements. */
const MAX_OPEN = 700
/** Blocks and characters of one block that are read; longer ones are cut between words. */
const MAX_BLOCKS = 20_000
const MAX_BLOCK = 20_000
/** Spans side by side without a space between them are labels that a style sheet sets apart; in text they part words. */
const MAX_LABEL = 80
const IN_TEXT = new Set('p h1 h2 h3 h4 h5 h6 blockquote figcaption'.split(' '))
const CHUNK = 1 << 15
const MAX_BARE = 1_500_000

const MARK = 0xe000
const DIGIT = 0xe100
const BASE = 2048
/** What stands before the text of block `index` in the bare copy: three private characters. */
export function markOf(index: number): string {
  return String.fromCharCode(MARK, DIGIT + (Math.floor(index / BASE) % BASE), DIGIT + (index % BASE))
}
/** Indexes of the blocks whose marks stand in a text. */
export function marksIn(text: string): readonly number[] {
  return [...text.matchAll(/\uE000([\uE100-\uE8FF])([\uE100-\uE8FF])/g)].map(
    ([, high = '', low = '']) => (high.charCodeAt(0) - DIGIT) * BASE + low.charCodeAt(0) - DIGIT,
  )
}

const ROOT: Frame = {
  name: '',
  names: '',
  parent: null,
  out: null,
  link: false,
  block: 'body',
  heading: 0,
  stamp: null,
  from: 0,
  to: 0,
  bareFrom: 0,
  bareTo: 0,
}

/** @param source HTML as decoded. Time grows with its length; elements nested deeper than 300 count as their parent's text. */
export function scanPage(source: string): Scan {
  const blocks: Block[] = []
  const frames: Frame[] = []
  const meta = metaReader()
  const lineOf = lineCounter(source)
  const root = { ...ROOT }
  const stack: Frame[] = [root]
  let top: Frame = root
  let unseen = 0
  let text = ''
  let linked = 0
  let start = -1
  let deep = 0
  let stamp: string | null = null
  let cut = false
  // A <span> was just closed, and the next begins right behind it.
  let closed = false
  let beside = false
  const bare: string[] = []
  let length = 0
  const put = (piece: string) => {
    if (length > MAX_BARE) return
    bare.push(piece)
    length += piece.length
  }
  const flush = () => {
    if (start >= 0) {
      const words = text.replace(/\s+/gu, ' ').trim()
      const block = {
        line: lineOf(start),
        tag: top.block,
        heading: top.heading,
        frame: top,
        linked: Math.min(1, linked / Math.max(1, words.length)),
        stamp: stamp ?? top.stamp,
      }
      for (const piece of words.length > MAX_BLOCK ? piecesOf(words) : [words]) {
        if (blocks.length < MAX_BLOCKS) blocks.push({ ...block, text: piece })
        else cut = true
      }
    }
    text = ''
    linked = 0
    start = -1
    stamp = null
  }
  const take = (words: string, at: number) => {
    if (unseen > 0 || words === '') return
    const first = words.search(/[^\s\u200B-\u200F\u061C\uFEFF]/u)
    if (beside && first === 0) flush()
    beside = false
    if (start < 0 && first >= 0) {
      start = at + first
      put(markOf(blocks.length))
    }
    text += words
    if (top.link) linked += words.trim().length
    if (top.stamp) stamp ??= top.stamp
    put(escapeBare(words))
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        meta.open(name, attributes)
        beside = closed && name === 'span' && start >= 0 && text.length < MAX_LABEL && !IN_TEXT.has(top.block)
        closed = false
        if (name === 'br') {
          if (top.heading > 0) text += ' '
          else flush()
          put('<br>')
          return
        }
        if (VOID.has(name)) {
          if (name === 'hr') flush()
          return
        }
        if (UNSEEN.has(name)) unseen += 1
        const home = name === 'a' && HOME_RE.test(attributes.href ?? '-')
        const names = home ? `${namesOf(attributes)} logo` : namesOf(attributes)
        const out = name === 'header' && isInStory(top) ? null : outOf(name, names, attributes)
        const parting =
          BLOCKS.has(name) ||
          ((name === 'span' || name === 'a') && names !== '' && (out !== null || PARTING_RE.test(names)))
        if (parting && !(top.heading > 0 && name === 'span')) flush()
        if (stack.length >= MAX_DEPTH) {
          deep += 1
          return
        }
        const frame: Frame = {
          name,
          names,
          parent: top,
          out,
          link: top.link || name === 'a',
          block: BLOCKS.has(name) ? name : top.block,
          heading: /^h[1-6]$/.test(name) ? Number(name[1]) : top.heading,
          stamp: stampOf(name, attributes) ?? top.stamp,
          from: blocks.length,
          to: blocks.length,
          bareFrom: bare.length,
          bareTo: bare.length,
        }
        frames.push(frame)
        stack.push(frame)
        top = frame
        if (unseen === 0) put(openBare(name, attributes))
      },
      ontext(words) {
        closed = false
        meta.text(words)
        take(words, parser.startIndex)
      },
      onclosetag(name) {
        meta.close(name)
        closed = name === 'span' && text.length < MAX_LABEL && !/\s$/u.test(text)
        if (VOID.has(name)) return
        if (deep > 0) {
          deep -= 1
          if (BLOCKS.has(name)) flush()
        } else if (stack.length > 1) {
          const own =
            top.name === name && top.heading === 0 && (top.out !== null || PARTING_RE.test(top.names))
          if (BLOCKS.has(name) || (own && (name === 'span' || name === 'a'))) flush()
          top.to = blocks.length
          if (unseen === 0) put(closeBare(name))
          top.bareTo = bare.length
          stack.pop()
          top = stack.at(-1) as Frame
        }
        if (UNSEEN.has(name) && unseen > 0) unseen -= 1
      },
      oncomment(words) {
        meta.comment(words)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  let at = 0
  for (; at < source.length && stack.length + deep < MAX_OPEN && !cut; at += CHUNK)
    parser.write(source.slice(at, at + CHUNK))
  if (at < source.length && !cut) {
    flush()
    for (const piece of source.slice(at).matchAll(/[^<>]+(?=<)|[^<>]+$/g)) {
      take(piece[0], at + piece.index)
      flush()
      if (cut) break
    }
  } else if (!cut) parser.end()
  flush()
  for (const frame of stack) Object.assign(frame, { to: blocks.length, bareTo: bare.length })
  return { blocks, frames: [root, ...frames], meta, bare: length > MAX_BARE ? [] : bare, cut }
}

/** A text without end in pieces that the rules can hold, cut between words where there are any. */
function piecesOf(words: string): readonly string[] {
  const pieces: string[] = []
  for (let from = 0; from < words.length; ) {
    const space = words.lastIndexOf(' ', from + MAX_BLOCK)
    const to = from + MAX_BLOCK >= words.length ? words.length : space > from ? space : from + MAX_BLOCK
    pieces.push(words.slice(from, to).trim())
    from = to
  }
  return pieces.filter((piece) => piece !== '')
}

/** Blocks of a fragment: of text that a page holds as a value of its data. */
export function fragmentTexts(source: string): readonly string[] {
  return scanPage(source).blocks.map(({ text }) => text)
}

/** A header of an article, not of the page. */
function isInStory(frame: Frame): boolean {
  for (let above: Frame | null = frame; above; above = above.parent)
    if (above.name === 'article' || above.name === 'main') return true
  return false
}

function stampOf(name: string, attributes: Readonly<Record<string, string>>): string | null {
  if (name === 'time') return attributes.datetime || null
  return name === 'abbr' && /published|date|time/i.test(attributes.class ?? '')
    ? attributes.title || null
    : null
}

function escapeBare(words: string): string {
  return words.replace(/[&<\uE000-\uE8FF]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : ''))
}

function openBare(
  name: string,
  { class: classes, id, role, itemprop }: Readonly<Record<string, string>>,
): string {
  const tag = KEPT.has(name) ? name : BLOCKS.has(name) ? 'div' : ''
  if (tag === '') return ''
  const say = (key: string, value: string | undefined) =>
    value ? ` ${key}="${value.slice(0, 200).replace(/[&"<>\uE000-\uE8FF]/g, '')}"` : ''
  const link = tag === 'a' ? ' href="http://x.invalid/"' : ''
  return `<${tag}${say('class', classes)}${say('id', id)}${say('role', role)}${say('itemprop', itemprop)}${link}>`
}

function closeBare(name: string): string {
  const tag = KEPT.has(name) ? name : BLOCKS.has(name) ? 'div' : ''
  return tag === '' ? '' : `</${tag}>`
}

/** Line numbers of growing offsets, in one pass over the source. */
function lineCounter(source: string): (offset: number) => number {
  let at = 0
  let line = 1
  return (offset) => {
    if (offset < at) {
      at = 0
      line = 1
    }
    for (; at < offset; at += 1) if (source.charCodeAt(at) === 10) line += 1
    return line
  }
}
