// A scanned page with what each block measures, and which of them stand in menus, comments and the like.
import type { Block, Frame, Scan } from './html-blocks.ts'
import type { Out } from './html-hints.ts'
import type { PageMeta } from './html-meta.ts'
import { type LineShape, measureLines } from './lines.ts'

export interface PageBlock extends Block {
  readonly index: number
  readonly shape: LineShape
  /** Running text by its length and links, wherever it stands. */
  readonly prose: boolean
}

export interface PageView {
  readonly blocks: readonly PageBlock[]
  readonly frames: readonly Frame[]
  readonly meta: PageMeta
  /** Pieces of the copy for Readability. */
  readonly bare: readonly string[]
  readonly cut: boolean
  /** Why a block is no part of the story; null for those that may be. */
  readonly outs: readonly (Out | null)[]
  /** Elements whose names count for nothing. */
  readonly pardoned: ReadonlySet<Frame>
}

const MIN_PROSE_WORDS = 12
/** Characters of running text without which a page would be nothing but menus. */
const MIN_TEXT = 200
const MAX_PARDONS = 4
const MOST = 0.6

export function viewOf(scan: Scan): PageView {
  const shapes = measureLines(scan.blocks.map(({ text }) => text))
  const blocks = scan.blocks.map((block, index): PageBlock => {
    const shape = { ...(shapes[index] as LineShape), n: block.line, afterBlank: true, beforeBlank: true }
    return { ...block, index, shape, prose: isRunning(block, shape) }
  })
  const view = { blocks, frames: scan.frames, meta: scan.meta.read(), bare: scan.bare, cut: scan.cut }
  const sums = sumsOf(blocks, (block) => (block.prose ? block.text.length : 0))
  const all = between(sums, 0, blocks.length)
  // What holds most of the page's text (the form round a whole WebForms page) is no part beside it.
  const pardoned = new Set(
    scan.frames.filter(
      ({ out, from, to }) => out && canBePardoned(out) && between(sums, from, to) > all * MOST,
    ),
  )
  return { ...view, pardoned, outs: outsOf(blocks, scan.frames, pardoned) }
}

function isRunning(block: Block, shape: LineShape): boolean {
  if (block.linked > 0.4 || block.heading > 0 || shape.ellipsis) return false
  return shape.words >= MIN_PROSE_WORDS || (shape.words >= 5 && shape.stop)
}

/** The outermost element that takes a block out decides why. */
function outsOf(
  blocks: readonly PageBlock[],
  frames: readonly Frame[],
  pardoned: ReadonlySet<Frame>,
): readonly (Out | null)[] {
  const known = new Map<Frame, Out | null>()
  // Elements stand after those that they are in, so that each is asked once.
  for (const frame of frames) {
    const above = frame.parent ? (known.get(frame.parent) ?? null) : null
    known.set(frame, above ?? (pardoned.has(frame) ? null : frame.out))
  }
  return blocks.map(({ frame }) => known.get(frame) ?? null)
}

/**
 * Class names mislead: what holds the headline is no menu, and a page whose whole text stands in a "widget" has its text
 * there. Such elements count as if they had no name.
 * @param title index of the headline's block, or -1
 */
export function pardon(view: PageView, title: number): PageView {
  const { blocks, frames } = view
  const pardoned = new Set(view.pardoned)
  for (let frame = blocks[title]?.frame ?? null; frame; frame = frame.parent) pardoned.add(frame)
  const sums = sumsOf(blocks, (block) => (block.prose ? block.text.length : 0))
  let outs = outsOf(blocks, frames, pardoned)
  for (let i = 0; i < MAX_PARDONS; i += 1) {
    const left = blocks.reduce(
      (n, block) => n + (block.prose && !outs[block.index] ? block.text.length : 0),
      0,
    )
    if (left >= MIN_TEXT) break
    const closed = frames.filter((frame) => frame.out && !pardoned.has(frame) && canBePardoned(frame.out))
    const size = (frame: Frame) => between(sums, frame.from, frame.to)
    const largest = closed.reduce<Frame | null>(
      (best, frame) => (size(frame) > (best ? size(best) : 0) ? frame : best),
      null,
    )
    if (!largest) break
    pardoned.add(largest)
    outs = outsOf(blocks, frames, pardoned)
  }
  return { ...view, outs, pardoned }
}

function canBePardoned(out: Out): boolean {
  return out === 'aside' || out === 'nav' || out === 'masthead' || out === 'hidden'
}

/** The copy for Readability without the parts that are no part of the story, and how many elements it has. */
export function bareCopy(view: PageView): { readonly html: string; readonly elements: number } {
  const pieces: string[] = []
  let at = 0
  let elements = 0
  for (const frame of view.frames) {
    if (frame.bareFrom < at) continue
    elements += 1
    if (!frame.out || view.pardoned.has(frame)) continue
    pieces.push(view.bare.slice(at, frame.bareFrom).join(''))
    at = frame.bareTo
  }
  pieces.push(view.bare.slice(at).join(''))
  return { html: pieces.join(''), elements }
}

/** Running sums, for `between`. */
export function sumsOf(blocks: readonly PageBlock[], value: (block: PageBlock) => number): Float64Array {
  const sums = new Float64Array(blocks.length + 1)
  for (const block of blocks) sums[block.index + 1] = (sums[block.index] ?? 0) + value(block)
  return sums
}

export function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0)
}

/** Whether the block's element, or one of the few round it, has a name of a kind; large elements say nothing of a block. */
export function named(block: Block, pattern: RegExp, reach = 3): boolean {
  let frame: Frame | null = block.frame
  for (let i = 0; frame && i < reach; i += 1, frame = frame.parent) {
    if (frame.to - frame.from > 12) return false
    if (frame.names !== '' && pattern.test(frame.names)) return true
  }
  return false
}
