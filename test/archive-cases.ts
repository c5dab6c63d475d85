// A small invented archive in memory, for tests of what is made from one.

import { toArticle } from '../src/archive/article.ts'
import { authorFinder } from '../src/archive/authors.ts'
import { idOf, sha256Of } from '../src/archive/id.ts'
import { compareTime } from '../src/archive/load.ts'
import type { Archive, Article, ArticleRecord, Entity, Outlet, Site } from '../src/model.ts'

export const SITE: Site = {
  name: 'ديوان مرسى',
  description: 'أخبار مدينة لا وجود لها',
  language: 'ar',
  interface: 'ar',
  url: null,
  months: 'both',
  digits: 'latn',
  hijri: true,
  notice: null,
  suggestions: [],
}

export const OUTLET: Outlet = {
  id: 'manara',
  name: 'صحيفة المنارة اليومية',
  short: 'المنارة',
  aliases: [],
  marks: [],
  furniture: [],
  hosts: [],
  tails: [],
  dateOrder: 'dmy',
  zone: null,
  language: 'ar',
}

const entity = (kind: Entity['kind'], id: string, name: string): Entity => ({
  id,
  kind,
  name,
  variants: [],
  wikidata: null,
})
export const ENTITIES: readonly Entity[] = [
  entity('topics', 'fishing', 'الصيد'),
  entity('places', 'marsa', 'مرسى'),
]

/** An article whose document is the word `key`: the same key gives the same id. */
export function articleOf(key: string, fields: Partial<ArticleRecord> = {}): Article {
  const sha256 = sha256Of(key)
  const record: ArticleRecord = {
    id: idOf(sha256),
    language: 'ar',
    title: `سوق السمك رقم ${key}`,
    kicker: null,
    published: '2016-04-27',
    time: null,
    dateline: null,
    place: null,
    agency: null,
    outlet: OUTLET.id,
    author: null,
    photographer: null,
    credit: null,
    url: null,
    body: 'قال أهل الصيد في مرسى إن السوق فتحت أبوابها صباح اليوم.\n\n## ميزان واحد\n\nوالسعر معلن.',
    stories: [],
    quotes: [],
    related: [],
    removed: [],
    evidence: {},
    document: {
      path: `${key}.txt`,
      sha256,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      size: 9,
      repaired: null,
    },
    path: `articles/${key}.md`,
    edited: false,
    ...fields,
  }
  const mentions = (text: string) => ENTITIES.filter(({ name }) => text.includes(name))
  return toArticle(record, new Map([[OUTLET.id, OUTLET]]), authors, mentions, true)
}

const authors = authorFinder([])

export function archiveOf(articles: readonly Article[], site: Partial<Site> = {}): Archive {
  return {
    site: { ...SITE, ...site },
    articles: [...articles].sort((a, b) => compareTime(a.record, b.record)),
    outlets: [OUTLET],
    entities: ENTITIES,
    quarantine: [],
    prose: [],
    issues: [],
  }
}
