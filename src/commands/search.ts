// `warraq search`: the browser's search on the built site, from the terminal.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { daysOf } from '../search/days.ts'
import { type Facet, FILTERS, FOLDER } from '../search/format.ts'
import { IndexBroken, type Read } from '../search/packed.ts'
import { answerLine, answerText } from '../search/printed.ts'
import { openSearch, type Query, type Search, type Sort } from '../search/reader.ts'
import { EXIT, type Io, issueLine, Misuse, readArguments } from './io.ts'

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
  limit: { type: 'string', default: '10' },
  sort: { type: 'string', default: 'relevance' },
  filter: { type: 'string', multiple: true, default: [] as string[] },
  from: { type: 'string' },
  to: { type: 'string' },
  undated: { type: 'boolean', default: false },
  queries: { type: 'string' },
} as const

const SORTS: Readonly<Record<string, Sort>> = {
  relevance: 'relevance',
  newest: 'newest',
  date: 'newest',
  oldest: 'oldest',
}
const FACETS: ReadonlySet<string> = new Set([...FILTERS, 'year'])
const MOST_RESULTS = 10_000

/** What is asked, read off the command line; `text` is filled in for each line of a file of queries. */
function readQuery(argv: readonly string[]) {
  const { values, positionals } = readArguments(argv, OPTIONS)
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

const BAD_LINE = {
  severity: 'error',
  rule: 'search/query-line',
  hint: 'write {"id": …, "query": "…"}',
} as const
const NO_INDEX = {
  severity: 'error',
  rule: 'search/index',
  line: null,
  message: 'the search index is not there, or not whole, or of another version',
  hint: 'run `warraq build` to make it',
} as const

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
  let code: number = EXIT.clean
  for (const [n, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const asked = queryOfLine(line)
    if (typeof asked === 'string') {
      io.stderr(issueLine({ ...BAD_LINE, path, line: n + 1, message: asked }))
      code = EXIT.issues
    } else {
      io.stdout(answerLine(asked.id, await search.search({ ...query, text: asked.query })))
    }
  }
  return code
}

/**
 * Runs `warraq search` with the arguments that follow the command. Gives the exit code: 0 answered, 1 with issues (a bad
 * line of queries, no index, a broken one); throws `Misuse`.
 */
export async function searchCommand(argv: readonly string[], io: Io): Promise<number> {
  const { query, help, json, output, queries } = readQuery(argv)
  if (help) {
    io.stdout(HELP)
    return EXIT.clean
  }
  if (queries === undefined && query.text.trim() === '') {
    throw new Misuse('there is no query; write warraq search <query>')
  }
  try {
    const search = await openSearch(readBelow(join(output, FOLDER)))
    if (queries !== undefined) return await answerFile(search, query, queries, io)
    const answer = await search.search(query)
    io.stdout(json ? answerLine(undefined, answer) : answerText(answer))
    return EXIT.clean
  } catch (error) {
    if (!(error instanceof IndexBroken)) throw error
    io.stderr(issueLine({ ...NO_INDEX, path: join(output, FOLDER, error.path) }))
    return EXIT.issues
  }
}
