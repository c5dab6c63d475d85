// Follows every link of the served site with linkinator, fragments and the style sheet's too, and validates every page.
// Other hosts are not asked.
//
// npm run bench -- links [--site DIR] [--json]

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LinkChecker } from 'linkinator'
import { htmlFaults } from '../../test/valid-html.ts'
import { openSite } from './sample.ts'

/** Requests at once, and milliseconds that one may take. */
const CONCURRENCY = 20
const TIMEOUT = 30_000

const { values } = parseArgs({
  options: { site: { type: 'string' }, json: { type: 'boolean', default: false } },
})

const site = await openSite(values.site)
try {
  const pages = site.files.filter((file) => file.endsWith('.html'))
  const follow = async (path: string) => {
    const { links } = await new LinkChecker().check({
      path: `${site.address}${path}`,
      recurse: true,
      checkFragments: true,
      checkCss: true,
      concurrency: CONCURRENCY,
      timeout: TIMEOUT,
      linksToSkip: async (link) => !link.startsWith(site.address),
    })
    return links
  }
  // The not-found page is reached by what is not there alone. One after the other: given both at once, linkinator 7.6.1
  // may end before all has been followed.
  const links = [...(await follow('')), ...(await follow('404.html'))]
  const short = (url: string | undefined) =>
    decodeURIComponent((url ?? '').replace(site.address, '')) || 'index.html'
  const broken = links
    .filter(({ state }) => state === 'BROKEN')
    .filter(({ url, parent }) => url !== parent)
    .map(
      ({ url, parent, status }) =>
        `${short(parent)} -> ${short(url)} (${status === 200 ? 'no such place on the page' : status})`,
    )
  const reached = new Set(links.map(({ url }) => short(url.replace(/[?#].*$/, ''))))
  const orphans = pages.filter((page) => !reached.has(page))
  const faults: string[] = []
  for (const page of pages)
    faults.push(...(await htmlFaults(page, await readFile(join(site.folder, page), 'utf8'))))
  const asked = links.filter(({ state }) => state !== 'SKIPPED').length
  const outside = new Set(links.filter(({ state }) => state === 'SKIPPED').map(({ url }) => url)).size
  if (values.json)
    console.log(JSON.stringify({ pages: pages.length, asked, outside, broken, orphans, faults }))
  else {
    console.log(`${pages.length} pages; ${asked} links asked, ${outside} addresses of other hosts left alone`)
    for (const [name, found] of [
      ['broken links', broken],
      ['pages that no link leads to', orphans],
      ['faults of HTML', faults],
    ] as const) {
      console.log(`${name}: ${found.length}`)
      for (const line of found) console.log(`  ${line}`)
    }
  }
  if (broken.length + orphans.length + faults.length > 0) process.exitCode = 1
} finally {
  await site.close()
}
