// The companions of the built sample: they are all there, say the same in every time zone, and lead to files that exist.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
// Comes with html-validate.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Parser, parseFeed } from 'htmlparser2'
import { beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { MANIFEST } from '../src/site/publish.ts'
import { copySample, PROGRAM, ROOT, temporaryFolder } from './folder.ts'

const URL_ = 'https://archive.example/'
let site: string
let files: readonly string[]
let folder: string
const read = (path: string, below = site) => readFile(join(below, path), 'utf8')

/** Builds the content of the test's folder in a time zone and a locale. */
async function build(output: string, zone: string, locale: string): Promise<string> {
  const arguments_ = [PROGRAM, 'build', '--content', join(folder, 'content'), '--output', output, '--json']
  const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale }
  const { stderr } = await promisify(execFile)(process.execPath, arguments_, { cwd: ROOT, env })
  return stderr
}

beforeAll(async () => {
  folder = await temporaryFolder()
  site = join(folder, 'site')
  await copySample(join(folder, 'content'))
  const settings = join(folder, 'content/site.yaml')
  await writeFile(settings, (await readFile(settings, 'utf8')).replace('url: null', `url: ${URL_}`))
  expect(await build(site, 'UTC', 'C')).toBe('')
  files = await listFiles(site)
})

test('the same content gives the same bytes in another time zone and locale', async () => {
  const other = join(folder, 'other')
  await build(other, 'Pacific/Kiritimati', 'ar_EG.UTF-8')
  expect(await read(MANIFEST, other)).toBe(await read(MANIFEST))
})

describe('twins', () => {
  test('stand beside every article, keep to the schema that the site carries, and lead to files', async () => {
    const schema = JSON.parse(await read('article.schema.json'))
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
    const pages = files.filter((file) => /^articles\/.*\.html$/.test(file))
    expect(pages.length).toBeGreaterThan(30)
    for (const page of pages) {
      const path = page.replace('.html', '.json')
      const twin = JSON.parse(await read(path))
      expect(validate(twin) ? [] : validate.errors, path).toEqual([])
      expect(files).toContain(posix.join(dirname(path), twin.$schema))
      const paths = [twin.path, twin.outlet?.path, twin.document.received, ...twin.mentions.map(pathOf)]
      expect(paths.filter((to) => to !== undefined && to !== null && !files.includes(to))).toEqual([])
      const ids = [twin.previous, twin.next, ...[...twin.copies, ...twin.similar].map(({ id }) => id)]
      for (const id of ids.filter((id) => id !== null))
        expect(files).toContain(`articles/${id.slice(0, 2)}/${id}.json`)
      expect(await read(page)).toContain(
        `<link rel="alternate" type="application/json" href="${posix.basename(path)}">`,
      )
    }
  })

  test('hold every word of the text that their page shows', async () => {
    for (const page of files.filter((file) => /^articles\/.*\.html$/.test(file))) {
      const twin = JSON.parse(await read(page.replace('.html', '.json')))
      const shown = textOf(await read(page), 'text')
      const held = [twin.dateline ?? '', ...twin.paragraphs.map(({ text }: { text: string }) => text)].join(
        ' ',
      )
      expect(
        shown.filter((word) => !held.includes(word)),
        page,
      ).toEqual([])
    }
  })
})

const pathOf = ({ path }: { path: string }) => path

/** Words inside the element of that class. */
function textOf(html: string, name: string): readonly string[] {
  let depth = 0
  let text = ''
  const parser = new Parser({
    onopentag: (_, { class: classes }) => {
      if (depth > 0 || classes === name) depth += 1
    },
    ontext: (words) => {
      if (depth > 0) text += words
    },
    onclosetag: () => {
      if (depth > 0) depth -= 1
    },
  })
  parser.end(html)
  return text.split(/\s+/).filter((word) => word !== '')
}

describe('feeds', () => {
  test('are read by another program and lead to pages of the site', async () => {
    const feeds = files.filter((file) => /^(?:feed|(?:sources|topics)\/.+)\.xml$/.test(file))
    expect(feeds).toContain('feed.xml')
    expect(feeds.length).toBeGreaterThan(20)
    for (const path of feeds) {
      const feed = parseFeed(await read(path))
      const json = JSON.parse(await read(path.replace('.xml', '.json')))
      expect(feed?.type).toBe('atom')
      expect(feed?.link).toBe(json.home_page_url)
      expect(feed?.items?.length).toBeGreaterThan(0)
      expect(feed?.items?.map(({ id, link }) => ({ id, link }))).toEqual(
        json.items.map(({ id, url }: { id: string; url: string }) => ({ id, link: url })),
      )
      for (const { link } of feed?.items ?? []) expect(files).toContain(link?.slice(URL_.length))
    }
  })

  test('tell each article once, under one id in all feeds', async () => {
    const ids = new Map<string, string>()
    for (const path of files.filter((file) =>
      /^(?:feed|(?:sources|topics)\/.+)(?<!\.csl)\.json$/.test(file),
    )) {
      const { items } = JSON.parse(await read(path))
      expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(items.length)
      for (const { id, url } of items) expect(ids.set(id, ids.get(id) ?? url).get(id)).toBe(url)
    }
    expect(new Set(ids.values()).size).toBe(ids.size)
  })
})

test('every address of the sitemap is a file, and every page but the search, the not-found page, documents line by line and comparisons is in it', async () => {
  const locations = async (path: string) =>
    [...(await read(path)).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? '')
  const fileOf = (url: string) => url.slice(URL_.length) || 'index.html'
  const parts = (await locations('sitemap.xml')).map(fileOf)
  expect(parts.every((part) => files.includes(part))).toBe(true)
  const listed = (await Promise.all(parts.map(locations))).flat().map(fileOf).sort()
  const expected = files.filter(
    (file) => file.endsWith('.html') && !/^(?:404|search)\.html$|^(?:source|compare)\//.test(file),
  )
  expect(listed).toEqual([...expected].sort())
  expect(await read('robots.txt')).toContain(`Sitemap: ${URL_}sitemap.xml`)
})
