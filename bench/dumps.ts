// Rebuilds text dumps from real articles with known fields and scores what the parser finds in them, outlet by outlet.
// node --import tsx bench/dumps.ts --corpus DIR [--split tune|test] [--limit N] [--show N] [--authority DIR]
// The corpus is the one that bench/search/corpus.ts reads. Half of it (by address) is for tuning, half for testing.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dateInWords, hijriInWords } from '../src/arabic/date-words.ts'
import { foldLine } from '../src/arabic/letters.ts'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { trimLine } from '../src/import/lines.ts'
import { createParser } from '../src/import/parse.ts'
import type { ParsedDocument } from '../src/model.ts'
import { corpusRows, type Row, random } from './search/corpus.ts'

/** A dump with what a reader would find in it. */
interface Dump {
  readonly row: Row
  readonly text: string
  readonly title: string | null
  readonly date: string | null
  readonly byline: Byline | null
  readonly body: readonly string[]
  readonly boilerplate: ReadonlySet<number>
}

interface Byline {
  readonly place: string | null
  readonly agency: string | null
  readonly author: string | null
}

const pick = <T>(values: readonly T[], at: number): T => values[Math.floor(at * values.length)] as T

const TOP = [
  'الرئيسية',
  'مباشر',
  'أخبار',
  'محليات',
  'شارك الخبر',
  'طباعة',
  'تكبير الخط',
  'فيسبوك',
  'تويتر',
  'تابعونا على تويتر',
  'عدد القراءات: 214',
  'التعليقات',
]
const END = [
  'شارك هذا الخبر',
  'تويتر',
  'فيسبوك',
  'واتساب',
  'طباعة',
  'أرسل إلى صديق',
  'أضف تعليقا',
  'لا توجد تعليقات',
  'جميع الحقوق محفوظة',
  'هذا الموقع يستخدم ملفات تعريف الارتباط لتحسين تجربتك',
  'تابعوا آخر الأخبار عبر قناتنا على تلغرام',
  'https://t.me/example',
  'اشترك في نشرتنا البريدية',
  'عدد المشاهدات: 1,204',
]
const RELATED = ['اقرأ أيضا', 'انظر أيضاً', 'مواضيع ذات صلة', 'أخبار ذات صلة', 'شاهد أيضا']

/** The day of publication in one of the notations that papers use. */
function dateLine(day: string, at: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const words = (months: 'levant' | 'egypt' | 'both' | 'maghreb', weekday = false) =>
    dateInWords(day, { months, digits: 'latn', weekday })
  const arab = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  return pick(
    [
      `${words('egypt', true)}`,
      `نشر في: ${Number(date)}/${Number(month)}/${year}`,
      `${words('levant', true)} - 14:20`,
      `${hijriInWords(day, { digits: 'latn' })} الموافق ${words('egypt')} م`,
      `${words('both')}`,
      `تاريخ النشر: ${day}`,
      arab(`${Number(date)}/${Number(month)}/${year}`),
      `${date}-${month}-${year} 09:15 ص`,
      arab(words('egypt', true)),
      `${words('maghreb', true)}`,
    ],
    at,
  )
}

/** Codes and names of agencies, and the papers' own names, in the byline fields of this corpus. */
const AGENCY_RE =
  /[«"»{}]|^(?:أونلاين|الوئام|رويترز?|روتيرز|واس|وكالات|الوكالات|سبق|اليوم|الاقتصادية|الجزيرة|الوطن|المدينة|الرياض|عكاظ|الرياضي|الرياض الإ?الا?لكتروني|ثقافة اليوم|كونا|بنا|وام|سانا|يو ?بي ?[آا]ي|cnn|bbc|sky|rt|بترا|الأناضول)$|^(?:مكتب|خاص|متابعات) |^[أاد]\.? ?[فبش]\.? ?[بأا]\.?$|الإلكتروني|الالكتروني|^اليوم وكالات$/iu
/** Words that the papers print in the place of a place or person: what the line is, not where or by whom. */
const LABEL_RE =
  /^(?:كتب|كتبت|بقلم|تقرير|تحقيق|تحليل|استطلاع|تغطية|متابعة|متابعات|إعداد|اعداد|حوار|حاوره|حاورها|أجرى الحوار|ترجمة|خاص|هاتفيا|هاتفياً|المحليات|شعر)$/u
/** Fields that hold no byline: a signature under a comment, a desk, a rubric, a time. */
const NO_BYLINE_RE = /زائر|^الملف |^كنت|^الموت|[{}].*[{}].*:|\d|المحترم|المحرر|^خاص بال| {2}\S+ \S+$/u

/** Persons and agencies of a list, told apart: «فلان، وكالة». */
function tellWho(text: string): Pick<Byline, 'agency' | 'author'> {
  const names = text
    .split(/\s*[،,]\s*/u)
    .map((name) => name.replace(/[«"»{}()]/g, '').trim())
    .filter((name) => name !== '' && !LABEL_RE.test(name))
  const quoted = /^[\s(]*[«"{]/u.test(text)
  const agencies = names.filter((name) => quoted || AGENCY_RE.test(name))
  const people = names
    .filter((name) => !agencies.includes(name))
    .map((name) => name.replace(/^(?:بقلم|كتب) /u, ''))
  return { agency: agencies.join('، ') || null, author: people.join('، ') || null }
}

/** A place and who reported, in the order of the paper; labels are neither, and a code where the place should be is the agency. */
function tell(place: string | undefined, who: string | undefined): Byline | null {
  if (!place || !who) return null
  const where = place
    .split(/(?<=[^\s])\s*[،,]\s*(?=\S)/u)
    .filter((part) => !LABEL_RE.test(part.trim()))
    .join('، ')
    .replace(/[()]+$|^[()]+(?=[^)]*$)/gu, (mark) => (mark === ')' && place.includes('(') ? mark : ''))
    .trim()
  if (LABEL_RE.test(place.trim())) return { place: null, ...tellWho(who) }
  if (LABEL_RE.test(who.trim())) return { place: null, ...tellWho(place) }
  const right = tellWho(who.replace(/^خاص /u, ''))
  // Cities give papers their names: in the place of a place they are the city.
  const left = /^(?:الرياض|المدينة|الجزيرة|سبق)$/u.test(where) ? null : tellWho(where).agency
  // The paper's own name and an agency's: the agency reported.
  if (left && right.agency) {
    const own = /^(?:الوئام|عكاظ|اليوم|الرياض|المدينة|الجزيرة)$/u.test(right.agency)
    const city = /^(?:الرياض|المدينة|الجزيرة)$/u.test(right.agency) && !/^(?:وكالات|الوكالات)$/u.test(left)
    return city
      ? { place: right.agency, agency: left, author: null }
      : { place: null, agency: own ? left : right.agency, author: null }
  }
  if (left) return { place: who.replace(/[()]/g, '').trim(), agency: left, author: null }
  return { place: where || null, ...right }
}

/** «مدينة: فلان - مدينة: علان»: the first place, and everybody. */
function tellPairs(pairs: readonly { readonly place: string; readonly who: string }[]): Byline {
  const who = pairs.map((pair) => tellWho(pair.who))
  const join = (names: readonly (string | null)[]) => names.filter(Boolean).join('، ') || null
  return {
    place: pairs[0]?.place.trim() ?? null,
    agency: join(who.map(({ agency }) => agency)),
    author: join(who.map(({ author }) => author)),
  }
}

/** What each paper's byline field holds; null when its shape is not the paper's usual one. */
function readByline(row: Row): Byline | null {
  const text = trimLine((row.author ?? '').replace(/&nbsp;/g, ' ').replace(/[:：\s]+$/u, ''))
  if (text === '' || NO_BYLINE_RE.test(text)) return null
  const parts = text.split(/\s+[-ـ–]+\s*|\s*[-–]\s*/u).filter(Boolean)
  const one = (): Byline => ({ place: null, ...tellWho(text) })
  switch (row.source) {
    case 'aawsat':
    case 'alwatan': {
      const cuts = text.split(/\s*:\s*/u)
      if (cuts.length === 1) return one()
      if (cuts.length === 2) return tell(cuts[0], cuts[1])
      // Between two colons stand a name and the next place; without a dash between them they cannot be told apart here.
      const inner = cuts.slice(1, -1).map((cut) => cut.match(/^(.+?)\s+[-–ـ]\s*(.+)$/u))
      if (inner.some((cut) => cut === null)) return null
      const places = [cuts[0] ?? '', ...inner.map((cut) => cut?.[2] ?? '')]
      return tellPairs(places.map((place, i) => ({ place, who: inner[i]?.[1] ?? cuts.at(-1) ?? '' })))
    }
    case 'aljazirah':
    case 'alriyadh':
    case 'alweeam':
      return parts.length === 2 ? tell(parts[0], parts[1]) : parts.length === 1 ? one() : null
    case 'almadina':
    case 'arreyadi':
    case 'alyaum':
      return parts.length === 2 ? tell(parts[1], parts[0]) : parts.length === 1 ? one() : null
    case 'okaz': {
      const pairs = [...text.matchAll(/([^()]+?)\s*\(([^()]+)\)/gu)].map((match) => ({
        place: (match[2] ?? '').replace(/\s*[-ـ]\s*هاتفيا.*$/u, ''),
        who: (match[1] ?? '').replace(/^[\s،,:]+|^حاور\S+\s*:\s*/gu, ''),
      }))
      if (!/^(?:[^()]+\([^()]+\)[\s،,]*)+$/u.test(text) || pairs.length === 0) return null
      return pairs.length === 1 ? tell(pairs[0]?.place, pairs[0]?.who) : tellPairs(pairs)
    }
    case 'aleqtisadiya': {
      const match = text.match(/^(.+?)\s+من\s+(.+)$/u)
      return match && !/\sمن\s/u.test(match[2] ?? '') ? tell(match[2], match[1]) : null
    }
    default:
      return null
  }
}

function dumpOf(row: Row, others: readonly Row[], next: () => number): Dump | null {
  const body = row.content
    .split(/\n+/)
    .map(trimLine)
    .filter((line) => line !== '')
  const title = trimLine((row.title ?? '').replace(/&quot;/g, '"').replace(/&nbsp;/g, ' '))
  if (body.length === 0 || body.join(' ').length < 200 || title === '') return null
  const lines: { text: string; kind: 'body' | 'boilerplate' | 'head' | 'related' }[] = []
  const add = (text: string, kind: (typeof lines)[number]['kind']) => lines.push({ text, kind })
  const spaced = next() < 0.6
  const withTitle = next() < 0.85
  const withDate = next() < 0.6
  const byline = readByline(row)
  const withByline = byline !== null && next() < 0.7
  for (let i = Math.floor(next() * 3); i > 0; i -= 1) add(pick(TOP, next()), 'boilerplate')
  const day = row.date_extracted.slice(0, 10)
  const date = dateLine(day, next())
  const dateFirst = next() < 0.25
  if (withDate && dateFirst) add(date, 'head')
  if (withTitle) add(title, 'head')
  const author = trimLine((row.author ?? '').replace(/&nbsp;/g, ' '))
  const bylineFirst = next() < 0.6
  if (withByline && bylineFirst) add(author, 'head')
  if (withDate && !dateFirst) add(date, 'head')
  if (withByline && !bylineFirst) add(author, 'head')
  for (const paragraph of body) add(paragraph, 'body')
  if (next() < 0.4) {
    add(pick(RELATED, next()), 'related')
    for (let i = 1 + Math.floor(next() * 3); i > 0; i -= 1)
      add(trimLine(pick(others, next()).title ?? ''), 'related')
  }
  for (let i = Math.floor(next() * 4); i > 0; i -= 1) add(pick(END, next()), 'boilerplate')
  const kept = lines.filter(({ text }) => text !== '')
  const numbered = kept.map((line, i) => ({ ...line, n: spaced ? 2 * i + 1 : i + 1 }))
  return {
    row,
    text: kept.map(({ text }) => text).join(spaced ? '\n\n' : '\n'),
    title: withTitle ? title : null,
    date: withDate ? day : null,
    byline: withByline ? byline : null,
    body,
    boilerplate: new Set(numbered.filter(({ kind }) => kind === 'boilerplate').map(({ n }) => n)),
  }
}

/** Counts of one outlet, or of all. */
class Tally {
  readonly counts = new Map<string, number>()
  add(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by)
  }
  get(name: string): number {
    return this.counts.get(name) ?? 0
  }
  share(name: string, of: string): string {
    return this.get(of) === 0 ? '   –  ' : (this.get(name) / this.get(of)).toFixed(3).padStart(6)
  }
  f1(name: string): string {
    const right = this.get(`${name} right`)
    const total = this.get(`${name} found`) + this.get(`${name} there`)
    return total === 0 ? '   –  ' : ((2 * right) / total).toFixed(3).padStart(6)
  }
}

const tokens = (texts: readonly string[]) => foldLine(texts.join(' ')).split(' ').filter(Boolean)

function score(
  dump: Dump,
  parsed: ParsedDocument,
  tally: Tally,
  show: (what: string, got: unknown, wanted: unknown) => void,
): void {
  const equal = (a: string | null, b: string | null) =>
    a === null ? b === null : b !== null && foldLine(a) === foldLine(b)
  const title = parsed.title?.value ?? null
  tally.add(dump.title === null ? 'untitled' : 'titled')
  if (dump.title !== null && equal(title, dump.title)) tally.add('title right')
  else if (dump.title === null && title !== null) tally.add('title invented')
  if (!equal(title, dump.title)) show('title', title, dump.title)
  const date = parsed.published?.value ?? null
  tally.add(dump.date === null ? 'undated' : 'dated')
  if (dump.date !== null && date === dump.date) tally.add('date right')
  if (dump.date !== null && date !== null && date !== dump.date) tally.add('date wrong')
  if (dump.date === null && date !== null) tally.add('date invented')
  if (date !== dump.date) show('date', date, dump.date)
  if (dump.byline) {
    const got = {
      place: parsed.dateline?.value.place ?? null,
      agency: parsed.dateline?.value.agency ?? null,
      author: parsed.author?.value ?? null,
    }
    let all = true
    for (const field of ['place', 'agency', 'author'] as const) {
      const wanted = dump.byline[field]
      if (wanted !== null) tally.add(`${field} there`)
      if (got[field] !== null) tally.add(`${field} found`)
      const right = equal(got[field]?.replace(/[«»"]/g, '') ?? null, wanted)
      if (right && wanted !== null) tally.add(`${field} right`)
      all &&= right
    }
    tally.add('bylines')
    if (all) tally.add('byline right')
    else show('byline', got, { ...dump.byline, printed: dump.row.author })
  }
  const removed = parsed.lines.filter(({ role }) => role.startsWith('boilerplate:')).map(({ n }) => n)
  tally.add('boilerplate found', removed.length)
  tally.add('boilerplate there', dump.boilerplate.size)
  tally.add('boilerplate right', removed.filter((n) => dump.boilerplate.has(n)).length)
  for (const n of removed.filter((n) => !dump.boilerplate.has(n)))
    show('removed', parsed.lines[n - 1]?.text.slice(0, 90), 'kept')
  for (const n of dump.boilerplate)
    if (!removed.includes(n))
      show('kept', `${parsed.lines[n - 1]?.role} ${parsed.lines[n - 1]?.text}`, 'removed')
  const got = tokens([...parsed.body.map(({ text }) => text), ...parsed.subheads.map(({ text }) => text)])
  const wanted = tokens(dump.body)
  const left = new Map<string, number>()
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of got) {
    const n = left.get(token) ?? 0
    if (n > 0) common += 1
    left.set(token, n - 1)
  }
  const f1 = (2 * common) / Math.max(1, got.length + wanted.length)
  tally.add('documents')
  tally.add('body f1', f1)
  if (f1 < 0.97) show('body', f1.toFixed(3), `${got.length} for ${wanted.length} words`)
  if (parsed.lines.map(({ text }) => text).join(parsed.newline) !== dump.text) tally.add('not restored')
}

/** Outlets with fewer cases of a measure say nothing of it. */
const MIN_CASES = 20

/** The outlet that each measure is lowest for, among those with enough cases. */
function worstOf(outlets: ReadonlyMap<string, Tally>): string {
  const measures: readonly (readonly [string, (t: Tally) => number | null])[] = [
    ['title', (t) => part(t, 'title right', 'titled')],
    ['date', (t) => part(t, 'date right', 'dated')],
    ...(['place', 'agency', 'author'] as const).map(
      (field) =>
        [field, (t: Tally) => (t.get(`${field} there`) < MIN_CASES ? null : Number(t.f1(field)))] as const,
    ),
    ['all', (t) => part(t, 'byline right', 'bylines')],
    ['body', (t) => part(t, 'body f1', 'documents')],
  ]
  const told = measures.map(([name, of]) => {
    const worst = [...outlets]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([outlet, t]) => {
        const value = of(t)
        return value === null ? [] : [{ outlet, value }]
      })
      .sort((a, b) => a.value - b.value)[0]
    return worst ? `${name} ${worst.outlet} ${worst.value.toFixed(3)}` : `${name} –`
  })
  return `worst         ${told.join(' · ')}`
}

function part(tally: Tally, name: string, of: string): number | null {
  return tally.get(of) < MIN_CASES ? null : tally.get(name) / tally.get(of)
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    split: { type: 'string', default: 'tune' },
    limit: { type: 'string', default: '3000' },
    show: { type: 'string', default: '0' },
    what: { type: 'string' },
    authority: { type: 'string', default: resolve(import.meta.dirname, '../content/authority') },
  },
})
if (!values.corpus) {
  process.stderr.write(
    'usage: bench/dumps.ts --corpus DIR [--split tune|test] [--limit N] [--show N] [--what FIELD]\n',
  )
  process.exitCode = 2
} else {
  const half = (row: Row) => (createHash('sha1').update(row.url).digest()[0] ?? 0) % 2
  const rows = corpusRows(values.corpus).filter(
    (row) => row.content && half(row) === (values.split === 'test' ? 1 : 0),
  )
  const next = random(values.split === 'test' ? 7 : 11)
  const parser = createParser(await loadAuthority([{ path: values.authority, sample: false }]), {
    outlet: null,
    crawled: null,
  })
  const all = new Tally()
  const outlets = new Map<string, Tally>()
  const shown = new Map<string, number>()
  let made = 0
  for (const row of rows.sort(() => next() - 0.5)) {
    if (made >= Number(values.limit)) break
    const dump = dumpOf(row, rows, next)
    if (!dump) continue
    made += 1
    const bytes = new TextEncoder().encode(dump.text)
    const parsed = parser.parse({
      path: 'x.txt',
      bytes,
      sha256: sha256Of(bytes),
      mediaType: 'text/plain',
      encoding: 'utf-8',
      repaired: null,
      given: {},
      text: dump.text,
    })
    const tally = outlets.get(row.source) ?? new Tally()
    outlets.set(row.source, tally)
    for (const [i, target] of [all, tally].entries()) {
      score(dump, parsed, target, (what, got, wanted) => {
        const count = shown.get(what) ?? 0
        if (i > 0 || count >= Number(values.show) || (values.what && values.what !== what)) return
        shown.set(what, count + 1)
        process.stdout.write(`${row.source} ${what}: ${JSON.stringify(got)} for ${JSON.stringify(wanted)}\n`)
      })
    }
  }
  process.stdout.write(
    'outlet        docs  title invent | date  wrong invent | place agency author all  | boil P   R   | body  lost\n',
  )
  for (const [name, t] of [...[...outlets].sort(), ['all', all] as const]) {
    const body = (t.get('body f1') / Math.max(1, t.get('documents'))).toFixed(4)
    process.stdout.write(
      `${name.padEnd(13)} ${String(t.get('documents')).padStart(4)} ${t.share('title right', 'titled')} ${t.share('title invented', 'untitled')} |` +
        `${t.share('date right', 'dated')} ${t.share('date wrong', 'dated')} ${String(t.get('date invented')).padStart(4)} |` +
        `${t.f1('place')} ${t.f1('agency')} ${t.f1('author')} ${t.share('byline right', 'bylines')} |` +
        `${t.share('boilerplate right', 'boilerplate found')} ${t.share('boilerplate right', 'boilerplate there')} | ${body} ${t.get('not restored')}\n`,
    )
  }
  process.stdout.write(`${worstOf(outlets)}\n`)
}
