// Plants copies of real articles among real articles and scores which of them are found, kind by kind.
// node --import tsx bench/copies.ts --corpus DIR [--split tune|test] [--limit N] [--show N]
// The corpus is the one that bench/search/corpus.ts reads. Articles that have copies of their own are not planted.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Copyable, groupCopies } from '../src/archive/copies.ts'
import { printOf } from '../src/archive/copies-print.ts'
import { corpusRows, random } from './search/corpus.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    split: { type: 'string', default: 'test' },
    limit: { type: 'string', default: '2000' },
    show: { type: 'string', default: '0' },
  },
})
if (!values.corpus) throw new Error('name the folder of the corpus with --corpus')

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const next = random(7)
const originals: Copyable[] = corpusRows(resolve(values.corpus))
  .filter(({ url }) => Number.parseInt(hash(url).slice(0, 2), 16) < 128 === (values.split === 'tune'))
  .slice(0, Number(values.limit))
  .map((row, n) => ({
    id: hash(`${n} ${row.url}`).slice(0, 12),
    title: row.title?.trim() || null,
    body: paragraphsOf(row.content ?? '').join('\n\n'),
    outlet: row.source,
    published: row.date_extracted.slice(0, 10),
  }))

/** Paragraphs of a text; three sentences each where it has no breaks. */
function paragraphsOf(text: string): readonly string[] {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '')
  if (lines.length > 2) return lines
  return (text.match(/[^.؟!]+[.؟!]*\s*/gu) ?? []).map((sentence) => sentence.trim()).filter(Boolean)
}

const paragraphs = (record: Copyable) => record.body.split('\n\n')
const words = (record: Copyable) => record.body.split(/\s+/u).filter(Boolean)
const arabDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
const marked = (text: string) =>
  text.replace(/ل(?=[اأإبتثجحخدذرزسشصضطظعغفقكلمنهوي])/gu, 'لْ').replaceAll('إ', 'ا')
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((entry) => ({ entry, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry)
/** Every n-th word replaced by another word of the same text, turned round: no other text has it. */
const reworded = (record: Copyable, share: number) =>
  words(record)
    .map((word) => (next() < share ? [...word].reverse().join('') : word))
    .join(' ')

/** What is done to a copy. */
const CHANGES: Readonly<Record<string, (record: Copyable) => Partial<Copyable>>> = {
  exact: () => ({}),
  'other headline': () => ({ title: 'عنوان آخر لهذه المادة' }),
  'one word changed': (record) => {
    const list = words(record)
    list[Math.floor(next() * list.length)] = 'كلمةأخرى'
    return { body: list.join(' ') }
  },
  'harakat and digits': (record) => ({ body: marked(arabDigits(record.body)) }),
  'first 60 % of the paragraphs': (record) => ({
    body: paragraphs(record)
      .slice(0, Math.ceil(paragraphs(record).length * 0.6))
      .join('\n\n'),
  }),
  'first 50 words': (record) => ({ body: words(record).slice(0, 50).join(' ') }),
  'agency line changed': (record) => ({ body: `المدينة - وكالة الأنباء: ${record.body} (و أ)` }),
  'paragraphs reordered': (record) => ({ body: shuffled(paragraphs(record)).join('\n\n') }),
  '5 % of the words changed': (record) => ({ body: reworded(record, 0.05) }),
  '10 % of the words changed': (record) => ({ body: reworded(record, 0.1) }),
  'another paragraph added': (record) => ({
    body: `${record.body}\n\n${reworded({ ...record, body: words(record).slice(0, 60).join(' ') }, 1)}`,
  }),
}

const copied = new Set(groupCopies(originals).groups.flat())
const LEAST_WORDS = 60
const alone = shuffled(
  originals.filter((record) => !copied.has(record.id) && words(record).length >= LEAST_WORDS),
)
const kinds = Object.keys(CHANGES)
const each = Math.max(1, Math.floor(Math.min(alone.length, 1100) / kinds.length))
const planted = kinds.flatMap((kind, k) =>
  alone.slice(k * each, (k + 1) * each).map((record) => ({
    kind,
    of: record,
    record: {
      ...record,
      ...CHANGES[kind]?.(record),
      id: hash(`${record.id} ${kind}`).slice(0, 12),
      outlet: 'planted',
    },
  })),
)
const all = [...originals, ...planted.map(({ record }) => record)]

const began = Date.now()
const prints = new Map(all.map((record) => [record.id, printOf(record.body)]))
const printed = Date.now()
const { pairs } = groupCopies(all, prints)
const ended = Date.now()

const pairOf = new Map(planted.map(({ record, of }) => [record.id, of.id]))
const found = new Set(pairs.map(({ a, b }) => (a < b ? `${a} ${b}` : `${b} ${a}`)))
const missed = planted.filter(({ record, of }) => !found.has([record.id, of.id].sort().join(' ')))
const wrong = pairs.filter(({ a, b }) => {
  const [x, y] = [pairOf.get(a), pairOf.get(b)]
  return (x !== undefined || y !== undefined) && x !== b && y !== a
})
for (const kind of kinds) {
  const count = planted.filter((plant) => plant.kind === kind).length
  const lost = missed.filter((plant) => plant.kind === kind).length
  process.stdout.write(`${kind}: ${count - lost} of ${count}\n`)
}
const right = planted.length - missed.length
process.stdout.write(
  `articles ${all.length}, planted ${planted.length}; recall ${(right / planted.length).toFixed(4)}, ` +
    `precision ${(right / (right + wrong.length)).toFixed(4)} (${wrong.length} wrong)\n` +
    `pairs that were there before: ${pairs.length - right - wrong.length}\n` +
    `fingerprints ${printed - began} ms, grouping ${ended - printed} ms, memory ${process.memoryUsage.rss() >> 20} MiB\n`,
)
for (const { kind, of } of missed.slice(0, Number(values.show)))
  process.stdout.write(`missed ${kind}: ${of.title} (${words(of).length} words)\n`)
for (const { a, b, similarity } of wrong.slice(0, Number(values.show)))
  process.stdout.write(
    `wrong ${similarity.toFixed(2)}: ${all.find(({ id }) => id === a)?.title} | ${all.find(({ id }) => id === b)?.title}\n`,
  )
