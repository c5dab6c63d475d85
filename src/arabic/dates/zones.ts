// The names of time zones in print («بتوقيت غرينتش»، «توقيت القدس المحتلة», EST) and their offsets on a given day.

import { parseIsoDay } from '../calendar.ts'
import { fold } from '../letters.ts'

/**
 * Names behind بتوقيت. Zones with daylight saving go by the rules of their place on the day. عمان is two places and
 * طرابلس too, but only the Libyan one has a zone of its own name in print; عمان stays out.
 */
const PLACES: readonly (readonly [zone: string, names: string])[] = [
  [
    'Z',
    'غرينتش|جرينتش|غرينيتش|جرينيتش|غرينتس|غرينتيش|قرينتش|قرينيتش|كرينتش|كرينيتش|جرينتيش|غرنتش|جرنتش|غرينويتش|جرينويتش|العالمي',
  ],
  ['Asia/Riyadh', 'مكة|السعودية|المملكة|الرياض|جدة|المدينة المنورة'],
  ['Africa/Cairo', 'القاهرة|مصر|الإسكندرية'],
  ['Asia/Damascus', 'دمشق|سوريا|سورية|حلب'],
  ['Asia/Beirut', 'بيروت|لبنان'],
  ['Asia/Baghdad', 'بغداد|العراق|أربيل|البصرة'],
  ['Asia/Jerusalem', 'القدس|فلسطين|إسرائيل|تل أبيب'],
  ['Asia/Gaza', 'غزة'],
  ['Asia/Hebron', 'رام الله'],
  ['Asia/Amman', 'الأردن|عمان الأردن'],
  ['Asia/Dubai', 'أبوظبي|أبو ظبي|دبي|الإمارات|الشارقة'],
  ['Asia/Qatar', 'الدوحة|قطر'],
  ['Asia/Kuwait', 'الكويت'],
  ['Asia/Bahrain', 'المنامة|البحرين'],
  ['Asia/Muscat', 'مسقط|سلطنة عمان'],
  ['Asia/Aden', 'صنعاء|عدن|اليمن'],
  ['Africa/Khartoum', 'الخرطوم|السودان'],
  ['Africa/Tripoli', 'طرابلس|ليبيا|بنغازي'],
  ['Africa/Tunis', 'تونس'],
  ['Africa/Algiers', 'الجزائر'],
  ['Africa/Casablanca', 'الرباط|المغرب|الدار البيضاء'],
  ['Africa/Nouakchott', 'نواكشوط|موريتانيا'],
  ['Africa/Mogadishu', 'مقديشو|الصومال'],
  ['Africa/Djibouti', 'جيبوتي'],
  ['Europe/Moscow', 'موسكو'],
  ['Europe/Istanbul', 'إسطنبول|اسطنبول|أنقرة|تركيا'],
  ['Asia/Tehran', 'طهران|إيران'],
  ['Asia/Kabul', 'كابول|كابل'],
  ['Europe/Paris', 'باريس|فرنسا'],
  ['Europe/Berlin', 'برلين|ألمانيا'],
  ['Europe/Madrid', 'مدريد|إسبانيا'],
  ['Europe/Rome', 'روما|إيطاليا'],
  ['Europe/Brussels', 'بروكسل|بروكسيل'],
  ['Europe/Zurich', 'جنيف'],
  ['Europe/London', 'لندن|بريطانيا'],
  ['America/New_York', 'نيويورك|واشنطن'],
  ['Asia/Shanghai', 'بكين|الصين'],
  ['Asia/Tokyo', 'طوكيو|اليابان'],
]

/** Letters behind a time: those of RFC 2822, and those that pages of the region print. AST and BST are two zones each. */
const LETTERS: Readonly<Record<string, string>> = {
  z: 'Z',
  gmt: 'Z',
  utc: 'Z',
  ut: 'Z',
  جمت: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  ksa: '+03:00',
  uae: '+04:00',
}

/** What may follow the name of a place without changing its zone. */
const EPITHETS = new Set(['المكرمة', 'المحتلة', 'الشريف', 'المحلي', 'الصيفي', 'الشتوي'].map(fold))

const BY_NAME: ReadonlyMap<string, string> = new Map(
  PLACES.flatMap(([zone, names]) => names.split('|').map((name) => [fold(name), zone] as const)),
)

/** Zone of a place by its folded words, and how many of them name it, epithets counted; null when it is not known. */
export function zoneOfPlace(
  words: readonly [string, string, string],
): { zone: string; words: number } | null {
  const two = BY_NAME.get(`${words[0]} ${words[1]}`)
  const zone = two ?? BY_NAME.get(words[0])
  if (zone === undefined) return null
  const named = two === undefined ? 1 : 2
  return { zone, words: named + (EPITHETS.has(words[named] ?? '') ? 1 : 0) }
}

/** Offset or `Z` that letters such as `gmt` or `est` stand for; null for letters that stand for none, or for two. */
export function zoneOfLetters(letters: string): string | null {
  return Object.hasOwn(LETTERS, letters) ? (LETTERS[letters] ?? null) : null
}

const MS_PER_DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null = null
  try {
    made = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    // A name that the time zone database does not know.
  }
  formats.set(zone, made)
  return made
}

/** Offset in minutes at a moment (milliseconds since 1970). */
function offsetAt(format: Intl.DateTimeFormat, moment: number): number {
  const name = format.formatToParts(moment).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const parts = /([+-])(\d\d):(\d\d)/.exec(name)
  return parts ? (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) : 0
}

function signed(minutes: number): string {
  const size = Math.abs(minutes)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/**
 * The offset that a zone had on a local day and time: `offsetOf('Africa/Cairo', '2016-05-03', '14:05')` is `+02:00`.
 * `zone` is an IANA name, `Z` or an offset, `date` a full day in EDTF, `time` `HH:MM` of that zone's clock. Null when
 * the zone is not known to the time zone database or the day or time is none: half a date has no summer time.
 */
export function offsetOf(zone: string, date: string, time: string): string | null {
  const day = date.length === 10 ? parseIsoDay(date) : null
  const clock = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time)
  if (day === null || clock === null) return null
  if (zone === 'Z' || /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(zone)) return zone
  const format = formatOf(zone)
  if (format === null) return null
  const naive = day * MS_PER_DAY + (Number(clock[1]) * 60 + Number(clock[2])) * 60_000
  const guess = offsetAt(format, naive)
  return signed(offsetAt(format, naive - guess * 60_000))
}
