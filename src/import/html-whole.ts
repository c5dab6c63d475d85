// Takes the text of a story from the page's data where the page itself shows none of it, or only its beginning.
import { foldLine } from '../arabic/letters.ts'
import { type Frame, fragmentTexts } from './html-blocks.ts'
import type { EmbeddedText } from './html-json.ts'
import type { PageBlock, PageView } from './html-page.ts'
import type { Title } from './html-title.ts'
import { type LineShape, measureLines } from './lines.ts'

/** What is shown must be at most this share of the whole for the data to be asked. */
const SHOWN_AT_MOST = 0.6

/**
 * The page with the paragraphs of its data as blocks at its end, where its text is cut short.
 * @param main blocks of the story that the page shows
 */
export function withEmbeddedText(
  view: PageView,
  main: ReadonlySet<number>,
  title: Title | null,
  source: string,
): { readonly view: PageView; readonly main: ReadonlySet<number> } {
  const shown = [...main].filter((index) => view.blocks[index]?.prose)
  const length = shown.reduce((n, index) => n + (view.blocks[index]?.text.length ?? 0), 0)
  for (const embedded of view.meta.texts) {
    if (!isOfStory(embedded, title, view)) continue
    const texts = paragraphsOf(embedded.text)
    const whole = texts.join(' ')
    if (length > whole.length * SHOWN_AT_MOST) continue
    const folded = foldLine(whole)
    // Teasers of other stories may be all that is shown; then none of it is in the text.
    const held = shown.filter((index) => folded.includes(beginning(view.blocks[index]?.shape.folded ?? '')))
    if (
      shown.length > 0 &&
      held.length < shown.length / 2 &&
      held[0] !== shown[0] &&
      length > whole.length / 4
    )
      continue
    // Paragraphs that the page shows whole stay where they are; one that it cuts is in the data whole.
    const entire = shown.filter((index) => texts.includes(view.blocks[index]?.text ?? ''))
    const there = new Set(entire.map((index) => view.blocks[index]?.text))
    const rest = texts.filter((text) => !there.has(text))
    return placed(view, entire, rest, lineOf(source, embedded.text))
  }
  return { view, main }
}

/** Cut texts end in the middle of a sentence. */
const beginning = (folded: string) => folded.slice(0, Math.max(20, folded.length - 20))

/** Text in linked data is the page's; text in other data needs the page's headline beside it. */
function isOfStory({ headline }: EmbeddedText, title: Title | null, view: PageView): boolean {
  if (headline === null) return true
  const folded = foldLine(headline)
  const claims = [title?.found.value, ...view.meta.headlines, view.meta.title].filter((text) => text != null)
  return folded.split(' ').length > 1 && claims.some((text) => foldLine(text).includes(folded))
}

function paragraphsOf(text: string): readonly string[] {
  const marked = /<(?:p|br|div)[\s/>]/i.test(text)
  const parts = marked ? fragmentTexts(text) : text.split(/(?:\r?\n)+/).flatMap((line) => fragmentTexts(line))
  return parts.filter((part) => part !== '')
}

/** Line of the source that a value of its data begins on, looked for by its first letters as they stand there. */
function lineOf(source: string, text: string): number {
  const at = source.indexOf(JSON.stringify(text.trim().slice(0, 40)).slice(1, 30))
  return at < 0 ? 1 : source.slice(0, at).split('\n').length
}

function placed(view: PageView, shown: readonly number[], texts: readonly string[], line: number) {
  const from = view.blocks.length
  const [root] = view.frames
  const frame: Frame = {
    ...(root as Frame),
    name: 'p',
    block: 'p',
    parent: null,
    from,
    to: from + texts.length,
  }
  const shapes = measureLines(texts)
  const added = texts.map(
    (text, i): PageBlock => ({
      text,
      line,
      tag: 'p',
      heading: 0,
      frame,
      linked: 0,
      stamp: null,
      index: from + i,
      shape: { ...(shapes[i] as LineShape), n: line, afterBlank: true, beforeBlank: true },
      prose: true,
    }),
  )
  return {
    view: { ...view, blocks: [...view.blocks, ...added], outs: [...view.outs, ...added.map(() => null)] },
    main: new Set([...shown, ...added.map(({ index }) => index)]),
  }
}
