// Tells running text from headlines by its shape and by the words that Arabic news sentences begin with.
import { foldLine } from '../../arabic/letters.ts'
import type { LineShape } from '../lines.ts'

/** Verbs that open a lede or carry a story on, in the past; headlines mostly open with a noun or the present. */
const VERBS = foldLine(
  `قال قالت اكد اكدت اعلن اعلنت كشف كشفت جدد جددت اوضح اوضحت اضاف اضافت اشار اشارت افاد افادت ذكر ذكرت دعا دعت 
   التقى التقت استقبل استقبلت شدد شددت اعرب اعربت وجه وجهت طالب طالبت انتقد انتقدت نفى نفت حذر حذرت ترأس ترأست شارك شاركت
   اطلق اطلقت وصل وصلت زار زارت غادر غادرت بدأ بدأت انطلق انطلقت عقد عقدت نظم نظمت قام قامت تم اقر اقرت وافق وافقت صرح
   صرحت  رأى رأت اعتبر اعتبرت لفت لفتت تابع تابعت نقل نقلت استغرب استغربت دحض استطرد اختتم اختتمت افتتح افتتحت
   شهد شهدت اصدر اصدرت تسلم تسلمت وقع وقعت ناقش ناقشت تفقد تفقدت رحب رحبت ادان ادانت قتل قتلت اصيب اصيبت لقي لقيت توفي
   توفيت تمكن تمكنت القت تلقى تلقت رفض رفضت قرر قررت اجرى اجرت ادى ادت تعرض تعرضت اندلع اندلعت  ارتفع ارتفعت
   انخفض انخفضت سجل سجلت فاز فازت خسر حقق حققت  تصدر كان كانت ليس يذكر يشار تجدر استعرض استعرضت نوه نوهت نوهت ابدى
   ابدت اتهم اتهمت توقع توقعت رصد رصدت واصل واصلت استمر استمرت احتفل احتفلت احتضن احتضنت اقيم اقيمت دشن دشنت رعى رعت كرم كرمت
   حصل حصلت سلم سلمت ضبط ضبطت القى اوقف اوقفت احبط احبطت نشر نشرت استضاف استضافت اكمل انهى انهت اختار اختارت`,
).split(' ')
/** Openings of paragraphs that carry a story on. */
const OPENINGS =
  `من جهته|من جهتها|من جانبه|من جانبها|من ناحيته|من ناحيتها|بدوره|بدورها|هذا وقد|هذا وكان|الجدير بالذكر|جدير بالذكر|
  يذكر أن|يشار إلى|تجدر الإشارة|إلى ذلك|في حين|وفي|وعن|وحول|وكان|وكانت|وقد|وبحسب|ووفقا|كما|فيما|بينما|وهو|وهي|حيث|إلا أن|لكن|غير أن|
  ومن|وعلى|ولم|ولا|وإن|وأن|ويأتي|وتأتي|وجاء|وجاءت|وهناك|ومع|وبعد|وقبل|وإلى|وأمام|وخلال|وبين|وأما|أما`
    .split('|')
    .map(foldLine)

const VERB_SET = new Set(VERBS)
/** Longest line that can be a headline, in words. */
export const MAX_HEADLINE_WORDS = 30
const LONG_LINE_WORDS = 28

/** Whether a line begins as a sentence of a story does. */
export function opensAsProse(line: LineShape): boolean {
  const [first = ''] = line.folded.split(' ')
  if (VERB_SET.has(first)) return true
  if (/^[وف]/.test(first) && VERB_SET.has(first.slice(1))) return true
  return OPENINGS.some((opening) => line.folded.startsWith(`${opening} `))
}

/** Whether a line is running text: a sentence, several, or too long for a headline. */
export function isProse(line: LineShape): boolean {
  if (line.words >= LONG_LINE_WORDS || line.sentences) return true
  if (line.stop && /[.۔]["”“»'’)\]\s]*$/u.test(line.trimmed)) return true
  return line.words >= 8 && opensAsProse(line)
}
