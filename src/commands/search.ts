// `warraq search`: the browser's search on the built site, from the terminal.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { daysOf } from '../search/days.ts'
import type { Piece } from '../search/excerpts.ts'
import { type Facet, FILTERS, FOLDER } from '../search/format.ts'
import { IndexBroken, type Read } from '../search/packed.ts'
import { type Answer, openSearch, type Query, type Result, type Search, type Sort } from '../search/reader.ts'

export interface Io {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
}

const HELP = `warraq search <query>       search the built site, as its search page does
warraq search --queries FILE   answer many: JSON lines {"id", "query"} in, JSON lines out

  --output DIR        the built site (_site)
  --limit N           results to show (10)
  --sort ORDER        relevance, newest or oldest; date is newest
  --filter FACET=ID   one value of ${[...FILTERS, 'year'].join(', ')}; may be repeated, commas between values
  --from, --to DATE   YYYY, YYYY-MM or YYYY-MM-DD, both included
  --undated           with --from or --to: articles of an unknown year, too
  --json              one JSON object in place of text
  --help

A query holds words, "phrases", -words that must not be there, and filters: source:id, year:2015.
`

const OPTIONS = {
  content: { type: 'string' },
  output: { type: 'string', default: '_site' },
  limit: { type: 'string', default: '10' },
  sort: { type: 'string', default: 'relevance' },
  filter: { type: 'string', multiple: true, default: [] as string[] },
  from: { type: 'string' },
  to: { type: 'string' },
  undated: { type: 'boolean', default: false },
  queries: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const SORTS: Readonly<Record<string, Sort>> = {
  relevance: 'relevance',
  newest: 'newest',
  date: 'newest',
  oldest: 'oldest',
}
const FACETS: ReadonlySet<string> = new Set([...FILTERS, 'year'])
const MOST_RESULTS = 10_000

/** What the command was asked to do wrongly; its message tells what to write instead. */
class Misuse extends Error {}

/** A query read off the command line; `text` is filled in for each query. */
function readArguments(argv: readonly string[]) {
  const { values, positionals } = (() => {
    try {
      return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    } catch (cause) {
      throw new Misuse((cause as Error).message, { cause })
    }
  })()
  const limit = Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_RESULTS) {
    throw new Misuse(`--limit ${values.limit}: write a number from 1 to ${MOST_RESULTS}`)
  }
  const sort = SORTS[values.sort]
  if (sort === undefined) throw new Misuse(`--sort ${values.sort}: write ${Object.keys(SORTS).join(', ')}`)
  for (const date of [values.from, values.to]) {
    if (date !== undefined && daysOf(date) === null)
      throw new Misuse(`${date} is no date: write YYYY, YYYY-MM or YYYY-MM-DD`)
  }
  const query: Query = {
    text: positionals.join(' '),
    filters: filtersOf(values.filter),
    ...(values.from !== undefined && { from: values.from }),
    ...(values.to !== undefined && { to: values.to }),
    undated: values.undated || (values.from === undefined && values.to === undefined),
    sort,
    limit,
    facets: [],
  }
  return { query, help: values.help, json: values.json, output: values.output, queries: values.queries }
}

function filtersOf(given: readonly string[]): Partial<Record<Facet, string[]>> {
  const filters: Partial<Record<Facet, string[]>> = {}
  for (const one of given) {
    const [facet = '', ...rest] = one.split('=')
    const values = rest
      .join('=')
      .split(',')
      .filter((value) => value !== '')
    if (!FACETS.has(facet) || values.length === 0) {
      throw new Misuse(`--filter ${one}: write FACET=ID with one of ${[...FACETS].join(', ')}`)
    }
    filters[facet as Facet] = [...(filters[facet as Facet] ?? []), ...values]
  }
  return filters
}

const readBelow =
  (folder: string): Read =>
  async (path) => {
    try {
      return await readFile(join(folder, path))
    } catch {
      return null
    }
  }

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

function answerLine(id: unknown, { total, results, unknown, suggestions }: Answer): string {
  const line = {
    ...(id !== undefined && { id }),
    total,
    results: results.map(toJson),
    ...(unknown.length > 0 && { unknown }),
    ...(suggestions.length > 0 && { suggestions: suggestions.map(({ query }) => query) }),
  }
  return `${JSON.stringify(line)}\n`
}

function answerText({ total, results, unknown, suggestions, unknownFilters, notice }: Answer): string {
  const lines = notice === 'empty' ? ['no word to search for: write letters or digits'] : [`${total} found`]
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
  return `${lines.join('\n')}\n`
}

/** The query of a JSON line; a message when the line holds none. */
function queryOfLine(line: string): { id: unknown; query: string } | string {
  try {
    const { id, query } = JSON.parse(line) as { id?: unknown; query?: unknown }
    return typeof query === 'string' ? { id: id ?? null, query } : 'has no "query" text'
  } catch {
    return 'is not JSON'
  }
}

/** Answers every line of a file; a bad line is told and passed over. */
async function answerFile(search: Search, query: Query, path: string, io: Io): Promise<number> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new Misuse(`--queries ${path} cannot be read: ${cause.message}`, { cause })
  })
  let code = 0
  for (const [n, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const asked = queryOfLine(line)
    if (typeof asked === 'string') {
      io.stderr(`${path}:${n + 1} ${asked}; write {"id": …, "query": "…"} [search/query-line]\n`)
      code = 1
    } else {
      io.stdout(answerLine(asked.id, await search.search({ ...query, text: asked.query })))
    }
  }
  return code
}

/**
 * Runs `warraq search` with the arguments that follow the command. Gives the exit code: 0 answered, 1 with issues (a bad
 * line of queries, no index, a broken one), 2 misuse.
 */
export async function searchCommand(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { query, help, json, output, queries } = readArguments(argv)
    if (help) {
      io.stdout(HELP)
      return 0
    }
    if (queries === undefined && query.text.trim() === '')
      throw new Misuse('no query: write warraq search <query>')
    const read = readBelow(join(output, FOLDER))
    const search = await openSearch(read)
    if (queries !== undefined) return await answerFile(search, query, queries, io)
    const answer = await search.search(query)
    io.stdout(json ? answerLine(undefined, answer) : answerText(answer))
    return 0
  } catch (error) {
    if (error instanceof Misuse) {
      io.stderr(`${error.message} [search/misuse]\n`)
      return 2
    }
    if (!(error instanceof IndexBroken)) throw error
    io.stderr(`${error.message}; run \`warraq build\` to make the index anew [search/index]\n`)
    return 1
  }
}
