// Reads what the markup of a saved page says about its story: JSON-LD, meta elements, the canonical address.
import { Parser } from 'htmlparser2'

/** Values as written; the first of each that is not blank. */
export interface PageMeta {
  readonly headline: string | null
  readonly title: string | null
  readonly published: string | null
  readonly author: string | null
  readonly siteName: string | null
  readonly url: string | null
  readonly section: string | null
}

type Key = keyof PageMeta

/** Names of meta elements, best first. */
const META: Readonly<Record<string, Key>> = {
  'og:title': 'headline',
  'twitter:title': 'headline',
  'article:published_time': 'published',
  'og:article:published_time': 'published',
  datepublished: 'published',
  'parsely-pub-date': 'published',
  pubdate: 'published',
  publishdate: 'published',
  'dc.date': 'published',
  'dc.date.issued': 'published',
  'dcterms.created': 'published',
  author: 'author',
  'article:author': 'author',
  'dc.creator': 'author',
  'og:site_name': 'siteName',
  'application-name': 'siteName',
  'og:url': 'url',
  'article:section': 'section',
}
const MAX_JSON = 1_000_000

/** JSON-LD first, then meta elements in the order of the page. */
export function readMeta(source: string): PageMeta {
  const found = new Map<Key, string>()
  const late = new Map<Key, string>()
  const put = (map: Map<Key, string>, key: Key, value: unknown) => {
    if (typeof value === 'string' && value.trim() !== '' && !map.has(key))
      map.set(key, value.replace(/\s+/gu, ' ').trim())
  }
  let json: string | null = null
  let title: string | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) json = ''
      else if (name === 'title' && title === null) title = ''
      else if (name === 'link' && /canonical/i.test(attributes.rel ?? '')) put(late, 'url', attributes.href)
      else if (
        name === 'time' &&
        attributes.datetime &&
        /pubdate|datePublished/i.test(
          `${attributes.itemprop ?? ''} ${'pubdate' in attributes ? 'pubdate' : ''}`,
        )
      )
        put(late, 'published', attributes.datetime)
      else if (name === 'meta' || attributes.itemprop === 'datePublished') {
        const key = META[(attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase()]
        if (key) put(late, key, attributes.content)
      }
    },
    ontext(data) {
      if (json !== null && json.length < MAX_JSON) json += data
      else if (title !== null && !found.has('title')) title += data
    },
    onclosetag(name) {
      if (name === 'script' && json !== null) {
        readJsonLd(json, (key, value) => put(found, key, value))
        json = null
      } else if (name === 'title' && title !== null) put(found, 'title', title)
    },
    oncomment(data) {
      put(late, 'url', data.match(/saved from url=\(\d+\)(\S+)/)?.[1])
    },
  })
  parser.end(source)
  const value = (key: Key) => found.get(key) ?? late.get(key) ?? null
  return {
    headline: value('headline'),
    title: value('title'),
    published: value('published'),
    author: value('author'),
    siteName: value('siteName'),
    url: httpOnly(value('url')),
    section: value('section'),
  }
}

function httpOnly(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null
}

/** schema.org articles, alone, in a list or in a `@graph`. */
function readJsonLd(text: string, put: (key: Key, value: unknown) => void): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return
  }
  const nodes = (Array.isArray(value) ? value : [value]).flatMap((node) => {
    const graph = (node as { '@graph'?: unknown } | null)?.['@graph']
    return Array.isArray(graph) ? graph : [node]
  })
  for (const node of nodes) {
    if (node === null || typeof node !== 'object') continue
    const map = node as Record<string, unknown>
    if (!/(?:Article|BlogPosting|Report)$/.test([map['@type']].flat().join(' '))) continue
    put('headline', map.headline)
    put('published', map.datePublished)
    put('author', nameOf(map.author))
    put('siteName', nameOf(map.publisher))
    put('url', typeof map.url === 'string' ? map.url : nameOf(map.mainEntityOfPage, '@id'))
    put('section', [map.articleSection].flat()[0])
  }
}

function nameOf(value: unknown, key = 'name'): unknown {
  const first = Array.isArray(value) ? value[0] : value
  return first !== null && typeof first === 'object' ? (first as Record<string, unknown>)[key] : first
}
