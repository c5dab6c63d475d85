// Pours real articles into page templates of many kinds and scores what the parser finds, template by template.
// node --import tsx bench/pages.ts --corpus DIR [--split tune|test|fresh|all] [--each N] [--only NAME] [--show N] [--what FIELD]
//   [--save DIR] [--speed]
// Every second template is held out (`test`); rules are tuned on the others; `fresh` was written after them. The corpus is that of bench/search/corpus.ts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { foldLine } from '../src/arabic/letters.ts'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { createParser } from '../src/import/parse.ts'
import { readabilityAlone } from '../src/import/readability.ts'
import type { ParsedDocument, RawDocument } from '../src/model.ts'
import { CMS } from './pages/cms.ts'
import { FRESH } from './pages/fresh.ts'
import { MODERN } from './pages/modern.ts'
import { OLD } from './pages/old.ts'
import { PAPERS } from './pages/papers.ts'
import { type Page, type Story, storyOf, type Template, usableRows } from './pages/story.ts'
import { distinctRows } from './search/corpus.ts'

const TEMPLATES = [OLD, CMS, PAPERS, MODERN, FRESH].flatMap((family) =>
  Object.entries(family).map(([name, template], index) => ({
    name,
    template,
    split: family === FRESH ? 'fresh' : index % 2 === 1 ? 'test' : 'tune',
  })),
)

const squeeze = (text: string | null | undefined) => (text ?? '').replace(/\s+/gu, ' ').trim()
const tokens = (texts: readonly string[]) =>
  texts.flatMap((text) => foldLine(text).split(' ').filter(Boolean))

interface Score {
  documents: number
  title: number
  right: number
  wrong: number
  none: number
  invented: number
  dated: number
  author: number
  authorWrong: number
  authored: number
  f1: number
  precision: number
  recall: number
  captions: number
  captioned: number
  lost: number
}

const empty = (): Score => ({
  documents: 0,
  title: 0,
  right: 0,
  wrong: 0,
  none: 0,
  invented: 0,
  dated: 0,
  author: 0,
  authorWrong: 0,
  authored: 0,
  f1: 0,
  precision: 0,
  recall: 0,
  captions: 0,
  captioned: 0,
  lost: 0,
})

function overlap(got: readonly string[], wanted: readonly string[]) {
  const left = new Map<string, number>()
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of got) {
    const n = left.get(token) ?? 0
    if (n > 0) common += 1
    left.set(token, n - 1)
  }
  return {
    f1: (2 * common) / Math.max(1, got.length + wanted.length),
    precision: common / Math.max(1, got.length),
    recall: common / Math.max(1, wanted.length),
  }
}

function score(story: Story, page: Page, parsed: ParsedDocument, source: string, into: Score, show: Show) {
  into.documents += 1
  const title = page.title ?? story.title
  if (squeeze(parsed.title?.value) === title) into.title += 1
  else show('title', parsed.title, title)
  const date = parsed.published
  if (page.date === null) {
    if (date !== null) {
      into.invented += 1
      show('invented', date, null)
    }
  } else {
    into.dated += 1
    if (date?.value === page.date) into.right += 1
    else if (date === null) into.none += 1
    else into.wrong += 1
    if (date?.value !== page.date) show('date', date, page.date)
  }
  const author = page.author === undefined ? story.author : page.author
  if (author !== null) into.authored += 1
  if (author !== null && parsed.author?.value === author) into.author += 1
  else if (parsed.author !== null) into.authorWrong += 1
  if ((parsed.author?.value ?? null) !== author) show('author', parsed.author, author)
  const wanted = page.paragraphs ?? story.paragraphs
  const got = [...parsed.body, ...parsed.subheads].map(({ text }) => text)
  const body = overlap(tokens(got), tokens(wanted))
  into.f1 += body.f1
  into.precision += body.precision
  into.recall += body.recall
  if (body.f1 < 0.98) {
    const known = new Set(wanted.map(squeeze))
    const there = new Set(got.map(squeeze))
    const cut = (texts: readonly string[]) => texts.map((text) => text.slice(0, 60))
    show(
      'body',
      cut(got.filter((text) => !known.has(squeeze(text)))),
      cut(wanted.filter((text) => !there.has(squeeze(text)))),
    )
  }
  for (const caption of page.captions ?? []) {
    into.captioned += 1
    if (!got.some((text) => text.includes(caption))) into.captions += 1
    else show('caption', 'in the body', caption)
  }
  if (parsed.lines.map(({ text }) => text).join(parsed.newline) !== source) into.lost += 1
}

type Show = (what: string, got: unknown, wanted: unknown) => void

const rawOf = (name: string, html: string): RawDocument => {
  const bytes = new TextEncoder().encode(html)
  return {
    path: `${name}.html`,
    bytes,
    sha256: sha256Of(bytes),
    mediaType: 'text/html',
    encoding: 'utf-8',
    repaired: null,
    given: {},
    text: html,
  }
}

/** A page at the size that real ones have: scripts, styles, a large menu, cards of other stories. */
function fattened(html: string, story: Story): string {
  const script = `<script>${'window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}'.repeat(500)}</script>`
  const style = `<style>${'.a-b .c{display:flex;margin:0 auto;padding:4px}'.repeat(400)}</style>`
  const items = Array.from({ length: 120 }, (_, i) => {
    const other = story.others[i % story.others.length]
    return `<li class="menu-item menu-item-${i}"><a href="/${i}"><span>${other?.title.slice(0, 24) ?? ''}</span></a></li>`
  })
  const cards = story.others.map(
    (other) =>
      `<div class="col-md-4"><div class="related-card"><a href="${other.url}"><img src="x.jpg" alt=""></a><h3><a href="${other.url}">${other.title}</a></h3><p>${other.text}</p></div></div>`,
  )
  const more = `<div class="related-posts">${cards.join('\n')}</div><div class="footer-menu"><ul>${items.join('\n')}</ul></div>`
  return html.replace('</head>', `${script}${style}</head>`).replace(/<\/body>/i, `${more}</body>`)
}

const share = (n: number, all: number) => (all === 0 ? '    –' : ((100 * n) / all).toFixed(1).padStart(5))
const row = (name: string, s: Score) =>
  `${name.padEnd(18)} ${String(s.documents).padStart(4)} | ${share(s.title, s.documents)} | ${share(s.right, s.dated)} ${share(s.wrong, s.dated)} ${share(s.none, s.dated)} ${String(s.invented).padStart(4)} | ${(s.f1 / s.documents).toFixed(4)} ${(s.precision / s.documents).toFixed(3)} ${(s.recall / s.documents).toFixed(3)} | ${share(s.author, s.authored)} ${String(s.authorWrong).padStart(4)} | ${share(s.captions, s.captioned)} | ${s.lost}\n`

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    split: { type: 'string', default: 'tune' },
    each: { type: 'string', default: '25' },
    only: { type: 'string' },
    show: { type: 'string', default: '0' },
    what: { type: 'string' },
    save: { type: 'string' },
    speed: { type: 'boolean', default: false },
    authority: { type: 'string', default: resolve(import.meta.dirname, '../content/authority') },
  },
})

if (!values.corpus) {
  process.stderr.write(
    'usage: bench/pages.ts --corpus DIR [--split tune|test|fresh|all] [--each N] [--show N]\n',
  )
  process.exitCode = 2
} else {
  const rows = usableRows(distinctRows(values.corpus))
  const parser = createParser(await loadAuthority([{ path: values.authority, sample: false }]), {
    outlet: null,
    crawled: null,
  })
  const chosen = TEMPLATES.filter(({ name, split }) =>
    values.only ? name.startsWith(values.only) : values.split === 'all' || split === values.split,
  )
  const pages = chosen.flatMap(({ name, template }, t) =>
    Array.from({ length: Number(values.each) }, (_, i) => makePage(name, template, t * 1009 + i)),
  )
  if (values.speed) compareSpeed(pages)
  else report(pages)

  function makePage(name: string, template: Template, n: number) {
    const from = rows[(n * 7919 + (values.split === 'test' ? 13 : 0)) % rows.length]
    if (!from) throw new Error('the corpus is empty')
    const story = storyOf(from, rows, n + 1)
    return { name, n, story, page: template(story) }
  }

  function report(made: readonly ReturnType<typeof makePage>[]) {
    const scores = new Map<string, Score>()
    const all = empty()
    const shown = new Map<string, number>()
    for (const { name, n, story, page } of made) {
      const raw = rawOf(name, page.html)
      if (values.save) {
        mkdirSync(values.save, { recursive: true })
        writeFileSync(join(values.save, `${name}-${n}.html`), page.html)
      }
      const parsed = parser.parse(raw)
      const own = scores.get(name) ?? empty()
      scores.set(name, own)
      score(story, page, parsed, page.html, all, () => {})
      score(story, page, parsed, page.html, own, (what, got, wanted) => {
        const key = `${name} ${what}`
        const count = shown.get(key) ?? 0
        if (count >= Number(values.show) || (values.what && values.what !== what)) return
        shown.set(key, count + 1)
        process.stdout.write(`${name}-${n} ${what}: ${JSON.stringify(got)} FOR ${JSON.stringify(wanted)}\n`)
      })
    }
    process.stdout.write(
      'template           docs | title | right wrong  none inv. | body F1  P     R    | auth. wrong | capt. | lost\n',
    )
    const ranked = [...scores].sort((a, b) => a[1].f1 / a[1].documents - b[1].f1 / b[1].documents)
    for (const [name, own] of ranked) process.stdout.write(row(name, own))
    process.stdout.write(row('all', all))
  }

  function compareSpeed(made: readonly ReturnType<typeof makePage>[]) {
    const raws = made.map(({ name, story, page }) => rawOf(name, fattened(page.html, story)))
    const time = (work: (raw: RawDocument) => unknown) => {
      for (const raw of raws.slice(0, 60)) work(raw)
      const start = performance.now()
      for (const raw of raws) work(raw)
      return raws.length / ((performance.now() - start) / 1000)
    }
    const alone = time(({ text }) => readabilityAlone(text))
    const whole = time(parser.parse)
    process.stdout.write(
      `pages a second: Readability with linkedom alone ${alone.toFixed(1)}, the parser ${whole.toFixed(1)} (${(alone / whole).toFixed(2)} times as long)\n`,
    )
  }
}
