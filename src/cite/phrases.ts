// The few words of citations, in the two languages of the interface; here because the search page makes citations too.

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

const ARABIC: Phrases = {
  comma: '، ',
  stop: '.',
  quotes: ['«', '»'],
  innerQuotes: ['“', '”'],
  undated: 'د.ت.',
  item: (id) => `المادة ${id}`,
  at: (url) => `متاحة على الرابط: ${url}`,
  original: (url) => `نُشرت أولًا على الرابط: ${url}`,
  published: (date) => `تاريخ النشر: ${date}`,
}

const ENGLISH: Phrases = {
  comma: ', ',
  stop: '.',
  quotes: ['“', '”'],
  innerQuotes: ['‘', '’'],
  undated: 'n.d.',
  item: (id) => `item ${id}`,
  at: (url) => url,
  original: (url) => `first published at: ${url}`,
  published: (date) => `published: ${date}`,
}

export const phrasesOf = (language: Site['interface']): Phrases => (language === 'en' ? ENGLISH : ARABIC)
