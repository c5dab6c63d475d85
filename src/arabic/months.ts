// Names of months in the families that Arabic newsrooms use, with the spellings that they come in.

export type Calendar = 'gregorian' | 'hijri'

/**
 * What has to stand with a name before it is a month: `none`; `company` (a day, a year or the word "month") for
 * names that are common words too; `day-year` (both, or a second name) for names that are mostly something else.
 */
export type MonthNeed = 'none' | 'company' | 'day-year'

export interface MonthRow {
  readonly calendar: Calendar
  readonly month: number
  readonly need: MonthNeed
  /** Spellings; hamza, ة/ه, ى/ي and the article of a second word need no spelling of their own. */
  readonly names: readonly string[]
}

function rows(calendar: Calendar, need: MonthNeed, names: readonly string[]): MonthRow[] {
  return names.map((list, index) => ({
    calendar,
    need,
    month: index + 1,
    names: list.split('|').filter(Boolean),
  }))
}

/** Egypt, the Gulf, and names formed on them. */
const GULF = rows('gregorian', 'none', [
  'يناير|ينائر|يناءر',
  'فبراير|فبرائر|فيبراير',
  '',
  'أبريل|إبريل|ابرايل|أپريل',
  'مايو|مايوه',
  'يونيو|يونيه|يونية|يونيوه|يوينو',
  'يوليو|يوليه|يولية',
  'أغسطس|اغسطوس|أوغسطس|اوغسطوس|أغسطوس',
  'سبتمبر|سبتمر|ستمبر|سيبتمبر',
  'أكتوبر|اوكتوبر|أكتوير|اكتوبير',
  'نوفمبر|نوفمر|نوفيمبر',
  'ديسمبر|دسمبر|ديسمبير|ديسنبر',
])

/** Syria, Lebanon, Iraq, Jordan, Palestine. */
const LEVANT = rows('gregorian', 'none', [
  'كانون الثاني|كانون الثان',
  'شباط|اشباط',
  'آذار|أذار',
  'نيسان',
  'أيار|آيار|ايّار|مايس',
  'حزيران|حزيرن',
  'تموز|تمّوز',
  'آب',
  'أيلول|ايلول',
  'تشرين الأول|تشرين أول|تشرين الاولى',
  'تشرين الثاني|تشرين الثان',
  'كانون الأول|كانون أول',
])

/** Tunisia and Algeria. */
const MAGHREB = rows('gregorian', 'none', [
  'جانفي|جانفيي|جانفييه',
  'فيفري|فيفرييه|فيفريه',
  '',
  'أفريل|افريل|آفريل',
  '',
  '',
  'جويلية|جويليه|جوييه|جويليا',
  'أوت',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
])

/** Morocco, where it differs from Egypt. */
const MOROCCO = rows('gregorian', 'none', [
  '',
  '',
  '',
  '',
  '',
  '',
  'يوليوز|يليوز',
  'غشت',
  'شتنبر|شتمبر|سبتنبر',
  'أكتوبر',
  'نونبر|نوفنبر|نونمبر',
  'دجنبر|دجمبر|دسنبر|ديجنبر',
])

/** Names that are a verb, a surname or a given name as well. */
const COMMON_WORDS = rows('gregorian', 'company', [
  '',
  '',
  'مارس|مارت',
  '',
  'ماي',
  'جوان',
  '',
  '',
  '',
  '',
  '',
  '',
])

/** Libya, 1969 to 2011. */
const LIBYA = rows('gregorian', 'day-year', [
  'أي النار|أين النار|أيّ النار',
  'النوار|نوار',
  'الربيع',
  'الطير',
  'الماء',
  'الصيف',
  'ناصر',
  'هانيبال|هنيبال|هانبيال|هانيبعل',
  'الفاتح',
  'التمور',
  'الحرث|الحرت',
  'الكانون',
])

const HIJRI = rows('hijri', 'company', [
  'محرم|المحرم',
  '',
  'ربيع الأول|ربيع أول|ربيع الاولى|ربيع الأوّل',
  'ربيع الآخر|ربيع الثاني|ربيع الثان|ربيع الأخير|ربيع الاخرة',
  'جمادى الأولى|جمادى الأول|جماد الأول|جماد الأولى|جمادا الأولى|جمادي الأولى',
  'جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر|جمادى الأخرى|جماد الآخرة|جماد الثاني|جماد الثانية|جماد الآخر|جمادا الآخرة|جمادا الثانية',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعدة|ذي القعدة|ذا القعدة|ذوالقعدة|ذيالقعدة|ذي قعدة|ذو قعدة|ذي القعد',
  'ذو الحجة|ذي الحجة|ذا الحجة|ذوالحجة|ذيالحجة|ذي حجة|ذو حجة|ذي الحج',
])

/** Zero as well: «2 - صفر» is a score. */
const SAFAR: readonly MonthRow[] = [{ calendar: 'hijri', need: 'day-year', month: 2, names: ['صفر'] }]

const ENGLISH = rows('gregorian', 'none', [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
]).map((row) => ({ ...row, need: 'company' as const }))

const FRENCH = rows('gregorian', 'company', [
  'janvier|janv',
  'février|fevrier|févr|fév',
  'mars',
  'avril|avr',
  'mai',
  'juin',
  'juillet|juil',
  'août|aout',
  'septembre',
  'octobre',
  'novembre',
  'décembre|decembre|déc',
])

export const MONTHS: readonly MonthRow[] = [
  ...GULF,
  ...LEVANT,
  ...MAGHREB,
  ...MOROCCO,
  ...COMMON_WORDS,
  ...LIBYA,
  ...HIJRI,
  ...SAFAR,
  ...ENGLISH,
  ...FRENCH,
]

/** Epithets that follow the name of a Hijri month: they belong to it and say nothing more. */
export const MONTH_EPITHETS = [
  'المبارك',
  'المعظم',
  'الحرام',
  'المكرم',
  'الخير',
  'الفضيل',
  'الأصب',
  'المرجب',
  'الفرد',
  'الأصم',
  'الأنور',
]
