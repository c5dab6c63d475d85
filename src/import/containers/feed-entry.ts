// Reads one entry of a feed, or the head of one: the values of its elements, under names with the usual prefixes.
import { Parser } from 'htmlparser2'
import type { Leaf } from './item.ts'

/** Prefixes by the names that they stand for, whatever prefix a feed gives them. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/dc/terms/': 'dcterms:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
}
const WORDPRESS_RE = /^https?:\/\/wordpress\.org\/export\//i

/** No field lies deeper below an entry or a channel. */
const MOST_LEVELS = 3
const MOST_LEAVES = 200
const MOST_AUTHORS = 20

export type Prefixes = ReadonlyMap<string, string>

/** What the head of a feed says. */
export interface FeedHead {
  readonly kind: 'rss' | 'atom' | 'wxr'
  readonly title: string | null
  readonly language: string | null
  readonly prefixes: Prefixes
  /** Names of authors by their logins, of a WordPress export. */
  readonly authors: ReadonlyMap<string, string>
}

interface Element {
  /** Names from the element below the root down. */
  readonly path: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  /** Source between its tags. */
  readonly inner: string
}

/** @param xml source of the feed up to its first entry. */
export function readHead(xml: string): FeedHead {
  const prefixes = new Map<string, string>()
  let root = ''
  let language: string | null = null
  const elements = elementsOf(xml, prefixes, (name, attributes, depth) => {
    if (depth === 1) root = name
    if (depth > 2) return
    language ??= attributes['xml:lang'] ?? null
    for (const [key, uri] of Object.entries(attributes)) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      const usual = WORDPRESS_RE.test(uri) ? 'wp:' : PREFIXES[uri.toLowerCase()]
      if (usual !== undefined) prefixes.set(key === 'xmlns' ? '' : `${key.slice(6)}:`, usual)
    }
  })
  const atom = /^(?:.*:)?feed$/.test(root)
  const wordpress = [...prefixes.values()].includes('wp:')
  const top = (name: string) => {
    const found = elements.find(({ path }) => path.join('/') === (atom ? name : `channel/${name}`))
    return found?.text.trim() || null
  }
  return {
    kind: wordpress ? 'wxr' : atom ? 'atom' : 'rss',
    title: top('title'),
    language: top('language') ?? top('dc:language') ?? language,
    prefixes,
    authors: authorsOf(elements),
  }
}

function authorsOf(elements: readonly Element[]): ReadonlyMap<string, string> {
  const authors = new Map<string, string>()
  let login = ''
  for (const { path, text } of elements) {
    const name = path.at(-1)
    if (name === 'wp:author_login') login = text.trim()
    if (name === 'wp:author_display_name' && login && text.trim()) authors.set(login, text.trim())
  }
  return authors
}

/** @param xml source of an entry with its tags. @returns its values by name, links resolved to their address. */
export function readEntry(xml: string, prefixes: Prefixes): readonly Leaf[] {
  const leaves: Leaf[] = []
  for (const { path, attributes, text, inner } of elementsOf(xml, prefixes, () => {})) {
    const key = path.join('.')
    if (path.length > 2 || (path.length === 2 && key !== 'author.name' && key !== 'source.title')) continue
    let value = text
    if (key === 'link' && attributes.href !== undefined) {
      if ((attributes.rel ?? 'alternate') !== 'alternate') continue
      value = attributes.href
    } else if (attributes.type === 'xhtml') value = inner
    else if (key === 'guid' && (attributes.isPermaLink === 'false' || !/^https?:/i.test(text))) continue
    const before = leaves.findIndex((leaf) => leaf.key === key)
    const leaf = leaves[before]
    if (!leaf && leaves.length < MOST_LEAVES) leaves.push({ key, parts: [value] })
    else if (leaf && leaf.parts.length < MOST_AUTHORS && /creator$|^author/.test(key))
      leaves[before] = { key, parts: [...leaf.parts, value] }
  }
  return leaves
}

/** The elements of three levels below the root, in the order in which they end; text of an element includes that of those within it. */
function elementsOf(
  xml: string,
  prefixes: Map<string, string> | Prefixes,
  opened: (name: string, attributes: Readonly<Record<string, string>>, depth: number) => void,
): readonly Element[] {
  const elements: Element[] = []
  const stack: { name: string; attributes: Record<string, string>; from: number; chunk: number }[] = []
  const chunks: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        opened(name, attributes, stack.length + 1)
        stack.push({
          name: usualName(name, prefixes),
          attributes,
          from: parser.endIndex + 1,
          chunk: chunks.length,
        })
      },
      ontext: (text) => chunks.push(text),
      onclosetag() {
        const element = stack.pop()
        if (!element || stack.length === 0 || stack.length > MOST_LEVELS) return
        elements.push({
          path: [...stack.slice(1).map(({ name }) => name), element.name],
          attributes: element.attributes,
          text: chunks.slice(element.chunk).join(''),
          inner: xml.slice(element.from, parser.startIndex),
        })
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.end(xml)
  return elements
}

/** A feed may bind `content:` or Atom's elements to any prefix. */
function usualName(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':')
  const prefix = name.slice(0, colon + 1)
  const usual = prefixes.get(prefix)
  return usual === undefined ? name : usual + name.slice(colon + 1)
}
