// Names of the Gregorian months in the families that Arab newspapers use, and in English; January first.

const LEVANT = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
]
const EGYPT = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]
/** Algeria and Tunisia, after French; Morocco's own spellings are not among them. */
const MAGHREB = [
  'جانفي',
  'فيفري',
  'مارس',
  'أفريل',
  'ماي',
  'جوان',
  'جويلية',
  'أوت',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]

/** By family; `both` joins the Levant's name and Egypt's with a slash. */
export const MONTHS = {
  both: /* @__PURE__ */ LEVANT.map((name, i) => `${name}/${EGYPT[i]}`),
  levant: LEVANT,
  egypt: EGYPT,
  maghreb: MAGHREB,
} as const

export const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
