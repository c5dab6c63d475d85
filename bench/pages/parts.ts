// What stands round a story on a news page: menus, clocks, share bars, other stories, comments, notices.
import { escapeHtml as e, long, type Story, slashed, weekday } from './story.ts'

const MENU = [
  'الرئيسية',
  'أخبار محلية',
  'عربي ودولي',
  'اقتصاد',
  'رياضة',
  'ثقافة وفنون',
  'منوعات',
  'آراء',
  'فيديو',
  'اتصل بنا',
]
const SHARE = ['فيسبوك', 'تويتر', 'واتساب', 'طباعة', 'إرسال إلى صديق', 'شارك', 'تيليجرام', 'نسخ الرابط']
const ALSO = [
  'اقرأ أيضا',
  'اقرأ أيضاً:',
  'مواضيع ذات صلة',
  'أخبار ذات صلة',
  'إقرأ المزيد',
  'شاهد أيضا',
  'قد يهمك أيضا',
]
const SIDE = ['الأكثر قراءة', 'آخر الأخبار', 'الأكثر مشاهدة', 'أحدث المقالات', 'اخترنا لكم', 'أهم الأخبار']

export const menu = (s: Story) =>
  `<ul${s.pick(['', ' class="menu"', ' id="main-nav"', ' class="nav navbar-nav"'])}>${MENU.slice(
    0,
    s.number(5, 10),
  )
    .map((word) => `<li><a href="/${s.number(1, 99)}">${word}</a></li>`)
    .join(s.pick(['', '\n']))}</ul>`

export const menuCells = (s: Story) =>
  `<tr>${MENU.slice(0, s.number(5, 9))
    .map(
      (word) =>
        `<td align="center"><a href="sec.asp?id=${s.number(1, 99)}"><font size="2">${word}</font></a></td>`,
    )
    .join('')}</tr>`

/** The clock of the masthead: the day of the capture. */
export const clock = (s: Story) =>
  s.pick([
    `اليوم ${long(s.captured)}`,
    `${long(s.captured)}`,
    `${weekday(s.captured)} ${slashed(s.captured)}`,
    `${long(s.captured)} | آخر تحديث ${s.number(1, 12)}:${s.number(10, 59)} م`,
  ])

export const share = (s: Story, tag = 'div', name = 'share-bar') =>
  `<${tag} class="${name}">${SHARE.slice(0, s.number(3, 8))
    .map((word) => `<a href="https://share.example/?u=${s.number(1, 999)}"><span>${word}</span></a>`)
    .join(' ')}</${tag}>`

/** Titles of other stories as links, some with a day or an opening. */
export function list(s: Story, count: number, how: 'titles' | 'dated' | 'teasers' = 'titles', from = 0) {
  return s.others
    .slice(from, from + count)
    .map((other) => {
      const link = `<a href="${other.url}">${e(other.title)}</a>`
      const day = `<span class="${s.pick(['date', 'time', 'meta'])}">${s.pick([long(other.day), slashed(other.day), other.day])}</span>`
      if (how === 'titles') return `<li>${link}</li>`
      if (how === 'dated') return `<li>${link}${day}</li>`
      return `<li><h4>${link}</h4>${day}<p>${e(other.text)}...</p></li>`
    })
    .join('\n')
}

export const side = (s: Story, name = 'sidebar') =>
  `<div class="${name}"><h3>${s.pick(SIDE)}</h3><ul>${list(s, s.number(3, 6), s.pick(['titles', 'dated', 'teasers']), 6)}</ul></div>`

export const also = (s: Story) => s.pick(ALSO)

/** A box of other stories between paragraphs. */
export const alsoBox = (s: Story, name: string) =>
  `<div class="${name}"><strong>${also(s)}</strong><ul>${list(s, s.number(1, 3), 'titles', 2)}</ul></div>`

const NAMES = ['أبو محمد', 'زائر', 'مواطن', 'سالم', 'Guest', 'متابع من بعيد', 'أم خالد']
export const comments = (s: Story, name = 'comments') =>
  `<div id="${name}"><h3>${s.pick(['التعليقات', 'تعليقات القراء', 'تعليقات الزوار'])} (${s.comments.length})</h3>${s.comments
    .map(
      (text) =>
        `<div class="${s.pick(['comment', 'comment-body', 'reply'])}"><b>${s.pick(NAMES)}</b> <span>${slashed(s.captured)} - ${s.number(1, 12)}:${s.number(10, 59)}</span><p>${e(text)}</p></div>`,
    )
    .join(
      '\n',
    )}<form><label>الاسم</label><input><label>التعليق</label><textarea></textarea><button>أرسل</button></form></div>`

export const cookie = (s: Story) =>
  s.chance(0.5)
    ? `<div class="cookie-notice">يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك. <a href="/privacy">سياسة الخصوصية</a> <button>موافق</button></div>`
    : ''

export const footer = (s: Story, tag = 'footer') =>
  `<${tag}${tag === 'div' ? ' id="footer"' : ''}><p>جميع الحقوق محفوظة © ${s.site} ${s.captured.slice(0, 4)}</p><ul>${['من نحن', 'اتصل بنا', 'سياسة الخصوصية', 'أعلن معنا'].map((word) => `<li><a href="#">${word}</a></li>`).join('')}</ul></${tag}>`

/** Head elements in any order. */
export function head(s: Story, title: string, rest: readonly (string | false | null)[], charset = 'utf-8') {
  const parts = rest.filter((part): part is string => typeof part === 'string')
  const shuffled = s.chance(0.5) ? parts.toReversed() : parts
  const set = s.chance(0.6)
    ? `<meta charset="${charset}">`
    : `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`
  return `<head>${set}${s.pick(['', '\n'])}<title>${e(title)}</title>\n${shuffled.join(s.pick(['', '\n']))}\n<script>var d = new Date("${s.captured}"); ga('send');</script><style>.x{color:red}</style></head>`
}

/** A meta element, its attributes in either order. */
export function meta(
  s: Story,
  name: string,
  value: string,
  key = name.startsWith('og:') || name.startsWith('article:') ? 'property' : 'name',
) {
  return s.chance(0.7)
    ? `<meta ${key}="${name}" content="${e(value)}"${s.pick(['>', ' />'])}`
    : `<meta content='${e(value).replace(/'/g, '&#39;')}' ${key}='${name}'>`
}

export const open = (s: Story) =>
  s.pick([
    '<!DOCTYPE html>\n<html lang="ar" dir="rtl">',
    '<!doctype html><html dir=rtl lang=ar-SA>',
    '<!DOCTYPE html>\n\n<html dir="rtl">',
  ])

export const full = (s: Story) =>
  `${s.title} ${s.pick(['-', '|', '–', '::', '»', '،'].slice(0, 5))} ${s.site}`

export const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

/** Paragraphs with something put between two of them. */
export function between(
  paragraphs: readonly string[],
  wrap: (text: string) => string,
  boxes: readonly string[],
  s: Story,
) {
  const made = paragraphs.map((text) => wrap(e(text)))
  for (const box of boxes) made.splice(s.number(1, Math.max(1, made.length - 1)), 0, box)
  return made.join(s.pick(['', '\n', '\n\n']))
}
