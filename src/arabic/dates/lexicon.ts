// The words that dates are written with, and what each may mean in one.

import { fold } from '../letters.ts'
import { MONTH_EPITHETS, MONTHS, type MonthRow } from '../months.ts'

/** Function words by what they do in a date; a word may do several things. */
const ROLES = {
  year: 'عام سنة العام السنة year année an',
  years: 'عامي عامين العامين سنتي الأعوام أعوام السنوات سنوات موسم الموسم',
  dualYears: 'عامي العامين سنتي',
  month: 'شهر الشهر',
  months: 'شهري الشهرين',
  day: 'يوم اليوم نهار يومه',
  days: 'يومي اليومين أيام الأيام يوما',
  of: 'من of de du',
  in: 'في بتاريخ تاريخ on at à le the',
  to: 'إلى حتى لغاية غاية to au until till',
  from: 'من منذ بين from du between ابتداء',
  between: 'بين between',
  since: 'منذ مذ',
  during: 'خلال بحلول منذ في حتى طوال',
  and: 'و and et',
  corresponding: 'الموافق الموافقة موافق الموافقه المصادف المصادفة الموافقين',
  falling: 'الواقع الواقعة',
  onHour: 'على',
  hour: 'الساعة ساعة تمام عند حوالي نحو زهاء قرابة',
  past: 'الماضي الماضية الماضيين الماضيتين المنصرم المنصرمة الفائت الفائتة المنقضي المنقضية',
  next: 'القادم القادمة القادمين المقبلين المقبل المقبلة الآتي الآتية',
  current: 'الجاري الجارية الحالي الحالية',
  this: 'هذا هذه',
  like: 'مثل',
  one: 'واحد واحدة',
  andHalf: 'ونصف والنصف ونيف',
  ago: 'قبل منذ',
  before: 'قبل',
  after: 'بعد',
  first: 'أول',
  today: 'اليوم',
  tonight: 'الليلة',
  thisPart: 'اليوم الصباح المساء الليلة الفجر الظهر العصر',
  yesterday: 'أمس الأمس البارحة مبارح امبارح',
  tomorrow: 'غدا غد',
  theMorrow: 'الغد',
  morning: 'صباح فجر ضحى ضحي',
  noon: 'ظهر ظهيرة',
  evening: 'مساء عصر',
  night: 'ليل ليلة',
  era: 'م ميلادي ميلادية للميلاد الميلادي الميلادية',
  hijri: 'ه هج هجري هجرية هجريا الهجري الهجرية للهجرة',
  am: 'ص صباحا صبحا فجرا الصباح صباح فجر الفجر ضحى am matin',
  pm: 'م مساء عصر عصرا المساء العصر مغربا pm soir',
  noonward: 'ظهرا الظهر ظهر ظ',
  nightward: 'ليل ليلا الليل',
  quarter: 'الربع الفصل',
  half: 'النصف',
  third: 'الثلث العشر',
  halfPast: 'والنصف ونصف',
  quarterPast: 'والربع وربع',
  thirdPast: 'والثلث وثلث',
  less: 'إلا',
  quarterTo: 'ربعا ربع الربع',
  thirdTo: 'ثلثا الثلث',
  minutes: 'دقيقة دقائق دقيقه',
  week: 'الأسبوع أسبوع',
  last: 'الأخير الأخيرة',
  part: 'متم مطلع مطالع بداية بدايات أوائل مستهل أواسط منتصف أواخر نهاية نهايات ختام وسط أول آخر غضون',
  century: 'القرن',
  summer: 'صيف الصيف summer',
  winter: 'شتاء الشتاء winter',
  autumn: 'خريف الخريف autumn',
  spring: 'ربيع الربيع spring',
  dayOne: 'غرة فاتح الفاتح',
  timezone: 'بتوقيت توقيت التوقيت بالتوقيت',
  accordingTo: 'حسب بحسب وفق وبحسب وحسب',
  epithet: MONTH_EPITHETS.join(' '),
  /** Behind «اليوم»: "the day", not "today". */
  theDay:
    'التالي السابق نفسه ذاته الوطني العالمي الدولي الواحد الذي الأخير الموعود المفتوح الدراسي الأسود الماضي المقبل القادم عينه ذاك',
  /** Before «اليوم»: "that day", or the name of a paper. */
  thatDay: 'عين ذلك ذاك تلك نفس ذات روسيا المصري رأي أخبار كل طوال طيلة',
  /** Behind a weekday: a day of history or a second weekday, not a date. */
  namedDay:
    'الأسود السوداء العظيم العظيمة البيضاء الحزينة الحزين الأحمر الدامي الدامية المقدس المقدسة الكبير الكبيرة',
  /** Before a weekday: every one, or a name. */
  everyDay: 'كل أيام سورة مسجد جامع صلاة خطبة خطب سوق جمعة مدينة ليالي يومي لجمعة',
  now: 'الآن',
  deadline: 'قبل حتى بحلول لغاية غاية ابتداء اعتبارا',
  every: 'كل',
  future:
    'سوف المقرر مقرر مقررا المزمع مزمع يعتزم تعتزم المرتقب المرتقبة موعد موعدها القادم القادمة المقبل المقبلة تنطلق ينطلق تقام يقام تعقد يعقد تبدأ يبدأ تنظم ينظم تستمر يستمر المتوقع متوقعا',
  age: 'عمره عمرها العمر عمرهم عمري',
  person: 'رجل امرأة سيدة شاب شابة مواطن مسن مسنة رجال نساء',
  numberCue:
    'رقم الرقم رقمه رقمها هاتف الهاتف هاتفيا تلفون تليفون فاكس الفاكس جوال الجوال موبايل واتساب إصدار الإصدار نسخة النسخة قانون القانون جدول الجدول مادة المادة بند البند فقرة الفقرة الآية آية version release ip isbn tel phone fax',
  /** Before a number: an issue or episode, not the day of the month behind it. */
  issueCue: 'العدد عدد الحلقة الجولة الأسبوع المرحلة',
  nameCue:
    'مدينة شارع ميدان ثورة ثورتي جسر كوبري ملعب جامعة حركة حي تحالف حزب محور انتفاضة حرب أحداث هجمات اعتداءات انتخابات ائتلاف قوى مدرسة مستشفى نفق استاد ستاد مطار مجموعة جمعية لواء كتيبة صحيفة جريدة موقع قناة منظمة دوار ساحة معركة نصر قاعدة فريق فريقي الحي معسكر تيار فصيل كتائب سرايا جماعة تنظيم مخيم منطقة ضاحية قرية بلدة سد مسرح مصنع نادي صالة قاعة وسام جائزة شهداء برج قصر ملحق حديقة محطة مجمع ميناء طريق أوتوستراد بطولة مجلة حراك شباب ثوار ثوره انقلاب حكومة نكسة هزيمة اتفاق تفجيرات مجزرة',
} as const

export type Role = keyof typeof ROLES

const WEEKDAYS: readonly string[] = [
  'الأحد sunday sun dimanche',
  'الاثنين الإثنين الاتنين الأثنين monday mon lundi',
  'الثلاثاء الثلثاء الثلاثا التلاتاء tuesday tue tues mardi',
  'الأربعاء الاربعا الإربعاء wednesday wed mercredi',
  'الخميس thursday thu thur thurs jeudi',
  'الجمعة friday fri vendredi',
  'السبت saturday sat samedi',
]

const ORDINALS: readonly string[] = [
  'الأول أول الحادي حادي الواحد الأولى الواحدة الحادية',
  'الثاني ثاني ثان الثانية',
  'الثالث ثالث الثالثة',
  'الرابع رابع الرابعة',
  'الخامس خامس الخامسة',
  'السادس سادس السادسة',
  'السابع سابع السابعة',
  'الثامن ثامن الثامنة',
  'التاسع تاسع التاسعة',
  'العاشر عاشر العاشرة',
]

/** Values of number words; hundreds and thousands may stand in one word. */
const CARDINALS: Readonly<Record<number, string>> = {
  1: 'واحد واحدة أحد إحدى',
  2: 'اثنان اثنين اثني اثنا اثنتي اثنتين',
  3: 'ثلاثة ثلاث',
  4: 'أربعة أربع',
  5: 'خمسة خمس',
  6: 'ستة ست',
  7: 'سبعة سبع',
  8: 'ثمانية ثماني ثمان',
  9: 'تسعة تسع',
  10: 'عشرة عشر',
  20: 'عشرين عشرون العشرين العشرون',
  30: 'ثلاثين ثلاثون الثلاثين الثلاثون',
  40: 'أربعين أربعون',
  50: 'خمسين خمسون',
  60: 'ستين ستون',
  70: 'سبعين سبعون',
  80: 'ثمانين ثمانون',
  90: 'تسعين تسعون',
  100: 'مئة مائة مية',
  200: 'مئتين مئتان مائتين مائتان',
  300: 'ثلاثمئة ثلاثمائة ثلثمائة',
  400: 'أربعمئة أربعمائة',
  500: 'خمسمئة خمسمائة',
  600: 'ستمئة ستمائة',
  700: 'سبعمئة سبعمائة',
  800: 'ثمانمئة ثمانمائة ثمانيمئة',
  900: 'تسعمئة تسعمائة',
  1000: 'ألف',
  2000: 'ألفين ألفان ألفي',
}

const DECADES: readonly (readonly [number, string])[] = [
  [20, 'عشرينيات عشرينات'],
  [30, 'ثلاثينيات ثلاثينات'],
  [40, 'أربعينيات أربعينات'],
  [50, 'خمسينيات خمسينات'],
  [60, 'ستينيات ستينات'],
  [70, 'سبعينيات سبعينات'],
  [80, 'ثمانينيات ثمانينات'],
  [90, 'تسعينيات تسعينات'],
]

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** Units of time behind `قبل`, by how many one word says: 1, 2 (the dual), 0 when a number has to stand before it. */
const UNITS: readonly (readonly [Unit, number, string])[] = [
  ['minute', 1, 'دقيقة'],
  ['minute', 2, 'دقيقتين'],
  ['minute', 0, 'دقائق'],
  ['hour', 1, 'ساعة'],
  ['hour', 2, 'ساعتين'],
  ['hour', 0, 'ساعات'],
  ['day', 1, 'يوم'],
  ['day', 2, 'يومين'],
  ['day', 0, 'أيام يوما'],
  ['week', 1, 'أسبوع'],
  ['week', 2, 'أسبوعين'],
  ['week', 0, 'أسابيع أسبوعا'],
  ['month', 1, 'شهر'],
  ['month', 2, 'شهرين'],
  ['month', 0, 'أشهر شهور شهرا'],
  ['year', 1, 'عام سنة'],
  ['year', 2, 'عامين سنتين'],
  ['year', 0, 'أعوام عاما سنوات سنين'],
]

/** A name of a month: its first word is the key it is found by, `rest` the second one without its article. */
export interface MonthName {
  readonly row: MonthRow
  readonly rest: string | null
}

export interface Sense {
  readonly roles: readonly Role[]
  readonly months: readonly MonthName[]
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number | null
  /** 1 to 10: "first" to "tenth". */
  readonly ordinal: number | null
  readonly cardinal: number | null
  /** 20 to 90 for "the twenties" to "the nineties". */
  readonly decade: number | null
  readonly unit: readonly [Unit, number] | null
  /** Letters that belong to a word before it (و، ب، ل). */
  readonly clitic: number
  /** Whether that word is و. */
  readonly and: boolean
}

type Entry = { -readonly [K in keyof Omit<Sense, 'clitic' | 'and' | 'roles' | 'months'>]?: Sense[K] } & {
  roles: Role[]
  months: MonthName[]
}

export const NO_SENSE: Sense = {
  roles: [],
  months: [],
  weekday: null,
  ordinal: null,
  cardinal: null,
  decade: null,
  unit: null,
  clitic: 0,
  and: false,
}

/** The word without its article. */
export function bare(key: string): string {
  return key.length > 3 && key.startsWith('ال') ? key.slice(2) : key
}

function buildWords(): ReadonlyMap<string, Entry> {
  const words = new Map<string, Entry>()
  const entry = (word: string): Entry => {
    const key = fold(word)
    const found = words.get(key) ?? { roles: [], months: [] }
    words.set(key, found)
    return found
  }
  const each = (list: string, put: (found: Entry) => void) => {
    for (const word of list.split(' ')) put(entry(word))
  }
  for (const [role, list] of Object.entries(ROLES)) each(list, (found) => found.roles.push(role as Role))
  for (const [index, list] of WEEKDAYS.entries()) each(list, (found) => (found.weekday = index))
  for (const [index, list] of ORDINALS.entries()) each(list, (found) => (found.ordinal = index + 1))
  for (const [value, list] of Object.entries(CARDINALS))
    each(list, (found) => (found.cardinal = Number(value)))
  for (const [value, list] of DECADES)
    each(`${list} ${list.replace(/\S+/gu, 'ال$&')}`, (found) => (found.decade = value))
  for (const [unit, count, list] of UNITS) each(list, (found) => (found.unit = [unit, count]))
  for (const row of MONTHS) {
    for (const name of row.names) {
      const [first, second] = name.split(' ') as [string, string?]
      entry(first).months.push({ row, rest: second === undefined ? null : bare(fold(second)) })
    }
  }
  return words
}

const WORDS = buildWords()

/** Longest key worth looking up, with two letters attached. */
const LONGEST = Math.max(...[...WORDS.keys()].map((key) => key.length)) + 2

/** `word` after letters that are words of their own (و، ف، ب، ل، لل), each with how many letters they are. */
function withoutClitics(word: string): [string, number][] {
  const and = /^[وف]/u.test(word) ? 1 : 0
  const rest = word.slice(and)
  const cuts: [string, number][] = [[rest, and]]
  if (rest.startsWith('لل')) cuts.push([`ال${rest.slice(2)}`, and + 1])
  if (/^[بل]/u.test(rest)) cuts.push([rest.slice(1), and + 1])
  return cuts
}

/** Words of two letters that are still looked for behind a clitic; others (م، ه) would be found in half the language. */
const KNOWN_SHORT: ReadonlySet<string> = new Set(['اب', 'في', 'من', 'ست'])

/** What a folded word may mean in a date, with و/ف and ب/ل taken off when it is only known without them. */
export function senseOf(key: string): Sense {
  if (key.length > LONGEST) return NO_SENSE
  const whole = WORDS.get(key)
  if (whole) return { ...NO_SENSE, ...whole }
  for (const [rest, clitic] of withoutClitics(key)) {
    const found = rest.length > 2 || KNOWN_SHORT.has(rest) ? WORDS.get(rest) : undefined
    if (found && clitic > 0) return { ...NO_SENSE, ...found, clitic, and: key.startsWith('و') }
  }
  return NO_SENSE
}
