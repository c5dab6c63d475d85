// Odd inputs as a reader meets them: nothing is wider than the screen, nothing lies over anything, nothing moves, all of it valid.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { axeFaults } from './axe.ts'
import { launch, serveFolder } from './browser.ts'
import { type Run, temporaryFolder, warraq } from './folder.ts'
import {
  ADDRESS,
  AUTHOR,
  CROWD,
  HEADLINE,
  LISTED,
  ODD,
  OUTLET,
  PERSON,
  UNBROKEN,
  writeOddArchive,
} from './odd-archive.ts'
import { htmlFaults } from './valid-html.ts'

let site: string
let files: readonly string[]
let built: Run
let browser: Browser
let server: Awaited<ReturnType<typeof serveFolder>>
/** Paths of the odd articles by what is odd about them. */
const articles = new Map<string, string>()
const read = (path: string) => readFile(join(site, path), 'utf8')
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

beforeAll(async () => {
  const folder = await temporaryFolder()
  const content = join(folder, 'content')
  site = join(folder, 'site')
  await writeOddArchive(content)
  const build = () => warraq('build', '--content', content, '--output', site, '--json')
  await warraq('import', join(content, 'documents'), '--content', content)
  for (const record of await listFiles(join(content, 'articles'))) {
    const file = join(content, 'articles', record)
    const text = await readFile(file, 'utf8')
    const odd = Object.entries(ODD).find(([, { title }]) =>
      text.includes(`\ntitle: ${JSON.stringify(title)}\n`),
    )
    if (odd === undefined) continue
    const id = record.replace(/^.*\/|\.md$/g, '')
    articles.set(odd[0], `articles/${id.slice(0, 2)}/${id}.html`)
    if (odd[0] === 'emptied') await writeFile(file, text.replace(/^(---\n[\s\S]*?\n---\n)[\s\S]*$/, '$1'))
  }
  built = await build()
  files = await listFiles(site)
  browser = await launch()
  server = await serveFolder(site)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** The odd articles and the pages that hold what they name. */
const pages = (): readonly string[] => [
  ...articles.values(),
  'index.html',
  `sources/${OUTLET.id}.html`,
  files.filter((file) => /^sources\/odd\/.*\.html$/.test(file)).at(-1) ?? '',
  `people/${PERSON.id}.html`,
  'people/index.html',
  'sources/index.html',
  'authors/index.html',
  'dates/2012.html',
  'timeline.html',
]

async function inContext<T>(
  options: Parameters<Browser['newContext']>[0],
  look: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    return await look(context)
  } finally {
    await context.close()
  }
}

test('all of it is built, and the empty document alone is refused', () => {
  expect(built.code).toBe(1)
  const { articles: count, quarantined, issues } = JSON.parse(built.stdout)
  expect({ count, quarantined }).toEqual({ count: LISTED + Object.keys(ODD).length, quarantined: 1 })
  expect(issues.map(({ rule, path }: { rule: string; path: string }) => `${path} ${rule}`)).toEqual([
    'documents/empty.txt read/empty',
  ])
  expect([...articles.keys()].sort()).toEqual(Object.keys(ODD).sort())
})

describe('what was written is shown, whatever it is', () => {
  const page = (name: string) => read(articles.get(name) ?? '')

  test('a headline of 400 characters stands whole', async () => {
    expect(HEADLINE).toHaveLength(400)
    expect(await page('headline')).toMatch(new RegExp(`<h1[^>]*>${HEADLINE}</h1>`))
  })

  test('sixty thousand words stand on one page', async () => {
    const body = (await page('long')).match(/<div class="text[\s\S]*?<\/div>/)?.[0] ?? ''
    expect(body.replace(/<[^>]*>/g, ' ').split(/\s+/).length).toBeGreaterThan(60_000)
  })

  test('a text that a person emptied leaves its headline and its document', async () => {
    const html = await page('emptied')
    expect(html).toContain(ODD.emptied?.title)
    expect(html).toMatch(/href="[^"]*documents\//)
  })

  test('names with quotes and angle brackets are characters, never markup', async () => {
    const html = await page('quotes')
    for (const name of [OUTLET.name, PERSON.name, AUTHOR])
      expect(html).toContain(escaped(name).replaceAll("'", '&#39;'))
    expect(html).not.toContain('<script>alert')
    expect(await read(`people/${PERSON.id}.html`)).toContain(escaped(PERSON.name))
  })

  test('three hundred people are all named beside their text', async () => {
    const html = await page('crowd')
    const aside = html.match(/<aside[\s\S]*?<\/aside>/)?.[0] ?? ''
    expect(CROWD.filter((name) => !aside.includes(`>${name}<`))).toEqual([])
  })

  test('a word without an end and a long address stand whole', async () => {
    const text = (await page('unbroken')).replace(/<wbr>|<\/?(?:bdi|code|a)\b[^>]*>/g, '')
    expect(text).toContain(UNBROKEN)
    expect(text).toContain(escaped(ADDRESS))
  })

  test('a thousand articles of one outlet are listed, each once', async () => {
    const lists = files.filter((file) => /^sources\/odd(?:\/.*)?\.html$/.test(file))
    const listed = (await Promise.all(lists.map(read))).flatMap((html) => [
      ...(html.match(/<main[\s\S]*<\/main>/)?.[0] ?? '').matchAll(
        /<h2 class="title[^>]*><a href="[^"]*\/(\w+)\.html"/g,
      ),
    ])
    const ids = listed.map(([, id]) => id)
    expect(ids).toHaveLength(LISTED + Object.keys(ODD).length)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('every page is valid HTML', async () => {
  for (const path of pages()) expect(await htmlFaults(path, await read(path))).toEqual([])
})

describe('in a browser', () => {
  test.each([320, 390, 1280])(
    'nothing is wider than a screen of %i px, and no column lies over another',
    async (width) => {
      await inContext({ viewport: { width, height: 800 } }, async (context) => {
        const page = await context.newPage()
        for (const path of pages()) {
          await page.goto(`${server.address}${path}`)
          const { wide, over } = await page.evaluate(() => {
            const parts = [
              '.head',
              '.story .text',
              '.beside',
              '.after',
              '.list-head',
              '.cards',
              '.calendars',
              '.masthead',
              '.foot',
            ]
              .flatMap((name) => [...document.querySelectorAll(name)])
              .map((element) => ({ name: element.className, box: element.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && box.height > 0)
            const over = parts.flatMap((one, n) =>
              parts.slice(n + 1).flatMap((other) => {
                const across =
                  Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
                return across > 1 && down > 1 ? [`${one.name} / ${other.name}`] : []
              }),
            )
            const root = document.documentElement
            const wide = root.scrollWidth - window.innerWidth
            return { wide: Math.max(0, wide), over }
          })
          expect({ path, wide, over }).toEqual({ path, wide: 0, over: [] })
        }
      })
    },
  )

  test.each([390, 1280])('nothing moves while a page loads (%i px)', async (width) => {
    await inContext({ viewport: { width, height: 800 } }, async (context) => {
      // Whether a font comes before the first paint depends on the machine: without them, only the page can move.
      await context.route('**/*.woff2', (route) => route.abort())
      const page = await context.newPage()
      for (const path of pages()) {
        await page.goto(`${server.address}${path}`)
        await page.waitForLoadState('networkidle')
        const shift = await page.evaluate(
          () =>
            new Promise<number>((done) => {
              let sum = 0
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
              }).observe({ type: 'layout-shift', buffered: true })
              requestAnimationFrame(() => setTimeout(() => done(sum), 50))
            }),
        )
        expect({ path, moved: shift > 0.01 ? shift : 0 }).toEqual({ path, moved: 0 })
      }
    })
  })

  test.each([
    ['light', 390],
    ['dark', 1280],
  ] as const)('axe finds nothing (%s, %i px)', async (colorScheme, width) => {
    await inContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true }, async (context) => {
      const page = await context.newPage()
      for (const path of pages()) {
        await page.goto(`${server.address}${path}`)
        expect({ path, faults: await axeFaults(page) }).toEqual({ path, faults: [] })
      }
    })
  })

  test('the search finds what is odd', async () => {
    await inContext({}, async (context) => {
      const page = await context.newPage()
      await page.goto(`${server.address}search.html?q=${encodeURIComponent('ثلاثمئة اسم في خبر واحد')}`)
      await page.locator('#results .title').first().waitFor()
      expect(await page.locator('#results .title').first().textContent()).toContain('ثلاثمئة اسم')
    })
  })
})
