// The JSON twin of an article's page: all that the page shows, and all that is known of how it was found.
import { absolute } from '../../layouts/url.ts'
import { paragraphs } from '../archive/markdown.ts'
import { EVIDENCE_FIELDS } from '../archive/record.ts'
import type { Article, ArticlePage, Copy, Evidence, Quote, Site } from '../model.ts'
import { twinPath } from './feed-entry.ts'
import { jsonText } from './json.ts'
import { entityPath, outletPath } from './profiles.ts'

/** Raised when a key goes or means something else, not when one is added. */
export const SCHEMA_VERSION = 1
/** Site path of the JSON Schema that the twins name; it is `docs/article.schema.json`. */
export const SCHEMA_PATH = 'article.schema.json'

/**
 * The twin of a page as the file that it becomes. `docs/data.md` explains its keys; all are always there, with null or
 * an empty list for what is unknown or none.
 */
export function articleJson(page: ArticlePage, site: Site): { readonly path: string; readonly text: string } {
  const { record } = page.article
  const { stories, related, removed, edited } = record
  return {
    path: twinPath(page.path),
    text: jsonText({
      $schema: `../../${SCHEMA_PATH}`,
      schemaVersion: SCHEMA_VERSION,
      archive: { name: site.name, notice: site.notice },
      id: record.id,
      path: page.path,
      url: site.url === null ? null : absolute(site.url, page.path),
      ...shown(page.article),
      paragraphs: paragraphs(record.body).map(({ kind, text }) => ({ kind, text })),
      stories: stories.map(({ title, line, endLine }) => ({ title, line, endLine })),
      quotes: record.quotes.map(quoteOf),
      ...around(page),
      related,
      document: documentOf(page.article),
      evidence: evidenceOf(page.article),
      removed: removed.map(({ line, role, text }) => ({ line, role, text })),
      edited,
    }),
  }
}

/** What stands at the head of the page and on its provenance card. */
function shown({ record, headline, headlineIsOpening, excerpt, outlet }: Article) {
  return {
    headline: record.title,
    opening: headlineIsOpening ? headline : null,
    kicker: record.kicker,
    excerpt,
    language: record.language,
    published: publishedOf(record),
    time: record.time,
    dateline: record.dateline,
    place: record.place,
    agency: record.agency,
    outlet:
      record.outlet === null
        ? null
        : {
            id: record.outlet,
            name: outlet?.name ?? null,
            path: outlet ? outletPath(outlet) : null,
          },
    author: record.author,
    photographer: record.photographer,
    credit: record.credit,
    originalUrl: record.url,
  }
}

function publishedOf({ published, evidence }: Article['record']) {
  const found = evidence.published
  if (published === null) return null
  return {
    edtf: published,
    basis: found?.basis ?? 'edited',
    printed: found?.text ?? null,
    candidates: found?.candidates ?? [],
    flags: found?.flags ?? [],
  }
}

/** Names in the text and articles near it, with the pages that they have. */
function around({ article, copies, similar, previous, next }: ArticlePage) {
  return {
    mentions: article.mentions.map((entity) => ({
      id: entity.id,
      kind: entity.kind,
      name: entity.name,
      wikidata: entity.wikidata,
      path: entityPath(entity),
    })),
    copies: copies.map(copyOf),
    similar: similar.map(({ article: { record }, shared, words }) => ({
      id: record.id,
      shared: shared.map(({ id, kind }) => ({ id, kind })),
      words,
    })),
    previous: previous?.record.id ?? null,
    next: next?.record.id ?? null,
  }
}

function copyOf({ article, kind, similarity, comparison }: Copy) {
  return { id: article.record.id, kind, similarity: Math.round(similarity * 10_000) / 10_000, comparison }
}

function quoteOf({ text, line, endLine, speaker, attribution }: Quote) {
  return {
    text,
    line,
    endLine,
    speaker,
    attribution: attribution && {
      text: attribution.text,
      line: attribution.line,
      rule: attribution.rule,
      confidence: attribution.confidence,
    },
  }
}

function documentOf({ record: { document }, documentPath }: Article) {
  const { path, sha256, mediaType, encoding, size, repaired } = document
  return {
    path,
    sha256,
    mediaType,
    encoding,
    size,
    repaired: repaired && { was: repaired.was, misreadAs: repaired.misreadAs, lines: repaired.lines },
    received: documentPath,
  }
}

/** By field, in the order of a record's front matter; fields of which nothing was found are left out. */
function evidenceOf({ record: { evidence } }: Article) {
  return Object.fromEntries(
    EVIDENCE_FIELDS.flatMap((field) => {
      const found = evidence[field]
      return found ? [[field, evidenceEntry(found)]] : []
    }),
  )
}

function evidenceEntry({ value, basis, text, line, rule, confidence, candidates, flags }: Evidence) {
  return { value, basis, text, line, rule, confidence, candidates, flags }
}
