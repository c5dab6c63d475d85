// Finds the text of a story in the data of a page: `articleBody` of JSON-LD, the state that an app's page is built from.

/** A text of the story with the headline that stands beside it. */
export interface EmbeddedText {
  readonly text: string
  readonly headline: string | null
}

const TEXT_KEY_RE =
  /^(?:articleBody|body|content|text|html|bodyHtml|fullText|story|details)(?:Html|_html|Text)?$/i
const HEADLINE_KEY_RE = /^(?:headline|title|name|heading)$/i
const MIN_LENGTH = 300
const MAX_NODES = 50_000
const MAX_TEXTS = 40

/**
 * Texts of at least 300 characters under the names that such data use, with a headline in the same object; those of
 * JSON-LD need none. Walks at most 50,000 values.
 */
export function embeddedTexts(value: unknown, linked: boolean): readonly EmbeddedText[] {
  const found: EmbeddedText[] = []
  const queue: unknown[] = [value]
  for (let i = 0; i < queue.length && i < MAX_NODES && found.length < MAX_TEXTS; i += 1) {
    const node = queue[i]
    if (node === null || typeof node !== 'object') continue
    const entries = Object.entries(node)
    const headline = entries.find(([key, text]) => HEADLINE_KEY_RE.test(key) && typeof text === 'string')?.[1]
    for (const [key, text] of entries) {
      if (typeof text === 'object') queue.push(text)
      else if (
        typeof text === 'string' &&
        text.length >= MIN_LENGTH &&
        (linked ? key === 'articleBody' : headline && TEXT_KEY_RE.test(key))
      )
        found.push({ text, headline: typeof headline === 'string' ? headline : null })
    }
  }
  return found
}
