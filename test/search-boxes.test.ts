// The boxes of the filters in a browser, over an archive of many segments: closed at first, counted as they are opened.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import { article, MARSA, NUHA, TALL } from './fixtures/search/articles.ts'
import { browserPath, openBrowser, type Served, serve } from './fixtures/search/served.ts'

/** A segment a year; the words of all are in each, names in some. */
const YEARS = Array.from({ length: 20 }, (_, n) => [
  article({
    id: `first${String(n).padStart(3, '0')}`,
    title: `نشرة المنارة رقم ${n}`,
    body: 'خبر قصير عن المنارة.',
    date: `${1990 + n}-01-11`,
    outlet: 'fanar',
    mentions: n % 4 === 0 ? [MARSA, NUHA] : [TALL],
    removed: ['إعلان القنديل'],
  }),
  article({
    id: `other${String(n).padStart(3, '0')}`,
    title: `نشرة الرصيف رقم ${n}`,
    body: 'خبر قصير عن المنارة والرصيف.',
    date: `${1990 + n}-02-11`,
    outlet: 'shati',
  }),
])

describe.skipIf(browserPath === undefined)('the boxes of an archive of many segments', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let problems: string[]
  let asked: string[]

  beforeAll(async () => {
    ;[browser, served] = await Promise.all([openBrowser(), serve(YEARS.flat(), YEARS)])
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  beforeEach(async () => {
    page = await browser.newPage({ bypassCSP: true })
    page.setDefaultTimeout(8000)
    problems = []
    asked = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace('/pagefind/', '')))
  })
  afterEach(() => page.close())

  const visit = (search: string) => page.goto(`${served.address}search.html${search}`)
  const status = (text: string) => page.locator('#status', { hasText: text }).waitFor()
  const box = (facet: string) => page.locator(`[data-facet="${facet}"]`)
  const note = (facet: string, text: string) =>
    box(facet).locator('[role="status"]', { hasText: text }).waitFor({ state: 'attached' })
  const filtersRead = () =>
    [...new Set(asked.flatMap((path) => /^index\/\w+\/([a-z]+)\.json\.gz$/.exec(path)?.[1] ?? []))]
      .filter((name) => name !== 'pages')
      .sort()

  test('an answer counts none of them; by relevance the years alone are told, whose dates are there', async () => {
    await visit('?q=المنارة')
    await status('40 نتيجة')
    await page.locator('#summary', { hasText: 'من 1990 إلى 2009' }).waitFor()
    expect(filtersRead()).toEqual([])
    expect(asked.filter((path) => path.startsWith('names.'))).toEqual([])
    for (const facet of ['source', 'year', 'place', 'person', 'organisation', 'topic']) {
      expect(await box(facet).locator('summary').isVisible()).toBe(true)
      expect(await box(facet).getAttribute('open')).toBe(null)
    }
    expect(await axeFaults(page)).toEqual([])
    expect(problems).toEqual([])
  })

  test('newest first a word reads the segments of its page of results, also one of removed lines', async () => {
    for (const [word, count] of [
      ['المنارة', '40 نتيجة'],
      ['القنديل', '20 نتيجة'],
    ] as const) {
      await page.goto('about:blank')
      asked = []
      await visit(`?q=${word}&sort=newest`)
      await status(count)
      await page.waitForTimeout(300)
      const segments = new Set(asked.flatMap((path) => /^index\/\w+/.exec(path)?.[0] ?? []))
      expect(segments.size).toBeLessThanOrEqual(11)
      expect(filtersRead()).toEqual([])
    }
  })

  test('one that is opened from the keyboard is counted, by itself, and says so', async () => {
    await visit('?q=المنارة')
    await status('40 نتيجة')
    await box('place').locator('summary').focus()
    await page.keyboard.press('Enter')
    await note('place', 'خياران')
    expect(await box('place').locator('.count').allTextContents()).toEqual(['15', '5'])
    expect(filtersRead()).toEqual(['place'])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await status('15 نتيجة')
    expect(new URL(page.url()).searchParams.getAll('place')).toEqual(['tall'])
    await page.locator('#chips button', { hasText: 'المكان: تل الزعتران' }).waitFor()
    // The box keeps the focus, and its counts leave its own filter out.
    await box('place').locator('.count', { hasText: '15' }).waitFor()
    expect(await box('place').locator('.count').allTextContents()).toEqual(['15', '5'])
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('tall')
    expect(await axeFaults(page)).toEqual([])
    expect(problems).toEqual([])
  })

  test('an open box is counted anew for the next question, a closed one when it is opened again', async () => {
    await visit('?q=المنارة')
    await status('40 نتيجة')
    await box('source').locator('summary').click()
    await box('source').locator('.count', { hasText: '20' }).first().waitFor()
    await box('year').locator('summary').click()
    await box('year').locator('li').first().waitFor()
    await box('year').locator('summary').click()
    await page.locator('#q').fill('القنديل')
    await page.locator('#q').press('Enter')
    await status('20 نتيجة')
    await page.waitForFunction(() => document.querySelectorAll('[data-facet="source"] li').length === 1)
    await box('year').locator('summary').click()
    await box('year').locator('.count', { hasText: '1' }).first().waitFor()
    expect(await box('year').locator('.count').allTextContents()).toEqual(new Array(20).fill('1'))
  })

  test('a value in use is shown, and stays in use when its box is closed', async () => {
    await visit('?q=المنارة&person=nuha')
    await status('5 نتائج')
    const value = box('person').locator('label', { hasText: 'نهى المرساوي' })
    await value.locator('.count', { hasText: '5' }).waitFor()
    expect(await value.locator('input').isChecked()).toBe(true)
    expect(filtersRead()).toEqual(['person'])
    await box('person').locator('summary').click()
    await page.locator('#sort').selectOption('oldest')
    await page.waitForURL(/sort=oldest/)
    expect(new URL(page.url()).searchParams.getAll('person')).toEqual(['nuha'])
    await page.locator('#chips button', { hasText: 'نهى المرساوي' }).click()
    await status('40 نتيجة')
    expect(new URL(page.url()).searchParams.getAll('person')).toEqual([])
  })

  test('without a question the whole archive is counted from one file', async () => {
    await visit('')
    await page.mouse.move(9, 9)
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('[data-facet="source"]')?.hidden === false,
    )
    await box('source').locator('summary').click()
    await note('source', 'خياران')
    expect(await box('source').locator('.count').allTextContents()).toEqual(['20', '20'])
    expect(asked.filter((path) => path.startsWith('index/'))).toEqual([])
    await box('topic').locator('summary').click()
    await note('topic', 'لا شيء من هذا في النتائج.')
  })

  test('one that cannot be counted says so, and is counted when it is opened again', async () => {
    const taken = [...served.files].filter(([path]) => path.endsWith('/place.json.gz'))
    await visit('?q=المنارة')
    await status('40 نتيجة')
    for (const [path] of taken) served.files.delete(path)
    try {
      await box('place').locator('summary').click()
      await note('place', 'تعذّر عدّ المواد')
    } finally {
      for (const [path, bytes] of taken) served.files.set(path, bytes)
    }
    await box('place').locator('summary').click()
    await box('place').locator('summary').click()
    await note('place', 'خياران')
    expect(await page.locator('.result').count()).toBe(10)
  })
})
