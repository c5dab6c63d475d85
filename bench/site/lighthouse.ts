// Lighthouse on one page of each kind, phone and desktop, against the marks that the reading site is held to.
//
// npm run bench -- pages [--runs 3] [--url] [--site DIR] [--pages index.html,articles/ab/abc.html] [--json]
// --url builds the sample with the address that it is served from, as hosted sites have it: their fonts are preloaded.

import { parseArgs } from 'node:util'
import lighthouse, { desktopConfig } from 'lighthouse'
import { startChromium } from './chromium.ts'
import { type Device, judged } from './marks.ts'
import { medianOf, type Reading, readingOf } from './reading.ts'
import { chosenPages, openSite } from './sample.ts'
import { table } from './table.ts'

/** Milliseconds that one run may take, and how often a run that came to nothing is tried again. */
const RUN_LIMIT = 180_000
const RETRIES = 2
const DEVICES: readonly Device[] = ['phone', 'desktop']

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    site: { type: 'string' },
    pages: { type: 'string' },
    url: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: write a number from 1`)

/** One run in a browser of its own; throws when it comes to nothing. */
async function measure(url: string, device: Device): Promise<Reading> {
  const browser = await startChromium()
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no result after ${RUN_LIMIT} ms`)), RUN_LIMIT)
    })
    const run = lighthouse(
      url,
      { port: browser.port, output: 'json', logLevel: 'error' },
      device === 'desktop' ? desktopConfig : undefined,
    )
    // What it says after the limit concerns nobody.
    run.catch(() => {})
    const result = (await Promise.race([run, late]))?.lhr
    if (result === undefined || result.runtimeError !== undefined)
      throw new Error(result?.runtimeError?.message ?? 'no result')
    return readingOf(result)
  } finally {
    clearTimeout(timer)
    await browser.end()
  }
}

async function measureAgain(url: string, device: Device): Promise<Reading> {
  for (let left = RETRIES; ; left--) {
    try {
      return await measure(url, device)
    } catch (cause) {
      process.stderr.write(`${url} ${device}: ${(cause as Error).message}\n`)
      if (left === 0) throw cause
    }
  }
}

const site = await openSite(values.site, values.url)
try {
  const pages =
    values.pages === undefined
      ? await chosenPages(site)
      : new Map(values.pages.split(',').map((path) => [path, path]))
  const readings = new Map<string, Reading[]>()
  // Rounds rather than runs of one page in a row: whatever else the machine does falls on all alike.
  for (let round = 1; round <= runs; round++) {
    for (const [kind, path] of pages) {
      for (const device of DEVICES) {
        const key = `${kind} ${device}`
        const reading = await measureAgain(`${site.address}${path}`, device)
        readings.set(key, [...(readings.get(key) ?? []), reading])
        process.stderr.write(`round ${round} of ${runs}: ${key} ${reading.scores.performance}\n`)
      }
    }
  }
  const rows = [...readings].map(([key, all]) => {
    const [kind = '', device = 'phone'] = key.split(' ')
    return { kind, device: device as Device, path: pages.get(kind) ?? '', ...medianOf(all) }
  })
  const marks = judged(rows)
  if (values.json) console.log(JSON.stringify({ runs, pages: rows, marks }))
  else {
    console.log(`median of ${runs}; bytes as sent\n`)
    console.log(
      table(
        ['page', 'device', 'perf', 'a11y', 'best', 'SEO', 'FCP s', 'LCP s', 'SI s', 'CLS', 'TBT ms', 'KB'],
        rows.map((row) => [
          row.kind,
          row.device,
          row.scores.performance,
          row.scores.accessibility,
          row.scores['best-practices'],
          row.scores.seo,
          (row.fcp / 1000).toFixed(2),
          (row.lcp / 1000).toFixed(2),
          (row.speedIndex / 1000).toFixed(2),
          row.cls.toFixed(3),
          row.tbt.toFixed(0),
          (row.bytes / 1000).toFixed(1),
        ]),
      ),
    )
    console.log('')
    console.log(
      table(
        ['mark', 'wanted', 'worst', 'where', ''],
        marks.map(({ name, wanted, worst, where, met }) => [
          name,
          wanted,
          worst,
          where,
          met ? 'met' : 'NOT MET',
        ]),
      ),
    )
    console.log('\nWhat lowers a score, or might be better:')
    for (const row of rows)
      for (const fault of row.faults) console.log(`  ${row.kind} ${row.device}: ${fault}`)
  }
  if (marks.some(({ met }) => !met)) process.exitCode = 1
} finally {
  await site.close()
}
