// The built sample: its links lead somewhere, its HTML is valid, and a reader with any screen, colour scheme or no script can use it.
import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Parser } from 'htmlparser2'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../src/archive/files.ts'
import { axeFaults } from './axe.ts'
import { launch, serveFolder } from './browser.ts'
import { copySample, temporaryFolder, warraq } from './folder.ts'
import { htmlFaults } from './valid-html.ts'

let site: string
let files: readonly string[]
let browser: Browser
let server: Awaited<ReturnType<typeof serveFolder>>
const pages: { readonly path: string; readonly html: string }[] = []
const pageOf = (path: string) => pages.find((page) => page.path === path)?.html ?? ''

beforeAll(async () => {
  const folder = await temporaryFolder()
  site = join(folder, 'site')
  // A copy: while one test builds the sample itself, another build of it is turned away.
  await copySample(join(folder, 'content'))
  const run = await warraq('build', '--content', join(folder, 'content'), '--output', site, '--json')
  expect(run.stderr).toBe('')
  files = await listFiles(site)
  for (const path of files.filter((file) => file.endsWith('.html'))) {
    pages.push({ path, html: await readFile(join(site, path), 'utf8') })
  }
  browser = await launch()
  server = await serveFolder(site)
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function elementsOf(html: string): readonly Element[] {
  const found: Element[] = []
  const parser = new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) })
  parser.end(html)
  return found
}

/** One page of each kind. */
function kinds(): readonly string[] {
  const first = (pattern: RegExp) => files.find((file) => pattern.test(file)) ?? ''
  const article =
    pages.find(({ path, html }) => path.startsWith('articles/') && html.includes('<details'))?.path ?? ''
  return [
    'index.html',
    article,
    pages.find(({ path, html }) => path.startsWith('source/') && html.includes('<details'))?.path ?? '',
    first(/^compare\//),
    first(/^dates\/\d+\.html$/),
    first(/^dates\/\d+\/\d+\.html$/),
    first(/^dates\/\d+\/\d+\/\d+\.html$/),
    'dates/index.html',
    'dates/undated.html',
    'sources/index.html',
    'authors/index.html',
    first(/^people\/(?!index).*\.html$/),
    first(/^authors\/(?!index).*\.html$/),
    'timeline.html',
    'search.html',
    'about.html',
    '404.html',
  ]
}

describe('every page', () => {
  test('links to files that are there, by relative addresses', () => {
    const there = new Set(files)
    const broken: string[] = []
    for (const { path, html } of pages) {
      if (path === '404.html') continue
      for (const { attributes } of elementsOf(html)) {
        for (const address of [attributes.href, attributes.src, attributes.action]) {
          if (address === undefined || /^(?:#|https?:|mailto:|data:)/.test(address)) continue
          const target = decodeURIComponent(address.replace(/[?#].*$/, ''))
          const file = target === '' ? path : posix.join(dirname(path), target)
          if (address.startsWith('/') || !there.has(file)) broken.push(`${path} -> ${address}`)
        }
      }
    }
    expect(broken).toEqual([])
  })

  test('links to places of a page that are there', () => {
    const idsOf = (html: string) => elementsOf(html).map(({ attributes }) => attributes.id)
    const ids = new Map(pages.map(({ path, html }) => [path, new Set(idsOf(html))]))
    const broken: string[] = []
    let fragments = 0
    for (const { path, html } of pages) {
      if (path === '404.html') continue
      for (const { attributes } of elementsOf(html)) {
        const [, address = '', fragment] = attributes.href?.match(/^(?!https?:)([^?#]*)[^#]*#(.+)$/) ?? []
        if (fragment === undefined) continue
        fragments += 1
        const page = address === '' ? path : posix.join(dirname(path), decodeURIComponent(address))
        if (!ids.get(page)?.has(decodeURIComponent(fragment))) broken.push(`${path} -> ${attributes.href}`)
      }
    }
    expect(fragments).toBeGreaterThan(pages.length)
    expect(broken).toEqual([])
  })

  test('loads nothing from elsewhere', () => {
    const foreign = pages.flatMap(({ path, html }) =>
      elementsOf(html)
        .filter(
          ({ name, attributes }) =>
            /^(?:script|link|img|iframe|source)$/.test(name) &&
            /^(?:https?:)?\/\//.test(attributes.src ?? attributes.href ?? ''),
        )
        .filter(({ attributes }) => attributes.rel !== 'canonical')
        .map(({ name }) => `${path} ${name}`),
    )
    expect(foreign).toEqual([])
  })

  test('says that the sample is invented, and which way its language runs', () => {
    for (const { html } of pages) {
      expect(html).toContain('هذا الأرشيف مُتخيَّل')
      expect(html).toMatch(/<html lang="ar" dir="rtl"/)
    }
  })

  test('is valid HTML', async () => {
    const messages: string[] = []
    for (const { path, html } of pages) {
      messages.push(...(await htmlFaults(path, html)))
    }
    expect([...new Set(messages.map((message) => message.replace(/^\S+ /, '')))]).toEqual([])
  })
})

describe('an article', () => {
  const find = (words: string) =>
    pages.find(({ path, html }) => path.startsWith('articles/') && html.includes(words))?.html ?? ''

  test('without a headline shows its opening words and says so', () => {
    const html = find('بلا عنوان في الأصل')
    expect(html).toMatch(/<h1[^>]*>[^<]+…/)
  })

  test('without a date says that it is unknown; with a part of one shows the part', () => {
    expect(find('تاريخ النشر غير معلوم')).not.toBe('')
    expect(find('والسنة غير مذكورة')).not.toBe('')
  })

  test('shows where each thing comes from, what was removed, and the document as received', async () => {
    const html = find('مذكور في النص')
    expect(html).toMatch(/[0-9a-f]{64}/)
    const { path } = pages.find((page) => page.html === html) ?? { path: '' }
    const link = html.match(/href="([^"]*documents\/[^"]+\.txt)"/)?.[1] ?? ''
    expect(files).toContain(posix.join(dirname(path), link))
  })

  test('in Persian is marked as Persian', () => {
    expect(find('lang="fa"')).toContain('ورق‌های سوخته')
  })
})

describe('in a browser', () => {
  test.each([320, 390, 1280])('no page is wider than a screen of %i px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    for (const path of kinds()) {
      await page.goto(`${server.address}${path}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ path, wide: Math.max(0, wide) }).toEqual({ path, wide: 0 })
    }
    await page.close()
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('axe finds nothing on any kind of page (%s, %i px)', async (colorScheme, width) => {
    // The pages' own policy bars foreign scripts, axe too.
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
    })
    const page = await context.newPage()
    for (const path of kinds()) {
      await page.goto(`${server.address}${path}${path === 'search.html' ? '?q=الجسر' : ''}`)
      await page.waitForLoadState('networkidle')
      const violations = await axeFaults(page)
      expect({ path, violations }).toEqual({ path, violations: [] })
    }
    await context.close()
  })

  test('nothing is reported on the console, nothing is asked of another host', async () => {
    const page = await browser.newPage()
    const said: string[] = []
    const asked: string[] = []
    page.on('console', (message) => said.push(`${page.url()} ${message.text()}`))
    page.on('pageerror', (error) => said.push(`${page.url()} ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) asked.push(request.url())
    })
    for (const path of [...kinds(), 'search.html?q=الجسر']) {
      await page.goto(`${server.address}${path}`)
      await page.waitForLoadState('networkidle')
    }
    expect({ said, asked }).toEqual({ said: [], asked: [] })
    await page.close()
  })

  test('a reader chooses month names, digits, Hijri dates and text size, and keeps the choice', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const path = pages.find(({ html }) => html.includes('datetime="2015-06-11"'))?.path ?? ''
    await page.goto(`${server.address}${path}`)
    const date = () => page.locator('time[datetime="2015-06-11"]').first().textContent()
    const headline = await page.locator('h1').textContent()
    expect(await date()).toContain('11 حزيران/يونيو 2015')
    await page.locator('.settings summary').click()
    await page.locator('[name=months]').selectOption('maghreb')
    await page.locator('[name=digits]').selectOption('arab')
    await page.locator('[name=hijri]').uncheck()
    await page.locator('[name=size]').selectOption('3')
    expect(await date()).toContain('١١ جوان ٢٠١٥')
    await page.reload()
    expect(await date()).toContain('١١ جوان ٢٠١٥')
    expect(await page.locator('.hijri').first().isVisible()).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('21px')
    // What documents say is never changed.
    expect(await page.locator('h1').textContent()).toBe(headline)
    expect(await page.locator('.text').textContent()).not.toMatch(/[٠-٩]/)
    await page.goto(`${server.address}timeline.html`)
    expect(await page.locator('.timeline text').first().textContent()).toMatch(/^[٠-٩]+$/)
    await page.goto(`${server.address}search.html?q=النهر`)
    await page.locator('.result .d').first().waitFor()
    await page.waitForFunction(() => !/[0-9]/.test(document.querySelector('.result .d')?.textContent ?? '0'))
    // The counts come after the results.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('#summary, .facet .count, [data-facet=year] .name')].every(
        ({ textContent }) => /[٠-٩]/.test(textContent) && !/[0-9]/.test(textContent),
      ),
    )
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('warraq-display') ?? ''))).toEqual({
      ...{ months: 'maghreb', digits: 'arab', hijri: 'off', size: '3' },
    })
    await page.locator('.settings summary').click()
    await page.locator('[name=digits]').selectOption('latn')
    // What is as the site has it is not kept.
    expect(await page.evaluate(() => localStorage.getItem('warraq-display'))).not.toContain('digits')
    expect(await page.locator('.result .d').first().textContent()).not.toMatch(/[٠-٩]/)
    await context.close()
  })

  test('the choice of a reader is not there where no script is', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.address}index.html`)
    expect(await page.locator('.settings').isVisible()).toBe(false)
    await context.close()
  })

  test('opened as files, pages report nothing on the console', async () => {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(`${page.url()} ${message.text()}`))
    page.on('pageerror', (error) => said.push(`${page.url()} ${error.message}`))
    // The search needs a server, and the not-found page is no file that anybody opens.
    for (const path of kinds().filter((kind) => !/^(?:search|404)\.html$/.test(kind))) {
      await page.goto(pathToFileURL(join(site, path)).href)
      await page.waitForLoadState('networkidle')
    }
    expect(said).toEqual([])
    await page.close()
  })

  test('the archive is read without JavaScript, and opened as a file', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(site, 'index.html')).href)
    const headline = await page.locator('main h2 a').first().textContent()
    await page.locator('main h2 a').first().click()
    expect(await page.locator('h1').textContent()).toContain((headline ?? '').trim())
    await page.locator('nav[aria-label] a').first().click()
    expect(page.url()).toContain('index.html')
    await page.goto(`${server.address}search.html`)
    expect(await page.locator('noscript').count()).toBeGreaterThan(0)
    await context.close()
  })
})

test('the not-found page is whole', () => {
  expect(pageOf('404.html')).toContain('<h1')
})
