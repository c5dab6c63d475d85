// Runs the table of date expressions in fixtures/dates.txt: every block is a test named after its line.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type DateOptions, type DateReading, readDate, readDates } from '../src/arabic/dates.ts'

interface Block {
  readonly name: string
  readonly text: string
  readonly options: DateOptions
  readonly expected: readonly string[]
}

const BLOCK_RE = /^([^\n.#][^\n]*)\n\.\n([^\n]*)\n\.\n([^\n]*)\n\.\n((?:[^\n]+\n)+)\.$/gmu

function readOptions(line: string): DateOptions {
  const [name = '', value = ''] = line.split(' ')
  if (name === 'span') return { span: value.split('-').map(Number) as [number, number] }
  return name === '' ? {} : { [name]: value }
}

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
const FILE = fixture('dates.txt')
const VARIED = fixture('dates-varied.txt')

function blocks(file: string): Block[] {
  return [...file.matchAll(BLOCK_RE)].map(
    ({ 1: title = '', 2: text = '', 3: options = '', 4: readings = '', index }) => ({
      name: `line ${file.slice(0, index).split('\n').length}: ${title}: ${text}`,
      text: text.replaceAll('\\n', '\n'),
      options: readOptions(options),
      expected: readings.trim() === 'none' ? [] : readings.trim().split('\n'),
    }),
  )
}

function write({ edtf, flags, dateTime, candidates }: DateReading): string {
  const parts = [edtf ?? 'null', flags.join(' '), dateTime ?? '', candidates.join(' ')]
  return parts
    .join(' | ')
    .replace(/[ |]+$/u, '')
    .replaceAll('  ', ' ')
}

const TABLE = blocks(FILE)

describe('dates.txt', () => {
  it('is read as a whole', () => {
    expect(TABLE.length * 4).toBe(FILE.match(/^\.$/gmu)?.length)
    expect(TABLE.length).toBeGreaterThan(220)
  })

  for (const { name, text, options, expected } of TABLE) {
    it(name, () => {
      const found = readDates(text, options)
      expect(found.map(write)).toEqual(expected)
      for (const reading of found) expect(text.slice(reading.start, reading.end)).toBe(reading.text)
    })
  }
})

describe('dates-varied.txt', () => {
  const table = blocks(VARIED)

  it('is read as a whole', () => {
    expect(table.length * 4).toBe(VARIED.match(/^\.$/gmu)?.length)
    expect(table.length).toBeGreaterThan(900)
  })

  for (const { name, text, options, expected } of table) {
    it(name, () => {
      const found = readDate(text, options)
      expect(found === null ? [] : [write(found)]).toEqual(expected)
    })
  }
})

describe('readDate', () => {
  it('reads a date with a label around it', () => {
    expect(readDate('نُشر في: 3 نيسان 2016')?.edtf).toBe('2016-04-03')
  })

  it('prefers the date that has a value to words that have none', () => {
    expect(readDate('اليوم، نشر في 3 نيسان 2016')?.edtf).toBe('2016-04-03')
  })

  it('reads no sentence that mentions a date', () => {
    const text =
      'قالت الوزارة في بيان صدر مساء إن المفاوضين التقوا في 3 نيسان 2016 واتفقوا على هدنة تبدأ فورا'
    expect(readDates(text)).toHaveLength(1)
    expect(readDate(text)).toBeNull()
  })

  it('does not choose between two dates', () => {
    expect(readDate('3 نيسان 2016، 9 أيار 2016')).toBeNull()
  })

  it('counts from the anchor behind "after" only where nothing else is said', () => {
    expect(readDate('بعد أسبوع', { anchor: '2019-03-20' })?.edtf).toBe('2019-03-27')
    expect(readDates('بعد أسبوع', { anchor: '2019-03-20' })).toEqual([])
  })

  it('reads a month in figures only where nothing else is said', () => {
    expect(readDate('08/2006')?.edtf).toBe('2006-08')
    expect(readDate('2006-03')?.edtf).toBe('2006-03')
    expect(readDate('2006-07')).toBeNull()
    expect(readDates('08/2006')).toEqual([])
  })

  it('says how exact a reading is and of what kind', () => {
    const shape = (text: string) => {
      const { precision, kind } = readDate(text, { anchor: '2019-03-20' }) ?? {}
      return `${precision} ${kind}`
    }
    expect(shape('3 نيسان 2016 18:45')).toBe('minute absolute')
    expect(shape('3 نيسان 2016')).toBe('day absolute')
    expect(shape('نيسان 2016')).toBe('month partial')
    expect(shape('عام 2016')).toBe('year partial')
    expect(shape('صيف 2016')).toBe('season partial')
    expect(shape('الربع الأول من 2016')).toBe('quarter partial')
    expect(shape('التسعينيات')).toBe('decade partial')
    expect(shape('من 3 إلى 9 نيسان 2016')).toBe('range range')
    expect(shape('أمس')).toBe('day relative')
    expect(readDate('3 نيسان')?.precision).toBe('month-day')
  })
})
