// An answer of the search as text for a terminal, and as a line of JSON for programs.

import type { Piece } from './excerpts.ts'
import type { Answer, Result } from './reader.ts'

const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

const toJson = ({ id, url, title, score, excerpt, document, source, date }: Result) => ({
  id,
  url,
  title,
  score: Number(score.toFixed(6)),
  excerpt: plain(excerpt),
  document,
  source,
  date,
})

/** One line of JSON; `id` is the query's own, left out when it has none. */
export function answerLine(id: unknown, { total, results, unknown, suggestions }: Answer): string {
  const line = {
    ...(id !== undefined && { id }),
    total,
    results: results.map(toJson),
    ...(unknown.length > 0 && { unknown }),
    ...(suggestions.length > 0 && { suggestions: suggestions.map(({ query }) => query) }),
  }
  return `${JSON.stringify(line)}\n`
}

/** What a person reads: how many, what was not found, then title, source, date, address and excerpt of each result. */
export function answerText({ total, results, unknown, suggestions, unknownFilters, notice }: Answer): string {
  const lines = notice === 'empty' ? ['no word to search for: write letters or digits'] : [`${total} found`]
  if (notice === 'shortened') lines.push('a long query: its first thirty words were searched for')
  for (const word of unknown) lines.push(`no article has: ${word}`)
  for (const { query } of suggestions) lines.push(`did you mean: ${query}`)
  for (const filter of unknownFilters) lines.push(`the archive has no ${filter}`)
  for (const [n, { title, sourceName, date, url, excerpt }] of results.entries()) {
    lines.push(
      '',
      `${n + 1}. ${title}`,
      `   ${[sourceName, date, url].filter((part) => part !== null).join(' · ')}`,
    )
    lines.push(`   ${plain(excerpt)}`)
  }
  return `${lines.map((line) => line.replace(/\p{Cc}/gu, ' ')).join('\n')}\n`
}
