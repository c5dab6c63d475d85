// Finds the blocks of a page that are its story: by the shape of its parts, by Readability, by the text in its data.
import { foldLine } from '../arabic/letters.ts'
import type { Frame } from './html-blocks.ts'
import { TEXT_RE } from './html-hints.ts'
import { bareCopy, between, type PageBlock, type PageView, sumsOf } from './html-page.ts'
import { mainByReadability } from './readability.ts'

/** A part that holds this share of the best part's worth, and less beside it, is the better choice. */
const ENOUGH = 0.88
/** Two readers agree when this share of the lesser one's text is also the other's. */
const AGREED = 0.6
/** Share of the visible text that the page's data must hold before it has a say on each block. */
const COVERED = 0.8

/** Indexes of the story's blocks, headline not among them. */
export function mainBlocks(view: PageView, title: number): ReadonlySet<number> {
  const cards = cardsOf(view, title)
  const shape = byShape(view, title, cards)
  const { html, elements } = bareCopy(view)
  const reader = new Set(mainByReadability(html, elements).filter((index) => view.outs[index] === null))
  const chosen = withEvidence(view, combine(view, shape, reader, title))
  chosen.delete(title)
  for (const index of cards) chosen.delete(index)
  return new Set([...chosen].sort((a, b) => a - b))
}

/**
 * Openings of other stories: running text in a small element of its own that begins with a linked headline. An element
 * that holds much of the page's text is none.
 */
function cardsOf(view: PageView, title: number): ReadonlySet<number> {
  const sums = sumsOf(view.blocks, (block) =>
    block.prose && !view.outs[block.index] ? block.text.length : 0,
  )
  const all = between(sums, 0, view.blocks.length)
  const cards = new Set<number>()
  for (const frame of view.frames) {
    const { from, to } = frame
    if (to - from < 2 || to - from > 5 || (title >= from && title < to)) continue
    if (between(sums, from, to) > all * 0.3) continue
    const head = view.blocks
      .slice(from, from + 2)
      .find((block) => block.linked > 0.75 && block.shape.words >= 3)
    if (!head) continue
    const texts = view.blocks.slice(head.index + 1, to).filter((block) => block.linked < 0.3)
    if (texts.filter((block) => block.prose || block.shape.ellipsis).length === 1)
      for (const block of texts) cards.add(block.index)
  }
  return cards
}

function worth(block: PageBlock, out: boolean, card: boolean): number {
  if (out) return 0
  if (card) return -20
  if (block.prose) return block.text.length
  if (block.linked > 0.5) return -20 - block.text.length * 0.3
  return block.shape.ellipsis ? -block.text.length * 0.5 : -3
}

/** The smallest element that holds nearly all the running text and little else; names of text areas help. */
function byShape(view: PageView, title: number, cards: ReadonlySet<number>): Set<number> {
  const { blocks, frames, outs } = view
  const sums = sumsOf(blocks, (block) => worth(block, outs[block.index] !== null, cards.has(block.index)))
  const value = (frame: Frame) => between(sums, frame.from, frame.to) * (TEXT_RE.test(frame.names) ? 1.1 : 1)
  let best = 0
  // A paragraph is no part of a page, however long.
  const parts = frames.filter(({ name }) => !/^(?:p|li|h[1-6]|a)$/.test(name))
  for (const frame of parts) best = Math.max(best, value(frame))
  let region: Frame | null = null
  for (const frame of parts) {
    const size = frame.to - frame.from
    if (best > 0 && value(frame) >= best * ENOUGH && (!region || size <= region.to - region.from))
      region = frame
  }
  const kept = new Set<number>()
  if (!region) return kept
  for (let i = region.from; i < region.to; i += 1) if (!outs[i]) kept.add(i)
  return addBetween(view, kept, title)
}

/** Running text between the headline and the text (a lead in an element of its own) belongs to it. */
function addBetween(view: PageView, kept: Set<number>, title: number): Set<number> {
  const first = Math.min(...kept)
  if (title < 0 || title >= first || first - title > 25) return kept
  for (let i = title + 1; i < first; i += 1) if (view.blocks[i]?.prose && !view.outs[i]) kept.add(i)
  return kept
}

function size(view: PageView, indexes: Iterable<number>): number {
  let n = 0
  for (const index of indexes) if (view.blocks[index]?.prose) n += view.blocks[index]?.text.length ?? 0
  return n
}

function combine(view: PageView, shape: Set<number>, reader: Set<number>, title: number): Set<number> {
  const ofShape = size(view, shape)
  const ofReader = size(view, reader)
  if (ofShape === 0 && shape.size === 0) return reader
  if (ofReader === 0) return shape
  if (ofShape === 0) return reader
  const common = new Set([...shape].filter((index) => reader.has(index)))
  if (size(view, common) >= AGREED * Math.min(ofShape, ofReader)) {
    // What only one of them has counts where it stands within the text that both have, or is its lead.
    const first = Math.min(...common)
    const last = Math.max(...common)
    const sure = [...shape, ...reader].filter((index) => index >= first && index <= last)
    const parents = new Set([...common].map((index) => view.blocks[index]?.frame.parent))
    const rest = [
      ...[...shape].filter((index) => index > last && view.blocks[index]?.prose),
      ...[...reader].filter((index) => index > last && parents.has(view.blocks[index]?.frame.parent ?? null)),
    ]
    return addBetween(view, new Set([...common, ...sure, ...rest]), title)
  }
  return claims(view, shape) >= claims(view, reader) ? shape : reader
}

/** How well a choice fits what the page says of its story elsewhere. */
function claims(view: PageView, indexes: ReadonlySet<number>): number {
  const texts = view.meta.texts.map(({ text }) => foldLine(text))
  const held = [...indexes].filter((index) =>
    texts.some((text) => text.includes(view.blocks[index]?.shape.folded ?? '')),
  )
  const named = [...indexes].filter((index) => {
    for (let frame = view.blocks[index]?.frame ?? null; frame; frame = frame.parent)
      if (TEXT_RE.test(frame.names)) return true
    return false
  })
  return size(view, held) * 3 + size(view, named) * 2 + size(view, indexes)
}

/** Where the page's data holds the text that it shows, what is not in it is not in the story, be it a link or a teaser. */
function withEvidence(view: PageView, kept: Set<number>): Set<number> {
  const text = view.meta.texts.map((one) => foldLine(one.text.replace(/<[^>]+>/g, ' '))).join(' ')
  if (text === '') return kept
  const holds = (index: number) => {
    const { folded, words } = view.blocks[index]?.shape ?? { folded: '', words: 0 }
    return words > 0 && text.includes(folded)
  }
  const held = [...kept].filter(holds)
  if (size(view, held) < COVERED * size(view, kept) || held.length === 0) return kept
  const whole = text.length < size(view, held) * 1.15
  return whole ? new Set([...kept].filter((index) => holds(index) || view.blocks[index]?.heading)) : kept
}
