// Reads what the markup of a saved page says about its story: JSON-LD, meta elements, addresses, comments of archives.
import { plainAddress } from './html-address.ts'
import { type EmbeddedText, embeddedTexts } from './html-json.ts'

/** Values as written; the first of each that is not blank. */
export interface PageMeta {
  readonly headline: string | null
  /** Headlines by all names, best first. */
  readonly headlines: readonly string[]
  readonly title: string | null
  readonly published: string | null
  /** All moments of publication that are claimed, best first. */
  readonly claims: readonly string[]
  readonly modified: string | null
  readonly author: string | null
  readonly siteName: string | null
  readonly url: string | null
  readonly section: string | null
  /** Day that the copy was made, as YYYY-MM-DD, where an archive or a browser wrote it down. */
  readonly captured: string | null
  /** Texts of the story that the page's data holds. */
  readonly texts: readonly EmbeddedText[]
}

/** Takes the events of one pass over the page. */
export interface MetaReader {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (words: string) => void
  readonly close: (name: string) => void
  readonly comment: (words: string) => void
  readonly read: () => PageMeta
}

type Key = 'headline' | 'title' | 'published' | 'modified' | 'author' | 'siteName' | 'url' | 'section'

/** Names of meta elements; those without a prefix are also names of `itemprop`. */
const META: Readonly<Record<string, Key>> = {
  'og:title': 'headline',
  'twitter:title': 'headline',
  headline: 'headline',
  'dc.title': 'headline',
  'sailthru.title': 'headline',
  'parsely-title': 'headline',
  'article:published_time': 'published',
  'article:published': 'published',
  'og:article:published_time': 'published',
  'og:published_time': 'published',
  datepublished: 'published',
  'parsely-pub-date': 'published',
  'sailthru.date': 'published',
  mediator_published_time: 'published',
  pubdate: 'published',
  publishdate: 'published',
  publish_date: 'published',
  'publish-date': 'published',
  published_at: 'published',
  'dc.date': 'published',
  'dc.date.issued': 'published',
  'dc.date.created': 'published',
  'dcterms.created': 'published',
  'dcterms.issued': 'published',
  'dcterms.date': 'published',
  originalpublicationdate: 'published',
  'article:modified_time': 'modified',
  'og:updated_time': 'modified',
  datemodified: 'modified',
  'last-modified': 'modified',
  author: 'author',
  'article:author': 'author',
  'dc.creator': 'author',
  'parsely-author': 'author',
  'sailthru.author': 'author',
  'og:site_name': 'siteName',
  'application-name': 'siteName',
  'apple-mobile-web-app-title': 'siteName',
  'og:url': 'url',
  'article:section': 'section',
}
const MAX_JSON = 3_000_000
const MAX_VALUE = 2000

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

export function metaReader(): MetaReader {
  const found: [Key, string][] = []
  const late: [Key, string][] = []
  const texts: EmbeddedText[] = []
  let captured: string | null = null
  let json: string | null = null
  let linked = false
  let title: string | null = null
  let inTitle = false
  const put = (list: [Key, string][], key: Key, value: unknown) => {
    if (typeof value === 'string' && value.trim() !== '' && list.length < 200)
      list.push([key, unescapeTwice(value.slice(0, MAX_VALUE).replace(/\s+/gu, ' ').trim())])
  }
  const address = (written: string | undefined) => {
    if (written && /^\S*\/web\/(\d{8})\d*/.test(written)) captured ??= packedDay(written)
    put(late, 'url', written)
  }
  return {
    open(name, attributes) {
      if (name === 'script') {
        linked = /ld\+json/i.test(attributes.type ?? '')
        if (linked || attributes.id === '__NEXT_DATA__' || /^application\/json$/i.test(attributes.type ?? ''))
          json = ''
      } else if (name === 'title' && title === null) {
        title = ''
        inTitle = true
      } else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? ''))
        address(attributes.href)
      else if (name === 'time' && attributes.datetime) {
        const says = `${attributes.itemprop ?? ''} ${'pubdate' in attributes ? 'pubdate' : ''}`
        if (/pubdate|datePublished/i.test(says)) put(late, 'published', attributes.datetime)
      } else if (name === 'meta' || (attributes.itemprop && attributes.content)) {
        const key = META[(attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase()]
        if (key === 'url') address(attributes.content)
        else if (key) put(late, key, attributes.content)
      }
    },
    text(words) {
      if (json !== null) {
        if (json.length < MAX_JSON) json += words
      } else if (inTitle && (title ?? '').length < MAX_VALUE) title += words
    },
    close(name) {
      if (name === 'title') inTitle = false
      if (name !== 'script' || json === null) return
      const value = parseJson(json)
      if (linked) readLinkedData(value, (key, text) => put(found, key, text))
      texts.push(...embeddedTexts(value, linked))
      json = null
    },
    comment(words) {
      put(late, 'url', words.match(/saved from url=\(\d+\)(\S+)/)?.[1])
      put(late, 'url', words.match(/SingleFile[\s\S]{0,40}?url:\s*(\S+)/)?.[1])
      const mirrored = words.match(/Mirrored from (\S+) by HTTrack/)?.[1]
      if (mirrored) put(late, 'url', `http://${mirrored}`)
      const stamp = words.match(/(?:FILE ARCHIVED ON|saved date:)\s*([^\n]{8,60})/)?.[1]
      if (stamp) captured ??= englishDay(stamp)
    },
    read() {
      const all = (key: Key) => [...found, ...late].flatMap(([name, value]) => (name === key ? [value] : []))
      const [url] = all('url').flatMap((written) => plainAddress(written) ?? [])
      return {
        headline: all('headline')[0] ?? null,
        headlines: [...new Set(all('headline'))],
        title: title ? unescapeTwice(title.replace(/\s+/gu, ' ').trim()) || null : null,
        published: all('published')[0] ?? null,
        claims: [...new Set(all('published'))],
        modified: all('modified')[0] ?? null,
        author: all('author')[0] ?? null,
        siteName: all('siteName')[0] ?? null,
        url: url ?? null,
        section: all('section')[0] ?? null,
        captured,
        texts,
      }
    },
  }
}

/** Values that a site escaped twice: `&amp;quot;` in the source. */
function unescapeTwice(value: string): string {
  if (!/&(?:#\d+|#x[\da-f]+|quot|amp|lt|gt|nbsp|apos|laquo|raquo|ldquo|rdquo|hellip);/i.test(value))
    return value
  const named: Readonly<Record<string, string>> = {
    quot: '"',
    amp: '&',
    lt: '<',
    gt: '>',
    nbsp: ' ',
    apos: "'",
    laquo: '«',
    raquo: '»',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
  }
  return value
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : whole
    })
    .trim()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      // Line breaks inside of strings, which many sites leave in their JSON-LD.
      return JSON.parse(
        text.replace(/[\n\r\t]+/g, ' ').replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''),
      )
    } catch {
      return null
    }
  }
}

/** schema.org articles, alone, in a list or in a `@graph`. */
function readLinkedData(value: unknown, put: (key: Key, value: unknown) => void): void {
  const nodes = (Array.isArray(value) ? value : [value]).flatMap((node) => {
    const graph = (node as { '@graph'?: unknown } | null)?.['@graph']
    return Array.isArray(graph) ? [node, ...graph] : [node]
  })
  for (const node of nodes) {
    if (node === null || typeof node !== 'object') continue
    const map = node as Record<string, unknown>
    if (!/(?:Article|BlogPosting|Report)(?:\s|$)/.test([map['@type']].flat().join(' '))) continue
    put('headline', map.headline ?? map.name)
    put('published', map.datePublished)
    put('modified', map.dateModified)
    put('author', personOf(map.author))
    put('siteName', nameOf(map.publisher))
    put('url', typeof map.url === 'string' ? map.url : nameOf(map.mainEntityOfPage, '@id'))
    put('section', [map.articleSection].flat()[0])
  }
}

function nameOf(value: unknown, key = 'name'): unknown {
  const first = Array.isArray(value) ? value[0] : value
  return first !== null && typeof first === 'object' ? (first as Record<string, unknown>)[key] : first
}

/** The first of the writers who is a person; the house itself is none. */
function personOf(value: unknown): unknown {
  return [value]
    .flat()
    .filter((one) => !/Organization/.test(String((one as { '@type'?: unknown } | null)?.['@type'] ?? '')))
    .map((one) => nameOf(one))[0]
}

/** `10:11:12 Nov 06, 2013` and `Wed Nov 06 2013 …` as YYYY-MM-DD. */
function englishDay(text: string): string | null {
  const iso = text.match(/\b(\d{4})-(\d\d)-(\d\d)\b/)
  if (iso) return iso[0]
  const parts = text.match(/\b([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b/)
  const other = text.match(/\b(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\s+(\d{4})\b/)
  const [month, day, year] = parts
    ? [parts[1], parts[2], parts[3]]
    : other
      ? [other[2], other[1], other[3]]
      : [undefined, undefined, undefined]
  const at = MONTHS.indexOf((month ?? '').toLowerCase())
  return year && day && at >= 0 ? `${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

function packedDay(url: string): string | null {
  const parts = url.match(/\/web\/(\d{4})(\d\d)(\d\d)/)
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : null
}
