// Measures the related articles: known relations found by names, by words and by both; how many articles get any; cost.
// node --import tsx bench/related.ts --corpus DIR [--split tune|test] [--halves 1200] [--show N] [--authority DIR]
// The corpus is the one that bench/search/corpus.ts reads. Of copies one is kept, but for the last lines: what the whole corpus costs, from nothing and with articles added.
// halves: long articles divided into their odd and even sentences, the second half without the headline.
// events: other articles that share runs of three words which at most four texts have, and are no copies.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadAuthority } from '../src/archive/authority.ts'
import { groupCopies } from '../src/archive/copies.ts'
import { printOf } from '../src/archive/copies-print.ts'
import { plainText } from '../src/archive/markdown.ts'
import { mentionReader } from '../src/archive/mentions.ts'
import type { Article } from '../src/model.ts'
import { closeness, type SimilarBy } from '../src/site/closeness.ts'
import { type RelatedInput, relate } from '../src/site/related.ts'
import { comparables, similarFinder } from '../src/site/similar.ts'
import { extractTraits, packTraits, type Traits, unpackTraits } from '../src/site/traits.ts'
import { articleOf, corpusRows, type Row, random } from './search/corpus.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    split: { type: 'string', default: 'test' },
    halves: { type: 'string', default: '1200' },
    show: { type: 'string', default: '0' },
    authority: { type: 'string', default: 'content/authority' },
  },
})
if (!values.corpus) throw new Error('name the folder of the corpus with --corpus')

const authority = await loadAuthority([{ path: resolve(values.authority), sample: false }])
const mentions = mentionReader(authority.entities)
const rows = corpusRows(resolve(values.corpus)).filter(({ content }) => content?.trim())

/** A row as an article with the names in it. */
function read(row: Row, n: number): Article {
  const article = articleOf(row, n)
  const text = [article.record.title ?? '', plainText(article.record.body)].join('\n')
  return { ...article, mentions: mentions(text) }
}

/** 0 to 255, the same for an article wherever it stands. */
const draw = ({ url }: Row): number => createHash('sha256').update(url).digest()[0] as number
const isOfSplit = (row: Row): boolean => draw(row) < 128 === (values.split === 'tune')

function sentences(text: string): readonly string[] {
  return (text.match(/[^.؟!\n]+[.؟!\n]*\s*/gu) ?? []).map((part) => part.trim()).filter(Boolean)
}

const LEAST_SENTENCES = 6
const LEAST_WORDS = 160
const all = rows.map(read)
const grouped = groupCopies(all.map(({ record }) => record)).groups
const extra = new Set(grouped.flatMap((ids) => ids.slice(1)))
const copied = new Set(grouped.flat())

/** The archive that is asked, with the other half of each half. */
const archive: Article[] = []
const halves = new Map<Article, Article>()
const wholes: Article[] = []
const next = random(5)
for (const [n, row] of rows.entries()) {
  const whole = all[n] as Article
  if (extra.has(whole.record.id)) continue
  const parts = sentences(row.content)
  const isLong = parts.length >= LEAST_SENTENCES && row.content.split(/\s+/u).length >= LEAST_WORDS
  const isHalved = isLong && !copied.has(whole.record.id) && isOfSplit(row) && next() < 0.4
  if (!isHalved || halves.size / 2 >= Number(values.halves)) {
    archive.push(whole)
    if (isOfSplit(row)) wholes.push(whole)
    continue
  }
  const part = (odd: number) => parts.filter((_, i) => i % 2 === odd).join('\n')
  const first = read({ ...row, content: part(0) }, n)
  const second = read({ ...row, title: '', content: part(1) }, rows.length + n)
  archive.push(first, second)
  halves.set(first, second).set(second, first)
}

/** Articles that tell of the same in part: they share several runs of words that hardly any other text has. */
function partnersOf(articles: readonly Article[]): ReadonlyMap<Article, ReadonlySet<Article>> {
  const [MOST_TEXTS, LEAST_RUNS] = [4, 4]
  const holders = new Map<number, Article[]>()
  for (const article of articles) {
    for (const run of printOf(article.record.body).sample) {
      const held = holders.get(run)
      if (held) held.push(article)
      else holders.set(run, [article])
    }
  }
  const counts = new Map<Article, Map<Article, number>>()
  for (const held of holders.values()) {
    if (held.length > MOST_TEXTS) continue
    for (const a of held) {
      const own = counts.get(a) ?? new Map<Article, number>()
      counts.set(a, own)
      for (const b of held) if (a !== b) own.set(b, (own.get(b) ?? 0) + 1)
    }
  }
  const close = [...counts].map(([article, own]) => {
    const partners = [...own].filter(([, runs]) => runs >= LEAST_RUNS).map(([other]) => other)
    return [article, new Set(partners)] as const
  })
  return new Map(close.filter(([, partners]) => partners.size > 0))
}

const events = [...partnersOf(wholes)]
const share = (part: number, of: number): string => (part / of).toFixed(4)
process.stdout.write(
  `${values.split}: ${archive.length} articles, ${halves.size} halves, ${events.length} with events; ` +
    `${share(archive.filter((article) => article.mentions.length > 0).length, archive.length)} name somebody\n`,
)

const MOST = 4
type Asked = (article: Article) => readonly Article[]

function* take<T>(all: Iterable<T>, most: number): Generator<T> {
  let left = most
  for (const one of all) {
    if (left === 0) return
    left -= 1
    yield one
  }
}

function tell(way: string, ask: Asked): void {
  const half = [...halves].filter(([own, other]) => ask(own).includes(other)).length
  const event = events.filter(([own, partners]) => ask(own).some((article) => partners.has(article))).length
  const lists = wholes.map((article) => ask(article).length)
  process.stdout.write(
    `${way}: recall@4 halves ${share(half, halves.size)}, events ${share(event, events.length)}; ` +
      `with any ${share(lists.filter(Boolean).length, lists.length)}, ` +
      `articles a list ${(lists.reduce((sum, length) => sum + length, 0) / lists.length).toFixed(2)}\n`,
  )
}

const WAYS: Readonly<Record<string, SimilarBy>> = {
  'names only': { names: true, words: false },
  'words only': { names: false, words: true },
  both: { names: true, words: true },
}
const compared = comparables(archive)
const placeOf = new Map(compared.map(({ id }, at) => [id, at]))
const articleById = new Map(archive.map((article) => [article.record.id, article]))
for (const [way, by] of Object.entries(WAYS)) {
  const close = closeness(compared, by)
  tell(way, ({ record }) =>
    [...take(close.best(placeOf.get(record.id) as number, 0), MOST)].map(
      ({ at }) => articleById.get(compared[at]?.id ?? '') as Article,
    ),
  )
}
const shown = similarFinder(archive, () => [])
tell('both, those that are close enough to show', (article) => shown(article).map((found) => found.article))
for (const article of wholes.filter(() => next() < Number(values.show) / wholes.length)) {
  process.stdout.write(`\n${article.headline}\n`)
  for (const { article: other, shared, words } of shown(article)) {
    const reasons = [shared.map(({ name }) => name).join('، '), words.join('، ')].join(' | ')
    process.stdout.write(`   ${other.headline} | ${reasons}\n`)
  }
}

/** Processor time of a step in milliseconds. */
function timed<T>(work: () => T): readonly [T, number] {
  const began = process.cpuUsage()
  const done = work()
  const { user, system } = process.cpuUsage(began)
  return [done, (user + system) / 1000]
}

/** Cost of everything that a build does for related articles and copies, from nothing. */
function measure(articles: readonly Article[]): readonly RelatedInput[] {
  const [packed, reading] = timed(() => articles.map(({ record }) => packTraits(extractTraits(record))))
  const [traits, unpacking] = timed(() => packed.map(unpackTraits))
  const inputs = articles.map(
    ({ record, mentions }, at): RelatedInput => ({
      ...{ record, mentions, key: record.document.sha256 },
      traits: traits[at] as Traits,
    }),
  )
  const [{ of, state }, relating] = timed(() => relate(inputs, null))
  const bytes = packed.reduce((sum, { length }) => sum + length, 0)
  const some = articles.filter(({ record }) => of(record.id).length > 0).length
  const each = (sum: number) => (sum / articles.length).toFixed(3)
  process.stdout.write(
    `${articles.length} articles, processor time: ${each(reading)} ms each to read, ${each(relating)} to relate; ` +
      `` +
      `traits ${Math.round(bytes / articles.length)} bytes each, ${Math.round(unpacking)} ms to unpack all, ` +
      `state ${Math.round(state.length / articles.length)} bytes each; with any ${share(some, articles.length)}\n`,
  )
  return inputs
}
const inputs = [0.25, 0.5, 1].map((part) => measure(all.slice(0, Math.round(all.length * part)))).at(-1) ?? []

/** What becomes of the lists of old articles when some are added to the archive, one of so many of them. */
function grow(one: number): void {
  const later = new Set(inputs.filter((_, i) => i % one === one >> 1).map(({ record }) => record.id))
  const older = inputs.filter(({ record }) => !later.has(record.id))
  const was = relate(older, null)
  const [is, took] = timed(() => relate(inputs, was.state))
  const printed = (list: ReturnType<typeof is.of>) =>
    list.map(({ id, shared, words }) => [id, shared.map((entity) => entity.id), words].join(' ')).join('\n')
  let [joined, same] = [0, 0]
  for (const { record } of older) {
    const now = is.of(record.id)
    if (now.some(({ id }) => later.has(id))) joined += 1
    else if (printed(now) === printed(was.of(record.id))) same += 1
  }
  const others = older.length - joined - same
  process.stdout.write(
    `${later.size} articles more: ${Math.round(took)} ms, ${is.recomputed} lists worked out; of the old lists ` +
      `${(joined / later.size).toFixed(2)} for each of them take one in, ${(others / later.size).toFixed(2)} change otherwise\n`,
  )
}
grow(100)
grow(Math.round(all.length / 100))
