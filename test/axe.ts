// Accessibility faults that axe finds on a page that is open in a browser.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

const script = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Faults of the page as it is shown now, by rule with the first element.
 * @param page of a context with `bypassCSP`: the pages' own policy bars foreign scripts, axe too.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(await script)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document) => Promise<{ violations: readonly Violation[] }> }
    }
    const { violations } = await axe.run(document)
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
  })
}
