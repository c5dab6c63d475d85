// Pages of names: authors from bylines, counts over the years, what is named together, indexes that are too long.
import { describe, expect, test } from 'vitest'
import { stringsFor } from '../layouts/strings.ts'
import { authorFinder } from '../src/archive/authors.ts'
import type {
  Archive,
  Article,
  Author,
  Entity,
  ListingPage,
  Outlet,
  Page,
  TimelinePage,
} from '../src/model.ts'
import { dateTree } from '../src/site/dates.ts'
import { indexPages, initialOf, MOST_NAMES } from '../src/site/index-pages.ts'
import { namePages, nameTree } from '../src/site/names.ts'
import { profileOf, yearsOf } from '../src/site/profiles.ts'
import { timelinePage } from '../src/site/timeline.ts'

const strings = stringsFor({ interface: 'ar', digits: 'latn' })
const entity = (id: string, name: string, kind: Entity['kind'] = 'people'): Entity => ({
  ...{ id, kind, name, variants: [], wikidata: id === 'nahed' ? 'Q42' : null },
})
const NAHED = entity('nahed', 'ناهد البحّاري')
const RIVER = entity('rand', 'نهر الرند', 'places')
const COUNCIL = entity('council', 'المجلس البلدي', 'organisations')
const DIFAF = {
  id: 'difaf',
  name: 'جريدة ضفاف الرند',
  short: 'ضفاف',
  aliases: ['الضفاف'],
} as unknown as Outlet

let serial = 0
function article(
  published: string | null,
  mentions: readonly Entity[],
  author: Author | null = null,
): Article {
  serial += 1
  const id = `a${String(serial).padStart(3, '0')}`
  return {
    record: { id, published, author: author?.name ?? null },
    path: `articles/a0/${id}.html`,
    ...{ outlet: DIFAF, author, mentions },
  } as unknown as Article
}
const archiveOf = (articles: readonly Article[]) =>
  ({ articles, site: { digits: 'latn', months: 'both', interface: 'ar' } }) as unknown as Archive

describe('authors', () => {
  const entry = { id: 'rim', name: 'ريم الشاطري', variants: ['ر. الشاطري'], wikidata: null }

  test('are told by the folded byline; an entry joins other spellings', () => {
    const find = authorFinder([entry])
    expect(find('ر. الشاطري')).toBe(entry)
    expect(find('رِيم الشّاطرى')).toBe(entry)
    const other = find('أنس البوصلي')
    expect(find('انس البوصلى')).toBe(other)
    expect(other.id).toMatch(/^[0-9a-z]{12}$/)
    expect(authorFinder([])('انس البوصلي').id).toBe(other.id)
    expect(find('***')).not.toBe(find('—'))
  })

  test('have a page with their bylines, and a way to the page of who is named alike', () => {
    const find = authorFinder([])
    const pages = namePages(
      nameTree(
        archiveOf([
          article('2015', [NAHED], find('ناهد البحاري')),
          article('2016', [], find('ناهد البحّاري')),
        ]),
      ),
      strings,
    )
    const page = pages.find((one): one is ListingPage => one.kind === 'listing' && one.of === 'authors')
    expect(page).toMatchObject({ heading: 'ناهد البحاري', total: 2 })
    expect(page?.profile?.alsoAs?.path).toBe('people/nahed.html')
    const person = pages.find((one) => one.path === 'people/nahed.html') as ListingPage
    expect(person.profile).toMatchObject({ wikidata: 'Q42', alsoAs: { path: page?.path } })
  })
})

describe('a profile', () => {
  test('counts every year from the first to the last, none of no known year', () => {
    expect(
      yearsOf([article('2015-06', []), article('XXXX-06-11', []), article('2017', []), article('2015', [])]),
    ).toEqual([
      { year: 2015, count: 2 },
      { year: 2016, count: 0 },
      { year: 2017, count: 1 },
    ])
    expect(yearsOf([article(null, [])])).toEqual([])
  })

  test('has what is named in the same articles, most first, without the name itself', () => {
    const articles = [
      article('2015', [NAHED, RIVER]),
      article('2015', [NAHED, RIVER, COUNCIL]),
      article('2016', [NAHED, COUNCIL]),
      article('2016', [NAHED, RIVER]),
    ]
    const { together } = profileOf(articles, 'people/nahed.html', { wikidata: null, alsoAs: null })
    expect(
      together.map(({ of, counts }) => [of, counts.map(({ text, count }) => `${text} ${count}`)]),
    ).toEqual([
      ['places', ['نهر الرند 3']],
      ['organisations', ['المجلس البلدي 2']],
      ['sources', ['جريدة ضفاف الرند 4']],
    ])
  })

  test('stands on the newest page of a long listing alone', () => {
    const many = Array.from({ length: 130 }, () => article('2015', [NAHED]))
    const pages = namePages(nameTree(archiveOf(many)), strings).filter(
      (page): page is ListingPage => page.kind === 'listing' && page.of === 'people',
    )
    expect(pages.map(({ profile }) => profile !== null)).toEqual([false, true])
  })
})

describe('an index', () => {
  const counts = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      path: `people/p${i}.html`,
      text: `${'ابتثج'[i % 5]}اسم ${i}`,
      count: n - i,
    }))

  test('is one page while the names are few', () => {
    expect(indexPages('people', counts(MOST_NAMES), [], strings)).toHaveLength(1)
  })

  test('gives the most frequent names and all the others by first letter, none lost', () => {
    const all = counts(MOST_NAMES + 1)
    const [front, ...letters] = indexPages('people', all, [], strings)
    expect(front?.counts).toEqual(all.slice(0, 100))
    expect(front?.letters.map(({ text, path }) => `${text} ${path}`)).toEqual([
      'ا people/letters/0627.html',
      'ب people/letters/0628.html',
      'ت people/letters/062a.html',
      'ث people/letters/062b.html',
      'ج people/letters/062c.html',
    ])
    expect(new Set(letters.flatMap((page) => page.counts.map(({ path }) => path))).size).toBe(all.length)
  })

  test.each([
    ['النهر', 'ن'],
    ['أحمد', 'ا'],
    ['إبراهيم', 'ا'],
    ['«صدى»', 'ص'],
    ['Reuters', 'R'],
    ['42', '#'],
    ['ال', 'ا'],
    ['ßa', 'S'],
  ])('%s stands under %s', (name, letter) => {
    expect(initialOf(name)).toBe(letter)
  })
})

test('the timeline leaves out empty years where one date lies far from all others', () => {
  const archive = archiveOf([article('0201-06-11', []), article('2015-06-11', []), article('2017', [])])
  const page = timelinePage(dateTree(archive.articles), nameTree(archive), archive, strings)
  expect(page.years.map(({ year }) => year)).toEqual([201, 2015, 2017])
})

test('the timeline has every year, its months, and what a source covers', () => {
  const archive = archiveOf([
    article('2015-06-11', []),
    article('2015', []),
    article('2017-12', []),
    article(null, []),
  ])
  const page: TimelinePage = timelinePage(dateTree(archive.articles), nameTree(archive), archive, strings)
  expect(page.years.map(({ year, count, path }) => [year, count, path])).toEqual([
    [2015, 2, 'dates/2015.html'],
    [2016, 0, null],
    [2017, 1, 'dates/2017.html'],
  ])
  expect(page.years[0]?.months).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
  expect(page.undated).toMatchObject({ path: 'dates/undated.html', count: 1 })
  expect(page.sources.map(({ source, years }) => [source.text, years.length])).toEqual([
    ['جريدة ضفاف الرند', 3],
  ])
  expect((page as Page).path).toBe('timeline.html')
})
