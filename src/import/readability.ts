// The one door to Readability: which blocks of a saved page its reader came for.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { readBlocks } from './html-blocks.ts'

const MIN_CHARACTERS = 150
const MAX_ELEMENTS = 60_000

/** Texts of the blocks of the main content in their order, or null when none stands out. */
export function mainTexts(source: string): readonly string[] | null {
  try {
    const { document } = parseHTML(source)
    const article = new Readability(document as unknown as Document, {
      charThreshold: MIN_CHARACTERS,
      maxElemsToParse: MAX_ELEMENTS,
    }).parse()
    return article?.content ? readBlocks(article.content).map(({ text }) => text) : null
  } catch {
    // A page that breaks the reader is read without it, by the shape of its blocks.
    return null
  }
}
