// Writes the peer: a Hugo site with the same articles, dates, sources, names and pages as the archive's own site.
// node --import tsx bench/build/hugo-site.ts --content DIR --hugo DIR --site DIR
// What the archive's built site (--site) has beside its pages, such as JSON twins and feeds, this one is made to have.
// Its templates are those of bench/build/hugo; `peer.ts` puts them beside what is written here. Files that are there
// already with the same text are left alone; content files that no longer belong are removed.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ENTITY_KINDS } from '../../src/archive/authority.ts'
import { listFiles } from '../../src/archive/files.ts'
import { gatherRecords, openArchive, readStored } from '../../src/archive/load.ts'
import { authorityOf } from '../../src/commands/workspace.ts'
import type { Archive, Article, IndexPage } from '../../src/model.ts'
import { whenOf } from '../../src/site/dates.ts'
import { planPages } from '../../src/site/pages.ts'

/** Indexes of terms that the archive's site has no page of its own for: it has one index of dates. */
const WITHOUT_INDEX = ['years', 'months', 'days', 'undated']

/** What a built site of the archive has beside its pages. */
interface Beside {
  readonly twins: boolean
  readonly lines: boolean
  readonly feeds: boolean
  readonly citations: boolean
  /** The two ids of each comparison. */
  readonly comparisons: readonly (readonly [string, string])[]
}

function besideOf(files: readonly string[]): Beside {
  const has = (shape: RegExp) => files.some((path) => shape.test(path))
  return {
    twins: has(/^articles\/.+\.json$/),
    lines: has(/^source\//),
    feeds: has(/^sources\/.+\.xml$/),
    citations: has(/^sources\/.+\.bib$/),
    comparisons: files.flatMap((path) => {
      const [, first, second] = path.match(/^compare\/(\w+)-(\w+)\.html$/) ?? []
      return first && second ? [[first, second] as const] : []
    }),
  }
}

/** @param site the archive's own site, built. @returns how many content files the site of Hugo has. */
export async function writeHugoSite(content: string, folder: string, site: string): Promise<number> {
  const beside = besideOf(await listFiles(site))
  const authority = await authorityOf(content)
  const gathered = gatherRecords(await readStored(content, authority))
  const received = new Map(gathered.records.map(({ article: { record } }) => [record.id, record.document]))
  const archive = await openArchive(content, authority, gathered, received, [])
  const files = new Map<string, string>()
  for (const article of archive.articles) {
    const { id } = article.record
    files.set(`articles/${id.slice(0, 2)}/${id}.md`, page(articleFields(article), article.record.body))
  }
  for (const [path, text] of [
    ...namePages(archive, beside),
    ...indexPages(archive),
    ...ownPages(archive, beside),
  ])
    files.set(path, text)
  const settings = {
    title: archive.site.name,
    params: { description: archive.site.description },
    outputs: {
      home: ['html', 'atom', ...(beside.feeds ? ['jsonfeed'] : [])],
      page: ['html'],
      taxonomy: ['html'],
      term: ['html', ...citationOutputs(beside)],
    },
  }
  await mkdir(join(folder, 'config/_default'), { recursive: true })
  await writeFile(join(folder, 'config/_default/config.json'), JSON.stringify(settings))
  await writeAll(join(folder, 'content'), files)
  return files.size
}

const citationOutputs = ({ citations }: Beside) => (citations ? ['bib', 'ris', 'csl'] : [])

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const path of await listFiles(folder)) if (!files.has(path)) await rm(join(folder, path))
  for (const [path, text] of files) {
    const there = await readFile(join(folder, path), 'utf8').catch(() => null)
    if (there === text) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** A content file of Hugo; values are JSON, which is YAML too, as in the archive's records. Null fields are left out. */
function page(fields: Readonly<Record<string, unknown>>, body = ''): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  return `---\n${lines.join('')}---\n${body}\n`
}

function articleFields(article: Article): Readonly<Record<string, unknown>> {
  const { record, headline, excerpt, outlet, author, mentions } = article
  const when = whenOf(article)
  const { year, month, day } = when ?? { year: null, month: null, day: null }
  const names = ENTITY_KINDS.map((kind) => [
    kind,
    mentions.filter((entity) => entity.kind === kind).map(({ id }) => id),
  ])
  return {
    title: headline,
    // Not quoted: Hugo takes it for a date. What is not known of it is the first of its month or year.
    ...(year && { date: `${year}-${month ?? '01'}-${day ?? '01'}` }),
    years: year ? [year] : [],
    months: month ? [`${year}-${month}`] : [],
    days: day ? [`${year}-${month}-${day}`] : [],
    undated: year ? [] : ['undated'],
    sources: [outlet?.id ?? 'unknown'],
    authors: author ? [author.id] : [],
    ...Object.fromEntries(names),
    id: record.id,
    language: record.language,
    excerpt,
    opening: article.headlineIsOpening,
    kicker: record.kicker,
    when: record.published,
    time: record.time,
    dateline: record.dateline,
    place: record.place,
    agency: record.agency,
    byline: record.author,
    photographer: record.photographer,
    credit: record.credit,
    address: record.url,
    read_next: record.related,
    removed: record.removed,
    evidence: record.evidence,
    document: record.document,
  }
}

/** Titles of the terms: sources, authors, people, places, organisations, topics. */
function namePages({ articles }: Archive, beside: Beside): readonly (readonly [string, string])[] {
  const named = new Map<string, string>()
  for (const { outlet, author, mentions } of articles) {
    named.set(`sources/${outlet?.id ?? 'unknown'}`, outlet?.name ?? 'مصدر غير معلوم')
    if (author) named.set(`authors/${author.id}`, author.name)
    for (const { kind, id, name } of mentions) named.set(`${kind}/${id}`, name)
  }
  const feeds = { outputs: ['html', ...citationOutputs(beside), 'atom', 'jsonfeed'] }
  return [...named].map(([path, title]) => {
    const hasFeeds = beside.feeds && /^(?:sources\/(?!unknown)|topics\/)/.test(path)
    return [`${path}/_index.md`, page({ title, ...(hasFeeds && feeds) })] as const
  })
}

/** Indexes that the archive's site divides by letter are divided here too. */
function indexPages(archive: Archive): readonly (readonly [string, string])[] {
  const indexes = planPages(archive).filter((one): one is IndexPage => one.kind === 'index')
  return indexes
    .filter(({ of }) => of !== 'dates')
    .map((index) => {
      const isFirst = index.path === `${index.of}/index.html`
      const path = isFirst
        ? `${index.of}/_index.md`
        : `letters/${index.path.replaceAll('/', '-').replace('.html', '.md')}`
      const terms = index.counts.map(({ path }) => path.slice(path.indexOf('/') + 1, -'.html'.length))
      const letters = index.letters.map(({ path, text }) => ({
        path: `/letters/${path.replaceAll('/', '-')}`,
        text,
      }))
      return [path, page({ title: index.heading, of: index.of, terms, letters })] as const
    })
}

function ownPages({ site }: Archive, beside: Beside): readonly (readonly [string, string])[] {
  const hidden = { _build: { render: 'never', list: 'never' } }
  const outputs = ['html', ...(beside.twins ? ['twin'] : []), ...(beside.lines ? ['lines'] : [])]
  return [
    ['_index.md', page({ title: site.name })],
    ['articles/_index.md', page({ title: 'المواد', cascade: { outputs } })],
    ...beside.comparisons.map(
      ([first, second]) =>
        [`compare/${first}-${second}.md`, page({ title: 'مقارنة نسختين', first, second })] as const,
    ),
    ['letters/_index.md', page({ title: 'الحروف', ...hidden })],
    ...WITHOUT_INDEX.map((name) => [`${name}/_index.md`, page({ title: name, ...hidden })] as const),
    ['dates.md', page({ title: 'التاريخ', layout: 'dates' })],
    ['timeline.md', page({ title: 'الخط الزمني', layout: 'timeline' })],
    ['search.md', page({ title: 'البحث', layout: 'search' })],
    ['about.md', page({ title: 'عن الأرشيف' }, site.description)],
  ]
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { content: { type: 'string' }, hugo: { type: 'string' }, site: { type: 'string' } },
  })
  const { content, hugo, site } = values
  if (content === undefined || hugo === undefined || site === undefined)
    throw new Error('write --content DIR (the archive), --site DIR (its site), --hugo DIR (what is written)')
  console.log(await writeHugoSite(content, hugo, site))
}
