// The search over several segments answers what it answers over one: what is found, in which order, with which scores.

import { beforeAll, expect, test } from 'vitest'
import type { Article } from '../src/model.ts'
import { ENTRY, type Entry } from '../src/search/format.ts'
import type { Query, Search } from '../src/search/reader.ts'
import { ARTICLES, article, MARSA, NUHA } from './fixtures/search/articles.ts'
import { indexed, openFiles } from './fixtures/search/opened.ts'

const sentences = ARTICLES.flatMap(({ record }) => record.body.split(/[.،]/)).filter(
  (text) => text.trim() !== '',
)

/** Articles of two years, in many mixtures of a few sentences, some with removed lines. */
const MIXED: readonly Article[] = Array.from({ length: 40 }, (_, n) => {
  const pick = (step: number) => sentences[(n * step + step) % sentences.length] ?? ''
  return article({
    id: `mixed${String(n).padStart(3, '0')}`,
    title: n % 4 === 0 ? null : pick(5),
    body: [pick(3), pick(7), n % 5 === 0 ? 'قال عبد الرحيم الساعدي.' : 'قال عبدالرحيم.'].join('. '),
    date: `${n < 20 ? 2014 : 2015}-05-${String((n % 20) + 1).padStart(2, '0')}`,
    outlet: n % 3 === 0 ? 'fanar' : 'shati',
    mentions: n % 2 === 0 ? [MARSA] : [NUHA],
    removed: n % 6 === 0 ? ['شبكة الشاطئ تتمنى لكم يومًا سعيدًا'] : [],
  })
})

/** The files of two archives as one with two segments; names of fragments lie in the search folder itself. */
async function joined(parts: readonly (readonly Article[])[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const entries: Entry[] = []
  for (const [n, part] of parts.entries()) {
    for (const [path, bytes] of await indexed(part)) {
      if (path === ENTRY) entries.push(JSON.parse(new TextDecoder().decode(bytes)) as Entry)
      else files.set(/^(?:fragments|names|vocabulary)\./.test(path) ? path : `s${n}/${path}`, bytes)
    }
  }
  const entry: Entry = {
    ...(entries[0] as Entry),
    total: entries.reduce((sum, { total }) => sum + total, 0),
    segments: entries.flatMap(({ segments }, n) =>
      segments.map((segment) => ({ ...segment, base: `s${n}/`, pages: `s${n}/${segment.pages}` })),
    ),
  }
  return files.set(ENTRY, new TextEncoder().encode(JSON.stringify(entry)))
}

let one: Search
let several: Search
beforeAll(async () => {
  one = await openFiles(await indexed(MIXED))
  several = await openFiles(await joined([MIXED.slice(0, 13), MIXED.slice(13, 20), MIXED.slice(20)]))
})

const asked: readonly Query[] = [
  { text: 'الميناء' },
  { text: 'مدارس المدينة' },
  { text: 'رئيسة البلدية القمح البحر رصيف' },
  { text: 'عبد الرحيم' },
  { text: 'عبدالرحيم الميناء' },
  { text: '"مرسى الريح" -السمك' },
  { text: 'شبكة سعيد' },
  { text: 'في' },
  { text: 'مرسى', sort: 'newest' },
  { text: 'مرسى', sort: 'oldest', from: '2014-05-10', to: '2015-05-04' },
  { text: 'مرسى', filters: { source: ['fanar'], year: ['2015'] } },
  { text: '', filters: { place: ['marsa'] }, sort: 'newest' },
]

test.each(asked)('over three segments as over one: $text $sort', async (query) => {
  const [wanted, found] = await Promise.all(
    [one, several].map((search) => search.search({ ...query, limit: 40, facets: ['source', 'year'] })),
  )
  expect(wanted?.total).toBeGreaterThan(0)
  const told = (answer: typeof wanted) => ({
    ...answer,
    results: answer?.results.map((result) => ({ ...result, score: Number(result.score.toFixed(9)) })),
  })
  expect(told(found)).toEqual(told(wanted))
})
