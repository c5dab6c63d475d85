// The few words of citations, from the interface's strings: the part `cite`, which the search page carries too.

import ar from '../../layouts/strings/ar.json' with { type: 'json' }
import en from '../../layouts/strings/en.json' with { type: 'json' }
import type { Site } from '../model.ts'

/** What a citation says beside its values. */
export interface Phrases {
  readonly comma: string
  readonly stop: string
  /** Quotation marks of a headline, and those that stand inside them. */
  readonly quotes: readonly [string, string]
  readonly innerQuotes: readonly [string, string]
  /** "No date", as bibliographies abbreviate it. */
  readonly undated: string
  readonly item: (id: string) => string
  /** An address in the line; in Arabic with words before it, or it and a number before it change places. */
  readonly at: (url: string) => string
  readonly original: (url: string) => string
  readonly published: (date: string) => string
}

const PHRASES = { ar: phrases(ar.cite), en: phrases(en.cite) }

export const phrasesOf = (language: Site['interface']): Phrases => PHRASES[language]

function phrases(words: typeof ar.cite): Phrases {
  const filled = (pattern: string) => (value: string) => pattern.replace('{value}', () => value)
  return {
    comma: words.comma,
    stop: words.stop,
    quotes: [words.quote, words.unquote],
    innerQuotes: [words.innerQuote, words.innerUnquote],
    undated: words.undated,
    item: filled(words.item),
    at: filled(words.at),
    original: filled(words.original),
    published: filled(words.published),
  }
}
