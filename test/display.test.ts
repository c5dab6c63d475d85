// Forced colours, reduced motion, paper: nothing that a reader needs vanishes, whatever the screen is set to.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { launch, serveFolder } from './browser.ts'
import { copySample, temporaryFolder, warraq } from './folder.ts'
import { type Seen, seenOn } from './seen.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof serveFolder>>
let files: readonly string[]
let article: string

beforeAll(async () => {
  const folder = await temporaryFolder()
  await copySample(join(folder, 'content'))
  const site = join(folder, 'site')
  await warraq('build', '--content', join(folder, 'content'), '--output', site)
  files = await listFiles(site)
  const articles = files.filter((file) => /^articles\/.*\.html$/.test(file))
  // One that has removed lines, names and quotations.
  const pages = await Promise.all(
    articles.map(async (file) => [file, await readFile(join(site, file), 'utf8')] as const),
  )
  article =
    pages.find(
      ([, html]) =>
        ['<details', 'class="chips"', '<blockquote', '<q'].filter((part) => html.includes(part)).length >= 3,
    )?.[0] ??
    articles[0] ??
    ''
  browser = await launch()
  server = await serveFolder(site)
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** One page of each kind that looks unlike the others. */
function kinds(): readonly string[] {
  const first = (pattern: RegExp) => files.find((file) => pattern.test(file)) ?? 'index.html'
  return [
    'index.html',
    article,
    article.replace(/^articles/, 'source'),
    first(/^compare\/.*\.html$/),
    first(/^dates\/\d+\/\d+\.html$/),
    first(/^people\/(?!index).*\.html$/),
    'dates/index.html',
    'timeline.html',
    'about.html',
    `search.html?q=${encodeURIComponent('الجسر')}`,
  ]
}

type Setting = NonNullable<Parameters<Page['emulateMedia']>[0]>

/** What is seen of a page with a setting, and with the usual ones, all `<details>` open. */
async function look(path: string, ...settings: readonly Setting[]): Promise<readonly Seen[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  try {
    await page.goto(`${server.address}${path}`)
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    const seen: Seen[] = []
    for (const setting of settings) {
      await page.emulateMedia({
        media: null,
        colorScheme: null,
        forcedColors: null,
        reducedMotion: 'reduce',
        ...setting,
      })
      seen.push(await seenOn(page))
    }
    return seen
  } finally {
    await page.close()
  }
}

describe.each(['light', 'dark'] as const)('on a %s screen', (colorScheme) => {
  test('every word and shape is told from its ground', async () => {
    for (const path of kinds()) {
      const [seen] = await look(path, { colorScheme })
      expect(seen?.words.length).toBeGreaterThan(10)
      expect({ path, faint: seen?.faint }).toEqual({ path, faint: [] })
    }
  })

  test('with forced colours the same words are there, and every word and shape is told from its ground', async () => {
    for (const path of kinds()) {
      const [usual, forced] = await look(path, { colorScheme }, { colorScheme, forcedColors: 'active' })
      expect(forced?.words).toEqual(usual?.words)
      expect({ path, faint: forced?.faint }).toEqual({ path, faint: [] })
    }
  })

  test('with forced colours fields, buttons and what is current keep an edge', async () => {
    const page = await browser.newPage({ colorScheme, forcedColors: 'active' })
    const edges = (path: string, selector: string) =>
      page.goto(`${server.address}${path}`).then(() =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => {
            const style = getComputedStyle(element)
            const ground = getComputedStyle(document.documentElement).backgroundColor
            return (['Top', 'Bottom', 'Left', 'Right'] as const).some(
              (side) => style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== ground,
            )
          }),
      )
    for (const [path, selector] of [
      ['index.html', '.seek'],
      ['index.html', '.sections [aria-current]'],
      ['index.html', '.busy'],
      [article, '.chips li > *'],
      ['search.html', '.date input'],
      ['search.html', '.sorting select'],
    ] as const)
      expect([selector, await edges(path, selector)]).toEqual([selector, true])
    await page.close()
  })
})

test('a found word stays marked with forced colours', async () => {
  const page = await browser.newPage({ forcedColors: 'active' })
  await page.goto(`${server.address}search.html?q=${encodeURIComponent('الجسر')}`)
  const mark = page.locator('#results mark').first()
  await mark.waitFor()
  const [ground, around] = await mark.evaluate((element) => [
    getComputedStyle(element).backgroundColor,
    getComputedStyle(document.documentElement).backgroundColor,
  ])
  expect(ground).not.toBe(around)
  await page.close()
})

test('nothing moves for those who ask for less motion', async () => {
  let moving = 0
  for (const path of kinds()) {
    const [usual, still] = await look(path, { reducedMotion: 'no-preference' }, { reducedMotion: 'reduce' })
    moving += usual?.moving.length ?? 0
    expect({ path, moving: still?.moving }).toEqual({ path, moving: [] })
    expect(still?.words).toEqual(usual?.words)
  }
  expect(moving).toBeGreaterThan(0)
})

describe('on paper', () => {
  test('every word is there but what the style sheet leaves out by name, dark on white', async () => {
    for (const path of kinds()) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await page.goto(`${server.address}${path}`)
      await page.waitForLoadState('networkidle')
      const out = await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
        const forPaper = [...document.styleSheets]
          .flatMap((sheet) => [...sheet.cssRules])
          .flatMap((rule) =>
            rule instanceof CSSMediaRule && /print/.test(rule.conditionText) ? [...rule.cssRules] : [],
          )
        const out = forPaper.flatMap((rule) =>
          rule instanceof CSSStyleRule && rule.style.display === 'none' ? [rule.selectorText] : [],
        )
        for (const element of document.querySelectorAll(out.join(','))) element.remove()
        return out.join(', ')
      })
      expect(out).toContain('.seek')
      // Never what was published, where it comes from, or that the sample is invented.
      expect(out).not.toMatch(
        /(?:^|, )(?:main|article|h1|p|\.(?:text|head|provenance|meta|notice|foot|nameplate|name|box))(?:,|$)/,
      )
      const usual = await seenOn(page)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      const printed = await seenOn(page)
      expect({ path, missing: usual.words.filter((word) => !printed.words.includes(word)) }).toEqual({
        path,
        missing: [],
      })
      expect({ path, faint: printed.faint }).toEqual({ path, faint: [] })
      await page.close()
    }
  })
})
