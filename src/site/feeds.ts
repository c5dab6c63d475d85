// Plans the feeds of the site: which there are, where they lie, and the articles that each one tells.
import { createHash } from 'node:crypto'
import type { FeedFiles } from '../../layouts/render.ts'
import { stringsFor } from '../../layouts/strings.ts'
import type { Archive, Article, Site } from '../model.ts'
import { whenOf } from './dates.ts'
import { nameTree } from './names.ts'
import { entityPath, outletPath } from './profiles.ts'

/** Articles of a feed at most. */
export const FEED_SIZE = 50

/** A feed before it is written: the same for Atom and JSON Feed. */
export interface Feed {
  /** Site path of the front page of what it tells: `sources/marna.html`. */
  readonly page: string
  readonly files: FeedFiles
  /** The feed's own name for good; see `nameOf`. */
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly site: Site
  /** The newest dated articles, newest first; never none. */
  readonly articles: readonly Article[]
}

/** Namespace of the names below, drawn at random once and never to be changed. */
const NAMESPACE = '67e67caf-d985-4a65-aa7d-d97335aa5d70'

/**
 * The feeds of the archive, of its sources and of its topics. Articles without a full year are in none, since no place
 * among the newest is theirs; what has no dated article has no feed.
 */
export function planFeeds(archive: Archive, names = nameTree(archive)): readonly Feed[] {
  const { site } = archive
  const strings = stringsFor(site)
  const { words } = strings
  const feed = (page: string, title: string, about: string, of: readonly Article[]): readonly Feed[] => {
    const articles = of
      .filter((article) => whenOf(article) !== null)
      .slice(-FEED_SIZE)
      .toReversed()
    const base = page === 'index.html' ? 'feed' : page.replace(/\.html$/, '')
    const files = { title, atom: `${base}.xml`, json: `${base}.json` }
    const subtitle = site.notice === null ? about : `${about} — ${site.notice}`
    return articles.length === 0
      ? []
      : [{ page, files, id: nameOf(site, files.atom), title, subtitle, site, articles }]
  }
  const part = (page: string, kind: string, name: string, articles: readonly Article[]) =>
    feed(page, `${name} — ${site.name}`, `${kind}${words.colon}${name}`, articles)
  return [
    ...feed('index.html', site.name, site.description, archive.articles),
    ...names.sources.flatMap(({ of, articles }) =>
      of ? part(outletPath(of), words.source, of.name, articles) : [],
    ),
    ...(names.entities.get('topics') ?? []).flatMap(({ of, articles }) =>
      part(entityPath(of), words.facetTopic, of.name, articles),
    ),
  ]
}

/** The files of the feeds by the front page of what they tell, for the pages that link to them. */
export function feedFiles(feeds: readonly Feed[]): ReadonlyMap<string, FeedFiles> {
  return new Map(feeds.map(({ page, files }) => [page, files]))
}

/**
 * A name-based UUID (version 5, https://www.rfc-editor.org/rfc/rfc9562#section-5.5) of the archive's name and the
 * feed's path. RFC 4287 wants an absolute address that stays when a feed is moved, so that the site's own address will
 * not do, and an archive need not have one.
 */
function nameOf(site: Site, path: string): string {
  const hash = createHash('sha1').update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
  const bytes = hash.update(`${site.name}\n${path}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}
