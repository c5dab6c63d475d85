// A story to be poured into page templates, with everything that a news page puts round it.
import { dateInWords, hijriInWords, localDigits, weekdayName } from '../../src/arabic/date-words.ts'
import { type Row, random } from '../search/corpus.ts'

export interface Story {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Day of publication where the paper is printed, and its time. */
  readonly day: string
  readonly time: string
  readonly author: string
  readonly site: string
  readonly host: string
  readonly section: string
  readonly path: string
  /** Other stories of the site. */
  readonly others: readonly Teaser[]
  readonly captions: readonly string[]
  readonly comments: readonly string[]
  readonly tags: readonly string[]
  /** Day that the page was saved. */
  readonly captured: string
  readonly chance: (share: number) => boolean
  readonly pick: <T>(values: readonly T[]) => T
  readonly number: (from: number, to: number) => number
}

export interface Teaser {
  readonly title: string
  readonly text: string
  readonly day: string
  readonly url: string
}

/** A page with what a reader would find in it. */
export interface Page {
  readonly html: string
  /** Publication day that the page states; null when it states none. */
  readonly date: string | null
  readonly title?: string
  readonly author?: string | null
  readonly paragraphs?: readonly string[]
  readonly captions?: readonly string[]
  readonly encoding?: 'windows-1256'
}

export type Template = (story: Story) => Page

const SITES = [
  'صحيفة المنارة',
  'أخبار الساحل',
  'بوابة الوادي',
  'النهضة نيوز',
  'وكالة المرفأ',
  'جريدة الميناء اليوم',
]
const HOSTS = [
  'almanara.example',
  'sahel-news.example',
  'wadi.example',
  'nahda.example',
  'marfaa.example',
  'mina.example',
]
const SECTIONS = ['محليات', 'سياسة', 'اقتصاد', 'رياضة', 'عربي ودولي', 'ثقافة وفنون', 'مجتمع', 'تقارير']
const AUTHORS = [
  'سامر الحلواني',
  'ليلى عبد الواحد',
  'مراد بن يونس',
  'هناء القصير',
  'فادي أبو شعر',
  'نوال الجابري',
]
const CAPTIONS = [
  'صورة من الأرشيف للمبنى الرئيسي',
  'جانب من الاجتماع (أرشيفية)',
  'مشهد عام من المدينة مساء أمس',
  'المشاركون في الجلسة الافتتاحية',
  'تصوير: ماهر الدالي',
]
const TAGS = ['الميزانية', 'التعليم', 'مجلس الوزراء', 'كرة القدم', 'أسعار النفط', 'الصحة', 'الطقس', 'المرور']
const COMMENTS = [
  'كلام جميل والله يعطيكم العافية على هذا الخبر',
  'أين المسؤولون من هذا؟ نطالب بحل عاجل لهذه المشكلة التي يعاني منها المواطن منذ سنوات.',
  'شكرا على نقل الخبر. أتمنى متابعة الموضوع ونشر كل جديد فيه، لأن الناس تنتظر منذ وقت طويل ولم يتغير شيء حتى الآن.',
  'حسبنا الله ونعم الوكيل',
  'أتفق مع الكاتب في كل ما قاله، ولكن كان عليه أن يذكر الأسباب الحقيقية وراء ما حدث، فالموضوع أكبر من ذلك بكثير.',
  'مبروك وإلى الأمام',
]

const two = (n: number) => String(n).padStart(2, '0')
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
/** Paragraphs that are text, not rules of asterisks. */
const paragraphsOf = (content: string) =>
  content
    .split(/\n+/)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => /\p{L}/u.test(line))

/** Rows that make a page: a headline, and from three to forty paragraphs. */
export function usableRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ title, content }) => {
    const words = title.trim().split(/\s+/).length
    const paragraphs = paragraphsOf(content)
    return (
      words >= 3 && words <= 25 && paragraphs.length >= 3 && paragraphs.length <= 40 && content.length < 9000
    )
  })
}

export function storyOf(row: Row, rows: readonly Row[], seed: number): Story {
  const next = random(seed)
  const number = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T
  const published = Date.UTC(2003, 0, 1) + Math.floor(next() * 7900) * 86_400_000
  const at = number(0, SITES.length - 1)
  const host = HOSTS[at] ?? ''
  const other = (): Teaser => {
    const from = pick(rows)
    return {
      title: from.title.replace(/\s+/gu, ' ').trim(),
      text: (paragraphsOf(from.content)[0] ?? '').slice(0, number(80, 220)),
      day: dayOf(published + number(-20, 900) * 86_400_000),
      url: `https://${host}/news/${number(10_000, 99_999)}`,
    }
  }
  return {
    title: row.title.replace(/\s+/gu, ' ').trim(),
    paragraphs: paragraphsOf(row.content),
    day: dayOf(published),
    time: `${two(number(0, 23))}:${two(number(0, 59))}`,
    author: pick(AUTHORS),
    site: SITES[at] ?? '',
    host,
    section: pick(SECTIONS),
    path: `news/${number(10_000, 99_999)}`,
    others: Array.from({ length: 14 }, other),
    captions: [pick(CAPTIONS), pick(CAPTIONS)],
    comments: Array.from({ length: number(1, 6) }, () => pick(COMMENTS)),
    tags: [pick(TAGS), pick(TAGS), pick(TAGS)],
    captured: dayOf(published + number(1, 3000) * 86_400_000),
    chance: (share) => next() < share,
    pick,
    number,
  }
}

export const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

type Months = 'levant' | 'egypt' | 'both' | 'maghreb'
/** «الأربعاء 7 أكتوبر 2020» */
export const long = (day: string, months: Months = 'egypt', weekday = true) =>
  dateInWords(day, { months, digits: 'latn', weekday })
export const arabicDigits = (text: string) => localDigits(text, 'arab')
export const hijri = (day: string) => hijriInWords(day, { digits: 'latn' }) ?? ''
export const weekday = (day: string) => weekdayName(day) ?? ''
/** `7/10/2020`, or padded. */
export const slashed = (day: string, sign = '/', padded = false) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return (padded ? [date, month, year] : [String(Number(date)), String(Number(month)), year]).join(sign)
}
/** A moment of the page's zone (hours ahead) in UTC. */
export const utc = (day: string, time: string, ahead: number) =>
  new Date(Date.parse(`${day}T${time}:00Z`) - ahead * 3_600_000).toISOString()
export const weekOff = (day: string, days: number) => dayOf(Date.parse(`${day}T00:00Z`) + days * 86_400_000)
