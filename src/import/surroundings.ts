// Furniture that is known by where it stands: what readers wrote, key words, addresses, what comes after the end.
import type { LineRole } from '../model.ts'
import { settle } from './drafts.ts'
import type { LineShape } from './lines.ts'
import type { FurnitureHit } from './rules/furniture.ts'
import type { LineRule } from './rules/line-rules.ts'
import { isContact, isForeignLabel, isInitials, roleOfShape } from './rules/shapes.ts'

/** A line as far as it is settled. */
export interface Placed {
  readonly shape: LineShape
  role: LineRole
  rule: LineRule | null
  hit: FurnitureHit | null
  /** Not settled yet. */
  open: boolean
  readonly date: unknown
}

export interface Bounds {
  /** Index of the first line of running text, and of the last. */
  readonly first: number
  readonly last: number
  /** Whether the line is running text. */
  readonly isProse: (shape: LineShape) => boolean
  /** Whether it says who reported from where. */
  readonly isByline: (shape: LineShape) => boolean
}

const SIGNED_RE = /^(?:\/[^/]{2,20}\/|[-–—]{1,3}\s*\([^()]{2,20}\)|\([^()]{2,20}\)\s*[-–—]{1,3})$/u
/** Longer lines have no shape of furniture; patterns are not tried on them. */
const MAX_CHARACTERS = 300
/** «انتهى** 2344»، «(انتهى) - أ.م»، «--(بترا) ر ز/ ف ح»، «وكالة/فلان/علان» */
const ENDED_RE =
  /^[([/\-–—*\s]*(?:انتهى|النهاية)(?![\p{L}])[^.؟!]{0,20}$|^[-–—]{2}\s?\([^()]{2,20}\).{0,20}$|^[^\s/]{2,8}\s?\/[^/]{3,30}\/[^/]{3,30}$/u
const MAX_TAG_WORDS = 5
const MAX_CONTACT_WORDS = 9
/** What a comment begins with: its number, a name with «يقول», a time. */
const COMMENT_RE = /^\(?\p{Nd}{1,4}\s*[-–.)]|(?:يقول|تقول|كتب|says?|said)\s*[:：]?\s*$|\p{Nd}{1,2}:\p{Nd}{2}/u
const COMMENT_REACH = 3

/** Settles, in place, furniture round the running text. Lines that may be part of the story stay open. */
export function settleSurroundings(lines: readonly Placed[], bounds: Bounds): void {
  for (const [index, line] of lines.entries()) settleAlone(line, index, bounds)
  for (const [index, line] of lines.entries()) {
    if (line.hit === null || index < bounds.first) continue
    if (line.hit.kind === 'comments') settleComments(lines, index)
    if (line.hit.kind === 'tags') settleTags(lines, index, bounds)
    if (line.hit.kind === 'contact') settleContact(lines, index, bounds)
  }
}

function settleAlone(line: Placed, index: number, { first, last, isByline }: Bounds): void {
  const head = index < first
  const tail = index > last
  // Above the text a list of other stories does not begin, and nothing has ended.
  if (head && line.hit?.kind === 'related') settle(line, 'boilerplate:nav', 'place/above-text')
  if (!tail && line.hit?.kind === 'signoff') reopen(line)
  if (!line.open || !(head || tail) || line.shape.trimmed.length > MAX_CHARACTERS) return
  const shape = roleOfShape(line.shape, tail)
  if (tail && isInitials(line.shape)) settle(line, 'boilerplate:other', 'shape/initials')
  else if (tail && ENDED_RE.test(line.shape.trimmed)) settle(line, 'boilerplate:other', 'shape/ended')
  else if (shape && !isByline(line.shape)) settle(line, shape.role, shape.rule)
  else if (!shape && head && isForeignLabel(line.shape) && !isByline(line.shape))
    settle(line, 'boilerplate:other', 'shape/foreign-label')
  else if (tail && isContact(line.shape.trimmed)) settle(line, 'byline')
  // «/قنا/»، «--(بترا)»: an agency ends its story.
  else if (tail && SIGNED_RE.test(line.shape.trimmed) && isByline(line.shape))
    settle(line, 'boilerplate:other', 'shape/signed')
}

function reopen(line: Placed): void {
  line.open = true
  line.hit = null
  line.role = 'body'
  line.rule = null
}

/** Everything below the heading is the readers', where what follows has the shape of a comment. */
function settleComments(lines: readonly Placed[], heading: number): void {
  const below = lines.slice(heading + 1).filter(({ role }) => role !== 'blank')
  const begins = below.slice(0, COMMENT_REACH).some(({ shape }) => COMMENT_RE.test(shape.trimmed))
  if (!begins) return
  for (const line of below) {
    if (line.open || line.role === 'date') settle(line, 'boilerplate:other', 'place/after-comments')
  }
}

/** Short lines right below the heading, up to the first that is none. */
function settleTags(lines: readonly Placed[], heading: number, { isProse }: Bounds): void {
  for (const line of lines.slice(heading + 1)) {
    if (line.role === 'blank') continue
    if (!line.open || line.shape.words > MAX_TAG_WORDS || line.shape.stop || isProse(line.shape)) return
    settle(line, 'boilerplate:nav', 'place/after-tags')
  }
}

/** Names and addresses below the heading; prose ends them. */
function settleContact(lines: readonly Placed[], heading: number, { isProse }: Bounds): void {
  for (const line of lines.slice(heading + 1)) {
    if (line.role === 'blank') continue
    const address = isContact(line.shape.trimmed)
    if (!line.open || (!address && (isProse(line.shape) || line.shape.words > MAX_CONTACT_WORDS))) return
    settle(line, 'boilerplate:other', 'place/after-contact')
  }
}
