// The search page in a browser: results, filters, address, keyboard, and what it says when something is wrong.

import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ARTICLES, article } from './fixtures/search/articles.ts'
import { browserPath, openBrowser, type Served, serve } from './fixtures/search/served.ts'

const MANY = Array.from({ length: 25 }, (_, n) =>
  article({
    id: `many${String(n).padStart(4, '0')}`,
    title: `نشرة المنارة رقم ${n}`,
    body: 'خبر قصير عن المنارة.',
    date: `2010-01-${String(n + 1).padStart(2, '0')}`,
  }),
)

describe.skipIf(browserPath === undefined)('the search page', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    ;[browser, served] = await Promise.all([openBrowser(), serve([...ARTICLES, ...MANY])])
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  beforeEach(async () => {
    page = await browser.newPage()
    page.setDefaultTimeout(8000)
    problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
  })
  afterEach(() => page.close())

  const visit = (search = '') => page.goto(`${served.address}search.html${search}`)
  const asking = (text: string) => visit(`?q=${encodeURIComponent(text)}`)
  const status = (text: string) => page.locator('#status', { hasText: text }).waitFor()
  const titles = () => page.locator('#results .title').allTextContents()

  test('answers the query of its address with title, source, date and marked words', async () => {
    await asking('ميناء سفينه')
    await status('نتيجة واحدة عن «ميناء سفينه»')
    expect(await titles()).toEqual(['افتتاح الميناء الجديد في مرسى الريح'])
    expect(await page.locator('.result .meta').textContent()).toBe('الفنار · 11 حزيران/يونيو 2015')
    expect(await page.locator('.result mark').allTextContents()).toEqual(
      expect.arrayContaining(['الميناء', 'سفينة']),
    )
    await page.locator('#summary', { hasText: '2015 · مصدر واحد' }).waitFor()
    expect(problems).toEqual([])
  })

  test('searches as one types, and at once on Enter', async () => {
    await visit()
    await page.locator('#q').pressSequentially('سفينة', { delay: 20 })
    await status('نتيجة واحدة')
    expect(new URL(page.url()).searchParams.get('q')).toBe('سفينة')
    await page.locator('#q').fill('المنارة')
    await page.locator('#q').press('Enter')
    await status('25 نتيجة عن «المنارة»')
  })

  test('shows facets with names and counts, filters by them, and goes back', async () => {
    await asking('مرسى')
    await status('3 نتائج')
    const box = page.locator('[data-facet="source"] label', { hasText: 'وكالة الشاطئ' })
    await box.locator('.count', { hasText: '2' }).waitFor()
    await box.locator('input').check()
    await status('نتيجتان')
    expect(new URL(page.url()).searchParams.getAll('source')).toEqual(['shati'])
    await page.locator('#chips button', { hasText: 'المصدر: وكالة الشاطئ' }).waitFor()
    await page.goBack()
    await status('3 نتائج')
    expect(await box.locator('input').isChecked()).toBe(false)
  })

  test('counts articles by year and by organisation, and narrows by them', async () => {
    await asking('مرسى')
    const years = page.locator('[data-facet="year"] .name')
    await years.first().waitFor()
    const told = (await years.allTextContents()).map(Number)
    expect(told).toEqual([...told].sort((a, b) => b - a))
    await page.locator('[data-facet="organisation"] label', { hasText: 'هيئة الموانئ' }).waitFor()
    await page.locator('[data-facet="year"] label', { hasText: '2015' }).locator('input').check()
    await page.locator('#chips button', { hasText: 'السنة: 2015' }).waitFor()
    expect(new URL(page.url()).searchParams.getAll('year')).toEqual(['2015'])
  })

  test('while a word is being typed nothing is said of it, and nothing asked that corrects it', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await asking('المنارة')
    await status('25 نتيجة عن «المنارة»')
    await page.locator('#q').fill('المنارة الكهرب')
    await status('25 نتيجة عن «المنارة الكهرب»')
    expect(await page.locator('#message').textContent()).toBe('')
    expect(asked.filter((path) => path.includes('vocabulary'))).toEqual([])
    await page.locator('#message', { hasText: 'لم يرد في الأرشيف: «الكهرب».' }).waitFor()
    expect(asked.filter((path) => path.includes('vocabulary'))).toHaveLength(1)
  })

  test('what is done while a search is pending is not undone by it', async () => {
    await asking('المنارة')
    await status('25 نتيجة عن «المنارة»')
    await page.locator('#q').press('End')
    await page.locator('#q').pressSequentially('، ')
    await page.locator('#pager a', { hasText: 'التالية' }).click()
    await page.waitForTimeout(1200)
    expect(new URL(page.url()).searchParams.get('page')).toBe('2')
    await page.locator('#pager [aria-current="page"]', { hasText: '2' }).waitFor()
  })

  test('a whole word is asked once: the result that has the focus keeps it', async () => {
    await visit()
    await page.locator('#q').pressSequentially('المنارة')
    await status('25 نتيجة')
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(1200)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('title')
  })

  test('hands the results over as a file, and says so when it cannot', async () => {
    await asking('المنارة')
    await status('25 نتيجة')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#download button', { hasText: /^JSON$/ }).click(),
    ])
    expect(file.suggestedFilename()).toBe('results.json')
    const rows = JSON.parse(await readFile((await file.path()) ?? '', 'utf8'))
    expect(rows).toHaveLength(25)
    expect(rows[0].url).toMatch(/^http:.*articles\/ma\/many/)
    const [citations] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#download button', { hasText: 'BibTeX' }).click(),
    ])
    expect(citations.suggestedFilename()).toBe('results.bib')
    const entries = (await readFile((await citations.path()) ?? '', 'utf8')).split('\n\n')
    expect(entries).toHaveLength(25)
    expect(entries[0]).toMatch(/^@\w+\{many/)
    const taken = [...served.files].filter(([path]) => path.startsWith('pagefind/fragment/'))
    await asking('المنارة')
    await status('25 نتيجة')
    for (const [path] of taken) served.files.delete(path)
    try {
      await page.locator('#download button', { hasText: 'CSV' }).click()
      await page.locator('#download [role="status"]', { hasText: 'تعذّر إعداد الملف' }).waitFor()
      expect(await page.locator('#download button', { hasText: 'CSV' }).isEnabled()).toBe(true)
    } finally {
      for (const [path, bytes] of taken) served.files.set(path, bytes)
    }
  })

  test('tells how to search', async () => {
    await visit()
    expect(await page.locator('#search-help dl').isVisible()).toBe(false)
    await page.locator('#search-help summary').click()
    expect(await page.locator('#search-help dt').allTextContents()).toContain('"مجلس البلدية"')
  })

  test.each([
    ['ا'.repeat(10_000), 'لم يرد في الأرشيف'],
    [Array.from({ length: 2500 }, (_, n) => `كلمة${n}`).join(' '), 'بُحث عن أول ثلاثين كلمة منه'],
    ['؟!،…', 'علامات الترقيم وحدها لا يُبحث عنها'],
    ['.*[(\\\\', 'علامات الترقيم وحدها لا يُبحث عنها'],
    ['<svg onload=throw(1)>', 'لم يرد في الأرشيف'],
    ['слово 言葉', 'لم يرد في الأرشيف'],
  ])('a query that is none, or too much, gets an answer in Arabic: %#', async (text, message) => {
    await visit()
    await page.locator('#q').fill(text)
    await page.locator('#q').press('Enter')
    await page.locator('#message', { hasText: message }).waitFor()
    expect(problems).toEqual([])
  })

  test('only stop words are asked for all the same', async () => {
    await asking('في')
    await page.locator('#results .title').first().waitFor()
    expect((await page.locator('#status').textContent())?.startsWith('31 نتيجة')).toBe(false)
  })

  test('restores everything from a shared address', async () => {
    await visit('?q=مرسى&person=nuha&from=2015&undated=1&sort=oldest')
    await status('نتيجتان')
    expect(await page.locator('#from').inputValue()).toBe('2015')
    expect(await page.locator('#undated').isChecked()).toBe(true)
    expect(await page.locator('#sort').inputValue()).toBe('oldest')
    await page.locator('#chips button', { hasText: 'من: 2015' }).click()
    await page.locator('#chips button', { hasText: 'من: 2015' }).waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('from=')
  })

  test('pages through the results', async () => {
    await asking('المنارة')
    await page.locator('#pager a', { hasText: 'التالية' }).click()
    await page.locator('#pager [aria-current="page"]', { hasText: '2' }).waitFor()
    expect(await page.locator('.result').count()).toBe(10)
    expect(page.url()).toContain('page=2')
    await page.goBack()
    await page.locator('#pager [aria-current="page"]', { hasText: '1' }).waitFor()
  })

  test('works from the keyboard', async () => {
    await asking('المنارة')
    await status('25 نتيجة')
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id)
    await page.keyboard.press('/')
    expect(await focused()).toBe('q')
    const all = await titles()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe(all[0])
    await page.keyboard.press('End')
    expect(await focused()).toBe(all.at(-1))
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBe(all.at(-2))
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('q')
    await page.keyboard.press('Escape')
    await status('ابحث في الأرشيف')
    expect(await page.locator('.result').count()).toBe(0)
  })

  test('says what is unknown and what may have been meant', async () => {
    await asking('الكهرياء')
    await page.locator('#message', { hasText: 'لم يرد في الأرشيف: «الكهرياء».' }).waitFor()
    await page.locator('#message a', { hasText: 'الكهرباء' }).click()
    await status('عن «الكهرباء»')
    expect(await page.locator('#message').textContent()).toBe('')
  })

  test('opening a result marks its words there', async () => {
    await asking('مدينه')
    await page.locator('#results .title').first().click()
    await page.waitForURL(/articles\/li\/library1\.html/)
    expect(await page.locator('article mark').allTextContents()).toEqual(['والمدينة'])
    expect(problems).toEqual([])
  })

  test('shows text as text: no markup of an article or an address runs', async () => {
    await asking('السمك <img>')
    await status('<img>')
    expect(await titles()).toEqual(['سوق السمك يغلق أبوابه <b>أسبوعًا</b>'])
    expect(await page.locator('main img, .result b, .result script').count()).toBe(0)
    expect(problems).toEqual([])
  })

  test('a date that is none is said to be none', async () => {
    await visit('?q=مرسى&from=31/02/2015')
    await page.locator('#message', { hasText: 'التاريخ غير مفهوم' }).waitFor()
    await status('3 نتائج')
  })

  test('a half-uploaded index is told in Arabic, with ways to browse', async () => {
    const taken = [...served.files].filter(([path]) => path.startsWith('pagefind/index/'))
    for (const [path] of taken) served.files.delete(path)
    try {
      await asking('المنارة')
      await page.locator('#message', { hasText: 'تعذّر البحث: ملفات الفهرس ناقصة' }).waitFor()
      expect(await page.locator('#message a').count()).toBe(2)
    } finally {
      for (const [path, bytes] of taken) served.files.set(path, bytes)
    }
    await page.locator('#q').press('Enter')
    await status('25 نتيجة')
  })
})
