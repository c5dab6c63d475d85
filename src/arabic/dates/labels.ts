// The words of a date line beside its date: labels, counters, and words that say that the date is another one.

import { fold } from '../letters.ts'

const setOf = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.trim().split(/\s+/u)).map(fold))

/** Words that say that the date is the one of publication. */
export const PUBLISHED_WORDS = setOf(
  'نشر نشرت نشره النشر أضيف أضيفت الإضافة أنشئ أنشئت إنشاءه إنشاؤه الإنشاء كتب كتبت كتبها الخبر المقال المقالة التحرير',
  'published posted date created publié',
)

/** Further words of labels, of the parts of a date and of its time: they say nothing against publication. */
export const LABEL_WORDS = setOf(
  [...PUBLISHED_WORDS].join(' '),
  'تم ينشر في يوم بتاريخ تاريخ التاريخ وقت الوقت توقيت بتوقيت التوقيت حسب بحسب على عند الساعة ساعة اليوم أمس',
  'غرينتش جرينتش غرينيتش مكة المكرمة السعودية القاهرة دمشق بيروت تونس الرباط الجزائر طرابلس بغداد القدس المحتلة المحلي',
  'بواسطة بقلم الموافق الموافقة المصادف هـ هج ه م ص ت غ مساء مساءا صباحا ظهرا عصرا ليلا فجرا صدر صدرت',
  'pm am gmt utc on at time by last update الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت',
  'آخر تحديث التحديث حدث حدثت محدث محدثة تعديل التعديل updated modified جمت',
)

/** Words of counters and buttons that stand in one line with the date. */
export const COUNTER_WORDS = setOf(
  'عدد العدد السنة سنة المجلد مشاهدة مشاهدات المشاهدات مشاهده قراءة قراءات القراءات القراءة القراء زيارة زيارات الزيارات',
  'زيارة مرات مرة المرات تعليق تعليقات التعليقات تعليقا لا توجد يوجد اترك أضف طباعة مشاركة مشاركات شارك إرسال ارسل دقائق دقيقة',
  'مدة وقت الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة عشرة والعشرون والثلاثون والأربعون',
  'views comments comment print share min read no',
)

/** Behind these a person is named. */
export const PERSON_WORDS = setOf('بواسطة بقلم كتب كتبت كتبها المحرر الكاتب by')

/** Before these names a paper or a desk is meant. */
export const PAPER_WORDS = setOf('جريدة صحيفة وكالة موقع مجلة شبكة قناة أخبار قسم')

/** A line with one of these speaks of something else that has a date: an event, a picture, a life, a rule. */
export const EVENT_WORDS = setOf(
  'مؤتمر المؤتمر ندوة الندوة معرض المعرض مهرجان المهرجان مباراة مباريات المباراة موعد الموعد مواعيد موعدا الزمان المكان',
  'يقام تقام أقيم أقيمت يعقد تعقد عقد عقدت ينطلق تنطلق انطلق انطلقت انطلاق يبدأ تبدأ بدأ بدأت بدء البدء ينتهي تنتهي انتهى',
  'انتهاء الانتهاء الانعقاد افتتاح افتتح افتتحت اختتام يفتتح تفتتح سيقام ستقام سيعقد ستعقد سيبدأ ستبدأ التسجيل الترشيح التسليم',
  'الامتحان امتحان امتحانات ذكرى الذكرى وفاة الوفاة توفي توفيت ولد ولدت مواليد ميلاد الميلاد استشهد استشهاد مقتل قتل مصرع',
  'اغتيال صورة صور الصورة أرشيفية أرشيفي أرشيف الأرشيف تصوير عدسة التقطت لقطة جانب خلال أثناء فيديو حفل الحفل حفلة عرس',
  'جلسة الجلسة اجتماع الاجتماع قمة القمة لقاء انتخابات الانتخابات استفتاء زلزال هجوم انفجار تفجير مجزرة معركة حادث حريق',
  'قانون القانون قرار القرار مرسوم المرسوم بيان البيان الصادر الصادرة صادر الموقع الموقعة المؤرخ المؤرخة اتفاق الاتفاق وقع وقعت',
  'بطولة كأس دوري الجولة الحلقة حلقة حتى لغاية ابتداء اعتبارا المقرر صالح صالحة يسري منذ قبل بعد كان كانت جرى جرت سعر أسعار',
  'الأسعار توقعات حظك الأبراج أبراج برجك برج طقس الطقس حالة درجات مواقيت إمساكية نتائج نتيجة جدول ترتيب ملخص أهداف شاهد بث',
  'القبض اعتقال زيارته قال قالت أعلن أعلنت أكد أكدت born died',
)

/** Words that open the middle of a sentence, not a name or a section. */
export const INNER_WORDS = setOf(
  'إن أن الذي التي حيث في من إلى على عن مع بين لدى وقد كما أو ثم لم لن هذا هذه',
)

/** Verbs of saying that open a news sentence: the day behind their subject is the day of the news. */
export const SAYING_WORDS = setOf(
  'قال قالت أعلن أعلنت أكد أكدت صرح صرحت أفاد أفادت ذكر ذكرت أوضح أوضحت كشف كشفت أعرب أعربت حذر حذرت دعا دعت طالب طالبت',
  'نفى نفت اتهم اتهمت أدان أدانت',
)

/** The page says when it was changed. */
export const UPDATED_RE =
  /(?:^| )(?:(?:اخر|تاريخ|تم|وقت|جرى) (?:ال)?(?:تحديث|تعديل)|تحديث|حدث|حدثت|محدث|محدثه|عدل|عدلت|updated|modified|last update|update)(?: |$)/u

/** The copy says when it was made: archive and crawl stamps. */
export const CRAWLED_RE =
  /(?:^| )(?:(?:و)?(?:ارشف|ارشفت|ارشفه|الارشفه|مورشف|مورشفه|حفظ|حفظت|الحفظ|اطلع|الاطلاع|استرجع|استرجعت|الاسترجاع|التنزيل)|نسخه محفوظه|محفوظه (?:من|في|بتاريخ)|محفوظ من|واي باك|تاريخ الوصول|retrieved|archived|crawled|accessed|captured|saved|snapshot)(?: |$)/u

/** A notice of rights is about the site. */
export const RIGHTS_RE = /©|حقوق|copyright|all rights/iu
