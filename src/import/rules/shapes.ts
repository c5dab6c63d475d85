// Furniture that is known by its shape, whatever its words: breadcrumbs, key words, counters, sign-offs, addresses.
import type { LineShape } from '../lines.ts'
import type { LineRule } from './line-rules.ts'

/** What a shape tells: `anywhere`, or only where no running text stands on both sides of the line. */
export type ShapeRole = 'boilerplate:nav' | 'boilerplate:other' | 'boilerplate:share'

interface ShapeRule {
  readonly rule: LineRule
  readonly role: ShapeRole
  /** Most words of such a line. */
  readonly most: number
  /** Below the story alone, where nothing else has this shape. */
  readonly tail: boolean
  readonly is: (line: LineShape) => boolean
}

const ARABIC_RE = /\p{Script=Arabic}/u
const LATIN_RE = /\p{Script=Latin}/u
/** Two letters with full stops or a slash between: initials of writer and editor («ك.س/ ر.ع»). */
const INITIALS_RE =
  /^[=*\-–—\s]*\(?\p{L}(?:\s?[./]\s?|\s)\p{L}\.?(?:\s?[./،,\-–]\s?\p{L}(?:[.\s]{1,2}\p{L})?\.?){0,4}\)?$/u
const AGO_RE =
  /^(?:(?:آخر تحديث|تم التحديث|نشر|نشرت|تم النشر)\s*:?\s*)?(?:قبل|منذ)\s.{0,12}(?:دقيقة|دقائق|دقيقتين|ساعة|ساعات|ساعتين|يوم|أيام|يومين|أسبوع|أسابيع|أسبوعين|شهر|أشهر|شهرين|سنة|سنوات|سنتين|عام|أعوام|عامين)(?:\sواحدة?)?$|^il y a \d+ (?:minutes?|heures?|jours?|semaines?|mois|ans?)$|^\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago$/iu
/** «السنة 37 - العدد 12610»، «العدد 4512 السنة الثانية عشرة»: year and number of a paper, in either order. */
const YEAR_RE = String.raw`(?:السنة|العام)\s*:?\s*(?:\(?\p{Nd}{1,3}\)?|ال\p{L}+(?:\s(?:عشرة?|و?ال\p{L}+)){0,2})`
const NUMBER_RE = String.raw`(?:العدد|عدد)\s*:?\s*(?:رقم\s*)?\(?\p{Nd}[\p{Nd},.]{0,7}\)?`
const GAP_RE = String.raw`\s*[-–—|/،,:]?\s*`
const ISSUE_RE = new RegExp(`^(?:${YEAR_RE}${GAP_RE}${NUMBER_RE}|${NUMBER_RE}${GAP_RE}${YEAR_RE})$`, 'u')
/** Who keeps a paper, with the name: «مدير النشر: فلان». */
const MASTHEAD_RE =
  /^(?:مدير (?:النشر|التحرير|الموقع)|رئيس (?:التحرير|مجلس الإدارة)|نائب رئيس التحرير|سكرتير التحرير|المشرف العام|المدير (?:العام|المسؤول|التنفيذي|الفني)|صاحب الامتياز|الناشر|المؤسس)\s*[:：]/u
/** Labels of key words, an address, the weather: the colon tells them from the first words of a story. */
const TAG_LABEL_RE =
  /^(?:ال)?(?:وسوم|وسم|أوسمة|علامات|تسميات|سمات|دلالات|تاغات?|تاجات?|هاشتا[غج]|تصنيفات?|أقسام|قسم|مواضيع|فئة|فئات)\s*[:：]/u
const ADDRESS_LABEL_RE =
  /^(?:(?:العنوان|عنواننا|عنوان المقر|المقر(?: الرئيسي)?)\s*[:：].*(?:شارع|طريق|نهج|زنقة|عمارة|بناية|مبنى|برج|الطابق|ص\s?\.\s?ب|\p{Nd})|(?:ص\s?\.\s?ب\s?\.?|صندوق (?:ال)?بريد|الرمز البريدي|B\.?P\.?)\s*[:：]?\s*\p{Nd}|(?:Adresse|Address)\s*:)/iu
const WEATHER_RE = /^(?:الرطوبة|الرياح|سرعة الرياح|درجة الحرارة|الضغط الجوي|الرؤية)\s*[:：]?\s*\p{Nd}/u
const CONTACT_WORDS_RE =
  /(?:هاتف|تلفون|الهاتف|فاكس|الفاكس|جوال|نقال|محمول|خلوي|ايميل|بريد|واتساب|للتواصل|للاتصال|للاستفسار|t[eé]l|phone|fax|mobile|e-?mail)/iu

const RULES: readonly ShapeRule[] = [
  // «Link: https://…», «Category: محليات»: labels of texts taken out of feeds.
  {
    rule: 'shape/address-label',
    role: 'boilerplate:other',
    most: 12,
    tail: false,
    is: ({ trimmed }) => /^(?:link|url|guid|الرابط|رابط)\s*[:：]\s*https?:/iu.test(trimmed),
  },
  {
    rule: 'shape/section-label',
    role: 'boilerplate:nav',
    most: 5,
    tail: false,
    is: ({ trimmed, stop }) =>
      !stop &&
      /^(?:category|categories|section|tags?|التصنيف|القسم|الفئة|التبويب)\s*[:：]\s*\S/iu.test(trimmed),
  },
  // «الرئيسية > العالم > ثقافة»
  {
    rule: 'shape/breadcrumbs',
    role: 'boilerplate:nav',
    most: 14,
    tail: false,
    is: ({ trimmed, stop }) => !stop && shortParts(trimmed, /\s*(?:[>›→←]|\s»\s|\s\\\s)\s*/u, 2, 5),
  },
  // «الرئيسية/اقتصاد/أسواق»: what begins with the home page
  {
    rule: 'shape/home-trail',
    role: 'boilerplate:nav',
    most: 16,
    tail: false,
    is: ({ trimmed, stop }) =>
      !stop && /^(?:الصفحة الرئيسية|الرئيسية|الرئيسة|Accueil|Home)\s*[>»›/\\|:←-]\s*\S/iu.test(trimmed),
  },
  // «السنة 37 - العدد 12610»، «ص 7»
  {
    rule: 'shape/issue-number',
    role: 'boilerplate:other',
    most: 9,
    tail: false,
    is: ({ trimmed }) => ISSUE_RE.test(trimmed) || /^ص\.?\s?\p{Nd}{1,3}$/u.test(trimmed),
  },
  // «الوسوم: قرية، سوق»
  {
    rule: 'shape/tag-label',
    role: 'boilerplate:nav',
    most: 25,
    tail: false,
    is: ({ trimmed, stop }) => !stop && TAG_LABEL_RE.test(trimmed),
  },
  // «© 2015 …»
  {
    rule: 'shape/rights-year',
    role: 'boilerplate:other',
    most: 25,
    tail: true,
    is: ({ trimmed }) => /^(?:حقوق (?:النشر|الطبع) )?(?:©|\(c\))\s*\p{Nd}{4}/iu.test(trimmed),
  },
  // «[logo.gif]»، «[صورة]»، «-A+», what text browsers and players write
  {
    rule: 'shape/placeholder',
    role: 'boilerplate:other',
    most: 6,
    tail: false,
    is: ({ trimmed }) =>
      /^\[(?:[\w.-]+\.(?:gif|jpe?g|png|svg|webp)|صورة|فيديو|رابط|[ _xX]\](?:\s.*)?)\]?$/iu.test(trimmed) ||
      /^[-–]A\+$/u.test(trimmed) ||
      /^\p{Nd}{1,2}:\p{Nd}{2}\s*\/\s*\p{Nd}{1,2}:\p{Nd}{2}$/u.test(trimmed),
  },
  // «3 من 10», a picture of a gallery
  {
    rule: 'shape/gallery-count',
    role: 'boilerplate:other',
    most: 3,
    tail: false,
    is: ({ trimmed }) => /^\p{Nd}{1,3}\s(?:من|of|sur)\s\p{Nd}{1,3}$/u.test(trimmed),
  },
  // «الأولى السابق 1 2 3 التالي الأخيرة»
  {
    rule: 'shape/pager',
    role: 'boilerplate:nav',
    most: 16,
    tail: false,
    is: ({ folded }) =>
      /^(?:(?:الاولي|السابق|التالي|الاخيره?|الصفحات|صفحات|next|prev|previous|\d{1,3})(?: |$)){3,}$/u.test(
        folded,
      ),
  },
  // «الرياح: 12 كم/س»
  {
    rule: 'shape/weather',
    role: 'boilerplate:other',
    most: 5,
    tail: false,
    is: ({ trimmed }) => WEATHER_RE.test(trimmed),
  },
  // «العنوان: شارع الميناء», «مدير النشر: فلان»
  {
    rule: 'shape/imprint',
    role: 'boilerplate:other',
    most: 16,
    tail: true,
    is: ({ trimmed, stop, words }) =>
      !stop && (ADDRESS_LABEL_RE.test(trimmed) || (words <= 7 && MASTHEAD_RE.test(trimmed))),
  },
  // «تأسست عام 1978»
  {
    rule: 'shape/founded',
    role: 'boilerplate:other',
    most: 4,
    tail: true,
    is: ({ trimmed }) => /^(?:تأسست|تأسس|أسست)\s(?:عام|سنة|في)\s\p{Nd}{4}م?$/u.test(trimmed),
  },
  // «121948 جمت مار 14»: when an agency sent its story
  {
    rule: 'shape/wire-time',
    role: 'boilerplate:other',
    most: 6,
    tail: true,
    is: ({ trimmed }) => /\p{Nd}{4,6}\s*(?:جمت|gmt|ت\.?\s?غ)(?!\p{L})/iu.test(trimmed),
  },
  // «صفحة البداية | للمراسلة | خارطة الموقع»
  {
    rule: 'shape/menu-row',
    role: 'boilerplate:nav',
    most: 16,
    tail: false,
    is: ({ trimmed, stop }) => !stop && shortParts(trimmed, /\s*[|•·]\s*/u, 3, 4),
  },
  // «#قرية #خزف»
  {
    rule: 'shape/hashtags',
    role: 'boilerplate:nav',
    most: 12,
    tail: false,
    is: ({ trimmed, stop }) => !stop && isTags(trimmed),
  },
  // «A+ A-», «أ أ أ»
  {
    rule: 'shape/text-size',
    role: 'boilerplate:nav',
    most: 4,
    tail: false,
    is: ({ trimmed }) =>
      /^(?:[AaأاT]\s*[+\-–]?[\s|/]*){2,6}$/u.test(trimmed) || /^[AaأT]\s*[+\-–]$/u.test(trimmed),
  },
  // «421»
  {
    rule: 'shape/number',
    role: 'boilerplate:other',
    most: 2,
    tail: false,
    is: ({ trimmed }) => /^[(#]?[\p{Nd}.,٬\s]{1,9}\)?$/u.test(trimmed),
  },
  // «قبل 3 ساعات»
  {
    rule: 'shape/ago',
    role: 'boilerplate:other',
    most: 5,
    tail: false,
    is: ({ trimmed }) => AGO_RE.test(trimmed),
  },
  // «18:40»، «16:42 ت م»
  {
    rule: 'shape/clock',
    role: 'boilerplate:other',
    most: 5,
    tail: true,
    is: ({ trimmed }) => /^\p{Nd}{1,2}[:.]\p{Nd}{2}(?:\s*(?:[صم]|ت\.?\s?م\.?|am|pm|gmt))?$/iu.test(trimmed),
  },
  // «٢٢١٢/ رشا»
  {
    rule: 'shape/editor-code',
    role: 'boilerplate:other',
    most: 4,
    tail: true,
    is: ({ trimmed }) => /^\p{Nd}{2,6}\s*\/\s*\p{L}{2,}(?:\s\p{L}+)?$/u.test(trimmed),
  },
  // «السابق: …» is a link, whatever it leads to.
  {
    rule: 'shape/previous-next',
    role: 'boilerplate:nav',
    most: 30,
    tail: true,
    is: ({ trimmed }) =>
      /^(?:«|<|←|→)?\s*(?:الخبر |المقال |الموضوع |المقالة )?(?:السابق|السابقة|التالي|التالية|القادم)\s*[:：>»→]/u.test(
        trimmed,
      ),
  },
  // «تابعوا … على», with the buttons on the next line
  {
    rule: 'shape/follow',
    role: 'boilerplate:share',
    most: 7,
    tail: false,
    is: ({ trimmed }) =>
      /^(?:تابعوا|تابعونا|تابعنا|تابع|شارك|شاركوا|شاركها|انشر|انشروا)\s.*\s(?:على|عبر)\s*[:：]?$/u.test(
        trimmed,
      ),
  },
]

/** The furniture that a line is by its shape alone, with the rule. @param tail whether all running text stands above the line. */
export function roleOfShape(
  line: LineShape,
  tail: boolean,
): { readonly role: ShapeRole; readonly rule: LineRule } | null {
  if (line.words === 0) return null
  return RULES.find((known) => line.words <= known.most && (tail || !known.tail) && known.is(line)) ?? null
}

/** Initials of writer and editor below the text: «ك.س/ ر.ع», «- خلا -», «======= ر.م.» */
export function isInitials({ trimmed, words }: LineShape): boolean {
  return words <= 8 && (INITIALS_RE.test(trimmed) || /^[-–—=*\s]+\p{L}{2,6}[-–—=*\s]+$/u.test(trimmed))
}

/** Words of another script alone in an Arabic page: buttons, most often. */
export function isForeignLabel(line: LineShape): boolean {
  return line.words > 0 && line.words <= 6 && !ARABIC_RE.test(line.trimmed) && LATIN_RE.test(line.trimmed)
}

/** Whether a line could belong to a list of addresses: short, no sentence. */
export function isContact(text: string): boolean {
  return (
    /^[^\s@]*(?:\s?[:：]\s?)?\S+@\S+\.\S+$|^.{1,30}[:：]\s*\S+@\S+\.\S+$/u.test(text) ||
    (CONTACT_WORDS_RE.test(text) && /[\p{Nd}][\p{Nd}\s().+-]{4,}/u.test(text)) ||
    /^[+(]?\p{Nd}[\p{Nd}\s().-]{6,}$/u.test(text)
  )
}

function shortParts(text: string, separator: RegExp, least: number, most: number): boolean {
  const parts = text.split(separator).filter((part) => part !== '')
  return (
    parts.length >= least &&
    separator.test(text) &&
    parts.every((part) => part.split(/\s+/u).length <= most && !/[.؟!:،]/u.test(part))
  )
}

function isTags(text: string): boolean {
  const tags = text.split('#').map((tag) => tag.trim())
  return (
    tags[0] === '' &&
    tags.length > 1 &&
    tags.slice(1).every((tag) => tag !== '' && tag.split(/\s+/u).length <= 4)
  )
}
