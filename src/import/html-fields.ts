// Reads author and outlet of a saved page: markup and visible text held against each other.
import { foldLine } from '../arabic/letters.ts'
import type { Found, Outlet } from '../model.ts'
import { outletOfUrl } from './html-address.ts'
import { AUTHOR_RE } from './html-hints.ts'
import type { PageMeta } from './html-meta.ts'
import { named } from './html-page.ts'
import type { PlacedBlock } from './html-roles.ts'

const LABEL_RE =
  /^(?:كتبت?|كتبه|(?:أرسل(?:ت|ه)?\s+)?بواسطة|بقلم|تقرير|إعداد|أعدّه|الكاتب|المحرر|المؤلف|نشر بواسطة|أضافه|كتب بواسطة|by|author|written by)\s*(?:[:：/-]\s*|\s+|$)/iu
/** Accounts of a content system and names of desks are nobody's. */
const NOBODY_RE =
  /^(?:admin|administrator|editor|webmaster|super user|user|guest|author|superuser|root|محرر|المحرر|المدير|المشرف|مدير الموقع|ادمن|الادمن|زائر|كاتب|تحرير|التحرير|وكالات|متابعات|خاص|.*(?:التحرير|نيوز|صحيفه|جريده|وكاله|موقع|قناه|غرفه الاخبار|مراسلون|اونلاين|news|desk|staff).*)$/iu
const MAX_WORDS = 5
const HEAD_REACH = 4

/** The writer: one that the page names near its headline, else one that the markup names. */
export function authorOf(
  meta: PageMeta,
  placed: readonly PlacedBlock[],
  inText: Found<string> | null,
  outlet: Found<string> | null,
  outlets: readonly Outlet[],
): Found<string> | null {
  const house = outlets.find(({ id }) => id === outlet?.value)
  // The site's own name stands at an end of the page's title.
  const inTitle = (meta.title ?? '').split(/\s+[|\-–—:»«•]+\s+|\s*\|\s*/u)
  const own = [meta.siteName, meta.section, house?.name, house?.short, ...(house?.aliases ?? []), ...inTitle]
    .filter((name) => name != null)
    .map(foldLine)
  const isName = (name: string) => {
    const folded = foldLine(name)
    return (
      /\p{L}{2}/u.test(name) &&
      !/[\d@/:|]/.test(name) &&
      folded.split(' ').length <= MAX_WORDS &&
      !own.includes(folded) &&
      !NOBODY_RE.test(folded)
    )
  }
  const claimed = meta.author && isName(meta.author) ? meta.author : null
  const shown = headOf(placed).flatMap((one, i, head) => {
    const labelled = LABEL_RE.test(one.block.text)
    if (!labelled && !(one.read.role === 'byline' && named(one.block, AUTHOR_RE, 2))) return []
    // The label may stand in an element of its own, before that of the name.
    const own = nameIn(one.block.text)
    const from = own === '' && labelled ? head[i + 1] : one
    const name = own || nameIn(from?.block.text ?? '')
    return from && isName(name) ? [{ name, block: from.block }] : []
  })[0]
  if (shown) {
    const confidence = claimed && foldLine(claimed) === foldLine(shown.name) ? 0.95 : 0.85
    const { text, line } = shown.block
    return { value: shown.name, basis: 'stated', text, line, rule: 'author/byline', confidence }
  }
  const sure = inText && isName(inText.value) ? inText : null
  if (claimed && (!sure || sure.rule === 'author/line'))
    return { value: claimed, basis: 'meta', text: claimed, line: null, rule: 'author/meta', confidence: 0.85 }
  return sure
}

/** Blocks round the headline, up to the first paragraph, that are neither the one nor the other. */
function headOf(placed: readonly PlacedBlock[]): readonly PlacedBlock[] {
  const title = placed.findIndex(({ read }) => read.role === 'title')
  const first = placed.findIndex(({ read }, index) => read.role === 'body' && index > title)
  const from = Math.max(0, (title < 0 ? first : title) - HEAD_REACH)
  return placed.slice(from, first < 0 ? from : first).filter(({ read }) => read.role !== 'title')
}

/** The name on a byline, without its label. */
function nameIn(text: string): string {
  return (
    text
      .replace(LABEL_RE, '')
      .split(/\s*[|•·–—،,]\s*|\s+-\s+|\s+(?:في|بتاريخ|يوم|on)\s+|\s+(?=\d)/u)[0]
      ?.trim() ?? ''
  )
}

export function outletOfPage(meta: PageMeta, outlets: readonly Outlet[]): Found<string> | null {
  const found = (value: string, text: string, rule: string): Found<string> => ({
    value,
    basis: 'meta',
    text,
    line: null,
    rule,
    confidence: 0.95,
  })
  const byHost = outletOfUrl(meta.url, outlets)
  if (meta.url && byHost)
    return found(byHost.id, new URL(meta.url).hostname.replace(/^www\./, ''), 'outlet/address')
  const name = meta.siteName
  const byName =
    name &&
    outlets.find((outlet) =>
      [outlet.name, outlet.short, ...outlet.aliases].some((known) => foldLine(known) === foldLine(name)),
    )
  return name && byName ? found(byName.id, name, 'outlet/site-name') : null
}
