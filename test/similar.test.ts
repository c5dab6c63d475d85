// Related articles: found by shared names and words, with the reason; never copies, and whatever the order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similar as block } from '../layouts/parts/neighbours.ts'
import { stringsFor } from '../layouts/strings.ts'
import { viewOf } from '../layouts/view.ts'
import { escapeMarkdown } from '../src/archive/markdown.ts'
import type { Article, ArticlePage, Entity } from '../src/model.ts'
import { bestFirst } from '../src/site/best-first.ts'
import { closeness } from '../src/site/closeness.ts'
import { keywordPlaces } from '../src/site/keyword-places.ts'
import { keywordsOf, rarityIn } from '../src/site/keywords.ts'
import { comparables, similarFinder } from '../src/site/similar.ts'
import { extractTraits, spellingsOf } from '../src/site/traits.ts'
import { articleOf, SITE } from './archive-cases.ts'

const entity = (id: string, name: string): Entity => ({
  ...{ id, kind: 'people', name, variants: [], wikidata: null },
})
const KEEPER = entity('keeper', 'صابر القنديلي')
const CAPTAIN = entity('captain', 'سيف النوتي')

function article(id: string, text: string, mentions: readonly Entity[] = [], title = 'خبر'): Article {
  return { ...articleOf(id, { id, title, body: escapeMarkdown(text) }), mentions }
}

/** Articles that have nothing to do with the others: words that each has with one neighbour, and some that all have. */
const LETTERS = [...'جحدرصطعقزشخضغظث']
/** Words of four letters that are no prefixes or suffixes, each number another word. */
const word = (n: number) => {
  const at = (n * 7919 + 12345) % 15 ** 4
  return [1, 15, 225, 3375].map((step) => LETTERS[Math.floor(at / step) % 15]).join('')
}
const others = Array.from({ length: 40 }, (_, n) =>
  article(
    `z${n}`,
    `${Array.from({ length: 14 }, (__, i) => word(n * 14 + i)).join(' ')} ${word((n + 1) * 14)} المدينة الصباح العام`,
  ),
)

const LIGHTHOUSE = article(
  'lighthouse',
  'أضاءت الهيئة المنارة القديمة، وصعد حارس المنارة السلم وفي يده فانوس. وقال الحارس إن عدسة المنارة رُممت، وإن للمنارة سجلا.',
)
const KEEPERS = article(
  'keepers',
  'كان للمنارة أحد عشر حارسا، وفي السجل أسماء الحراس. وروى آخرهم أنه أشعل الفانوس في المنارة كل مساء.',
)
const SHIP = article('ship', 'رست السفينة على الرصيف الشرقي وأفرغت حمولتها من القمح والأخشاب ثم غادرت.')
const archive = [LIGHTHOUSE, KEEPERS, SHIP, ...others]
const none = () => []

describe('related articles', () => {
  test('share distinctive words, which are told as the article spells them most often', () => {
    const [found, ...rest] = similarFinder(archive, none)(LIGHTHOUSE)
    expect(rest).toEqual([])
    expect(found?.article).toBe(KEEPERS)
    expect(found?.shared).toEqual([])
    expect(found?.words.slice(0, 2)).toEqual(['المنارة', 'حارس'])
    const [back] = similarFinder(archive, none)(KEEPERS)
    expect(back?.words).toContain('المنارة')
    expect(back?.words).not.toContain('للمنارة')
  })

  test('are none where there are none, nor by words that every article has', () => {
    expect(similarFinder(archive, none)(SHIP)).toEqual([])
    const same = Array.from({ length: 20 }, (_, n) => article(`s${n}`, 'صباح المدينة هادئ والناس في السوق'))
    expect(similarFinder(same, none)(same[0] as Article)).toEqual([])
  })

  test('are not told apart by one word alone', () => {
    const twelve = (from: number) => Array.from({ length: 12 }, (_, i) => word(from + i)).join(' ')
    const both = word(1900)
    const pair = [1000, 1100].map((from, n) => article('pq'[n] ?? '', `${both} ${both} ${twelve(from)}`))
    const crowded = [...pair, ...others]
    const compared = comparables(crowded)
    const [p, q] = pair.map(({ record }) => compared.findIndex(({ id }) => id === record.id))
    const found = [...closeness(compared).best(p as number, 0)]
    expect(found.find(({ at }) => at === q)?.score).toBeCloseTo(0.25, 1)
    expect(
      similarFinder(crowded, none)(pair[0] as Article).map(({ article }) => article.record.id),
    ).not.toContain('q')
  })

  test('share names, whose words are not told twice', () => {
    const named = [
      { ...LIGHTHOUSE, mentions: [KEEPER, CAPTAIN] },
      article('named', 'كرّم القنديلي القنديلي في المنارة القديمة وفي يده فانوس', [KEEPER, CAPTAIN]),
      article('also', 'القنديلي يتكلم عن بلدته وعن أيامه', [KEEPER]),
      ...others,
    ]
    const found = similarFinder(named, none)(named[1] as Article).find((one) => one.article === named[0])
    expect(found?.shared).toEqual([KEEPER, CAPTAIN])
    expect(found?.words.length).toBeGreaterThan(0)
    for (const told of found?.words ?? []) expect(told).not.toMatch(/قنديل/)
  })

  test('that more names hold go before those that fewer do', () => {
    const text = (id: string) => `${LIGHTHOUSE.record.body} ${id}`
    const three = [
      article('a', text('أول'), [KEEPER, CAPTAIN]),
      article('b', text('ثان'), [KEEPER]),
      article('c', text('ثالث'), [KEEPER, CAPTAIN]),
      ...others,
    ]
    const found = similarFinder(three, none)(three[0] as Article)
    expect(found.map(({ article }) => article.record.id)).toEqual(['c', 'b'])
  })

  test('leave out the copies of an article, and give one of several that are copies of each other', () => {
    const copy = article('copy', `${LIGHTHOUSE.record.body} عاجل`)
    const twin = article('twin', `${KEEPERS.record.body} عاجل`)
    const all = [...archive, copy, twin]
    const groups = [
      [LIGHTHOUSE, copy],
      [KEEPERS, twin],
    ]
    const copiesOf = (one: Article) =>
      groups.find((group) => group.includes(one))?.filter((a) => a !== one) ?? []
    const without = similarFinder(all, none)(LIGHTHOUSE).map((found) => found.article.record.id)
    expect(without.toSorted()).toEqual(['copy', 'keepers', 'twin'])
    const found = similarFinder(all, copiesOf)(LIGHTHOUSE)
    expect(found).toHaveLength(1)
    expect(['keepers', 'twin']).toContain(found[0]?.article.record.id)
  })

  test('are four at most, ties by id, whatever the order of the articles', () => {
    const twins = ['e', 'b', 'd', 'a', 'c', 'f'].map((id) => article(id, LIGHTHOUSE.record.body))
    const all = [...archive, ...twins]
    const list = (articles: readonly Article[]) => {
      const find = similarFinder(articles, none)
      return all.map((one) => find(one).map(({ article, words }) => [article.record.id, words]))
    }
    const expected = list(all)
    expect(expected[0]?.map(([id]) => id)).toEqual(['a', 'b', 'c', 'd'])
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (mixed) => {
        expect(list(mixed)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  test('stay the same when articles about something else are added', () => {
    const more = Array.from({ length: 6 }, (_, n) =>
      article(`y${n}`, Array.from({ length: 9 }, (__, i) => word(2000 + n * 9 + i)).join(' ')),
    )
    const [was, is] = [similarFinder(archive, none), similarFinder([...archive, ...more], none)]
    for (const one of archive) expect(is(one)).toEqual(was(one))
  })

  test('are none in an archive of one article, and of empty ones', () => {
    expect(similarFinder([LIGHTHOUSE], none)(LIGHTHOUSE)).toEqual([])
    const empty = [article('x', '', [], ''), article('y', '', [], '')]
    expect(similarFinder(empty, none)(empty[0] as Article)).toEqual([])
  })
})

describe('distinctive words', () => {
  const traitsOf = (articles: readonly Article[]) => articles.map(({ record }) => extractTraits(record))

  test('are stems, without particles, figures and what the archive is full of', () => {
    const two = [
      article('a', 'قال إن 4600 كتاب في مكتبته منذ ذلك الحين، وفي المدينة نافورة', [], ''),
      article('b', 'الكتاب والكتب في المكتبة منذ 4600 يوم', [], ''),
      ...others,
    ]
    const traits = traitsOf(two)
    const { starts, places } = keywordsOf(traits)
    const spellings = spellingsOf(traits[0] as ReturnType<typeof extractTraits>)
    const found = [...places.subarray(starts[0], starts[1])].map((place) => spellings[place])
    expect(found).toEqual(expect.arrayContaining(['كتاب', 'مكتبته', 'نافورة']))
    for (const never of ['إن', 'في', 'منذ', '4600', 'المدينة']) expect(found).not.toContain(never)
  })

  test('weigh together as much in each article', () => {
    const { starts, weights } = keywordsOf(traitsOf(archive), 10)
    for (const at of archive.keys()) {
      const own = weights.subarray(starts[at], starts[at + 1])
      expect(own.length).toBeLessThanOrEqual(10)
      if (own.length > 0) expect(own.reduce((total, weight) => total + weight ** 2, 0)).toBeCloseTo(1, 5)
    }
  })

  test('weigh less when they are common in Arabic, in another language when they are in the archive', () => {
    const text = `${word(7)} كتاب`
    const weightsIn = (language: string) => {
      const traits = traitsOf([article('a', text, [], ''), ...others]).slice(1)
      const own = extractTraits({ title: null, body: text, language })
      const common = extractTraits({ title: null, body: 'كتاب', language })
      const { starts, weights, places } = keywordsOf([own, ...traits, common, common, common])
      const spellings = spellingsOf(own)
      return new Map(
        [...places.subarray(starts[0], starts[1])].map((place, i) => [spellings[place], weights[i] ?? 0]),
      )
    }
    const [arabic, other] = [weightsIn('ar'), weightsIn('ckb')]
    expect(arabic.get('كتاب')).toBeCloseTo(0.5 * (arabic.get(word(7)) ?? 0), 5)
    expect(other.get('كتاب')).toBeLessThan(other.get(word(7)) ?? 0)
  })

  test('are as rare as the powers of two below say', () => {
    const rarity = rarityIn(40)
    expect([1, 2, 3, 4, 7, 8, 31, 32, 40].map(rarity)).toEqual([5, 4, 4, 3, 3, 2, 1, 0, 0])
    expect(rarityIn(63)(3)).toBe(rarity(2))
    expect(rarityIn(1)(1)).toBe(0)
  })

  test('are listed with the articles that have them', () => {
    const all = traitsOf(archive)
    const keywords = keywordsOf(all)
    const { starts, at, weights } = keywordPlaces(keywords)
    for (const [place, { stems }] of all.entries()) {
      for (let i = keywords.starts[place] as number; i < (keywords.starts[place + 1] as number); i += 1) {
        const stem = keywords.known(stems[keywords.places[i] as number] as number)
        expect(stem).toBe(keywords.stems[i])
        const holders = [...at.subarray(starts[stem], starts[stem + 1])]
        expect(holders).toEqual([...new Set(holders)].sort((a, b) => a - b))
        expect(weights[(starts[stem] as number) + holders.indexOf(place)]).toBe(keywords.weights[i])
      }
    }
  })
})

test('scored places come best first, ties in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (scores) => {
      const all = scores.map((score, at) => ({ at, score }))
      const expected = all.toSorted((a, b) => b.score - a.score || a.at - b.at)
      expect([...bestFirst([...scores.keys()], [...scores])]).toEqual(expected)
    }),
  )
})

test('the page says why: names as links, words as words, in the language of the article', () => {
  const own = { ...LIGHTHOUSE, record: { ...LIGHTHOUSE.record, language: 'fa' } }
  const page: ArticlePage = {
    ...{ kind: 'article', path: own.path, article: own, previous: null, next: null, copies: [], trail: [] },
    inSource: null,
    similar: [
      { article: KEEPERS, shared: [KEEPER], words: ['المنارة', '<b>'] },
      { article: SHIP, shared: [], words: [] },
    ],
  }
  const view = viewOf(
    page,
    {
      ...{
        site: SITE,
        assets: { css: '', search: '', engine: 'assets/engine-1.js', reading: '', icon: '', fonts: [] },
        footer: [],
      },
      ...{ markdown: () => '', body: () => '', anchors: () => ({ quotes: new Map(), headings: [] }) },
      ...{ outletPath: () => null, authorPath: () => '' },
      entityPath: ({ id }) => `people/${id}.html`,
    },
    stringsFor(SITE),
  )
  const html = String(block(page, view))
  expect(html).toContain('يجمعهما: <a href="../../people/keeper.html"><bdi>صابر القنديلي</bdi></a>')
  expect(html).toContain(
    'كلمات مشتركة: <span lang="fa" dir="rtl"><bdi>المنارة</bdi>، <bdi>&lt;b&gt;</bdi></span>',
  )
  expect(html.match(/كلمات مشتركة/g)).toHaveLength(1)
})
