// Reads a saved page as blocks of visible text, each with its place in the source and what it stands in.
import { Parser } from 'htmlparser2'

export interface Block {
  /** White space made single, edges trimmed. */
  readonly text: string
  /** 1-based source line of its first letter. */
  readonly line: number
  /** Nearest block element. */
  readonly tag: string
  /** Inside a menu, footer, sidebar, form or comment area, by element or by class name. */
  readonly aside: boolean
  /** Inside a list of other stories, by class name. */
  readonly related: boolean
  /** Share of its letters that are links, 0 to 1. */
  readonly linked: number
}

const BLOCKS = new Set(
  `address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th
   thead time title tr ul`.split(/\s+/),
)
/** Their text is not shown. */
const UNSEEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'iframe',
  'object',
  'textarea',
])
const ASIDE_TAGS = new Set(['nav', 'footer', 'aside', 'form', 'button', 'select'])
const ASIDE_RE =
  /(?:^|[\s_-])(?:nav|menu|footer|sidebar|breadcrumbs?|share|social|comments?|cookies?|ads?|advert|banner|widget|tags?|newsletter|subscribe|most-?read|popular|ticker|trending)(?:$|[\s_-])/i
const RELATED_RE =
  /(?:^|[\s_-])(?:related|see-?also|read-?also|read-?more|more-?news|also|similar)(?:$|[\s_-])/i
const MAX_DEPTH = 400

interface Frame {
  readonly name: string
  readonly aside: boolean
  readonly related: boolean
  readonly link: boolean
  readonly block: string
}

/** @param source HTML as decoded. Time grows with its length; elements nested deeper than 400 count as their parent's text. */
export function readBlocks(source: string): readonly Block[] {
  const blocks: Block[] = []
  const lineOf = lineCounter(source)
  const stack: Frame[] = [{ name: '', aside: false, related: false, link: false, block: 'body' }]
  const top = () => stack.at(-1) as Frame
  let unseen = 0
  let text = ''
  let linked = 0
  let start = -1
  let deep = 0
  const flush = () => {
    const words = text.replace(/\s+/gu, ' ').trim()
    const { block, aside, related } = top()
    if (words !== '')
      blocks.push({
        text: words,
        line: lineOf(start),
        tag: block,
        aside,
        related,
        linked: linked / Math.max(1, words.length),
      })
    text = ''
    linked = 0
    start = -1
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (UNSEEN.has(name)) unseen += 1
        if (BLOCKS.has(name) || name === 'br') flush()
        if (stack.length >= MAX_DEPTH) {
          deep += 1
          return
        }
        const above = top()
        const names = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes.role ?? ''}`
        const whole = name === 'body' || name === 'html' || name === 'main' || name === 'article'
        stack.push({
          name,
          aside: above.aside || ASIDE_TAGS.has(name) || (!whole && ASIDE_RE.test(names)),
          related: above.related || (!whole && RELATED_RE.test(names)),
          link: above.link || name === 'a',
          block: BLOCKS.has(name) ? name : above.block,
        })
      },
      ontext(data) {
        if (unseen > 0) return
        if (start < 0 && data.trim() !== '') start = parser.startIndex + data.search(/\S/u)
        text += data
        if (top().link) linked += data.trim().length
      },
      onclosetag(name) {
        if (BLOCKS.has(name)) flush()
        if (UNSEEN.has(name)) unseen -= 1
        if (deep > 0) deep -= 1
        else if (stack.length > 1) stack.pop()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(source)
  flush()
  return blocks
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
