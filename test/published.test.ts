// The publication date: which lines state one, what an opening sentence may say of it, and its time and zone.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDate } from '../src/arabic/dates.ts'
import { measureLines } from '../src/import/lines.ts'
import {
  offsetOf,
  readDateLine,
  readLede,
  timeOf,
  toPublished,
  withTime,
} from '../src/import/rules/published.ts'

const FILE = readFileSync(new URL('./fixtures/date-lines.txt', import.meta.url), 'utf8')
const LINES = [...FILE.matchAll(/^([^#=\n][^\n]*)\n= ([^\n]+)$/gmu)].map(([, text = '', gold = '']) => ({
  text,
  gold,
}))

function shapeOf(text: string) {
  const [shape] = measureLines([text])
  if (!shape) throw new Error('no line')
  return shape
}

function published(text: string) {
  const reading = readDate(text)
  if (!reading) throw new Error(`no date: ${text}`)
  return toPublished(reading, 1, 'date/line', 'stated', 0.95)
}

describe('date-lines.txt', () => {
  it('is read as a whole', () => {
    expect(LINES.length).toBe(FILE.match(/^= /gmu)?.length)
    expect(LINES.length).toBeGreaterThan(120)
  })

  for (const { text, gold } of LINES) {
    it(`${gold}: ${text}`, () => {
      const found = readDateLine(shapeOf(text), 'dmy', null)
      const date = found && toPublished(found.reading, 1, 'date/line', 'stated', 0.95)
      const told = found
        ? [found.kind, date?.value, date?.time, date?.zone].filter(Boolean).join(' ')
        : 'none'
      expect(told).toBe(gold)
    })
  }
})

describe('an opening sentence', () => {
  const lede = (text: string) => readLede(shapeOf(text), null)?.reading.edtf ?? null
  const said = 'قال وزير الأشغال سامر الحلواني الخميس 11 يونيو/حزيران إن الجسر سيفتح قريبا أمام المارة.'

  it('states day and month where a verb of saying opens it and what was said follows', () => {
    expect(lede(said)).toBe('XXXX-06-11')
    expect(readLede(shapeOf(said), null)?.reading.candidates).toContain('2015-06-11')
    expect(lede(said.replace('الحلواني', 'الحلواني،'))).toBe('XXXX-06-11')
  })

  it.each([
    ['no verb of saying', 'افتتح وزير الأشغال الخميس 11 يونيو/حزيران جسرا جديدا أمام المارة.'],
    ['a day of something else', said.replace('الخميس', 'في اجتماع يوم الخميس')],
    ['another day', said.replace('الخميس', 'أمس الخميس')],
    ['a clause before it', said.replace('الخميس', 'الذي زار البلدة الخميس')],
    ['nothing said behind it', 'أعلنت البلدية الخميس 11 يونيو/حزيران افتتاح الجسر الجديد أمام المارة.'],
    ['an event to come', 'أعلنت البلدية أن الجسر سيفتح الخميس 11 يونيو/حزيران أمام المارة.'],
    ['a later sentence', `قال الوزير كلمته. ${said}`],
    ['a whole date, even today', said.replace('الخميس 11 يونيو/حزيران', 'اليوم الخميس 11 يونيو/حزيران 2015')],
  ])('says nothing of publication: %s', (_, text) => {
    expect(lede(text)).toBeNull()
  })
})

describe('time and zone', () => {
  it('are those that are printed, and never move the day', () => {
    expect(published('3 مايو 2016 - 23:30 بتوقيت غرينتش')).toMatchObject({
      value: '2016-05-03',
      time: '23:30',
      zone: 'Z',
    })
    expect(published('الثلاثاء 3 مايو 2016، 1:15 صباحا بتوقيت مكة المكرمة')).toMatchObject({
      value: '2016-05-03',
      time: '01:15',
      zone: '+03:00',
    })
    expect(published('3 مايو 2016 14:05')).toMatchObject({ time: '14:05', zone: null })
    expect(published('3 مايو 2016')).toMatchObject({ time: null, zone: null })
  })

  it('come without seconds', () => {
    expect(timeOf('2016-05-03T14:05:09+03:00')).toEqual({ time: '14:05', zone: '+03:00' })
    expect(timeOf('2016-05-03')).toEqual({ time: null, zone: null })
    expect(timeOf(null)).toEqual({ time: null, zone: null })
  })

  it('are lent by another find of the same day only', () => {
    const meta = published('2016-05-03T14:05:00+03:00')
    expect(withTime(published('3 مايو 2016'), meta)).toMatchObject({ time: '14:05', zone: '+03:00' })
    expect(withTime(published('4 مايو 2016'), meta).time).toBeNull()
    expect(withTime(published('3 مايو 2016 09:00'), meta)).toMatchObject({ time: '09:00', zone: null })
  })
})

describe('offsetOf', () => {
  it('goes by the rules of the place on that day', () => {
    expect(offsetOf('Asia/Riyadh', '2016-05-03', '14:05')).toBe('+03:00')
    expect(offsetOf('Asia/Damascus', '2016-01-03', '14:05')).toBe('+02:00')
    expect(offsetOf('Asia/Damascus', '2016-05-03', '14:05')).toBe('+03:00')
    expect(offsetOf('Africa/Cairo', '2014-06-01', '14:05')).toBe('+03:00')
    expect(offsetOf('Africa/Cairo', '2016-06-01', '14:05')).toBe('+02:00')
    expect(offsetOf('Africa/Tunis', '2016-06-01', '00:00')).toBe('+01:00')
  })

  it('takes Z and offsets as they are', () => {
    expect(offsetOf('Z', '2016-05-03', '14:05')).toBe('Z')
    expect(offsetOf('+03:30', '2016-05-03', '14:05')).toBe('+03:30')
  })

  it('knows nothing of unknown zones, half a date or no time', () => {
    expect(offsetOf('Asia/Nowhere', '2016-05-03', '14:05')).toBeNull()
    expect(offsetOf('Asia/Riyadh', '2016-05', '14:05')).toBeNull()
    expect(offsetOf('Asia/Riyadh', 'XXXX-05-03', '14:05')).toBeNull()
    expect(offsetOf('Asia/Riyadh', '2016-05-03', '25:00')).toBeNull()
    expect(offsetOf('+99:00', '2016-05-03', '14:05')).toBeNull()
  })
})
