// Works out what the pages show of a record: headline or opening words, excerpt, outlet, names in the text.
import type { Article, ArticleRecord, Author, Outlet } from '../model.ts'
import { paragraphs } from './markdown.ts'
import type { MentionReader } from './mentions.ts'
import { readingOf } from './record.ts'

const OPENING_WORDS = 12
const EXCERPT_CHARACTERS = 220

/** Address of an article's page: it depends on the id alone, so that it never changes. */
export function articlePath(id: string): string {
  return `articles/${id.slice(0, 2)}/${id}.html`
}

/** Address of its document as received: always `.txt`, so that no browser runs what it holds. */
export function documentPath(id: string): string {
  return `documents/${id.slice(0, 2)}/${id}.txt`
}

/** Address of the document line by line. */
export function sourcePath(id: string): string {
  return `source/${id.slice(0, 2)}/${id}.html`
}

/** What of a record its cards and its page show, worked out from its text. */
export interface Shown {
  readonly headline: string
  readonly headlineIsOpening: boolean
  readonly excerpt: string
  /** The text in which names are looked for. */
  readonly named: string
}

export function shownOf(record: ArticleRecord): Shown {
  const text = paragraphs(record.body)
  const lede = text.find(({ kind }) => kind === 'text')?.text ?? text[0]?.text ?? ''
  const opening = openingOf(lede)
  return {
    headline: record.title ?? (opening.words || (record.document.path.split('/').at(-1) ?? record.id)),
    headlineIsOpening: record.title === null,
    excerpt: shorten(record.title === null ? opening.rest : lede, EXCERPT_CHARACTERS),
    named: [record.title ?? '', ...text.map((paragraph) => paragraph.text)].join('\n'),
  }
}

/**
 * @param authors finds the author of a byline.
 * @param received whether the document's bytes are at hand.
 */
export function toArticle(
  record: ArticleRecord,
  outlets: ReadonlyMap<string, Outlet>,
  authors: (byline: string) => Author,
  mentions: MentionReader,
  received: boolean,
): Article {
  const { named, ...shown } = shownOf(record)
  return {
    record,
    path: articlePath(record.id),
    documentPath: received ? documentPath(record.id) : null,
    sourcePath: received ? sourcePath(record.id) : null,
    ...shown,
    outlet: (record.outlet !== null && outlets.get(record.outlet)) || null,
    author: record.author === null ? null : authors(record.author),
    mentions: mentions(named),
    reading: readingOf(record),
  }
}

/** The first words of a text, with an ellipsis when it goes on, and what follows them. */
function openingOf(text: string): { readonly words: string; readonly rest: string } {
  const end = [...text.matchAll(/\S+/gu)][OPENING_WORDS - 1]
  if (!end || end.index + end[0].length >= text.length) return { words: text, rest: '' }
  const at = end.index + end[0].length
  return { words: `${text.slice(0, at).replace(/[،,؛;:.\s]+$/u, '')}…`, rest: text.slice(at).trim() }
}

/** Whole words, at most `limit` UTF-16 units, with an ellipsis when something is left out. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit + 1).search(/\s\S*$/u)
  return `${text.slice(0, cut > 0 ? cut : limit).replace(/[،,؛;:.\s]+$/u, '')}…`
}
