// The one door to Eleventy: pages go in through one virtual template, HTML comes out through a transform.
import { resolve } from 'node:path'

/** The methods of Eleventy 3.1 that are called here; it ships no types. */
export interface EleventyConfig {
  setTemplateFormats(formats: readonly string[]): void
  addExtension(name: string, options: { key: string }): void
  setUseGitIgnore(use: boolean): void
  readonly benchmarks: Readonly<Record<string, { setMinimumThresholdPercent(percent: number): void }>>
  addTemplate(path: string, template: VirtualTemplate): void
  addGlobalData(name: string, value: () => unknown): void
  addTransform(
    name: string,
    transform: (this: { page: { outputPath: string } }, content: string) => Promise<string>,
  ): void
}
interface VirtualTemplate {
  readonly data: Readonly<Record<string, unknown>>
  readonly render: (data: { readonly item: PageItem }) => string | Promise<string>
}

/** One run: the pages, how one becomes HTML, and where that goes. */
export interface RenderJob {
  /** Paths of the pages from the site root. */
  readonly paths: readonly string[]
  readonly render: (path: string) => string | Promise<string>
  readonly take: (path: string, html: string) => void | Promise<void>
}

/** Eleventy deep-copies plain data but leaves class instances alone. */
class PageItem {
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
}

/** Eleventy's name for a folder that it never writes to. */
const OUTPUT = '_site'
/** Per cent of the whole from which Eleventy tells how long a step took. */
const NEVER = 1_000_000
/** Folder of the program, in which Eleventy has to be run. */
export const ROOT = resolve(import.meta.dirname, '../..')
let current: RenderJob | null = null

/** Called by `.eleventy.ts`. No record is a template: the input folder holds layouts, and no template language is on. */
export function configure(config: EleventyConfig) {
  const job = current
  if (!job) throw new Error('Eleventy was started by itself; run `npm run build`, which gives it the pages')
  config.setTemplateFormats(['11ty.ts'])
  config.addExtension('11ty.ts', { key: '11ty.js' })
  config.setUseGitIgnore(false)
  // Its timings would stand among our issues on stderr.
  for (const group of Object.values(config.benchmarks)) group.setMinimumThresholdPercent(NEVER)
  const items = job.paths.map((path) => new PageItem(path))
  config.addGlobalData('items', () => items)
  config.addTemplate('page.11ty.ts', {
    data: {
      pagination: { data: 'items', size: 1, alias: 'item' },
      permalink: ({ item }: { item: PageItem }) => item.path,
      eleventyExcludeFromCollections: true,
    },
    render: ({ item }) => renderOne(job, item.path),
  })
  config.addTransform('publish', async function (content) {
    await job.take(this.page.outputPath.slice(`./${OUTPUT}/`.length), content)
    return content
  })
  return {
    dir: { input: 'layouts', includes: '_none', layouts: '_none', data: '_none' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  }
}

async function renderOne(job: RenderJob, path: string): Promise<string> {
  try {
    return await job.render(path)
  } catch (cause) {
    throw new Error(`the page ${path} could not be rendered: ${(cause as Error).message}`, { cause })
  }
}

/**
 * Runs Eleventy over some pages, in the program's folder (`ROOT`). It writes nothing itself: publishing whole files in
 * a safe order is ours. It keeps what its template gave until the last page is out, so the pages of one run should fit
 * into memory.
 */
export async function renderWithEleventy(job: RenderJob): Promise<void> {
  // Eleventy's utilities merge `__proto__` keys of data into Object.prototype; without the accessor they cannot.
  Reflect.deleteProperty(Object.prototype, '__proto__')
  const { default: Eleventy } = await import('@11ty/eleventy')
  current = job
  try {
    const eleventy = new Eleventy('layouts', OUTPUT, {
      configPath: '.eleventy.ts',
      quietMode: true,
      dryRun: true,
    })
    eleventy.disableLogger()
    await eleventy.init()
    await eleventy.write()
  } catch (cause) {
    throw innermost(cause)
  } finally {
    current = null
  }
}

/** Eleventy wraps what a page threw several times, with the names of all pages in it. */
function innermost(cause: unknown): unknown {
  const inner = (cause as { originalError?: unknown } | null)?.originalError
  return inner ? innermost(inner) : cause
}
