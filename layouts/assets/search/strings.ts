// What the search page says, in Arabic and in English.

import { localDigits } from '../../../src/arabic/date-words.ts'
import type { Site } from '../../../src/model.ts'

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

const AR = {
  prompt: 'ابحث في الأرشيف',
  searching: 'جارٍ البحث…',
  about: '{count} عن «{query}»',
  span: 'من {from} إلى {to}',
  untitled: 'بلا عنوان في الأصل',
  dateUnknown: 'تاريخ النشر غير معلوم',
  comma: '، ',
  unknown: 'لم يرد في الأرشيف: {words}.',
  mean: 'هل تقصد: ',
  question: '؟',
  someOnly: 'لا مادة فيها الكلمات كلها؛ في هذه المواد بعضها.',
  someToo: 'مواد فيها الكلمات كلها: {count}، وفي سائرها بعضها.',
  unknownFilter: 'ليس في الأرشيف: {filters}.',
  nothing: 'لا مادة بهذه الشروط. جرّب كلمات أقل، أو ارفع بعض شروط التصفية.',
  empty: 'اكتب كلمة أو رقمًا؛ علامات الترقيم وحدها لا يُبحث عنها.',
  shortened: 'الاستعلام طويل: بُحث عن أول ثلاثين كلمة منه.',
  badDate: 'التاريخ غير مفهوم؛ اكتبه 2015 أو 2015-06 أو 2015-06-11.',
  broken:
    'تعذّر البحث: ملفات الفهرس ناقصة أو لم تُرفع كاملة، أو انقطع الاتصال. أعد المحاولة لاحقًا، أو تصفّح المواد:',
  noArticles: 'لا مواد في الأرشيف بعد.',
  previous: 'السابقة',
  next: 'التالية',
  page: 'الصفحة {page}',
  pageOf: 'الصفحة {page} من {pages}',
  remove: 'إزالة: {filter}',
  source: 'المصدر: {value}',
  place: 'المكان: {value}',
  person: 'العلم: {value}',
  year: 'السنة: {value}',
  organisation: 'الهيئة: {value}',
  topic: 'الموضوع: {value}',
  from: 'من: {value}',
  to: 'إلى: {value}',
  download: 'تنزيل النتائج: ',
  downloadFirst: 'تنزيل أول {count} نتيجة: ',
  downloading: 'يُعدّ الملف…',
  downloadFailed: 'تعذّر إعداد الملف: انقطع الاتصال أو نقصت ملفات الفهرس. أعد المحاولة.',
}

const EN: typeof AR = {
  prompt: 'Search the archive',
  searching: 'Searching…',
  about: '{count} for “{query}”',
  span: 'from {from} to {to}',
  untitled: 'no headline in the original',
  dateUnknown: 'date unknown',
  comma: ', ',
  unknown: 'Not in the archive: {words}.',
  mean: 'Did you mean ',
  question: '?',
  someOnly: 'No article has all the words; these have some of them.',
  someToo: 'Articles with all the words: {count}; the others have some of them.',
  unknownFilter: 'The archive does not have {filters}.',
  nothing: 'No article fits. Try fewer words or fewer filters.',
  empty: 'Write a word or a number; punctuation alone cannot be searched for.',
  shortened: 'A long query: its first thirty words were searched for.',
  badDate: 'This date was not understood; write 2015, 2015-06 or 2015-06-11.',
  broken:
    'Search is not available: files of its index are missing, or the connection is. Try again later, or browse:',
  noArticles: 'No articles in the archive yet.',
  previous: 'Previous',
  next: 'Next',
  page: 'Page {page}',
  pageOf: 'Page {page} of {pages}',
  remove: 'Remove {filter}',
  source: 'Source: {value}',
  place: 'Place: {value}',
  person: 'Person: {value}',
  year: 'Year: {value}',
  organisation: 'Organisation: {value}',
  topic: 'Topic: {value}',
  from: 'From: {value}',
  to: 'To: {value}',
  download: 'Download results: ',
  downloadFirst: 'Download the first {count} results: ',
  downloading: 'Making the file…',
  downloadFailed: 'The file could not be made: the connection is gone, or files of the index are. Try again.',
}

const COUNTS: Readonly<Record<'ar' | 'en', Readonly<Record<'results' | 'sources', Forms>>>> = {
  ar: {
    results: {
      zero: 'لا نتائج',
      one: 'نتيجة واحدة',
      two: 'نتيجتان',
      few: '{n} نتائج',
      many: '{n} نتيجة',
      other: '{n} نتيجة',
    },
    sources: {
      zero: 'لا مصدر',
      one: 'مصدر واحد',
      two: 'مصدران',
      few: '{n} مصادر',
      many: '{n} مصدرًا',
      other: '{n} مصدر',
    },
  },
  en: {
    results: { one: '{n} result', other: '{n} results' },
    sources: { one: '{n} source', other: '{n} sources' },
  },
}

export interface Strings {
  readonly language: 'ar' | 'en'
  /** A string with its places filled. */
  say(key: keyof typeof AR, fill?: Readonly<Record<string, string>>): string
  /** A number of something, in the form that the language has for it. */
  count(what: 'results' | 'sources', n: number): string
  /** ASCII digits in the digits of the site. */
  digits(text: string | number): string
}

/** The strings of a page's language; Arabic for every language that has none of its own. */
export function stringsFor(lang: string, digits: Site['digits']): Strings {
  const language = /^en\b/.test(lang) ? 'en' : 'ar'
  const strings = language === 'en' ? EN : AR
  const rules = new Intl.PluralRules(language)
  const local = (text: string | number) => localDigits(String(text), language === 'en' ? 'latn' : digits)
  return {
    language,
    // One pass: what is filled in is never read as a place itself.
    say: (key, fill = {}) => strings[key].replace(/\{(\w+)\}/g, (place, name: string) => fill[name] ?? place),
    count: (what, n) => {
      const forms = COUNTS[language][what]
      return (forms[rules.select(n)] ?? forms.other).replace('{n}', () => local(n))
    },
    digits: local,
  }
}
