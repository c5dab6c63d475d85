// The one door to Readability: which blocks of a saved page its reader came for.
import { createRequire } from 'node:module'
import { marksIn } from './html-blocks.ts'

/** Loaded with the first saved page: linkedom alone takes a tenth of a second, and many archives have no pages. */
const require = createRequire(import.meta.url)
const packages = () => ({
  ...(require('@mozilla/readability') as typeof import('@mozilla/readability')),
  ...(require('linkedom') as Pick<typeof import('linkedom'), 'parseHTML'>),
})

const MIN_CHARACTERS = 150
/** Pages with more elements are read by the shape of their blocks alone: Readability's time grows faster than their length. */
const MAX_ELEMENTS = 12_000

/**
 * Indexes of the blocks of the main content, or none when no part stands out.
 * @param bare the page as `scanPage` copies it, a mark before each block
 */
export function mainByReadability(bare: string, elements: number): readonly number[] {
  if (bare === '' || elements > MAX_ELEMENTS) return []
  const { parseHTML, Readability } = packages()
  try {
    const { document } = parseHTML(bare)
    const article = new Readability<Node>(document as unknown as Document, {
      charThreshold: MIN_CHARACTERS,
      maxElemsToParse: MAX_ELEMENTS * 2,
      disableJSONLD: true,
      serializer: (element) => element,
    }).parse()
    return marksIn(article?.textContent ?? '')
  } catch {
    // A page that breaks the reader is read without it.
    return []
  }
}

/** What Readability with linkedom makes of a page, for benches to compare with. */
export function readabilityAlone(source: string): string | null {
  const { parseHTML, Readability } = packages()
  const { document } = parseHTML(source)
  return new Readability(document as unknown as Document).parse()?.content ?? null
}
