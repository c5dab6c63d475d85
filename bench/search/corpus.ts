// Articles to measure on: a folder of zipped JSON days (`{source, url, date_extracted, title, content}`), as articles.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { escapeMarkdown } from '../../src/archive/markdown.ts'
import type { Article, Outlet } from '../../src/model.ts'

export interface Row {
  readonly source: string
  readonly url: string
  readonly date_extracted: string
  readonly title: string
  readonly author: string
  readonly content: string
}

/** Deterministic numbers in [0, 1) from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Rows of every zip of the folder, in the order of the files. */
export function corpusRows(folder: string): Row[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.zip'))
    .sort()
    .flatMap((name) => {
      const json = execFileSync('unzip', ['-p', join(folder, name)], { maxBuffer: 1 << 28 }).toString()
      return JSON.parse(json.replace(/^\ufeff/, '')) as Row[]
    })
}

const outletOf = (id: string): Outlet => ({
  id,
  name: id,
  short: id,
  aliases: [],
  marks: [],
  furniture: [],
  hosts: [],
  tails: [],
  dateOrder: 'dmy',
  zone: null,
  language: 'ar',
})

/** A row as an article that the index takes; `withTitle` false leaves the headline out of the index. */
export function articleOf(row: Row, n: number, withTitle = true): Article {
  const sha256 = createHash('sha256').update(`${n} ${row.url}`).digest('hex')
  const id = sha256.slice(0, 12)
  const title = row.title?.trim() || null
  const body = (row.content ?? '')
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map(escapeMarkdown)
    .join('\n\n')
  return {
    record: {
      id,
      language: 'ar',
      title: withTitle ? title : null,
      kicker: null,
      published: row.date_extracted.slice(0, 10),
      dateline: null,
      place: null,
      agency: null,
      outlet: row.source,
      author: null,
      credit: null,
      photographer: null,
      time: null,
      stories: [],
      quotes: [],
      url: row.url,
      body,
      related: [],
      removed: [],
      evidence: {},
      document: {
        path: `${id}.txt`,
        sha256,
        mediaType: 'text/plain',
        encoding: 'utf-8',
        size: 0,
        repaired: null,
      },
      path: `articles/${id}.md`,
      edited: false,
    },
    path: `articles/${id.slice(0, 2)}/${id}.html`,
    documentPath: `documents/${id}.txt`,
    sourcePath: null,
    headline: withTitle ? (title ?? '') : body.slice(0, 80),
    headlineIsOpening: !withTitle || title === null,
    excerpt: '',
    outlet: outletOf(row.source),
    author: null,
    reading: '',
    mentions: [],
  }
}

const opening = (text: string): string => text.replace(/[^\p{L}]+/gu, '').slice(0, 200)

/** Rows with a headline and a body, each story once: days repeat what earlier days had. */
export function distinctRows(folder: string): Row[] {
  const seen = new Set<string>()
  return corpusRows(folder).filter(({ title, content }) => {
    if (!title?.trim() || !content?.trim()) return false
    const keys = [opening(title), opening(content)]
    if (keys.some((key) => key !== '' && seen.has(key))) return false
    for (const key of keys) seen.add(key)
    return true
  })
}
