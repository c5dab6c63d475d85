// Checks where a document goes on with another story, and that sub-headlines are none, on texts that we invented.
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { createParser } from '../src/import/parse.ts'

const authority = await loadAuthority([
  { path: resolve(import.meta.dirname, '../content/authority'), sample: false },
])
const parser = createParser(authority, { outlet: null, crawled: null })

function storiesOf(text: string) {
  const bytes = new TextEncoder().encode(text)
  const common = { mediaType: 'text/plain', encoding: 'utf-8', repaired: null, given: {} } as const
  return parser.parse({ path: 'story.txt', bytes, sha256: sha256Of(bytes), text, ...common }).stories
}

const FIRST = `افتتاح حديقة عامة في الحي الشرقي من المدينة

افتتح رئيس البلدية حديقة عامة جديدة في الحي الشرقي من المدينة بعد أعمال استمرت عامين كاملين.

وقال إن الحديقة ستكون مفتوحة للجميع من الصباح حتى المساء، وإن الدخول إليها مجاني.`

test('a headline with a dateline below it opens a story', () => {
  const text = `${FIRST}

انطلاق موسم قطاف الزيتون في القرى الجبلية

دمشق - وكالات

بدأ المزارعون في القرى الجبلية موسم قطاف الزيتون وسط توقعات بإنتاج أفضل من العام الماضي.

وأشار عدد منهم إلى أن الأسعار لم تحدد بعد.`
  expect(storiesOf(text)).toEqual([
    { title: 'انطلاق موسم قطاف الزيتون في القرى الجبلية', line: 7, endLine: 13 },
  ])
})

test('a headline whose paragraph begins with a dateline opens a story', () => {
  const text = `${FIRST}

انطلاق موسم قطاف الزيتون في القرى الجبلية

عمان - رويترز: بدأ المزارعون في القرى الجبلية موسم قطاف الزيتون وسط توقعات بإنتاج أفضل من العام الماضي.`
  expect(storiesOf(text).map(({ line, endLine }) => [line, endLine])).toEqual([[7, 9]])
})

test('a lede that tells its headline again opens a story, which ends where the first one is taken up', () => {
  const text = `${FIRST}

إغلاق جسر النهر القديم أمام الشاحنات الكبيرة لأعمال الصيانة

أعلنت مديرية الطرق إغلاق جسر النهر القديم أمام الشاحنات الكبيرة لأعمال الصيانة مدة أسبوع واحد.

يذكر أن افتتاح الحديقة العامة في الحي الشرقي من المدينة تأخر عاما كاملا عن موعده المعلن.`
  expect(storiesOf(text).map(({ line, endLine }) => [line, endLine])).toEqual([[7, 9]])
})

test('a sub-headline that its paragraph ties to what came before is none', () => {
  const text = `${FIRST}

مدير الحدائق: ألف شجرة جديدة في الحي الشرقي هذا العام

من جهته قال مدير الحدائق إن ألف شجرة جديدة ستزرع في الحي الشرقي هذا العام ضمن خطة واسعة.`
  expect(storiesOf(text)).toEqual([])
})

test('titles below a "read also" are none, although a teaser has a dateline', () => {
  const text = `${FIRST}

اقرأ أيضا

انطلاق موسم قطاف الزيتون في القرى الجبلية

دمشق - وكالات بدأ المزارعون في القرى الجبلية موسم قطاف الزيتون وسط توقعات …`
  expect(storiesOf(text)).toEqual([])
})

test('three stories in one document are the first and two more', () => {
  const story = (title: string, place: string) => `${title}

${place} - رويترز

بدأ السكان أعمال التنظيف في الأحياء القديمة بعد أيام من الأمطار الغزيرة التي أغرقت الشوارع.`
  const text = [
    FIRST,
    story('سكان الجنوب ينظفون أحياءهم بعد المطر', 'بيروت'),
    story('سكان الشمال ينظفون أحياءهم بعد السيل', 'عمان'),
  ].join('\n\n')
  expect(storiesOf(text).map(({ line, endLine }) => [line, endLine])).toEqual([
    [7, 11],
    [13, 17],
  ])
})
