// Generated documents as text dumps have them: lines of the outlet's page, headline, date, dateline, paragraphs.

import { gregorianDay, isoDay, weekdayOf } from '../../src/arabic/calendar.ts'
import { hijriInWords, weekdayName } from '../../src/arabic/date-words.ts'
import { MONTHS } from '../../src/arabic/month-names.ts'
import { between, chooser, indexAt, mixed, oneOf, type Random, seeded, zipf } from './draw.ts'
import { loadLexicon } from './lexicon.ts'
import { type Names, type Story, storyTeller } from './story.ts'

export interface MadeDocument {
  /** Below the folder of the documents. */
  readonly path: string
  readonly text: string
  /** What was put in, for tests of what is read out. */
  readonly truth: {
    readonly outlet: string
    /** ISO day; null when no date is printed. */
    readonly day: string | null
    readonly title: string | null
  }
}

export interface Wish {
  /** Day as a number of `src/arabic/calendar.ts`; drawn when left out. */
  readonly day?: number
  /** A word for its last sentence, by which a search finds it. */
  readonly marker?: string
}

/** 2004-01-01 and the days from it to the end of 2023. */
export const FIRST_DAY = 12_418
export const DAYS = 7_305
/** Newspapers print more as the years go by. */
const GROWTH = 0.8
const FRIDAY = 5
/** Shares of documents that repeat an earlier one, that print no date, that have no headline. */
const COPIES = 0.08
const UNDATED = 0.02
const UNTITLED = 0.02
/** How far back the original of a copy lies. */
const COPY_REACH = 40
/** Part of a story that a shortened copy prints. */
const SHORTENED = 0.6

type OutletId = 'difaf' | 'sawari' | 'mishkat' | 'marna' | 'fanar-marsani'
const OUTLETS: readonly (readonly [OutletId, number])[] = [
  ['difaf', 30],
  ['sawari', 25],
  ['mishkat', 20],
  ['marna', 15],
  ['fanar-marsani', 10],
]
const chooseOutlet = chooser(OUTLETS)
const SECTIONS = ['محليات', 'سياسة', 'اقتصاد', 'ثقافة', 'رياضة', 'الأولى']

/** Makes documents by number: the same seed, names, number and wish give the same bytes. */
export function documentMaker(seed: number, names: Names): (n: number, wish?: Wish) => MadeDocument {
  const tell = storyTeller(loadLexicon(seed, names.single), names, seed)
  const placeRanks = zipf(names.places.length, 0.9)
  const original = (n: number): number => {
    const random = seeded(seed, 5, n)
    return n > COPY_REACH && random() < COPIES ? original(n - between(1, COPY_REACH, random)) : n
  }
  const own = (n: number) => {
    const random = seeded(seed, 6, n)
    const outlet = chooseOutlet(random)
    const day = FIRST_DAY + Math.floor(DAYS * random() ** GROWTH)
    return { outlet, day, place: names.places[indexAt(placeRanks, random())] ?? '' }
  }
  return (n, wish = {}) => {
    const random = seeded(seed, 7, n)
    const root = original(n)
    const isCopy = root !== n
    const first = own(root)
    const outlet = isCopy ? another(first.outlet, random) : first.outlet
    const drawn = wish.day ?? (isCopy ? first.day + between(0, 1, random) : first.day)
    const story = isCopy ? copied(tell(root), tell(n), random) : tell(n)
    const printed: Printed = {
      title: random() < UNTITLED ? null : story.title,
      paragraphs: wish.marker ? [...story.paragraphs, `ورمز هذه المادة ${wish.marker}.`] : story.paragraphs,
      day: outlet === 'fanar-marsani' && wish.day === undefined ? fridayFrom(drawn) : drawn,
      hasDate: wish.day !== undefined || random() >= UNDATED,
      place: first.place,
      author: oneOf(names.people, random),
      section: oneOf(SECTIONS, random),
      isWire: isCopy || random() < 0.3,
      n,
    }
    const day = isoDay(printed.day)
    const [year = '', month = ''] = day.split('-')
    return {
      path: `${outlet}/${year}/${month}/${String(n).padStart(6, '0')}.txt`,
      text: `${PRINTERS[outlet](printed).join('\n')}\n`,
      truth: { outlet, day: printed.hasDate ? day : null, title: printed.title },
    }
  }
}

function another(outlet: OutletId, random: Random): OutletId {
  return oneOf(
    OUTLETS.map(([id]) => id).filter((id) => id !== outlet),
    random,
  )
}

/** A third each: the same words, the first part of them, one paragraph of another story instead of one of its own. */
function copied(story: Story, other: Story, random: Random): Story {
  const { title, paragraphs } = story
  const way = between(0, 2, random)
  if (way === 0) return story
  if (way === 1) return { title, paragraphs: paragraphs.slice(0, Math.ceil(paragraphs.length * SHORTENED)) }
  const at = between(0, paragraphs.length - 1, random)
  return { title, paragraphs: paragraphs.with(at, other.paragraphs[0] ?? '') }
}

function fridayFrom(day: number): number {
  return day + ((FRIDAY - weekdayOf(day) + 7) % 7)
}

interface Printed {
  readonly title: string | null
  readonly paragraphs: readonly string[]
  readonly day: number
  readonly hasDate: boolean
  readonly place: string
  readonly author: string
  readonly section: string
  readonly isWire: boolean
  readonly n: number
}

function dayWords(number: number, months: keyof typeof MONTHS): string {
  const { year, month, day } = gregorianDay(number)
  return `${weekdayName(isoDay(number))} ${day} ${MONTHS[months][month - 1]} ${year}`
}

const lines = (...parts: readonly (string | null | false)[]): readonly string[] =>
  parts.filter((part) => part !== null && part !== false)
const apart = (paragraphs: readonly string[]) => paragraphs.join('\n\n')

/** How each outlet of the sample prints a story; shapes as in `content/documents/`. */
const PRINTERS: Readonly<Record<OutletId, (printed: Printed) => readonly string[]>> = {
  difaf: ({ title, paragraphs: [first = '', ...rest], day, hasDate, place, isWire, section }) =>
    lines(
      'جريدة ضفاف الرند – يومية تصدر في مرسانة',
      section,
      title,
      hasDate && dayWords(day, 'levant'),
      '',
      apart([`${place} ${isWire ? '(مرنا) ' : ''}– ${first}`, ...rest]),
      '',
      'جميع الحقوق محفوظة لجريدة ضفاف الرند',
    ),
  sawari: ({ title, paragraphs, day, hasDate, author, isWire, n }) =>
    lines(
      'مباشر',
      '',
      title,
      '',
      hasDate && dayWords(day, 'both'),
      mixed([n]) % 3 === 0 && author,
      'تابعوا صواري مرسانة على',
      '',
      apart(paragraphs),
      '',
      isWire ? ' المصدر: مرنا' : ' المصدر: صواري مرسانة',
      '',
      'يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربة القراءة .لمعرفة المزيد اضغط هنا',
    ),
  mishkat: ({ title, paragraphs: [first = '', ...rest], day, hasDate, place, section }) =>
    lines(
      `صحيفة مشكاة الساحل – ${section}`,
      hasDate && mishkatDay(day),
      title,
      '',
      apart([`${place} - ${first}`, ...rest]),
    ),
  marna: ({ title, paragraphs, day, hasDate, place, n }) =>
    lines(
      hasDate && `${isoDay(day)} ${clock(n)}`,
      title,
      '',
      `${place}-مرنا`,
      '',
      apart(paragraphs),
      '',
      'تابعوا آخر أخبار مرسانة عبر قناة مرنا على تطبيق تيلغرام من خلال الرابط :',
      '',
      'https://telegram.example/marna_news',
      '',
      'انتهى /مرنا/',
    ),
  'fanar-marsani': ({ title, paragraphs, day, hasDate, place, author, section }) =>
    lines(
      'الفنار المرساني – أسبوعية جامعة – العدد 278',
      section,
      hasDate && dayWords(day, 'maghreb'),
      '',
      title,
      '',
      `${author} – ${place}`,
      '',
      apart(paragraphs),
    ),
}

/** The Hijri day first, as papers of the Gulf have it. */
function mishkatDay(day: number): string {
  const hijri = hijriInWords(isoDay(day), { digits: 'latn', language: 'ar' })?.replace(/ هـ$/, 'هـ')
  const gregorian = dayWords(day, 'egypt').replace(/^\S+ /, '')
  return `${weekdayName(isoDay(day))} ${hijri} الموافق ${gregorian}م`
}

function clock(n: number): string {
  const minute = mixed([n, 8]) % 1440
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
