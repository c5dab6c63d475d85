// Lines of saved pages are known as furniture, and lines of stories that look like them are not.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldLine } from '../src/arabic/letters.ts'
import { type FurnitureKind, loadAuthority } from '../src/archive/authority.ts'
import { type LineShape, measureLines } from '../src/import/lines.ts'
import { captionReader, creditReader, furnitureReader } from '../src/import/rules/furniture.ts'
import { isContact, isInitials, roleOfShape } from '../src/import/rules/shapes.ts'

/** Kinds of lines in the table that belong to a story; all other kinds are those of furniture.yaml. */
const STORY = ['headline', 'subhead', 'sentence', 'description']
/** Lines that the readers are known to get wrong, where mending them would cost more elsewhere. */
const MAX_MISSED = 0.015
const MAX_TAKEN = 16

interface Row {
  readonly kind: string
  readonly text: string
}

const rows: readonly Row[] = readFileSync(new URL('fixtures/furniture.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split('\t'))
  .map(([kind = '', text = '']) => ({ kind, text }))

const shapeOf = (text: string) => measureLines([text])[0] as LineShape

describe('page furniture', () => {
  let authority: Awaited<ReturnType<typeof loadAuthority>>
  let read: (text: string, tail: boolean) => string | null

  beforeAll(async () => {
    authority = await loadAuthority([{ path: 'content/authority', sample: true }])
    const furniture = furnitureReader(authority)
    const caption = captionReader(authority)
    const credit = creditReader(authority)
    read = (text, tail) => {
      const shape = shapeOf(text)
      if (credit(shape) !== null) return 'credit'
      const ends = tail && (isInitials(shape) || isContact(shape.trimmed))
      return (
        furniture(shape)?.kind ??
        (caption(shape) ? 'caption' : null) ??
        roleOfShape(shape, tail)?.role ??
        (ends ? 'end' : null)
      )
    }
  })

  it('is known in nearly every line of the table', () => {
    const lines = rows.filter(({ kind }) => !STORY.includes(kind))
    const missed = lines.filter(({ text }) => read(text, true) === null).map(({ text }) => text)
    expect(lines.length).toBeGreaterThan(900)
    expect(missed.length / lines.length, missed.join('\n')).toBeLessThanOrEqual(MAX_MISSED)
  })

  it('is not seen in headlines and sentences that look like it', () => {
    const lines = rows.filter(({ kind }) => STORY.includes(kind))
    const taken = lines.filter(({ text }) => read(text, false) !== null).map(({ text }) => text)
    expect(lines.length).toBeGreaterThan(350)
    expect(taken.length, taken.join('\n')).toBeLessThanOrEqual(MAX_TAKEN)
  })

  it.each([
    'العودة إلى المدارس',
    'صفحة جديدة في العلاقات',
    'تطوير منظومة التعليم',
    'مشاركة واسعة في الانتخابات',
    'الرئيسية تعلن قائمة المنتخب',
    'تابع الوزير جولته',
    'إعلان نتائج الثانوية',
    'تعليق الدراسة غدا',
    'مباشر: انطلاق القمة',
    'حملة تبرع بالدم',
    'أرشيف الحارات يجمع أصوات الباعة',
    'العلامات التجارية المقلدة تغزو السوق.',
    '21-07-2015 09:15 ص',
  ])('leaves «%s» alone', (text) => {
    expect(read(text, false)).toBeNull()
  })

  it.each([
    ['الرئيسية/اقتصاد/أسواق', false],
    ['السنة 37 - العدد 12610', false],
    ['العدد 4512 السنة الثانية عشرة', false],
    ['الوسوم: قرية، سوق', false],
    ['[logo.gif]', false],
    ['3 من 10', false],
    ['الأولى السابق 1 2 3 التالي الأخيرة', false],
    ['آخر تحديث منذ 3 ساعات', false],
    ['2 hours ago', false],
    ['العنوان: شارع الميناء، عمارة 12', true],
    ['مدير النشر: سمير الراوي', true],
    ['121948 جمت مار 14', true],
  ])('knows «%s» by its shape', (text, tail) => {
    expect(roleOfShape(shapeOf(text), tail)).not.toBeNull()
    if (tail) expect(roleOfShape(shapeOf(text), false)).toBeNull()
  })

  it('has no entry twice in a list', () => {
    for (const kind of Object.keys(authority.furniture) as FurnitureKind[])
      for (const list of ['lines', 'starts', 'contains'] as const) {
        const entries = authority.furniture[kind][list].map(foldLine)
        const twice = entries.filter((entry, at) => entry === '' || entries.indexOf(entry) < at)
        expect(twice, `${kind}.${list}`).toEqual([])
      }
  })
})
