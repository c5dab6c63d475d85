// An archive of what pages are seldom tried with: too long, too short, foreign, unbroken, crowded; every word invented.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Words to make sentences of; none of them names anybody. */
const WORDS =
  'وصلت القافلة إلى الميناء عند الفجر وقال الحارس إن البوابة ظلت مفتوحة طوال الليل بعدما انتهى العمل في السوق القديم ثم عاد التجار إلى بيوتهم وبقي البحر هادئا والمنارة تدور فوق السفن والناس ينتظرون خبرا من الضفة الأخرى حيث ارتفع الماء بين القناطر'.split(
    ' ',
  )
const FIRST =
  'زاهر نبراس سديم رواد لجين وسام غسق مزن تيم أثير بدرة حلا شهاب كرمل عوف نداوة صفد رند ليث مهاب'.split(' ')
const LAST =
  'القرموطي البرزالي الطنجوري السنجفاني الدملوجي الخشبندي النيلوفي الكرداوني المرجلاني الزعفراوي القصبجاني التنومري الشطوفي البلهواني الغرناقي'.split(
    ' ',
  )

/** The same numbers every time (Lehmer's generator of 1951 with Park and Miller's constants), from 0 to below `limit`. */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 48271) % 2147483647
    return state % limit
  }
}

/** So many words in sentences of eight to twenty, paragraphs of five sentences. */
export function prose(words: number, seed: number): string {
  const next = numbers(seed)
  const paragraphs: string[] = []
  let left = words
  while (left > 0) {
    const sentences: string[] = []
    for (let n = 0; n < 5 && left > 0; n++) {
      const length = Math.min(left, 8 + next(13))
      sentences.push(`${Array.from({ length }, () => WORDS[next(WORDS.length)]).join(' ')}.`)
      left -= length
    }
    paragraphs.push(sentences.join(' '))
  }
  return paragraphs.join('\n\n')
}

/** Three hundred names of nobody. */
export const CROWD = FIRST.flatMap((first) => LAST.map((last) => `${first} ${last}`))

export const OUTLET = { id: 'odd', name: 'صحيفة "الضفّة" <b>&amp; \'الماء\'</b>', short: '<i>الضفّة</i>' }
export const PERSON = { id: 'quoted', name: 'نبهان "أبو <الريح>" & بنوه' }
export const AUTHOR = 'سعاد "الكاتبة" <script>alert(1)</script>'
/** Letters that no line holds, and an address that none does. */
export const UNBROKEN = 'مستشفياتهما'.repeat(55)
export const ADDRESS = `https://odd.example/${'a1b2c3d4e5'.repeat(50)}?q=${'%D8%A7'.repeat(40)}`
/** 400 characters and no full stop. */
export const HEADLINE = prose(90, 7)
  .replace(/[.\n]/g, ' ')
  .replace(/ +/g, ' ')
  .slice(0, 399)
  .trim()
  .padEnd(400, 'ه')
export const LISTED = 1000

interface Odd {
  readonly title: string
  readonly text: string
  readonly author?: string
  readonly url?: string
}

/** The odd articles by the name of what is odd about them. */
export const ODD: Readonly<Record<string, Odd>> = {
  headline: { title: HEADLINE, text: prose(120, 11) },
  long: { title: 'ستون ألف كلمة', text: prose(60_000, 13) },
  line: { title: 'سطر واحد لا غير', text: 'عاد الصيادون قبل الغروب.' },
  emptied: { title: 'خبر محا إنسان نصه', text: 'هذا نص سيمحى من السجل بعد قليل.' },
  latin: {
    title: 'Nothing but Latin letters in this headline',
    text: 'The harbour master said that the ferry had come in on time and left again before noon.\n\nNobody was on board who did not want to be, and the gulls had the pier to themselves for the rest of the day.',
  },
  quotes: {
    title: 'أسماء فيها «علامات» و"أقواس" <b>مائلة</b> & أخرى',
    text: `قال ${PERSON.name} إن السوق فتح أبوابه.\n\n${prose(60, 17)}`,
    author: AUTHOR,
  },
  unbroken: {
    title: `كلمة ${UNBROKEN.slice(0, 220)} في العنوان`,
    text: `كتب أحدهم ${UNBROKEN} ثم عنوانا هو ${ADDRESS} ومضى.\n\n${prose(60, 19)}`,
    url: ADDRESS,
  },
  crowd: {
    title: 'ثلاثمئة اسم في خبر واحد',
    text: `حضر الاجتماع كل من ${CROWD.join(' و')}.\n\n${prose(60, 23)}`,
  },
}

/** Writes the content folder: the odd articles, and a thousand more of one outlet over three years. */
export async function writeOddArchive(content: string): Promise<void> {
  const write = async (path: string, text: string) => {
    await mkdir(join(content, path, '..'), { recursive: true })
    await writeFile(join(content, path), text)
  }
  const days = numbers(29)
  const listed = Array.from({ length: LISTED }, (_, n) => ({
    title: `خبر ${n + 1}: ${prose(6, 1000 + n).replace('.', '')}`,
    text: prose(40, 5000 + n),
    published: `${2011 + days(3)}-${String(1 + days(12)).padStart(2, '0')}-${String(1 + days(28)).padStart(2, '0')}`,
    outlet: OUTLET.id,
  }))
  const odd = Object.values(ODD).map((article) => ({
    ...article,
    outlet: OUTLET.id,
    published: '2015-06-11',
  }))
  const quoted = (name: string) => JSON.stringify(name)
  await write('documents/odd.json', JSON.stringify(odd))
  await write('documents/listed.json', JSON.stringify(listed))
  await write('documents/empty.txt', '')
  await write('site.yaml', 'name: أرشيف الغرائب\nlanguage: ar\n')
  await write(
    'authority/outlets/odd.yaml',
    `id: odd\nname: ${quoted(OUTLET.name)}\nshort: ${quoted(OUTLET.short)}\nlanguage: ar\n`,
  )
  await write(
    'authority/people.yaml',
    [PERSON, ...CROWD.map((name, n) => ({ id: `nobody-${n}`, name }))]
      .map(({ id, name }) => `- {id: ${id}, name: ${quoted(name)}}\n`)
      .join(''),
  )
}
